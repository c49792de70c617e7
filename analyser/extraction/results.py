"""The results of packages, activities and project; what is told on several levels is one result.

A draft names a result where it sums the project up, in the package that makes it and in the row of the activity it
comes from: "a bank of 300 items (R2)", "R2: a bank of calibrated items", "300 items (R2)". Code, wording or, between
levels, the telling words of the shorter statement show that they are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyser.extraction import leaving
from analyser.extraction.activities import Outcome
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import words
from analyser.extraction.logic import Owners, alike, summary_of
from analyser.extraction.owncodes import numbered
from analyser.extraction.pieces import rows
from analyser.extraction.stated import is_code, kept, stated
from analyser.languages import pack
from analyser.model.application import Result
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.text.fold import fold

_RESULT = StatementKind.RESULT
_AIMS = "relevance.objectives"
"""This question asks for objectives and concrete results in one answer."""
_CODE = re.compile(r"(?<![\w.])[RD]\s?(\d{1,2}(?:\.\d{1,2})?)(?![\w%])")
_BEFORE = re.compile(r"(?<![\w.(])[RD]\s?(\d{1,2}(?:\.\d{1,2})?)\W{0,4}$")
_PROJECT, _ACTIVITY = 1, 2
_REACH = 12
_SHORTEST, _STEM = 4, 5
_NAME = 2
"""Telling words that name a thing."""
_SHARES = ((2, 0.8), (3, 0.6))
"""Shared telling words, and their share of those of the shorter statement; one of the pairs must be met. Chosen on the
drafts of `corpora/drafts` and `corpora/samples`, where no two different results of a package meet them."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A result with the code it bears, if any, and the level that states it: package, project or activity."""

    outcome: Outcome
    code: str | None
    level: int


def results_of(draft: Draft, owners: Owners, outcomes: Sequence[Outcome]) -> tuple[Result, ...]:
    """Return the results of packages, project and activities; those of the summary only if there are no others.

    `outcomes` are the results in rows of activity tables. What only names results by their codes is none.
    """
    found: list[_Known] = []
    for level, told in enumerate(_levels(draft, owners, outcomes)):
        by_place = _numbered(found) if level == _PROJECT else ()
        for number, outcome in enumerate(told):
            same = list(_named(draft, outcome, found, level))
            if not same and len(by_place) == len(told):
                same = [by_place[number]]
            for at in same:
                known = found[at].outcome
                known = replace(known, activity=known.activity or outcome.activity)
                found[at] = replace(found[at], outcome=replace(known, package=known.package or outcome.package))
            if not same and not is_code(draft.text(outcome.span)):
                found.append(_Known(outcome, _own_code(draft, outcome), level))
    ordered = sorted((known.outcome for known in found), key=lambda outcome: outcome.span)
    stated = [
        Result(
            id="R",
            text=draft.text(outcome.span),
            work_package=outcome.package,
            activity=outcome.activity,
            span=outcome.span,
            field=outcome.field,
        )
        for outcome in ordered
    ]
    return numbered(draft, "R", stated)


def _levels(draft: Draft, owners: Owners, outcomes: Sequence[Outcome]) -> Iterator[list[Outcome]]:
    """Yield the results that packages, the project and the activities state."""
    listed = [
        Outcome(span=span, field="results.project", package=owners.of_row(draft, record, place))
        for record, span, place in rows(draft, "results.project", "wp.results", "activity.results")
    ]
    told = [_owned(draft, owners, answer) for answer in _asked(draft) if not (listed and _only_mentions(draft, answer))]
    every = [outcome for group in told for outcome in group]
    every += outcomes
    every += [one for one in listed if not any(one.span.overlaps(outcome.span) for outcome in every)]
    if not every:
        every = [one for answer in summary_of(draft, "results") for one in _owned(draft, owners, answer)]
    every.sort(key=lambda outcome: outcome.span)
    activities = [outcome for outcome in every if outcome.field == "activity.results"]
    packages = [outcome for outcome in every if outcome.package is not None and outcome not in activities]
    yield packages
    yield [outcome for outcome in every if outcome not in packages and outcome not in activities]
    yield activities


def _only_mentions(draft: Draft, answer: Answer) -> bool:
    """Say whether running prose beside the objectives sums up results that rows of a table state."""
    return answer.id == _AIMS and not stated(draft, answer, _RESULT) and bool(leaving.results(draft, answer))


def _asked(draft: Draft) -> list[Answer]:
    """Return the answers that state results; what a package says twice is taken from its first question."""
    packages = draft.form.all("wp.results")
    told = {answer.place.package for answer in packages}
    again = [a for a in draft.form.all("wp.activities_results") if a.place.package not in told]
    rest = draft.form.all("activity.results", "results.project", _AIMS)
    return [*packages, *again, *rest]


def _owned(draft: Draft, owners: Owners, answer: Answer) -> list[Outcome]:
    inside = answer.id.startswith(("wp.", "activity.")) or answer.id == "results.project"
    package = owners.package(answer) if inside else None
    activity = owners.activity(answer) if answer.id.startswith("activity.") else None
    beside = answer.id == _AIMS and not stated(draft, answer, _RESULT)
    aims = tuple(kept(draft, answer, StatementKind.OBJECTIVE)) if beside else ()
    spans = [span for span in kept(draft, answer, _RESULT) if not any(span.overlaps(aim) for aim in aims)]
    return [Outcome(span=span, field=answer.id, package=package, activity=activity) for span in spans]


def _named(draft: Draft, outcome: Outcome, found: Sequence[_Known], level: int) -> Iterator[int]:
    """Yield the places of the known results that an outcome states again."""
    text = draft.text(outcome.span)
    own = _own_code(draft, outcome)
    codes = {own} if own else set(_CODE.findall(text))
    coded = [at for at, known in enumerate(found) if known.code in codes and known.level < level]
    if coded or (codes and not any(known.code for known in found) and level == _ACTIVITY):
        yield from coded or _in_place(found, codes)
        return
    for at, known in enumerate(found):
        if alike(text, draft.text(known.outcome.span)) or (known.level < level and _tells(draft, outcome, known)):
            yield at
            return


def _numbered(found: Sequence[_Known]) -> tuple[int, ...]:
    """Return the places of the results of packages in the order of their codes, if these are 1, 2, 3 and so on."""
    coded = {known.code: at for at, known in enumerate(found) if known.code and known.code.isdigit()}
    order = [str(number) for number in range(1, len(coded) + 1)]
    return tuple(coded[code] for code in order) if set(coded) == set(order) else ()


def _in_place(found: Sequence[_Known], codes: set[str]) -> Iterator[int]:
    """Yield the places of results without codes that numbers of codes count: "(R5)" is the fifth of the list."""
    listed = [at for at, known in enumerate(found) if known.level == 1]
    yield from (listed[int(code) - 1] for code in sorted(codes) if code.isdigit() and 0 < int(code) <= len(listed))


def _own_code(draft: Draft, outcome: Outcome) -> str | None:
    """Return the code that stands right before a result, opens it or closes it in brackets."""
    text = draft.text(outcome.span)
    before = draft.form.page.text[max(0, outcome.span.start - _REACH) : outcome.span.start]
    opened, closed = _CODE.match(text), re.search(rf"\({_CODE.pattern}\)\W*$", text)
    match = opened or _BEFORE.search(before) or (closed if len(_CODE.findall(text)) == 1 else None)
    return match[1] if match else None


def _tells(draft: Draft, outcome: Outcome, known: _Known) -> bool:
    """Say whether the shorter of two statements, of the same package if both have one, is told by the longer."""
    other = known.outcome
    if outcome.package is not None and other.package is not None and outcome.package != other.package:
        return False
    one, two = (telling_stems(draft, entry.span) for entry in (outcome, other))
    shared, shorter = len(one & two), min(len(one), len(two))
    return any(shared >= max(least, share * shorter) for least, share in _SHARES) or _named_alike(draft, outcome, other)


def _named_alike(draft: Draft, one: Outcome, two: Outcome) -> bool:
    """Say whether two statements name the same thing before they tell of it: "the Jobs Inventory in Czech"."""
    first, second = (telling_stems(draft, _name(draft, entry.span)) for entry in (one, two))
    return len(first & second) >= _NAME and (first <= second or second <= first)


def _name(draft: Draft, span: Span) -> Span:
    """Return the beginning of a statement up to the first word or mark that only adds to it."""
    ends = cues.pattern(draft.language, "ends_name").search(fold(draft.text(span)), 1)
    return Span(span.start, span.start + ends.start()) if ends else span


def telling_stems(draft: Draft, span: Span) -> set[str]:
    """Return the beginnings of the longer words of a stretch, without those any text has."""
    found = words(draft.form.page.text, span.start, span.end)
    empty = pack(draft.language).words("stop_words")
    telling = (word.norm for word in found if len(word.norm) >= _SHORTEST and word.norm not in empty)
    return {word[:_STEM] for word in telling if not word[0].isdigit()}
