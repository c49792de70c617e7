"""The logic of the project as the analyser reads it: who serves whom, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from analyser.model.analysis import Analysis
from analyser.model.application import Application
from analyser.model.finding import Finding
from analyser.model.link import WEAK, LinkMethod, TraceLink
from analyser.model.span import Span

COLUMNS = ("O", "A", "R", "I")
MISSED = {"LNK001": "A", "LNK002": "R", "LNK003": "O", "LNK004": "A", "LNK005": "I"}
"""The kind of statement that each rule on links misses."""
UNSERVED = {"LNK006": "Work package", "LNK007": "Need", "LNK008": "Target group", "LNK009": "Priority"}
"""What else the rules on links find unserved."""


@dataclass(frozen=True, slots=True)
class Item:
    """A statement: objective (O), activity (A), result (R) or indicator (I).

    `label` is what tells it from the others, `lacks` the kinds that a finding misses beside it.
    """

    id: str
    kind: str
    text: str
    work_package: str | None
    page: int | None
    label: str = ""
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """A statement reached from another. `through` names the statement between the two, if any.

    `told` says that an earlier row has it already: its id is enough.
    """

    item: Item
    method: LinkMethod
    score: float
    through: str = ""
    told: bool = False

    @property
    def weak(self) -> bool:
        """Say whether the link is only the likeliest one."""
        return self.score < WEAK


@dataclass(frozen=True, slots=True)
class Row:
    """An objective with what serves it; `nearest` names, per kind, the best candidate that was refused."""

    objective: Item
    activities: tuple[Linked, ...]
    results: tuple[Linked, ...]
    indicators: tuple[Linked, ...]
    nearest: Mapping[str, Item]


@dataclass(frozen=True, slots=True)
class Gap:
    """A work package, need, target group or priority (`kind`) that nothing serves; `code` is the rule that says so."""

    kind: str
    id: str
    text: str
    page: int | None
    code: str


@dataclass(frozen=True, slots=True)
class Logic:
    """The table, what no row holds, and what else nothing serves. `links` is None when links were not computed."""

    items: tuple[Item, ...]
    links: tuple[TraceLink, ...] | None
    rows: tuple[Row, ...]
    alone: tuple[Item, ...]
    gaps: tuple[Gap, ...] = ()


def logic(analysis: Analysis) -> Logic | None:
    """Return the logic of a project, None when the draft states none of it."""
    if analysis.application is None:
        return None
    found = items(analysis.application, analysis)
    if not found:
        return None
    gaps = tuple(_gaps(analysis))
    if analysis.links is None:
        return Logic(found, None, (), (), gaps)
    known = {item.id: item for item in found}
    links = tuple(link for link in analysis.links if str(link.source) in known and str(link.target) in known)
    near = _neighbours(links)
    refused = _neighbours(analysis.refused_links)
    rows = _told_once(_row(item, known, near, _nearest(item, known, refused)) for item in found if item.kind == "O")
    held = {linked.item.id for row in rows for linked in (*row.activities, *row.results, *row.indicators)}
    alone = tuple(item for item in found if item.kind != "O" and item.id not in held)
    return Logic(found, links, rows, alone, gaps)


def items(application: Application, analysis: Analysis) -> tuple[Item, ...]:
    """Return every statement of the logic, by kind in the order of the draft."""

    def page(span: Span) -> int | None:
        return analysis.document.page_of(span)

    lacks, labels = _lacks(analysis.findings), dict(analysis.labels)
    found = [Item(o.id, "O", o.text, o.work_package, page(o.span)) for o in application.objectives]
    found += [Item(a.id, "A", a.title or a.text, a.work_package, page(a.span)) for a in application.activities]
    found += [Item(r.id, "R", r.text, r.work_package, page(r.span)) for r in application.results]
    found += [Item(i.id, "I", i.text, i.work_package, page(i.span)) for i in application.indicators]
    return tuple(replace(one, label=labels.get(one.id, one.text), lacks=lacks.get(one.id, ())) for one in found)


def _lacks(findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    """Return, per statement, the kinds that the rules on links miss beside it."""
    lacks: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        if finding.code in MISSED and finding.place:
            lacks[finding.place] = (*lacks.get(finding.place, ()), MISSED[finding.code])
    return lacks


def _gaps(analysis: Analysis) -> Iterator[Gap]:
    """Yield what the rules find unserved beside the statements themselves."""
    for finding in analysis.findings:
        if finding.code in UNSERVED and finding.evidence:
            first = finding.evidence[0]
            yield Gap(UNSERVED[finding.code], finding.place or "", first.quote, first.page, finding.code)


Neighbours = dict[str, dict[str, tuple[LinkMethod, float]]]


def _neighbours(links: Iterable[TraceLink]) -> Neighbours:
    near: Neighbours = {}
    for link in links:
        for one, other in ((str(link.source), str(link.target)), (str(link.target), str(link.source))):
            near.setdefault(one, {})[other] = (link.method, link.score)
    return near


def _nearest(objective: Item, known: dict[str, Item], refused: Neighbours) -> dict[str, Item]:
    """Return, per kind, the refused candidate with the highest score."""
    best: dict[str, Item] = {}
    candidates = refused.get(objective.id, {})
    for key in sorted((key for key in candidates if key in known), key=lambda key: (candidates[key][1], key)):
        best[known[key].kind] = known[key]
    return best


def _row(objective: Item, known: dict[str, Item], near: Neighbours, nearest: dict[str, Item]) -> Row:
    activities = _direct(objective, "A", known, near)
    results = _with_steps(_direct(objective, "R", known, near), activities, "R", known, near)
    indicators = _with_steps(_direct(objective, "I", known, near), results, "I", known, near)
    return Row(objective, activities, results, indicators, nearest)


def _told_once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Mark what is reached over another statement and stands in full in an earlier row."""
    seen: set[str] = set()
    made = []
    for row in rows:
        one = replace(
            row,
            activities=_marked(row.activities, seen),
            results=_marked(row.results, seen),
            indicators=_marked(row.indicators, seen),
        )
        seen |= {linked.item.id for linked in (*one.activities, *one.results, *one.indicators)}
        made.append(one)
    return tuple(made)


def _marked(column: tuple[Linked, ...], seen: set[str]) -> tuple[Linked, ...]:
    return tuple(replace(one, told=bool(one.through) and one.item.id in seen) for one in column)


def _direct(item: Item, kind: str, known: dict[str, Item], near: Neighbours) -> tuple[Linked, ...]:
    there = near.get(item.id, {})
    return tuple(Linked(other, *there[key]) for key, other in known.items() if key in there and other.kind == kind)


def _with_steps(
    direct: tuple[Linked, ...], steps: tuple[Linked, ...], kind: str, known: dict[str, Item], near: Neighbours
) -> tuple[Linked, ...]:
    """Add what is reached over one more statement, unless it is linked directly."""
    found = {linked.item.id: linked for linked in direct}
    for step in steps:
        for linked in _direct(step.item, kind, known, near):
            if linked.item.id not in found:
                found[linked.item.id] = Linked(linked.item, linked.method, linked.score, step.item.id)
    return tuple(found[key] for key in known if key in found)
