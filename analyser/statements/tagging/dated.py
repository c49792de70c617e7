"""How the dates of an indicator stand to each other: which is the latest, which is past, what is near."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyser.statements.moments import PAST_YEAR, moments
from analyser.statements.tagging.tokens import Token, covered, nearness
from analyser.text import months

_YEAR = re.compile(r"20\d\d")
_MONTH = re.compile(r"\bm ?(\d+)|(\d+)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MANY, _MONTHS, _MIDDLE = 4, 12, 6


@dataclass(frozen=True, slots=True)
class Dated:
    """A date: its first and last token, whether it gives a year, a month of the project or neither, and when it is."""

    first: int
    last: int
    kind: str
    time: int

    @property
    def side(self) -> str:
        """Whether it lies before the project or in it, else its kind."""
        return ("past" if self.time < _MONTHS * (PAST_YEAR + 1) else "ahead") if self.kind == "year" else self.kind


def dates(folded: str, text: str, language: str | None, found: tuple[Token, ...]) -> tuple[Dated, ...]:
    """Return the dates and periods of an indicator in order."""
    spans = [moment.span for moment in moments(text, language)]
    places = [(covered(found, span), folded[span.start : span.end]) for span in spans]
    return tuple(Dated(touched[0], touched[-1], *_time(piece, language)) for touched, piece in places if touched)


def _time(piece: str, language: str | None) -> tuple[str, int]:
    years = [int(year) for year in _YEAR.findall(piece)]
    named = [months.number(word, language) for word in _WORD.findall(piece)]
    month = max((number - 1 for number in named if number is not None), default=_MIDDLE)
    if years:
        return "year", max(years) * _MONTHS + month
    counted = _MONTH.search(piece) if "m" in piece else None
    return ("month", int(counted[1] or counted[2])) if counted else ("other", 0)


def dated(found: tuple[Token, ...], listed: tuple[Dated, ...]) -> list[list[str]]:
    """Return what is seen at each token: of a date how it stands to the others, and the dates around."""
    seen = [_near(place, listed) for place in range(len(found))]
    for order, one in enumerate(listed):
        signs = (one.kind, f"{one.kind}{order}of{min(len(listed), _MANY)}", _rank(one, listed), one.side)
        for place in range(one.first, one.last + 1):
            head = "I" if place > one.first else "B"
            seen[place] += [f"D{head}{sign}" for sign in signs]
    return seen


def _rank(one: Dated, listed: Sequence[Dated]) -> str:
    """Say whether a date is the latest or the first of those of its kind."""
    times = [other.time for other in listed if other.kind == one.kind]
    if len(times) == 1:
        return "only"
    return "latest" if one.time == max(times) else "earliest" if one.time == min(times) else "middle"


def _near(place: int, listed: tuple[Dated, ...]) -> list[str]:
    before = next((one for one in reversed(listed) if one.last < place), None)
    behind = next((one for one in listed if one.first > place), None)
    seen: list[str] = []
    for name, one in (("b", before), ("a", behind)):
        if one is None:
            seen.append(f"M{name}^")
            continue
        far = nearness(place - one.last if name == "b" else one.first - place)
        seen += [f"M{name}{far}", f"M{name}{far}{_rank(one, listed)}", f"M{name}{far}{one.side}"]
    return seen
