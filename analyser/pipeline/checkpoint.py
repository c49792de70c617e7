"""Facts of a draft on disk, so that an interrupted scan goes on where it stopped.

A checkpoint is named by the draft's content, the settings and the version: a changed draft or
setting never meets an old checkpoint. It is JSON, written beside and renamed into place.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from analyser import __version__
from analyser.config import Config
from analyser.pipeline.facts import Facts
from analyser.pipeline.models import models_used
from analyser.pipeline.programme import versions


def key(content: bytes, config: Config) -> str:
    """Return the name of the checkpoint of a draft with this content under these settings."""
    digest = blake2b(digest_size=16)
    settings = asdict_sorted(config)
    for part in (__version__, repr(models_used()), repr(settings), repr(versions(config))):
        digest.update(part.encode())
        digest.update(b"\x1e")
    digest.update(content)
    return digest.hexdigest()


def asdict_sorted(config: Config) -> list[tuple[str, str]]:
    """Return the settings that shape the facts of a draft; those that only judge are left out."""
    shaping = ("action", "call", "thresholds")
    return [
        (name, repr(sorted(dict(config.thresholds).items()) if name == "thresholds" else getattr(config, name)))
        for name in shaping
    ]


def load(folder: Path, name: str) -> Facts | None:
    """Return the facts kept under this name; None when there are none or they are damaged."""
    try:
        return _adapter().validate_json((folder / f"{name}.json").read_bytes())
    except (OSError, ValidationError):
        return None


def keep(folder: Path, name: str, facts: Facts) -> None:
    """Write facts so that a reader sees all of them or none."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{name}.{os.getpid()}.tmp"
    temporary.write_bytes(_adapter().dump_json(facts))
    temporary.replace(folder / f"{name}.json")


def prune(folder: Path, names: Iterable[str]) -> None:
    """Remove the facts of drafts and settings that a finished scan no longer had, and unfinished files."""
    kept = {f"{name}.json" for name in names}
    for path in folder.glob("*"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


@cache
def _adapter() -> TypeAdapter[Facts]:
    return TypeAdapter(Facts)
