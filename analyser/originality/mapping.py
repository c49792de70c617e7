"""How the steps of a comparison are spread: one after another, over processes, or over a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")


class Mapper(Protocol):
    """Calls a function with what all items share and each item; the results are in the order of the items.

    Functions stand at the top of a module and values can be pickled, so that both can travel.
    """

    def __call__(
        self, function: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]
    ) -> Iterable[Result]:
        """Return the result for every item."""


def in_turn(function: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]) -> Iterable[Result]:
    """Call a function with every item in this process."""
    return (function(shared, item) for item in items)
