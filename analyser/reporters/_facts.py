"""The facts of an application as the dataclasses of the JSON contract."""

from __future__ import annotations

from datetime import date

from analyser.model import output as out
from analyser.model.application import Activity, Application, Field, Indicator, Need, Result, TargetGroup, WorkPackage
from analyser.reporters._output import amount, span


def application(value: Application) -> out.ApplicationOut:
    """Return everything the draft states."""
    return out.ApplicationOut(
        action=value.action,
        call=value.call,
        form_id=value.form_id,
        title=value.title,
        acronym=value.acronym,
        language=value.language,
        start=_iso(value.start),
        end=_iso(value.end),
        duration_months=value.duration_months,
        lump_sum_eur=amount(value.lump_sum_eur),
        national_agency=value.national_agency,
        organisations=[
            out.OrganisationOut(id=o.id, name=o.name, oid=o.oid, country=o.country, role=o.role.value)
            for o in value.organisations
        ],
        priorities=[priority.label for priority in value.priorities],
        topics=[topic.label for topic in value.topics],
        fields=[_field(field, value) for field in value.fields],
        objectives=[
            out.ObjectiveOut(id=o.id, text=o.text, work_package=o.work_package, span=span(o.span))
            for o in value.objectives
        ],
        work_packages=[_package(package) for package in value.work_packages],
        activities=[_activity(activity) for activity in value.activities],
        results=[_result(result) for result in value.results],
        indicators=[_indicator(indicator) for indicator in value.indicators],
        needs=[_text(need) for need in value.needs],
        target_groups=[_text(group) for group in value.target_groups],
    )


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _field(field: Field, application: Application) -> out.FieldOut:
    packages = {package.id for package in application.work_packages}
    activities = {activity.id for activity in application.activities}
    organisations = {organisation.id for organisation in application.organisations}
    owner = field.owner
    return out.FieldOut(
        id=field.id,
        label=field.label,
        work_package=owner if owner in packages else None,
        activity=owner if owner in activities else None,
        organisation=owner if owner in organisations else None,
        characters=field.characters,
        limit=field.limit,
        span=span(field.span),
    )


def _package(value: WorkPackage) -> out.WorkPackageOut:
    return out.WorkPackageOut(
        id=value.id,
        number=value.number,
        title=value.title,
        amount_eur=amount(value.amount_eur),
        objectives=list(value.objectives),
        activities=list(value.activities),
        results=list(value.results),
        indicators=list(value.indicators),
        span=span(value.span),
    )


def _activity(value: Activity) -> out.ActivityOut:
    return out.ActivityOut(
        id=value.id,
        title=value.title,
        text=value.text,
        work_package=value.work_package,
        start=_iso(value.start),
        end=_iso(value.end),
        venue=value.venue,
        lead=value.lead,
        participants=list(value.participants),
        amount_eur=amount(value.amount_eur),
        span=span(value.span),
    )


def _result(value: Result) -> out.ResultOut:
    return out.ResultOut(
        id=value.id,
        text=value.text,
        work_package=value.work_package,
        activity=value.activity,
        span=span(value.span),
    )


def _indicator(value: Indicator) -> out.IndicatorOut:
    return out.IndicatorOut(
        id=value.id,
        text=value.text,
        work_package=value.work_package,
        kind=value.kind.value if value.kind else None,
        baseline=value.baseline,
        target=value.target,
        unit=value.unit,
        due=value.due,
        verification=value.verification,
        span=span(value.span),
    )


def _text(value: Need | TargetGroup) -> out.TextOut:
    return out.TextOut(id=value.id, text=value.text, span=span(value.span))
