"""What the rest of a sentence or a list item states for an indicator that leaves it open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from analyser.model.application import Indicator
from analyser.model.document import Block, BlockKind, Document
from analyser.statements.parts import indicator_parts

PARTS = ("baseline", "target", "due", "verification")
_JOINTS = frozenset({";", "; -", "; –"})
_BULLETS = "•▪●■-–*"
_LONGEST = 700
"""Letters of a list item that tells of one indicator."""


def told_beside(
    document: Document, indicators: Sequence[Indicator], language: str | None
) -> Mapping[str, frozenset[str]]:
    """Return by indicator what its sentence or its list item states outside its own words.

    A clause that states all of an indicator tells nothing of the others but the source, if it is the last one.
    """
    ordered = sorted(indicators, key=lambda one: one.span)
    found: dict[str, set[str]] = {one.id: set() for one in ordered}
    for group in _sentences(document, ordered):
        for one in group:
            if one is not group[-1] and group[-1].verification is not None:
                found[one.id].add("verification")
            halves = _halves(group, group.index(one))
            found[one.id] |= {part for other in halves for part in _stated(other)}
    items = [block for block in document.blocks if is_item(document, block)]
    for one in ordered:
        item = next((block for block in items if one.span in block.span), None)
        if item is not None:
            parts = indicator_parts(document.text[one.span.start : item.span.end], language)
            found[one.id] |= {part for part in PARTS if getattr(parts, part) is not None}
    return {name: frozenset(parts) for name, parts in found.items()}


def _sentences(document: Document, ordered: Sequence[Indicator]) -> Iterator[list[Indicator]]:
    """Yield the indicators that semicolons join in one sentence."""
    group: list[Indicator] = list(ordered[:1])
    for left, right in pairwise(ordered):
        between = document.text[min(left.span.end, right.span.start) : right.span.start].strip()
        if between not in _JOINTS:
            yield group
            group = []
        group.append(right)
    yield group


def _halves(group: list[Indicator], at: int) -> Iterator[Indicator]:
    """Yield what stands beside an indicator in its sentence, both ways up to a clause that states all of another."""
    yield from takewhile(lambda other: not _is_whole(other), reversed(group[:at]))
    yield from takewhile(lambda other: not _is_whole(other), group[at + 1 :])


def _is_whole(indicator: Indicator) -> bool:
    """Say whether a clause is an indicator of its own, with value, date and source."""
    return None not in (indicator.target, indicator.due, indicator.verification)


def _stated(indicator: Indicator) -> Iterator[str]:
    return (part for part in PARTS if getattr(indicator, part) is not None)


def is_item(document: Document, block: Block) -> bool:
    """Say whether a block is an item of a list, short enough to tell of one thing."""
    if block.kind is BlockKind.CELL or len(block.span) > _LONGEST:
        return False
    return block.kind is BlockKind.ITEM or document.text[block.span.start] in _BULLETS
