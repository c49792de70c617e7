"""The noun a number counts, with what describes it: "18 in-company trainers", "15 mācību video"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from analyser.consistency.passages import Sentence, Word, common
from analyser.languages import pack
from analyser.model.span import Span
from analyser.text.numbers import is_noun
from analyser.text.patterns import alternatives, any_of

_LONGEST = 5
_AND = re.compile(r"\s+(?:and|un|&|or|vai)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s+", re.IGNORECASE)
_GAP = re.compile(r"[\s‑-]+")
_OWNS = re.compile(r"[’']\s+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun: `noun` names the thing across languages, else it is the base form."""

    noun: str
    base: str
    span: Span
    marks: frozenset[str]
    beside: frozenset[str] = frozenset()


def counted(sentence: Sentence, number: Span) -> Counted | None:
    """Return what the number counts, None if no noun follows it."""
    run = _run(sentence, number.end)
    at = _head(run, sentence.language)
    if at is None or _OWNS.match(sentence.text, run[at].span.end) or _is_verb(run, sentence.language):
        return None
    found = _named(run, at, sentence.language)
    return replace(found, beside=frozenset(_beside(sentence, run[at].span.end)))


def _beside(sentence: Sentence, end: int) -> Iterator[str]:
    """Yield what is counted together with a noun that ends here: "60 teachers, heads and trainers"."""
    listed: list[str] = []
    while True:
        joined = _AND.match(sentence.text, end)
        following = joined or _COMMA.match(sentence.text, end)
        if following is None:
            return
        more = _run(sentence, following.end())
        at = _head(more, sentence.language)
        if at is None or not (_is_thing(more[at], sentence.language) or _is_plural(more[at], sentence.language)):
            return
        listed.append(thing(more[at].norm, sentence.language) or more[at].base)
        if joined:
            yield from listed
            return
        end = more[at].span.end


def _is_verb(run: Sequence[Word], language: str | None) -> bool:
    """Say whether what follows a number tells what happens: "26 take place online"."""
    return any_of(language, "happens_words").match(" ".join(word.norm for word in run[:2])) is not None


def headed(words: Sequence[Word], language: str | None) -> Counted | None:
    """Return the noun that heads a label: "Trainers with a certificate"."""
    first: list[Word] = []
    for word in words:
        if word.norm in pack(language).words("stop_words"):
            break
        first.append(word)
    run = first[:_LONGEST]
    at = _head(run, language)
    return _named(run, at, language) if at is not None else None


@lru_cache(maxsize=20_000)
def thing(word: str, language: str | None) -> str | None:
    """Return what a word names across languages, None if no pack says so."""
    return next((str(name) for pattern, name in _things(language) if pattern.fullmatch(word)), None)


@cache
def _things(language: str | None) -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = pack(language).table("counted").items()
    return tuple((re.compile(alternatives(key.split("|"))), str(name)) for key, name in entries)


def _run(sentence: Sentence, start: int) -> list[Word]:
    """Return the words right behind a place, up to a mark or a word without content."""
    stop = pack(sentence.language).words("stop_words")
    found: list[Word] = []
    for word in sentence.words:
        if word.span.start < start:
            continue
        broken = not _GAP.fullmatch(sentence.text, start, word.span.start)
        if broken or word.norm in stop or len(found) == _LONGEST:
            break
        found.append(word)
        start = word.span.end
    return found


def _head(run: Sequence[Word], language: str | None) -> int | None:
    """Return which word is the noun.

    A language that puts genitives before the noun ("jaunatnes darbinieki") has the table `genitives`;
    in the others the first plural is the noun ("school teachers").
    """
    endings = pack(language).table("genitives")
    if endings:
        genitive, plural, place = (str(endings[name]) for name in ("genitive", "plural", "place"))
        return _after_genitives(run, language, genitive, plural, place)
    first = next((i for i, word in enumerate(run) if _is_plural(word, language)), None)
    if first is not None:
        return first
    known = next((i for i, word in enumerate(run) if is_noun(word.norm, language)), None)
    while known is not None and known + 1 < len(run) and is_noun(run[known + 1].norm, language):
        known += 1
    return known


def _is_plural(word: Word, language: str | None) -> bool:
    return word.norm != word.base and (word.norm.endswith("s") or is_noun(word.norm, language))


def _after_genitives(run: Sequence[Word], language: str | None, genitive: str, plural: str, place: str) -> int | None:
    known = next((i for i, word in enumerate(run[:3]) if _is_thing(word, language)), None)
    if known and re.search(rf"(?:{place})\Z", run[known].norm):
        run, known = run[:known], None
    if known and not _agree(run[known - 1], run[known], plural):
        known -= 1
    at = known if known is not None else (0 if run else None)
    if at is None or (known is None and run[0].norm in common(language)):
        return None
    while at + 1 < len(run):
        word, following = run[at], run[at + 1]
        described = re.search(rf"(?:{genitive})\Z", word.norm) or (at < (known or 0)) or known is None
        named = _is_thing(following, language) or re.search(rf"(?:{plural})\Z", following.norm)
        if not (described and named) or not re.search(rf"(?:{genitive}|{plural})\Z", word.norm):
            break
        at += 1
    is_noun_form = known is not None or re.search(rf"(?:{plural}|u)\Z", run[at].norm)
    return at if is_noun_form else None


def _agree(word: Word, following: Word, plural: str) -> bool:
    """Say whether a word in the plural can describe the next one: "apmācīti pedagogi", not "autori raksta"."""
    return (
        not re.search(rf"(?:{plural})\Z", word.norm)
        or word.norm[-1:] == following.norm[-1:]
        or not word.norm.endswith("i")
    )


def _is_thing(word: Word, language: str | None) -> bool:
    return is_noun(word.norm, language) or thing(word.norm, language) is not None


def _named(run: Sequence[Word], at: int, language: str | None) -> Counted:
    head = run[at]
    pair = f"{run[at - 1].norm} {head.norm}" if at else ""
    return Counted(
        noun=(thing(pair, language) if pair else None) or thing(head.norm, language) or head.base,
        base=head.base,
        span=run[0].span.cover(head.span),
        marks=frozenset(word.base for word in run[:at] if word.norm not in common(language)),
    )
