"""Invented texts for the tests of originality."""

from __future__ import annotations

import random

from analyser.model.document import Document
from analyser.originality import Draft


def text(seed: int, count: int = 300) -> str:
    """Return invented words in sentences; two seeds share nothing but chance."""
    rng = random.Random(seed)
    found = [
        f"{rng.choice('bdfgklmnprstv')}{rng.choice('aeiouāēī')}{rng.choice('lmnrst')}{rng.randrange(900)}"
        for _ in range(count)
    ]
    for at in range(12, count, 13):
        found[at] += "."
    return " ".join(found)


def edited(source: str, rate: float, seed: int = 1) -> str:
    """Return a text with a share of its words replaced."""
    rng = random.Random(seed)
    return " ".join(f"x{rng.randrange(10**6)}" if rng.random() < rate else word for word in source.split())


def document(name: str, content: str) -> Document:
    """Return a document."""
    return Document(name, "txt", content)


def draft(name: str, content: str, language: str | None = None) -> Draft:
    """Return a draft without a recognised form."""
    return Draft(name, document(name, content), None, language)
