"""Names of organisations: what the spellings of one name have in common."""

from __future__ import annotations

import re
import unicodedata

_FORMS = frozenset(
    {"as", "biedriba", "ev", "fundacja", "gmbh", "inc", "limited", "ltd", "mtu", "nodibinajums", "nvo", "ou", "oy"}
    | {"sa", "sia", "srl", "uab", "valsts", "vsia"}
)
"""Legal forms, which one draft names and another leaves out."""

_PIC = re.compile(r"\(?\bPIC\b\W*\d{9}\b\)?", re.I)
"""The nine-digit number of the research programmes' register, which some write behind the name."""


def plain_name(name: str) -> str:
    """Return a name without case, accents, quotes, PIC and legal form; a name of legal forms alone stays."""
    plain = unicodedata.normalize("NFKD", _PIC.sub(" ", name).casefold())
    found = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join([word for word in found if word not in _FORMS] or found)
