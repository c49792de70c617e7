"""From a PDF's own coordinates (bottom up, perhaps turned) to those of the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Rectangle: TypeAlias = "tuple[float, float, float, float]"


@dataclass(frozen=True, slots=True)
class Geometry:
    """The visible rectangle of a page in the PDF's coordinates, and its rotation in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height of the page as it is shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in {90, 270} else (width, height)

    def shown(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """Return a rectangle as x0, top, x1, bottom from the top left corner."""
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.rotation == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom
