"""Who is linked to whom, as the linkage rules ask it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from analyser.model.application import Result
from analyser.model.document import Document
from analyser.model.finding import Confidence, Severity
from analyser.model.link import Linking
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.rules._check import Context, Hit, SkipRule, at, the_application
from analyser.rules._elsewhere import noted, unread

KINDS = {"O": "objective", "R": "result"}
CANDIDATE = "The nearest candidate; its tie was too weak to count."


WHOLE = 300
"""Different words of a whole draft, as in linking/unheard.py; shorter texts state all they have in a few lines."""


class Statement(Protocol):
    """Anything with an id and a place in the draft."""

    @property
    def id(self) -> str:
        """Return the id: O1, A2 ..."""

    @property
    def span(self) -> Span:
        """Return its place."""


def the_linking(context: Context) -> Linking:
    """Return the links, which the rule's `needs` promise.

    Raises:
        SkipRule: they were not computed.
    """
    if context.linking is None:
        raise SkipRule("The links between statements were not computed.")
    return context.linking


def is_whole(document: Document) -> bool:
    """Say whether a text is a whole draft rather than an outline."""
    return len(set(document.text.split())) >= WHOLE


def partners(linking: Linking, statement: str, kind: str) -> frozenset[str]:
    """Return the statements of a kind ("A", "R", ...) linked to a statement, in either direction."""
    found = set()
    for link in linking.links:
        ends = (str(link.source), str(link.target))
        if statement in ends:
            other = ends[1] if ends[0] == statement else ends[0]
            if other.startswith(kind):
                found.add(other)
    return frozenset(found)


def is_without(linking: Linking, statement: str, kind: str) -> bool:
    """Say whether a statement surely has no link to any statement of a kind."""
    return not partners(linking, statement, kind) and (statement, kind) not in linking.unsure


def orphans(context: Context, statements: Sequence[Statement], kind: str, absent: str) -> Iterator[Hit]:
    """Yield a hit for each statement without a link to any statement of a kind.

    The nearest refused candidate is shown as further evidence. `absent` is the reason to skip when
    the draft has no statement of that kind at all.
    """
    linking = the_linking(context)
    spans = spans_of(context)
    if not any(name.startswith(kind) for name in spans):
        raise SkipRule(absent)
    overlooked = unread_kind(context, kind)
    for statement in statements:
        if is_without(linking, statement.id, kind):
            yield noted(orphan(statement, linking, spans, kind), overlooked)


def unread_kind(context: Context, kind: str) -> tuple[Observation, ...]:
    """Return the sentences that read like a kind, if at least as many were overlooked as statements were read."""
    name = KINDS.get(kind)
    seen = unread(context, name) if name else ()
    return seen if len(seen) >= sum(one.startswith(kind) for one in spans_of(context)) else ()


def orphan(
    statement: Statement, linking: Linking, spans: dict[str, Span], kind: str, severity: Severity | None = None
) -> Hit:
    """Return the hit for one statement, or for one of the things it lists, with the best candidate that was refused."""
    rivals = []
    for link in linking.refused:
        ends = (str(link.source), str(link.target))
        if statement.id in ends:
            other = ends[1] if ends[0] == statement.id else ends[0]
            if other.startswith(kind) and other in spans:
                rivals.append((link.score, other))
    best = [(spans[name], CANDIDATE) for _, name in sorted(rivals, reverse=True)[:1]]
    place = dict(linking.parts).get(statement.id, statement.span)
    return at(place, *best, place=statement.id, severity=severity, confidence=Confidence.MEDIUM)


def spans_of(context: Context) -> dict[str, Span]:
    """Return the place of every statement by id."""
    application = the_application(context)
    groups: tuple[Sequence[Statement], ...] = (
        application.objectives,
        application.activities,
        application.results,
        application.indicators,
    )
    return {statement.id: statement.span for group in groups for statement in group}


def lacking(linking: Linking, kind: str) -> frozenset[str]:
    """Return what nothing of a kind serves: needs, target groups, work packages and priorities by name."""
    return frozenset(orphan.statement for orphan in linking.orphans if orphan.kind == kind)


def planned(context: Context) -> Sequence[Result]:
    """Return the results to be judged.

    The overview of a form only repeats those of packages and activities, and of project management, the first work
    package, the form asks for none: agreements, minutes and reports are not what a project is for. Where a draft
    states no others, they are judged.
    """
    repeated = the_linking(context).repeated
    application = the_application(context)
    managed = {package.id for package in application.work_packages if package.number == 1}
    results = [result for result in application.results if result.id not in repeated]
    return [result for result in results if result.work_package not in managed] or results


def measured(context: Context) -> Sequence[Result]:
    """Return the results that an indicator should measure.

    The form asks for indicators of the quality of results; beside results of packages and project, what a row of
    activities yields ("120 guests") is told by the row itself, unless it bears a code to be named by.
    """
    results = planned(context)
    return [result for result in results if result.field != "activity.results" or result.code] or results
