"""What the stretch of an indicator between brackets, semicolons, cells and full stops says, and what the others say.

A value whose stretch tells of the past and that stands beside one that tells of what is to come is the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.statements.tagging.compared import Value
from analyser.statements.tagging.dated import Dated
from analyser.statements.tagging.tokens import CELLS, Token
from analyser.text.forms import forms

_CUTS = CELLS | {"(", ")", "->"}
_CAPITALS = {"A", "AA"}
_TOLD = frozenset({"baseline", "baseline_after", "target", "target_after", "past", "past_verb", "future", "modal",
                   "moves", "then", "nothing", "departure", "least", "verification", "instrument",
                   "verify_lead"})  # fmt: skip
"""The lists of words that say what a stretch tells, by their names in the `[smart]` table."""
_TENSES = ("V-past", "V-future")
_MANY, _OF_DATES, _OF_WORDS = 3, 6, 5


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The places of a stretch, the sides of its dates, what its words tell, and how many values it has."""

    places: tuple[int, ...]
    sides: frozenset[str]
    told: frozenset[str]
    values: int


def stretched(
    language: str | None,
    found: tuple[Token, ...],
    listed: Sequence[Value],
    dates: Sequence[Dated],
    flags: Sequence[Sequence[str]],
) -> list[list[str]]:
    """Return what is seen at each token of its stretch and of the other stretches that have values."""
    sides = {place: date.side for date in dates for place in range(date.first, date.last + 1)}
    ranks = {place: "SI" for value in listed for place in range(value.first, value.last + 1)}
    ranks |= {value.first: "SB" for value in listed}
    parts = [_stretch(places, language, found, listed, sides, flags) for places in _places(found)]
    seen: list[list[str]] = [[] for _ in found]
    for part in parts:
        signs = _signs(part, [other for other in parts if other is not part and other.values])
        for place in part.places:
            if place in ranks:
                seen[place] += [ranks[place] + sign for sign in signs]
            elif place in sides:
                seen[place] += [f"SD{sides[place]}", *(f"SD{sign}" for sign in signs[:_OF_DATES])]
            else:
                seen[place] += [f"S{sign}" for sign in signs[:_OF_WORDS]]
    return seen


def _places(found: tuple[Token, ...]) -> list[tuple[int, ...]]:
    """Return the places of each stretch; the signs between them belong to none."""
    parts: list[list[int]] = [[]]
    for place, token in enumerate(found):
        full_stop = token.word == "." and place + 1 < len(found) and found[place + 1].shape in _CAPITALS
        if token.word in _CUTS or full_stop:
            parts.append([])
        else:
            parts[-1].append(place)
    return [tuple(part) for part in parts if part]


def _stretch(
    places: tuple[int, ...],
    language: str | None,
    found: tuple[Token, ...],
    listed: Sequence[Value],
    sides: dict[int, str],
    flags: Sequence[Sequence[str]],
) -> _Stretch:
    told = {name for place in places for name in flags[place] if name in _TOLD}
    told |= {sign for place in places for sign in _tenses(found[place].word, language)}
    dated = frozenset(sides[place] for place in places if place in sides)
    return _Stretch(places, dated, frozenset(told), sum(value.first in places for value in listed))


def _tenses(word: str, language: str | None) -> list[str]:
    """Return the tenses that the forms of a word know."""
    known = forms(word, language)
    return [tense for tense in _TENSES if any(form.startswith(tense) for form in known)]


def _signs(part: _Stretch, others: Sequence[_Stretch]) -> list[str]:
    values, beside = min(part.values, _MANY), min(len(others), _MANY)
    sides = sorted(frozenset().union(*(other.sides for other in others)))
    told = sorted(frozenset().union(*(other.told for other in others)))
    return [
        f"d{'+'.join(sorted(part.sides))}|{'+'.join(sides)}",
        f"v{values}",
        f"o{beside}v{values}",
        *(f"d{side}" for side in sorted(part.sides)),
        *(f"c{name}" for name in sorted(part.told)),
        *(f"od{side}" for side in sides),
        *(f"oc{name}" for name in told),
    ]
