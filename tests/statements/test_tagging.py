from __future__ import annotations

import pytest

from analyser.statements.parts import part_spans
from analyser.statements.tagging.compared import compared, values
from analyser.statements.tagging.dated import dated, dates
from analyser.statements.tagging.headed import behind_target, head
from analyser.statements.tagging.tokens import nearness, tokens
from analyser.text.fold import fold


def _words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


def test_values_are_read_with_amount_and_kind() -> None:
    text = "Farms with a plan: none in 2025, 3 of 12 by M12, 25 %, 4.5, half"
    found = values(fold(text), text, "en", tokens(text))
    assert [(value.kind, value.amount) for value in found] == [
        ("nothing", 0.0),
        ("fraction", 0.25),
        ("share", 25.0),
        ("decimal", 4.5),
        ("fraction", 0.5),
    ]


def test_the_larger_of_two_listed_values_is_seen() -> None:
    text = "Fathers at play mornings | 30 | 4"
    found = tokens(text)
    seen = compared(found, values(fold(text), text, "en", found))
    larger, smaller = (seen[_words(text).index(number)] for number in ("30", "4"))
    assert {"VBmost", "VBnext>", "VBnext>L"} <= set(larger)
    assert {"VBleast", "VBlast<", "VBend"} <= set(smaller)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Shops: 4 in May 2026, 9 in June 2028", "en"), ("Veikali: 2026. gada maijā 4, 2028. gada jūnijā 9", "lv")],
)
def test_the_later_of_two_dates_is_seen(text: str, language: str) -> None:
    found = tokens(text)
    seen = dated(found, dates(fold(text), text, language, found))
    first, last = (seen[_words(text).index(year)] for year in ("2026", "2028"))
    assert {sign[2:] for sign in first} >= {"earliest", "past"}
    assert {sign[2:] for sign in last} >= {"latest", "ahead"}


def test_the_unit_is_the_noun_behind_the_target() -> None:
    found = tokens("Lessons outside: 3 lessons now, 8 lessons in May")
    words = [token.word for token in found]
    assert behind_target(found, words.index("8"), (0, 0)) == (words.index("8") + 1, words.index("8") + 1)
    assert behind_target(found, words.index("outside"), (0, 0)) == (0, 0)


@pytest.mark.parametrize(
    ("text", "read", "counted"),
    [
        ("Skolēnu zināšanu pieaugums: 3, tad 5", "skolēnu", "pieaugums"),
        ("Skolotāju (ar bērniem) uzticība skolai: 3, tad 5", "skolotāju", "uzticība"),
        ("Skolēnu skaits pulciņā: 3, tad 5", "skolēnu", "skolēnu"),
        ("Skolēni, kam ir plāns: 3, tad 5", "skolēni", "skolēni"),
    ],
)
def test_the_head_of_a_genitive_is_counted(text: str, read: str, counted: str) -> None:
    found = tokens(text)
    words = [token.word for token in found]
    place = words.index(read)
    assert head(found, (place, place), (), {place}, "lv") == (words.index(counted), words.index(counted))


def test_a_genitive_behind_a_value_stays() -> None:
    found = tokens("Vismaz 30 skolēnu pieteikums")
    assert head(found, (2, 2), ((1, 1),), {1, 2}, "lv") == (2, 2)


@pytest.mark.parametrize(
    ("text", "baseline", "target", "unit"),
    [
        ("Bus logs / M18 / families taking part in the choir / 24 / 6", "6", "24", "families"),
        ("In 2025 two ports kept a log; in 2028 nine ports do (harbour office)", "two", "nine", "ports"),
    ],
)
def test_parts_told_by_their_order_alone(text: str, baseline: str, target: str, unit: str) -> None:
    spans = part_spans(text, "en")
    read = {name: text[span.start : span.end] for name, span in spans.items()}
    assert (read.get("baseline"), read.get("target"), read.get("unit")) == (baseline, target, unit)


def test_steps_grow() -> None:
    assert [nearness(steps) for steps in (1, 2, 4, 5, 8, 9, 30)] == [1, 2, 4, 5, 5, 6, 6]
