"""An analysis for the terminal: a line per finding, then what was not checked, then the counts."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.i18n import Translator, translator
from analyser.model.analysis import Analysis, Comparison
from analyser.model.finding import Finding, Severity
from analyser.model.match import Match, Passage
from analyser.reporters._grouping import clip, grouped_skips
from analyser.reporters._labels import counted, kind_of, similarity_of
from analyser.reporters._sentences import by_code, place_of, said

SUFFIX = ".txt"


def render(analysis: Analysis, language: str, source: bytes | None = None) -> bytes:
    """Return an analysis as plain text."""
    say = translator(language)
    lines = [*_remarks(analysis, say), *_findings(analysis, say), *_rest(analysis, say), _summary(analysis, say)]
    return encoded(lines)


def render_comparison(comparison: Comparison, language: str) -> bytes:
    """Return the shared passages of two documents as plain text."""
    say = translator(language)
    lines = []
    for number, match in enumerate(comparison.matches, start=1):
        lines.append(f"{number}. {kind_of(match.kind, say)}, {similarity_of(match, say)}")
        lines += [
            f"   {_where(passage.document, passage.page, say)}: {clip(passage.quote, 400)}" for passage in _sides(match)
        ]
        lines.append("")
    count = len(comparison.matches)
    lines.append(say.plural("{count} shared passage.", "{count} shared passages.", count))
    return encoded(lines)


def encoded(lines: list[str]) -> bytes:
    """Return lines as UTF-8; control characters of a draft cannot reach the terminal."""
    safe = ("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line) for line in lines)
    return "".join(f"{line}\n" for line in safe).encode("utf-8", "replace")


def _sides(match: Match) -> tuple[Passage, Passage]:
    return (match.left, match.right)


def _where(document: str, page: int | None, say: Translator) -> str:
    return f"{document}, {say.text('page {page}', page=page)}" if page else document


def _remarks(analysis: Analysis, say: Translator) -> list[str]:
    return [f"{analysis.document.name}: {say.sentence(remark)}" for remark in analysis.document.remarks]


def _findings(analysis: Analysis, say: Translator) -> Iterator[str]:
    rules, titles = by_code(analysis.rules), dict(analysis.titles)
    for finding in analysis.findings:
        words = said(finding, rules, say)
        place = place_of(finding.place, titles, analysis.application, say)
        page = finding.evidence[0].page if finding.evidence else None
        where = ", ".join(filter(None, (place, say.text("page {page}", page=page) if page else "")))
        prefix = f"{analysis.document.name}: {where}: " if where else f"{analysis.document.name}: "
        yield f"{prefix}{finding.code} {say.text(finding.severity.value)} {words.message}"
        yield from _details(finding, words.advice, words.caveat, say)


def _details(finding: Finding, advice: str, caveat: str, say: Translator) -> Iterator[str]:
    for evidence in finding.evidence[:3]:
        note = f"{say.text(evidence.note).rstrip('.')}: " if evidence.note else ""
        yield f"    {note}{say.text('“{quote}”', quote=clip(evidence.quote))}"
    if len(finding.evidence) > 3:
        more = len(finding.evidence) - 3
        yield "    " + say.plural("and {count} more passage", "and {count} more passages", more)
    yield from (f"    {line}" for line in (advice, caveat) if line)


def _rest(analysis: Analysis, say: Translator) -> Iterator[str]:
    for reason, codes in grouped_skips(analysis.skipped, say):
        yield f"{say.text('not checked')}: {', '.join(codes)}: {reason}"
    for failure in analysis.failures:
        yield f"{say.text('failed')}: {failure.code}: {failure.error}"
    if analysis.suppressed:
        yield say.plural("{count} finding was set aside.", "{count} findings were set aside.", len(analysis.suppressed))


def _summary(analysis: Analysis, say: Translator) -> str:
    counts = {level: sum(f.severity is level for f in analysis.findings) for level in Severity}
    parts = [counted(level, counts[level], say) for level in Severity]
    skipped = len({skip.code for skip in analysis.skipped})
    parts.append(say.plural("{count} rule could not be applied", "{count} rules could not be applied", skipped))
    if analysis.failures:
        parts.append(say.plural("{count} rule failed", "{count} rules failed", len(analysis.failures)))
    return ", ".join(parts) + "."
