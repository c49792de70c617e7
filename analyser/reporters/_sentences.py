"""What a finding says, in the language of the report: shared by all formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyser.i18n import Translator
from analyser.model.analysis import Analysis
from analyser.model.application import Application, Field
from analyser.model.finding import Finding, Rule, Term
from analyser.model.span import Span
from analyser.reporters._grouping import clip

UNANSWERED = "FRM002"
"""The rule on questions without an answer: shown as a list, after what concerns the written text."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words. `caveat` is empty when nothing limits it."""

    name: str
    message: str
    advice: str
    caveat: str


def said(finding: Finding, rules: Mapping[str, Rule], translator: Translator) -> Said:
    """Return the sentences of a finding; a rule that is not in `rules` leaves only its code."""
    rule = rules.get(finding.code)
    values = dict(finding.values)
    message = finding.message or (rule.message if rule else finding.code)
    return Said(
        name=rule.name if rule else finding.code,
        message=translator.text(message, **values),
        advice=translator.text(rule.advice, **values) if rule else "",
        caveat=translator.text(finding.caveat) if finding.caveat else "",
    )


def by_code(rules: tuple[Rule, ...]) -> dict[str, Rule]:
    """Return rules by their code."""
    return {rule.code: rule for rule in rules}


def about(rule: Rule | None, translator: Translator) -> str:
    """Return the fault that a rule finds, as the heading of findings whose messages differ."""
    if rule is None:
        return ""
    return translator.text(rule.title or rule.message) if rule.title or "{" not in rule.message else rule.name


def title_of(field: str, titles: Mapping[str, str], translator: Translator) -> str:
    """Return the short name of a question of the form, or its id if it has none."""
    return translator.text(titles[field]) if field in titles else field


def where(finding: Finding, analysis: Analysis, translator: Translator) -> str:
    """Return where a finding stands in words: its own place, else the question its evidence answers."""
    if finding.place:
        return place_of(finding.place, dict(analysis.titles), analysis.application, translator)
    return place_at(finding.evidence[0].span, analysis, translator) if finding.evidence else ""


def place_at(span: Span, analysis: Analysis, translator: Translator) -> str:
    """Return the question that a span answers, in words; empty if it answers none that has a name."""
    titles, around = dict(analysis.titles), field_at(span, analysis.application)
    if around is None or around.id not in titles:
        return ""
    place = f"{around.owner}/{around.id}" if around.owner else around.id
    return place_of(place, titles, analysis.application, translator)


def listed(finding: Finding, analysis: Analysis, translator: Translator) -> str:
    """Return a finding as an entry below the heading of its rule: the questions it names, else its place or message."""
    questions = dict(finding.values).get("questions")
    if isinstance(questions, tuple):
        owner = place_of((finding.place or "").rpartition("/")[0], {}, analysis.application, translator)
        names = translator.list([translator.text(one.text) if isinstance(one, Term) else one for one in questions])
        return f"{owner}: {names}" if owner else names
    return where(finding, analysis, translator) or said(finding, by_code(analysis.rules), translator).message


def field_at(span: Span, application: Application | None) -> Field | None:
    """Return the first answer that a span touches."""
    fields = application.fields if application else ()
    return next((field for field in fields if field.span.overlaps(span)), None)


def place_of(
    place: str | None, titles: Mapping[str, str], application: Application | None, translator: Translator
) -> str:
    """Return a place in words: "WP2, Objectives of the work package"; empty for none."""
    if not place:
        return ""
    known = dict(_owners(application)) if application else {}
    owner, _, field = place.rpartition("/")
    if field in known:
        owner, field = field, ""
    named = clip(known.get(owner, ""), 70)
    parts = [f"{owner} ({named})" if named else owner, title_of(field, titles, translator) if field else ""]
    return ", ".join(part for part in parts if part)


def _owners(application: Application) -> list[tuple[str, str]]:
    owners = [(package.id, package.title) for package in application.work_packages]
    owners += [(activity.id, activity.title) for activity in application.activities]
    owners += [(organisation.id, organisation.name) for organisation in application.organisations]
    statements = (application.objectives, application.results, application.indicators)
    owners += [(one.id, "") for group in statements for one in group]
    return owners
