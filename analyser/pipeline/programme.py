"""Texts of the programme that the user has at hand: the programme guide, a call, an agency's handbook.

The package quotes little of them. Those a user names are compared with every draft as the package's own
are (ORI004), and what a draft has from them is hidden before drafts are compared with each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from analyser import originality, readers
from analyser.config import Config
from analyser.errors import ReadError, UsageError
from analyser.model.match import Match, Origin
from analyser.model.span import Span

_Stamp = tuple[Path, int, int]
_KEPT = 16
"""Texts kept in memory at once: a guide in every language of an agency."""


def programme_texts(config: Config) -> tuple[originality.Text, ...]:
    """Return the texts the settings name, ready for comparison; each is read once in a process.

    Raises:
        UsageError: there is no such file.
        ReadError: one of them cannot be read; the message says what to do.
    """
    return tuple(_read(_stamp(path), config.seconds, config.megabytes) for path in config.programme)


def versions(config: Config) -> tuple[tuple[str, str], ...]:
    """Return the name of each text with a short hash of its content, for the provenance."""
    return tuple((path.name, _digest(_stamp(path))) for path in config.programme)


def copied(inside: Sequence[Match], config: Config) -> tuple[Span, ...]:
    """Return where a draft has text of the user's programme texts; what the package knows is masked as it is."""
    names = {path.name for path in config.programme}
    return tuple(one.left.span for one in inside if one.origin is Origin.PROGRAMME and one.right.document in names)


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError as error:
        message = f"The programme text '{path.name}' cannot be opened: {error.strerror}."
        raise UsageError(message, "Check the name after --programme or in the settings file.") from error
    return path, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=_KEPT)
def _read(stamp: _Stamp, seconds: float, megabytes: int) -> originality.Text:
    return originality.text_of(readers.read(stamp[0], seconds=seconds, megabytes=megabytes))


@lru_cache(maxsize=_KEPT)
def _digest(stamp: _Stamp) -> str:
    try:
        return blake2b(stamp[0].read_bytes(), digest_size=8).hexdigest()
    except OSError as error:
        message = f"The programme text '{stamp[0].name}' cannot be opened: {error.strerror}."
        raise ReadError(message, "Check who may read the file.") from error
