"""The language of a text, and of a document by the vote of its paragraphs.

eldc recognised 39 of 40 hard cases at 750,000 texts a second; every detector fails on lists of
partner names, so short texts and texts without sentences have no vote. py3langid stands in where eldc
cannot be imported.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from analyser.model.document import Document

_LETTERS = re.compile(r"[^\W\d_]+")
_NO_PROSE = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+|[“„«][^“”„«»\n]{1,200}[”“»]")
_ENOUGH = 8
_PLAIN = 5
_MANY = 400
_PARAGRAPH = 60
LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr", "hu", "is", "it", "lt",
    "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk",
)  # fmt: skip


def language(text: str) -> tuple[str | None, float]:
    """Return the code of the language a text is in and how sure that is; None when it says too little."""
    words = _LETTERS.findall(_NO_PROSE.sub(" ", text))[:_MANY] or _LETTERS.findall(text)
    if sum(map(len, words)) < _ENOUGH:
        return None, 0.0
    plain = [word for word in words if word[0].islower()]
    return _detect(" ".join(plain if len(plain) >= _PLAIN else words))


def languages(document: Document) -> tuple[str | None, tuple[tuple[str, float], ...]]:
    """Return a document's main language and the share of each, by characters.

    Each paragraph has as many votes as characters. Short ones (labels, names, cells) vote only where no
    longer one does.
    """
    votes = _votes(document, _PARAGRAPH) or _votes(document, 0)
    total = sum(votes.values())
    if not total:
        return None, ()
    shares = sorted(((code, count / total) for code, count in votes.items()), key=lambda pair: (-pair[1], pair[0]))
    return shares[0][0], tuple((code, round(share, 4)) for code, share in shares)


def _votes(document: Document, least: int) -> Counter[str]:
    votes: Counter[str] = Counter()
    for line in re.split(r"[\n\t]", document.text):
        if len(line) >= least:
            code, _ = language(line)
            if code:
                votes[code] += len(line)
    return votes


def _detect(text: str) -> tuple[str | None, float]:
    return _eldc(text) if _eldc_ready() else _langid(text)


@cache
def _eldc_ready() -> bool:
    try:
        import eldc
    except ImportError:
        return False
    eldc.init()
    eldc.set_languages(list(LANGUAGES))
    eldc.set_scores(2)
    return True


def _eldc(text: str) -> tuple[str | None, float]:
    import eldc

    found = eldc.detect_details(text)
    scores = list(found.scores.values())
    if not scores or found.language not in found.scores:
        return None, 0.0
    return found.language, float(scores[0])


def _langid(text: str) -> tuple[str | None, float]:
    code, score = _identifier().classify(text)
    return str(code), float(score)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
