"""IND001."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyser.model.application import Application, Indicator, WorkPackage
from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, at, demand_judged, missing, rule, the_application
from analyser.rules._elsewhere import noted, stretch_of, unread

ANSWERS = ("impact.assessment", "wp.indicators", "wp.indicators_quantitative", "wp.indicators_qualitative")
NUMBER = re.compile(r"(?<![\d.,/])\d+(?:[.,]\d+)?(?![\d/])(?!\. ?g)")
FIGURES = 2
GATHERED = "No indicator stands in {packages}; those here belong to no work package. The form asks for them in each."


@rule(
    "IND001",
    "no-indicator-found",
    severity=Severity.ERROR,
    message="No indicator says how success will be seen.",
    advice="Add a quantitative and a qualitative indicator with starting value, target, date and source.",
)
def no_indicator_found(context: Context) -> Iterator[Hit]:
    """Every work package (KA220) and every project (KA210) says how the reaching of its objectives will be measured.

    A warning where the draft measures with figures of which no indicator could be made out, or has some indicators
    that belong to no package; one note where these are as many as the packages at least. What only points elsewhere or
    puts off ("the figures will be agreed in year three") is none. In the form of KA240, which is not public, a warning
    on a package without indicators where two others have some.

    Bad:
        (both indicator questions of work package 2 are empty)

    Good:
        60 % of pupils borrow a book a month by June 2028 (35 % now), library register.

    Source: questions of the KA220 form on indicators; question of the KA210 form on assessment; VIAA slides,
    KA2 partnerships, VET, 2026
    """
    application = the_application(context)
    public = application.form != "KA240"
    demand_judged(context, "no-indicator-found")
    empty = {one.span for one in context.observed("indicator-says-nothing")}
    stated = [one for one in application.indicators if one.span not in empty]
    packages = [one for one in application.work_packages if one.number > 1]
    measured = {one.work_package for one in stated}
    if not public and len(measured & {package.id for package in packages}) < FIGURES:
        reason = "The form of KA240 is not public."
        raise SkipRule(reason)
    if application.form in {"KA220", "KA240"} and packages:
        loose = [one for one in stated if one.work_package is None]
        bare = [package for package in packages if package.id not in measured]
        if bare and len(loose) >= len(packages):
            yield _elsewhere(bare, loose)
            return
        for package in bare:
            place = f"{package.id}/wp.indicators_quantitative"
            hit = _softened(at(package.span, place=place), unsure=bool(loose) or not public)
            within = stretch_of(application, package.id, context.document)
            yield noted(hit, unread(context, "indicator", within))
    elif not stated:
        place = "wp.indicators_quantitative" if application.form == "KA220" else "impact.assessment"
        hit = _softened(missing(place), unsure=_is_told(context, application))
        yield noted(hit, unread(context, "indicator"))


def _elsewhere(bare: Sequence[WorkPackage], loose: Sequence[Indicator]) -> Hit:
    """Return one note on packages without indicators where the draft gathers those of the project in one place."""
    return at(
        *(one.span for one in loose),
        place=f"{bare[0].id}/wp.indicators_quantitative",
        message=GATHERED,
        severity=Severity.NOTE,
        packages=", ".join(package.id for package in bare),
    )


def _softened(hit: Hit, *, unsure: bool) -> Hit:
    return replace(hit, severity=Severity.WARNING) if unsure else hit


def _is_told(context: Context, application: Application) -> bool:
    """Say whether the answers on measuring give figures, of which a reader may make out what is measured."""
    answers = application.answers(*ANSWERS)
    return any(len(NUMBER.findall(context.document.quote(answer.span))) >= FIGURES for answer in answers)
