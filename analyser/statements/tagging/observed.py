"""What is observed at each word of an indicator: itself, its neighbours, its clause, and what the rules make of it."""

from __future__ import annotations

from collections.abc import Mapping

from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.figures import Role, figures
from analyser.statements.moments import moments
from analyser.statements.tagging.compared import compared, values
from analyser.statements.tagging.dated import dated, dates
from analyser.statements.tagging.phrased import phrased
from analyser.statements.tagging.stretched import stretched
from analyser.statements.tagging.tokens import Token, covered
from analyser.text.fold import fold
from analyser.text.forms import forms

LISTS = ("baseline", "baseline_after", "target", "target_after", "least", "deadline", "until", "verification",
         "verify_lead", "past", "moves", "then", "measure", "quantifier", "nothing", "people", "institutions", "one",
         "fraction", "scored", "span_unit", "dose", "future", "modal", "finite", "setting", "departure", "counting",
         "hedge", "all_of", "past_verb")  # fmt: skip
"""The lists of words of a language that are looked up, by their names in its `[smart]` table."""
_FIFTHS, _EDGE, _MANY, _VALUES = 4, 3, 4, 3
_WIDE, _NEAR = 3, 2
_PASSED = (Role.NAME, Role.FREQUENCY)


def observed(text: str, language: str | None, found: tuple[Token, ...], ruled: Mapping[str, Span]) -> list[list[str]]:
    """Return the observations at each token; `ruled` are the parts the rules read."""
    marked = _marked(text, language, found, ruled)
    flags = _flags(text, language, found)
    counts = _counts(text, language, found)
    numbers = _numbers(text, language, found)
    folded = fold(text)
    listed, timed = values(folded, text, language, found), dates(folded, text, language, found)
    further = (
        compared(found, listed),
        dated(found, timed),
        phrased(folded, language, found, listed, flags),
        stretched(language, found, listed, timed, flags),
    )
    return [
        _itself(found, place, language, numbers)
        + _around(found, place)
        + _placed(found, place, counts, numbers)
        + _shared("", marked, place, 1)
        + _shared("q", flags, place, _NEAR)
        + _clause(found, flags, place)
        + [sign for signs in further for sign in signs[place]]
        for place in range(len(found))
    ]


def _itself(found: tuple[Token, ...], place: int, language: str | None, numbers: set[int]) -> list[str]:
    seen = []
    for step in range(-_WIDE, _WIDE + 1):
        if not 0 <= place + step < len(found):
            seen.append(f"{step}=^")
            continue
        token = found[place + step]
        seen += [f"{step}={token.key}", f"{step}s{token.shape}"]
        if place + step in numbers:
            seen.append(f"{step}n")
        if abs(step) <= _NEAR and token.word.isalpha():
            seen += [f"{step}e{token.word[-3:]}", f"{step}f{token.word[-2:]}", f"{step}b{token.word[:5]}"]
        if abs(step) <= 1:
            seen += [f"{step}m{reading}" for reading in sorted(forms(token.word, language))]
    return seen


def _around(found: tuple[Token, ...], place: int) -> list[str]:
    keys = ["^", "^", *(token.key for token in found), "^"]
    before, last, this, after = keys[place : place + 4]
    return [f"l={last} {this}", f"r={this} {after}", f"ll={before} {last}"]


def _placed(
    found: tuple[Token, ...], place: int, counts: tuple[list[Span], list[Span]], numbers: set[int]
) -> list[str]:
    """Return where the token stands: in the text, in brackets, in a row of cells, among its values and dates."""
    token, size = found[place], len(found)
    values, dates = counts
    value = min(sum(one.start < token.span.start for one in values), _VALUES)
    date = min(sum(one.start < token.span.start for one in dates), _NEAR)
    counted = min(sum(one < place for one in numbers), _MANY)
    seen = [
        f"in{token.inside}",
        f"after{token.mark}",
        f"after{token.mark}{min(counted, _VALUES)}",
        f"numbers{counted}",
        f"at{min(_FIFTHS, place * 5 // size)}",
        f"value{value}of{min(len(values), _MANY)}",
        f"date{date}of{min(len(dates), _VALUES)}",
        f"cells{min(token.cells, _MANY)}",
        f"cell{token.cell}of{token.cells}",
    ]
    if any(one.start == token.span.start for one in values):
        seen.append(f"is{seen[5]}")
    seen += [f"first{place}"] if place < _EDGE else []
    seen += [f"last{size - place}"] if size - place <= _EDGE else []
    return seen


def _shared(name: str, signs: list[list[str]], place: int, reach: int) -> list[str]:
    """Return the signs at a token and at those around it."""
    return [
        f"{name}{step}{sign}"
        for step in range(-reach, reach + 1)
        if 0 <= place + step < len(signs)
        for sign in signs[place + step]
    ]


def _clause(found: tuple[Token, ...], flags: list[list[str]], place: int) -> list[str]:
    """Return the words of the lists before and behind the token in its clause."""
    clause = found[place].clause
    before = {flag for other in range(place) if found[other].clause == clause for flag in flags[other]}
    behind = {flag for other in range(place + 1, len(found)) if found[other].clause == clause for flag in flags[other]}
    return [f"L{flag}" for flag in sorted(before)] + [f"R{flag}" for flag in sorted(behind)]


def _marked(text: str, language: str | None, found: tuple[Token, ...], ruled: Mapping[str, Span]) -> list[list[str]]:
    """Return what the rules make of each token: role of a number, date, part; "B" where it begins."""
    spans = [(f"role {figure.role}", figure.span) for figure in figures(text, language)]
    spans += [(f"date {moment.goal}", moment.span) for moment in moments(text, language)]
    spans += [(f"part {name}", span) for name, span in sorted(ruled.items())]
    seen: list[list[str]] = [[] for _ in found]
    for name, span in spans:
        for order, place in enumerate(covered(found, span)):
            seen[place].append(f"{'I' if order else 'B'} {name}")
    return seen


def _flags(text: str, language: str | None, found: tuple[Token, ...]) -> list[list[str]]:
    folded = fold(text)
    seen: list[list[str]] = [[] for _ in found]
    patterns = [(name, cues.pattern(language, name), 0) for name in LISTS]
    for name, pattern, group in (*patterns, ("instrument", cues.expression(language, "instrument"), 1)):
        touched = {
            place
            for match in pattern.finditer(folded)
            for place in covered(found, Span(match.start(group), match.end(group)))
        }
        for place in touched:
            seen[place].append(name)
    return seen


def _counts(text: str, language: str | None, found: tuple[Token, ...]) -> tuple[list[Span], list[Span]]:
    values = [figure.span for figure in figures(text, language) if figure.role not in _PASSED]
    return values, [moment.span for moment in moments(text, language)]


def _numbers(text: str, language: str | None, found: tuple[Token, ...]) -> set[int]:
    """Return the places of tokens at which a number in digits or words begins."""
    starts = {match.start() for match in cues.whole_number(language).finditer(fold(text))}
    return {place for place, token in enumerate(found) if token.span.start in starts}
