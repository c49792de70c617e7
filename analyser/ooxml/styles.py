"""What a paragraph or a run looks like: the styles that decide headings, lists, bold and hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.ooxml.xml import Element, W, number, switch, value

_HEADING_NAME = re.compile(r"(?:heading|virsraksts|title of level)\s*(\d)", re.IGNORECASE)
_TITLES = {"title": 1, "nosaukums": 1, "subtitle": 2, "apakšvirsraksts": 2}
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One style as the file states it; None = left to the style it is based on."""

    name: str
    based_on: str | None
    outline: int | None
    num_id: str | None
    list_level: int | None
    bold: bool | None
    hidden: bool | None
    size: int | None


class Styles:
    """The styles of a file, with inheritance."""

    def __init__(self, root: Element | None) -> None:
        """Read the part `styles.xml`; without one every paragraph is plain."""
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        self.size = 20
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.size = number(value(None if defaults is None else defaults.find(W + "sz")), 20)
        for element in root.iterchildren(W + "style"):
            identity = element.get(W + "styleId") or ""
            self._styles[identity] = _style(element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true"}:
                self.default = identity

    def chain(self, identity: str | None) -> tuple[Style, ...]:
        """Return a style and those it is based on, nearest first."""
        found: list[Style] = []
        while identity and identity in self._styles and len(found) < _DEEPEST:
            style = self._styles[identity]
            found.append(style)
            identity = style.based_on
        return tuple(found)

    def heading(self, identity: str | None) -> int:
        """Return the level of heading a paragraph style stands for (1 = highest; 0 = none)."""
        for style in self.chain(identity):
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else 0
            match = _HEADING_NAME.fullmatch(style.name)
            if match:
                return int(match[1])
            if style.name.lower() in _TITLES:
                return _TITLES[style.name.lower()]
        return 0

    def numbering(self, identity: str | None) -> tuple[str | None, int | None]:
        """Return the list a paragraph style belongs to and its level there."""
        level = None
        for style in self.chain(identity):
            level = style.list_level if level is None else level
            if style.num_id is not None:
                return style.num_id, level
        return None, level


def _style(element: Element) -> Style:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    outline = value(None if paragraph is None else paragraph.find(W + "outlineLvl"))
    listed = None if paragraph is None else paragraph.find(W + "numPr")
    num_id = value(None if listed is None else listed.find(W + "numId"))
    level = value(None if listed is None else listed.find(W + "ilvl"))
    size = value(None if run is None else run.find(W + "sz"))
    return Style(
        name=value(element.find(W + "name")) or "",
        based_on=value(element.find(W + "basedOn")),
        outline=number(outline) if outline else None,
        num_id=num_id,
        list_level=number(level) if level else None,
        bold=switch(run, "b"),
        hidden=switch(run, "vanish"),
        size=number(size) if size else None,
    )
