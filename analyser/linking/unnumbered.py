"""Objectives, needs and results whose number nothing refers to, where the writer refers to all the others.

A draft that says at each activity "for objective 2" and at each need where it is answered has a system; the statement
that the system leaves out is planned for by nothing, however alike its wording is to the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from analyser.linking.references import Code, named
from analyser.linking.remainder import outside
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.link import Orphan

_LEAST, _OFTEN = 3, 2
"""How many others are referred to, or each how often if they are fewer. In 16 good drafts no statement is then left
out; of 12 objectives and needs planted in drafts with numbers all are."""
_LISTS = {
    "O": ("relevance.objectives", "wp.objectives", "summary", "priorities."),
    "N": ("needs.addressed", "needs.target_groups", "summary"),
    "R": ("relevance.objectives", "results.project", "summary", "priorities."),
}
_LACKS = {"O": "A", "N": "O", "R": "A"}
_NEED = re.compile(r"(?:(?<!\w)N|\b[Nn]eeds?\s+)(\d{1,2})(?![\w.]\d)|(?<!\d)(\d{1,2})\.\s*vajadzīb")
_CODED = re.compile(r"\W*(?P<code>R\d{1,2}(?:\.\d{1,2})?)\b")
_BEFORE = 10
_BY_TOPIC = re.compile(r"\bobjectives? (?:on|about|concerning|regarding)\b|\bmērķ\w+ par\b", re.I)
"""An objective named by what it is about: then numbers do not name them all."""


def unnumbered(document: Document, application: Application) -> Iterator[Orphan]:
    """Yield the statements that the references by number leave out."""
    for kind, codes in (
        ("O", _objectives(application)),
        ("N", _needs(application)),
        ("R", _results(document, application)),
    ):
        said = _said(document, application, kind)
        counts = {name: said[code] for name, code in codes.items()}
        known = [count for count in counts.values() if count]
        left = [name for name, count in counts.items() if not count]
        usual = len(known) >= _LEAST or (len(known) > 1 and min(known) >= _OFTEN)
        if usual and 2 * len(left) < len(known):
            yield from (Orphan(name, _LACKS[kind], 1.0) for name in left)


def _objectives(application: Application) -> Mapping[str, Code]:
    own = (one.id for one in application.objectives if one.work_package is None)
    return {name: ("O", number, 0) for number, name in enumerate(own, 1)}


def _needs(application: Application) -> Mapping[str, Code]:
    return {one.id: ("N", number, 0) for number, one in enumerate(application.needs, 1)}


def _results(document: Document, application: Application) -> Mapping[str, Code]:
    """Return the results that bear a code of their own and come from no stated activity."""
    found = {}
    for one in application.results:
        before = document.text[max(0, one.span.start - _BEFORE) : one.span.start].rpartition("\n")[2]
        match = _CODED.match(one.text) or _CODED.search(before)
        code = next(iter(named(match["code"])), None) if match else None
        if code is not None:
            found[one.id] = code
    return found


def _said(document: Document, application: Application, kind: str) -> Counter[Code]:
    """Count the references outside the answers that list the statements."""
    found: Counter[Code] = Counter()
    lists = (field.span for field in application.fields if field.id.startswith(_LISTS[kind]))
    rest = "\n".join(outside(document.text, lists))
    if kind == "O" and _BY_TOPIC.search(rest):
        return found
    for line in re.split(r"[\n\t]", rest):
        if kind == "N":
            found.update(("N", int(one or other), 0) for one, other in _NEED.findall(line))
        else:
            found.update(code for code in named(line) if code[0] == kind)
    return found
