"""What form a word has, read off the morphology in the Hunspell dictionary; Latvian only.

The dictionary of `models/hunspell-lv` writes for each reading the part of speech (`po:lietv4r`, a noun),
and the inflection (`is:dpd`: plural, dative; `is:3xnt0`: third person, future).
"""

from __future__ import annotations

import re
from functools import lru_cache

from analyser.text.fold import fold
from analyser.text.lemmas import dictionary

NOUN, VERB, OTHER = "N", "V", "X"
DEBITIVE, INFINITIVE, PARTICIPLE, DOING = "V-must", "V-inf", "V-part", "N-doing"
_STEM = re.compile(r"st:(\S+)")
_KIND = re.compile(r"po:(liet|darb|[^\W\d_]{1,4})")
_INFLECTION = re.compile(r"is:(\w+)")
_TENSES = {"n": "future", "t": "present", "p": "past"}


@lru_cache(maxsize=50_000)
def forms(word: str, language: str | None) -> frozenset[str]:
    """Return the readings of a word ("N-dn", a noun in the nominative plural; "V-future-3").

    None where no dictionary knows it. Of equal forms the dictionary gives one only: "daļas" is "N-vg".
    """
    opened = dictionary(language)
    if opened is None or not word.isalpha():
        return frozenset()
    return frozenset(_reading(line, word) for line in opened.analyze(word))


def _reading(line: str, word: str) -> str:
    kind, inflection, stem = _KIND.search(line), _INFLECTION.search(line), _STEM.search(line)
    named = kind[1] if kind else ""
    if named == "liet":
        return f"{NOUN}-{inflection[1][0]}{inflection[1][-1]}" if inflection else f"{NOUN}-base"
    if named != "darb":
        return f"{OTHER}-{named}"
    if inflection is None:
        if " fl:J" in line:
            return DOING
        return INFINITIVE if stem and fold(stem[1]) == fold(word) else PARTICIPLE
    marks = inflection[1]
    if marks.startswith("0xta"):
        return DEBITIVE
    return f"{VERB}-{_TENSES.get(marks[2:3], 'other')}-{marks[0]}"
