"""How the values of an indicator stand to each other: which is larger, which is listed behind which, what is near."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.figures import figures
from analyser.statements.moments import moments
from analyser.statements.tagging.tokens import Token, covered, nearness
from analyser.text.numbers import numbers, value_of

_RANGE = re.compile(r"[-–]")
_DECIMAL = re.compile(r"\d[.,]\d")
_SHARE = re.compile(r"%|per ?cent|procent")
_DIGITS = re.compile(r"\d[\d.,\u00a0 ]*")
_MANY, _LISTED, _STEM = 4, 2, 4
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Value:
    """A value: its first and last token, its amount, and its kind (nothing, fraction, share, decimal, count)."""

    first: int
    last: int
    amount: float
    kind: str

    def is_like(self, other: Value) -> bool:
        """Say whether two values can be of one scale."""
        kinds = {self.kind, other.kind}
        return len(kinds) == 1 or "nothing" in kinds or kinds == {"count", "decimal"}

    def beside(self, other: Value) -> str:
        """Say how the value stands to another: larger, smaller or equal, of another kind."""
        if not self.is_like(other):
            return "x"
        return ">" if self.amount > other.amount else "<" if self.amount < other.amount else "="


def values(folded: str, text: str, language: str | None, found: tuple[Token, ...]) -> tuple[Value, ...]:
    """Return what can be a value, in order: numbers, fractions, words for nothing; dates left out."""
    dated = [moment.span for moment in moments(text, language)]
    spans = [figure.span for figure in figures(text, language)]
    for pattern in (cues.pattern(language, "nothing", "one", "fraction"), cues.whole_number(language)):
        listed = (Span(*match.span()) for match in pattern.finditer(folded))
        spans += [span for span in listed if not any(span.overlaps(other) for other in spans)]
    return tuple(
        _value(folded[span.start : span.end], language, places)
        for span in sorted(spans)
        if not any(span.overlaps(other) for other in dated) and (places := covered(found, span))
    )


def _value(piece: str, language: str | None, places: Sequence[int]) -> Value:
    amounts = [number.value for number in numbers(piece, language)]
    share = _SHARE.search(piece) is not None
    if len(amounts) > 1 and amounts[1] and not _RANGE.search(piece):
        amount, kind = amounts[0] / amounts[1], "fraction"
    elif cues.pattern(language, "nothing").search(piece):
        amount, kind = 0.0, "nothing"
    elif amounts:
        amount, kind = amounts[0], "share" if share else "decimal" if _DECIMAL.search(piece) else "count"
    elif digits := _DIGITS.search(piece):
        amount, kind = value_of(digits[0]), "count"
    else:
        fraction = cues.pattern(language, "fraction").search(piece) is not None
        amount, kind = (_HALF, "fraction") if fraction else (1.0, "count")
    return Value(places[0], places[-1], amount, kind)


def compared(found: tuple[Token, ...], listed: tuple[Value, ...]) -> list[list[str]]:
    """Return what is seen at each token: of a value how it stands to the others, else the values around."""
    seen = [_near(found, place, listed) for place in range(len(found))]
    for order, value in enumerate(listed):
        signs = _signs(found, listed, order)
        for place in range(value.first, value.last + 1):
            head = "I" if place > value.first else "B"
            seen[place] += [f"V{head}{sign}" for sign in signs]
    return seen


def _signs(found: tuple[Token, ...], listed: tuple[Value, ...], order: int) -> list[str]:
    value = listed[order]
    like = [other for other in listed if value.is_like(other)]
    signs = [
        value.kind,
        f"{value.kind}{order}of{min(len(listed), _MANY)}",
        f"like{like.index(value)}of{min(len(like), _MANY)}",
    ]
    for name, step in (("last", -1), ("next", 1)):
        if 0 <= order + step < len(listed):
            signs += [name + sign for sign in _pair(found, value, listed[order + step])]
        else:
            signs.append(f"{name}^")
    if len(like) > 1:
        amounts = [other.amount for other in like]
        signs += ["most"] if value.amount == max(amounts) else []
        signs += ["least"] if value.amount == min(amounts) else []
    return signs + ["end"] * (order == len(listed) - 1)


def _pair(found: tuple[Token, ...], value: Value, other: Value) -> list[str]:
    """Return how a value stands to the one before or behind it: amount, what is between, the nouns that follow."""
    left, right = sorted((value, other), key=lambda one: one.first)
    between = [token.word for token in found[left.last + 1 : right.first]]
    listed = len(between) <= _LISTED and not any(word.isalpha() for word in between)
    joint = "L" if listed else "w"
    nouns = [_stem(found, one.last + 1) for one in (left, right)]
    same = nouns[0] == nouns[1] and nouns[0].isalpha()
    amount = value.beside(other)
    return [amount, amount + joint, joint + (between[0] if len(between) == 1 else ""), "same" if same else "other"]


def _stem(found: tuple[Token, ...], place: int) -> str:
    return found[place].word[:_STEM] if place < len(found) else ""


def _near(found: tuple[Token, ...], place: int, listed: tuple[Value, ...]) -> list[str]:
    """Return the nearest values before and behind a token: how far, which of them all, larger than the last or not."""
    before = next((order for order in reversed(range(len(listed))) if listed[order].last < place), None)
    behind = next((order for order in range(len(listed)) if listed[order].first > place), None)
    seen: list[str] = []
    for name, order in (("b", before), ("a", behind)):
        if order is None:
            seen.append(f"N{name}^")
            continue
        value = listed[order]
        far = nearness(place - value.last if name == "b" else value.first - place)
        clause = "c" if found[place].clause == found[value.first].clause else "-"
        rise = value.beside(listed[order - 1]) if order else "^"
        seen += [
            f"N{name}{far}",
            f"N{name}{far}of{order}/{min(len(listed), _MANY)}",
            f"N{name}{clause}{rise}",
            f"N{name}{value.kind}{far}",
        ]
    return seen
