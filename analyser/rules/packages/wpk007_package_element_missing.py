"""WPK007."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Application, WorkPackage
from analyser.model.document import BlockKind
from analyser.model.finding import Severity, Term
from analyser.rules._check import Context, Hit, at, rule, the_application
from analyser.rules._elsewhere import stretch_of
from analyser.rules._packages import absent_packages

AMOUNT = "wp.amount"
OWN_WORDS = 0.9
"""Below it a label is in the writer's own words: what seems to be missing may be told under another one."""

RESULTS = Term("results")
TASKS = Term("tasks of the partners")
COST = Term("how the amount was determined")
NUMBER_MARKS = re.compile(r"(?<=\d)[ .,\u00a0\u202f](?=\d{3}(?!\d))")
WORD = re.compile(r"[^\W\d_]{3,}")
PROSE = 8
"""Words besides the amount that make an account of it."""


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
    lacking = {package.id: tuple(_lacking(context, application, package)) for package in packages}
    everywhere = set.intersection(*(set(parts) for parts in lacking.values())) if len(packages) > 1 else set()
    for package in packages:
        own = any(f.owner == package.id and f.confidence < OWN_WORDS for f in application.fields)
        parts = tuple(part for part in lacking[package.id] if part not in everywhere)
        loose = not application.follows_the_form and set(parts) <= {TASKS, COST}
        severity = Severity.WARNING if own or loose else None
        if parts:
            yield at(package.span, place=package.id, severity=severity, number=package.number, parts=parts)


def _lacking(context: Context, application: Application, package: WorkPackage) -> Iterator[Term]:
    """Yield what a package lacks; in a draft with headings of its own, money and tasks may stand under others."""
    for part in _missing(application, package):
        told = not application.follows_the_form and (
            (part == COST and _explains_amount(context, application, package))
            or (part == TASKS and _tells_who(application, package))
            or (part == RESULTS and _tells_once(application))
        )
        if not told:
            yield part


def _explains_amount(context: Context, application: Application, package: WorkPackage) -> bool:
    """Say whether a paragraph or cell of the package says more of its amount than the amount."""
    if package.amount_eur is None:
        return False
    stretch = stretch_of(application, package.id, context.document)
    digits = f"{package.amount_eur:.0f}"
    for block in context.document.blocks:
        if block.span in stretch and block.kind is not BlockKind.HEADING:
            text = context.document.quote(block.span)
            if digits in NUMBER_MARKS.sub("", text) and len(WORD.findall(text)) >= PROSE:
                return True
    return False


def _tells_once(application: Application) -> bool:
    """Say whether the draft tells its results in one place, and few packages have an answer on theirs."""
    others = [one for one in application.work_packages if one.number != 1]
    answers = [f for f in application.answers("wp.results", "wp.activities_results") if f.characters]
    asked = [one for one in others if any(field.owner == one.id for field in answers)]
    return 2 * len(asked) < len(others) and any(f.characters for f in application.answers("results.project"))


def _tells_who(application: Application, package: WorkPackage) -> bool:
    """Say whether each activity of the package names who does it, where few packages have tasks of their own."""
    others = [one for one in application.work_packages if one.number != 1]
    asked = [one for one in others if any(f.owner == one.id and f.characters for f in application.answers("wp.tasks"))]
    acting = [one for one in application.activities if one.work_package == package.id]
    return 2 * len(asked) <= len(others) and bool(acting) and all(one.lead or one.participants for one in acting)


def _missing(application: Application, package: WorkPackage) -> Iterator[Term]:
    def has(*ids: str) -> bool:
        own = [field for field in application.fields if field.owner == package.id and field.characters]
        asked = {name for field in own for name in (field.id, *(field.also if field.id != AMOUNT else ()))}
        return not asked.isdisjoint(ids)

    if not package.objectives and not has("wp.objectives"):
        yield Term("objectives")
    if not package.results and not has("wp.results"):
        yield RESULTS
    if not package.indicators and not has("wp.indicators", "wp.indicators_qualitative", "wp.indicators_quantitative"):
        yield Term("indicators")
    if not has("wp.tasks"):
        yield TASKS
    if not has("wp.cost_reasoning"):
        yield COST
