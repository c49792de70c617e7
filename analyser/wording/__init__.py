"""What the wording of a draft will make a reader object to."""

from __future__ import annotations

from analyser.config import Config
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.observation import Observation


def observe(
    document: Document, application: Application | None, language: str | None, config: Config
) -> tuple[Observation, ...]:
    """Return what the wording shows, for the rules WRT001-WRT007, FRM005 and FRM007-FRM009."""
    return ()
