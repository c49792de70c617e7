"""LNK006."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import ActivityPhase, Application, WorkPackage
from analyser.model.finding import Confidence, Severity
from analyser.rules._check import Context, DoesNotApply, Hit, SkipRule, at, rule, the_application
from analyser.rules._packages import NO_WORK_PACKAGES
from analyser.rules.linkage._links import lacking, the_linking

NO_OBJECTIVES = "The draft states no objectives."
WHOLE_PROJECT = frozenset({ActivityPhase.EVALUATION, ActivityPhase.SHARING})


@rule(
    "LNK006",
    "package-objective-unconnected",
    severity=Severity.WARNING,
    needs=("application", "linking"),
    message="This work package, or this objective of it, serves none of the objectives of the project.",
    advice="Say which objective of the project it helps to reach and how, or leave it out.",
)
def package_objective_unconnected(context: Context) -> Iterator[Hit]:
    """Every work package serves an objective of the project; management, evaluation and sharing serve them all.

    In a whole draft each objective of a package is judged, too: the rest must take up what it is about.

    Bad:
        Objectives on reading skills; work package 3 "Renovation of the sports hall"

    Good:
        Work package 3 "Reading rooms", whose objective names the objective of the project

    Source: KA220 form: specific objectives of the work package and how they contribute to the project's objectives
    """
    application = the_application(context)
    if application.form == "KA210" and not application.work_packages:
        raise DoesNotApply(NO_WORK_PACKAGES)
    if not any(objective.work_package is None for objective in application.objectives):
        raise SkipRule(NO_OBJECTIVES)
    alone = lacking(the_linking(context), "O")
    for package in application.work_packages:
        if package.id in alone and package.number != 1 and not _for_all(package, application):
            own = [o.span for o in application.objectives if o.work_package == package.id]
            yield at((own or [package.span])[0], place=package.id, confidence=Confidence.MEDIUM)
        elif package.number != 1:
            for objective in application.objectives:
                if objective.work_package == package.id and objective.id in alone:
                    yield at(objective.span, place=objective.id, confidence=Confidence.MEDIUM)


def _for_all(package: WorkPackage, application: Application) -> bool:
    """Say whether all that is done in the package is evaluation or the sharing of results."""
    phases = [activity.phases for activity in application.activities if activity.id in package.activities]
    return bool(phases) and all(own and own <= WHOLE_PROJECT for own in phases)
