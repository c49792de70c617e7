"""Countries as drafts write them: ISO codes, the form's `EL`, names in several languages."""

from __future__ import annotations

from functools import cache

from analyser.extraction.folding import fold, words
from analyser.model.span import Span

_ALIASES = {"EL": "GR", "UK": "GB", "XK": "XK"}
_NAMES = {
    "czech republic": "CZ", "turkey": "TR", "turkiye": "TR", "macedonia": "MK", "republic of north macedonia": "MK",
    "great britain": "GB", "slovak republic": "SK", "the netherlands": "NL", "holland": "NL", "kosovo": "XK",
    "palestine": "PS", "bosnia": "BA", "russian federation": "RU",
    "northern ireland": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "lielbritanija": "GB", "lielbritanija un ziemelirija": "GB",
    "holande": "NL", "niderlande": "NL",
}  # fmt: skip
_ALWAYS = ("en", "lv")
_OWN = (
    *("bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "mk", "mt", "nb"),
    *("nl", "pl", "pt", "ro", "sk", "sl", "sr_Latn", "sv", "tr", "uk"),
)


def code(text: str, language: str | None = None) -> str | None:
    """Return the ISO 3166 code of a text that is nothing but a country, by code or name."""
    bare = text.strip(" .()[]")
    if len(bare) == 2 and bare.isupper() and bare.isalpha():
        return _ALIASES.get(bare, bare)
    folded = fold(bare)
    return _table(language).get(folded) or find(bare, language)


def is_code(letters: str) -> bool:
    """Say whether two capital letters are the code of a country."""
    return _ALIASES.get(letters, letters) in set(_table(None).values())


def whole(text: str, language: str | None = None) -> str | None:
    """Return the ISO code of a text that is the name of a country and nothing else."""
    return _table(language).get(fold(text.strip(" .()[]")))


def find(text: str, language: str | None = None) -> str | None:
    """Return the ISO code of the last country a text names, or of a code that ends it ("Lisbon, PT")."""
    found = locate(text, language)
    return found[0] if found else None


def locate(text: str, language: str | None = None) -> tuple[str, Span] | None:
    """Return the last country a text names with its place."""
    table = _table(language)
    found = words(text)
    for last in range(len(found), 0, -1):
        for first in range(max(0, last - 4), last):
            name = " ".join(word.norm for word in found[first:last])
            known = table.get(name)
            if known and (len(name) > 4 or text[found[first].start].isupper()):
                return known, Span(found[first].start, found[last - 1].end)
    if found:
        written = text[found[-1].start : found[-1].end]
        before = text[: found[-1].start].rstrip()[-1:]
        if len(written) == 2 and written.isupper() and (before in (",", "(", "-", "–", "/", "") or not before):
            known = _ALIASES.get(written, written)
            if known in set(table.values()):
                return known, Span(found[-1].start, found[-1].end)
    return None


@cache
def _table(language: str | None) -> dict[str, str]:
    """Return folded name -> code; endings of names of one word may be inflected, as in Latvian."""
    from babel import Locale, UnknownLocaleError

    table: dict[str, str] = dict(_NAMES)
    for name in _ALWAYS if language is None or language in _ALWAYS else (*_ALWAYS, language):
        try:
            territories = Locale.parse(name).territories
        except (UnknownLocaleError, ValueError):
            continue
        for key, written in territories.items():
            if len(key) == 2 and key.isalpha() and key not in ("EU", "UN", "EZ", "QO", "ZZ", "XA", "XB"):
                folded = fold(written)
                table.setdefault(folded, key)
                if name == "lv" and " " not in folded and len(folded) > 4:
                    stem = folded[:-1]
                    for ending in ("a", "as", "u", "am", "e", "es", "i", "ai", "aja", "ija"):
                        table.setdefault(stem + ending, key)
    return table | {name: key for name, key in _own().items() if name not in table}


@cache
def _own() -> dict[str, str]:
    """Return what each country calls itself: "Deutschland", "Eesti", "Suomi"."""
    from babel import Locale

    found: dict[str, str] = {}
    for code in _OWN:
        territories = Locale.parse(code).territories
        for key in _AT_HOME.get(code, (code.partition("_")[0].upper(),)):
            found.setdefault(fold(territories[key]), key)
    return found


_AT_HOME = {
    "cs": ("CZ",), "da": ("DK",), "de": ("DE", "AT", "LI"), "el": ("GR", "CY"), "et": ("EE",), "fr": ("FR", "BE", "LU"),
    "ga": ("IE",), "nb": ("NO",), "nl": ("NL", "BE"), "sl": ("SI",), "sr_Latn": ("RS", "BA", "ME"), "sv": ("SE",),
    "uk": ("UA",),
}  # fmt: skip
