"""An analysis for the terminal: the counts, the findings worst first, what was not checked, the counts again."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from analyser.i18n import Translator, translator
from analyser.model.analysis import Analysis, Comparison
from analyser.model.finding import Finding, Severity, SkipKind
from analyser.model.match import Match, Passage
from analyser.reporters._grouping import clip, grouped_skips, of_kind
from analyser.reporters._labels import counted, kind_of, similarity_of
from analyser.reporters._sentences import UNANSWERED, Said, about, by_code, listed, said, where

SUFFIX = ".txt"
MOST = 5
"""Findings of one rule shown with their passages; the report in HTML holds all."""


def render(analysis: Analysis, language: str, source: bytes | None = None) -> bytes:
    """Return an analysis as plain text."""
    say = translator(language)
    found, rest = list(_findings(analysis, say)), list(_rest(analysis, say))
    lines = [*_head(analysis, say), *found, *([""] if rest else []), *rest, "", _summary(analysis, say)]
    return encoded(lines)


def render_comparison(comparison: Comparison, language: str) -> bytes:
    """Return the shared passages of two documents as plain text."""
    say = translator(language)
    lines = []
    for number, match in enumerate(comparison.matches, start=1):
        lines.append(f"{number}. {kind_of(match, say)}, {similarity_of(match, say)}")
        lines += [
            f"   {_stands(passage.document, passage.page, say)}: {clip(passage.quote, 400)}"
            for passage in _sides(match)
        ]
        lines.append("")
    count = len(comparison.matches)
    lines.append(say.plural("{count} shared passage.", "{count} shared passages.", count))
    return encoded(lines)


def encoded(lines: list[str]) -> bytes:
    """Return lines as UTF-8; control characters of a draft cannot reach the terminal, spaces become plain."""
    safe = ("".join(c if c.isprintable() else _instead(c) for c in line) for line in lines)
    return "".join(f"{line}\n" for line in safe).encode("utf-8", "replace")


def _instead(character: str) -> str:
    return " " if category(character) == "Zs" else "\N{REPLACEMENT CHARACTER}"


def _sides(match: Match) -> tuple[Passage, Passage]:
    return (match.left, match.right)


def _stands(document: str, page: int | None, say: Translator) -> str:
    return f"{document}, {say.text('page {page}', page=page)}" if page else document


def _head(analysis: Analysis, say: Translator) -> Iterator[str]:
    """Yield what was read, the counts, and what the reader of the file has to say."""
    application = analysis.application
    facts = [analysis.document.name]
    if application and application.action:
        facts.append(application.action)
    if application and application.call:
        facts.append(f"{say.text('Call')} {application.call}")
    if analysis.language:
        facts.append(say.language_name(analysis.language))
    yield " · ".join(facts)
    yield _summary(analysis, say)
    yield from (say.sentence(remark) for remark in analysis.document.remarks)


def _findings(analysis: Analysis, say: Translator) -> Iterator[str]:
    """Yield the findings, worst first, those of one rule under one heading."""
    rules = by_code(analysis.rules)
    groups: dict[tuple[int, str, str, str], list[tuple[Finding, Said]]] = {}
    for finding in analysis.findings:
        words = said(finding, rules, say)
        groups.setdefault((-finding.severity.rank, finding.code, words.advice, words.caveat), []).append(
            (finding, words)
        )
    for (_, code, *hints), members in sorted(groups.items(), key=_order):
        several = len({words.message for _, words in members}) > 1
        count = f" ({len(members)})" if len(members) > 1 else ""
        title = (about(rules.get(code), say) if several else "") or members[0][1].message
        yield ""
        yield f"{code} {say.text(members[0][0].severity.value)}: {title}{count}"
        if several and not _quoted(members):
            yield from (f"  {listed(finding, analysis, say)}" for finding, _ in members)
        else:
            for finding, words in members[:MOST]:
                yield from _occurrence(finding, words.message if several else "", analysis, say)
            if more := len(members[MOST:]):
                yield "  " + say.plural("and {count} more of the kind", "and {count} more of the kind", more)
        yield from (f"  → {line}" for line in hints if line)


def _order(group: tuple[tuple[int, str, str, str], object]) -> tuple[int, bool, str]:
    """Put questions without an answer after what concerns the written text."""
    rank, code, *_ = group[0]
    return rank, code == UNANSWERED, code


def _quoted(members: list[tuple[Finding, Said]]) -> bool:
    """Say whether a group shows passages; without them a line for each place is enough."""
    return any(finding.evidence for finding, _ in members)


def _occurrence(finding: Finding, message: str, analysis: Analysis, say: Translator) -> Iterator[str]:
    page = finding.evidence[0].page if finding.evidence else None
    place = where(finding, analysis, say)
    at = ", ".join(filter(None, (place, say.text("page {page}", page=page) if page else "")))
    line = ": ".join(filter(None, (at, message if finding.evidence or not at else "")))
    if line:
        yield f"  {line}"
    for number, evidence in enumerate(finding.evidence[:3]):
        note = f"{say.text(evidence.note or 'also').rstrip('.')}: " if number else ""
        yield f"    {note}{say.text('“{quote}”', quote=clip(evidence.quote))}"
    if len(finding.evidence) > 3:
        more = len(finding.evidence) - 3
        yield "    " + say.plural("and {count} more passage", "and {count} more passages", more)


def _rest(analysis: Analysis, say: Translator) -> Iterator[str]:
    for reason, codes in grouped_skips(of_kind(analysis.skipped, SkipKind.NOT_CHECKED), say):
        yield f"{say.text('not checked')}: {', '.join(codes)}: {reason}"
    for reason, codes in grouped_skips(of_kind(analysis.skipped, SkipKind.NOT_APPLICABLE), say):
        yield f"{say.text('does not apply')}: {', '.join(codes)}: {reason}"
    for failure in analysis.failures:
        yield f"{say.text('failed')}: {failure.code}: {failure.error}"
    if analysis.suppressed:
        yield say.plural("{count} finding was set aside.", "{count} findings were set aside.", len(analysis.suppressed))


def _summary(analysis: Analysis, say: Translator) -> str:
    counts = {level: sum(f.severity is level for f in analysis.findings) for level in Severity}
    parts = [counted(level, counts[level], say) for level in Severity]
    skipped = len({skip.code for skip in of_kind(analysis.skipped, SkipKind.NOT_CHECKED)})
    parts.append(say.plural("{count} rule could not be applied", "{count} rules could not be applied", skipped))
    if analysis.failures:
        parts.append(say.plural("{count} rule failed", "{count} rules failed", len(analysis.failures)))
    return ", ".join(parts) + "."
