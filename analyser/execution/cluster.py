"""Drafts on a Dask cluster, the optional extra `[cluster]`.

The folder of the drafts must be reachable from every worker under the same path.
"""

from __future__ import annotations

import pickle
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from analyser.errors import AnalyserError, UsageError
from analyser.execution.outcome import as_value

Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")
PATIENCE = "20s"
"""How long a scheduler may take to answer."""

_ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):(?P<port>\d{1,5})/?")
_LAST_PORT = 65_535


def see_address(address: str) -> None:
    """See that an address can be one of a scheduler; Dask itself finds out late and leaves threads behind.

    Raises:
        UsageError: it cannot.
    """
    found = _ADDRESS.fullmatch(address)
    if not found or not 0 < int(found["port"]) <= _LAST_PORT:
        message = f"'{address}' is no address of a cluster scheduler."
        raise UsageError(message, "Give host and port, as in 'tcp://10.0.0.5:8786'.")


def map_drafts(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    address: str,
    on_done: Callable[[Result | AnalyserError], object] | None = None,
) -> Iterator[Result | AnalyserError]:
    """Yield `function(item)` for every item, in the order of the items, computed by a cluster.

    Dask itself hands the draft of a lost worker to another one. An item that raises, or whose
    workers keep dying, yields an AnalyserError instead.

    Raises:
        UsageError: the extra is not installed, `address` is none, or no scheduler answers there.
    """
    client = _connect(address)
    try:
        futures = [client.submit(_guarded, function, item, pure=False) for item in items]
        for future in futures:
            outcome = _outcome(future)
            if on_done:
                on_done(outcome)
            yield outcome
            future.release()
    finally:
        client.close()


def map_values(
    function: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], address: str
) -> Iterator[Result]:
    """Yield `function(shared, item)` for every item in order, computed by a cluster.

    What is shared is a task of its own: each worker holds it once, and it is made again from the
    scheduler's copy when the workers that hold it are lost.

    Raises:
        UsageError: the extra is not installed, `address` is none, or no scheduler answers there.
        AnalyserError: an item failed; nothing that belongs to a result may be missing.
    """
    client = _connect(address)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            kept = client.submit(pickle.loads, pickle.dumps(shared), pure=False)
            futures = [client.submit(_unpacked, pickle.dumps((function, item)), kept, pure=False) for item in items]
        for future in futures:
            outcome = _outcome(future)
            if isinstance(outcome, AnalyserError):
                raise outcome
            yield outcome
            future.release()
    finally:
        client.close()


def _unpacked(packed: bytes, shared: Any) -> Any:
    """Run on a worker; packed values keep Dask from looking into them."""
    function, item = pickle.loads(packed)  # noqa: S301 - from this program's own client
    return _guarded(partial(function, shared), item)


def _connect(address: str) -> Any:
    see_address(address)
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError as error:
        message = "A cluster needs the extra [cluster], which is not installed."
        raise UsageError(message, "Install it with: pip install 'analyser[cluster]'.") from error
    if address.startswith("tls:") and Security().get_connection_args("client")["ssl_context"] is None:
        message = f"'{address}' needs a certificate, and Dask's configuration names none."
        raise UsageError(message, "Set 'distributed.comm.tls' there, or give an address with 'tcp://'.")
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, OverflowError) as error:
        message = f"No cluster scheduler answers at '{address}'."
        raise UsageError(message, "Start one with: dask scheduler; and workers with: dask worker ADDRESS.") from error


def _guarded(function: Callable[[Item], Result], item: Item) -> Result | AnalyserError:
    """Run on a worker: an expected error travels back as a value and is not retried."""
    try:
        return function(item)
    except AnalyserError as error:
        return error


def _outcome(future: Any) -> Any:
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - whatever a worker raised is this draft's outcome
        return as_value(error)
