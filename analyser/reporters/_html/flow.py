"""The flow picture: objectives, activities, results and indicators in columns, links as curves."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model.link import LinkMethod
from analyser.reporters._grouping import clip
from analyser.reporters._html.logic import COLUMNS, Item, Logic

WIDTH, BOX, GAP, HEIGHT, TOP = 1060, 220, 60, 30, 34
LABEL = 27


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the picture; `alone` when no link touches it."""

    item: Item
    x: int
    y: int
    label: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """A link as an SVG path."""

    path: str
    method: LinkMethod
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture with its size in user units."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    curves: tuple[Curve, ...]


def flow(logic: Logic) -> Flow | None:
    """Return the picture, None when links were not computed or there is nothing to draw."""
    if logic.links is None or not logic.links:
        return None
    linked = {str(end) for link in logic.links for end in (link.source, link.target)}
    nodes = [node for column in range(len(COLUMNS)) for node in _column(logic, column, linked)]
    at = {node.item.id: node for node in nodes}
    curves = tuple(
        _curve(at[str(link.source)], at[str(link.target)], link.method)
        for link in logic.links
        if at[str(link.source)].x != at[str(link.target)].x
    )
    height = max(node.y for node in nodes) + HEIGHT + 8
    return Flow(WIDTH, height, tuple(nodes), curves)


def _column(logic: Logic, column: int, linked: set[str]) -> list[Node]:
    members = [item for item in logic.items if item.kind == COLUMNS[column]]
    tallest = max(sum(item.kind == kind for item in logic.items) for kind in COLUMNS)
    step = HEIGHT + 10 if not members else min(56, (HEIGHT + 10) * tallest // len(members))
    return [
        Node(item, column * (BOX + GAP), TOP + row * step, clip(item.text, LABEL), item.id not in linked)
        for row, item in enumerate(members)
    ]


def _curve(source: Node, target: Node, method: LinkMethod) -> Curve:
    left, right = sorted((source, target), key=lambda node: node.x)
    x1, y1 = left.x + BOX, left.y + HEIGHT // 2
    x2, y2 = right.x, right.y + HEIGHT // 2
    bend = max(30, (x2 - x1) // 2)
    path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    return Curve(path, method, left.item.id, right.item.id)
