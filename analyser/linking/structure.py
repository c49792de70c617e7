"""Links the form itself states: the same work package or activity, and references by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyser.linking.nodes import PAIRS, Node
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.link import LinkMethod, TraceLink

STATED = 0.95
PACKAGE = 0.85
SAME_PACKAGE = "They stand in the same work package."
SAME_ACTIVITY = "The result stands in the description of the activity."
REFERENCE = "One names the other by its number."
_REFERENCE = re.compile(
    r"\b(?:S?O|SM|M)\s?(\d{1,2})\b|\b(?:specific\s+)?objectives?\s+(?:no\.?\s*|nr\.?\s*)?(\d{1,2})\b"
    r"|\b(\d{1,2})\.\s*mērķ\w+|\bmērķ\w+\s+(?:Nr\.?\s*)?(\d{1,2})\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\W*(?:WP|DP)?\s?\d*[-.\s]*(?:S?O|SM|M)\s?\d{1,2}\s*[.:)–-]", re.IGNORECASE | re.MULTILINE)
"""The number that a statement of the package itself bears at the beginning of a line: no reference."""


def stated_links(nodes: Sequence[Node]) -> Iterator[TraceLink]:
    """Yield the links that need no reading of meaning, each with its reason."""
    for source in nodes:
        for target in nodes:
            if source.kind + target.kind in PAIRS:
                link = _stated(source, target)
                if link is not None:
                    yield link
    yield from _references(nodes)


def _stated(source: Node, target: Node) -> TraceLink | None:
    if target.activity is not None and target.activity == source.id:
        return TraceLink(source.id, target.id, STATED, LinkMethod.STRUCTURE, SAME_ACTIVITY)
    same = source.work_package is not None and source.work_package == target.work_package
    if same and source.kind == "O":
        return TraceLink(source.id, target.id, PACKAGE, LinkMethod.STRUCTURE, SAME_PACKAGE)
    return None


def _references(nodes: Sequence[Node]) -> Iterator[TraceLink]:
    """Yield links to the project's objectives that an activity, result or indicator names by number."""
    objectives = [node for node in nodes if node.kind == "O" and node.work_package is None]
    for node in nodes:
        if node.kind == "O":
            continue
        for number in _named(node.text):
            if 1 <= number <= len(objectives):
                yield TraceLink(objectives[number - 1].id, node.id, STATED, LinkMethod.STRUCTURE, REFERENCE)


def naming_packages(document: Document, application: Application) -> frozenset[str]:
    """Return the work packages whose own answer on objectives names an objective of the project by its number."""
    known = sum(objective.work_package is None for objective in application.objectives)
    return frozenset(
        field.owner
        for field in application.fields
        if field.id == "wp.objectives" and field.owner
        if any(1 <= number <= known for number in _named(_LABEL.sub("", document.quote(field.span))))
    )


def _named(text: str) -> list[int]:
    """Return the numbers of the objectives that a text names."""
    return sorted({int(number) for match in _REFERENCE.finditer(text) for number in match.groups() if number})
