"""Stub."""

from __future__ import annotations

from html import escape

from analyser.model.analysis import Round
from analyser.reporters import csv

ROUND_SUFFIX = ".html"


def render_round(found: Round, language: str) -> bytes:
    """Return the page of a round."""
    body = escape(csv.render_round(found, language).decode())
    return f"<!doctype html><meta charset=utf-8><title>analyser</title><pre>{body}</pre>".encode()
