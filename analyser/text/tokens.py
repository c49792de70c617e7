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
    r"(?P<address>(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<number>\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d\w])(?:[.,]\d+)?|\d+(?:[.,:/]\d+)*)(?![^\W\d_])"
    r"|(?P<word>[^\W_]+(?:['’\u2010\u2011-][^\W_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)


def tokens(text: str, language: str | None) -> tuple[Token, ...]:
    """Return the tokens of a text in order; white space is none."""
    return tuple(_token(match, language) for match in TOKEN.finditer(text))


def _token(match: re.Match[str], language: str | None) -> Token:
    written, kind = match.group(), TokenKind(match.lastgroup or "mark")
    base = lemma(written, language) if kind is TokenKind.WORD else fold(written)
    return Token(Span(match.start(), match.end()), written, fold(written), base, kind)
