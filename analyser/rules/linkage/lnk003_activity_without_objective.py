"""LNK003."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.model.application import Activity, ActivityPhase
from analyser.model.document import Document
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._check import Context, Hit, rule, the_application
from analyser.rules.linkage._links import is_whole, orphans

NO_OBJECTIVES = "The draft states no objectives."
EVALUATING = frozenset({ActivityPhase.EVALUATION})
WHOLE_PROJECT = EVALUATING | {ActivityPhase.SHARING}


@rule(
    "LNK003",
    "activity-without-objective",
    severity=Severity.WARNING,
    needs=("application", "linking"),
    message="This activity serves none of the objectives.",
    advice="Say which objective it helps to reach and how, or leave it out.",
)
def activity_without_objective(context: Context) -> Iterator[Hit]:
    """Every activity serves an objective; evaluation and the sharing of results serve them all.

    In a whole draft, where it shows of what the rest speaks, an exhibition or a fair among the sharing is judged too.

    Bad:
        Activity "Visit to the shipyard museum" in a project on welding tests

    Good:
        Activity "Visit to the test centre to study typical failures"

    Source: KA210 form: explain how this activity is going to help to reach the project objectives
    """
    application = the_application(context)
    general = EVALUATING if is_whole(context.document) else WHOLE_PROJECT
    managing = {p.id for p in application.work_packages if p.number == 1 and application.form == "KA220"}
    work = [
        a for a in application.activities if not (a.phases and a.phases <= general) and a.work_package not in managing
    ]
    told = {activity.id: activity for activity in work}
    for hit in orphans(context, work, "O", NO_OBJECTIVES):
        described = _beginning(context.document, told[str(hit.place)])
        yield replace(hit, spans=(*hit.spans[:1], *described, *hit.spans[1:]))


def _beginning(document: Document, activity: Activity) -> Iterator[tuple[Span, str]]:
    """Yield the first line of the description, if it stands apart from the title: it says what the title does not."""
    line = activity.text.strip().partition("\n")[0]
    start = document.text.find(line, activity.span.end) if line else -1
    if start >= 0:
        yield Span(start, start + len(line)), ""
