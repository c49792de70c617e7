"""Stub."""

from __future__ import annotations

from html import escape

from analyser.model.analysis import Analysis, Comparison
from analyser.reporters import text

SUFFIX = ".html"


def render(analysis: Analysis, language: str, source: bytes | None = None) -> bytes:
    """Return the report of one draft."""
    body = escape(text.render(analysis, language).decode())
    return f"<!doctype html><meta charset=utf-8><title>analyser</title><pre>{body}</pre>".encode()


def render_comparison(comparison: Comparison, language: str) -> bytes:
    """Return two documents side by side."""
    body = escape(text.render_comparison(comparison, language).decode())
    return f"<!doctype html><meta charset=utf-8><title>analyser</title><pre>{body}</pre>".encode()
