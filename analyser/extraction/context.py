"""Where on the page a mark stands: in which section, work package, activity and organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analyser.extraction.catalogue import Kind
from analyser.extraction.marks import Mark, Owner, What

_RESETS = frozenset(
    {"impact", "budget", "summary", "summary_en", "conditions", "annexes", "checklist", "history", "description"}
    | {"relevance", "needs", "cooperation", "context", "priorities"}
)
_OWNED = ("wp.", "activity.", "organisation.", "management.")
_PARTNERSHIP = (
    "",
    "organisations",
    "associated",
    "context",
    "profile",
    "background",
    "cooperation",
    "priorities",
    "application",
)
_ELSEWHERE = 0.6
"""What a guess costs that asks of the project below an organisation."""
_SUMMARIES = ("summary", "summary_en")
_SHARED = frozenset({"wp.results", "wp.indicators", "wp.objectives", "results.project", "relevance.objectives"})
_STARTS = {
    "wp.title": What.PACKAGE,
    "activity.title": What.ACTIVITY,
    "organisation.name": What.ORGANISATION,
    "organisation.oid": What.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class Place:
    """The headings above a mark: numbers count the packages, activities and organisations from 0."""

    section: str = ""
    package: int | None = None
    activity: int | None = None
    organisation: int | None = None
    first_package: bool = False

    @property
    def owned(self) -> bool:
        """Say whether a package, an activity or an organisation stands above."""
        return any(owner is not None for owner in (self.package, self.activity, self.organisation))


@dataclass(slots=True)
class Walk:
    """The state of a walk over the marks: counts of what began, and which of it has its title already."""

    text: str
    place: Place = field(default_factory=Place)
    counts: dict[What, int] = field(default_factory=lambda: dict.fromkeys(_STARTS.values(), 0))
    titled: set[tuple[str, int | None]] = field(default_factory=set)
    levels: dict[What, int] = field(default_factory=dict)
    inline: bool | None = None
    oids: set[str] = field(default_factory=set)
    before: Mark | None = None
    unlabelled: int = 0
    inline_in_package: bool = False
    questions_in_packages: bool = False

    def step(self, mark: Mark) -> tuple[Mark, Place]:
        """Move over one mark and return it, its kind decided, with its place."""
        if mark.what in (What.FIELD, What.SECTION):
            self._close(mark)
        mark = _decided(mark, self.place)
        told = mark.owner is Owner.ITSELF
        if not told and mark.what in (What.PACKAGE, What.ACTIVITY) and self.place.section == "budget":
            return replace(mark, what=What.OTHER), self.place
        if not told and mark.what is What.ORGANISATION and self._named_only(mark):
            return replace(mark, what=What.OTHER), self.place
        if mark.what is What.SECTION:
            self.place = _section(self.place, mark, below=self.before)
        elif mark.what in self.counts:
            self._begin(mark.what, mark.number)
            self.levels[mark.what] = mark.level if mark.heading else 0
        elif mark.what is What.FIELD:
            self._field(mark)
        if mark.what is not What.HINT:
            self.before = mark
        return mark, self.place

    def _named_only(self, mark: Mark) -> bool:
        """Say whether an organisation is only named here: as leader of an activity, or once more on the same page."""
        place = self.place
        if place.activity is not None or place.package is not None or place.section not in _PARTNERSHIP:
            return True
        above = self.before
        if not mark.number and above is not None and above.question and above.what is What.FIELD:
            return not any(option.label.id.startswith("organisation.") for option in above.options)
        again = not mark.line_start and mark.number in self.oids
        self.oids.add(mark.number)
        return again

    def _close(self, mark: Mark) -> None:
        """Leave the activity or package at a heading as high as its own, or in another manner of labelling."""
        if mark.owner is not Owner.ANY:
            self._close_for(mark)
            return
        ids = [option.label.id for option in mark.options]
        if self._of_package(mark, ids):
            self.place = replace(self.place, activity=None)
        if self._leaves_package(mark, ids):
            self.place = replace(self.place, package=None, activity=None, first_package=False)
        if mark.heading and mark.level:
            if 0 < mark.level <= self.levels.get(What.PACKAGE, 0):
                self.place = replace(self.place, package=None, activity=None, first_package=False)
            if 0 < mark.level <= self.levels.get(What.ACTIVITY, 0):
                self.place = replace(self.place, activity=None)
            its = any(name.startswith("organisation.") for name in ids)
            if 0 < mark.level <= self.levels.get(What.ORGANISATION, 0) and not its:
                self.place = replace(self.place, organisation=None)
        if self.place.activity is None or mark.what is not What.FIELD:
            return
        owned = any(name.startswith("activity.") for name in ids)
        deeper = mark.heading and mark.level > self.levels.get(What.ACTIVITY, 0) > 0
        apart = not mark.inline and not mark.record and not deeper and self._blank_above(mark)
        own = all(name.startswith(("activity.", "wp.")) for name in ids)
        if own and not mark.inline:
            self.inline = False
        apart = apart and not own
        if (not owned and not mark.inline and not deeper) or (apart and not mark.question and self._apart(mark)):
            self.place = replace(self.place, activity=None)
        elif owned and self.inline is None:
            self.inline = mark.inline

    def _close_for(self, mark: Mark) -> None:
        """Leave what does not own a label whose owner is known: a package at a higher heading or for the project."""
        higher = mark.heading and 0 < mark.level < self.levels.get(What.PACKAGE, 0)
        if mark.owner is Owner.PROJECT or higher:
            self.place = replace(self.place, package=None, activity=None, organisation=None, first_package=False)
        elif mark.owner is Owner.PACKAGE:
            self.place = replace(self.place, activity=None)

    def _of_package(self, mark: Mark, ids: list[str]) -> bool:
        """Say whether "Results: ..." below a list of activities without labels sums up all of them."""
        above = self.before
        last = above is not None and above.what is What.ACTIVITY and self.unlabelled > 0
        asked = mark.what in (What.FIELD, What.SECTION) and not mark.question
        return last and asked and not _SHARED.isdisjoint(ids)

    def _leaves_package(self, mark: Mark, ids: list[str]) -> bool:
        """Say whether a heading in the writer's own words asks of the project again.

        It does if it names nothing of a package, or if labels in this package stand on the line of their values,
        or if no package before was divided by such headings.
        """
        if self.place.package is None:
            return False
        owned = any(name.startswith(_OWNED) for name in ids)
        deeper = mark.heading and mark.level > self.levels.get(What.PACKAGE, 0) > 0
        if not mark.guess or mark.inline or mark.record or deeper:
            self.inline_in_package |= owned and mark.inline
            return False
        later = self.counts[What.PACKAGE] > 1 and not mark.heading and not self.questions_in_packages
        leaves = not owned or self.inline_in_package or later
        self.questions_in_packages |= not leaves
        return leaves

    def _apart(self, mark: Mark) -> bool:
        """Say whether the labels of this activity stand on the line of their values, or it has none yet."""
        return self.inline is True or (self.inline is None and not mark.official)

    def _blank_above(self, mark: Mark) -> bool:
        return mark.heading or self.text[: mark.span.start].rstrip(" ").endswith("\n\n")

    def _begin(self, what: What, number: str = "") -> None:
        count = self.counts[what]
        self.counts[what] += 1
        self.levels[what] = 0
        if what is What.PACKAGE:
            self.levels[What.ACTIVITY] = 0
            self.inline_in_package = False
        again = what is What.ACTIVITY and self.before is not None and self.before.what is What.ACTIVITY
        self.unlabelled = self.unlabelled + 1 if again else 0
        self.inline = None
        if what is What.PACKAGE:
            self.place = Place(section="design", package=count, first_package=number == "1")
        elif what is What.ACTIVITY:
            self.place = replace(self.place, activity=count, organisation=None)
        else:
            section = self.place.section if self.place.section in ("organisations", "associated") else "organisations"
            self.place = Place(section=section, organisation=count)

    def _field(self, mark: Mark) -> None:
        ids = [option.label.id for option in mark.options]
        if self.place.section in _SUMMARIES and not self._stays(mark, ids):
            self.place = Place()
        if self.place.section not in _SUMMARIES:
            self._owner(mark, ids)

    def _owner(self, mark: Mark, ids: list[str]) -> None:
        if mark.question and all(not name.startswith(_OWNED) for name in ids):
            self.place = replace(self.place, package=None, activity=None, organisation=None)
        elif mark.question and all(name.startswith("wp.") for name in ids):
            self.place = replace(self.place, activity=None, organisation=None)
        for name, what in _STARTS.items():
            if name in ids and misfit(name, self.place, mark) < 1:
                number = getattr(self.place, what.value)
                if number is None or (name, number) in self.titled:
                    self._begin(what)
                self.titled.add((name, getattr(self.place, what.value)))
                return

    def _stays(self, mark: Mark, ids: list[str]) -> bool:
        """Say whether a label still belongs to the summary: one of its three, the first without text above it."""
        if not any(name.startswith("summary.") for name in ids):
            return False
        if mark.question or self.before is None or self.before.what is not What.SECTION:
            return True
        written = self.text[self.before.span.end : mark.span.start].strip(" \n:.*#\t")
        deeper = not self.before.level or not mark.level or mark.level > self.before.level
        return not written and deeper


def places(marks: list[Mark], text: str) -> Iterator[tuple[Mark, Place]]:
    """Yield each mark with its place, before it is known what ambiguous labels mean."""
    walk = Walk(text)
    for mark in marks:
        decided, place = walk.step(mark)
        if decided.what is not What.OTHER:
            yield decided, place


def misfit(id: str, place: Place, mark: Mark) -> float:
    """Return how badly a field fits a place: 0 = it belongs there, 4 = it has no owner there."""
    group = id.partition(".")[0]
    if group in _SUMMARIES:
        if place.section == group:
            return 0.0
        return 0.6 if place.section in _SUMMARIES else 3.0 + 3.0 * (not mark.question)
    if place.section in _SUMMARIES:
        return 3.0
    owned = place.package is not None or place.activity is not None
    if group == "context":
        return 3.0 if owned or place.organisation is not None else 0.0
    if group == "organisation" and mark.guess and place.organisation is None:
        return 4.0
    if group in ("activity", "organisation"):
        return _owned(id, place, group)
    if mark.guess and place.organisation is not None and group not in ("wp", "management"):
        return _ELSEWHERE
    if id == "wp.indicators":
        return 0.0
    if group == "wp":
        return _in_package(place, mark)
    if group == "management":
        return 2.0 if place.activity is not None else 0.0 if place.first_package or place.package is None else 1.5
    return 2.0 if owned and not mark.question else 0.0


def _owned(id: str, place: Place, group: str) -> float:
    if getattr(place, group) is not None:
        return 0.0
    if group == "organisation":
        return 0.0 if place.section in ("organisations", "associated", "profile", "background") else 4.0
    starts = id == "activity.title" and (place.package is not None or place.section in ("activities", "design"))
    return 0.2 if starts else 4.0


def _in_package(place: Place, mark: Mark) -> float:
    if place.package is None:
        return 1.0 if mark.question else 4.0
    return 0.0 if place.activity is None else 1.5


def _decided(mark: Mark, place: Place) -> Mark:
    """Decide between field and section where a wording is both: an owner's field wins, then the form's section."""
    sections = tuple(o for o in mark.options if o.label.kind is Kind.SECTION)
    fields = tuple(o for o in mark.options if o.label.kind is Kind.FIELD)
    if mark.what not in (What.FIELD, What.SECTION) or not sections or not fields:
        return mark
    fits = {o.label.id: misfit(o.label.id, place, mark) for o in fields}
    at_home = any(cost < 1 and name.startswith((*_OWNED, "summary")) for name, cost in fits.items())
    official = any(o.label.tier for o in sections) and not mark.inline
    if official and not mark.record and all(o.label.id == "organisation.name" for o in fields):
        at_home = False
    is_field = at_home or (not official and min(fits.values()) < 1)
    return replace(mark, what=What.FIELD if is_field else What.SECTION, options=fields if is_field else sections)


def _section(now: Place, mark: Mark, below: Mark | None) -> Place:
    """Return the place under a section heading; `below` is the mark above it."""
    name = mark.options[0].label.id
    if name == "details":
        return now if below is not None and below.what is What.ORGANISATION else Place(section="organisations")
    if name in ("activities", "wp_activities"):
        return replace(now, section=name, organisation=None, activity=None)
    if name in ("organisations", "associated"):
        return Place(section=name)
    if name in _RESETS or name == "design":
        return Place(section=name)
    return replace(now, section=name)
