"""Headings that no style marks: short bold paragraphs, and short paragraphs numbered "2.1"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from analyser.config import default_thresholds
from analyser.model.document import BlockKind
from analyser.ooxml.flow import Item, Paragraph

_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+[^\W\d_]")
_ENDS = (".", ";", ",", "…")
_BRIEF = 50
"""Letters of a few words in bold that are a heading in spite of the full stop behind them."""
_TYPED_ITEM = re.compile(r"(?:[-*+•●▪‣–—·]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+\S")


def with_headings_by_look(items: Iterable[Item]) -> list[Item]:
    """Return the items with what looks like a heading, or like a typed list item, marked so.

    Bold means nothing in a document most of whose letters are bold; a form of bold questions with short answers
    may have more bold paragraphs than others.
    """
    found = list(items)
    plain = [item for item in found if isinstance(item, Paragraph) and item.kind is BlockKind.PARAGRAPH]
    bold = sum(len(paragraph.text) for paragraph in plain if _is_bold(paragraph))
    bold_counts = bold <= 0.5 * sum(len(paragraph.text) for paragraph in plain) or len(plain) < 4
    return [_marked(item, bold_counts) if isinstance(item, Paragraph) else item for item in found]


def _marked(paragraph: Paragraph, bold_counts: bool) -> Paragraph:
    if paragraph.kind is not BlockKind.PARAGRAPH and not (
        paragraph.kind is BlockKind.ITEM and paragraph.text[:1].isdigit()
    ):
        return paragraph
    text = paragraph.text
    limit = "reading.question-characters" if text.endswith("?") else "reading.heading-characters"
    short = len(text) <= default_thresholds()[limit] and not text.endswith(_ENDS)
    titled = short or (len(text) <= _BRIEF and text.endswith(".") and text.count(".") == 1)
    letters = any(character.isalpha() for character in text)
    numbered = _NUMBERED.match(text)
    if titled and letters and "\n" not in text and bold_counts and _is_bold(paragraph):
        return replace(paragraph, kind=BlockKind.HEADING, level=numbered[1].count(".") + 1 if numbered else 0)
    if short and numbered and paragraph.kind is BlockKind.PARAGRAPH and len(text) <= 80 and "\n" not in text:
        return replace(paragraph, kind=BlockKind.HEADING, level=numbered[1].count(".") + 1)
    if paragraph.kind is BlockKind.PARAGRAPH and _TYPED_ITEM.match(text) and not (bold_counts and _asks(paragraph)):
        return replace(paragraph, kind=BlockKind.ITEM, level=1)
    return paragraph


def _asks(paragraph: Paragraph) -> bool:
    """Say whether a numbered paragraph begins with a question in bold, or with a label of several numbers."""
    bold = "".join(
        piece.text for piece in takewhile(lambda piece: piece.bold or not piece.text.strip(), paragraph.pieces)
    )
    return bold.rstrip().endswith("?") or (bold.rstrip()[-1:] in (":", ".") and _NUMBERED.match(bold) is not None)


def _is_bold(paragraph: Paragraph) -> bool:
    seen = [piece for piece in paragraph.pieces if piece.node is not None and piece.text.strip()]
    return bool(seen) and all(piece.bold for piece in seen)
