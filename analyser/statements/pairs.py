"""Values that only follow what is measured, the first of them the start: "Fines per hundred drivers: 13, then 9"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from analyser.languages import pack
from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.moments import Moment

_HEAD = re.compile(r"[^:|()–—]{3,160}?(?::(?=\s)|\s[-–—|](?=\s))\s*")
_SEPARATOR = re.compile(r"[,;|→>/–—-]")
_OPENED = re.compile(r"(?:[:|–—,(-]|^)\s*$")
_MEASURE = re.compile(rf"^ ?(?:{cues.MEASURES})(?!\w)")
_CLOSED = re.compile(r"\s*(?:[,;|→)(/]|$)")
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d+)?\.?(?:\sgad\w*)?")
_FAR = 50
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LABEL_WORDS = 2
_REST = 12
_FILLERS = ("baseline", "baseline_after", "target", "then", "span_unit")


def head(folded: str) -> int:
    """Return where the words end that name the thing measured, 0 if the text has no such heading."""
    found = _HEAD.match(folded)
    named = len(_WORD.findall(folded[: found.end()])) if found else 0
    return found.end() if found and named >= _LABEL_WORDS else 0


def starts(folded: str, spans: list[Span], dated: tuple[Moment, ...], language: str | None) -> set[Span]:
    """Return those of some values that are followed by the value to reach: ": 2 in 2026, 10 by summer"."""
    found: set[Span] = set()
    for left, right in pairwise(spans):
        if left in found or not _listed(folded, left, right, dated, language):
            continue
        if _OPENED.search(_plain(folded, max(0, left.start - _FAR), left.start, dated, language)):
            found.add(left)
    return found


def nothings(folded: str, language: str | None) -> list[Span]:
    """Return the words for zero, one and fractions that stand where a value does: "none in 2025", ": one"."""
    words = cues.pattern(language, "nothing", "one", "fraction").finditer(folded)
    return [Span(*word.span()) for word in words if _stands_alone(folded, word, language)]


def _stands_alone(folded: str, word: re.Match[str], language: str | None) -> bool:
    """Say whether a word is the whole value: behind a break, before a break, years and small words aside."""
    front, tail = folded[max(0, word.start() - _FAR) : word.start()], folded[word.end() : word.end() + _FAR]
    fillers = _fillers(language)
    behind = _CLOSED.match(fillers.sub(" ", _PLAIN_YEAR.sub(" ", tail)))
    return behind is not None and _OPENED.search(fillers.sub(" ", front)) is not None


def _listed(folded: str, left: Span, right: Span, dated: tuple[Moment, ...], language: str | None) -> bool:
    """Say whether nothing stands between two values but a separator, dates and words such as "then"."""
    between = _plain(folded, left.end, right.start, dated, language)
    return _SEPARATOR.search(between) is not None and not _WORD.search(between) and len(between) < _REST


def _plain(folded: str, start: int, end: int, dated: tuple[Moment, ...], language: str | None) -> str:
    """Return a stretch of text without its dates and the words that may stand between two values."""
    piece = list(folded[start:end])
    for moment in dated:
        for place in range(max(start, moment.span.start), min(end, moment.span.end)):
            piece[place - start] = " "
    text = _fillers(language).sub(" ", "".join(piece))
    return re.sub(r"\s+", " ", _MEASURE.sub(" ", text.replace("%", " ")))


@cache
def _fillers(language: str | None) -> re.Pattern[str]:
    stop = sorted(pack(language).words("stop_words"), key=lambda word: (-len(word), word))
    plain = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in stop if word[:1].isalpha())
    listed = cues.pattern(language, *_FILLERS).pattern
    return re.compile("|".join(part for part in (listed, plain) if part and part != "(?!)") or "(?!)")
