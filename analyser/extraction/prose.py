"""What running text says of an activity: "Time: 15-17 October 2026. Place: Cēsis, Latvia. Led by Kaltene School."

Labels inside a line count as those of the form's table do; without them a date, a city with its country, one
amount of money and the words for leading and taking part are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from analyser.extraction import acting, brackets, countries
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.partners import Names
from analyser.model.span import Span
from analyser.statements.cues import expression, just_before, pattern
from analyser.text.dates import dates
from analyser.text.fold import fold as folded
from analyser.text.patterns import any_of
from analyser.text.quantities import QuantityKind, quantities
from analyser.text.sentences import sentences
from analyser.text.values import FoundAmount, find_amounts, find_dates

_LABEL = re.compile(
    r"(?:^|(?<=[.;|)!?]\s)|(?<=\s[–—-]\s)|(?<=\()|(?<=\t))[*_•\s-]*(?P<label>[^\W\d_][^\n:.;|()]{1,40}):[*_]*\s*", re.M
)
_JOINED = re.compile(r"\s+(?:and|un|&)\s+|\s*[,/+&]\s*")
_SHORTENED = re.compile(r"\s[^\W\d_]{1,2}\.\s*$")
_CLAUSE = re.compile(r"(?:^|;)?\s*(?P<told>[^;\n]+)")
_FURTHER = re.compile(r"[.;,]\s+(?P<label>[^\W\d_][^\n:.;,()]{3,60}):\s*(?P<more>[^\n]+?)\.?$")
_CITY = re.compile(r"(?:[^\W\d_a-z][\w'’.-]+\s){0,3}[^\W\d_a-z][\w'’.-]+,\s$")
_IN_TOWN = (
    re.compile(
        r"(?<=[\w,;] )(?:in|at|to)\s+(?!\w+(?:ary|ber)\b|March|April|May|June|July|August)[^\W\d_a-z][^\W\d_]{3,}\b"
    ),
    re.compile(r"(?<=[^\W\d_.,] )[^\W\d_a-z][^\W\d_]{2,}(?:ā|ē|ī|ū|os|ās|ēs|īs)\b"),
)
"""A town by its capital: "in Celje"; in Latvian also by the locative: "Celjē"."""
_CURRENCY = re.compile(r"\s*(?:EUR|€|euros?|eiro)?\s*:")
_FACTS = ("venue", "start", "end", "dates", "lead", "participants", "amount", "results", "target_group", "contribution")
_LEAST = 100
_BOTH = 2
_JOINT = 8
"""The longest word between a first and a last day: " until "."""


def cells_of(draft: Draft, span: Span, names: Names) -> dict[str, Span]:
    """Return what a text states of its activity, by the ids of the form's fields."""
    found = {**brackets.cells_of(draft, span, names), **dict(_labelled(draft, span, names))}
    text = draft.text(span)
    if not found.keys() & {"activity.dates", "activity.start"}:
        days = find_dates(text, draft.language)
        moments = [day.span for day in days] or [m.span for m in dates(text, draft.language) if m.start and m.end]
        moments = _period(draft, text, moments) or moments
        if len(moments) > _BOTH and len(text[moments[0].end : moments[1].start]) <= _JOINT:
            moments = moments[:_BOTH]
        if 0 < len(moments) <= _BOTH:
            found["activity.dates"] = Span(moments[0].start, moments[-1].end).shift(span.start)
    if "activity.venue" not in found:
        city = _city(text, draft.language)
        own = _alternatives(draft.terms("own_place"))
        home = own.search(text) if own else None
        place = city or (Span(*home.span()) if home else None)
        if place:
            found["activity.venue"] = place.shift(span.start)
    if "activity.amount" not in found:
        amounts = [a for a in find_amounts(text) if a.money and a.value >= _LEAST]
        whole = amounts[0] if len(amounts) == 1 else _broken_down(draft, text, amounts)
        if whole:
            found["activity.amount"] = whole.span.shift(span.start)
    for key, list_name in (("activity.lead", "leading"), ("activity.participants", "joining")):
        if key not in found:
            words = _alternatives(draft.terms(list_name))
            named = acting.named(text, words, names, several=key == "activity.participants") if words else None
            if named:
                found[key] = named.shift(span.start)
    if "activity.participants" not in found:
        all_of_them = _alternatives(tuple(name for name in draft.terms("everyone") if " " in name))
        match = all_of_them.search(text) if all_of_them else None
        if match:
            found["activity.participants"] = Span(*match.span()).shift(span.start)
    return found


def _period(draft: Draft, text: str, moments: Sequence[Span]) -> list[Span]:
    """Return the first two days that a dash or "to" joins: beside them "seminar on 14/09/2028" is a day within."""
    until = "|".join(map(re.escape, draft.terms("until")))
    joint = re.compile(rf"\s?[–—-]\s?|,?\s(?:{until})\s", re.I)
    joined = ((one, two) for one, two in pairwise(moments) if joint.fullmatch(text, one.end, two.start))
    return list(next(joined, ()))


def told(draft: Draft, text: str) -> frozenset[str]:
    """Return what else a text tells of an activity: whom it is for, why it is done, in what kind of place."""
    served = pattern(draft.language, "people", "served").search(folded(text)) is not None
    found = {"whom"} if served or _counts_people(text, draft.language) else set()
    purpose = _alternatives(draft.terms("purpose"))
    told_why = ("change_number", "names_objective")
    why = (purpose and purpose.search(text)) or any(
        expression(draft.language, name).search(folded(text)) for name in told_why
    )
    where = expression(draft.language, "happens_at").search(folded(text)) or _IN_TOWN[draft.language == "lv"].search(
        text
    )
    return frozenset(found | ({"why"} if why else set()) | ({"where"} if where else set()))


def _counts_people(text: str, language: str | None) -> bool:
    """Say whether a sentence counts people and reckons no money: "16 people meet", "ar katru no 64 dalībniekiem"."""
    people = any_of(language, "people_nouns")
    numbered = re.compile(rf"(?<![\w.,])\d{{1,4}}\s(?:{people.pattern})", re.I)
    for sentence in sentences(text, language):
        said = text[sentence.start : sentence.end]
        found = quantities(said, language)
        if any(one.kind is QuantityKind.MONEY for one in found):
            continue
        if any(map(people.fullmatch, (q.unit for q in found))) or numbered.search(said):
            return True
    return False


def of_packages(draft: Draft, ids: Mapping[int, str]) -> Mapping[str, frozenset[str]]:
    """Return what the answers of a work package tell for all its activities; `ids` has its id by its headings."""
    texts: dict[str, str] = {}
    for answer in draft.form.all("wp.objectives", "wp.activities_content", "wp.participants", "wp.tasks"):
        package = ids.get(answer.place.package) if answer.place.package is not None else None
        if package is not None:
            texts[package] = f"{texts.get(package, '')}\n{draft.text(answer.span)}"
    return {package: told(draft, text) for package, text in texts.items()}


def _labelled(draft: Draft, span: Span, names: Names) -> Iterator[tuple[str, Span]]:
    """Yield each fact that a label announces; it ends with its sentence, or where the next label begins.

    Where semicolons part the labels of a line, it ends before the first clause that tells of something else.
    """
    text = draft.text(span)
    labels = [(m, meant) for m in _LABEL.finditer(text) if (meant := _meant(draft, m["label"]))]
    seen: set[str] = set()
    for number, (match, meant) in enumerate(labels):
        following = labels[number + 1][0].start("label") if number + 1 < len(labels) else len(text)
        line = text.find("\n", match.end())
        end = min(following, line if line >= 0 else len(text))
        length = _sentence_end(draft, text[match.end() : end])
        if not length or meant[0] in seen:
            continue
        seen.update(meant)
        stop = match.end() + length
        stop = _clauses_end(draft, text, Span(match.end(), stop), meant, names)
        value = draft.form.page.trim(span.start + match.end(), span.start + stop)
        value = Span(value.start, value.start + len(draft.text(value).rstrip(" .;,(–—-")))
        yield meant[0], value
        if "activity.venue" in meant[1:] and (place := brackets.beside_dates(draft, value)):
            yield "activity.venue", place
        elif len(meant) > 1 and meant[0] == "activity.venue":
            yield from (("activity.dates", value), ("activity.venue", brackets.beside_dates(draft, value) or value))


def _sentence_end(draft: Draft, text: str) -> int:
    """Return where the first sentence ends; the point of a short word inside a name ends none: "im. Latarników"."""
    ends = [sentence.end for sentence in sentences(text, draft.language)]
    return next((end for end in ends if not _SHORTENED.search(text, 0, end)), ends[-1] if ends else 0)


def _meant(draft: Draft, label: str) -> tuple[str, ...]:
    """Return the fields of an activity that a label asks for: "Venue", "When and where", "Taking part"."""
    name = _ids(draft).get(fold(label))
    if name:
        return (name,)
    parts = [_ids(draft).get(fold(part)) for part in _JOINED.split(label)]
    together = set(parts) <= {"activity.venue", "activity.dates", "activity.start", "activity.end"}
    return tuple(part for part in parts if part) if len(parts) > 1 and together else ()


def _clauses_end(draft: Draft, text: str, value: Span, meant: Sequence[str], names: Names) -> int:
    """Return where the clauses of a value end: a sum or days, behind what is neither, tell of something else.

    So does a clause without a name, behind the names of organisations.
    """
    dated = not {"activity.dates", "activity.start", "activity.end"}.isdisjoint(meant)
    named = not {"activity.lead", "activity.participants"}.isdisjoint(meant)
    for clause in list(_CLAUSE.finditer(text, value.start, value.end))[1:]:
        told = clause["told"]
        days = _days(draft, told)
        other = (days and not (dated and _days(draft, text[value.start : clause.start()]) < _BOTH)) or (
            "activity.amount" not in meant and any(a.money for a in find_amounts(told))
        )
        if other or (named and not any(map(str.isupper, told)) and not _names_known(told, names)):
            return clause.start()
    return value.end


def _days(draft: Draft, text: str) -> int:
    """Return how many days or periods a text tells."""
    return len(find_dates(text, draft.language)) or sum(
        1 for m in dates(text, draft.language) if m.start is not None and m.end is not None
    )


def _names_known(text: str, names: Names) -> bool:
    return fold(text) in names.everyone or any(name.startswith("P") for name in names.all(text))


def labelled(draft: Draft, text: str, name: str) -> re.Match[str] | None:
    """Return where a further label for a field stands on the line of a value, with what follows it as "more"."""
    ids = _ids(draft)
    found = (m for m in _FURTHER.finditer(text) if ids.get(fold(m["label"])) == name)
    return next(found, None)


def _ids(draft: Draft) -> Mapping[str, str]:
    """Return folded label -> field of an activity; the form's own wording before the short ones."""
    found: dict[str, str] = {}
    for written, labels in draft.catalogue.exact.items():
        name = next((label.id for label in labels if label.id.startswith("activity.")), None)
        if name and name.partition(".")[2] in _FACTS:
            found[written] = name
    for terms in draft.catalogue.words.values():
        for part, heads in terms.tables.get("activity_columns", {}).items():
            if part in _FACTS:
                for head in heads:
                    found.setdefault(fold(head), f"activity.{part}")
        for part, list_name in (("lead", "leading"), ("participants", "joining")):
            for word in terms.lists.get(list_name, ()):
                found.setdefault(fold(word), f"activity.{part}")
    return found


def _broken_down(draft: Draft, text: str, amounts: Sequence[FoundAmount]) -> FoundAmount | None:
    """Return the largest amount if it opens its reckoning: "It takes 10,500 EUR: 300 EUR a month ..."."""
    largest = max(amounts, key=lambda amount: amount.value, default=None)
    if largest is None or sum(amount.value == largest.value for amount in amounts) > 1:
        return None
    opens = _CURRENCY.match(text, largest.span.end) is not None
    before = just_before(draft.language, "takes_sum").search(folded(text[: largest.span.start]))
    return largest if opens or before else None


def _city(text: str, language: str | None) -> Span | None:
    """Return "Kaunas, Lithuania": a country right after the name of a place and a comma."""
    for sentence in sentences(text, language)[:3]:
        place = countries.locate(text[sentence.start : sentence.end], language)
        if place:
            start = sentence.start + place[1].start
            before = _CITY.search(text, max(0, sentence.start), start)
            if before:
                return Span(before.start(), sentence.start + place[1].end)
    return None


@cache
def _alternatives(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in longest) + r")(?!\w)", re.I)
