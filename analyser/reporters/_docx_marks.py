"""Puts the ranges of comments into a Word file's XML: runs are split at the ends of a span, text stays.

The range elements may stand wherever a run may: inside insertions, content controls, hyperlinks and
cells. Text boxes and formulas take no comment of their own; there the run that holds them is marked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from analyser.model.span import Span
from analyser.ooxml import Piece, Placed
from analyser.ooxml.xml import Element, M, W, element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOX = W + "txbxContent"
_MATHS = (M + "oMathPara", M + "oMath")


@dataclass(frozen=True, slots=True)
class Range:
    """The runs from which and to which a comment reaches."""

    first: Element
    last: Element


class Runs:
    """The pieces of the body, cut at every end of a span that was asked for."""

    def __init__(self, placed: Sequence[Placed], body: Element, spans: Iterable[Span]) -> None:
        """Cut the runs of the body at the ends of all spans at once; notes and headers are left alone."""
        self._placed: list[Placed] = []
        points = sorted({point for span in spans for point in (span.start, span.end)})
        for one in reversed(placed):
            node = one.piece.node
            if node is not None and _root(node) is body.getroottree().getroot():
                self._placed += _cut(one, points)
        self._placed.reverse()
        self._starts = [one.span.start for one in self._placed]

    def of(self, span: Span) -> Range | None:
        """Return the runs of a span, or None when nothing of it stands in the body."""
        index = max(0, bisect_right(self._starts, span.start) - 1)
        held = []
        for one in self._placed[index:]:
            if one.span.start >= span.end:
                break
            if one.span.overlaps(span) and one.piece.node is not None:
                held.append(_marked(one.piece.node))
        return Range(held[0], held[-1]) if held else None


def _cut(one: Placed, points: list[int]) -> Iterator[Placed]:
    """Split the run of a piece at the points in it, the last one first, and yield its parts in that order.

    Going backwards leaves what stands before in the node it is known by.
    """
    node, piece, start, end = one.piece.node, one.piece, one.span.start, one.span.end
    if node is None or node.tag != W + "t" or _is_inside(node, _BOX):
        yield one
        return
    inside = points[bisect_right(points, start - 1) : bisect_right(points, end - 1)]
    for point in reversed(inside):
        offset = piece.start + point - start
        if offset == 0:
            _split_before(node)
        elif piece.divisible or point == start:
            yield Placed(Span(point, end), Piece(piece.text[point - start : end - start], _divide(node, offset)))
            end = point
    if end > start:
        yield Placed(Span(start, end), Piece(piece.text[: end - start], node))


def _divide(node: Element, offset: int) -> Element:
    """Cut a text node in two, the second in a run of its own, and return the second."""
    text = node.text or ""
    following = deepcopy(node)
    node.text, following.text = text[:offset], text[offset:]
    for part in (node, following):
        part.set(_SPACE, "preserve")
    node.addnext(following)
    _split_before(following)
    return following


def _split_before(node: Element) -> None:
    """Move a node and what follows it in its run into a new run with the same look."""
    run = node.getparent()
    if run is None or run.tag != W + "r":
        return
    children = list(run)
    at = children.index(node)
    if all(child.tag == W + "rPr" for child in children[:at]):
        return
    fresh = element("r", dict(run.attrib))
    look = run.find(W + "rPr")
    if look is not None:
        fresh.append(deepcopy(look))
    for child in children[at:]:
        fresh.append(child)
    run.addnext(fresh)


def _marked(node: Element) -> Element:
    """Return the element beside which a range may stand: the outermost run, or the formula."""
    found = node
    for above in node.iterancestors():
        if above.tag == W + "r" or above.tag in _MATHS:
            found = above
        elif above.tag == W + "p" and not _is_inside(above, _BOX) and found is not node:
            break
    return found


def _is_inside(node: Element, tag: str) -> bool:
    return next(node.iterancestors(tag), None) is not None


def _root(node: Element) -> Element:
    return node.getroottree().getroot()


def put(where: Range, identity: int) -> None:
    """Put the start, the end and the mark of a comment around runs."""
    number = {W + "id": str(identity)}
    where.first.addprevious(element("commentRangeStart", number))
    end, mark = element("commentRangeEnd", number), element("r")
    mark.append(element("commentReference", number))
    where.last.addnext(end)
    end.addnext(mark)


def put_at_start(body: Element, identity: int) -> None:
    """Put the mark of a comment before everything else in the first paragraph."""
    number = {W + "id": str(identity)}
    paragraph = next(body.iter(W + "p"), None)
    if paragraph is None:
        paragraph = element("p")
        body.insert(0, paragraph)
    at = 1 if len(paragraph) and paragraph[0].tag == W + "pPr" else 0
    mark = element("r")
    mark.append(element("commentReference", number))
    for part in (mark, element("commentRangeEnd", number), element("commentRangeStart", number)):
        paragraph.insert(at, part)
