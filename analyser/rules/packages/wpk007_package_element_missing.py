"""WPK007."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Application, WorkPackage
from analyser.model.finding import Severity, Term
from analyser.rules._check import Context, Hit, at, rule, the_application
from analyser.rules._packages import absent_packages

OWN_WORDS = 0.9
"""Below it a label is in the writer's own words: what seems to be missing may be told under another one."""


@rule(
    "WPK007",
    "package-element-missing",
    severity=Severity.ERROR,
    message="Work package {number} lacks: {parts}.",
    title="Work packages lack parts that they must have.",
    advice="Complete the work package: objectives, results, qualitative and quantitative indicators, tasks of each "
    "partner, and how the amount was determined.",
)
def package_element_missing(context: Context) -> Iterator[Hit]:
    """An implementation work package has objectives, results, indicators, tasks and a reasoned amount.

    Project management, the first work package, has other questions. What no package has is a question without any
    answer in the draft, which FRM002 tells once.

    Bad:
        Work package n°2 with objectives and results only

    Good:
        Work package n°2 with objectives, results, indicators, tasks and cost reasoning

    Source: VIAA slides, KA2 partnerships, 2026; European Commission, wiki for National Agencies, KA220
    """
    application = the_application(context)
    packages = [package for package in application.work_packages if package.number != 1]
    if not packages:
        raise absent_packages(application)
    lacking = {package.id: tuple(_missing(application, package)) for package in packages}
    everywhere = set.intersection(*(set(parts) for parts in lacking.values())) if len(packages) > 1 else set()
    for package in packages:
        own = any(f.owner == package.id and f.confidence < OWN_WORDS for f in application.fields)
        severity = Severity.WARNING if own else None
        parts = tuple(part for part in lacking[package.id] if part not in everywhere)
        if parts:
            yield at(package.span, place=package.id, severity=severity, number=package.number, parts=parts)


def _missing(application: Application, package: WorkPackage) -> Iterator[Term]:
    def has(*ids: str) -> bool:
        return any(field.owner == package.id and field.characters for field in application.answers(*ids))

    if not package.objectives and not has("wp.objectives"):
        yield Term("objectives")
    if not package.results and not has("wp.results"):
        yield Term("results")
    if not package.indicators and not has("wp.indicators", "wp.indicators_qualitative", "wp.indicators_quantitative"):
        yield Term("indicators")
    if not has("wp.tasks"):
        yield Term("tasks of the partners")
    if not has("wp.cost_reasoning"):
        yield Term("how the amount was determined")
