"""The errors a user can meet; each says what went wrong and what to do.

AnalyserError
├── UsageError            a wrong option, configuration or code
├── ReadError             a draft that cannot be read
│   ├── UnsupportedFormat     not a format the analyser reads
│   ├── ProtectedFile         a password or rights management
│   ├── DamagedFile           truncated, malformed or hostile
│   ├── NoTextLayer           a scan: pictures of pages
│   └── LimitExceeded         too large, too slow or too much memory
├── DataError             a data folder is missing or its checksum is wrong
└── CorpusError           the reference corpus cannot be opened or changed
"""

from __future__ import annotations


class AnalyserError(Exception):
    """The root: a message for the user and a hint on what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and the hint apart, so that reports can show both."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return message and hint as one line."""
        return " ".join(f"{self.message} {self.hint}".split())


class UsageError(AnalyserError):
    """The command, an option or the configuration is wrong."""


class ReadError(AnalyserError):
    """A draft cannot be read."""


class UnsupportedFormat(ReadError):
    """The file is not of a format the analyser reads."""


class ProtectedFile(ReadError):
    """The file needs a password."""


class DamagedFile(ReadError):
    """The file is truncated, malformed or built to do harm."""


class NoTextLayer(ReadError):
    """The file holds pictures of pages and no text."""


class LimitExceeded(ReadError):
    """Reading needed more time, memory or space than a draft may take."""


class DataError(AnalyserError):
    """A data folder of the analyser is missing or was changed."""


class CorpusError(AnalyserError):
    """The reference corpus cannot be used."""
