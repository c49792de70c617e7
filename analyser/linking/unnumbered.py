"""Objectives, needs and results whose number nothing refers to, where the writer refers to all the others.

A draft that says at each activity "for objective 2" and at each need where it is answered has a system; the statement
that the system leaves out is planned for by nothing, however alike its wording is to the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from analyser.linking.references import Code, code_of, listed, named, ordinals
from analyser.linking.remainder import outside
from analyser.model.application import Application, Need, Objective, Result
from analyser.model.document import Document
from analyser.model.link import Orphan
from analyser.model.span import Span

_LEAST, _OFTEN = 3, 2
"""How many others are referred to, or each how often if they are fewer; two objectives as often as the first number for
a third to be left out. In 16 good drafts no statement is then left
out; of 12 objectives and needs planted in drafts with numbers all are."""
_LISTS = {
    "O": ("relevance.objectives", "wp.objectives", "summary", "priorities."),
    "N": ("needs.addressed", "needs.target_groups", "summary"),
    "R": ("relevance.objectives", "results.project", "summary", "priorities."),
}
_LACKS = {"O": "A", "N": "O", "R": "A"}
_EACH = r"\d{1,2}(?:\s*(?:,|and|&|to|-|–)\s*\d{1,2})*"
_NEED = re.compile(
    rf"(?:(?<!\w)N|\b[Nn]eeds?\s+)({_EACH})(?![\w.]\d)"
    r"|(?<!\d)((?:\d{1,2}\.\s*(?:,|un|līdz|-|–)?\s*)*\d{1,2})\.\s*vajadzīb"
)
_LETTERED = re.compile(r"\b[Nn]eeds?\s+([A-H](?:(?:,?\s+(?:and\s+)?)[A-H])*)\b|\b([A-H])\s+vajadzīb")
_LETTER = re.compile(r"[A-H]")
_ORDINAL_NEED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth)\s+(?:\w+\s+)?needs?\b|\b(?:pirm|otr|treš|ceturt|piekt|sest)\w+\s+vajadzīb",
    re.I,
)
_LONGEST_CODE = 16
"""Characters before a result on its line that can be its code alone."""
_BY_TOPIC = re.compile(r"\bobjectives? (?:on|about|concerning|regarding)\b|\bmērķ\w+ par\b", re.I)
"""An objective named by what it is about: then numbers do not name them all."""


def unnumbered(
    document: Document, application: Application, is_spoken_of: Callable[[str], bool] = lambda statement: False
) -> Iterator[Orphan]:
    """Yield the statements that the references by number leave out.

    Where a statement bears no number its place in the list may not be the one the draft counts: then it must not be
    spoken of elsewhere.
    """
    groups = (application.objectives, application.needs, application.results)
    bearing = {one.id for group in groups for one in group if one.code}
    for kind, codes in (
        ("O", _objectives(application)),
        ("O", _of_packages(application)),
        ("N", _needs(application)),
        ("R", _results(application)),
    ):
        said = _said(document, application, kind)
        counts = {name: said[code] for name, code in codes.items()}
        known = [count for count in counts.values() if count]
        left = [name for name, count in counts.items() if not count and _is_one_of(name, codes, counts)]
        usual = len(known) >= _LEAST or (len(known) > 1 and min(known) >= _OFTEN)
        thrice = kind == "O" and len(known) > 1 and min(known) >= _LEAST
        if usual and 2 * len(left) < len(known) + thrice:
            yield from (Orphan(one, _LACKS[kind], 1.0) for one in left if one in bearing or not is_spoken_of(one))
    yield from (Orphan(one, "I", 1.0) for one in _unmeasured(document, application))


def _is_one_of(name: str, codes: Mapping[str, Code], counts: Mapping[str, int]) -> bool:
    """Say whether another one is named, of the same package where the codes hold its number."""
    return any(counts[other] and code[2] == codes[name][2] for other, code in codes.items())


def _unmeasured(document: Document, application: Application) -> Iterator[str]:
    """Yield the results whose code stands beside no indicator, where those of most others do."""
    beside: set[Code] = set()
    for one in application.indicators:
        start = document.text.rfind("\n", 0, one.span.start) + 1
        line = document.text[start:].partition("\n")[0]
        beside.update(named(line))
    codes = _results(application)
    left = [name for name, code in codes.items() if code not in beside]
    known = len(codes) - len(left)
    if known >= _LEAST and 2 * len(left) < known:
        yield from left


def _objectives(application: Application) -> Mapping[str, Code]:
    return _by_number("O", [(one.id, one.code) for one in application.objectives if one.work_package is None])


def _of_packages(application: Application) -> Mapping[str, Code]:
    """Return the objectives of packages that bear the number of their package and their own: "O3.1"."""
    owned = (one for one in application.objectives if one.work_package is not None)
    codes = {one.id: code_of(one.code) for one in owned if one.code}
    return {name: code for name, code in codes.items() if code[2]}


def _needs(application: Application) -> Mapping[str, Code]:
    return _by_number("N", [(one.id, one.code) for one in application.needs])


def _by_number(kind: str, stated: Sequence[tuple[str, str | None]]) -> Mapping[str, Code]:
    """Return the statements by the numbers the draft gives them; without any they count in order."""
    own = {name: code_of(code) for name, code in stated if code}
    return own or {name: (kind, number, 0) for number, (name, _) in enumerate(stated, 1)}


def _results(application: Application) -> Mapping[str, Code]:
    """Return the results that bear a code of their own."""
    return {one.id: code_of(one.code) for one in application.results if one.code}


def _needs_named(line: str) -> Iterator[int]:
    """Yield the needs that a line names by number, by letter, or by ordinals of which one stands at the word."""
    yield from (number for one, other in _NEED.findall(line) for number in listed(one or other))
    yield from (
        ord(letter) - ord("A") + 1 for group in _LETTERED.findall(line) for letter in _LETTER.findall("".join(group))
    )
    if _ORDINAL_NEED.search(line):
        yield from ordinals(line)


def _with_code(document: Document, stated: Span) -> Span:
    """Return a statement with the code that it bears on its line."""
    start = document.text.rfind("\n", 0, stated.start) + 1
    before = document.text[start : stated.start]
    return Span(start if len(before) <= _LONGEST_CODE else stated.start, stated.end)


def _said(document: Document, application: Application, kind: str) -> Counter[Code]:
    """Count the references outside the answers that list the statements."""
    found: Counter[Code] = Counter()
    lists = [field.span for field in application.fields if field.id.startswith(_LISTS[kind])]
    groups: Mapping[str, Sequence[Objective | Need | Result]] = {
        "O": application.objectives,
        "N": application.needs,
        "R": application.results,
    }
    lists += [_with_code(document, one.span) for one in groups[kind] if one.code]
    rest = "\n".join(outside(document.text, lists))
    if kind == "O" and _BY_TOPIC.search(rest):
        return found
    for line in re.split(r"[\n\t]", rest):
        if kind == "N":
            found.update(("N", number, 0) for number in _needs_named(line))
        else:
            found.update(code for code in named(line) if code[0] == kind)
    return found
