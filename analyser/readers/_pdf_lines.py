"""Words of a page to lines: RESEARCH.md section 1, step 3."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyser.pdfium.page import Word

_LEVEL = 3.0
_GAP = 2.5


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line without a wide gap between them; the box covers them all.

    `height` is the size of the font, by which gaps are measured.
    """

    words: tuple[Word, ...]
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    height: float
    bold: bool

    @property
    def text(self) -> str:
        """Return the words with single spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def hyphen(self) -> bool:
        """Say whether the line ends with a hyphen that PDFium took for a division of a word."""
        return self.words[-1].hyphen

    def overlaps(self, other: Line) -> bool:
        """Say whether the two lines stand above each other somewhere."""
        return self.x0 < other.x1 and other.x0 < self.x1


def lines(words: Iterable[Word], page: int) -> Iterator[Line]:
    """Yield the lines of words that come in the order of the file.

    Words share a line while their vertical centres agree, x does not go backwards and no gap is
    wider than two and a half times the height of the text.
    """
    together: list[Word] = []
    for word in words:
        if together and not _same_line(together[-1], word):
            yield _line(together, page)
            together = []
        together.append(word)
    if together:
        yield _line(together, page)


def _same_line(last: Word, word: Word) -> bool:
    low, high = last.bottom - last.top, word.bottom - word.top
    if low > high:
        low, high = high, low
    if abs(word.top + word.bottom - last.top - last.bottom) >= max(2 * _LEVEL, low):
        return False
    return last.x0 <= word.x0 <= last.x1 + _GAP * high


def _line(words: list[Word], page: int) -> Line:
    told = [word for word in words if any(map(str.isalnum, word.text))]
    return Line(
        tuple(words),
        page,
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        _usual_size(words),
        any(any(map(str.isalpha, word.text)) for word in told) and all(word.bold for word in told),
    )


def _usual_size(words: list[Word]) -> float:
    """Return the font size of most characters; single signs may come from another font."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size))
