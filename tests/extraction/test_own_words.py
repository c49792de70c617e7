"""Drafts that follow the form's order in the writer's own words."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from analyser import readers
from analyser.model.application import Role
from analyser.model.document import Document
from tests.drafts import marked, word
from tests.extraction import drafts

PARTNERS = [
    ("Organizācija", "OID", "Valsts", "Loma", "Īsais nosaukums tekstā"),
    ("Sēlpils centrs", "E10418233", "LV", "koordinators", "centrs"),
    ("Klauwschool De Weide", "E10460187", "NL", "partneris", "Nagu skola"),
    ("Pohjanrannan opisto", "E10275509", "FI", "partneris", "Kokolas koledža"),
]
PACKAGE_LV = (
    (1, "Projekta pieteikums KA220-VET, 2026. gada konkurss"),
    (2, "Dalīborganizācijas"),
    PARTNERS,
    (2, "1. darba pakotne. Projekta vadība"),
    (3, "Kā rīkosieties ar riskiem?"),
    "Pedagogs aiziet: no katras skolas mācās četri cilvēki.",
    (2, "2. darba pakotne. Acs: pamanīt klibumu (01/11/2026–30/04/2028)"),
)
PACKAGE_EN = (
    (1, "Project draft KA220-ADU, Call 2026"),
    (2, "Partners"),
    [
        ("Organisation", "OID", "Country", "Role", "In the text"),
        ("Evening School of Madona", "E10418827", "LV", "coordinator", "the Evening School"),
        ("Stichting Laatste Woord", "E10297741", "NL", "partner", "Last Word"),
    ],
    (2, "Work package 1: Management"),
    (3, "Risks"),
    "A teacher leaves: four people of each school are trained.",
    (2, "Work package 2: Learning to speak"),
)


def page(parts: Sequence[drafts.Part], *more: drafts.Part) -> Document:
    """Return a draft as a Word file gives it: headings, paragraphs with a beginning in bold, items, tables."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "draft.docx")
        text = "\n\n".join(_marked(part) for part in (*parts, *more))
        path.write_bytes(word.render(marked.page(text, "en"), {"lists": True, "bold": True}))
        return readers.read(path, in_child=False)


def _marked(part: drafts.Part) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, tuple):
        return f"{'#' * int(part[0])} {part[1]}"
    rows = ["| " + " | ".join(cells) + " |" for cells in part]
    return "\n".join([rows[0], "|" + "---|" * len(part[0]), *rows[1:]])


def test_activities_are_items_of_flowing_text_beside_a_table_of_costs() -> None:
    """Rows that name an activity by its code alone are no activities, but give its sum."""
    document = page(
        PACKAGE_LV,
        (3, "Kāpēc tieši šāda summa?"),
        [("Aktivitāte", "Aprēķins", "EUR"), ("2.1.", "16 dienas × 800", "12 800"), ("2.2.", "12 × 900", "10 800")],
        (3, "Aktivitātes"),
        "- 2.1. Govju gaitas filmēšana. Vada Kokolas koledža, piedalās centrs un Nagu skola; astoņas saimniecības "
        "Latvijā un Somijā; seminārs 14/12/2026; 01/11/2026–30/04/2027; 12 800 EUR. Divi operatori filmē govis.",
        "- 2.2. Pedagogu nedēļa Leuvardenā. Vada Nagu skola, piedalās visi partneri; 12 pedagogi; "
        "13/09/2027–17/09/2027; 10 800 EUR. No rīta vērtē govis, pēcpusdienā plāno stundu.",
        (3, "Kā aktivitātes ved uz pakotnes mērķiem?"),
        "Filmas dod, uz ko skatīties, nedēļa – ar ko kopā.",
    )
    found = drafts.application(document, "lv")
    assert [a.title for a in found.activities] == ["Govju gaitas filmēšana", "Pedagogu nedēļa Leuvardenā"]
    first, second = found.activities
    assert (first.lead, first.participants) == ("P3", ("P1", "P2"))
    assert (first.start, first.end) == (date(2026, 11, 1), date(2027, 4, 30))
    assert (second.lead, second.participants, second.venue) == ("P2", ("P1", "P2", "P3"), "Leuvardenā")
    assert [a.amount_eur for a in found.activities] == [12800, 10800]
    answers = drafts.fields(found, document)
    assert "16 dienas" in answers["wp.cost_reasoning", "WP2"]
    assert answers["wp.activities_contribution", "WP2"].startswith("Filmas dod")
    assert not found.objectives


def test_activities_are_headings_with_the_number_of_their_package() -> None:
    document = page(
        PACKAGE_EN,
        "**What this package is for.** By May 2028 sixty-four adults can lead a farewell.",
        "**On the table at the end:** a course of 60 hours in four languages.",
        "**How we will see it, in figures.** Adults with a certificate: from 0 to 64 by 31 May 2028, register.",
        "**Why 20 000.** 100 days at 200 EUR make 20 000 EUR, an offer from outside was 31 000 EUR.",
        (3, "2.1. A hundred chairs at the kitchen table"),
        "The Evening School leads and all partners take part from 01/12/2026 to 31/03/2027. Sum 9 000 EUR.",
        (3, "2.2. A week for teachers"),
        "From 04/10/2027 to 08/10/2027 twelve teachers meet in Zutphen, Netherlands. Last Word hosts. Sum 11 000 EUR.",
    )
    found = drafts.application(document)
    assert [a.title for a in found.activities] == ["A hundred chairs at the kitchen table", "A week for teachers"]
    assert [a.work_package for a in found.activities] == ["WP2", "WP2"]
    assert [a.lead for a in found.activities] == ["P1", "P2"]
    assert found.activities[0].participants == ("P1", "P2")
    assert [r.text for r in found.results] == ["a course of 60 hours in four languages."]
    assert [i.work_package for i in found.indicators] == ["WP2"]
    assert "offer from outside" in drafts.fields(found, document)["wp.cost_reasoning", "WP2"]


def test_headings_with_other_numbers_are_no_activities() -> None:
    found = drafts.application(page(PACKAGE_EN, (3, "1.1. A hundred chairs"), "Text.", (3, "3. Later"), "Text."))
    assert [a.title for a in found.activities if a.title.startswith(("A hundred", "Later"))] == []


def test_activities_of_a_table_have_their_text_below_headings_of_the_same_name() -> None:
    """The facts of each stand behind labels in one paragraph."""
    document = page(
        (),
        (1, "Mazais partnerības projekts KA210-VET"),
        (2, "Darbi"),
        [
            ("Nr.", "Darbs", "Vieta", "Laiks", "Vada", "EUR"),
            ("1", "Prasmju saraksts", "Kandava, Latvija", "01/10/2026 – 31/12/2026", "Abavas skola", "5 200"),
            ("2", "Meistaru nedēļa", "Veru, Igaunija", "15/03/2027 – 19/03/2027", "Vana Raam", "12 400"),
        ],
        (3, "1. Prasmju saraksts"),
        "Saturs: skolotāji izjauc sešas vērtnes. Kam: 9 skolotājiem. Mērķim: liek pamatus otrajam mērķim. "
        "Rezultāts: saraksts ar 18 prasmēm. Nauda: ceļš 2 700 EUR, darbs 25 dienas pa 100 EUR, 2 500 EUR.",
        (3, "2. Meistaru nedēļa"),
        "Saturs: meistari atjauno vērtnes. Kam: 9 meistariem. Mērķim: otrais mērķis. Rezultāts: moduļa plāns. "
        "Nauda: 7 braucēji pa 1 100 EUR, 7 700 EUR.",
    )
    found = drafts.application(document, "lv")
    assert [a.title for a in found.activities] == ["Prasmju saraksts", "Meistaru nedēļa"]
    answers = drafts.fields(found, document)
    assert answers["activity.target_group", "A1"] == "9 skolotājiem."
    assert answers["activity.contribution", "A2"] == "otrais mērķis."
    assert answers["activity.results", "A2"] == "moduļa plāns."
    assert answers["activity.cost_reasoning", "A1"].startswith("ceļš 2 700")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "First come the films: 120 recordings. Eighty of them go into the course. Last Word makes a tool of them; "
            "it is used in three schools. The teachers get a guide of ten pages.",
            ["First come the films: 120 recordings.", "Last Word makes a tool of them", "The teachers get a guide"],
        ),
        (
            "lv",
            "Vispirms top filmas: 120 ieraksti. Astoņdesmit no tiem nonāk treniņā. No atlasītajiem veido treniņu; "
            "to saņem trīs skolas. Pedagogi saņem vadlīnijas; pēc nedēļas tās ir 16 cilvēku rokās.",
            ["Vispirms top filmas: 120 ieraksti.", "No atlasītajiem veido treniņu", "Pedagogi saņem vadlīnijas"],
        ),
    ],
)
def test_what_says_more_of_a_result_is_none(language: str, text: str, expected: list[str]) -> None:
    parts, heading = (PACKAGE_EN, "Results") if language == "en" else (PACKAGE_LV, "Kādi būs pakotnes rezultāti?")
    found = drafts.application(page(parts, (3, heading), text), language)
    assert len(found.results) == len(expected)
    assert all(r.text.startswith(begin) for r, begin in zip(found.results, expected, strict=True))


def test_indicators_below_an_objective_are_no_results() -> None:
    document = page(
        (),
        (1, "Projekts KA220-VET"),
        (2, "Kādus mērķus vēlaties sasniegt un kādus rezultātus radīt?"),
        "**1. mērķis (acs).** Līdz 2028. gada 30. aprīlim audzēkņu daļa, kas vērtē pareizi, pieaug no 31 % līdz 70 %.",
        "- Rādītājs 1.a: pareizi vērtējumi; sākumā 31 %, beigās 70 %; filmu tests 2028. gada aprīlī.",
        "- Rādītājs 1.b: pamatojumi; sākumā nav vērtēti, beigās 40 no 60; pedagogu skala, 2028. gada aprīlis.",
        "**2. mērķis (roka).** Līdz 2028. gada 30. jūnijam bez kļūdas strādā 75 % audzēkņu, tagad 18 %.",
        "- Rādītājs 2.a: bez kļūdas; sākumā 18 %, beigās 75 %; pārbaudes lapas, 2028. gada jūnijs.",
    )
    found = drafts.application(document, "lv")
    assert [o.text[:29] for o in found.objectives] == ["Līdz 2028. gada 30. aprīlim a", "Līdz 2028. gada 30. jūnijam b"]
    assert [i.text.partition(";")[0] for i in found.indicators] == ["pareizi vērtējumi", "pamatojumi", "bez kļūdas"]
    assert not found.results


def test_an_objective_stands_below_its_heading_with_its_measure() -> None:
    document = page(
        (),
        (1, "Project KA220-ADU"),
        (2, "What we want to achieve"),
        (3, "Objective 1. Skill"),
        "By 31 May 2028 64 adults can prepare and lead a farewell.",
        "**How we will know.** Certificates: from 0 in 2026 to 64 by 31 May 2028; register of the assessors.",
        (3, "Objective 2. Closeness"),
        "By 30 September 2028 the number of places without a speaker falls from 31 to 10.",
        "**How we will know.** Places on the map: 31 in 2025, 10 by 30 September 2028; signed agreements.",
    )
    found = drafts.application(document)
    assert [o.text[:16] for o in found.objectives] == ["By 31 May 2028 6", "By 30 September "]
    assert [i.text.partition(":")[0] for i in found.indicators] == ["Certificates", "Places on the map"]


def test_objectives_may_be_counted_off_in_running_text() -> None:
    document = page(
        (),
        (1, "Mazais projekts KA210-VET"),
        (2, "Ko gribam panākt"),
        "Gribam trīs lietas. Pirmkārt, līdz 2027. gada 31. decembrim panākt, ka 27 no 36 audzēkņiem atjauno logu. "
        "Otrkārt, līdz 2028. gada 31. janvārim palielināt mācību laiku no 2 līdz 40 stundām. "
        "Treškārt, līdz 2028. gada 31. martam panākt, ka 25 īpašnieki pasūta remontu.",
    )
    found = drafts.application(document, "lv")
    assert [o.text[:12] for o in found.objectives] == ["līdz 2027. g", "līdz 2028. g", "līdz 2028. g"]


def test_questions_in_bold_with_numbers_begin_their_answers() -> None:
    """A reader takes a paragraph that begins with a number for an item of a list."""
    document = page(
        PACKAGE_EN,
        "**6.2.1. What are the aims of the package?** By May 2028 64 adults speak in public.",
        "**6.2.2. What will be the main results?** A course of 60 hours.",
        "**6.2.3. Who takes part, and how many?** Sixty-four adults from villages.",
        "1. **Trust.** Nobody is asked here.",
    )
    found = drafts.application(document)
    assert [o.text for o in found.objectives] == ["By May 2028 64 adults speak in public."]
    assert [r.text for r in found.results] == ["A course of 60 hours."]


def test_target_groups_are_named_at_the_head_of_paragraphs() -> None:
    document = page(
        (),
        (1, "Application form KA220-SCH, Call 2026"),
        (2, "What are the target groups of the project? How do the participating organisations engage with them?"),
        "Pupils aged 11 to 15: 1,120 of the 1,830 pupils of the three schools.",
        "Teachers and substitutes: 161 teachers at the three schools.",
        "Deputy heads and timetable makers: seven people, whom the school boards bring together.",
    )
    found = drafts.application(document)
    assert [t.text.partition(":")[0] for t in found.target_groups] == [
        "Pupils aged 11 to 15",
        "Teachers and substitutes",
        "Deputy heads and timetable makers",
    ]
    assert drafts.fields(found, document)["needs.target_groups", None].startswith("Pupils aged")


def test_the_head_of_a_table_of_labels_asks_nothing() -> None:
    table = [("Field of the form", "Our entry"), ("Project Title", "Cover lessons"), ("Project Acronym", "STANDIN")]
    found = drafts.application(page((), (1, "KA220-SCH, Call 2026"), table))
    assert (found.title, found.acronym) == ("Cover lessons", "STANDIN")
    assert not [field for field in found.fields if field.id.startswith("partnership.")]


def test_an_associated_partner_may_say_more_of_its_role() -> None:
    document = page(
        (),
        (1, "Projekts KA220-ADU"),
        (2, "Kas mēs esam"),
        "- Biedrība „Vakara Skola”, Madona, Latvija, OID E10418827, koordinators.",
        "- Stichting Laatste Woord, Zutfene, Nīderlande, OID E10297741, partneris.",
        "- Apvienība „Klusā Puse”, Latvija, asociētais partneris bez finansējuma, 37 biedri.",
    )
    found = drafts.application(document, "lv")
    assert [o.role for o in found.organisations] == [Role.COORDINATOR, Role.PARTNER, Role.ASSOCIATED]


def test_a_town_that_the_draft_places_is_where_an_activity_is() -> None:
    document = page(
        (),
        (1, "Small project KA210-YOU"),
        "Applicant: Idle Hands Youth (E10384417), Dundalk, Ireland. Partner: Le Banc (E10291853), Verviers, Belgium.",
        (2, "Activities"),
        (3, "Activity 1. The bench course"),
        "In Verviers, from 08/03/2027 to 12/03/2027, the two from Dundalk and ten others learn how to hold an evening. "
        "Le Banc leads. Sixteen carers listen. It takes 11,000 EUR.",
    )
    activity = drafts.application(document).activities[0]
    assert (activity.venue, activity.venue_country) == ("Verviers", "BE")
    assert "whom" in activity.told


def test_needs_with_numbers_and_those_named_by_code_are_no_lists() -> None:
    document = page(
        (),
        (1, "Project KA220-SCH"),
        (2, "What needs do you want to address?"),
        "Need 1: Pupils are the only ones who see these lessons, and they are not asked; 31 % say they learned little.",
        "Need 2: There is nobody to call.",
        "The needs 1 and 2 are those of the schools; N1 is that of towns; the region needs both; all are known.",
    )
    assert [n.text.split()[0] for n in drafts.application(document).needs] == ["Pupils", "There"]


def test_a_heading_may_list_questions_of_a_package_or_name_a_part_of_the_summary() -> None:
    document = page(
        (),
        (1, "Projekts KA220-SCH, 2026. gada konkurss"),
        (2, "2. darba pakotne. Saruna"),
        (3, "Dalībnieki, uzdevumi un izmaksas"),
        "Piedalās 79 skolotāji; īri raksta tekstu; uzskaite ir 40 darba dienas, katra 200 EUR, kopā 8 000 EUR.",
        (2, "Kopsavilkums"),
        (3, "Summary in English: results"),
        "A school procedure, a list of 30 interpreters and a course for teachers.",
    )
    found = {field.id: field for field in drafts.application(document).fields}
    assert set(found["wp.participants"].also) == {"wp.tasks", "wp.cost_reasoning"}
    assert "summary_en.results" in found
