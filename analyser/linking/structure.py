"""Links the form itself states: the same work package or activity, and references by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyser.linking.nodes import PAIRS, Node
from analyser.linking.references import named, references
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.link import LinkMethod, TraceLink

STATED = 0.95
PACKAGE = 0.85
SAME_PACKAGE = "They stand in the same work package."
SAME_ACTIVITY = "The result stands in the description of the activity."
REFERENCE = "One names the other by its number."
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
    for source, target in references(nodes):
        yield TraceLink(source, target, STATED, LinkMethod.STRUCTURE, REFERENCE)


def naming_packages(document: Document, application: Application) -> frozenset[str]:
    """Return the work packages whose own answer on objectives names an objective of the project by its number."""
    known = sum(objective.work_package is None for objective in application.objectives)
    return frozenset(
        field.owner
        for field in application.fields
        if field.id == "wp.objectives" and field.owner
        if any(kind == "O" and number <= known for kind, number, _ in named(_LABEL.sub("", document.quote(field.span))))
    )
