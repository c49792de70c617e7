"""Countries that a text names, by name in any case or by the adjective of their people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analyser.consistency.passages import Sentence
from analyser.languages import pack
from analyser.model.application import Application, Organisation, Role
from analyser.model.span import Span
from analyser.text.fold import fold

_NO_COUNTRY = frozenset({"EU", "UN", "EZ", "QO", "ZZ", "XA", "XB"})
_ENDING = 3
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A country as a sentence names it; `people` says that the adjective stands there ("Spanish")."""

    span: Span
    country: str
    people: bool


def places(sentence: Sentence) -> tuple[Place, ...]:
    """Return the countries a sentence names, in order."""
    return tuple(_places(sentence))


def iso(code: str | None) -> str | None:
    """Return a country code in the spelling of ISO 3166."""
    return {"EL": "GR", "UK": "GB"}.get(code.upper(), code.upper()) if code else None


def full(application: Application) -> tuple[Organisation, ...]:
    """Return the applicant and the full partners."""
    return tuple(one for one in application.organisations if one.role is not Role.ASSOCIATED)


def countries(application: Application, *, associated: bool = True) -> frozenset[str]:
    """Return the countries of the partnership."""
    listed = application.organisations if associated else full(application)
    return frozenset(found for found in (iso(one.country) for one in listed) if found)


def _places(sentence: Sentence) -> Iterator[Place]:
    words, names = sentence.words, _names(sentence.language)
    people, endings = _people(sentence.language), bool(pack(sentence.language).table("genitives"))
    taken = -1
    for index, word in enumerate(words):
        if index <= taken:
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        if word.norm in people:
            yield Place(word.span, people[word.norm], people=True)
        if not word.written[0].isupper():
            continue
        both = names.get(f"{word.norm} {following.norm}") if following else None
        if both and following:
            taken = index + 1
            yield Place(word.span.cover(following.span), both, people=False)
        elif found := _code(word.norm, names, endings):
            yield Place(word.span, found, people=False)


def _code(norm: str, names: dict[str, str], endings: bool) -> str | None:
    if norm in names:
        return names[norm]
    if not endings:
        return None
    stems = (norm[:-cut] for cut in range(1, _ENDING + 1) if len(norm) - cut >= _SHORTEST)
    return next((names[f"{stem}*"] for stem in stems if f"{stem}*" in names), None)


@cache
def _names(language: str | None) -> dict[str, str]:
    """Return folded names, and for languages with cases their stems with a star, with ISO codes."""
    from babel import Locale, UnknownLocaleError

    found: dict[str, str] = {}
    for name in dict.fromkeys((language or "en", "en")):
        try:
            territories = Locale.parse(name).territories
        except (UnknownLocaleError, ValueError):
            continue
        cases = bool(pack(name).table("genitives"))
        for code, written in territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:
                folded = fold(written)
                found.setdefault(folded, code)
                if cases and " " not in folded and len(folded) > _SHORTEST:
                    found.setdefault(f"{folded[:-1]}*", code)
    return {**found, **{key: str(code) for key, code in _split(language, "country_names")}}


@cache
def _people(language: str | None) -> dict[str, str]:
    return dict(_split(language, "country_people"))


def _split(language: str | None, table: str) -> Iterator[tuple[str, str]]:
    for key, code in pack(language).table(table).items():
        for word in key.split("|"):
            yield word, str(code)
