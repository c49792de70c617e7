"""What was read: the facts of the application as tables, and the text no question claimed."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.i18n import Translator
from analyser.model.analysis import Analysis
from analyser.model.application import Application, Field, WorkPackage
from analyser.reporters._grouping import clip
from analyser.reporters._sentences import title_of

BAR, SHORT = 100, 80
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Fact:
    """A single-valued fact; `value` is empty when the draft does not state it."""

    label: str
    value: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answered question with its length against the limit; `filled` is in hundredths, at most 100."""

    field: Field
    title: str
    owner: str
    page: int | None
    filled: int | None
    over: bool
    inferred: bool
    words: str

    @property
    def long(self) -> bool:
        """Say whether the answer has a limit or is more than a few words."""
        return self.field.limit is not None or self.field.characters > SHORT


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """A work package with its share of the lump sum."""

    package: WorkPackage
    amount: str
    share: str


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A stretch of text that belongs to no recognised question."""

    text: str
    characters: int
    page: int | None


def head(analysis: Analysis, say: Translator) -> tuple[Fact, ...]:
    """Return what the header of the report names."""
    application, document = analysis.application, analysis.document
    facts = [Fact(say.text("File"), document.name), Fact(say.text("Format"), document.format.upper())]
    if document.pages is not None:
        facts.append(Fact(say.text("Pages"), say.number(document.pages)))
    facts.append(Fact(say.text("Characters"), say.number(len(document.text))))
    if analysis.language:
        facts.append(Fact(say.text("Language of the draft"), say.language_name(analysis.language)))
    if application:
        facts += [
            Fact(say.text("Action"), application.action or ""),
            Fact(say.text("Form ID"), application.form_id or ""),
        ]
        facts.append(Fact(say.text("Call"), str(application.call or "")))
    return tuple(facts)


def single(application: Application, analysis: Analysis, say: Translator) -> tuple[Fact, ...]:
    """Return the single-valued facts of the application, those not stated included."""
    months = application.duration_months
    rows = (
        ("Title", application.title or "", "context.title"),
        ("Acronym", application.acronym or "", "context.acronym"),
        ("Start", say.date(application.start) if application.start else "", "context.start"),
        ("End", say.date(application.end) if application.end else "", "context.end"),
        ("Duration", say.plural("{count} month", "{count} months", months) if months else "", "context.duration"),
        ("Lump sum", _money(application.lump_sum_eur, say), "context.lump_sum"),
        ("National Agency", application.national_agency or "", "context.agency"),
    )
    return tuple(Fact(say.text(label), value, _page(analysis, application, key)) for label, value, key in rows)


def _page(analysis: Analysis, application: Application, key: str) -> int | None:
    span = application.fact(key)
    return analysis.document.page_of(span) if span else None


def _money(amount: float | None, say: Translator) -> str:
    return "" if amount is None else say.money(amount)


def packages(application: Application, say: Translator) -> tuple[PackageFacts, ...]:
    """Return the work packages with their amounts and shares."""
    total = application.lump_sum_eur
    return tuple(
        PackageFacts(
            package,
            _money(package.amount_eur, say),
            say.percent(package.amount_eur / total) if package.amount_eur is not None and total else "",
        )
        for package in application.work_packages
    )


def answers(application: Application, analysis: Analysis, say: Translator) -> tuple[Answer, ...]:
    """Return the answered questions in the order of the draft."""
    titles = dict(analysis.titles)
    made = []
    for field in sorted(application.fields, key=lambda field: field.span):
        filled = None if not field.limit else min(BAR, round(BAR * field.characters / field.limit))
        title = title_of(field.id, titles, say) if field.id in titles else field.label or field.id
        over = field.limit is not None and field.characters > field.limit
        page = analysis.document.page_of(field.span)
        words = clip(analysis.document.quote(field.span), SHORT)
        made.append(Answer(field, clip(title, 120), field.owner or "", page, filled, over, field.confidence < 1, words))
    return tuple(made)


def unclaimed(application: Application, analysis: Analysis) -> tuple[Unclaimed, ...]:
    """Return the text that belongs to no recognised question."""
    document = analysis.document
    return tuple(
        Unclaimed(clip(document.quote(span), LONGEST), len(span), document.page_of(span))
        for span in application.unrecognised
        if document.quote(span).strip()
    )
