"""Lets read-only mappings travel between processes: Python's pickle protocol knows none."""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from types import MappingProxyType
from typing import Any


def read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """Return a read-only view of a dictionary: what the other process calls."""
    return MappingProxyType(values)


def taken_apart(mapping: MappingProxyType[Any, Any]) -> tuple[Callable[..., Any], tuple[dict[Any, Any]]]:
    """Return how a read-only mapping is built again."""
    return read_only, (dict(mapping),)


def allow() -> None:
    """Make it known to every pickler of this process."""
    copyreg.pickle(MappingProxyType, taken_apart)
