"""The comments themselves: what each finding says, as paragraphs of a Word comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from analyser.i18n import Translator
from analyser.model.analysis import Analysis
from analyser.model.finding import Finding
from analyser.ooxml.xml import Element, W, element, number
from analyser.reporters._labels import counted
from analyser.reporters._sentences import UNANSWERED, about, by_code, listed, said, where

AUTHOR = "analyser"
MOST = 3
"""Further places of a finding that a comment quotes; the report holds all."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def next_identity(comments: Element) -> int:
    """Return the first number no comment of the file has."""
    return max((number(comment.get(W + "id")) for comment in comments), default=-1) + 1


def comment(identity: int, paragraphs: Iterable[tuple[str, str]]) -> Element:
    """Return a comment; each paragraph is its bold beginning and the rest. It bears no date."""
    made = element("comment", {W + "id": str(identity), W + "author": AUTHOR, W + "initials": "A"})
    for strong, text in paragraphs:
        paragraph = element("p")
        for words, bold in ((strong, True), (text, False)):
            if words:
                paragraph.append(_run(words, bold=bold))
        made.append(paragraph)
    return made


def of_findings(
    findings: Sequence[Finding], analysis: Analysis, say: Translator, advised: set[str]
) -> list[tuple[str, str]]:
    """Return the paragraphs about one passage; advice that `advised` holds was given in an earlier comment."""
    return [paragraph for finding in findings for paragraph in _of_finding(finding, analysis, say, advised)]


def _of_finding(finding: Finding, analysis: Analysis, say: Translator, advised: set[str]) -> Iterator[tuple[str, str]]:
    """Yield code and message, then notes on further places, then the advice and what limits it."""
    words = said(finding, by_code(analysis.rules), say)
    yield f"{finding.code} ", words.message
    for evidence in finding.evidence[1 : MOST + 1]:
        note = f"{say.text(evidence.note).rstrip('.')}: " if evidence.note else ""
        yield "", f"{note}{say.text('“{quote}”', quote=_short(evidence.quote))}"
    for sentence in (words.advice, words.caveat):
        if sentence and sentence not in advised:
            advised.add(sentence)
            yield "", f"→ {sentence}"


def of_unplaced(findings: Sequence[Finding], analysis: Analysis, say: Translator) -> list[tuple[str, str]]:
    """Return the paragraphs of the one comment at the start: the counts, and what stands nowhere in the text."""
    levels = sorted({finding.severity for finding in analysis.findings}, key=lambda level: -level.rank)
    counts = [counted(level, sum(f.severity is level for f in analysis.findings), say) for level in levels]
    found = [(say.list(counts), "")] if counts else []
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: (-finding.severity.rank, finding.code == UNANSWERED)):
        groups.setdefault((finding.code, said(finding, by_code(analysis.rules), say).advice), []).append(finding)
    for members in groups.values():
        found += _of_group(members, analysis, say)
    return found


def _of_group(members: Sequence[Finding], analysis: Analysis, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield one paragraph for the findings of a rule: the message, or the fault they share and all places."""
    rules = by_code(analysis.rules)
    words = said(members[0], rules, say)
    if len(members) == 1:
        place = where(members[0], analysis, say)
        yield f"{members[0].code} ", f"{place}: {words.message}" if place else words.message
    else:
        several = len({said(finding, rules, say).message for finding in members}) > 1
        title = about(rules.get(members[0].code), say) if several else words.message
        places = "; ".join(listed(finding, analysis, say) for finding in members)
        yield f"{members[0].code} ", f"{title} ({len(members)}): {places}"
    for sentence in (words.advice, words.caveat):
        if sentence:
            yield "", f"→ {sentence}"


def _short(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= 160 else f"{joined[:160].rsplit(' ', 1)[0]} …"


def _run(text: str, *, bold: bool) -> Element:
    run = element("r")
    if bold:
        look = element("rPr")
        look.append(element("b"))
        run.append(look)
    node = element("t")
    node.text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    node.set(_SPACE, "preserve")
    run.append(node)
    return run
