"""What one draft shares with the programme's own texts and with itself."""

from __future__ import annotations

from analyser.config import Config
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.originality.draft import Inside


def inside(document: Document, application: Application | None, language: str | None, config: Config) -> Inside:
    """Return the programme text copied into a draft and the passages it repeats."""
    return Inside()
