"""Events that two places call by the same words, and strangers who act as partners."""

from __future__ import annotations

import pytest

from analyser import calls, consistency, extraction
from analyser.config import Config
from analyser.consistency.called import names
from analyser.consistency.passages import words
from analyser.readers import txt

DRAFT = {
    "en": """KA210-SCH

Project Start Date (dd/mm/yyyy): 01/09/2026
Project End Date (dd/mm/yyyy): 31/08/2028

# Partners

| Organisation | City | Country | Role |
| --- | --- | --- | --- |
| Escola do Mar | Oporto | PT | Coordinator |
| Alder School | Cork | IE | Partner |

# Relevance of the project

## Tasks and responsibilities

Alder School keeps the boats and the nets in order. {one}

## Dissemination

The local paper prints a page on the boats each spring. {two}
""",
    "lv": """KA210-SCH

Projekta sākuma datums: 01/09/2026
Projekta beigu datums: 31/08/2028

# Partneri

| Organizācija | Pilsēta | Valsts | Loma |
| --- | --- | --- | --- |
| Krasta skola | Roja | LV | Koordinators |
| Alder School | Cork | IE | Partneris |

# Projekta atbilstība

## Uzdevumu sadale

Krasta skola uztur laivas un tīklus. {one}

## Rezultātu izplatīšana

Vietējā avīze katru pavasari drukā lapu par laivām. {two}
""",
}


def kinds(language: str, one: str, two: str = "") -> set[str]:
    document = txt.parse(DRAFT[language].format(one=one, two=two), name="draft.md", format="md")
    found = extraction.extract(document, calls.load(), language=language, action=None, call=None)
    assert found.application
    return {seen.kind for seen in consistency.observe(document, found.application, None, language, Config())}


@pytest.mark.parametrize(
    ("language", "one", "two", "told"),
    [
        (
            "en",
            "The harbour night of 12 June 2027 shows what was built.",
            "Parents see it in a harbour night on {}.",
            5,
        ),
        (
            "en",
            "On 12 June 2027 crews and masters meet at a rope fair.",
            "The rope fair of {} is open to everybody.",
            5,
        ),
        ("en", "We decide on 12 June 2027 how the harbour night is run.", "Parents come to a harbour night on {}.", 0),
        ("lv", "Skolēni 2027. gada 12. jūnijā rīko tīklu vakaru.", "Vecākus aicinām uz tīklu vakaru {}.", 5),
        ("lv", "Tīklu vakars 2027. gada 12. jūnijā parāda padarīto.", "Kaimiņi nāk uz tīklu vakaru {}.", 5),
        ("lv", "Darba diena ir 2027. gada 12. jūnijā.", "Darba dienā {} skaitām laivas.", 0),
    ],
)
def test_an_event_of_one_name_has_one_date(language: str, one: str, two: str, told: int) -> None:
    same, other = {"en": ("12 June 2027", "26 June 2027"), "lv": ("2027. gada 12. jūnijā", "2027. gada 26. jūnijā")}[
        language
    ]
    assert "date-differs" not in kinds(language, one, two.format(same))
    assert ("date-differs" in kinds(language, one, two.format(other))) is bool(told)


def test_names_of_events_leave_out_what_happens_again_and_again() -> None:
    text = "Before the course, open gate days and a working week, two days of talk and a project meeting"
    assert {one for one in names(words(text, "en"), text, "en") if not one.startswith("-")} == {"gate day"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The University of Sligo as a partner keeps the money of the journeys."),
        ("en", "Sligo Boat School, as a full partner, brings forty oars."),
        ("lv", "Par mācību saturu kā partneris atbild Ventas Jūras amatu skola."),
        ("lv", "Par saturu atbild Ventas Jūras amatu skola."),
    ],
)
def test_who_acts_as_a_partner_has_to_be_one(language: str, sentence: str) -> None:
    assert "organisation-not-in-partnership" in kinds(language, sentence)


def test_a_partner_may_act_as_one() -> None:
    assert "organisation-not-in-partnership" not in kinds("en", "Alder School as a partner keeps the money.")
