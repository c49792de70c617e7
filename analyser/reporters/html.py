"""The report of one draft, or of a comparison, as one self-contained HTML file.

Layout: what was read, summary, findings, logic of the project, facts, shared passages, award
criteria, method and limits. It reads without script, prints, and makes no request.
"""

from __future__ import annotations

from analyser.i18n import Translator, translator
from analyser.model.analysis import Analysis, Comparison
from analyser.model.finding import Finding, Severity, SkipKind
from analyser.reporters import _cards
from analyser.reporters._grouping import grouped_skips, of_kind
from analyser.reporters._html import (
    criteria,
    effort,
    findings,
    flow,
    logic,
    passages,
    reading,
    sections,
    smart,
    timeline,
)
from analyser.reporters._html.page import page
from analyser.reporters._sentences import about

SUFFIX = ".html"


def render(analysis: Analysis, language: str, source: bytes | None = None) -> bytes:
    """Return the report of one draft."""
    say = translator(language)
    found = findings.views(analysis.findings, analysis, say)
    return page(
        "report.html.jinja",
        say,
        analysis=analysis,
        draft_language=analysis.language or "",
        head=reading.head(analysis, say),
        found=found,
        errors=findings.of_severity(found, Severity.ERROR),
        warnings=findings.of_severity(found, Severity.WARNING),
        notes=findings.of_severity(found, Severity.NOTE),
        sections=sections.sections(found, analysis, say),
        about={rule.code: about(rule, say) for rule in analysis.rules},
        unchecked=len(of_kind(analysis.skipped, SkipKind.NOT_CHECKED)),
        skipped=grouped_skips(of_kind(analysis.skipped, SkipKind.NOT_CHECKED), say),
        elsewhere=grouped_skips(of_kind(analysis.skipped, SkipKind.NOT_APPLICABLE), say),
        remarks=[say.sentence(remark) for remark in analysis.document.remarks],
        suppressed=_suppressed(analysis, say),
        most=passages.MOST,
        shared=passages.pairs(analysis.matches or (), analysis.language or "", say, "match", analysis),
        inside=passages.pairs(analysis.inside, analysis.language or "", say, "inside", analysis),
        criteria=criteria.criteria(analysis, found, say),
        cards=_cards.cards(_all(analysis), analysis.rules),
        smart_rows=smart.rows(analysis, say),
        letters=smart.LETTERS,
        **_project(analysis, say),
    )


def _project(analysis: Analysis, say: Translator) -> dict[str, object]:
    """Return what can be shown of the application itself."""
    application, structure = analysis.application, logic.logic(analysis)
    return {
        "application": application,
        "logic": structure,
        "said_of": {rule.code: say.text(rule.message) for rule in analysis.rules},
        "flow": flow.flow(structure) if structure else None,
        "timeline": timeline.timeline(application) if application else None,
        "effort": effort.effort(analysis, say),
        "single": reading.single(application, analysis, say) if application else (),
        "packages": reading.packages(application, say) if application else (),
        "answers": reading.answers(application, analysis, say) if application else (),
        "unclaimed": reading.unclaimed(application, analysis) if application else (),
        "names": {one.id: one.name for one in application.organisations} if application else {},
    }


def _all(analysis: Analysis) -> list[Finding]:
    return [*analysis.findings, *(one.finding for one in analysis.suppressed)]


def _suppressed(analysis: Analysis, say: Translator) -> list[tuple[findings.FindingView, str]]:
    shown = findings.views((one.finding for one in analysis.suppressed), analysis, say, "set-aside")
    return [(view, say.sentence(one.reason)) for view, one in zip(shown, analysis.suppressed, strict=True)]


def render_comparison(comparison: Comparison, language: str) -> bytes:
    """Return the shared passages of two documents side by side."""
    say = translator(language)
    return page(
        "compare.html.jinja",
        say,
        comparison=comparison,
        most=passages.MOST,
        shared=passages.compared(comparison, say),
    )
