"""What the target of an indicator counts or scales: "%", "points", "prakses vadītāji"."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from analyser.languages import pack
from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.moments import moments
from analyser.text.fold import fold
from analyser.text.forms import NOUN, forms

BREAK = re.compile(r"[;()|→]|->|(?<=\s)/(?=\s)|(?<!\d)\.(?=\s|$)|[,:–—-](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHARE = re.compile(r"%|per ?cent\b|percent\w*|percentage points?|procent\w*")
_MEASURE = re.compile(rf"[ \u00a0]?({cues.MEASURES})(?!\w)")
_OUT_OF = re.compile(r"\s*(?:out of|of|no|/)\s*\d+(?:[.,]\d+)?(?=\s)")
_LEAD = re.compile(r"[\s+-]*(?:(?:more|new|vairāk|of|the|our|all|these|their|visu|visām|visiem)\s+)*")
_PER_TIME = re.compile(r" per (?:second|minute|hour|day|week|month|year)\b")
_BY = re.compile(r"\b(?:by|par) $")
_MOST = 4
_PLACES = {"N-dl", "N-vl"}
_HEADS = {"N-dn", "N-dd", "N-da"}
_SUBJECT = "N-dn"
_FINITE = "V-present"
_AMBIGUOUS = {"N-vg"}


def unit(text: str, language: str | None, target: Span | None, start: Span | None = None) -> Span | None:
    """Return the words for what is counted or scaled; without a target only the noun behind "number of"."""
    folded = fold(text)
    if target is None:
        return _shaped(folded, "counted_noun", language)
    if cues.pattern(language, "quantifier").match(folded, target.start):
        following = _WORD.search(folded, target.end)
        if following is None or following.group() not in pack(language).words("stop_words"):
            return Span(*following.span()) if following else None
    share = _SHARE.search(folded, target.start, target.end)
    if share:
        return Span(share.start(), share.end())
    measure = _MEASURE.match(folded, target.end)
    if measure:
        return Span(*measure.span(1))
    scale = _OUT_OF.match(folded, target.end)
    behind = scale.end() if scale else target.end
    dated = [moment.span.start for moment in moments(text, language) if moment.span.start >= behind]
    counted = noun_behind(folded, behind, min(dated, default=len(folded)), language)
    return (
        counted
        or _of_start(folded, start, target, language)
        or _shaped(folded, "scale", language)
        or _shaped(folded, "counted_noun", language)
        or _opening(folded, target, language)
        or _placed(folded, target, language)
        or _single(folded, target, language)
    )


def _of_start(folded: str, start: Span | None, target: Span, language: str | None) -> Span | None:
    """Return what the starting value or the whole counts: "from six weeks to two", "Of the 45 people coached, 18"."""
    if start is not None and start < target:
        found = noun_behind(folded, start.end, target.start, language)
        place = _WORD.match(folded, found.end + 1, target.start) if found else None
        return None if place and forms(place.group(), language) & _PLACES else found
    whole = _whole(language).match(folded)
    return noun_behind(folded, whole.end(), target.start, language) if whole and whole.end() < target.start else None


@cache
def _whole(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?:of|no) (?:the |our |these |all )?{cues.number(language)} ")


def _single(folded: str, target: Span, language: str | None) -> Span | None:
    """Return the noun behind "one": "one joint curriculum approved by"."""
    one = cues.pattern(language, "one").fullmatch(folded, target.start, target.end)
    if one is None or pack(language).table("lemmas"):
        return None
    stop = pack(language).words("stop_words")
    words = list(takewhile(lambda word: word.group() not in stop, _WORD.finditer(folded, target.end)))[:_MOST]
    while len(words) > 1 and cues.expression(language, "attribute").search(words[-1].group()):
        words.pop()
    return Span(*words[-1].span()) if words and _near(folded, target.end, words[0].start()) else None


def _placed(folded: str, target: Span, language: str | None) -> Span | None:
    """Return the noun behind the value that says where, if nothing else is counted: "6 ciemos"."""
    word = _WORD.match(folded, target.end + 1) if folded[target.end : target.end + 1] == " " else None
    return Span(*word.span()) if word and "N-dl" in forms(word.group(), language) else None


def _shaped(folded: str, name: str, language: str | None) -> Span | None:
    named = cues.expression(language, name).search(folded)
    return Span(*named.span(named.lastindex or 0)) if named else None


def _opening(folded: str, target: Span, language: str | None) -> Span | None:
    """Return the noun an indicator opens with, if its values only follow: "Fines per hundred drivers: 13, then 9"."""
    label = cues.expression(language, "indicator_label").match(folded)
    first = label.end() if label else 0
    cut = BREAK.search(folded, first, target.start)
    moves = cues.pattern(language, "moves").search(folded, first + 1, cut.start() if cut else target.start)
    cut = cut if moves is None or _BY.search(folded[: target.start]) else moves
    if cut is None or cut.group() == ";" or cues.pattern(language, "opens_indicator").match(folded, first):
        return None
    opened = noun_behind(folded, first, cut.start(), language)
    if not pack(language).table("lemmas"):
        return opened
    head = forms(folded[opened.start : opened.end].split()[-1], language) if opened else frozenset()
    return opened if opened and head & (_HEADS | _AMBIGUOUS) else _named(folded, first, cut.start(), language)


def _named(folded: str, first: int, limit: int, language: str | None) -> Span | None:
    """Return the first noun of the heading that is the subject of a plural: "izsniegtās nozīmītes: 400"."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(folded, first, limit):
        found = forms(word.group(), language)
        if "V-part" in found:
            continue
        run.append(word)
        if _SUBJECT in found and not found & _PLACES:
            return _head(run, language)
    return None


def noun_behind(folded: str, position: int, limit: int, language: str | None) -> Span | None:
    """Return the noun that follows a place, small words and attributes before it left out."""
    lead = _LEAD.match(folded, position, limit)
    position = lead.end() if lead else position
    end = BREAK.search(folded, position, limit)
    words = list(_WORD.finditer(folded, position, end.start() if end else limit))[:_MOST]
    stop = pack(language).words("stop_words")
    plain = next((index for index, word in enumerate(words) if word.group() in stop), len(words))
    words = words[:plain]
    if not words or not _near(folded, position, words[0].start()):
        return None
    return _declined(words, language) if pack(language).table("lemmas") else _plural(words, language)


def _near(folded: str, position: int, start: int) -> bool:
    return not folded[position:start].strip(" -\u00a0\"“„'")


def _plural(words: list[re.Match[str]], language: str | None) -> Span | None:
    """Return the words up to the first plural, its attributes left out."""
    plural, attribute = cues.expression(language, "plural"), cues.expression(language, "attribute")
    run: list[re.Match[str]] = []
    for index, word in enumerate(words):
        if word.string[word.end() : word.end() + 1] in ("'", "’"):
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        if attribute.search(word.group()) and following is not None and plural.search(following.group()):
            continue
        run.append(word)
        if plural.search(word.group()):
            return Span(_head(run, language).start, _per(word))
    return None


def _per(word: re.Match[str]) -> int:
    """Return the end of a noun with what it is counted by: "words per minute"."""
    rate = _PER_TIME.match(word.string, word.end())
    return rate.end() if rate else word.end()


def _declined(words: list[re.Match[str]], language: str | None) -> Span | None:
    """Return the first noun with the nouns in the genitive before it, adjectives left out.

    A noun that can only be a plural of another case ends the run; a genitive waits for its head.
    """
    run: list[re.Match[str]] = []
    for word in words:
        found = forms(word.group(), language)
        nominal = any(form.startswith(NOUN) for form in found)
        if not found and cues.expression(language, "plural").search(word.group()):
            nominal = True
        nominal = nominal or cues.pattern(language, "light_noun", "verbal_noun").fullmatch(word.group()) is not None
        if not nominal and not run and any(form.startswith(("X-", "V-part")) for form in found):
            continue
        if found & _PLACES:
            run = run[:1] if len(run) > 1 and forms(run[0].group(), language) & _AMBIGUOUS else run
            break
        if not nominal:
            break
        if run and not found & _HEADS and any(form.startswith(_FINITE) for form in found):
            break
        run.append(word)
        if found & _HEADS:
            break
    return _head(run, language) if run else None


def _head(run: list[re.Match[str]], language: str | None) -> Span:
    """Return the last noun, with the one before it where it says little alone: "lesson plans", "prakses vadītāji"."""
    light = cues.pattern(language, "light_noun").fullmatch(run[-1].group()) is not None
    first = run[-2] if light and len(run) > 1 else run[-1]
    return Span(first.start(), run[-1].end())
