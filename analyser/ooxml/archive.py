"""A zip file opened behind a gate: its size is known before anything is unpacked.

The limits are those of RESEARCH.md section 2, Defences; sizes a file declares may lie, therefore
reading itself stops at the limit too.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from types import TracebackType

from analyser.config import default_thresholds
from analyser.errors import DamagedFile, LimitExceeded, ProtectedFile

_AGAIN = "Save or download it again."
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
_RATIO_FROM = 10_000_000


class Archive:
    """The parts of a zip file, by name; names are compared without regard to case."""

    def __init__(self, content: bytes, name: str) -> None:
        """Open the file and check its directory.

        Raises:
            DamagedFile: it is no zip file, or its directory is built to mislead.
            LimitExceeded: it would unpack to too much.
            ProtectedFile: a part is encrypted.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            message = f"'{name}' is damaged or incomplete."
            raise DamagedFile(message, _AGAIN) from error
        self._entries = self._checked()

    def __enter__(self) -> Archive:
        """Return the archive."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the parts, as written, in the order of the directory."""
        return tuple(entry.filename for entry in self._zip.infolist() if not entry.is_dir())

    def __contains__(self, part: str) -> bool:
        """Say whether there is a part of this name."""
        return _key(part) in self._entries

    def read(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            DamagedFile: there is no such part, or it cannot be unpacked.
            LimitExceeded: it unpacks to more than a part may have.
        """
        entry = self._entries.get(_key(part))
        if entry is None:
            message = f"'{self.name}' is incomplete: its part '{part}' is missing."
            raise DamagedFile(message, _AGAIN)
        limit = int(default_thresholds()["reading.part-megabytes"] * 1e6)
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(limit + 1)
        except _BROKEN as error:
            message = f"'{self.name}' is damaged: its part '{part}' cannot be unpacked."
            raise DamagedFile(message, _AGAIN) from error
        if len(content) > limit:
            raise self._too_large()
        return content

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        limits = default_thresholds()
        entries = self._zip.infolist()
        if len(entries) > limits["reading.zip-entries"]:
            raise self._too_large()
        if sum(entry.file_size for entry in entries) > limits["reading.zip-megabytes"] * 1e6:
            raise self._too_large()
        found: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            if entry.is_dir():
                continue
            self._check_entry(entry, limits["reading.part-megabytes"] * 1e6, limits["reading.zip-ratio"])
            key = _key(entry.filename)
            if key in found or ".." in key.split("/"):
                message = f"'{self.name}' is malformed: the name of its part '{entry.filename}' is not allowed."
                raise DamagedFile(message, "Open it in a word processor and save it again.")
            found[key] = entry
        return found

    def _check_entry(self, entry: zipfile.ZipInfo, part: float, ratio: float) -> None:
        if entry.flag_bits & 0x1:
            message = f"'{self.name}' is protected with a password."
            raise ProtectedFile(message, "Remove the password.")
        is_xml = entry.filename.lower().endswith((".xml", ".rels"))
        if is_xml and entry.file_size > part:
            raise self._too_large()
        if entry.file_size > _RATIO_FROM and entry.file_size > ratio * max(1, entry.compress_size):
            raise self._too_large()

    def _too_large(self) -> LimitExceeded:
        message = f"'{self.name}' unpacks to more than a draft may hold."
        return LimitExceeded(message, "Make its pictures smaller, or save it again.")


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
