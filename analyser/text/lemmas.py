"""The dictionary form of a word: Hunspell for Latvian, simplemma for the rest.

Latvian through chunspell and the dictionary in `models/hunspell-lv` finds the base form of 97 % of
the words of a grant text where simplemma finds 62 % (measured on 888 and 669 word types); simplemma
stands in when the dictionary cannot be opened.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from analyser import assets
from analyser.errors import DataError
from analyser.languages import pack
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
    opened = dictionary(language)
    if opened is None:
        return _simple(folded, language)
    stems = opened.stem(folded) or opened.stem(word)
    return fold(stems[0]) if stems else folded


def _simple(word: str, language: str | None) -> str:
    if language not in _SIMPLEMMA:
        return word
    import simplemma

    return fold(simplemma.lemmatize(word, lang=language))


@cache
def dictionary(language: str | None) -> Any | None:
    """Return the Hunspell dictionary that the language pack names, None if there is none or it cannot be opened."""
    named = pack(language).table("lemmas")
    if not named:
        return None
    collection, name = str(named["collection"]), str(named["name"])
    try:
        import hunspell

        path = assets.location("models", collection, f"{name}.dic")
        assets.location("models", collection, f"{name}.aff")
        return hunspell.Hunspell(name, hunspell_data_dir=str(path.parent))
    except (ImportError, DataError):
        return None
