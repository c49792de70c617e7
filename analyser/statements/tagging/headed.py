"""The noun that an indicator counts: behind the target where it stands there again, and not a genitive before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analyser.languages import pack
from analyser.statements import cues
from analyser.statements.tagging.tokens import BREAKS, Token
from analyser.text.forms import NOUN, PARTICIPLE, forms

Place = tuple[int, int]
"""The first and last token of a part."""
_STEM, _BEHIND, _FAR = 5, 3, 8
_GENITIVES = {"N-vg", "N-dg", "N-va"}
"""Of equal forms the dictionary gives one only: a plural genitive is often called an accusative."""
_SUBJECTS = {"N-base", "N-dn"}
_PLACES = {"N-vl", "N-dl"}
_VERBS = ("V-present", "V-past", "V-future")


def behind_target(found: Sequence[Token], target: int, unit: Place) -> Place:
    """Return the place of the unit, behind the target where the same noun follows it: "3 works now, 20 works"."""
    word = found[unit[1]].word
    for place in range(target + 1, min(target + 1 + _BEHIND, len(found))):
        if not found[place].word.isalpha():
            break
        if place != unit[1] and len(word) >= _STEM - 1 and found[place].word[:_STEM] == word[:_STEM]:
            return place, place
    return unit


def head(
    found: Sequence[Token], unit: Place, values: Collection[Place], taken: Collection[int], language: str
) -> Place:
    """Return the place of the noun that a genitive read as the unit belongs to: "Tautas deju vadītāju gatavība: 3".

    A genitive behind a value stays ("30 % skolēnu"), and so does one that is counted ("skolēnu skaits").
    """
    last = unit[1]
    if not _GENITIVES & forms(found[last].word, language):
        return unit
    near = range(unit[0] - _BEHIND, unit[0])
    if any(end in near and found[end].clause == found[last].clause for _, end in values):
        return unit
    small, inside = pack(language).words("stop_words"), False
    for place in range(last + 1, min(last + 1 + _FAR, len(found))):
        word = found[place].word
        known = forms(word, language)
        if word in "()" or inside:
            inside = word != ")"
            continue
        if word in small or word in BREAKS or not word.isalpha() or place in taken or known & _PLACES:
            break
        if cues.pattern(language, "count_word").fullmatch(word) or _is_verb(known):
            break
        if known & _SUBJECTS and PARTICIPLE not in known:
            return place, place
    return unit


def _is_verb(known: frozenset[str]) -> bool:
    return any(form.startswith(_VERBS) for form in known) and not any(form.startswith(NOUN) for form in known)
