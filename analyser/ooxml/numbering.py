"""The numbers and bullets Word draws before list items; they stand in no text and are counted here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyser.ooxml.styles import Styles
from analyser.ooxml.xml import Element, W, number, switch, value

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str | None = None
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    counters: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Counts the items of every list in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the part `numbering.xml`; without one no paragraph is numbered."""
        self._lists: dict[str, _List] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        linked: dict[str, str] = {}
        for element in root.iterchildren(W + "abstractNum"):
            identity = element.get(W + "abstractNumId") or ""
            self._lists[identity] = _List(dict(map(_level, element.iterchildren(W + "lvl"))))
            link = value(element.find(W + "numStyleLink"))
            if link:
                linked[identity] = link
        for element in root.iterchildren(W + "num"):
            self._read_num(element)
        for identity, style in linked.items():
            target = self._abstract.get(styles.numbering(style)[0] or "")
            if target in self._lists and not self._lists[identity].levels:
                self._lists[identity] = self._lists[target]

    def _read_num(self, element: Element) -> None:
        identity = element.get(W + "numId") or ""
        abstract = value(element.find(W + "abstractNumId")) or ""
        overrides = list(element.iterchildren(W + "lvlOverride"))
        changed = dict(_level(lvl) for o in overrides if (lvl := o.find(W + "lvl")) is not None)
        if changed and abstract in self._lists:
            self._lists[f"num {identity}"] = _List({**self._lists[abstract].levels, **changed})
            abstract = f"num {identity}"
        self._abstract[identity] = abstract
        self._starts[identity] = {
            number(o.get(W + "ilvl")): number(value(start), 1)
            for o in overrides
            if (start := o.find(W + "startOverride")) is not None
        }

    def level_of_style(self, num_id: str, style: str | None) -> int:
        """Return the level of a list that a paragraph style is tied to (0 when none is)."""
        found = self._lists.get(self._abstract.get(num_id, ""))
        tied = [depth for depth, level in found.levels.items() if level.style == style] if found and style else []
        return tied[0] if tied else 0

    def label(self, num_id: str, depth: int) -> str:
        """Count one more item at a depth (0 = outermost) and return what Word draws before it."""
        found = self._lists.get(self._abstract.get(num_id, ""))
        if found is None or not 0 <= depth < _LEVELS:
            return ""
        self._count(found, num_id, depth)
        level = found.levels.get(depth, Level())
        if level.format == "bullet":
            return level.text if level.text in _DASHES else "•"
        return re.sub(r"%([1-9])", lambda m: _shown(found, int(m[1]) - 1, level), level.text).strip()

    def _count(self, found: _List, num_id: str, depth: int) -> None:
        starts = self._starts.get(num_id, {})
        if depth in starts:
            found.counters[depth] = starts.pop(depth) - 1
        level = found.levels.get(depth, Level())
        before = found.counters[depth]
        found.counters[depth] = level.start if before is None else before + 1
        for above in range(depth):
            if found.counters[above] is None:
                found.counters[above] = found.levels.get(above, Level()).start
        for below in range(depth + 1, _LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or (restart > 0 and depth < restart):
                found.counters[below] = None


def _level(element: Element) -> tuple[int, Level]:
    restart = value(element.find(W + "lvlRestart"))
    return number(element.get(W + "ilvl")), Level(
        start=number(value(element.find(W + "start")), 1),
        format=value(element.find(W + "numFmt")) or "decimal",
        text=value(element.find(W + "lvlText")) or "",
        style=value(element.find(W + "pStyle")),
        legal=bool(switch(element, "isLgl")),
        restart=number(restart) if restart else None,
    )


def _shown(found: _List, depth: int, shown_in: Level) -> str:
    level = found.levels.get(depth, Level())
    counter = found.counters[depth]
    kind = "decimal" if shown_in.legal and level.format != "none" else level.format
    return written(level.start if counter is None else counter, kind)


def written(count: int, kind: str) -> str:
    """Return a counter in one of Word's number formats; unknown formats fall back to digits."""
    if kind in {"lowerLetter", "upperLetter"} and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    if kind == "decimalZero":
        return f"{count:02d}"
    return "" if kind in {"none", "bullet"} else str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        letters += sign * (count // worth)
        count %= worth
    return letters
