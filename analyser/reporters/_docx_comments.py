"""The comments themselves: what each finding says, as paragraphs of a Word comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analyser.i18n import Translator
from analyser.model.analysis import Analysis
from analyser.model.finding import Finding
from analyser.ooxml.xml import Element, W, element, number
from analyser.reporters._labels import counted
from analyser.reporters._sentences import by_code, place_of, said

AUTHOR = "analyser"
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


def of_finding(finding: Finding, analysis: Analysis, say: Translator) -> list[tuple[str, str]]:
    """Return the paragraphs about one finding: code and message, advice, caveat, notes on further places."""
    words = said(finding, by_code(analysis.rules), say)
    found = [(f"{finding.code} ", words.message)]
    found += [("", sentence) for sentence in (words.advice, words.caveat) if sentence]
    for evidence in finding.evidence[1:]:
        note = f"{say.text(evidence.note)}: " if evidence.note else ""
        found.append(("", f"{note}„{_short(evidence.quote)}”"))
    return found


def of_unplaced(findings: Sequence[Finding], analysis: Analysis, say: Translator) -> list[tuple[str, str]]:
    """Return the paragraphs of the one comment at the start: the counts, and what stands nowhere in the text."""
    levels = sorted({finding.severity for finding in analysis.findings}, key=lambda level: -level.rank)
    counts = [counted(level, sum(f.severity is level for f in analysis.findings), say) for level in levels]
    found = [(say.list(counts), "")] if counts else []
    for finding in findings:
        words = said(finding, by_code(analysis.rules), say)
        place = place_of(finding.place, dict(analysis.titles), analysis.application, say)
        found.append((f"{finding.code} ", f"{place}: {words.message}" if place else words.message))
        found += [("", sentence) for sentence in (words.advice, words.caveat) if sentence]
    return found


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
