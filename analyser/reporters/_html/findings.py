"""Findings as the report shows them: in sections of the form, each with its evidence in context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analyser.i18n import Translator
from analyser.model.analysis import Analysis
from analyser.model.document import Document
from analyser.model.finding import Evidence, Finding, Severity
from analyser.model.span import Span
from analyser.reporters._html.passages import MOST
from analyser.reporters._html.surroundings import CONTEXT, surroundings
from analyser.reporters._sentences import by_code, listed, said, where

BESIDE = 40
"""Characters of surroundings shown round what stands beside the primary evidence."""
LONGEST, SHORT = 700, 240
"""Characters shown of a primary quote; of the others, and of a passage that is shown side by side below."""

SHARED = "ORI"
"""The family of rules on text that stands elsewhere too: its findings are read together."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage in its surroundings; `cut` says that its middle was left out, `pair` where it is shown side by side."""

    before: str
    marked: str
    after: str
    page: int | None
    note: str
    cut: int = 0
    pair: str = ""


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
    listed: str

    @property
    def page(self) -> int | None:
        """Return the page of the primary evidence."""
        return self.quotes[0].page if self.quotes else None


def views(
    findings: Iterable[Finding], analysis: Analysis, say: Translator, prefix: str = "f"
) -> tuple[FindingView, ...]:
    """Return findings in words, worst first within their place in the draft."""
    rules, beside = by_code(analysis.rules), _pairs(analysis)
    taken: dict[str, int] = {}
    made = []
    for finding in findings:
        count = taken[finding.fingerprint] = taken.get(finding.fingerprint, 0) + 1
        words = said(finding, rules, say)
        shown = beside if finding.code.startswith(SHARED) else {}
        made.append(
            FindingView(
                anchor=f"{prefix}-{finding.fingerprint}" + (f"-{count}" if count > 1 else ""),
                finding=finding,
                name=words.name,
                message=words.message,
                advice=words.advice,
                caveat=words.caveat,
                place=where(finding, analysis, say),
                listed=listed(finding, analysis, say),
                quotes=tuple(_quotes(finding.evidence, analysis.document, say, shown)),
            )
        )
    return tuple(made)


def _pairs(analysis: Analysis) -> dict[Span, str]:
    """Return the anchor of each passage that the report shows side by side with another."""
    shown: dict[Span, str] = {}
    for prefix, matches in (("match", analysis.matches or ()), ("inside", analysis.inside)):
        for number, match in enumerate(matches[:MOST], start=1):
            shown.setdefault(match.left.span, f"{prefix}-{number}")
    return shown


def of_severity(found: Iterable[FindingView], severity: Severity) -> tuple[FindingView, ...]:
    """Return the findings of one severity."""
    return tuple(view for view in found if view.finding.severity is severity)


def _quotes(
    evidence: Iterable[Evidence], document: Document, say: Translator, shown: Mapping[Span, str]
) -> Iterator[Quote]:
    """Yield the primary quote in its surroundings, then the others on one line each."""
    for number, one in enumerate(evidence):
        note = say.text(one.note) if one.note else ""
        pair = shown.get(one.span, "")
        longest = SHORT if number or pair else LONGEST
        before, after = surroundings(document, one.span, BESIDE if number else CONTEXT)
        marked, cut = _shortened(one.quote, longest)
        if longest == SHORT:
            before, marked, after = (re.sub(r"\s+", " ", part) for part in (before, marked, after))
        yield Quote(before, marked, after, one.page, note, cut, pair)


def _shortened(quote: str, longest: int) -> tuple[str, int]:
    """Return a quote without its middle if it is too long, and how many characters that was."""
    cut = max(0, len(quote) - longest)
    return (quote[: longest // 2] + " […] " + quote[-longest // 2 :], cut) if cut else (quote, 0)
