"""Traces of a text generator (WRT007): what a reader would see, never a guess at who wrote a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.finding import Term
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.patterns import alternatives

_QUOTES = str.maketrans("’‘`", "'''")
_ALWAYS = "en"
_MARKDOWN = re.compile(
    r"(?<![*\w])\*\*(?=[^\s*])[^*\n]{1,200}?(?<=[^\s*])\*\*(?!\*)"
    r"|^#{1,6} +(?=\S)[^\n]*|^```[^\n]*|(?<!\w)__(?=\w)[^_\n]{2,100}__(?!\w)"
    r"|\[[^\]\n]{2,80}\]\(https?://[^)\s]+\)|^\|(?:\s*:?-{3,}:?\s*\|)+",
    re.MULTILINE,
)
_TOOL_MARK = re.compile(
    r"\boaicite\b|:?contentReference\b|\bturn\d+(?:search|view|news|fetch)\d+\b|[?&]utm_source=(?:chatgpt|openai|copilot|perplexity|gemini)[\w.]*"
    r"|【[^】\n]{1,40}】|<\|(?:im_start|im_end|endoftext)\|>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\bdoi(?:\.org/|:\s?)(?:10\.[xX]{2,}\S*|10\.(?:1234|12345|0000)/\S+|[xX]{2,}\S*)|https?://(?:www\.)?example\.(?:com|org|net)(?:\S*[\w/])?"
    r"|\bwww\.example\.(?:com|org|net)\b(?:\S*[\w/])?|\bISBN[:\s]*(?:0{3}|[xX]{3})[-\dxX]*",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\((?:[^()\n]{2,60},\s*)((?:19|20)\d\d)[a-z]?(?:,[^()\n]{1,30})?\)|\bet al\.,?\s*\(?((?:19|20)\d\d)\)?"
)


def observe(document: Document, application: Application | None, language: str | None) -> Iterator[Observation]:
    """Yield one observation per kind of trace, the first place as evidence and the others related."""
    for what, spans in _kinds(document, application, language):
        found = _apart(spans)
        if found:
            yield Observation(
                kind="assistant-trace",
                span=found[0],
                place=_place(found[0], application),
                related=tuple((span, "") for span in found[1:]),
                values=(("count", len(found)), ("what", Term(what))),
            )


def _kinds(
    document: Document, application: Application | None, language: str | None
) -> Iterator[tuple[str, Iterator[Span]]]:
    text = document.text.translate(_QUOTES)
    yield "a sentence of an assistant to its user", _found(_phrases(language, "assistant_phrases"), text)
    yield "an instruction to a text generator", _found(_phrases(language, "prompt_leftovers"), text)
    yield "a gap in square brackets", _found(_brackets(language), text)
    yield "a mark of a chat tool", _found(_TOOL_MARK, text)
    if document.format != "md":
        yield "Markdown marks", _found(_MARKDOWN, text)
    yield "a reference that cannot exist", _references(text, application, language)


def _references(text: str, application: Application | None, language: str | None) -> Iterator[Span]:
    yield from _found(_REFERENCE, text)
    yield from _found(_phrases(language, "source_placeholders"), text)
    call = application.call if application else None
    for match in _CITED.finditer(text) if call else ():
        year = int(match[1] or match[2])
        if call is not None and year > call:
            yield Span(*match.span())


def _apart(spans: Iterator[Span]) -> list[Span]:
    """Return the spans in order, of overlapping ones the longest."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (-len(span), span.start)):
        if not any(map(span.overlaps, kept)):
            kept.append(span)
    return sorted(kept)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in pattern.finditer(text))


def _place(span: Span, application: Application | None) -> str | None:
    for field in application.fields if application else ():
        if span in field.span:
            return f"{field.owner}/{field.id}" if field.owner else field.id
    return None


@cache
def _phrases(language: str | None, name: str) -> re.Pattern[str]:
    phrases = {phrase for code in (_ALWAYS, language) for phrase in pack(code).phrases(name)}
    return re.compile(alternatives(phrases) or "(?!)", re.IGNORECASE)


@cache
def _brackets(language: str | None) -> re.Pattern[str]:
    words = {word for code in (_ALWAYS, language) for word in pack(code).phrases("bracket_prompts")}
    return re.compile(rf"\[\s*{alternatives(words)}[^\[\]\n]{{0,80}}\](?!\()", re.IGNORECASE)
