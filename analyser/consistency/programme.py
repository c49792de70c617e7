"""Statements on the programme that the call contradicts (CON006). Every value compared is one of the call file's.

A sentence is looked at only where it speaks of the call, the programme or the kind of action; what this
project itself asks for or plans is compared with the form by other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from analyser.consistency.counting import clause
from analyser.consistency.currency import with_currency
from analyser.consistency.passages import Part, Sentence
from analyser.consistency.places import places
from analyser.model.application import Application
from analyser.model.call import ActionRules, Call, Known
from analyser.model.finding import Confidence, Term
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.dates import DateKind
from analyser.text.patterns import any_of, phrase_source
from analyser.text.quantities import Quantity, QuantityKind

_NO_LATER = timedelta(days=90)
"""What is due later than this after the last deadline of a call is a date of the project, not of the application."""
_PERIOD = re.compile(r"(?<!\d)(20\d\d)\.?\s?[-–—/]\s?(20\d\d)(?!\d)")
_MONEY_LEAST = 10_000
_YEAR = 12
_MONTHS_MOST = 60
_SUMS = 5
_MANAGEMENT = ("management.cost", "management.budget")
_BEFORE = 70
_BEHIND = 30
LUMP_SUM = Term("a lump sum for work done")

Wrong = tuple[Span, str, str | tuple[str, ...] | Term, Known[Any]]


def observe(sentence: Sentence, application: Application, call: Call | None) -> Iterator[Observation]:
    """Yield one observation for each statement of a sentence that the call contradicts."""
    rules = call.action(application.action) if call and application.action else None
    if call is None or sentence.part is Part.PAST:
        return
    for span, here, there, known in _wrong(sentence, application, call, rules):
        yield Observation(
            kind="programme-fact-wrong",
            span=sentence.at(span),
            place=sentence.place,
            values=(
                ("call", there),
                ("here", here),
                ("source", Term(dict(call.sources).get(known.source, known.source))),
            ),
            confidence=Confidence.HIGH if known.firm else Confidence.LOW,
        )


def _wrong(sentence: Sentence, application: Application, call: Call, rules: ActionRules | None) -> Iterator[Wrong]:
    yield from _period(sentence, call)
    yield from _country(sentence, call)
    yield from _actual_costs(sentence, rules)
    if rules is None or not _speaks_of(sentence, "call_cues") or _names_another(sentence, rules):
        return
    yield from _deadline(sentence, rules)
    yield from _offered(sentence, rules)
    for quantity in with_currency(sentence.text, sentence.quantities):
        if quantity.kind is QuantityKind.MONEY:
            yield from _largest(sentence, quantity, rules)
        if _is_own(quantity, application) and not _is_limit(sentence, quantity):
            continue
        if quantity.kind is QuantityKind.MONEY:
            yield from _lump_sum(sentence, quantity, rules)
        elif quantity.kind is QuantityKind.PERCENT:
            yield from _share(sentence, quantity, rules)
        elif quantity.kind is QuantityKind.DURATION:
            yield from _length(sentence, quantity, rules)
        elif quantity.kind is QuantityKind.COUNT:
            yield from _least(sentence, quantity, rules)
            yield from _bare_length(sentence, quantity, rules)


def _is_own(quantity: Quantity, application: Application) -> bool:
    """Say whether a value is what this project asks for or plans."""
    if quantity.kind is QuantityKind.DURATION:
        return application.duration_months == quantity.value * (_YEAR if quantity.unit == "year" else 1)
    return quantity.kind is QuantityKind.MONEY and quantity.value == application.lump_sum_eur


def _is_limit(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether a length is what no project may exceed, so that it is a rule although it is ours as well."""
    before = sentence.text[: quantity.span.start]
    cue = phrase_source(sentence.language, "exceed_cues")
    return quantity.kind is QuantityKind.DURATION and re.search(rf"{cue}\s+\Z", before, re.IGNORECASE) is not None


def _speaks_of(sentence: Sentence, name: str) -> bool:
    return any_of(sentence.language, name).search(sentence.text) is not None


def _names_another(sentence: Sentence, rules: ActionRules) -> bool:
    """Say whether the sentence is about another action ("KA122", "KA210" in a draft for KA220)."""
    named = set(re.findall(r"\bKA\d{3}\b", sentence.text))
    return bool(named) and rules.action.partition("-")[0] not in named


def _period(sentence: Sentence, call: Call) -> Iterator[Wrong]:
    known = call.programme_period
    if known is None:
        return
    for match in _PERIOD.finditer(sentence.text):
        around = sentence.text[max(0, match.start() - 45) : match.end() + 30]
        if any_of(sentence.language, "period_cues").search(around) is None:
            continue
        if any_of(sentence.language, "earlier_period_cues").search(sentence.text):
            continue
        years = int(match[1]), int(match[2])
        if years != known.value and years[1] > years[0] + 1:
            there = f"{known.value[0]}-{known.value[1]}"
            yield Span(match.start(), match.end()), match.group(), there, known


def _country(sentence: Sentence, call: Call) -> Iterator[Wrong]:
    """A country that is said to take part in the programme and does not: "Switzerland is a programme country"."""
    known = call.eligible_countries
    if known is None:
        return
    text = sentence.text
    for place in places(sentence):
        says = phrase_source(sentence.language, "is_programme_country")
        if place.people or place.country in known.value:
            continue
        if re.match(rf"\s*,?\s*(?:[^\W\d_]+\s+)?{says}", text[place.span.end :], re.IGNORECASE):
            yield place.span, text[place.span.start : place.span.end], ", ".join(sorted(known.value)), known


def _actual_costs(sentence: Sentence, rules: ActionRules | None) -> Iterator[Wrong]:
    """A grant that is said to pay back what was spent, where the call gives a lump sum for what was done."""
    known = rules.lump_sums_eur if rules else None
    match = any_of(sentence.language, "pays_actual_costs").search(sentence.text)
    if known is not None and match is not None and not _speaks_of(sentence, "denials"):
        yield Span(*match.span()), match[0], LUMP_SUM, known


def _deadline(sentence: Sentence, rules: ActionRules) -> Iterator[Wrong]:
    if rules.deadline is None or not _speaks_of(sentence, "deadline_cues"):
        return
    allowed = {rules.deadline.value, *([rules.second_round.deadline.value] if rules.second_round else [])}
    for mention in sentence.dates:
        if (
            mention.kind is DateKind.DAY
            and mention.start
            and mention.start not in allowed
            and mention.start <= max(allowed) + _NO_LATER
            and _near(sentence, mention.span, "deadline_cues")
        ):
            yield mention.span, _text(sentence, mention.span), _dates(allowed), rules.deadline


def _dates(days: set[date]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in sorted(days))


def _offered(sentence: Sentence, rules: ActionRules) -> Iterator[Wrong]:
    """A number of lump sums that the call does not offer: "KA240 offers three lump sums"."""
    known = rules.lump_sums_eur
    nouns = phrase_source(sentence.language, "lump_sum_nouns")
    for quantity in sentence.quantities:
        named = re.match(rf"\s+(?:[^\W\d_]+\s+)?{nouns}", sentence.text[quantity.span.end :], re.IGNORECASE)
        counts = quantity.kind is QuantityKind.COUNT and 1 < quantity.value <= _SUMS
        other = known is not None and quantity.value != len(known.value) and not quantity.comparator
        if known is not None and other and named and counts and _speaks_of(sentence, "offered_cues"):
            span = Span(quantity.span.start, quantity.span.end + named.end())
            yield span, _text(sentence, span), _sums(known), known


def _sums(known: Known[Any]) -> str:
    return ", ".join(f"{amount:,}".replace(",", " ") for amount in known.value)


def _lump_sum(sentence: Sentence, quantity: Quantity, rules: ActionRules) -> Iterator[Wrong]:
    """A sum that the sentence calls a lump sum of the call, and that is none."""
    known = rules.lump_sums_eur
    if known is None or quantity.unit != "EUR" or quantity.value < _MONEY_LEAST or quantity.value in known.value:
        return
    if _speaks_of(sentence, "lump_sum_words") and not _speaks_of(sentence, "package_money_cues"):
        yield _from_noun(sentence, quantity.span), _text(sentence, quantity.span), _sums(known), known


def _from_noun(sentence: Sentence, span: Span) -> Span:
    """Return the span of a sum in a list, from what the list is of: "three sums - 60 000, 120 000"."""
    for noun in any_of(sentence.language, "lump_sum_nouns").finditer(sentence.text, 0, span.start):
        counted = any(0 < noun.start() - q.span.end <= 2 and q.value <= _SUMS for q in sentence.quantities)
        return Span(*noun.span()).cover(span) if counted else span
    return span


def _largest(sentence: Sentence, quantity: Quantity, rules: ActionRules) -> Iterator[Wrong]:
    """A sum that the sentence calls the largest there is, where the call has a larger one."""
    known = rules.lump_sums_eur
    if (
        known is None
        or quantity.unit != "EUR"
        or quantity.value not in known.value
        or quantity.value == max(known.value)
    ):
        return
    start = max(0, quantity.span.start - _BEFORE)
    largest = any_of(sentence.language, "largest_sum_cues")
    cue = largest.search(sentence.text, start, quantity.span.start)
    cue = cue or largest.search(sentence.text, quantity.span.end, quantity.span.end + _BEHIND)
    if cue and _speaks_of(sentence, "offered_cues"):
        yield (
            Span(*cue.span()).cover(quantity.span),
            _text(sentence, quantity.span),
            f"{max(known.value):,}".replace(",", " "),
            known,
        )


def _share(sentence: Sentence, quantity: Quantity, rules: ActionRules) -> Iterator[Wrong]:
    """A limit for management that is not the call's."""
    known = rules.management_share
    if known is None or quantity.value == 100 * known.value or quantity.unit != "%":
        return
    start, end = clause(sentence.text, quantity.span)
    limited = any_of(sentence.language, "share_limit_cues").search(sentence.text, start, end)
    on_management = sentence.field.startswith(_MANAGEMENT) or _speaks_of(sentence, "management_words")
    if limited and on_management:
        yield quantity.span, _text(sentence, quantity.span), f"{100 * known.value:g} %", known


def _length(sentence: Sentence, quantity: Quantity, rules: ActionRules) -> Iterator[Wrong]:
    """A length of projects that the call does not set."""
    known = rules.duration_months
    months = quantity.value * (_YEAR if quantity.unit == "year" else 1)
    if known is None or quantity.unit not in {"month", "year"} or months in known.value:
        return
    if (_speaks_of(sentence, "length_cues") or _is_limit(sentence, quantity)) and (
        _near(sentence, quantity.span, "limit_cues") or _is_range(sentence, quantity)
    ):
        least, most = known.value
        yield quantity.span, _text(sentence, quantity.span), f"{least}-{most}", known


def _bare_length(sentence: Sentence, quantity: Quantity, rules: ActionRules) -> Iterator[Wrong]:
    """A number that a length in months before it explains: "24 months although the action would allow 48"."""
    known = rules.duration_months
    before = [q for q in sentence.quantities if q.span.end <= quantity.span.start and q.unit == "month"]
    if known is None or not before or quantity.value in known.value or quantity.value > _MONTHS_MOST:
        return
    allows = phrase_source(sentence.language, "allows_number")
    if re.search(rf"{allows}\s+\Z", sentence.text[: quantity.span.start], re.IGNORECASE) and re.match(
        r"\s*(?:[.,;)]|$)", sentence.text[quantity.span.end :]
    ):
        yield quantity.span, _text(sentence, quantity.span), f"{known.value[0]}-{known.value[1]}", known


def _is_range(sentence: Sentence, quantity: Quantity) -> bool:
    return sum(q.kind is QuantityKind.DURATION for q in sentence.quantities) >= 2


def _least(sentence: Sentence, quantity: Quantity, rules: ActionRules) -> Iterator[Wrong]:
    """A least number of organisations or countries that is not the call's."""
    if not _speaks_of(sentence, "requirement_cues") or sentence.field.startswith("wp.indicators"):
        return
    before = sentence.text[max(0, quantity.span.start - 40) : quantity.span.start]
    limited = quantity.comparator == ">=" or any_of(sentence.language, "requirement_cues").search(before)
    for name, known in (
        ("organisation_nouns_all", rules.minimum_organisations),
        ("country_nouns", rules.minimum_countries),
    ):
        nouns = phrase_source(sentence.language, name)
        counted = re.match(rf"\s+(?:[^\W\d_]+\s+){{0,2}}?{nouns}", sentence.text[quantity.span.end :], re.IGNORECASE)
        if known is not None and counted and quantity.value != known.value and (limited or name == "country_nouns"):
            yield quantity.span, _text(sentence, quantity.span), str(known.value), known


def _near(sentence: Sentence, span: Span, name: str) -> bool:
    """Say whether a cue stands in the clause of a value or in the words right before it."""
    start, end = clause(sentence.text, span)
    return any_of(sentence.language, name).search(sentence.text, min(start, max(0, span.start - 30)), end) is not None


def _text(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start : span.end]
