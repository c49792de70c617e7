"""Whether a statement names a concrete change, product or event, and for whom or where."""

from __future__ import annotations

import re
from functools import cache

from analyser.languages import pack
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.statements.moments import moments
from analyser.text.fold import fold

_WORDS = 3
_INDICATOR_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def concrete(text: str, language: str | None) -> tuple[Span, ...]:
    """Return the words that carry content of their own: no function words, no project prose, no dates."""
    folded = fold(text)
    plain = cues.pattern(language, "generic", "numbers")
    dated = [moment.span for moment in moments(text, language)]
    found = []
    for match in _WORD.finditer(folded):
        span = Span(match.start(), match.end())
        if len(span) < 3 or match.group() in _function_words(language) or any(span.overlaps(d) for d in dated):
            continue
        if not plain.fullmatch(match.group()):
            found.append(span)
    return tuple(found)


@cache
def _function_words(language: str | None) -> frozenset[str]:
    return pack(language).words("stop_words")


def specific(text: str, language: str | None, kind: StatementKind, *, counted: bool) -> bool | None:
    """Say whether a statement is concrete enough; None in a language whose prose is not known.

    `counted` tells that the goal carries a quantity: a number makes up for one concrete word. The
    numbers of words are those that separated the gold statements best (training part).
    """
    if not cues.known(language):
        return None
    found = len(concrete(text, language))
    if kind is StatementKind.INDICATOR:
        return found + counted >= _INDICATOR_WORDS
    return found + counted >= _WORDS
