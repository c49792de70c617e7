"""Reads a draft in a child process: a hostile file may end the child, never the analyser.

Measured reason: a PDF of 581 bytes aborts the process that opens it with PDFium, and one of 1 MB
inflates to more than 2 GB (RESEARCH section 1); no exception handler survives that.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from analyser.errors import AnalyserError, DamagedFile, LimitExceeded
from analyser.model.document import Document

_FEW_THREADS = 2
_TOO_SLOW = "Print it to PDF again, or split it."
_TOO_BIG = "Make its pictures smaller, or save it again."


class Died(DamagedFile):
    """The child ended without an answer, and not for lack of time or memory."""


def run(parser: Callable[[Path], Document], path: Path, *, seconds: float, megabytes: int) -> Document:
    """Return `parser(path)`, computed in a child process.

    Raises:
        AnalyserError: what the parser raised.
        LimitExceeded: the child ran out of time or memory.
        Died: the child ended without an answer.
        DamagedFile: the parser failed in a way nobody foresaw.
    """
    from pebble import ProcessExpired
    from pebble.concurrent import process

    start: Any = process
    with _may_have_children():
        future = start(timeout=seconds, context=_context(), daemon=True)(_limited)(parser, path, seconds, megabytes)
    try:
        document: Document = future.result()
    except AnalyserError:
        raise
    except FutureTimeoutError as error:
        message = f"Reading '{path.name}' took longer than {seconds:.0f} seconds."
        raise LimitExceeded(message, _TOO_SLOW) from error
    except MemoryError as error:
        message = f"Reading '{path.name}' needed more than {megabytes} MB of memory."
        raise LimitExceeded(message, _TOO_BIG) from error
    except ProcessExpired as error:
        raise _death(path, error.exitcode, seconds, megabytes) from error
    except Exception as error:
        message = f"'{path.name}' cannot be read: {type(error).__name__}: {error}".rstrip(".: ") + "."
        raise DamagedFile(" ".join(message.split()), "Save or print it again.") from error
    return document


def _limited(parser: Callable[[Path], Document], path: Path, seconds: float, megabytes: int) -> Document:
    faulthandler.disable()
    _set_limits(seconds, megabytes)
    return parser(path)


def _set_limits(seconds: float, megabytes: int) -> None:
    """Bound address space and processor time where the system can; elsewhere the clock alone does."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        space = _address_space() + megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
    with suppress(ValueError, OSError):
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:
    """Return the bytes of address space the forked child inherited (0 where that is not known)."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return 0
    return int(statm.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _death(path: Path, status: int | None, seconds: float, megabytes: int) -> AnalyserError:
    if sys.platform != "win32" and status == -signal.SIGXCPU:
        return LimitExceeded(f"Reading '{path.name}' took longer than {seconds:.0f} seconds.", _TOO_SLOW)
    if sys.platform != "win32" and status == -signal.SIGKILL:
        return LimitExceeded(f"Reading '{path.name}' needed more than {megabytes} MB of memory.", _TOO_BIG)
    message = f"'{path.name}' is damaged: the reader crashed on it."
    return Died(message, "Print or export it again.")


def _context() -> Any:
    """Return how the child starts: forked on Linux, where that takes a few ms, else spawned.

    A process with many threads is not forked: a lock one of them holds would stay locked.
    """
    forks = sys.platform == "linux" and threading.active_count() <= _FEW_THREADS
    return multiprocessing.get_context("fork" if forks else "spawn")


@contextmanager
def _may_have_children() -> Iterator[None]:
    """Let a daemonic worker of a pool start a child; Python forbids that to avoid orphans.

    The child cannot outlive its worker for long: its own limits end it.
    """
    current = multiprocessing.current_process()
    was = current.daemon
    if was:
        current.daemon = False
    try:
        yield
    finally:
        if was:
            current.daemon = True
