"""Says of a name that it is one of an organisation, by the words for its kind."""

from __future__ import annotations

import re
from functools import cache

from analyser.languages import pack

_LONGEST = 8
"""Most words of such a name."""
_ONE = re.compile(r"(?:[ae]|ai|[^aei\W]s|is|us)$")
"""How a Latvian or Lithuanian name in the singular ends."""


def is_organisation(name: str) -> bool:
    """Say whether a few words are the name of an organisation: one of them says of what kind.

    All are capitalised but small ones, or the last says it in the singular: "Olustveres tehnikums".
    """
    words = name.split()
    if not 1 < len(words) <= _LONGEST or not words[0][:1].isupper() or not _kinds().search(name):
        return False
    return sum(word[:1].isupper() for word in words) > 1 or bool(_kinds().match(words[-1]) and _ONE.search(words[-1]))


@cache
def _kinds() -> re.Pattern[str]:
    """Return the words of names of organisations in the languages of the programme: "school", "keskus"."""
    starts = "|".join(re.escape(word.rstrip("*")) for word in pack("en").phrases("organisation_words"))
    return re.compile(rf"(?<!\w)\w*(?:{starts})", re.I)
