"""Concepts of the glossary: words of English and Latvian that mean the same.

Months, countries and languages come from the glossary as well; what is spelled alike in both
languages needs no entry. A form is the beginning of a word: a short one must be followed by an
ending of its language, so that "darb" is not found in "darbnīca".
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from analyser import assets
from analyser.errors import DataError

SHORT, LONGEST_REST = 5, 6
"""Forms of fewer letters need an ending of their language; behind longer ones so many letters may follow."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The forms of each language with the numbers of their concepts, and the language's endings."""

    forms: tuple[dict[str, frozenset[int]], ...]
    endings: tuple[frozenset[str], ...]

    def concepts(self, plain: str) -> frozenset[int]:
        """Return the concepts of a word without diacritics; the longest form decides."""
        for size in range(len(plain), 1, -1):
            found = [
                forms[plain[:size]]
                for forms, endings in zip(self.forms, self.endings, strict=True)
                if plain[:size] in forms and _fits(plain[size:], size, endings)
            ]
            if found:
                return frozenset().union(*found)
        return frozenset()


@cache
def glossary() -> Glossary:
    """Return the glossary, empty when it cannot be read."""
    try:
        table = tomllib.loads(assets.load("corpora", "programme", "glossary.toml").decode("utf-8"))
    except DataError:
        return Glossary((), ())
    languages: list[str] = table["languages"]
    forms: list[dict[str, set[int]]] = [{} for _ in languages]
    entries = (entry for block in table["words"] for entry in block["pairs"].split(";"))
    for number, entry in enumerate(entries):
        for known, side in zip(forms, entry.split("="), strict=True):
            for form in side.split("|"):
                known.setdefault(form.strip(), set()).add(number)
    return Glossary(
        tuple({form: frozenset(numbers) for form, numbers in known.items()} for known in forms),
        tuple(frozenset(table["endings"][language].split()) for language in languages),
    )


def _fits(rest: str, size: int, endings: frozenset[str]) -> bool:
    return not rest or rest in endings or (size >= SHORT and len(rest) <= LONGEST_REST)
