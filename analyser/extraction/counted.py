"""Headings alike those of work packages: "4. posms. Kārtība" beside "2. posms. Saturs" and "3. posms. Kurss"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analyser.extraction.folding import fold, lead
from analyser.extraction.learnt.headings import Told
from analyser.extraction.learnt.leads import Shape
from analyser.extraction.lines import Page

_COUNTED = re.compile(r"(?:\d{1,2}\.\s*(?P<behind>[^\W\d_]{3,})|(?P<before>[^\W\d_]{3,})\s+\d{1,2})\s*(?:[.:–—-]|$)")
_SURE = 0.5
_FEWEST = 2
_PACKAGE = "package"


def as_packages(page: Page, read: Sequence[Told]) -> list[Told]:
    """Return what headings ask, those counted by the same word as two packages at least as packages too."""
    shapes = [_shape(page, one) for one in read]
    packages = Counter(shape for one, shape in zip(read, shapes, strict=True) if shape and _is_package(one))
    return [
        Told(one.lead, ((_PACKAGE, 1.0),)) if shape and packages[shape] >= _FEWEST and not _is_package(one) else one
        for one, shape in zip(read, shapes, strict=True)
    ]


def _is_package(one: Told) -> bool:
    name, chance = one.likely[0]
    return name == _PACKAGE and chance >= _SURE


def _shape(page: Page, one: Told) -> tuple[int, str] | None:
    """Return the level of a heading and the word it counts by."""
    if one.lead.shape is not Shape.HEADING:
        return None
    text = page.text[one.lead.span.start : one.lead.span.end]
    match = _COUNTED.match(text) or _COUNTED.match(text[lead(text) :])
    word = fold(match["behind"] or match["before"]) if match else ""
    return (page.lines[one.lead.line].level, word) if word else None
