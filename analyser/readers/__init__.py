"""One document per file: sniffed, guarded, read in a child process with limits."""

from __future__ import annotations

import time
from pathlib import Path

from analyser.errors import DamagedFile, LimitExceeded
from analyser.model.document import Document
from analyser.readers import _child, _formats


def suffixes() -> frozenset[str]:
    """Return the file name suffixes of the formats that can be read."""
    return frozenset(_formats.readers())


def read(path: Path, *, seconds: float = 60.0, megabytes: int = 2048, in_child: bool = True) -> Document:
    """Return the draft in a file.

    The file is parsed in a child process that may use `seconds` of wall and processor time and
    `megabytes` of memory; `in_child=False` parses in this process, without limits, for tests.

    Raises:
        UnsupportedFormat: not one of the formats, whatever the name says.
        ProtectedFile: a password is needed.
        DamagedFile: truncated, malformed or hostile; or the reader died of it.
        NoTextLayer: a scan.
        LimitExceeded: too large, or reading took too long or too much memory.
        ReadError: there is no such file, or it holds no text.
    """
    parser = _formats.recognise(path)
    if not in_child:
        return parser(path)
    begin = time.monotonic()
    try:
        return _child.run(parser, path, seconds=seconds, megabytes=megabytes)
    except _child.Died as death:
        second = _formats.slower(parser)
        left = seconds - (time.monotonic() - begin)
        if second is None or left <= 0:
            raise DamagedFile(death.message, death.hint) from death
        return _again(second, path, left, megabytes, death)


def _again(parser: _formats.Parser, path: Path, seconds: float, megabytes: int, death: DamagedFile) -> Document:
    try:
        return _child.run(parser, path, seconds=seconds, megabytes=megabytes)
    except (DamagedFile, LimitExceeded) as error:
        raise DamagedFile(death.message, death.hint) from error
