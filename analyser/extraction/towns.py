"""Capitals of the programme's countries, so that "in Berlin" tells a country.

Stems in the spelling of English, Latvian and the country itself; a Latvian ending may follow.
"""

from __future__ import annotations

import re

from analyser.model.span import Span

_STEMS = {
    "AT": ("vienna", "wien", "vīn"), "BE": ("brussels", "brusel", "brisel"), "BG": ("sofia", "sofij"),
    "CY": ("nicosia", "nikosij"), "CZ": ("prague", "praha", "prāg"), "DE": ("berlin", "berlīn"),
    "DK": ("copenhagen", "københavn", "kopenhāgen"), "EE": ("tallinn", "tallin"), "ES": ("madrid", "madrīd"),
    "FI": ("helsinki", "helsink"), "FR": ("paris", "parīz"), "GR": ("athens", "atēn"), "HR": ("zagreb", "zagreb"),
    "HU": ("budapest", "budapešt"), "IE": ("dublin", "dublin"), "IS": ("reykjavik", "reikjavik"),
    "IT": ("rome", "roma", "rom"), "LT": ("vilnius", "viļņ"), "LU": ("luxembourg", "luksemburg"),
    "LV": ("riga", "rīg"), "MK": ("skopje", "skopj"), "MT": ("valletta", "valet"), "NL": ("amsterdam", "amsterdam"),
    "NO": ("oslo",), "PL": ("warsaw", "warszaw", "varšav"), "PT": ("lisbon", "lisboa", "lisabon"),
    "RO": ("bucharest", "bucureşti", "bukarest"), "RS": ("belgrade", "beograd", "belgrad"),
    "SE": ("stockholm", "stokholm"), "SI": ("ljubljana", "ļubļan"), "SK": ("bratislav",), "TR": ("ankara", "ankar"),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}")
_ENDING = re.compile(r"(?:a|ā|as|u|e|ē|es|i|ī|is|os|ās|ēs|īs|ij|ijā|ja|jā|em)?")


def locate(text: str) -> tuple[str, Span] | None:
    """Return the country of the last capital a text names, with the place of its name."""
    found = None
    for match in _WORD.finditer(text):
        word = match[0].lower()
        for country, stems in _STEMS.items():
            if any(word.startswith(stem) and _ENDING.fullmatch(word[len(stem) :]) for stem in stems):
                found = country, Span(*match.span())
    return found
