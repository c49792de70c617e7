"""The single-valued facts of the context page: title, dates, duration, lump sum, agency, language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.model.document import BlockKind
from analyser.model.span import Span
from analyser.statements import cues
from analyser.text.fold import fold as folded
from analyser.text.sentences import sentences
from analyser.text.values import find_amounts, find_dates, parse_duration

_AGENCY = re.compile(r"\b[A-Z]{2}\d{2}(?:(?:\s*[-–]|,)\s+[^\n\t()]{2,90}\([A-ZÀ-Ž ]{4,30}\)|\s*[-–]\s+[^\n\t]{2,100})")
_AGENCY_CODE = re.compile(r"\b[A-Z]{2}0\d\b")
_VERSION = re.compile(
    r"\s*[-–—,|:(\[]\s*(?:(?:first|second|third|final|working|\d\w{0,2}\.?)\s+)?(?:draft|melnrakst\w*|uzmetum\w*|version|versija|v\.?\s?\d)\b"
    r"[^()\[\]]{0,30}[)\]]?$",
    re.I,
)
_QUOTED = re.compile(r"[\"“„«”]([^\"“„«»”]+)[\"“”»]")
_BEFORE_TITLE = re.compile(
    r"(?m)^[\s#*_]*(?P<name>[^\W\d_a-z][^\W_a-zā-ž]{2,15})[*_]*(?::|\s[–—-])\s+[*_\"“„]*[^\W\d_]\w*[a-zā-ž]"
)
_ACTION = re.compile(r"KA\s?\d|WP\d|DP\d")
_OPENING = 12000
_BESIDE = 60
"""Letters before and behind the code of an agency in which a sentence names it."""
_ROW = 40
_SENTENCE = 60
"""Letters between the two dates of "We begin on ..., work for 18 months and finish on ..."."""
_TWO_MONTHS = 62
_LEAST_SUM = 1000
_TELLING = ("context.", "budget.", "activities.", "relevance.motivation")
"""Answers that may tell the sum of the whole project in a sentence."""
_EMPTY = frozenset({"", "n a", "na", "tbd", "none", "null"})


@dataclass(slots=True)
class Facts:
    """The facts found, and where each is stated."""

    title: str | None = None
    acronym: str | None = None
    language: str | None = None
    start: date | None = None
    end: date | None = None
    duration_months: int | None = None
    lump_sum_eur: float | None = None
    national_agency: str | None = None
    places: dict[str, Span] = field(default_factory=dict)


def facts_of(draft: Draft) -> Facts:
    """Return the single-valued facts; what the draft does not state is None."""
    facts = Facts()
    facts.places |= dict(draft.header.facts)
    facts.title = _text(draft, facts, "context.title") or _heading(draft, facts)
    facts.acronym = _text(draft, facts, "context.acronym") or _acronym_told(draft, facts)
    facts.start = _date(draft, facts, "context.start")
    facts.end = _date(draft, facts, "context.end")
    facts.duration_months = _duration(draft, facts)
    facts.lump_sum_eur = _lump_sum(draft, facts)
    facts.national_agency = _agency(draft, facts)
    facts.language = _language(draft, facts)
    for name in ("context.field", "context.title_en", "context.call", "context.action"):
        answer = draft.first(name)
        if answer and name not in facts.places:
            facts.places[name] = answer.span
    _from_period(draft, facts)
    if None in (facts.start, facts.end, facts.duration_months):
        _from_row(draft, facts)
    return facts


def _text(draft: Draft, facts: Facts, name: str) -> str | None:
    answer = draft.first(name)
    if answer is None:
        answer = next((a for a in draft.form.all(name) if a.before), None)
    if answer is None:
        return None
    span = answer.span
    written = draft.flat(span)
    if answer.before:
        written = f"{draft.flat(answer.before)} {written}".strip()
        span = answer.before.cover(span) if len(span) else answer.before
    if fold(written) in _EMPTY:
        return None
    quoted = _QUOTED.fullmatch(written)
    if quoted and not answer.before:
        span = draft.form.page.trim(span.start + 1, span.end - 1)
        written = quoted[1].strip()
    facts.places[name] = span
    return written


def _acronym_told(draft: Draft, facts: Facts) -> str | None:
    """Return the acronym of a sentence or label anywhere in the opening, or before the title: "DROPIN - Drop In"."""
    opening = draft.form.page.text[:_OPENING]
    named = cues.pattern(draft.language, "names_acronym").pattern
    match = re.search(rf"(?i:{named})[\s:*_–-]+[\"“„]?(?P<name>[^\W\d_a-z][\w-]{{2,24}})(?!\w)", opening)
    if match is None or match["name"] != match["name"].upper():
        match = next((found for found in _BEFORE_TITLE.finditer(opening) if not _ACTION.match(found["name"])), None)
    if match is None:
        return None
    facts.places["context.acronym"] = Span(*match.span("name"))
    return match["name"]


def _heading(draft: Draft, facts: Facts) -> str | None:
    """Return the first heading of a draft that stands above all labels: what people write as the title."""
    page = draft.form.page
    for line in page.lines[:6]:
        labels = (span.start for span in draft.form.labels if span != line.span)
        first = min(labels, default=line.span.end)
        text = draft.text(line.span).strip("#*_ ")
        titled = line.kind is BlockKind.HEADING or draft.text(line.span).startswith("# ")
        if line.span.end > first or not titled or any(span.overlaps(line.span) for span in facts.places.values()):
            continue
        text = _VERSION.sub("", text)
        if 2 <= len(line.words) <= 25 and fold(text) not in draft.folded("titles"):
            start = line.span.start + draft.text(line.span).index(text)
            facts.places["context.title"] = Span(start, start + len(text))
            return " ".join(text.split())
    return None


def _date(draft: Draft, facts: Facts, name: str) -> date | None:
    for answer in draft.form.all(name):
        for found in find_dates(draft.text(answer.span), draft.language):
            facts.places[name] = found.span.shift(answer.span.start)
            return found.value
    return None


def _duration(draft: Draft, facts: Facts) -> int | None:
    for answer in draft.form.all("context.duration"):
        months = parse_duration(draft.text(answer.span), draft.language)
        if months:
            facts.places["context.duration"] = answer.span
            return months
    return None


def _lump_sum(draft: Draft, facts: Facts) -> float | None:
    candidates = [*draft.form.all("context.lump_sum"), *_budget_lines(draft)]
    for answer in candidates:
        amounts = list(find_amounts(draft.text(answer.span)))
        best = next((a for a in amounts if a.money), None) or next((a for a in amounts if a.value >= 1000), None)
        if best:
            facts.places["context.lump_sum"] = best.span.shift(answer.span.start)
            return best.value
    return _sum_asked_for(draft, facts)


def _sum_asked_for(draft: Draft, facts: Facts) -> float | None:
    """Return the one amount of a sentence that asks for it: "We ask for the lump sum of 60,000 EUR."."""
    text = draft.form.page.text
    asks = cues.pattern(draft.language, "asks_sum")
    closed = [answer.span for answer in draft.form.answers if not answer.id.startswith(_TELLING)]
    for sentence in sentences(text, draft.language):
        if any(sentence.overlaps(span) for span in closed):
            continue
        amounts = [a for a in find_amounts(text[sentence.start : sentence.end]) if a.money and a.value >= _LEAST_SUM]
        if len(amounts) == 1 and asks.search(folded(text[sentence.start : sentence.end])):
            facts.places["context.lump_sum"] = amounts[0].span.shift(sentence.start)
            return amounts[0].value
    return None


def _budget_lines(draft: Draft) -> list[Answer]:
    """Return a budget section that is one amount and nothing else ("Budget: 60 000 EUR")."""
    return [
        answer
        for answer in draft.form.all("budget.summary")
        if len(answer.span) < 40 and len(list(find_amounts(draft.text(answer.span)))) == 1
    ]


def _names_agency(draft: Draft, code: re.Match[str]) -> bool:
    """Say whether the line of a code names an agency beside it: "to be filed with IE02, the Irish National Agency"."""
    beside = fold(code.string[max(0, code.start() - _BESIDE) : code.end() + _BESIDE])
    names = (
        written
        for written, labels in draft.catalogue.exact.items()
        if any(one.id == "context.agency" for one in labels)
    )
    return any(name in beside for name in names)


def _agency(draft: Draft, facts: Facts) -> str | None:
    """Return the agency as written, its code first; above and below a label in the middle of its value."""
    answer = draft.first("context.agency") or next((a for a in draft.form.all("context.agency") if a.before), None)
    if answer:
        wide = answer.before.cover(answer.span) if answer.before else answer.span
        match = _AGENCY.search(draft.text(wide)) or _AGENCY_CODE.search(draft.text(wide))
        start = wide.start + match.start() if match else wide.start
        end = wide.start + match.end() if match and match[0].endswith(")") else wide.end
        span = wide if answer.before else Span(start, end)
        facts.places["context.agency"] = span
        parts = (answer.before, answer.span) if answer.before else (span,)
        return " ".join(draft.flat(part) for part in parts if part)
    match = _AGENCY.search(draft.form.page.text[:_OPENING])
    if match:
        facts.places["context.agency"] = Span(match.start(), match.end())
        return " ".join(match[0].split())
    codes = {agency.code for agency in draft.call.agencies} if draft.call else set()
    opening = draft.form.page.text[:_OPENING]
    named = next((m for m in _AGENCY_CODE.finditer(opening) if m[0] in codes or _names_agency(draft, m)), None)
    if named:
        facts.places["context.agency"] = Span(*named.span())
        return named[0]
    return None


def _language(draft: Draft, facts: Facts) -> str | None:
    answer = draft.first("context.language")
    if answer:
        facts.places["context.language"] = answer.span
        named = languages(draft.language).get(fold(draft.text(answer.span)))
        if named:
            return named
        bare = draft.text(answer.span).strip().lower()
        if len(bare) == 2 and bare.isalpha():
            return bare
    return draft.language


def _from_period(draft: Draft, facts: Facts) -> None:
    """Read start and end from one line: "Dates: 01.10.2026 - 30.09.2027 (12 months)", "September 2026 - May 2028"."""
    from analyser.text.dates import dates

    for answer in draft.form.all("context.dates", "context.start", "context.duration", "context.end"):
        text = draft.text(answer.span)
        days = [(found.span, found.value, found.value) for found in find_dates(text, draft.language)]
        if not days:
            days = [(m.span, m.start, m.end) for m in dates(text, draft.language) if m.start and m.end]
            days = [entry for entry in days if (entry[2] - entry[1]).days < _TWO_MONTHS or len(days) == 1]
        whole = answer.id == "context.dates" or len(days) > 1
        if days and facts.start is None and (whole or answer.id == "context.start"):
            facts.start = days[0][1]
            facts.places["context.start"] = days[0][0].shift(answer.span.start)
        last = days[-1] if days else None
        period = last is not None and (last[2] - last[1]).days >= _TWO_MONTHS
        if last and facts.end is None and (answer.id == "context.end" or (whole and (len(days) > 1 or period))):
            facts.end = last[2]
            facts.places["context.end"] = last[0].shift(answer.span.start)
        months = parse_duration(text, draft.language) if answer.id in ("context.dates", "context.start") else None
        if months and facts.duration_months is None:
            facts.duration_months = months
            facts.places["context.duration"] = answer.span


def _from_row(draft: Draft, facts: Facts) -> None:
    """Read start, duration and end from a row of values below the interleaved header cells of an export."""
    opening = draft.form.page.text[:_OPENING]
    found = find_dates(opening, draft.language)
    for first, last in pairwise(found):
        between = Span(first.span.end, last.span.start)
        after = Span(last.span.end, min(last.span.end + _ROW, len(opening)))
        months = parse_duration(draft.text(between), draft.language) if len(between) < _SENTENCE else None
        lasts = between
        if months is None and len(between) < _ROW and "\n" not in draft.text(between):
            lasts = Span(after.start, after.start + len(draft.text(after).partition("\n")[0]))
            months = _lasting(draft, first.value, last.value, draft.text(lasts))
        if months and facts.start in (None, first.value) and facts.end in (None, last.value):
            facts.start, facts.end = first.value, last.value
            facts.duration_months = facts.duration_months or months
            found_at = {"start": first.span, "end": last.span, "duration": lasts}
            for name, span in found_at.items():
                facts.places.setdefault(f"context.{name}", draft.form.page.trim(span.start, span.end))
            return


def _lasting(draft: Draft, start: date, end: date, text: str) -> int | None:
    """Return the duration behind two dates ("from 01/10/2026 to 31/03/2029, 30 months") that is the time between."""
    months = parse_duration(text, draft.language)
    between = 12 * (end.year - start.year) + end.month - start.month
    return months if months and months in (between, between + 1) else None


@cache
def languages(language: str | None) -> Mapping[str, str]:
    """Return folded language name -> code, in English, Latvian, the draft's language and each one's own."""
    from babel import Locale, UnknownLocaleError

    names: dict[str, str] = {}
    for code in dict.fromkeys(("en", "lv", language or "en")):
        try:
            table = Locale.parse(code).languages
        except (UnknownLocaleError, ValueError):
            continue
        for key, name in table.items():
            if len(key) == 2:
                names.setdefault(fold(name), key)
                names.setdefault(f"{fold(name)} valoda", key)
    return names
