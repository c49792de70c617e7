"""Answers, or paragraphs of them, in another language than the form (FRM007)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from analyser.config import Config
from analyser.languages import pack
from analyser.model.finding import Confidence, LanguageName
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text import detect
from analyser.text.fold import fold
from analyser.text.sentences import sentences
from analyser.wording.answers import Answer

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»\n]{1,300}[\"”“»]|https?://\S+|www\.\S+|(?<!\S)[^\s@]+@\S+")
_WORD = re.compile(r"[^\W\d_]+")
_EXEMPT = ("summary_en.", "context.title_en")


def observe(
    answers: Iterable[Answer], language: str | None, config: Config, translated: Sequence[Span] = ()
) -> Iterator[Observation]:
    """Yield one observation per answer with a foreign paragraph; names, titles, quotations and translations aside.

    When most of the draft is foreign, the stated language is the fault: one observation says so.
    """
    if language is None:
        return
    own = [answer for answer in answers if not answer.id.startswith(_EXEMPT)]
    found = [
        (answer, paragraphs)
        for answer in own
        if (
            paragraphs := tuple(
                (span, code)
                for span, code in _foreign(answer, language, config)
                if not any(answer.at(span).overlaps(other) for other in translated)
            )
        )
    ]
    foreign = sum(len(span) for _, paragraphs in found for span, _ in paragraphs)
    whole = foreign > 0.5 * sum(len(answer.span) for answer in own)
    for answer, paragraphs in found[:1] if whole else found:
        yield Observation(
            kind="mixed-language-answer",
            span=answer.at(paragraphs[0][0]),
            place=answer.place,
            related=() if whole else tuple((answer.at(span), "") for span, _ in paragraphs[1:]),
            values=(("expected", _name(language)), ("found", _name(paragraphs[0][1]))),
            confidence=Confidence.MEDIUM if whole else Confidence.HIGH,
        )


def _foreign(answer: Answer, language: str, config: Config) -> Iterator[tuple[Span, str]]:
    for line in re.finditer(r"[^\n\t]+", answer.text):
        text = line.group()
        code = _language(text, language, config)
        if code is not None:
            start = line.start() + len(text) - len(text.lstrip())
            yield Span(start, line.start() + len(text.rstrip())), code
            continue
        for sentence in sentences(text, language):
            code = _language(text[sentence.start : sentence.end], language, config)
            if code is not None and _surely(text[sentence.start : sentence.end], language, code, config):
                yield sentence.shift(line.start()), code


def _surely(sentence: str, language: str, code: str, config: Config) -> bool:
    """Say whether the small words of a sentence inside a paragraph are those of the other language alone."""
    own, other = (_share(_WORD.findall(sentence), which) for which in (language, code))
    return own is not None and other is not None and other - own >= config.threshold("wording.mixed-sentence-share")


def _language(paragraph: str, language: str, config: Config) -> str | None:
    """Return the language of a paragraph if it is surely another one."""
    plain = _QUOTED.sub(" ", paragraph)
    words = [word for index, word in enumerate(_WORD.findall(plain)) if index == 0 or not word[0].isupper()]
    if len(words) < config.threshold("wording.mixed-language-words"):
        return None
    code, score = detect.language(" ".join(words))
    if code is None or code == language or score < config.threshold("wording.mixed-language-score"):
        return None
    own, other = (_share(words, which) for which in (language, code))
    return None if own is not None and other is not None and own >= other else code


def _name(code: str) -> LanguageName:
    """Return a language with its English name."""
    from babel import Locale, UnknownLocaleError

    try:
        return LanguageName(Locale.parse(code).get_display_name("en") or code, code)
    except UnknownLocaleError:
        return LanguageName(code, code)


def _share(words: list[str], language: str) -> float | None:
    stop_words = pack(language).words("stop_words")
    return sum(fold(word) in stop_words for word in words) / len(words) if stop_words else None
