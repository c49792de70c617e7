"""The names of this project: of its organisations with their short forms, its title and its acronym."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analyser.consistency.passages import words
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.text.fold import bare
from analyser.text.patterns import any_of

_WORD = re.compile(r"[^\W\d_]+")
_COMMON_LETTERS = 5
_SHARE = 0.6
_OFTEN = 3
_SHORTEST = 3
"""Letters of the forms of companies ("SIA", "Lda"), with which other words begin."""
_INSIDE = re.compile(r"(?<=[^\W\d_,;(] )[A-ZĀČĒĢĪĶĻŅŠŪŽÄÖÜÕÅØÁÉÍÓÚÝĄĘŁŚŹŻĆŃČŘĎŤŇĖŲ][^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Names:
    """Folded words and initials of the organisations, and the letters of title and acronym."""

    tellings: frozenset[str]
    short: frozenset[str]
    own: frozenset[str]
    title: frozenset[str]

    def knows(self, name: str) -> bool:
        """Say whether a name is that of an organisation of the draft, whole, in part or inflected."""
        found = [bare(word) for word in _WORD.findall(name) if len(word) > 3]
        if any(word.upper() == word and bare(word) in self.short for word in _WORD.findall(name)):
            return True
        telling = [word for word in found if not word.startswith(_generic()) and not word.endswith(_generic())]
        known = [word for word in telling if any(_alike(word, other) for other in self.tellings)]
        return bool(known) and len(known) >= _SHARE * len(telling)

    def is_own(self, name: str) -> bool:
        """Say whether a name is this project's acronym or title, or a part of either."""
        letters = "".join(c for c in bare(name) if c.isalnum())
        if not letters or any(letters in known or known in letters for known in self.own if len(known) > 2):
            return True
        if name.isupper():
            return False
        found = {bare(word) for word in _WORD.findall(name) if len(word) > 3}
        return bool(found) and all(any(_alike(word, known) for known in self.title) for word in found)


def names(document: Document, application: Application, language: str | None) -> Names:
    """Return the names of a draft. Words that many organisations have ("school") tell none apart.

    A name that the draft uses time and again belongs to it: partners are called by their town as well.
    """
    generic = _generic()
    tellings = {*_familiar(document.text), *_associated(document.text, language)}
    short: set[str] = set()
    for one in application.organisations:
        found = _WORD.findall(one.name)
        tellings |= {
            bare(w) for w in found if len(w) > 3 and not bare(w).startswith(generic) and not bare(w).endswith(generic)
        }
        tellings |= {bare(w) for w in _WORD.findall(one.city or "") if len(w) > 3}
        short |= {bare("".join(w[0] for w in found)), bare("".join(w[0] for w in found if w[0].isupper()))}
        short |= {bare(w) for w in found if w.isupper()}
    title = {bare(w.norm) for w in words(application.title or "", language)}
    own = {
        "".join(c for c in bare(text) if c.isalnum()) for text in (application.title or "", application.acronym or "")
    }
    field = next((document.quote(f.span) for f in application.fields if f.id == "context.title_en"), "")
    own.add("".join(c for c in bare(field) if c.isalnum()))
    title |= {bare(w.norm) for w in words(field, "en")}
    return Names(frozenset(tellings), frozenset(short - {""}), frozenset(own - {""}), frozenset(title))


def _familiar(text: str) -> Iterator[str]:
    """Yield the words, in any case, that are written with a capital inside of several sentences."""
    found = _INSIDE.findall(text)
    counted = Counter(map(_beginning, found))
    return (
        bare(word) for word in found if counted[_beginning(word)] >= _OFTEN and not bare(word).startswith(_generic())
    )


def _beginning(word: str) -> str:
    """Return what a word has in all its cases; one in capitals is a name by itself."""
    return word if word.isupper() else bare(word)[:_COMMON_LETTERS]


def _associated(text: str, language: str | None) -> Iterator[str]:
    """Yield the words of names beside "associated partner", in whatever part of the draft."""
    for mention in any_of(language, "associated_cues").finditer(text):
        start, end = text.rfind("\n", 0, mention.start()) + 1, text.find("\n", mention.end())
        yield from (bare(word) for word in _INSIDE.findall(text, start, end if end >= 0 else len(text)))


@cache
def _generic() -> tuple[str, ...]:
    words = (bare(word.rstrip("*")) for word in pack("en").phrases("organisation_words"))
    return tuple(word for word in words if len(word) > _SHORTEST)


def _alike(word: str, known: str) -> bool:
    """Say whether two words are one in different cases: all but the last letters are the same."""
    shared = min(len(word), len(known))
    if shared < _COMMON_LETTERS:
        return word == known
    stem = max(_COMMON_LETTERS - 1, shared - 2)
    return word[:stem] == known[:stem] and abs(len(word) - len(known)) <= 3
