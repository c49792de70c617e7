"""How a country is named in a sentence: as a place only, or with the people of a list that take part."""

from __future__ import annotations

import re

from analyser.consistency.passages import Sentence
from analyser.consistency.places import Place, places
from analyser.languages import pack
from analyser.text.patterns import phrase_source


def preposed(before: str, language: str | None) -> bool:
    """Say whether a preposition stands before the name: "in Spain leads" names a place."""
    words = before.split()
    return (
        bool(words)
        and words[-1].casefold() in pack(language).words("stop_words")
        and words[-1].casefold() not in {"and", "un", "the"}
    )


def joins(sentence: Sentence, place: Place, own: frozenset[str]) -> bool:
    """Say whether people from a list of countries take part, of which others are in the partnership."""
    language, text = sentence.language, sentence.text
    joint = phrase_source(language, "from_country")
    people = phrase_source(language, "staff_nouns")
    listed = re.search(rf"{people}\s+{joint}\s+(?P<list>[^.;:()]*)", text, re.IGNORECASE)
    if listed is None or not listed.start("list") <= place.span.start < listed.end("list"):
        return False
    inside = [p for p in places(sentence) if listed.start("list") <= p.span.start < listed.end("list")]
    return any(p.country in own for p in inside)
