"""WPK008."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import ActivityPhase, Application
from analyser.model.finding import Confidence, Severity, Term
from analyser.rules._answers import written
from analyser.rules._check import Context, Hit, SkipRule, missing, rule, the_application

NO_ACTIVITIES = "The draft has no activities."
NO_PHASES = "What phase the activities belong to was not recognised."
ONLY_TOLD = "No activity is about: {phases}. Only the answers on impact tell of it."
ANSWERS = {ActivityPhase.EVALUATION: "impact.assessment", ActivityPhase.SHARING: "impact.dissemination"}
"""Questions on what an activity of a phase does."""
NAMES = {
    ActivityPhase.PREPARATION: Term("preparation"),
    ActivityPhase.IMPLEMENTATION: Term("implementation"),
    ActivityPhase.EVALUATION: Term("evaluation"),
    ActivityPhase.SHARING: Term("sharing of results"),
}


@rule(
    "WPK008",
    "phase-missing",
    severity=Severity.WARNING,
    message="No activity is about: {phases}.",
    title="No activity is about some of the phases.",
    advice="Plan activities for all four phases: preparation, implementation, evaluation, and use of results.",
)
def phase_missing(context: Context) -> Iterator[Hit]:
    """The activities cover four phases: preparation, implementation, evaluation and sharing of results.

    In KA220 the first work package, project management, has no activities: its answers cover
    preparation and evaluation. The phase of an activity is read from its words, so the finding may
    be wrong where an activity is worded unusually. A note where the answers on impact tell of what is missed.

    Bad:
        Activities: kick-off meeting, training week

    Good:
        Activities: kick-off meeting, training week, evaluation workshop, conference

    Source: VIAA slides, KA2 partnerships, 2026, on the four phases
    """
    application = the_application(context)
    if not application.activities:
        raise SkipRule(NO_ACTIVITIES)
    found = {phase for activity in application.activities for phase in activity.phases}
    if not found:
        raise SkipRule(NO_PHASES)
    if written(application, "management.monitoring"):
        found |= {ActivityPhase.PREPARATION, ActivityPhase.EVALUATION}
    absent = {phase: name for phase, name in NAMES.items() if phase not in found}
    if absent:
        told = all(phase in ANSWERS and written(application, ANSWERS[phase]) for phase in absent)
        yield missing(
            _place(application),
            confidence=Confidence.MEDIUM,
            message=ONLY_TOLD if told else None,
            severity=Severity.NOTE if told else None,
            phases=tuple(absent.values()),
        )


def _place(application: Application) -> str:
    return "activities.list" if application.form == "KA210" else "wp.activities_content"
