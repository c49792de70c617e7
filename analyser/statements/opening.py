"""What a statement says without the date before it: "By 31 May 2028 96 learners ..." speaks of the learners."""

from __future__ import annotations

import re

from analyser.languages import pack
from analyser.model.application import Application
from analyser.statements import cues
from analyser.text.dates import dates
from analyser.text.fold import fold

_WORD = re.compile(r"[^\W\d_]+")
_JOINT = " \u00a0.,;:–—-"
_NUMBER = re.compile(r"\A\s*(?:[A-Z]{0,2}\d{1,2}(?:\.\d{1,2})*)[.):]\s+")
LEAST = 15
"""Characters that a statement without its date must have left to be told from others."""


def labels(application: Application, language: str | None) -> tuple[tuple[str, str], ...]:
    """Return the ids of statements that open with a number of their own or with a date, each with what follows it."""
    groups = (application.objectives, application.results, application.indicators)
    short = ((one.id, one.text, without_date(_bare(one.text), language)) for group in groups for one in group)
    return tuple((key, label) for key, text, label in short if label != text)


def _bare(text: str) -> str:
    """Return a statement without the number that its writer gave it: "O1.", "2)", "R3:"."""
    return _NUMBER.sub("", text, count=1) if len(_NUMBER.sub("", text, count=1)) >= LEAST else text


def without_date(text: str, language: str | None) -> str:
    """Return a statement without the date it opens with, and without the small words before that date."""
    first = next(iter(dates(text, language)), None)
    if first is None or not _small(text[: first.span.start], language):
        return text
    rest = text[first.span.end :].lstrip(_JOINT)
    return rest[:1].upper() + rest[1:] if len(rest) >= LEAST else text


def _small(before: str, language: str | None) -> bool:
    """Say whether what stands before a date is made of small words alone: "by", "no later than", "līdz"."""
    known, folded = pack(language).words("stop_words"), fold(before)
    deadline = cues.just_before(language, "deadline").search(folded)
    rest = folded[: deadline.start()] if deadline else folded
    return not any(c.isdigit() for c in rest) and all(word in known for word in _WORD.findall(rest))
