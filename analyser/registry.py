"""The one way to find the modules of a package: rules, readers and reporters need no register."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Import and yield every public module below `package`, in order of name.

    A module whose name, or whose package's name, begins with an underscore is a part of
    another module and is left out.
    """
    for found in sorted(pkgutil.walk_packages(package.__path__, f"{package.__name__}."), key=lambda m: m.name):
        parts = found.name.removeprefix(f"{package.__name__}.").split(".")
        if not found.ispkg and not any(part.startswith("_") for part in parts):
            yield importlib.import_module(found.name)
