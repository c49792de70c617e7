from __future__ import annotations

import pytest

from analyser.model.statement import StatementKind
from analyser.statements import indicator_parts, judge
from analyser.statements.figures import Role, figures
from analyser.statements.moments import moments

OBJECTIVE = StatementKind.OBJECTIVE


@pytest.mark.parametrize(
    ("text", "language", "letters"),
    [
        ("By June 2028, 60 % of the pupils of our four schools read a book a month.", "en", (True, True, True)),
        ("To improve the quality of education in Europe.", "en", (False, False, False)),
        ("To read in line with the reading strategy 2021-2027.", "en", (None, False, False)),
        ("Līdz 2028. gada jūnijam 60 % lauku skolu skolēnu katru mēnesi izlasa grāmatu.", "lv", (True, True, True)),
        ("Veicināt izpratni par Eiropas vērtībām.", "lv", (False, False, False)),
        ("Uz pusi samazināt pārtikas atkritumus skolu ēdnīcās.", "lv", (True, True, False)),
        ("Our association, which trained 300 teachers in 2019, wants better inclusion.", "en", (None, False, False)),
        ("Since 2015 we have organised 12 exchanges; pupils will be more open-minded.", "en", (None, False, False)),
        ("Biedrība, kas 2019. gadā apmācīja 300 skolotājus, vēlas labāku iekļaušanu.", "lv", (None, False, False)),
        ("The school, which was founded in 2015, trains 40 teachers by June 2028.", "en", (None, True, True)),
        (
            "Call 2026: teachers of rural schools read aloud to pupils with dyslexia (page 14).",
            "en",
            (True, False, False),
        ),
    ],
)
def test_letters(text: str, language: str, letters: tuple[bool | None, bool, bool]) -> None:
    found = judge(text, language, OBJECTIVE)
    if letters[0] is not None:
        assert found.specific is letters[0]
    assert (found.measurable, found.time_bound) == letters[1:]
    assert {letter for letter, _ in found.reasons} == {"specific", "measurable", "time_bound"}


def test_evidence_is_the_words_that_decide() -> None:
    text = "By June 2028, 60 % of the pupils read a book a month."
    evidence = {letter: text[span.start : span.end] for letter, span in judge(text, "en", OBJECTIVE).evidence}
    assert evidence["measurable"] == "60 %"
    assert evidence["time_bound"].endswith("June 2028")


def test_unknown_language_is_not_judged() -> None:
    found = judge("Bis Juni 2028 lesen 60 % der Kinder ein Buch.", "xx", OBJECTIVE)
    assert (found.specific, found.measurable, found.time_bound) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("Loans rise from 110 to 132 a month.", "en", Role.BASELINE),
        ("Pupils aged 10 read.", "en", Role.NAME),
        ("See page 14 of the annex.", "en", Role.NAME),
        ("A five-day camp.", "en", Role.DURATION),
        ("The project has EUR 60 000.", "en", Role.NAME),
        ("Īpatsvars pieaug no 14 % līdz 35 %.", "lv", Role.BASELINE),
        ("Skolēni 5. klasē lasa.", "lv", Role.NAME),
    ],
)
def test_role_of_the_first_number(text: str, language: str, role: Role) -> None:
    assert figures(text, language)[0].role is role


@pytest.mark.parametrize(
    ("text", "language", "goal"),
    [
        ("by month 18", "en", True),
        ("according to the survey of 2024", "en", False),
        ("the strategy 2021-2027", "en", False),
        ("by 2025", "en", True),
        ("līdz projekta beigām", "lv", True),
        ("2025. gadā bija 20", "lv", False),
        ("2030. gada dienaskārtība", "lv", None),
    ],
)
def test_whether_a_date_is_that_of_the_goal(text: str, language: str, goal: bool | None) -> None:
    found = moments(text, language)
    assert (found[0].goal if found else None) is goal


def test_parts_of_an_indicator() -> None:
    parts = indicator_parts("60 % of pupils borrow a book (baseline 35 %) by June 2028, library register", "en")
    assert (parts.baseline, parts.target, parts.unit) == ("35 %", "60 %", "%")
    assert (parts.due, parts.verification) == ("June 2028", "library register")


def test_parts_of_a_latvian_indicator() -> None:
    parts = indicator_parts(
        "Vismaz 45 pedagogi līdz 20. mēnesim izstrādā scenāriju; avots: vērtēšanas protokoli.", "lv"
    )
    assert (parts.baseline, parts.target, parts.unit) == (None, "45", "pedagogi")
    assert (parts.due, parts.verification) == ("20. mēnesim", "vērtēšanas protokoli")
