"""When an organisation was founded: by its own label, by what its answers say, or by a sentence that begins with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.text.dates import dates
from analyser.text.sentences import sentences
from analyser.text.values import parse_date

_YEAR = re.compile(r"\b(1[89]\d\d|20[0-4]\d)\b")
_NEAR_YEAR = 35
"""Letters between "founded" and the year."""
_ANSWERS = ("presentation", "main_activities", "experience")


def of_answers(draft: Draft, found: Mapping[str, str]) -> date | None:
    """Return the day or the first day of the year that the answers on an organisation give, by their last names."""
    day = found.get("established", "")
    exact = parse_date(day, draft.language)
    year = _YEAR.search(day)
    if exact or year:
        return exact or (date(int(year[1]), 1, 1) if year else None)
    return next((told for name in _ANSWERS if (told := _in_text(draft, found.get(name, "")))), None)


def told(draft: Draft, name: str) -> date | None:
    """Return when an organisation was founded by a paragraph that opens with its name: "Guild is an NGO founded in"."""
    opening = fold(name)
    for line in draft.form.page.lines:
        if len(opening) > 3 and line.cell is None and line.folded.startswith(f"{opening} "):
            text = draft.text(line.span)
            first = next(iter(sentences(text, draft.language)), None)
            day = _in_text(draft, text[first.start : first.end]) if first else None
            if day:
                return day
    return None


def _in_text(draft: Draft, text: str) -> date | None:
    words = "|".join(re.escape(word) for word in sorted(draft.terms("founded"), key=len, reverse=True))
    if not words:
        return None
    for match in re.finditer(rf"(?:{words})\w*", text, re.I):
        behind = text[match.end() : match.end() + _NEAR_YEAR].partition(";")[0]
        before = text[max(0, match.start() - _NEAR_YEAR) : match.start()]
        day = _day(draft, behind, first=True) or _day(draft, before, first=False)
        if day:
            return day
    return None


def _day(draft: Draft, text: str, *, first: bool) -> date | None:
    """Return the first or last day, month or year of a few words: "in July 2025", "2025. gada jūlijā"."""
    exact = parse_date(text, draft.language)
    told = [m.start for m in dates(text, draft.language) if m.start and m.end and _YEAR.search(text)]
    return exact or (told[0 if first else -1] if told else None)
