"""Words of a page from PDFium's characters: RESEARCH.md section 1, steps 1 and 2.

The characters of a page come in one call; boxes are asked for the first and the last character of
a word only, and for all of them where a word seems to jump. PDFium's order is kept: it follows
the order in which the file draws, which keeps columns apart.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from analyser.pdfium.geometry import Geometry, Rectangle
from analyser.pdfium.page import Word

_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f]+")
_DIVIDER = re.compile("[\ufffe\x02\xad]")
_HYPHENS = "\ufffe\x02\xad"
_SPACES = frozenset(" \xa0")
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_LETTERS = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\ufffe": "-",
        "\x02": "-",
        "\xad": "-",
    }
    | dict.fromkeys("\u200b\u2060\ufeff", "")
    | dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf0d8\uf076\uf0fc\uf06e\uf06c", "•")
)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_FILLER = "\u2060"
_SAMPLE = 40
_QUARTERS = {0: 0, 1: 270, 2: 180, 3: 90}
_JUMP = 2.0
_BOLD_WEIGHT = 600


def reading_rotation(text_page: Any) -> int:
    """Return by how many degrees a page must be turned so that most of its text runs from left to right.

    The rotation a page states is not asked: it says how the paper lies, not how the text runs.
    """
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return 0
    indices = range(0, count, max(1, count // _SAMPLE))
    written = (i for i in indices if pdfium.FPDFText_GetUnicode(text_page, i) > 0x20)
    angles = Counter(round(pdfium.FPDFText_GetCharAngle(text_page, i) / (math.pi / 2)) % 4 for i in written)
    return _QUARTERS[max(angles, key=lambda quarter: (angles[quarter], -quarter))] if angles else 0


def _union(left: Rectangle, right: Rectangle) -> Rectangle:
    return min(left[0], right[0]), min(left[1], right[1]), max(left[2], right[2]), max(left[3], right[3])


class Characters:
    """The characters of one text page, with buffers that are used again for every call."""

    def __init__(self, text_page: Any, geometry: Geometry) -> None:
        """Take PDFium's text page; it must stay open while words are read."""
        self._page, self._geometry = text_page, geometry
        self._quarter = next(quarter for quarter, turn in _QUARTERS.items() if turn == geometry.rotation)
        self._loose = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._tight = [ctypes.c_double() for _ in range(4)]
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()

    def words(self) -> Iterator[Word]:
        """Yield the words in PDFium's order."""
        text = self._text()
        for match in _WORD.finditer(text):
            start = match.start()
            for divided in _DIVIDER.finditer(text, start, match.end() - 1):
                if self._goes_on_below(divided.start()):
                    yield from self._word(text, start, divided.end())
                    start = divided.end()
            yield from self._word(text, start, match.end())

    def _goes_on_below(self, hyphen: int) -> bool:
        """Say whether what follows a hyphen stands on the next line: PDFium writes no line end there."""
        before, after = self._box(max(0, hyphen - 1)), self._box(hyphen + 1)
        return after[1] + after[3] - before[1] - before[3] > before[3] - before[1]

    def _text(self) -> str:
        """Return one character per character of PDFium, so that indices agree."""
        count = pdfium.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._page, 0, count, buffer)
        if written - 1 == count:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
            return _ASTRAL.sub(rf"\g<0>{_FILLER}", text)
        points = (pdfium.FPDFText_GetUnicode(self._page, index) for index in range(count))
        return "".join(chr(p) if 0 < p < 0x110000 and not 0xD800 <= p <= 0xDFFF else "\x00" for p in points)

    def _word(self, text: str, start: int, end: int) -> Iterator[Word]:
        first = self._box(start)
        last = (
            first if end - start == 1 else self._box(end - 1 if text[end - 1] not in _HYPHENS else max(start, end - 2))
        )
        height = first[3] - first[1]
        apart = abs(first[1] + first[3] - last[1] - last[3]) / 2 > max(3.0, height / 2)
        wide = last[2] - first[0] > (end - start) * max(height, 1.0) * 1.3
        back = last[0] < first[0] - _JUMP
        if end - start > 1 and (apart or wide or back):
            if self._runs_otherwise(text, start):
                yield self._made(text, start, end, _union(first, last))
            else:
                yield from self._pieces(text, start, end)
        else:
            yield self._made(text, start, end, (first[0], min(first[1], last[1]), last[2], max(first[3], last[3])))

    def _runs_otherwise(self, text: str, start: int) -> bool:
        """Say whether a word is not written from left to right: turned, or in a script from right to left."""
        turned = round(pdfium.FPDFText_GetCharAngle(self._page, start) / (math.pi / 2)) % 4 != self._quarter
        return turned or unicodedata.bidirectional(text[start]) in {"R", "AL"}

    def _pieces(self, text: str, start: int, end: int) -> Iterator[Word]:
        """Cut a word where its characters jump back, down or far ahead."""
        begin, box = start, self._box(start)
        for index in range(start + 1, end):
            following = self._box(index)
            height = box[3] - box[1]
            if (
                following[0] < box[2] - max(height, _JUMP)
                or abs(following[1] + following[3] - box[1] - box[3]) / 2 > max(3.0, height / 2)
                or following[0] > box[2] + max(height, _JUMP)
            ):
                yield self._made(text, begin, index, box)
                begin, box = index, following
            else:
                box = (
                    min(box[0], following[0]),
                    min(box[1], following[1]),
                    max(box[2], following[2]),
                    max(box[3], following[3]),
                )
        yield self._made(text, begin, end, box)

    def _made(self, text: str, start: int, end: int, box: Rectangle) -> Word:
        shown = (text[start : end - 1].replace("\xad", "") + text[end - 1]).translate(_LETTERS)
        if not shown.isascii():
            shown = unicodedata.normalize("NFC", shown)
        hyphen, spaced = text[end - 1] in _HYPHENS, text[end : end + 1] in _SPACES
        return Word(shown, *box, bold=self._bold(start), hyphen=hyphen, spaced=spaced, size=self._size(start))

    def _size(self, index: int) -> float:
        """Return the size of the font as it comes out on the page: the text's own scale times its matrix."""
        size = pdfium.FPDFText_GetFontSize(self._page, index)
        matrix = self._matrix
        if pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            size *= math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        return float(round(size, 1))

    def _bold(self, index: int) -> bool:
        length = pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 96, self._flags)
        if 0 < length <= 96 and _BOLD.search(self._name.raw[: length - 1]):
            return True
        return bool(pdfium.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT)

    def _box(self, index: int) -> Rectangle:
        box = self._loose
        if pdfium.FPDFText_GetLooseCharBox(self._page, index, box) and box.top > box.bottom:
            return self._geometry.shown(box.left, box.bottom, box.right, box.top)
        left, right, bottom, top = self._tight
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return self._geometry.shown(left.value, bottom.value, right.value, top.value)
