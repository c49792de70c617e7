"""Finds the data folders `models/` and `corpora/` and opens their files after checking them.

The folders stand beside the package in a checkout and as `analyser/_data/` in a wheel. Each
collection in them has a `manifest.toml` with the sha256 of every file.
"""

from __future__ import annotations

import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path

from analyser.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def folder(kind: str) -> Path:
    """Return the data folder `kind` ("models", "corpora").

    Raises:
        DataError: neither the installed data nor a checkout holds it.
    """
    for candidate in (_PACKAGE / "_data" / kind, _PACKAGE.parent / kind):
        if candidate.is_dir():
            return candidate
    message = f"The data folder '{kind}' is missing."
    raise DataError(message, "Install the analyser again.")


def collections(kind: str) -> tuple[str, ...]:
    """Return the names of the collections with a manifest, sorted."""
    return tuple(sorted(found.parent.name for found in folder(kind).glob("*/manifest.toml")))


@cache
def manifest(kind: str, collection: str) -> dict[str, object]:
    """Return the manifest of a collection.

    Raises:
        DataError: there is no such collection.
    """
    path = folder(kind) / collection / "manifest.toml"
    if not path.is_file():
        message = f"The data collection '{kind}/{collection}' is missing."
        raise DataError(message, "Install the analyser again.")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def load(kind: str, collection: str, name: str) -> bytes:
    """Return the bytes of a file of a collection after comparing its sha256 with the manifest.

    Raises:
        DataError: the file is missing, not in the manifest, or was changed.
    """
    listed = manifest(kind, collection).get("files", {})
    expected = listed.get(name) if isinstance(listed, dict) else None
    path = folder(kind) / collection / name
    if expected is None or not path.is_file():
        message = f"The data file '{kind}/{collection}/{name}' is missing."
        raise DataError(message, "Install the analyser again.")
    content = path.read_bytes()
    if sha256(content).hexdigest() != expected:
        message = f"The data file '{kind}/{collection}/{name}' was changed."
        raise DataError(message, "Install the analyser again, or renew its manifest.")
    return content


def files(kind: str, collection: str) -> tuple[str, ...]:
    """Return the names of the files a manifest lists, sorted."""
    listed = manifest(kind, collection).get("files", {})
    return tuple(sorted(listed)) if isinstance(listed, dict) else ()


def location(kind: str, collection: str, name: str) -> Path:
    """Return the path of a file after checking it, for libraries that open paths only."""
    load(kind, collection, name)
    return folder(kind) / collection / name


def verify(kind: str) -> tuple[str, ...]:
    """Check every file of every collection and return one line per fault."""
    faults = []
    for collection in collections(kind):
        for name in files(kind, collection):
            try:
                load(kind, collection, name)
            except DataError as error:
                faults.append(str(error))
    return tuple(faults)


def renew(collection: Path) -> None:
    """Write the sha256 of the files that the manifest in a folder lists into it, after they were made anew."""
    path = collection / "manifest.toml"
    head, _, listed = path.read_text(encoding="utf-8").partition("[files]")
    names = sorted(tomllib.loads(listed))
    lines = [f'"{name}" = "{sha256((collection / name).read_bytes()).hexdigest()}"' for name in names]
    path.write_text(f"{head}[files]\n" + "\n".join(lines) + "\n", encoding="utf-8")
