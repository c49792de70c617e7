"""The activities with their facts, made of what headings, rows and paragraphs tell of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from analyser.extraction import acting, coded, moments, owncodes, prose, tasks, titles
from analyser.extraction.columns import TOLD
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import bare, fold
from analyser.extraction.found import FACTS, SAME, Found
from analyser.extraction.heads import PACKAGE_COLUMN
from analyser.extraction.outlines import activities_told
from analyser.extraction.packages import Package
from analyser.extraction.partners import Names
from analyser.model.application import Activity, ActivityPhase
from analyser.model.span import Span
from analyser.text.values import find_amounts

_TELLING = {
    "whom": {"activity.target_group"},
    "why": {"activity.contribution", "relevance.objectives", "wp.objectives"},
}
_STATED = (*FACTS, "activity.results")
_IN_ROWS = tuple(f"activity.{name}" for name in ("content", "target_group", "contribution", "cost_reasoning"))
"""Answers that a row of a table gives in a cell each; below a heading they are answers of their own."""
_PLACE_BEHIND = re.compile(r"\d[^,;\n]{0,20}[,;\n]\s*(?P<place>(?:[^\W\d_]|[\"„“«])[^\d\n]{2,})$")
_WITH = ("with", "ar")
_JOINT = "activity.participants"
_SEVERAL = 2
_LEAST_AMOUNT = 100
"""A smaller number without a currency beside it counts something else: "2.1" is the activity's own number."""
_PACKAGE_NUMBER = re.compile(r"(?:\W|[^\W\d_]){0,20}(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A result as one place states it, with what it belongs to."""

    span: Span
    field: str
    package: str | None = None
    activity: str | None = None


def activities_of(
    draft: Draft, packages: Sequence[Package], names: Names, start: date | None = None
) -> tuple[tuple[Activity, ...], dict[int, str], tuple[Outcome, ...], dict[str, Span]]:
    """Return the activities, per number of a heading the id of its activity, the results in table rows, and where
    each fact of an activity stands, by names such as "A2/activity.end".

    `start` is that of the project, from which "M3" counts.
    """
    found = _without_packages([one for one in activities_told(draft, names) if not _totals(draft, one)], packages)
    places = {index: package for package in packages for index in package.places}
    found = [_told(draft, replace(one, cells={**one.told, **one.cells}), names) for one in _described(draft, found)]
    shared = prose.of_packages(draft, {index: package.id for index, package in places.items()})
    numbered = {package.number: package for package in packages}
    served = coded.named("\n".join(draft.text(a.span) for a in draft.form.all("needs.target_groups")))
    made = _Making(draft, names, places, numbered, start, shared, served)
    codes = owncodes.of_activities(draft, [(one.code, one.span) for one in found])
    built = tuple(_activity(made, one, *code) for one, code in zip(found, codes, strict=True))
    numbers = {one.number: activity.id for one, activity in zip(found, built, strict=True) if one.number is not None}
    pairs = tuple(zip(found, built, strict=True))
    facts = {
        f"{activity.id}/{name}": at
        for one, activity in pairs
        for name, at in one.cells.items()
        if name in _STATED or (name in _IN_ROWS and one.row is not None and at in one.row)
    }
    return built, numbers, tuple(o for one, activity in pairs for o in _outcomes(one, activity)), facts


def _without_packages(found: Sequence[Found], packages: Sequence[Package]) -> list[Found]:
    """Return the activities without the rows of a table that lists the work packages by their titles."""
    titles = [f" {fold(package.title)}" for package in packages if package.title]
    rows = [one for one in found if one.row is not None and any(t.endswith(f" {fold(one.title)}") for t in titles)]
    return list(found) if len(rows) < _SEVERAL else [one for one in found if one not in rows]


def _totals(draft: Draft, one: Found) -> bool:
    """Say whether a row only sums up the amounts of the others: "Together | 30 000"."""
    names = one.cells.keys() - {"activity.title"}
    if one.row is None or names != {"activity.amount"}:
        return False
    rows = [r for table, _ in draft.form.tables if one.row in table.span for r in table.records if r.span != one.row]
    amounts = [amount for row in rows if (cell := row.cell("activity.amount")) for amount in _values(draft, cell)]
    return len(amounts) > 1 and sum(amounts) in _values(draft, one.cells["activity.amount"])


def _values(draft: Draft, span: Span) -> list[float]:
    return [amount.value for amount in find_amounts(draft.text(span))][:1]


def _described(draft: Draft, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the activities; one without text of its own is told of where its code begins a paragraph, or in its row."""
    silent = [one for one in found if one.text is None and one.body is None]
    told = coded.paragraphs(draft, {one.code for one in silent if one.code})
    titled = coded.titled(draft, {one.title for one in silent if one.row})
    for one in found:
        beside = told.get(one.code or "") or titled.get(one.title) if one in silent else None
        text = one.text or beside
        yield replace(one, text=text if text is not None or not _tells(one) else one.row)


def _tells(one: Found) -> bool:
    """Say whether the row of an activity says more than its title and facts: at length, or what it is for."""
    title = one.cells.get("activity.title", ())
    return one.row is not None and (len(title) > TOLD or "activity.contribution" in one.cells)


def _told(draft: Draft, one: Found, names: Names) -> Found:
    """Add what the running text of an activity says of its time, place, people and money."""
    if one.body is None:
        where = one.text if "activity.venue" not in one.cells and titles.place(draft, one.title) is None else None
        seat = titles.seat(draft, where, names) if where else None
        return replace(one, cells={**one.cells, "activity.venue": seat}) if seat else one
    stated = prose.cells_of(draft, one.body, names)
    own = {name: span for name, span in one.cells.items() if not _runs_on(span, stated)}
    if "activity.dates" in own:
        stated = {name: span for name, span in stated.items() if name not in ("activity.start", "activity.end")}
    if "activity.venue" not in {**stated, **own} and titles.place(draft, one.title) is None:
        seat = titles.seat(draft, one.body, names)
        stated = {**stated, "activity.venue": seat} if seat else stated
    return replace(one, cells={**stated, **own}, text=one.text or (one.body if len(one.body) else None))


def _runs_on(span: Span, stated: Mapping[str, Span]) -> bool:
    """Say whether the value of a label goes on into what other labels on its line announce.

    Who takes part may stand behind who leads, under the same label.
    """
    return any(other in span and other.start > span.start for name, other in stated.items() if name != _JOINT)


def _outcomes(one: Found, activity: Activity) -> Iterator[Outcome]:
    """Yield the result stated in the row of an activity; below a heading it is an answer of its own."""
    span = one.cells.get("activity.results")
    if span is not None and one.row is not None and span in one.row:
        yield Outcome(span=span, field="activity.results", package=activity.work_package, activity=activity.id)


@dataclass(frozen=True, slots=True)
class _Making:
    """What activities are made with: `places` gives the package of a heading, `numbers` that of its number.

    `served` are the codes of the activities that the answer on target groups names.
    """

    draft: Draft
    names: Names
    places: Mapping[int, Package]
    numbers: Mapping[int, Package]
    start: date | None
    told: Mapping[str, frozenset[str]]
    served: frozenset[str]


def _activity(made: _Making, one: Found, id: str, code: str | None) -> Activity:
    draft, names = made.draft, made.names
    stated = _without_dates(draft, one.cells.get("activity.venue")) or _behind_dates(draft, one)
    venue = draft.flat(stated) if stated else titles.place(draft, one.title)
    start, end = moments.of_activity(draft, one.cells, made.start)
    if start and end and end < start and {"activity.dates", "activity.end"} <= one.cells.keys():
        start = start if "activity.start" in one.cells else None
    lead, joint = _people(draft, one.cells, names)
    together = lead is not None and fold(draft.text(lead)) in names.everyone
    involved = lead if together else joint
    participants = names.all(draft.text(involved)) if involved else ()
    title = one.title or tasks.short(draft.flat(one.text)) if one.text else one.title
    text = draft.text(one.text) if one.text else ""
    whole = f"{one.heading or title}. {text}"
    package = _package(made, one)
    return Activity(
        id=id,
        title=title,
        text=text,
        work_package=package,
        start=start,
        end=end,
        venue=venue,
        venue_country=titles.country(draft, venue, names) if venue else None,
        lead=names.resolve(draft.flat(lead)) if lead and not together else None,
        participants=participants,
        amount_eur=_amount(draft, one),
        phases=phases(draft, whole),
        told=prose.told(draft, whole)
        | {kind for kind, ids in _TELLING.items() if ids & one.cells.keys()}
        | made.told.get(package or "", frozenset())
        | ({"who"} if names.acts(text) else frozenset())
        | ({"whom"} if one.code in made.served else frozenset()),
        span=one.span,
        code=code,
    )


def _without_dates(draft: Draft, venue: Span | None) -> Span | None:
    """Return a place without the dates before it, where one label asks for both: "01.10.2026.–31.12.2026., Rauna"."""
    match = _PLACE_BEHIND.search(draft.text(venue)) if venue else None
    return (
        Span(*match.span("place")).shift(venue.start) if match and venue and draft.text(venue)[0].isdigit() else venue
    )


def _behind_dates(draft: Draft, one: Found) -> Span | None:
    """Return the place that a cell of a table tells behind the dates: "05/10/2026-29/01/2027, Vaasa and online"."""
    cell = one.cells.get("activity.dates")
    if cell is None or one.row is None or cell not in one.row:
        return None
    match = _PLACE_BEHIND.search(draft.text(cell))
    return Span(*match.span("place")).shift(cell.start) if match else None


def _people(draft: Draft, cells: Mapping[str, Span], names: Names) -> tuple[Span | None, Span | None]:
    """Return who leads and who takes part; "A, with both partners", "A (B)", "A; B, C" and "A / B" say both.

    So does "A. Participating organisations: B" on one line, and "A leads, B and C take part".
    """
    lead, joint = _without_verb(draft, cells.get("activity.lead")), cells.get("activity.participants")
    told = acting.lead_and_others(draft.text(lead), draft.terms("leading"), names) if lead else None
    if told and lead:
        lead, more = told[0].shift(lead.start), told[1].shift(lead.start) if told[1] else None
        return lead, more if joint is None or joint.overlaps(lead) else joint
    if lead is None or (joint is not None and joint not in lead):
        return lead, joint
    text = draft.text(lead)
    words = "|".join(re.escape(word) for word in (*_WITH, *draft.terms("joining")))
    labelled = prose.labelled(draft, text, "activity.participants")
    if labelled:
        return Span(lead.start, lead.start + labelled.start()), _at(labelled, lead)
    match = (
        re.search(rf",\s+(?:{words})\s+(?P<more>.+)$", text, re.I | re.S)
        or re.search(r"\s\((?P<more>[^()]+)\)$", text)
        or re.search(rf"(?<=[^;/])(?:;\s*|\s/\s)(?:(?:{words})\s+)?(?P<more>[^;/]+)$", text, re.I)
    )
    apart = joint not in (None, lead) and match is not None and joint not in _at(match, lead)
    if match is None or (match[0].endswith(")") and match["more"].isupper()) or apart:
        return lead, joint
    return Span(lead.start, lead.start + match.start()), _at(match, lead)


def _without_verb(draft: Draft, lead: Span | None) -> Span | None:
    """Return who leads without the verb before the name: "leads Jugendtreff", "Vada Kandavas skola"."""
    words = "|".join(re.escape(word) for word in sorted(draft.terms("leading"), key=len, reverse=True))
    match = re.match(rf"(?:{words})[\s:]+(?=\S)", draft.text(lead), re.I) if lead and words else None
    return Span(lead.start + match.end(), lead.end) if lead and match else lead


def _at(match: re.Match[str], span: Span) -> Span:
    return Span(*match.span("more")).shift(span.start)


def _package(made: _Making, one: Found) -> str | None:
    """Return the work package an activity stands in, else the one of its column or of its code."""
    package = made.places.get(one.package) if one.package is not None else None
    if package is not None:
        return package.id
    cell = one.cells.get(PACKAGE_COLUMN)
    written = made.draft.flat(cell) if cell else ""
    digits = _PACKAGE_NUMBER.match(written)
    if digits:
        return f"WP{int(digits[1])}"
    titled = next((p for p in made.numbers.values() if fuzz.ratio(fold(p.title), fold(written)) >= SAME), None)
    if titled:
        return titled.id
    named = made.numbers.get(coded.package(one.code) or 0)
    return named.id if named else None


def _amount(draft: Draft, one: Found) -> float | None:
    span = one.cells.get("activity.amount")
    amounts = list(find_amounts(draft.text(span))) if span else []
    best = next((a for a in amounts if a.money), None) or next((a for a in amounts if a.value >= _LEAST_AMOUNT), None)
    return best.value if best else None


def phases(draft: Draft, text: str) -> frozenset[ActivityPhase]:
    """Return the phases of a project that the words of an activity speak of."""
    folded = " " + " ".join(bare(word) for word in re.findall(r"[^\W_]+", text)) + " "
    found = set()
    for terms in draft.catalogue.words.values():
        for name, cues in terms.tables.get("phases", {}).items():
            if any(f" {fold(cue)}" in folded for cue in cues):
                found.add(ActivityPhase(name))
    return frozenset(found)
