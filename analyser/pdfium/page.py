"""A page of a PDF as facts: words with their boxes, and the straight lines drawn on it.

Coordinates are points from the top left corner of the page as it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space. `hyphen`: it ends with a hyphen at the end of a line.

    `spaced`: a space is written after it in the file, even where the line ends. `size` is that of
    the font on the page; the box tells it only roughly.

    The box runs from the font's ascent to its descent, so that all words of a line agree.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    hyphen: bool = False
    spaced: bool = False
    size: float = 10.0

    @property
    def height(self) -> float:
        """Return the height of the box, which grows with the size of the font."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Return the vertical centre."""
        return (self.top + self.bottom) / 2


class Edge(TypedDict):
    """A straight line, horizontal ("h") or vertical ("v"), in the form pdfplumber works with."""

    x0: float
    x1: float
    top: float
    bottom: float
    width: float
    height: float
    orientation: str
    object_type: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `pictured` is the share of its area under its largest picture."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Edge, ...]
    pictured: float = 0.0


def horizontal(x0: float, x1: float, y: float) -> Edge:
    """Return a horizontal edge."""
    return Edge(x0=x0, x1=x1, top=y, bottom=y, width=x1 - x0, height=0.0, orientation="h", object_type="rect_edge")


def vertical(x: float, top: float, bottom: float) -> Edge:
    """Return a vertical edge."""
    return Edge(
        x0=x, x1=x, top=top, bottom=bottom, width=0.0, height=bottom - top, orientation="v", object_type="rect_edge"
    )
