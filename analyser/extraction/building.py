"""Builds the application from the answers: each fact with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyser.extraction.activities import Outcome, activities_of
from analyser.extraction.budget import budget_of
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.facts import Facts, facts_of
from analyser.extraction.folding import words
from analyser.extraction.logic import Owners
from analyser.extraction.nicknames import nicknames_of
from analyser.extraction.organisations import organisations_of
from analyser.extraction.packages import Package, packages_of
from analyser.extraction.partners import Names
from analyser.extraction.portraits import portraits_of
from analyser.extraction.priorities import priorities_of, topics_of
from analyser.extraction.statements import Statements, ruled_of, weighed_of
from analyser.model.application import (
    Activity,
    Application,
    BudgetLine,
    Field,
    Indicator,
    Objective,
    Organisation,
    Result,
    WorkPackage,
)
from analyser.model.span import Span

_UNSAID = 3
_ASIDE = ("budget", "conditions", "annexes", "checklist", "history", "cover", "application")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands before the statements: facts, partnership, packages and activities, and whose place is whose."""

    facts: Facts
    organisations: tuple[Organisation, ...]
    houses: dict[int, str]
    packages: Sequence[Package]
    activities: tuple[Activity, ...]
    outcomes: tuple[Outcome, ...]
    budget: tuple[BudgetLine, ...]
    owners: Owners
    places: dict[str, Span]


def frame_of(draft: Draft) -> Frame:
    """Return the frame of the project a draft describes."""
    facts = facts_of(draft)
    organisations, houses = organisations_of(draft)
    names = Names(
        organisations,
        tuple(draft.folded("applicant")),
        tuple(draft.folded("everyone")),
        nicknames_of(draft, organisations, houses),
        draft.language,
    )
    packages = packages_of(draft)
    activities, numbers, outcomes, stated = activities_of(draft, packages, names, facts.start)
    stated |= {f"{p.id}/wp.amount": p.amount_span for p in packages if p.amount_span is not None}
    return Frame(
        facts=facts,
        organisations=organisations,
        houses=houses,
        packages=packages,
        activities=activities,
        outcomes=outcomes,
        budget=budget_of(draft, packages, activities, names),
        owners=Owners({index: p.id for p in packages for index in p.places}, numbers),
        places=facts.places | stated | portraits_of(draft, organisations),
    )


def application_of(draft: Draft, *, learnt: bool = True) -> Application:
    """Return everything the draft states; what is `learnt` may be left out of it."""
    frame = frame_of(draft)
    facts = frame.facts
    told = ruled_of(draft, frame.owners, frame.outcomes)
    if learnt:
        told = weighed_of(draft, frame.owners, told, frame.activities)
    return Application(
        action=draft.header.action,
        call=draft.call.year if draft.call else draft.header.call,
        round=draft.header.round,
        form_id=draft.header.form_id,
        title=facts.title,
        acronym=facts.acronym,
        language=facts.language,
        start=facts.start,
        end=facts.end,
        duration_months=facts.duration_months,
        lump_sum_eur=facts.lump_sum_eur,
        national_agency=facts.national_agency,
        organisations=frame.organisations,
        priorities=priorities_of(draft),
        topics=topics_of(draft),
        fields=tuple(
            _field(draft, answer, frame.owners, frame.houses) for answer in draft.form.answers if _is_field(answer)
        ),
        objectives=told.objectives,
        work_packages=tuple(_package(p, frame, told) for p in frame.packages),
        activities=frame.activities,
        results=told.results,
        indicators=told.indicators,
        needs=told.needs,
        target_groups=told.target_groups,
        budget=frame.budget,
        facts=tuple(sorted(frame.places.items())),
        unrecognised=tuple(_unrecognised(draft)),
    )


def _is_field(answer: Answer) -> bool:
    return len(answer.span) > 0


def _field(draft: Draft, answer: Answer, owners: Owners, houses: dict[int, str]) -> Field:
    rule = draft.rules.field(answer.id) if draft.rules else None
    limit = rule.characters.value if rule and rule.characters else None
    return Field(
        id=answer.id,
        label=answer.label,
        owner=_owner(answer, owners, houses),
        span=answer.span,
        label_span=answer.label_span,
        characters=answer.characters,
        limit=limit,
        confidence=round(answer.confidence, 2),
        also=answer.also,
    )


def _owner(answer: Answer, owners: Owners, houses: dict[int, str]) -> str | None:
    group = answer.id.partition(".")[0]
    if group in ("wp", "management"):
        first = "WP1" if group == "management" and "WP1" in owners.packages.values() else None
        return owners.package(answer) or first
    if group == "activity":
        return owners.activity(answer)
    if group == "organisation" and answer.place.organisation is not None:
        return houses.get(answer.place.organisation)
    return None


def _package(package: Package, frame: Frame, told: Statements) -> WorkPackage:
    def own(entries: Sequence[Objective | Activity | Result | Indicator]) -> tuple[str, ...]:
        return tuple(entry.id for entry in entries if entry.work_package == package.id)

    total = next(
        (line.amount_eur for line in frame.budget if line.part == package.id and line.organisation is None), None
    )
    return WorkPackage(
        id=package.id,
        number=package.number,
        title=package.title,
        amount_eur=package.amount_eur if package.amount_eur is not None else total,
        objectives=own(told.objectives),
        activities=own(frame.activities),
        results=own(told.results),
        indicators=own(told.indicators),
        span=package.span,
    )


def _unrecognised(draft: Draft) -> Iterator[Span]:
    """Yield the stretches of text that fit no field: they are reported, not dropped."""
    page = draft.form.page
    known = [page.lines[page.line_at(span.start)].span for _, span in draft.header.facts]
    known += [table.span for table, place in draft.form.tables if place.section in _ASIDE]
    known += [span for name, span in draft.form.bodies if name in _ASIDE]
    for span in sorted(set(draft.form.loose)):
        for rest in _without(draft, span, sorted(known)):
            if len(words(page.text, rest.start, rest.end)) >= _UNSAID:
                yield rest


def _without(draft: Draft, span: Span, known: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a stretch without the known ones."""
    at = span.start
    for other in known:
        if other.overlaps(span):
            if other.start > at:
                yield draft.form.page.trim(at, other.start)
            at = max(at, other.end)
    if at < span.end:
        yield draft.form.page.trim(at, span.end)
