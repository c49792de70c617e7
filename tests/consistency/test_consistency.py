"""Counted things, their sums and the names of a project, as consistency reads them."""

from __future__ import annotations

import pytest

from analyser import calls, consistency, extraction
from analyser.config import Config
from analyser.consistency.counting import mentions
from analyser.consistency.passages import sentences
from analyser.readers import txt
from analyser.text import detect
from tests.evaluation.consistency import gold, spans

LABELS = {
    "en": "# Relevance of the project\n\n## Objectives\n\n",
    "lv": "# Projekta atbilstība\n\n## Projekta mērķi\n\n",
}
DRAFTS = tuple(gold())


def counted(text: str, language: str) -> list[tuple[float, str]]:
    document = txt.parse(f"KA220-SCH\n\n{LABELS[language]}{text}\n", name="draft.md", format="md")
    found = extraction.extract(document, calls.load(), language=language, action=None, call=None)
    assert found.application
    return [(m.value, m.noun) for m in mentions(sentences(document, found.application, language), None)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "We train 60 vocational school teachers in Riga next spring.", (60, "teacher")),
        ("en", "By June we record twelve short films about the river and its mill.", (12, "video")),
        ("en", "Trainers with a certificate of the course: 18 by 30 June 2027 (list).", (18, "trainer")),
        ("lv", "Kursā nākamajā pavasarī mācās 36 jaunatnes darbinieki no trim valstīm.", (36, "darbinieks")),
        ("lv", "Līdz jūnijam uzņemsim desmit mācību video par upi un dzirnavām.", (10, "video")),
        ("lv", "Šajā darbnīcā seši autori raksta moduli par upi un tās krastiem.", (6, "autors")),
        ("en", "By June 2028 at least 140 of 200 learners read the tide table alone.", (200, "learner")),
        ("en", "In autumn we find and teach 72 net-menders in the three harbours.", (72, "net-mender")),
        ("lv", "Rudenī uzņemsim sešas divu minūšu filmas par upi un dzirnavām.", (6, "video")),
    ],
)
def test_the_noun_a_number_counts(language: str, text: str, expected: tuple[float, str]) -> None:
    assert expected in counted(text, language)


PARTNERS = """# Partners

| Organisation | City | Country | Role |
| --- | --- | --- | --- |
| Escola do Mar | Oporto | PT | Coordinator |
| Alder School | Cork | IE | Partner |
"""
KITES = """KA210-SCH

Project Start Date (dd/mm/yyyy): 01/09/2026
Project End Date (dd/mm/yyyy): 31/08/2028

# Relevance of the project

## Objectives

By May 2028 the three schools own 40 measuring kites that pupils built and flew.

# Activities

## Activity title: Building

### Content of the activity

Pupils of the three schools build {built} measuring kites in the winter and learn to fly them at the shore.

### Expected results

{result} measuring kites with a log of their flights.

# Impact

## How will you sustain the results

The 40 measuring kites stay at the schools, and the log of each is kept with it.
"""


@pytest.mark.parametrize(
    ("built", "result", "told"),
    [(40, 40, False), (48, 40, True), (40, 32, True), (40, 10, False), (120, 40, False)],
)
def test_a_number_alone_against_several_is_told_if_it_is_of_one_size(built: int, result: int, told: bool) -> None:
    document = txt.parse(KITES.format(built=built, result=result), name="draft.md", format="md")
    found = extraction.extract(document, calls.load(), language="en", action=None, call=None)
    assert found.application
    seen = consistency.observe(document, found.application, found.call, "en", Config())
    assert any(one.kind == "number-differs" for one in seen) is told


PLAN = """KA220-SCH

# Work package 2: Kits

## Number and profile of the participants

24 teachers of Alder School and 96 pupils take part.

## How the amount of the work package was determined

Of 310 teachers asked, most agree. We need 40 working days and 70 days of trainers at 190 EUR.
"""


def test_people_and_working_days_are_quoted_by_work_package() -> None:
    document = txt.parse(PLAN, name="draft.md", format="md")
    found = extraction.extract(document, calls.load(), language="en", action=None, call=None)
    assert found.application
    stated = {one.owner: one for one in consistency.people(document, found.application, "en")}
    assert [document.quote(span) for span in stated["WP2"].participants] == ["24 teachers", "96 pupils"]
    assert [document.quote(span) for span in stated["WP2"].days] == ["40 working days", "70 days"]


@pytest.mark.parametrize("draft", [d for d in DRAFTS if d.part == "dev"], ids=lambda d: d.name)
def test_good_drafts_are_left_alone_and_spans_lie_inside(draft: object) -> None:
    from tests.evaluation.consistency import Gold

    assert isinstance(draft, Gold)
    document = txt.parse(draft.text, name="draft.md", format="md")
    language, _ = detect.languages(document)
    found = extraction.extract(document, calls.load(), language=language, action=None, call=None)
    assert found.application
    seen = consistency.observe(document, found.application, found.call, language, Config())
    assert len(seen) <= 1
    broken = draft.text
    for plant in draft.plants[:4]:
        broken = broken.replace(plant["old"], plant["new"], 1)
    changed = txt.parse(broken, name="draft.md", format="md")
    facts = extraction.extract(changed, calls.load(), language=language, action=None, call=None)
    assert facts.application
    observed = consistency.observe(changed, facts.application, facts.call, language, Config())
    assert len(observed) >= 2
    assert all(0 <= start < end <= len(broken) for one in observed for start, end in spans(one))


@pytest.mark.parametrize(("day", "told"), [("14 June 2027", True), ("7 June 2027", False)])
def test_a_day_of_one_matter_at_one_place_is_told_if_another_answer_names_another(day: str, told: bool) -> None:
    draft = KITES.format(built=40, result=40).replace(
        "at the shore.", f"at the shore. The farewell regatta in Oporto is on {day}."
    )
    draft += "\nParents come to Oporto for the farewell regatta on 7 June 2027.\n"
    draft = draft.replace("# Relevance", f"{PARTNERS}\n# Relevance")
    document = txt.parse(draft, name="draft.md", format="md")
    found = extraction.extract(document, calls.load(), language="en", action=None, call=None)
    assert found.application
    seen = consistency.observe(document, found.application, found.call, "en", Config())
    assert any(one.kind == "date-differs" for one in seen) is told


SHORE = """KA220-SCH

# Work package 2: Kites

## Objectives of the work package

By May 2028 pupils of three schools measure the wind with kites that they have built.

## Activities

**Building in winter**

| Activity 2.1 | |
|---|---|
| Venue | three schools |
| Dates | 01/11/2027-28/02/2028 |
| Leading organisation | Alder School |
| Amount | 9 000 EUR |

All 30 classes build a kite of paper and reed, and a pupil of each class keeps the log of its flights.

**Flying in spring**

| Activity 2.2 | |
|---|---|
| Venue | the shore |
| Dates | 01/03/2028-31/05/2028 |
| Leading organisation | Alder School |
| Amount | 6 000 EUR |

A2.1. What was built is tied to a line of forty metres, and every class reads the wind at noon.

## Number and profile of the participants

480 pupils of 24 classes take part.
"""


def test_prose_under_no_question_is_read_where_it_stands_among_the_answers_of_a_work_package() -> None:
    document = txt.parse(SHORE, name="draft.md", format="md")
    found = extraction.extract(document, calls.load(), language="en", action=None, call=None)
    assert found.application
    places = {one.text: one.place for one in sentences(document, found.application, "en")}
    (built,) = (place for text, place in places.items() if text.startswith("All 30 classes"))
    (tied,) = (place for text, place in places.items() if "tied to a line" in text)
    assert built == tied == f"{found.application.activities[0].id}/activity.content"
