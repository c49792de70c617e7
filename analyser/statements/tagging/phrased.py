"""Where a word stands in its phrase: the noun that opens a clause or follows a value, the kinds of words around."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analyser.languages import pack
from analyser.model.span import Span
from analyser.statements.tagging.compared import Value
from analyser.statements.tagging.tokens import BREAKS, Token, covered
from analyser.statements.units import noun_behind
from analyser.text.forms import NOUN, PARTICIPLE, forms
from analyser.text.lemmas import lemma

_CUTS = BREAKS | {"–", "—", ".", "-", "->"}
_SUBJECTS = {"N-dn", "N-vn", "N-base"}
_ATTRIBUTE = re.compile(r"(?:ed|ing)$")
_VERBS = ("finite", "modal", "future")
_REPEATED, _LENGTHS, _LONGEST = 3, 2, 10


def phrased(
    folded: str,
    language: str | None,
    found: tuple[Token, ...],
    listed: Sequence[Value],
    flags: Sequence[Sequence[str]],
) -> list[list[str]]:
    """Return what is seen at each token: heads at it and beside it, kinds and forms around it, its base form."""
    heads = _heads(folded, language, found, listed)
    bases = [lemma(token.word, language) if token.word.isalpha() else "" for token in found]
    seen = _kinds(language, found, flags)
    for place, signs in enumerate(seen):
        around = range(max(0, place - 1), min(len(found), place + 2))
        signs += [f"h{other - place}{head}" for other in around for head in heads[other]]
        signs += [f"{other - place}le{bases[other]}" for other in around if bases[other]]
        signs += _letters(found[place].word)
        signs += _again(bases, place)
    return seen


def _letters(word: str) -> list[str]:
    if not word.isalpha():
        return []
    size = min(len(word), _LONGEST) // _LENGTHS
    return [f"p2{word[:2]}", f"p3{word[:3]}", f"p4{word[:4]}", f"s4{word[-4:]}", f"s1{word[-1]}", f"len{size}"]


def _again(bases: list[str], place: int) -> list[str]:
    """Say whether the word stands in the indicator more than once, and whether this is the first time."""
    base = bases[place]
    if len(base) <= _REPEATED or Counter(bases)[base] == 1:
        return []
    return ["again", f"again{bases.index(base) == place}"]


def _kinds(language: str | None, found: tuple[Token, ...], flags: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return runs of the kinds of words (number, break, small word, verb) and of forms at each token."""
    small = pack(language).words("stop_words")
    kinds = ["^", "^", *(_kind(token, flags[place], small) for place, token in enumerate(found)), "$", "$"]
    shapes = ["^", *(_form(token, language) for token in found), "$"]
    seen = []
    for place in range(len(found)):
        far, last, this, following, farther = kinds[place : place + 5]
        before, form, behind = shapes[place : place + 3]
        seen.append(
            [
                f"c{last}{this}{following}",
                f"c>{this}{following}{farther}",
                f"c<{far}{last}{this}",
                f"g{form}>{behind}",
                f"g<{before}>{form}",
                f"g{before}>{form}>{behind}",
            ]
        )
    return seen


def _kind(token: Token, flags: Sequence[str], small: frozenset[str]) -> str:
    if any(name in flags for name in _VERBS):
        return "f"
    if token.word[0].isdigit():
        return "#"
    if not token.word.isalpha():
        return "b" if token.word in _CUTS else "o"
    return "s" if token.word in small else "w"


def _form(token: Token, language: str | None) -> str:
    if not token.word.isalpha():
        return "#" if token.word[0].isdigit() else token.word
    return "/".join(sorted(forms(token.word, language))) or token.word[-2:]


def _heads(folded: str, language: str | None, found: tuple[Token, ...], listed: Sequence[Value]) -> list[list[str]]:
    """Return the marks of nouns: those that open the text or a clause ("0", "n") and those behind a value."""
    seen: list[list[str]] = [[] for _ in found]
    for start in (0, *(place + 1 for place, token in enumerate(found) if token.word in _CUTS)):
        if start >= len(found):
            continue
        end = next((place for place in range(start, len(found)) if found[place].word in BREAKS), len(found))
        limit = found[end].span.start if end < len(found) else len(folded)
        name = "n" if start else "0"
        _mark(seen, found, noun_behind(folded, found[start].span.start, limit, language), f"hn{name}")
        for kind, place in _openings(language, found, start, end):
            seen[place].append(f"{kind}{name}")
    for value in listed:
        _mark(seen, found, noun_behind(folded, found[value.last].span.end, len(folded), language), "bv")
    return seen


def _mark(seen: list[list[str]], found: tuple[Token, ...], span: Span | None, name: str) -> None:
    for order, place in enumerate(covered(found, span) if span else ()):
        seen[place].append(f"{'I' if order else 'B'}{name}")


def _openings(language: str | None, found: tuple[Token, ...], start: int, end: int) -> list[tuple[str, int]]:
    """Return the head of the phrase that opens a clause: by forms the first noun and the first subject, else the last
    word before a small one, participles aside."""
    words: list[int] = []
    small = pack(language).words("stop_words")
    for place in range(start, end):
        if not found[place].word.isalpha() or (words and found[place].word in small):
            break
        words += [] if found[place].word in small else [place]
    if not pack(language).table("lemmas"):
        while len(words) > 1 and _ATTRIBUTE.search(found[words[-1]].word):
            words.pop()
        return [("head", words[-1])] if words else []
    read = [(place, forms(found[place].word, language)) for place in range(start, end)]
    nouns = [place for place, known in read if any(form.startswith(NOUN) for form in known)]
    subjects = [place for place, known in read if known & _SUBJECTS and PARTICIPLE not in known]
    return [("noun", place) for place in nouns[:1]] + [("head", place) for place in subjects[:1]]
