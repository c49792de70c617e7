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
    """Yield the first paragraph in English below such a heading or on its line, in a draft in another language."""
    if language is None or language == _ENGLISH:
        return
    names = {"english", fold(_name(language))}

    def names_english(words: str) -> bool:
        return any(name in fold(words) for name in names)

    named = False
    for block in document.blocks:
        text = document.quote(block.span)
        if len(text) <= _HEADING and names_english(text):
            named = True
        elif len(text) >= _SENTENCE:
            told = (named or names_english(_label(text))) and _ENDS.search(text) is not None
            if told and detect.language(text)[0] == _ENGLISH:
                yield Observation(kind="english-summary-missing", span=block.span)
                return
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
