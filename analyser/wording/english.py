"""English text below a heading that names English, "In English", "Angļu valodā" (FRM006): a summary by another name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.document import Document
from analyser.model.observation import Observation
from analyser.text import detect
from analyser.text.fold import fold

_HEADING, _SENTENCE = 90, 60
"""Characters of a heading at most, and of a paragraph of prose at least."""
_ENDS = re.compile(r"[.!?]\s*\Z")
"""A summary ends as sentences do, which the title in English does not."""
_ENGLISH = "en"


def observe(document: Document, language: str | None) -> Iterator[Observation]:
    """Yield the first paragraph in English below such a heading, or behind it on its line, of a draft in another one."""
    if language is None or language == _ENGLISH:
        return
    names = {"english", fold(_name(language))}
    named = False
    for block in document.blocks:
        text = document.quote(block.span)
        if len(text) <= _HEADING and any(name in fold(text) for name in names):
            named = True
        elif (named or any(name in fold(_label(text)) for name in names)) and len(text) >= _SENTENCE and _ENDS.search(text) and detect.language(text)[0] == _ENGLISH:
            yield Observation(kind="english-summary-missing", span=block.span)
            return
        elif len(text) >= _SENTENCE:
            named = False


def _label(text: str) -> str:
    """Return what stands before the colon of a paragraph: "Summary in English: We want ..."."""
    label, colon, _ = text[:_HEADING].partition(":")
    return label if colon else ""


def _name(language: str) -> str:
    """Return the name of English in a language: "angļu", "Englisch"."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language).languages.get(_ENGLISH, "English"))
    except (UnknownLocaleError, ValueError):
        return "English"
