"""Work and money by work package (or activity) and by organisation, so that disproportion is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analyser.i18n import Translator
from analyser.model.analysis import Analysis
from analyser.model.application import Activity, Application, Organisation
from analyser.model.span import Span
from analyser.reporters._grouping import clip

BAR = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A work package, an activity or an organisation; `bar` is its share of the money in hundredths, None = not stated.

    `activities` are those it holds, or those the organisation leads; `others` are the organisations
    that take part, or the activities the organisation takes part in. `people` and `days` are what the
    draft states of participants and working days, in its own words.
    """

    id: str
    title: str
    period: str
    activities: tuple[str, ...]
    others: tuple[str, ...]
    amount: str
    share: str
    bar: int | None
    people: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effort:
    """Both tables; `packaged` says whether the first one lists work packages or activities."""

    packaged: bool
    parts: tuple[Part, ...]
    organisations: tuple[Part, ...]


def effort(analysis: Analysis, say: Translator) -> Effort | None:
    """Return who does what for how much, None when the draft plans nothing."""
    application = analysis.application
    if application is None or not (application.activities or application.work_packages):
        return None
    packaged = bool(application.work_packages)
    parts = _packages(application, say) if packaged else _activities(application, say)
    organisations = (_organisation(one, application, say) for one in application.organisations)
    return Effort(
        packaged,
        tuple(_peopled(one, analysis) for one in parts),
        tuple(_peopled(one, analysis) for one in organisations),
    )


def _peopled(part: Part, analysis: Analysis) -> Part:
    """Add what is stated of people and days: of the part itself, else of its activities."""
    stated = {one.owner: one for one in analysis.people}
    inside = part.activities if analysis.application and part.id.startswith("WP") else ()
    owners = [stated[key] for key in (part.id, *inside) if key in stated]
    people = next((one.participants for one in owners if one.participants), ())
    days = next((one.days for one in owners if one.days), ())
    return replace(part, people=_quotes(people, analysis), days=_quotes(days, analysis))


def _quotes(spans: Iterable[Span], analysis: Analysis) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clip(analysis.document.quote(span), 50) for span in spans))


def _packages(application: Application, say: Translator) -> Iterable[Part]:
    for package in application.work_packages:
        inside = [one for one in application.activities if one.work_package == package.id]
        yield _part(package.id, package.title, inside, package.amount_eur, application, say)


def _activities(application: Application, say: Translator) -> Iterable[Part]:
    for one in application.activities:
        yield _part(one.id, one.title or one.text, [one], one.amount_eur, application, say)


def _part(
    id: str, title: str, inside: list[Activity], amount: float | None, application: Application, say: Translator
) -> Part:
    dates = sorted(date for one in inside for date in (one.start, one.end) if date)
    period = f"{say.date(dates[0])} – {say.date(dates[-1])}" if dates else ""
    activities = tuple(one.id for one in inside if one.id != id)
    return Part(id, clip(title, 90), period, activities, _partners(inside), *_money(amount, application, say))


def _partners(inside: Iterable[Activity]) -> tuple[str, ...]:
    """Return the organisations of some activities, each once, those that lead first."""
    activities = tuple(inside)
    named = [one.lead for one in activities if one.lead]
    named += [name for one in activities for name in one.participants]
    return tuple(dict.fromkeys(named))


def _organisation(one: Organisation, application: Application, say: Translator) -> Part:
    leads = tuple(activity.id for activity in application.activities if activity.lead == one.id)
    joins = tuple(a.id for a in application.activities if one.id in a.participants and a.lead != one.id)
    mine = [line for line in application.budget if line.organisation == one.id]
    lines = [line.amount_eur for line in mine if line.part] or [line.amount_eur for line in mine]
    return Part(one.id, one.name, "", leads, joins, *_money(sum(lines) if lines else None, application, say))


def _money(amount: float | None, application: Application, say: Translator) -> tuple[str, str, int | None]:
    """Return an amount in words, its share of the lump sum, and the length of its bar."""
    if amount is None:
        return "", "", None
    total = application.lump_sum_eur
    if not total:
        return say.money(amount), "", None
    return say.money(amount), say.percent(amount / total), min(BAR, round(BAR * amount / total))
