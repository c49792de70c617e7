"""The numbers a draft gives its statements: "O5.", "SO2:", "3. mērķis –", "a handbook (R4)", "WP2-O1:".

A statement is called by the writer's own number, so that a reader of the report finds it and "serves O4" points to
what the draft calls O4, in whatever order the statements stand. Statements without a number of their own are counted
on from the highest.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from analyser.extraction.drafts import Draft
from analyser.model.application import Indicator, Need, Objective, Result
from analyser.model.span import Span
from analyser.statements import cues
from analyser.text.fold import fold

Stated = TypeVar("Stated", Objective, Result, Indicator, Need)
_LETTERS = {"O": "SO|SM|GO|OBJ|O|M", "R": "IO|PR|R|D", "I": "KPI|I", "N": "N|V"}
_WORDS = {"O": "objective", "R": "result", "I": "indicator", "N": "need"}
_PACKAGE = r"(?:(?:WP|DP)\s?(?P<package>\d{1,2})\s*[-–.:/]\s*)?"
_NUMBER = r"(?P<first>\d{1,2})(?:\.(?P<second>\d{1,2}))?"
_ASIDE = r"(?:\s*\([^()\n]{2,60}\))?[\s*_]*[:.)–—-]*[\s*_]*"
_OPENS = r"(?:^|[\t|•*·▪●■–—_-]\s*)[(\[*_]*"
_FOLLOWS = r"[.;:!?]\s+[(\[*_]*"
_REACH = 90
_Code = tuple[int, int]
"""The package's number (0 for none) and the statement's own."""


def numbered(draft: Draft, kind: str, stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """Return statements of a kind in order, each with its own code, and its id by it where no other has the same."""
    codes = [_code(draft, kind, one.span) for one in stated]
    placed = [_in_package(code, one, codes) for code, one in zip(codes, stated, strict=True)]
    named = zip(stated, _named(kind, placed), strict=True)
    return tuple(replace(one, id=name, code=code) for one, (name, code) in named)


def of_activities(draft: Draft, found: Sequence[tuple[str | None, Span]]) -> tuple[tuple[str, str | None], ...]:
    """Return an id and the own code of activities in order, which have a code of their titles ("2.1", "A3") or none."""
    codes = [_of_title(code) if code else _headed(draft, span) for code, span in found]
    return _named("A", codes)


def _of_title(code: str) -> _Code:
    first, _, second = code.lstrip("AT").partition(".")
    return (int(first), int(second)) if second else (0, int(first))


def _headed(draft: Draft, span: Span) -> _Code | None:
    """Return the number of a heading "Activity 3: Reading evenings"."""
    match = _by_word("activity", draft.language)[1].match(fold(draft.text(span)))
    return _numbers(match) if match else None


def _named(kind: str, codes: Sequence[_Code | None]) -> tuple[tuple[str, str | None], ...]:
    """Return an id and, of the first that bears it, the code as written of statements in order."""
    own = {code: at for at, code in reversed(list(enumerate(codes))) if code is not None}
    highest = max((number for package, number in own if not package), default=0)
    free = itertools.count(highest + 1)
    named = []
    for at, code in enumerate(codes):
        bears = code is not None and own[code] == at
        said = f"{kind}{code[0]}.{code[1]}" if code and code[0] else f"{kind}{code[1]}" if code else ""
        named.append((said if bears else f"{kind}{next(free)}", said if bears else None))
    return tuple(named)


def _in_package(code: _Code | None, one: Stated, codes: Sequence[_Code | None]) -> _Code | None:
    """Return a code with the package it counts in: an objective's own, or that of a code each package repeats."""
    package = None if isinstance(one, Need) else one.work_package
    if code is None or code[0] or package is None or not (isinstance(one, Objective) or codes.count(code) > 1):
        return code
    return int(re.sub(r"\D", "", package) or 0), code[1]


def _code(draft: Draft, kind: str, span: Span) -> _Code | None:
    """Return the number that stands right before a statement, opens it or, of a result, closes it in brackets."""
    text = draft.form.page.text
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    stated = draft.text(span)
    for before_it, opening, line, own in (
        (*_by_letter(kind), before, stated),
        (*_by_word(_WORDS[kind], draft.language), fold(before), fold(stated)),
    ):
        match = before_it.search(line) or opening.match(own)
        if match is not None:
            return _numbers(match)
    closed = list(re.finditer(rf"\((?:{_LETTERS[kind]})\s?{_NUMBER}\)", stated)) if kind == "R" else []
    ends = len(closed) == 1 and not stated[closed[0].end() :].strip(" .;,*_")
    return _numbers(closed[0]) if ends else None


@cache
def _by_letter(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _placed(rf"(?:{_OPENS}|{_FOLLOWS})", rf"{_PACKAGE}(?:{_LETTERS[kind]})\s?{_NUMBER}")


@cache
def _by_word(name: str, language: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the shapes of "specific objective 3" and "3. mērķis" for folded text."""
    word = rf"(?:{cues.pattern(language, f'counts_{name}').pattern})"
    after, first = (_NUMBER.replace("first", f"first{n}").replace("second", f"second{n}") for n in (1, 2))
    begins = rf"(?:{_OPENS}(?:\w+\s+)?|{_FOLLOWS})"
    return _placed(begins, rf"(?:{_PACKAGE}{word}\s+(?:n[ro]\.?\s*)?{after}|{first}\.\s*{word})")


def _placed(begins: str, shape: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a shape as it stands right before a statement, and as it opens one."""
    return re.compile(rf"{begins}{shape}{_ASIDE}$"), re.compile(rf"\W*{shape}(?:\s*[:.)–—-]|\s+(?=[^\W\d_a-z]))")


def _numbers(match: re.Match[str]) -> _Code:
    found = {name.rstrip("12"): value for name, value in match.groupdict().items() if value}
    if "second" in found:
        return int(found["first"]), int(found["second"])
    return int(found.get("package", 0)), int(found["first"])
