"""What the prose says of the partnership, the length and the money, against the form's own facts (CON001)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analyser.consistency import nouns
from analyser.consistency.counting import clause
from analyser.consistency.differing import ELSEWHERE
from analyser.consistency.passages import Part, Sentence
from analyser.consistency.places import countries, full
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.dates import DateKind
from analyser.text.patterns import any_of, phrase_source
from analyser.text.quantities import Quantity, QuantityKind

_PRICED = "management.cost"
"""Prices behind the sum for management: "the four partners 22 days each" leaves the coordinator out."""
_MONEY_LEAST = 10_000
_PACKAGE_LEAST = 1_000
_YEAR = 12
_NEAR = 60
_MANY = 20
"""More than there are partners: others are counted."""
_LISTS = re.compile(r":\s*\Z")
_NAMED = re.compile(r"\A[\s‑-]+[^\W\d_]+\s\([^)]*[^\W\d_]{3}")
"""Who is meant, in brackets right behind the noun."""
_OWNS = re.compile(r"\A[\s‑-]+(?:[^\W\d_]+\s)?[^\W\d_]+s[’']\s+[^\W\d_]")
_PARTNERS = frozenset({"partner", "organisation", "school"})
_WHOLE = ("partnership.formation", "partnership.coordination", "relevance.eu_value")


def observe(sentence: Sentence, application: Application) -> Iterator[Observation]:
    """Yield one observation for each number of a sentence that the form's own facts contradict."""
    if sentence.part is Part.PAST or sentence.field == _PRICED:
        return
    for quantity in sentence.quantities:
        found = _contradicted(sentence, quantity, application)
        if found is not None:
            value, where = found
            yield Observation(
                kind="number-differs",
                span=sentence.at(quantity.span),
                place=sentence.place,
                related=((where, ELSEWHERE),) if where is not None else (),
                values=(("here", int(quantity.value)), ("there", int(value))),
                confidence=Confidence.HIGH if where is not None else Confidence.MEDIUM,
            )
    yield from _late(sentence, application)


def _contradicted(sentence: Sentence, quantity: Quantity, application: Application) -> tuple[float, Span | None] | None:
    if not quantity.value.is_integer() or quantity.comparator in {">=", "<=", "~"}:
        return None
    if quantity.kind is QuantityKind.COUNT:
        return _partners(sentence, quantity, application) or _packages(sentence, quantity, application)
    if quantity.kind is QuantityKind.DURATION:
        return _length(sentence, quantity, application)
    if quantity.kind is not QuantityKind.MONEY or quantity.unit != "EUR":
        return None
    return _money(sentence, quantity, application) or _package(sentence, quantity, application)


def _partners(sentence: Sentence, quantity: Quantity, application: Application) -> tuple[float, Span | None] | None:
    """Compare "the five partners" and "partners from four countries" with the list of organisations."""
    listed, members = application.organisations, full(application)
    if len(members) < 2:
        return None
    language, text, end = sentence.language, sentence.text, quantity.span.end
    start, stop = clause(text, quantity.span)
    around = text[max(start, quantity.span.start - _NEAR) : min(stop, end + _NEAR)]
    allowed: set[int]
    if _after(language, "partner_countries").match(text, end) or _is_of_partners(sentence, quantity):
        allowed = {len(countries(application, associated=False)), len(countries(application))}
        if any_of(language, "share_cues").search(around):
            return None
        if quantity.value < min(allowed) and _is_of_partners(sentence, quantity) and not _is_whole(sentence, quantity):
            before = sentence.text[: quantity.span.start]
            if not any_of(language, "partnership_cues").search(before):
                return None
    elif _LISTS.search(text, 0, quantity.span.start):
        return None
    elif _after(language, "partner_schools").match(text, end):
        allowed = set(range(len(listed) + 1))
    elif _after(language, "partner_nouns").match(text, end) or _is_met(sentence, quantity):
        allowed = {len(members), len(listed)}
        beyond = text[end : end + _NEAR]
        if _OWNS.search(beyond.partition(",")[0]) or (quantity.value < len(members) and _NAMED.search(beyond)):
            return None
        if any_of(language, "partner_exceptions").search(around) or any_of(language, "counted_in").search(beyond):
            return None
        counted = nouns.counted(sentence, quantity.span)
        if counted is not None and counted.noun not in _PARTNERS:
            return None
        if quantity.value < len(members) and (_counts_schools(counted) or not _is_whole(sentence, quantity)):
            return None
    else:
        return None
    if not any(allowed) or quantity.value in allowed:
        return None
    return min(allowed - {0}) if len(allowed) <= 2 else max(allowed), listed[0].span


def _is_whole(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether all partners are meant: "the three partners", or an answer on the partnership as a whole."""
    whole = phrase_source(sentence.language, "whole_partnership")
    before = sentence.text[: quantity.span.start]
    about = sentence.field in _WHOLE or sentence.part is Part.SUMMARY
    return re.search(rf"{whole}\s+\Z", before, re.IGNORECASE) is not None or (about and not before.strip())


def _counts_schools(counted: nouns.Counted | None) -> bool:
    """Say whether only the schools among the partners are counted."""
    return counted is not None and counted.noun == "school"


def _is_of_partners(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether a number of countries is that of "five partners from four countries"."""
    language, text = sentence.language, sentence.text
    if not _after(language, "country_nouns").match(text, quantity.span.end):
        return False
    before = text[max(0, quantity.span.start - _NEAR) : quantity.span.start]
    partner = phrase_source(language, "partnership_nouns")
    joint = phrase_source(language, "from_words_places")
    many = re.search(rf"(?<!\d)(\d{{2,}})\s+(?:[^\W\d_]+\s+)?{partner}\s+{joint}\s+\Z", before, re.IGNORECASE)
    if many and int(many[1]) > _MANY:
        return False
    return re.search(rf"{partner}\s+{joint}\s+\Z", before, re.IGNORECASE) is not None


def _is_met(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether "the two organisations met": a bare noun that what they do makes the whole partnership."""
    language, text = sentence.language, sentence.text
    if not sentence.field.startswith("partnership."):
        return False
    noun = _after(language, "organisation_nouns").match(text, quantity.span.end)
    return noun is not None and any_of(language, "met_cues").match(text, noun.end() + 1) is not None


def _packages(sentence: Sentence, quantity: Quantity, application: Application) -> tuple[float, Span | None] | None:
    packages = application.work_packages
    named = _after(sentence.language, "work_package_nouns").match(sentence.text, quantity.span.end)
    if len(packages) < 2 or named is None or _describes(sentence, named.end()):
        return None
    if quantity.value in {len(packages), len(packages) - 1}:
        return None
    start, stop = clause(sentence.text, quantity.span)
    if any_of(sentence.language, "share_cues", "each_cues").search(sentence.text, start, stop):
        return None
    return (len(packages), packages[0].span)


def _describes(sentence: Sentence, end: int) -> bool:
    """Say whether a noun that ends here describes the next one: "abi darba pakotnes mērķi"."""
    endings = pack(sentence.language).table("genitives")
    if not endings:
        return False
    owner = rf"(?:{endings['genitive']})\Z"
    following = re.compile(rf"\s+[^\W\d_]+?(?:{endings['plural']})\b")
    return re.search(owner, sentence.text[:end]) is not None and following.match(sentence.text, end) is not None


def _length(sentence: Sentence, quantity: Quantity, application: Application) -> tuple[float, Span | None] | None:
    """Compare "a project of 30 months" with the duration in the form."""
    months = quantity.value * (_YEAR if quantity.unit == "year" else 1)
    lasts = application.duration_months
    if quantity.unit not in {"month", "year"} or lasts is None or lasts == months:
        return None
    text, language = sentence.text, sentence.language
    before = text[: quantity.span.start].rstrip()
    after = _after(language, "lasts_after").match(text, quantity.span.end)
    said = re.search(rf"{phrase_source(language, 'lasts_before')}\Z", before, re.IGNORECASE)
    whole = re.search(rf"{phrase_source(language, 'whole_before')}\Z", before, re.IGNORECASE)
    if not (said or (after and (whole or _is_adjective(sentence, quantity)))):
        return None
    near = text[max(0, quantity.span.start - 25) : quantity.span.end]
    beyond = any_of(language, "lasts_exceptions").match(text[quantity.span.end :].lstrip())
    if beyond or any_of(language, "lasts_exceptions", "programme_cues").search(near) or _is_rule(sentence):
        return None
    return lasts, application.fact("context.duration")


def _is_adjective(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether the months describe the project itself: "24-month project", "24 mēnešu projekts"."""
    return _after(sentence.language, "lasts_nouns").match(sentence.text, quantity.span.end) is not None


def _is_rule(sentence: Sentence) -> bool:
    return any_of(sentence.language, "programme_cues").search(sentence.text) is not None


def _money(sentence: Sentence, quantity: Quantity, application: Application) -> tuple[float, Span | None] | None:
    amount = application.lump_sum_eur
    if amount is None or quantity.value in {amount, 0} or quantity.value < _MONEY_LEAST or quantity.unit != "EUR":
        return None
    before = sentence.text[: quantity.span.start].rstrip(" €").removesuffix("EUR").rstrip()
    cue = phrase_source(sentence.language, "lump_sum_cues")
    full = phrase_source(sentence.language, "lump_sum_is")
    if _is_rule(sentence) or any_of(sentence.language, "package_money_cues").search(before):
        return None
    if re.search(rf"{full}\Z", before, re.IGNORECASE):
        return amount, application.fact("context.lump_sum")
    if not re.search(rf"{cue}\Z", before, re.IGNORECASE) or sentence.part is Part.COST:
        return None
    return amount, application.fact("context.lump_sum")


def _package(sentence: Sentence, quantity: Quantity, application: Application) -> tuple[float, Span | None] | None:
    """Compare what a cost reasoning opens with as the whole ("EUR 56,000, of which") with the package's amount."""
    package = next((p for p in application.work_packages if p.id == sentence.owner), None)
    amount = package.amount_eur if package else None
    if package is None or not amount or quantity.value in {amount, 0} or quantity.value < _PACKAGE_LEAST:
        return None
    if sentence.start != sentence.answer or any(q.span.start < quantity.span.start for q in sentence.quantities):
        return None
    whole = phrase_source(sentence.language, "made_up_of")
    after = sentence.text[quantity.span.end :]
    if not re.match(rf"\s*(?:EUR|€|euro|eiro)?,?\s+{whole}", after, re.IGNORECASE):
        return None
    return amount, application.fact(f"{package.id}/wp.amount")


def _late(sentence: Sentence, application: Application) -> Iterator[Observation]:
    """Yield months of the project that lie beyond its end: "M30" of a project of 24 months."""
    months = application.duration_months
    if months is None or any_of(sentence.language, "afterwards_cues").search(sentence.text):
        return
    for mention in sentence.dates:
        if mention.kind is DateKind.PROJECT_MONTH and mention.months and mention.months[1] > months:
            where = application.fact("context.duration")
            yield Observation(
                kind="number-differs",
                span=sentence.at(mention.span),
                place=sentence.place,
                related=((where, ELSEWHERE),) if where else (),
                values=(("here", mention.months[1]), ("there", months)),
                confidence=Confidence.MEDIUM,
            )


@cache
def _after(language: str | None, name: str) -> re.Pattern[str]:
    """Return a pattern for what follows a number: a phrase of the list, at most one word before it."""
    phrases = phrase_source(language, name)
    return re.compile(rf"[\s‑-]+(?:of\s+the\s+)?(?:of\s+)?{phrases}", re.IGNORECASE)
