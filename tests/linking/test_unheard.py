"""Statements that nothing else in a draft speaks of."""

from __future__ import annotations

import pytest

from analyser.linking.unheard import Unheard
from analyser.model.application import Activity, Application, Field, Indicator, Need, Objective, Result, TargetGroup
from analyser.model.document import Document
from analyser.model.span import Span

PLAN = " ".join(
    a + b + c
    for a in "bdfghklm"
    for b in "aeiou"
    for c in ("rter", "ndel", "ssot", "ltra", "mper", "rgan", "stil", "vock")
)
SLEEP = "Riders suffer from insomnia, nightmares and headaches."
BRAKES = "Riders cannot mend brakes and gears."
GAME = "A card game for riders with pockets."
LONELY = (2.0, 0.0, 0.05, 0.05, 0.0)
LESS = 1.0
"""What is first known of the others."""
LIKELY = (2.0,)
"""What the links say of a statement that is left alone rather than not."""


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def answer(name: str, span: Span) -> Field:
    return Field(id=name, label="", span=span, characters=len(span))


def with_needs(plan: str, *needs: str, language: str | None = "en") -> Unheard:
    listed = "\n".join(needs)
    document = Document("draft", "txt", f"{listed}\n{plan}")
    application = Application(
        fields=(answer("needs.addressed", Span(0, len(listed))),),
        needs=tuple(Need(id=f"N{n}", text=one, span=span_of(listed, one)) for n, one in enumerate(needs, 1)),
    )
    return Unheard(document, application, language, semantic=False)


def with_result(plan: str, activity: str | None = None, field: str = "wp.results", indicator: str = "") -> Unheard:
    document = Document("draft", "txt", f"{GAME}\n{plan}\n{indicator}")
    at = Span(0, len(GAME))
    indicators = (Indicator(id="I1", text=indicator, span=span_of(document.text, indicator)),) if indicator else ()
    result = Result(id="R1", text=GAME, activity=activity, span=at, field=field)
    application = Application(fields=(answer(field, at),), results=(result,), indicators=indicators)
    return Unheard(document, application, "en", semantic=False)


def test_a_need_of_words_that_stand_nowhere_else_is_told() -> None:
    unheard = with_needs(f"{PLAN} A workshop: riders mend brakes and gears.", BRAKES, SLEEP)
    assert (unheard.tells("N1", LONELY, LESS), unheard.tells("N2", LONELY, LESS)) == (False, True)


def test_a_need_that_the_plan_speaks_of_is_not_told() -> None:
    assert not with_needs(f"{PLAN} An evening for riders on insomnia, nightmares and headaches.", SLEEP).tells(
        "N1", LONELY
    )


@pytest.mark.parametrize(("plan", "language"), [("An evening on brakes.", "en"), (PLAN, None)])
def test_outlines_and_languages_without_stop_words_are_not_judged(plan: str, language: str | None) -> None:
    unheard = with_needs(plan, SLEEP, language=language)
    assert (unheard.is_whole, "N1" in unheard) == (False, False)


def test_a_result_in_a_list_is_told_when_no_one_makes_it() -> None:
    assert with_result(PLAN).tells("R1", LIKELY)
    assert not with_result(f"{PLAN} Riders with deep pockets invent a card game.").tells("R1", LIKELY)


@pytest.mark.parametrize(("activity", "field"), [("A1", "wp.results"), (None, "impact.sustainability")])
def test_a_result_of_an_activity_or_in_other_answers_is_not_judged(activity: str | None, field: str) -> None:
    assert "R1" not in with_result(PLAN, activity, field)


def test_indicators_measure_what_they_name() -> None:
    assert with_result(PLAN, indicator="300 copies of the game").is_measured("R1")
    assert not with_result(PLAN, indicator="300 copies of the song").is_measured("R1")


def test_where_most_are_told_the_draft_is_brief() -> None:
    unheard = with_needs(PLAN, SLEEP, BRAKES, "Roads are dark in winter.")
    assert unheard.doubted(["N1", "N2"]) == {"N1", "N2"}
    assert unheard.doubted(["N1"]) == frozenset()


def test_the_general_aim_above_the_objectives_is_not_told() -> None:
    texts = ["Roads become kinder.", "30 riders mend brakes.", "20 roads get lamps by 2028."]
    listed = "\n".join(texts)
    objectives = tuple(Objective(id=f"O{n}", text=one, span=span_of(listed, one)) for n, one in enumerate(texts, 1))
    unheard = Unheard(
        Document("draft", "txt", f"{listed}\n{PLAN}"), Application(objectives=objectives), "en", semantic=False
    )
    assert [unheard.tells(f"O{n}", LIKELY) for n in (1, 2, 3)] == [False, True, True]


@pytest.mark.parametrize(
    ("title", "group", "told"),
    [
        ("Activity 6: Steering", "Riders with fewer opportunities", [False, False]),
        ("6. Vadība un grāmatvedība", "Jaunieši ar ierobežotām iespējām", [False, False]),
        ("Carnival parade", "Grandparents of riders, lighthouse keepers and beekeepers of the islands", [True, True]),
    ],
)
def test_what_is_for_all_is_not_told(title: str, group: str, told: list[bool]) -> None:
    document = Document("draft", "txt", f"{title}\n{group}\n{PLAN}")
    application = Application(
        activities=(Activity(id="A1", title=title, span=span_of(document.text, title)),),
        target_groups=(TargetGroup(id="T1", text=group, span=span_of(document.text, group)),),
    )
    unheard = Unheard(document, application, "lv" if "ā" in group + title else "en", semantic=False)
    assert [unheard.tells("A1", LIKELY), unheard.tells("T1", LONELY)] == told


def test_of_the_things_a_result_lists_the_one_nobody_makes_is_shown() -> None:
    text = "A repair course, a lamp handbook with drawings, and a card game for riders with pockets."
    document = Document("draft", "txt", f"{text}\n{PLAN} Anna plans the repair course and prints a lamp handbook.")
    at = Span(0, len(text))
    result = Result(id="R1", text=text, span=at, field="wp.results")
    unheard = Unheard(
        document, Application(fields=(answer("wp.results", at),), results=(result,)), "en", semantic=False
    )
    assert unheard.tells("R1", LIKELY)
    assert [document.quote(place) for _, place in unheard.told_parts] == ["a card game for riders with pockets."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What cannot be touched: riders trust their neighbours.", "R"),
        ("Needs of the partners: cobblers want to keep their workshops open.", "N"),
        ("In May, none.", "N"),
        ("Indirect beneficiaries are grandparents and cousins of riders.", "T"),
    ],
)
def test_what_no_part_of_the_plan_is_for_is_not_told(text: str, kind: str) -> None:
    document, at = Document("draft", "txt", f"{text}\n{PLAN}"), Span(0, len(text))
    application = Application(
        results=(Result(id="R1", text=text, span=at, field="wp.results"),) if kind == "R" else (),
        needs=(Need(id="N1", text=text, span=at),) if kind == "N" else (),
        target_groups=(TargetGroup(id="T1", text=text, span=at),) if kind == "T" else (),
    )
    unheard = Unheard(document, application, "en", semantic=False)
    links = LIKELY if kind == "R" else LONELY
    assert f"{kind}1" in unheard
    assert not unheard.tells(f"{kind}1", links)


@pytest.mark.parametrize(
    ("language", "doubtful", "usual"),
    [
        ("en", "Sauna evening of cobblers", "Mending evening of cobblers"),
        ("lv", "Pirts vakars kurpniekiem", "Šuvju vakars kurpniekiem"),
    ],
)
def test_leisure_is_more_likely_to_serve_nothing(language: str, doubtful: str, usual: str) -> None:
    def chance(title: str) -> float:
        document = Document("draft", "txt", f"{title}\n{PLAN}")
        activity = Activity(id="A1", title=title, span=Span(0, len(title)))
        return Unheard(document, Application(activities=(activity,)), language, semantic=False).chance("A1", (0.0,))

    assert chance(doubtful) > chance(usual)


def test_what_the_draft_clearly_speaks_of_is_known_when_judged() -> None:
    unheard = with_needs(f"{PLAN} An evening for riders on insomnia, nightmares and headaches.", SLEEP)
    assert not unheard.is_spoken_of("N1")
    unheard.tells("N1", (-3.0, 1.0, 1.0, 1.0, 0.5))
    assert unheard.is_spoken_of("N1")
