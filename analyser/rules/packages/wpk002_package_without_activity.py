"""WPK002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import WorkPackage
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._check import Context, Hit, at, rule, the_application
from analyser.rules._elsewhere import stretch_of
from analyser.rules._packages import absent_packages

UNREAD = "No activity of work package {number} could be told apart; text stands here that may tell of some."
ACTIVITIES = ("wp.activities_content", "wp.activities_results", "activity.content", "wp.tasks")
FORM = 0.99
"""Confidence of the form's own words; what stands under another label may tell of activities too."""
SENTENCE = 60
"""Characters of a paragraph that is no label."""


@rule(
    "WPK002",
    "package-without-activity",
    severity=Severity.ERROR,
    message="Work package {number} has no activity.",
    title="Work packages have no activity.",
    advice="List at least one activity with dates, venue, leading organisation and amount, or join the work package "
    "with another.",
)
def package_without_activity(context: Context) -> Iterator[Hit]:
    """Every work package has at least one activity, except the first, which is project management.

    Bad:
        Work package n°3 - Sharing, with an empty list of activities

    Good:
        Work package n°3 - Sharing, with the activity "Conference in Riga"

    Source: European Commission, wiki for National Agencies, KA220
    """
    application = the_application(context)
    packages = [package for package in application.work_packages if package.number != 1]
    if not packages:
        raise absent_packages(application)
    owners = {activity.work_package for activity in application.activities}
    for package in packages:
        if not package.activities and package.id not in owners:
            told = _told(context, package)
            if told is None:
                yield at(package.span, place=package.id, number=package.number)
            else:
                spans = (package.span, told)
                yield at(*spans, place=package.id, message=UNREAD, severity=Severity.NOTE, number=package.number)


def _told(context: Context, package: WorkPackage) -> Span | None:
    """Return the text of a package at length that answers none of its other questions: activities told in prose."""
    application = the_application(context)
    stretch = stretch_of(application, package.id, context.document)
    sure = (field for field in application.fields if field.confidence >= FORM and field.id not in ACTIVITIES)
    known = [field.span for field in sure if field.span in stretch]
    known += [one.span for one in application.objectives]
    known += [one.span for one in application.results]
    known += [one.span for one in application.indicators]
    left: list[tuple[int, Span]] = []
    for block in context.document.blocks:
        if block.span in stretch and len(block.span) >= SENTENCE:
            within = [one for one in known if one.overlaps(block.span)]
            told = sum(min(one.end, block.span.end) - max(one.start, block.span.start) for one in within)
            left.append((len(block.span) - min(told, len(block.span)), block.span))
    enough = sum(length for length, _ in left) >= context.thresholds["formal.told-at-length"]
    return max(left)[1] if enough else None
