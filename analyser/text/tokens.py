"""Words, numbers and marks of a text, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from analyser.model.span import Span
from analyser.text.fold import fold
from analyser.text.lemmas import lemma


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    ADDRESS = "address"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `norm` is the folded text, `lemma` the base form in lower case."""

    span: Span
    text: str
    norm: str
    lemma: str
    kind: TokenKind


TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<number>\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d\w])(?:[.,]\d+)?|\d+(?:[.,:/]\d+)*)(?![^\W\d_])"
    r"|(?P<word>[^\W_]+(?:['’\u2010\u2011-][^\W_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)


def tokens(text: str, language: str | None) -> tuple[Token, ...]:
    """Return the tokens of a text in order; white space is none."""
    return tuple(_token(match, language) for match in TOKEN.finditer(text))


def words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens of a text and whether a blank follows each; other white space is a token.

    Joined together they are exactly the text.
    """
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for match in TOKEN.finditer(text):
        _add_gap(text[at : match.start()], words, spaces)
        words.append(match.group())
        spaces.append(False)
        at = match.end()
    _add_gap(text[at:], words, spaces)
    return words, spaces


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


def _token(match: re.Match[str], language: str | None) -> Token:
    written, kind = match.group(), TokenKind(match.lastgroup or "mark")
    base = lemma(written, language) if kind is TokenKind.WORD else fold(written)
    return Token(Span(match.start(), match.end()), written, fold(written), base, kind)
