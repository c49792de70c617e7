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


def _ending(stem: str) -> int:
    return 4 if len(stem) > 3 else 2


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
