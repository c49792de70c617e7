"""Abbreviations that are nowhere spelled out (WRT004)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.fold import bare, fold
from analyser.wording.answers import Answer

_SHORT = re.compile(r"(?<![\w.@/#&+-])[A-ZĀČĒĢĪĶĻŅŠŪŽÄÖÜÕÉ]{2,6}(?:s|i|am|ā|u)?(?![\w@])(?![.][a-z])")
_UPPER = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽÄÖÜÕÉ]{2,6}")
_ROMAN = re.compile(r"[IVXLC]+")
_WORD = re.compile(r"[^\W\d_]+")
_LINE_SHARE = 0.6


def observe(
    document: Document, answers: Iterable[Answer], application: Application | None, language: str | None
) -> Iterator[Observation]:
    """Yield one observation for each abbreviation, at its first use in an answer."""
    known = _known(application, language)
    seen: set[str] = set()
    for answer in answers:
        for match in _SHORT.finditer(answer.text):
            short = _UPPER.match(match.group())
            word = short.group() if short else match.group()
            if word in seen or word in known or _ROMAN.fullmatch(word) or _is_shouted(answer.text, match.start()):
                continue
            seen.add(word)
            if not _is_explained(word, document.text, language):
                span = Span(match.start(), match.start() + len(word))
                yield Observation(
                    kind="unexplained-abbreviation",
                    span=answer.at(span),
                    place=answer.place,
                    values=(("abbreviation", word),),
                )


def _known(application: Application | None, language: str | None) -> frozenset[str]:
    """Return what needs no explanation: the packs' lists, names, codes and initials of this project."""
    found = {word.upper() for code in ("en", language) for word in pack(code).phrases("known_abbreviations")}
    if application is None:
        return frozenset(found)
    names = [one.name for one in application.organisations] + [application.title or "", application.acronym or ""]
    for name in names:
        words = _WORD.findall(name)
        found |= {word.upper() for word in words if word.isupper()}
        found.add("".join(word[0] for word in words).upper())
        found.add("".join(word[0] for word in words if word[0].isupper()))
    found |= {one.country for one in application.organisations if one.country}
    found |= {word.upper() for word in _WORD.findall(application.acronym or "")}
    return frozenset(found)


def _is_shouted(text: str, at: int) -> bool:
    """Say whether the line is written in capitals, as headings are."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    letters = [c for c in text[start : end if end >= 0 else len(text)] if c.isalpha()]
    return sum(map(str.isupper, letters)) > _LINE_SHARE * len(letters)


def _is_explained(short: str, text: str, language: str | None) -> bool:
    """Say whether the text spells an abbreviation out beside it, or by words with its initials."""
    quoted = re.escape(short)
    beside = (
        rf"(?:[^\W\d_]{{2,}}[\s-]+){{1,8}}[^\W\d_]{{2,}}[\"”»]?\s*[(\[–—-]\s*(?:[^()\n]{{0,20}}[\s\"“„])?{quoted}(?!\w)",
        rf"(?<!\w){quoted}\s*[(\[]\s*[^\W\d_]{{2,}}[^()\n]{{6,}}[)\]]",
        rf"(?<!\w){quoted}\s*(?:[–—=:]|\s-\s|,\s(?:i\.e\.|t\.\s?i\.|the)\s)\s*[^\W\d_]{{3,}}\s+[^\W\d_]{{2,}}",
    )
    return any(re.search(pattern, text) for pattern in beside) or _has_initials(short, text, language)


def _has_initials(short: str, text: str, language: str | None) -> bool:
    """Say whether words that stand in one line begin with the letters of an abbreviation, none a function word."""
    if len(short) < 3:
        return False
    initials = r"[ -]+(?:(?:of|and|for|the|un|par|ar|de|la|für|und)\s+)?".join(
        rf"({re.escape(letter)}[^\W\d_]+)" for letter in bare(short)
    )
    plain = {bare(word) for code in ("en", language) for word in pack(code).words("stop_words")}
    return any(plain.isdisjoint(found.groups()) for found in re.finditer(rf"(?<!\w){initials}", bare(fold(text))))
