"""What matters of the styles of an ODT file: bold, hidden, and how lists and headings are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyser.ooxml.numbering import written
from analyser.ooxml.xml import Element, number

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is marked; `format` is None for a bullet, "" for no mark."""

    format: str | None
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1


class OdtStyles:
    """Looks and list styles by name, from the style parts of a file."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Read the styles of `content.xml` and `styles.xml`."""
        self._looks: dict[str, tuple[str | None, bool | None, bool | None]] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self._list_of: dict[str, str] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for style in root.iter(STYLE + "style"):
                self._read_style(style)
            for listed in root.iter(TEXT + "list-style"):
                self._lists[listed.get(STYLE + "name") or ""] = dict(map(_level, listed))
            for outline in root.iter(TEXT + "outline-style"):
                self.outline |= dict(map(_level, outline))

    def _read_style(self, style: Element) -> None:
        name, looks = style.get(STYLE + "name") or "", style.find(STYLE + "text-properties")
        weight = None if looks is None else looks.get(FO + "font-weight")
        display = None if looks is None else looks.get(TEXT + "display")
        bold = None if weight is None else weight == "bold" or number(weight) >= 600
        hidden = None if display is None else display == "none"
        self._looks[name] = (style.get(STYLE + "parent-style-name"), bold, hidden)
        if style.get(STYLE + "list-style-name"):
            self._list_of[name] = style.get(STYLE + "list-style-name") or ""

    def look(self, name: str | None, inherited: tuple[bool, bool]) -> tuple[bool, bool]:
        """Return whether text of a style is bold and hidden, where it says so."""
        bold: bool | None = None
        hidden: bool | None = None
        for _ in range(_DEEPEST):
            if not name or name not in self._looks:
                break
            name, own_bold, own_hidden = self._looks[name]
            bold = own_bold if bold is None else bold
            hidden = own_hidden if hidden is None else hidden
        return inherited[0] if bold is None else bold, inherited[1] if hidden is None else hidden

    def levels(self, name: str | None) -> dict[int, Level]:
        """Return the levels of a list style, 1 = outermost."""
        return self._lists.get(name or "", {})


def mark(levels: dict[int, Level], counters: list[int]) -> str:
    """Return what stands before an item; `counters` are those of its level and the levels above."""
    level = levels.get(len(counters))
    if level is None or level.format is None:
        return "•"
    if not level.format:
        return ""
    first = max(0, len(counters) - level.shown)
    parts = []
    for depth in range(first, len(counters)):
        kind = levels.get(depth + 1, level).format or "1"
        parts.append(written(counters[depth], _FORMATS.get(kind, "decimal")))
    return f"{level.prefix}{'.'.join(parts)}{level.suffix}".strip()


def _level(element: Element) -> tuple[int, Level]:
    bullet = str(element.tag).endswith(("bullet", "image"))
    return number(element.get(TEXT + "level"), 1), Level(
        None if bullet else element.get(STYLE + "num-format") or "",
        element.get(STYLE + "num-prefix") or "",
        element.get(STYLE + "num-suffix") or "",
        number(element.get(TEXT + "display-levels"), 1),
        number(element.get(TEXT + "start-value"), 1),
    )
