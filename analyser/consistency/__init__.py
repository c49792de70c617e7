"""The same thing said in several places."""

from __future__ import annotations

from analyser.model.application import Application
from analyser.model.call import Call
from analyser.model.document import Document
from analyser.model.observation import Observation


def observe(
    document: Document, application: Application, call: Call | None, language: str | None
) -> tuple[Observation, ...]:
    """Return where the draft contradicts itself or the call."""
    return ()
