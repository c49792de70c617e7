"""Trace links between the statements of a project."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.link import Linking, TraceLink


def link(
    document: Document, application: Application, language: str | None, *, semantic: bool = True
) -> Linking | None:
    """Return the links between the statements of an application; None = not computed."""
    return None


def trace(sources: Sequence[str], targets: Sequence[str], language: str = "en") -> tuple[TraceLink, ...]:
    """Return the links between two lists of statements; `source` and `target` are indices."""
    return ()
