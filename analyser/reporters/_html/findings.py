"""Findings as the report shows them: in sections of the form, each with its evidence in context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analyser.i18n import Translator
from analyser.model.analysis import Analysis
from analyser.model.application import Field
from analyser.model.document import Document
from analyser.model.finding import Evidence, Finding, Severity
from analyser.model.span import Span
from analyser.reporters._sentences import by_code, place_of, said

CONTEXT = 80
LONGEST = 700

SECTIONS = (
    ("form", "The form as a whole"),
    ("context", "Context"),
    ("priorities", "Priorities and topics"),
    ("organisation", "Participating organisations"),
    ("relevance", "Relevance of the project"),
    ("needs", "Needs and target groups"),
    ("partnership", "Partnership and cooperation"),
    ("management", "Project management"),
    ("wp", "Work packages"),
    ("activities", "Activities"),
    ("activity", "Activities"),
    ("budget", "Budget"),
    ("impact", "Impact"),
    ("summary", "Project summary"),
    ("summary_en", "English summary"),
)
ELSEWHERE = "Other parts of the draft"


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage in its surroundings; `cut` says that its middle was left out."""

    before: str
    marked: str
    after: str
    page: int | None
    note: str
    cut: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding in words, with an anchor that is unique on the page."""

    anchor: str
    finding: Finding
    name: str
    message: str
    advice: str
    caveat: str
    place: str
    quotes: tuple[Quote, ...]
    reason: str = ""

    @property
    def page(self) -> int | None:
        """Return the page of the primary evidence."""
        return self.quotes[0].page if self.quotes else None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the form with its findings."""

    anchor: str
    title: str
    findings: tuple[FindingView, ...]


def views(
    findings: Iterable[Finding], analysis: Analysis, say: Translator, prefix: str = "f"
) -> tuple[FindingView, ...]:
    """Return findings in words, worst first within their place in the draft."""
    rules, titles = by_code(analysis.rules), dict(analysis.titles)
    taken: dict[str, int] = {}
    made = []
    for finding in findings:
        count = taken[finding.fingerprint] = taken.get(finding.fingerprint, 0) + 1
        words = said(finding, rules, say)
        made.append(
            FindingView(
                anchor=f"{prefix}-{finding.fingerprint}" + (f"-{count}" if count > 1 else ""),
                finding=finding,
                name=words.name,
                message=words.message,
                advice=words.advice,
                caveat=words.caveat,
                place=place_of(finding.place, titles, analysis.application, say),
                quotes=tuple(_quote(one, analysis.document, say) for one in finding.evidence),
            )
        )
    return tuple(made)


def of_severity(found: Iterable[FindingView], severity: Severity) -> tuple[FindingView, ...]:
    """Return the findings of one severity."""
    return tuple(view for view in found if view.finding.severity is severity)


def sections(found: Iterable[FindingView], analysis: Analysis, say: Translator) -> tuple[Section, ...]:
    """Return the findings by section of the form, the worst of each section first."""
    groups: dict[tuple[int, str], list[FindingView]] = {}
    for view in found:
        groups.setdefault(_section(view.finding, analysis, say), []).append(view)
    ordered = sorted(groups.items(), key=lambda group: group[0])
    return tuple(
        Section(f"section-{number}", title, tuple(sorted(members, key=_rank)))
        for number, ((_, title), members) in enumerate(ordered, start=1)
    )


def _rank(view: FindingView) -> tuple[int, int, str]:
    start = view.finding.evidence[0].span.start if view.finding.evidence else 0
    return (-view.finding.severity.rank, start, view.finding.code)


def _section(finding: Finding, analysis: Analysis, say: Translator) -> tuple[int, str]:
    owner, field = _place(finding, analysis)
    application = analysis.application
    for number, package in enumerate(application.work_packages if application else ()):
        inside = application is not None and owner in {
            a.id for a in application.activities if a.work_package == package.id
        }
        if owner == package.id or inside:
            order = [key for key, _ in SECTIONS].index("wp") * 100 + number
            return order, say.text("Work package {number}: {title}", number=package.number, title=package.title)
    head = field.partition(".")[0] or {"P": "organisation", "A": "activity"}.get(owner[:1], "")
    for number, (key, title) in enumerate(SECTIONS):
        if key == head:
            return number * 100, say.text(title)
    return len(SECTIONS) * 100, say.text(ELSEWHERE)


def _place(finding: Finding, analysis: Analysis) -> tuple[str, str]:
    """Return owner and field of a finding, from its place or from where its evidence stands."""
    owner, _, field = (finding.place or "").rpartition("/")
    if "." in field or field in {key for key, _ in SECTIONS}:
        return owner, field
    if not owner and field and field in _owners(analysis):
        return field, ""
    around = _field_at(finding.evidence[0].span, analysis) if finding.evidence else None
    return (around.owner or "", around.id) if around else (owner, field)


def _owners(analysis: Analysis) -> set[str]:
    application = analysis.application
    if application is None:
        return set()
    owners: set[str] = {package.id for package in application.work_packages}
    owners |= {activity.id for activity in application.activities}
    return owners | {organisation.id for organisation in application.organisations}


def _field_at(span: Span, analysis: Analysis) -> Field | None:
    fields = analysis.application.fields if analysis.application else ()
    return next((field for field in fields if field.span.overlaps(span)), None)


def _quote(evidence: Evidence, document: Document, say: Translator) -> Quote:
    note = say.text(evidence.note) if evidence.note else ""
    before, after = surroundings(document, evidence.span)
    marked = evidence.quote
    cut = max(0, len(marked) - LONGEST)
    if cut:
        marked = marked[: LONGEST // 2] + " […] " + marked[-LONGEST // 2 :]
    return Quote(before, marked, after, evidence.page, note, cut)


def surroundings(document: Document, span: Span, width: int = CONTEXT) -> tuple[str, str]:
    """Return about `width` characters on either side of a span, cut between words and at line ends."""
    text = document.text
    left = text[max(0, span.start - width) : span.start]
    right = text[span.end : span.end + width]
    if len(left) == width and span.start > width:
        left = "…" + left.partition(" ")[2]
    if len(right) == width and span.end + width < len(text):
        right = right.rpartition(" ")[0] + "…"
    return _without_gaps(left), _without_gaps(right)


def _without_gaps(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", text)
