"""Drafts in parallel on this machine, by a pebble process pool.

A worker that dies takes one draft with it, not the round: pebble starts another.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from analyser.config import default_thresholds
from analyser.errors import AnalyserError
from analyser.execution.outcome import as_value, too_slow

Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")
_FEW_THREADS = 2
FEW_ITEMS = 16
"""Fewer items than this are not worth starting processes for."""


def map_drafts(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int = 1,
    on_done: Callable[[Result | AnalyserError], object] | None = None,
    *,
    seconds: float | None = None,
) -> Iterator[Result | AnalyserError]:
    """Yield `function(item)` for every item, in the order of the items.

    An item that raises, kills its process or takes longer than `seconds` of wall time yields an
    AnalyserError instead. `on_done` is called in this process with each outcome as it is yielded.
    The results do not depend on `jobs`.
    """
    from pebble import ProcessPool

    limit = default_thresholds()["reading.draft-seconds"] if seconds is None else seconds
    pool: Any = ProcessPool(max_workers=max(1, min(jobs, len(items))), context=_context())
    try:
        futures = [pool.schedule(function, args=(item,), timeout=limit) for item in items]
        for future in futures:
            outcome = _outcome(future, limit)
            if on_done:
                on_done(outcome)
            yield outcome
    finally:
        pool.stop()
        pool.join()


def map_values(
    function: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], jobs: int = 1
) -> Iterator[Result]:
    """Yield `function(shared, item)` for every item in order; what is shared goes to each process once.

    Raises:
        AnalyserError: an item failed; nothing that belongs to a result may be missing.
    """
    if jobs == 1 or len(items) < FEW_ITEMS:
        yield from (function(shared, item) for item in items)
        return
    from pebble import ProcessPool

    pool: Any = ProcessPool(max_workers=jobs, context=_context(), initializer=_share, initargs=(shared,))
    try:
        for future in [pool.schedule(_with_shared, args=(function, item)) for item in items]:
            outcome = _outcome(future, 0.0)
            if isinstance(outcome, AnalyserError):
                raise outcome
            yield outcome
    finally:
        pool.stop()
        pool.join()


_SHARED: dict[str, Any] = {}
"""In a worker of `map_values`: what all its items share, set once when the process starts."""


def _share(value: Any) -> None:
    _SHARED["value"] = value


def _with_shared(function: Callable[[Any, Item], Result], item: Item) -> Result:
    return function(_SHARED["value"], item)


def _outcome(future: Future[Result], limit: float) -> Result | AnalyserError:
    try:
        return future.result()
    except FutureTimeoutError:
        return too_slow(limit)
    except Exception as error:  # noqa: BLE001 - whatever a worker raised is this draft's outcome
        return as_value(error)


def _context() -> Any:
    """Return how workers start: forked on Linux unless many threads run, else spawned."""
    method = "fork" if sys.platform == "linux" and threading.active_count() <= _FEW_THREADS else "spawn"
    context: BaseContext = multiprocessing.get_context(method)
    return context
