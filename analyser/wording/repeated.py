"""The same text below two questions (FRM008)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from analyser import calls
from analyser.config import Config
from analyser.model.application import Application, Field
from analyser.model.document import Document
from analyser.model.finding import Term
from analyser.model.observation import Observation
from analyser.text.fold import fold
from analyser.wording.answers import is_prose, place_of

_WORD = re.compile(r"\w+")


def observe(document: Document, application: Application, config: Config) -> Iterator[Observation]:
    """Yield an observation for each answer that is nearly equal to an earlier one of the same draft.

    Answers are compared whole, and by their paragraphs, which are half of the later one: a sentence that the summary
    takes from the body is no fault.
    """
    least = config.threshold("wording.repeated-answer-words")
    limit = config.threshold("wording.repeated-answer-share")
    texts = [(f, _WORD.findall(fold(document.quote(f.span)))) for f in application.fields if is_prose(f.id)]
    long = [(field, words) for field, words in texts if len(words) >= least]
    lines = {field: _paragraphs(document.quote(field.span), int(least)) for field, _ in long}
    half = config.threshold("wording.repeated-answer-paragraphs")
    reported: set[int] = set()
    for (first, left), (second, right) in combinations(long, 2):
        if second.span.start in reported or first.span.overlaps(second.span):
            continue
        again = sum(count for line, count in lines[second].items() if line in lines[first])
        parts = first.id != second.id and not any(field.id.startswith("summary") for field in (first, second))
        if (parts and again >= half * len(right)) or _similarity(left, right, limit) >= limit:
            reported.add(second.span.start)
            yield _repeated(first, second)


def _paragraphs(text: str, least: int) -> dict[str, int]:
    """Return the folded paragraphs of an answer with the numbers of their words, without short ones."""
    found = (_WORD.findall(fold(line)) for line in text.split("\n"))
    return {" ".join(words): len(words) for words in found if len(words) >= least}


def _repeated(first: Field, second: Field) -> Observation:
    return Observation(
        kind="repeated-answer",
        span=second.span,
        place=place_of(second),
        related=((first.span, "The same text stands here."),),
        values=(("other", Term(calls.titles().get(first.id, first.id))),),
    )


def _similarity(left: list[str], right: list[str], limit: float) -> float:
    """Return the share of equal words in order, 0 where the vocabularies already differ too much."""
    from rapidfuzz.distance import Indel

    shared = len(set(left) & set(right)) / max(len(set(left)), len(set(right)))
    return Indel.normalized_similarity(left, right, score_cutoff=limit) if shared >= limit - 0.1 else 0.0
