"""Page headers and footers: found before answers are joined across pages.

By repetition (RESEARCH.md section 1, step 8), and by the words of the official export (ERASMUS.md
1.2), so that they are seen on a draft of one page too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from analyser.config import default_thresholds
from analyser.pdfium.page import Page, Word
from analyser.pdfium.tables import Grid
from analyser.readers._pdf_lines import Line, lines

_OFFICIAL = re.compile(
    r"Call 20\d\d Round \d+ KA\d.*"
    r"|KA\d{3}(?:-[A-Z]{2,4})? - .{5,150}|Form ?ID:? ?KA\d{3}.*|[A-Z]{2} \d{1,3} ?/ ?\d{1,3}"
)
_MORE_THAN = 2
_DEEPER = 1.6


def find(pages: Sequence[Page], grids: Sequence[tuple[Grid, ...]]) -> tuple[Line, ...]:
    """Return the lines at the top and bottom of pages that belong to the page, not to the text."""
    candidates = [_at_the_edge(page, tables) for page, tables in zip(pages, grids, strict=True)]
    where: defaultdict[str, set[int]] = defaultdict(set)
    for line in (line for page in candidates for line in page):
        where[_folded(line)].add(line.page)
    share = default_thresholds()["reading.running-share"] * len(pages)
    repeated = {text for text, found in where.items() if len(found) > _MORE_THAN and len(found) >= share}
    band = default_thresholds()["reading.running-band"]
    found: list[Line] = []
    for page, edge in zip(pages, candidates, strict=True):
        kept = [line for line in edge if _folded(line) in repeated or _OFFICIAL.fullmatch(line.text)]
        found += _contiguous(kept, band * page.height, page.height)
    return tuple(found)


def _contiguous(lines: list[Line], band: float, height: float) -> list[Line]:
    """Return the lines inside the bands, and those that follow one of them without a gap."""
    found: list[Line] = []
    for line in lines:
        inside = line.top < band or line.bottom > height - band
        if inside or any(abs(line.top - other.bottom) < line.height for other in found):
            found.append(line)
    return found


def _at_the_edge(page: Page, grids: tuple[Grid, ...]) -> list[Line]:
    band = default_thresholds()["reading.running-band"] * page.height
    top, bottom = band * _DEEPER, page.height - band
    inner = [g for g in grids if g.box.bottom > top and g.box.top < bottom]
    words = [w for w in page.words if (w.middle < top or w.middle > bottom) and not any(_inside(w, g) for g in inner)]
    return list(lines(words, page.number))


def _inside(word: Word, grid: Grid) -> bool:
    centre = (word.x0 + word.x1) / 2
    return grid.box.x0 <= centre <= grid.box.x1 and grid.box.top <= word.middle <= grid.box.bottom


def _folded(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def without(page: Page, running: Counter[int]) -> list[Word]:
    """Return the words of a page that are not in running lines; `running` counts words by identity."""
    return [word for word in page.words if not running[id(word)]]
