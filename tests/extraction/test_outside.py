"""Drafts whose layout and wording the catalogue has not seen: translations of one's own, other tables, no styles."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from analyser.extraction import rewording
from analyser.extraction.folding import fold
from analyser.model.application import Role
from tests.extraction.drafts import application, built, fields, text

REWORDINGS = Path(__file__).resolve().parents[1] / "evaluation" / "rewordings.toml"
QUESTIONS = tomllib.loads(REWORDINGS.read_text(encoding="utf-8"))
NEARER_TO_ANOTHER = {("lv", "needs.addressed"), ("lv", "impact.wider"), ("en", "needs.addressed")}
NEARER_TO_ANOTHER |= {("en", "priorities.main"), ("en", "impact.wider")}
"""Rewordings that are nearer to a sister question: there the order of the form decides."""


def draft() -> tuple[object, ...]:
    """Return a Latvian KA220 draft: organisations in blocks, OID first; a narrow table; questions reworded."""
    asked = QUESTIONS["lv"]
    name = "Nosaukums"
    organisations = [
        ("Pieteikuma iesniedzējs", "E10900001", "Talsu vakarskola", "Latvija", "koordinators"),
        ("Partnerorganizācija", "E10900002", "Kuressaare Õpikoda", "Igaunija", "partneris"),
        ("Partnerorganizācija", "E10900003", "Escuela Taller Soria", "Spānija", "partneris"),
        ("Asociētais partneris", "E10900004", "Talsu bibliotēka", "Latvija", "asociētais partneris"),
    ]
    parts: list[object] = [
        (1, "Pamatinformācija"),
        [("Projekta nosaukums", "„Vakara skola”"), ("Projekta sākuma datums", "2026. gada 1. septembris"),
         ("Projekta vienreizējais maksājums (EUR)", "250 000,00")],
        (1, "Iesaistītās organizācijas"),
    ]  # fmt: skip
    for heading, oid, title, country, role in organisations:
        parts += [(2, heading), [("OID", oid), (name, title), ("Valsts", country), ("Loma", role)]]
    parts += [(1, "Projekta atbilstība")]
    for field in ("relevance.motivation", "relevance.objectives", "relevance.innovation", "relevance.eu_value"):
        parts += [asked[field], f"Atbilde par {field} ir te, un tā ir gana gara."]
    parts += [(1, "Projekta plānošana un īstenošana"), (2, "2. darba pakotne - Nodarbību programma")]
    parts += [
        asked["wp.objectives"],
        "Pedagogi prot vadīt vakara nodarbības.",
        asked["wp.tasks"],
        "Talsi vada, Soria raksta.",
    ]
    parts += [
        [("Aktivitātesnosau kums", "Norises vieta", "Sākuma datums", "Beigu datums", "Vadošā organizācij a",
          "Iesaistītās organizācij as", "Piešķirtā summa (EUR)"),
         ("Darba sesija Sorijā", "Sorija, Spānija", "05.10.2026.", "09.10.2026.", "Escuela Taller Soria",
          "Talsu vakarskola Kuressaare Õpikoda", "40 000,00")],
        (2, "Budžeta kopsavilkums"),
        [("Organizācija", "Summa (EUR)"), ("Talsu vakarskola", "210 000"), ("Escuela Taller Soria", "40 000"),
         ("Kopā", "250 000")],
    ]  # fmt: skip
    return tuple(parts)


def test_a_latvian_draft_in_other_words_gives_its_facts() -> None:
    document = built(*draft(), running=("Call 2026 Round 1 KA2", "KA220-ADU - Sadarbības partnerības"))  # type: ignore[arg-type]
    found = application(document, "lv")
    assert (found.action, found.title, found.lump_sum_eur) == ("KA220-ADU", "Vakara skola", 250000)
    assert found.start == date(2026, 9, 1)
    assert [(o.oid, o.name, o.country, o.role) for o in found.organisations] == [
        ("E10900001", "Talsu vakarskola", "LV", Role.COORDINATOR),
        ("E10900002", "Kuressaare Õpikoda", "EE", Role.PARTNER),
        ("E10900003", "Escuela Taller Soria", "ES", Role.PARTNER),
        ("E10900004", "Talsu bibliotēka", "LV", Role.ASSOCIATED),
    ]
    (activity,) = found.activities
    assert (activity.title, activity.work_package, activity.amount_eur) == ("Darba sesija Sorijā", "WP2", 40000)
    assert (activity.lead, activity.participants) == ("P3", ("P1", "P2"))
    answers = fields(found, document)
    for field in ("relevance.motivation", "relevance.objectives", "relevance.innovation", "relevance.eu_value"):
        assert answers[field, None] == f"Atbilde par {field} ir te, un tā ir gana gara."
    assert answers["wp.objectives", "WP2"] == "Pedagogi prot vadīt vakara nodarbības."
    assert answers["wp.tasks", "WP2"] == "Talsi vada, Soria raksta."


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_reworded_question_is_nearest_to_its_own_field(language: str) -> None:
    for field, question in QUESTIONS[language].items():
        found = rewording.likeness(tuple(fold(question).split()))
        best = max(value for value, _ in found.values())
        if (language, field) not in NEARER_TO_ANOTHER:
            assert found[field][0] >= best - 0.005, question


def test_prose_asks_nothing() -> None:
    document = text(
        "KA220-VET\n\nWhat makes your proposal innovative?\n"
        "The partners will describe the objectives of the project to learners in three countries.\n"
        "Who will learn what? That is decided by the teachers.\n\n"
        "How will this project address these needs?\nBy lessons.\n"
    )
    found = {field.id for field in application(document).fields}
    assert found <= {"relevance.innovation", "needs.response", "context.action"}


def test_numbered_lines_without_styles_head_activities() -> None:
    document = built(
        "KA210-VET, 2026. gada konkurss", "Koordinators: Kandavas skola, Latvija (E10900011)",
        "Partneris 1: Seinä Koulu, Somija (E10900012)", "7. Aktivitātes", "7.1. Ievada tikšanās Kandavā",
        "Laiks: 12.10.2026. – 14.10.2026.", "Vieta: Kandava, Latvija", "Vada: Kandavas skola", "Summa: 9 500 EUR",
        "7.2. Darbnīcas", "Laiks: 01.02.2027. – 30.11.2027.", "Vieta: Seinejoki, Somija", "Summa: 20 500 EUR",
    )  # fmt: skip
    found = application(document, "lv")
    assert [(a.title, a.start, a.amount_eur) for a in found.activities] == [
        ("Ievada tikšanās Kandavā", date(2026, 10, 12), 9500),
        ("Darbnīcas", date(2027, 2, 1), 20500),
    ]


def test_a_role_behind_the_name_counts() -> None:
    document = text(
        "KA220-SCH\n\nPartneri\n- Ogres skola (Latvija), koordinators, OID E10900021\n"
        "- Biedrība Purvs (Latvija), asociētais partneris\n- Soo Kool (Igaunija), partneris, OID E10900022\n"
    )
    roles = {o.name: o.role for o in application(document, "lv").organisations}
    assert roles == {"Ogres skola": Role.COORDINATOR, "Soo Kool": Role.PARTNER, "Biedrība Purvs": Role.ASSOCIATED}


def test_details_below_the_heading_of_an_organisation_are_its_own() -> None:
    """A comma in the name does not make two of it."""
    document = built(
        (1, "Participating Organisations"), (3, "Applicant - St. Ita's School, Inishbofin (E10900031 - IE)"),
        (4, "Applicant details"), [("Legal name", "St. Ita's School, Inishbofin"), ("Country", "Ireland")],
        (2, "Partner Organisations"), (3, "Skole Nord (E10900032 - DK)"), (4, "Partner details"),
        [("Legal name", "Skole Nord"), ("Country", "Denmark")],
        running=("Call 2026 Round 1 KA2", "KA210-SCH - Small-scale partnerships"),
    )  # fmt: skip
    assert [(o.oid, o.name) for o in application(document).organisations] == [
        ("E10900031", "St. Ita's School, Inishbofin"),
        ("E10900032", "Skole Nord"),
    ]


def test_the_legal_name_is_taken_whole() -> None:
    document = built(
        (1, "Participating Organisations"), (2, "Applicant organisation"),
        [("OID", "E10900041"), ("Legal name", "School of Crafts, Design and Media, Kilkenny"), ("Country", "Ireland")],
        running=("Call 2026 Round 1 KA2", "KA210-SCH - Small-scale partnerships"),
    )  # fmt: skip
    (found,) = application(document).organisations
    assert (found.name, found.country) == ("School of Crafts, Design and Media, Kilkenny", "IE")


def test_quotation_marks_are_no_part_of_a_title() -> None:
    document = text("KA210-VET\n\nProjekta nosaukums: „Maize bez steigas”\nAkronīms: MAIZE\n")
    found = application(document, "lv")
    assert found.title == "Maize bez steigas"
    assert document.quote(dict(found.facts)["context.title"]) == "Maize bez steigas"


def test_questions_in_a_language_without_a_catalogue_are_not_reworded_ones() -> None:
    """They share international words with the English ones: their order tells more (see inference)."""
    labels = tomllib.loads(REWORDINGS.with_name("labels.toml").read_text(encoding="utf-8"))
    found = [rewording.likeness(tuple(fold(text).split())) for asked in labels.values() for text in asked.values()]
    assert not any(found)
