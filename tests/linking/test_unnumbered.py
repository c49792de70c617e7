"""Objectives, needs and results that the references by number leave out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyser.linking.unnumbered import unnumbered
from analyser.model.application import Application, Field, Indicator, Need, Objective, Result
from analyser.model.document import Document
from analyser.model.span import Span

AIMS = ("More adults repair bicycles.", "More towns lend tools.", "More clubs open.", "More riders vote.")


def told(
    plan: str, *statements: str, field: str = "relevance.objectives", spoken_of: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    answer = "\n".join(statements)
    document = Document(name="draft", format="txt", text=f"{answer}\n{plan}")
    spans = [Span(answer.index(one), answer.index(one) + len(one)) for one in statements]
    asked = Field(
        id=field,
        label="Question",
        owner=None,
        span=Span(0, len(answer)),
        label_span=Span(0, 0),
        characters=len(answer),
        limit=None,
        confidence=1.0,
    )
    stated = list(enumerate(zip(statements, spans, strict=True), 1))
    application = Application(action="KA210-ADU", fields=(asked,))
    if field == "relevance.objectives":
        aims = (Objective(id=f"O{n}", text=text, work_package=None, span=at, field=field) for n, (text, at) in stated)
        application = replace(application, objectives=tuple(aims))
    elif field == "needs.addressed":
        application = replace(application, needs=tuple(Need(id=f"N{n}", text=t, span=at) for n, (t, at) in stated))
    else:
        results = (
            Result(id=f"R{n}", text=text, span=at, field=field, code=text.split()[0]) for n, (text, at) in stated
        )
        application = replace(application, results=tuple(results))
    return [(one.statement, one.kind) for one in unnumbered(document, application, spoken_of.__contains__)]


@pytest.mark.parametrize(
    "plan",
    ["A course (objective 1).\nA fair (objectives 2 and 3).", "Kurss (1. mērķis).\nTirgus (2. un 3. mērķis)."],
)
def test_the_objective_that_is_left_out_is_told(plan: str) -> None:
    assert told(plan, *AIMS) == [("O4", "A")]


def test_where_all_are_referred_to_none_is_told() -> None:
    assert told("A course (objective 1).\nA fair (objectives 2, 3 and 4).", *AIMS) == []


def test_of_three_objectives_two_must_be_referred_to_often() -> None:
    plan = "A course (objective 1).\nA fair (objective 2).\nA shed (objectives 1 and 2).\n"
    assert told(plan, *AIMS[:3]) == []
    assert told(f"{plan}A lane (objectives 1 and 2).", *AIMS[:3]) == [("O3", "A")]


def test_an_objective_without_a_number_that_is_spoken_of_is_not_told() -> None:
    plan = "A course (objective 1).\nA fair (objectives 2 and 3)."
    assert told(plan, *AIMS, spoken_of=("O4",)) == []
    assert told(plan, *AIMS, spoken_of=("O1",)) == [("O4", "A")]


def test_the_result_whose_code_stands_beside_no_indicator_is_told() -> None:
    rows = ("Riders trained\tR1", "Tools lent\tR2", "Clubs open\tR3 and R4")
    text = "\n".join(rows)
    places = [Span(text.index(row), text.index(row) + len(row.partition("\t")[0])) for row in rows]
    indicators = tuple(
        Indicator(id=f"I{n}", text=row.partition("\t")[0], span=at)
        for n, (row, at) in enumerate(zip(rows, places, strict=True), 1)
    )
    results = tuple(Result(id=f"R{n}", text="A thing", span=Span(0, 1), code=f"R{n}") for n in range(1, 6))
    document = Document(name="draft", format="txt", text=text)
    found = unnumbered(document, Application(results=results, indicators=indicators))
    assert [(one.statement, one.kind) for one in found if one.kind == "I"] == [("R5", "I")]


def test_two_references_are_no_system() -> None:
    assert told("A course (objective 1).\nA fair (objective 2).", *AIMS[:3]) == []


def test_where_many_are_left_out_the_numbers_say_nothing() -> None:
    assert told("A course (objective 1).\nA fair (objectives 2 and 3).", *AIMS, "More trees.") == []


def test_a_need_without_an_answer_is_told() -> None:
    plan = "Need 1 is answered by a course, need 2 by a fair.\nNeed 3 leads to a club."
    assert told(plan, *AIMS, field="needs.addressed") == [("N4", "O")]


@pytest.mark.parametrize(
    "plan",
    [
        "Needs 1 and 3 are met by a course.\nNeed 2 leads to a club.",
        "Need A is answered by a course, needs B and C by a fair.",
        "The first need is answered by a course, the second by a fair.\nThe club answers the third need.",
        "Pirmajai vajadzībai domāts kurss, otrajai - tirgus, trešajai - klubs.",
        "1. un 2. vajadzībai kalpo kurss.\n3. vajadzībai atbild klubs.",
    ],
)
def test_needs_are_named_by_lists_letters_and_ordinals(plan: str) -> None:
    assert told(plan, *AIMS, field="needs.addressed") == [("N4", "O")]


def test_the_code_that_a_result_bears_is_no_reference() -> None:
    plan = "T2.1 gives R1.\nT2.2 gives R2.\nT3.1 gives R3."
    listed = ("R1 a guide", "R2 a map", "R3 a kit", "R4 a board game")
    assert told(plan, *listed, field="wp.results") == [("R4", "A")]


def test_a_result_no_activity_names_is_told() -> None:
    coded = ("R2.1 a guide", "R2.2 a map", "R3.1 a kit", "R3.2 a board game")
    assert told("T2.1 gives R2.1.\nT2.2 gives R2.2.\nT3.1 gives R3.1.", *coded, field="results.project") == [
        ("R4", "A")
    ]


@pytest.mark.parametrize(
    "plan",
    [
        "A course (objective 2.1).\nA fair (objectives 2.2 and 3.1).",
        "Kurss (2.1. mērķis).\nTirgus (2.2. un 3.1. mērķis).",
    ],
)
def test_the_objective_of_a_package_that_is_left_out_is_told(plan: str) -> None:
    codes = ("O2.1", "O2.2", "O3.1", "O3.2")
    assert told_of_packages(plan, *codes) == [("O3.2", "A")]


def test_where_no_objective_of_a_package_is_referred_to_none_of_it_is_told() -> None:
    plan = "A course (objective 2.1).\nA fair (objectives 2.2 and 2.3)."
    assert told_of_packages(plan, "O2.1", "O2.2", "O2.3", "O3.1") == []


def told_of_packages(plan: str, *codes: str) -> list[tuple[str, str]]:
    text = "\n".join((*AIMS, plan))
    aims = tuple(
        Objective(
            id=code,
            code=code,
            text=one,
            work_package=f"WP{code[1]}",
            span=Span(text.index(one), text.index(one) + len(one)),
        )
        for code, one in zip(codes, AIMS, strict=True)
    )
    found = unnumbered(Document(name="draft", format="txt", text=text), Application(objectives=aims))
    return [(one.statement, one.kind) for one in found]


def test_the_number_a_need_bears_where_it_stands_is_no_reference() -> None:
    needs = [f"Need {n}: {one}" for n, one in enumerate(AIMS, 1)]
    text = "\n".join((*needs, "Need 1 is met by a course, needs 2 and 3 by a fair."))
    stated = tuple(
        Need(id=f"N{n}", code=f"N{n}", text=one, span=Span(text.index(one), text.index(one) + len(one)))
        for n, one in enumerate(AIMS, 1)
    )
    found = unnumbered(Document(name="draft", format="txt", text=text), Application(needs=stated))
    assert [(one.statement, one.kind) for one in found] == [("N4", "O")]
