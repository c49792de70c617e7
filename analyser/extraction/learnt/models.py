"""The models of `models/drafts` and the languages they know."""

from __future__ import annotations

from functools import cache

from analyser import assets
from analyser.statements.tagging.tagger import Model, opened

COLLECTION = "drafts"
HEADINGS, STATEMENTS = "heads.crfsuite", "statements.crfsuite"
LANGUAGES = frozenset({"en", "lv"})
"""The languages of the drafts learnt from; of others only the rules are known."""


@cache
def shipped(name: str) -> Model:
    """Return a model.

    Raises:
        DataError: it is missing or was changed.
    """
    return opened(assets.load("models", COLLECTION, name))
