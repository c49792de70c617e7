"""Stretches of visible text with the XML node each came from, and letters put right on the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from analyser.ooxml.xml import Element

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPECIAL = re.compile(
    r"(?P<drop>[\xad\u200b\u2060\ufeff]+)|(?P<space>[\t\r\n\x85\u2028\u2029])|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<cluster>.[\u0300-\u036f]+)"
)
_SYMBOL = dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {
    0xB7: "•",
    0xB0: "°",
    0xB1: "±",
    0xA3: "≤",
    0xB3: "≥",
    0xB4: "×",
    0xD7: "⋅",
    0xAE: "→",
    0xAC: "←",
    0xDE: "⇒",
    0x2D: "−",
}
_WINGDINGS = {
    0xFC: "✓",
    0xFB: "✗",
    0xFE: "☑",
    0xFD: "☒",
    0xA8: "☐",
    0x6F: "☐",
    0x78: "☒",
    0xE0: "→",
    0xDF: "←",
    0xF0: "⇨",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Visible text and where it stands: `length` characters from `start` of a node's text.

    `node` is None for what Word draws itself (list numbers); `bold` is the look.
    """

    text: str
    node: Element | None = None
    start: int = 0
    length: int = 0
    bold: bool = False

    @property
    def divisible(self) -> bool:
        """Say whether the characters map one to one to those of the node's text."""
        return self.node is not None and self.length == len(self.text)

    def cut(self, begin: int, end: int) -> Piece:
        """Return the piece without what stands before `begin` and from `end` on."""
        if (begin, end) == (0, len(self.text)):
            return self
        if self.divisible:
            return Piece(self.text[begin:end], self.node, self.start + begin, end - begin, self.bold)
        return Piece(self.text[begin:end], self.node, self.start, self.length, self.bold)


def pieces_of(text: str, node: Element, bold: bool) -> Iterator[Piece]:
    """Yield the pieces of a text node.

    Soft hyphens and zero-width characters are dropped, white space becomes a space, ligatures
    become letters, and letters with combining marks are composed; nothing else changes.
    """
    seen = 0
    for match in _SPECIAL.finditer(text):
        put = _put(match)
        if put == match[0]:
            continue
        if seen < match.start():
            yield Piece(text[seen : match.start()], node, seen, match.start() - seen, bold)
        if put:
            yield Piece(put, node, match.start(), len(match[0]), bold)
        seen = match.end()
    if seen < len(text):
        yield Piece(text[seen:], node, seen, len(text) - seen, bold)


def _put(match: re.Match[str]) -> str:
    if match["drop"]:
        return ""
    if match["space"]:
        return " "
    if match["ligature"]:
        return LIGATURES[match["ligature"]]
    return unicodedata.normalize("NFC", match["cluster"])


def symbol(font: str, code: str) -> str:
    """Return the letter for a `w:sym`: a character code of a symbol font."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    coded = font.lower().startswith(("wingdings", "symbol", "webdings"))
    if coded and point < 0x100:
        point += 0xF000
    if not 0xF000 <= point <= 0xF0FF:
        return chr(point) if 0x20 <= point < 0x110000 and not 0xD800 <= point <= 0xDFFF else ""
    low = point - 0xF000
    if "dings" in font.lower():
        return _WINGDINGS.get(low, "•")
    return _SYMBOL.get(low) or (chr(low) if 0x20 <= low < 0x7F else "•")


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without white space at the paragraph's two ends."""
    found = list(pieces)
    while found and not found[0].text.strip():
        found.pop(0)
    while found and not found[-1].text.strip():
        found.pop()
    if found:
        first = found[0]
        found[0] = first.cut(len(first.text) - len(first.text.lstrip()), len(first.text))
        last = found[-1]
        found[-1] = last.cut(0, len(last.text.rstrip()))
    return found
