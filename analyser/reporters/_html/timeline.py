"""The timeline: activities as bars over the months of the project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analyser.model.application import Activity, Application
from analyser.reporters._grouping import clip

LABEL, WIDTH, ROW, TOP = 250, 1060, 26, 30
MOST_MONTHS, MONTH = 60, 52


@dataclass(frozen=True, slots=True)
class Bar:
    """An activity on the timeline; `outside` when it leaves the project's months."""

    activity: Activity
    label: str
    x: float
    y: int
    width: float
    outside: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A month of the axis: its number in the project and, for some, its date."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture, and the activities that state no dates."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    first: float
    last: float
    undated: tuple[Activity, ...]


def timeline(application: Application) -> Timeline | None:
    """Return the timeline, None when no activity has dates that can be drawn.

    Activities more than a year outside the project are not drawn, or one wrong digit in a year
    would squeeze all others; they are listed with those that have no dates.
    """
    dated = [a for a in application.activities if a.start and a.end and a.start <= a.end]
    edges = _edges(application, dated)
    if edges is None:
        return None
    drawn = [a for a in dated if edges[0] - 12 <= _first(a) and _last(a) <= edges[1] + 12]
    if not drawn:
        return None
    origin = min(edges[0], *(_first(a) for a in drawn))
    close = max(edges[1], *(_last(a) for a in drawn)) + 1
    scale = (WIDTH - LABEL - 10) / (close - origin)
    bars = tuple(_bar(a, row, origin, scale, application) for row, a in enumerate(drawn))
    first = LABEL if application.start is None else LABEL + (_position(application.start) - origin) * scale
    last = WIDTH - 10 if application.end is None else LABEL + (_position(application.end, end=True) - origin) * scale
    rest = tuple(a for a in application.activities if a not in drawn)
    height = TOP + ROW * len(bars) + 8
    return Timeline(WIDTH, height, _ticks(origin, close, scale), bars, round(first, 1), round(last, 1), rest)


def _edges(application: Application, dated: list[Activity]) -> tuple[int, int] | None:
    """Return the first and the last month of the project, by its activities where it states none."""
    if not dated:
        return None
    first = _months(application.start) if application.start else min(_first(a) for a in dated)
    last = _months(application.end) if application.end else max(_last(a) for a in dated)
    return (first, last) if 0 <= last - first <= MOST_MONTHS else None


def _first(activity: Activity) -> int:
    return _months(activity.start or date.max)


def _last(activity: Activity) -> int:
    return _months(activity.end or date.max)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _position(day: date, *, end: bool = False) -> float:
    return _months(day) + (day.day - (0 if end else 1)) / 31


def _bar(activity: Activity, row: int, origin: int, scale: float, application: Application) -> Bar:
    start, end = activity.start or date.min, activity.end or date.min
    x = LABEL + (_position(start) - origin) * scale
    width = max(3.0, (_position(end, end=True) - _position(start)) * scale)
    outside = bool((application.start and start < application.start) or (application.end and end > application.end))
    label = clip(f"{activity.id} {activity.title or activity.text}", 34)
    return Bar(activity, label, round(x, 1), TOP + row * ROW, round(width, 1), outside)


def _ticks(origin: int, close: int, scale: float) -> tuple[Tick, ...]:
    every = next(step for step in (1, 2, 3, 6, 12) if (close - origin) / step <= 13 or step == 12)

    def shown(month: int) -> bool:
        return not (month - origin) % every and (close - month) * scale > MONTH

    return tuple(
        Tick(
            round(LABEL + (month - origin) * scale, 1),
            f"{month % 12 + 1:02}/{month // 12}" if shown(month) else "",
        )
        for month in range(origin, close)
    )
