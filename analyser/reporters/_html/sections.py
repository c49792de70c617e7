"""The findings by section of the form, and within a section by rule: advice is given once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyser.i18n import Translator
from analyser.model.analysis import Analysis
from analyser.model.finding import Finding
from analyser.reporters._html.findings import SHARED, FindingView
from analyser.reporters._sentences import UNANSWERED, about, by_code, field_at

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
    ("budget", "Budget"),
    ("impact", "Impact"),
    ("summary", "Project summary"),
    ("summary_en", "English summary"),
    ("unanswered", "Questions of the form without an answer"),
    ("shared", "Text that stands elsewhere too"),
)
FOLDED = 5
"""More findings of one kind than this are folded after the first ones."""
ELSEWHERE = "Other parts of the draft"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the form with its findings, those of one rule together."""

    anchor: str
    title: str
    kinds: tuple[Kind, ...]

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """Return all findings of the section in the order shown."""
        return tuple(view for kind in self.kinds for view in kind.findings)


@dataclass(frozen=True, slots=True)
class Kind:
    """Findings of one rule that one piece of advice answers.

    `title` is what all of them say, or, when each says something else (`several`), the fault they
    share; `other` names the document that the passages share.
    """

    anchor: str
    title: str
    several: bool
    other: str
    findings: tuple[FindingView, ...]

    @property
    def first(self) -> FindingView:
        """Return the first finding: it speaks for all of them."""
        return self.findings[0]

    @property
    def bare(self) -> bool:
        """Say whether no finding has evidence: a list of their places is enough."""
        return not any(view.quotes for view in self.findings)

    @property
    def shown(self) -> int:
        """Return how many findings stand open; the others are folded."""
        return len(self.findings) if len(self.findings) <= FOLDED else FOLDED - 2


def sections(found: Iterable[FindingView], analysis: Analysis, say: Translator) -> tuple[Section, ...]:
    """Return the findings by section of the form, the worst of each section first."""
    groups: dict[tuple[int, str], list[FindingView]] = {}
    for view in found:
        groups.setdefault(_section(view.finding, analysis, say), []).append(view)
    ordered = sorted(groups.items(), key=lambda group: group[0])
    return tuple(
        Section(f"section-{number}", title, _kinds(f"section-{number}", sorted(members, key=_rank), analysis, say))
        for number, ((_, title), members) in enumerate(ordered, start=1)
    )


def _kinds(section: str, found: list[FindingView], analysis: Analysis, say: Translator) -> tuple[Kind, ...]:
    """Put together what one rule says in a section, where its worst finding stands."""
    groups: dict[tuple[str, ...], list[FindingView]] = {}
    for view in found:
        key = (view.finding.code, view.finding.severity.value, view.advice, view.caveat, _other(view))
        groups.setdefault(key, []).append(view)
    return tuple(
        _kind(f"{section}-{number}", tuple(group), analysis, say)
        for number, group in enumerate(groups.values(), start=1)
    )


def _kind(anchor: str, group: tuple[FindingView, ...], analysis: Analysis, say: Translator) -> Kind:
    several = len({view.message for view in group}) > 1
    title = group[0].message
    if several:
        title = about(by_code(analysis.rules).get(group[0].finding.code), say) or group[0].name
    return Kind(anchor, title, several, _other(group[0]) if several else "", group)


def _other(view: FindingView) -> str:
    """Return the other document of a shared passage: passages are read document by document."""
    return str(dict(view.finding.values).get("document", "")) if view.finding.code.startswith(SHARED) else ""


def _rank(view: FindingView) -> tuple[int, int, str]:
    start = view.finding.evidence[0].span.start if view.finding.evidence else 0
    return (-view.finding.severity.rank, start, view.finding.code)


def _section(finding: Finding, analysis: Analysis, say: Translator) -> tuple[int, str]:
    apart = "shared" if finding.code.startswith(SHARED) else "unanswered" if finding.code == UNANSWERED else ""
    if apart:
        return _order(apart), say.text(dict(SECTIONS)[apart])
    owner, field = _place(finding, analysis)
    application = analysis.application
    for number, package in enumerate(application.work_packages if application else ()):
        inside = application is not None and owner in {
            a.id for a in application.activities if a.work_package == package.id
        }
        if owner == package.id or inside:
            return _order("wp") + number, say.text(
                "Work package {number}: {title}", number=package.number, title=package.title
            )
    head = field.partition(".")[0] or {"P": "organisation", "A": "activity"}.get(owner[:1], "")
    head = "activities" if head == "activity" else head
    for number, (key, title) in enumerate(SECTIONS):
        if key == head:
            return number * 100, say.text(title)
    return len(SECTIONS) * 100, say.text(ELSEWHERE)


def _order(section: str) -> int:
    return 100 * [key for key, _ in SECTIONS].index(section)


def _place(finding: Finding, analysis: Analysis) -> tuple[str, str]:
    """Return owner and field of a finding, from its place or from where its evidence stands."""
    owner, _, field = (finding.place or "").rpartition("/")
    if "." in field or field in dict(SECTIONS):
        return owner, field
    if not owner and field and field in _owners(analysis):
        return field, ""
    around = field_at(finding.evidence[0].span, analysis.application) if finding.evidence else None
    return (around.owner or "", around.id) if around else (owner, field)


def _owners(analysis: Analysis) -> set[str]:
    application = analysis.application
    if application is None:
        return set()
    owners: set[str] = {package.id for package in application.work_packages}
    owners |= {activity.id for activity in application.activities}
    return owners | {organisation.id for organisation in application.organisations}
