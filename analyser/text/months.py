"""Names of the months, from the CLDR data in Babel, in every form a language gives them."""

from __future__ import annotations

import re
from functools import cache

from analyser.text.fold import fold


@cache
def pattern(language: str | None) -> str:
    """Return the source of a pattern for a month's name, endings of case included."""
    stems = sorted(_stems(language), key=lambda stem: (-len(stem), stem))
    names = "|".join(rf"{re.escape(stem)}\w{{0,{_ending(stem)}}}" for stem in stems)
    return rf"(?:{names})(?!\w)" if stems else "(?!)"


@cache
def number(word: str, language: str | None) -> int | None:
    """Return the number of a month by its name in any case, None for another word."""
    written = fold(word).strip(" .")
    fits = [stem for stem in _stems(language) if written.startswith(stem)]
    return _stems(language)[max(fits, key=len)] if fits else None


@cache
def is_name(word: str, language: str | None) -> bool:
    """Say whether a word is a month as written: "may" is none in a language that writes "May"."""
    return number(word, language) is not None and (word[:1].isupper() or not _capitals(language))


def _capitals(language: str | None) -> bool:
    return any(name[0].isupper() for name in _names(language))


def _ending(stem: str) -> int:
    return 4 if len(stem) > 3 else 2


@cache
def _names(language: str | None) -> tuple[str, ...]:
    from babel import Locale, UnknownLocaleError

    try:
        return tuple(Locale.parse(language or "en").months["format"]["wide"].values())
    except (UnknownLocaleError, ValueError):
        return ()


@cache
def _stems(language: str | None) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    found: dict[str, int] = {}
    for code in dict.fromkeys((language or "en", "en")):
        try:
            months = Locale.parse(code).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for month, name in months[context]["wide"].items():
                bare = fold(name).removeprefix("de ").strip(" .")
                found.setdefault(bare if len(bare) <= 4 else bare[: max(4, len(bare) - 2)], month)
            for month, name in months[context]["abbreviated"].items():
                bare = fold(name).strip(" .")
                if len(bare) >= 3:
                    found.setdefault(bare, month)
    return found
