"""Revises the marks of the rules by what the learnt model reads in headings and labels.

The form's own wording stays as it is. Elsewhere the model adds what it reads to what the rules propose, and the order
of the form decides between them; it adds heads of packages, activities and organisations where it is sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from analyser.extraction import counted, paired, siblings, structure
from analyser.extraction.catalogue import Catalogue, Kind, Label, Tier
from analyser.extraction.folding import fold, lead
from analyser.extraction.learnt.headings import Told, told
from analyser.extraction.learnt.headobserved import observed
from analyser.extraction.learnt.leads import OID, Lead, Shape, leads
from analyser.extraction.learnt.models import LANGUAGES
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, Option, Owner, What
from analyser.model.document import BlockKind
from analyser.statements.tagging.tagger import Model

HEADS = {"package": What.PACKAGE, "activity": What.ACTIVITY, "organisation": What.ORGANISATION}
NOTHING = ("O", "statement", "aside")
SECTION = "section"
_HEAD = {What.PACKAGE: 0.5, What.ACTIVITY: 0.6, What.ORGANISATION: 0.7}
_FIELD, _SECTION = 0.5, 0.5
_DECIDED = 1.0
"""What the words of a lead settle, not the model."""
_SURE = 0.9
"""Of unseen drafts the rules, where the model is less sure than this, are right twice as often as the model."""
_SOME = 0.1
_DEAREST = 4.0
_STEP = 5.0
_BEST = 98.0
"""A heading in the writer's own words is never as sure as the form's question, on which other rules rely."""
_RULED = 0.4
FULL_FORM = 10
"""So many questions of the form itself head the answers, and a label inside them parts an answer."""
_WHOLE = 25
"""Fewer headings and labels are no whole draft, and the model knows nothing else."""
_EXACT, _WORDS = 95.0, 3
_BOLD = 9
_LABELS = (2, 3)
"""So many leads of the same words are labels that several parts of a draft share; so many headings."""
_PACKAGE_FIELDS, _ANYWHERE = ("wp.", "management."), ("wp.indicators", "results.project")
_IN_ACTIVITY = {
    "wp.activities_content": "activity.content",
    "wp.activities_results": "activity.results",
    "wp.activities_contribution": "activity.contribution",
    "wp.objectives": "activity.contribution",
    "wp.results": "activity.results",
    "wp.participants": "activity.target_group",
    "wp.tasks": "activity.participants",
    "wp.cost_reasoning": "activity.cost_reasoning",
    "wp.amount": "activity.amount",
}
"""What the questions on a work package are in a form without packages."""
_STARTING, _BEGUN = frozenset({"activity.title", "wp.title", "organisation.name", "organisation.oid"}), 0.6
"""Labels that begin another activity, package or organisation."""
_ALONE = (Shape.HEADING, Shape.LINE)
_RESULTS = frozenset({"wp.results", "wp.activities_results", "activity.results", "results.project"})
"""Whose results are asked for is told by the place, which the rules know."""
_AMOUNTS = frozenset({"management.amount", "wp.amount", "activity.amount"})
_NUMBER = re.compile(r"\d[\d .,\u00a0\u202f]*\d\d")
_CONTEXT = "context."
"""Facts of the first page: a heading that is the title heads no answer, and the rules know their labels."""
_OID_NEAR = 250
_CODE = re.compile(r"[AT]\s?\d{1,2}(?:\.\d{1,2})?")
"""The code of an activity that stands alone in a heading or label: its name stands elsewhere."""
_NAME_ENDS = re.compile(r"\s*(?:\(|,|:|\s[–—-]\s)")
Read = tuple[Mark, str]
"""A mark of the rules and what it was read as."""


@dataclass(frozen=True, slots=True)
class Reviser:
    """Revises the marks of one draft; `form` is its action, `model` another model than the shipped one."""

    catalogue: Catalogue
    form: str
    language: str | None
    model: Model | None = None

    def __call__(self, page: Page, marks: Sequence[Mark], read: Sequence[Read]) -> list[Mark]:
        """Return the marks in reading order.

        They stay as they are in other languages, in pieces of a draft, in texts of no known form, and in the printed
        form itself, whose every question the rules know.
        """
        if self.language not in LANGUAGES or not self.form or (page.wraps and is_full(marks)):
            return list(marks)
        found, seen = self.observations(page, read)
        if len(found) < _WHOLE:
            return list(marks)
        asked = {mark.span.start: name for mark, name in read}
        alive = {mark.span for mark, _ in read}
        marks = [mark for mark in marks if mark.what not in HEADS.values() or mark.span in alive]
        likely = _of_form(counted.as_packages(page, told(found, seen, self.model)), self.form)
        likely = _with_amounts(page, likely)
        likely = siblings.revised(page, likely, self.language)
        likely = paired.joined(page, paired.without_facts(page, likely, self.catalogue), self.catalogue)
        likely = paired.needing(page, paired.measured(page, likely))
        likely = paired.once(page, paired.framed(page, likely))
        return list(paired.counted(revised(page, marks, likely, self.form, asked)))

    def observations(
        self, page: Page, read: Sequence[Read], *, ruled: bool = True
    ) -> tuple[tuple[Lead, ...], list[list[str]]]:
        """Return the leads of a page and what is observed at each."""
        found = leads(page, {mark.line for mark, _ in read if mark.question})
        at: dict[int, Read] = {}
        for place, one in enumerate(found):
            touching = (r for r in read if r[0].what is not What.TABLE and r[0].span.overlaps(one.span))
            first = next(touching, None)
            if first is not None:
                at[place] = first
        return found, observed(page, found, self.catalogue, self.form, at, ruled=ruled)


def _of_form(read: Sequence[Told], form: str) -> list[Told]:
    """Return what leads ask in the words of a form: that of small partnerships has no packages."""
    if form != "KA210":
        return list(read)
    kept = []
    for one in read:
        likely: dict[str, float] = {}
        for name, value in one.likely:
            likely[_IN_ACTIVITY.get(name, name)] = likely.get(_IN_ACTIVITY.get(name, name), 0.0) + value
        kept.append(Told(one.lead, tuple(sorted(likely.items(), key=lambda entry: (-entry[1], entry[0])))))
    return kept


def _with_amounts(page: Page, read: Sequence[Told]) -> list[Told]:
    """Return what leads ask; none asks for an amount that no number follows."""
    ends = [*(one.lead.span.start for one in read[1:]), len(page.text)]
    kept = []
    for one, end in zip(read, ends, strict=True):
        best = one.likely[0][0] if one.likely else ""
        below = page.lines[min(one.lead.line + 1, len(page.lines) - 1)].span.end
        if best in _AMOUNTS and not _NUMBER.search(page.text, one.lead.span.start, max(end, below)):
            rest = tuple(entry for entry in one.likely if entry[0] not in _AMOUNTS)
            one = Told(one.lead, rest or ((NOTHING[0], 1.0),))
        kept.append(one)
    return kept


def revised(page: Page, marks: Sequence[Mark], read: Sequence[Told], form: str, asked: Mapping[int, str]) -> list[Mark]:
    """Return the marks of a page revised by what its leads ask; `asked` is what the rules read, by their starts."""
    owners = _owners(read, form)
    full = is_full(marks)
    said = Counter(_name(page, one.lead) for one in read)
    kept = {id(mark): mark for mark in marks}
    new: list[Mark] = []
    for one, owner in zip(read, owners, strict=True):
        touching = [mark for mark in kept.values() if mark.span.overlaps(one.lead.span)]
        inside = full and not touching and one.likely[0][0] not in HEADS
        if inside or any(_is_settled(mark) for mark in touching):
            continue
        for mark in touching:
            kept.pop(id(mark))
        label = said[_name(page, one.lead)] >= _LABELS[one.lead.shape is Shape.HEADING] or _runs_on(page, one.lead)
        new += _decided(page, one, touching, owner, asked, [*marks, *new], label=label)
    return sorted([*kept.values(), *new], key=lambda mark: (mark.span.start, -mark.span.end))


def is_full(marks: Sequence[Mark]) -> bool:
    """Say whether the questions of the form itself head the answers."""
    settled = {o.label.id for mark in marks if mark.what is What.FIELD and _is_settled(mark) for o in mark.options}
    return len(settled) >= FULL_FORM


def _is_settled(mark: Mark) -> bool:
    """Say whether a mark is beyond doubt: a table, a hint, a whole wording of the form."""
    exact = any(
        o.label.tier is Tier.OFFICIAL and o.score >= _EXACT and len(o.label.words) >= _WORDS for o in mark.options
    )
    return exact or mark.what in (What.TABLE, What.HINT)


def _owners(read: Sequence[Told], form: str) -> list[Owner]:
    """Return whose question each lead asks; one of the project only where no further ones of a package follow."""
    found: list[Owner] = []
    inside = False
    for one in reversed(read):
        best, value = one.likely[0]
        owner = Owner.ANY
        if best.startswith("activity."):
            owner, inside = Owner.ACTIVITY, True
        elif best.startswith(_PACKAGE_FIELDS) and best not in _ANYWHERE:
            owner, inside = Owner.PACKAGE, best.startswith("wp.")
        elif best == "activity":
            inside = form != "KA210"
        elif best in HEADS:
            inside = False
        elif best.startswith(SECTION) and value >= _SECTION:
            inside = inside and best.endswith("activities")
        elif "." in best and not best.startswith(("organisation.", "summary.")) and best not in _ANYWHERE:
            owner = Owner.ANY if inside or value < _FIELD else Owner.PROJECT
        found.append(owner)
    return found[::-1]


def _decided(
    page: Page,
    one: Told,
    touching: Sequence[Mark],
    owner: Owner,
    asked: Mapping[int, str],
    known: Sequence[Mark],
    *,
    label: bool = False,
) -> Iterator[Mark]:
    """Yield the marks of a lead; a head or label of the rules is never taken away, only read otherwise.

    A `label` heads no activity and no package: several times the same words, or a beginning in lower case.
    """
    best, value = one.likely[0]
    asks = sum(chance for name, chance in one.likely if "." in name)
    ruled = {asked.get(mark.span.start, "") for mark in touching}
    told_ = any(name.startswith(_CONTEXT) for name in ruled)
    told_ = told_ or (best in _RESULTS and value < _DECIDED and not ruled.isdisjoint(_RESULTS))
    if told_ or (best.startswith(_CONTEXT) and (touching or one.lead.shape in _ALONE)):
        yield from touching
        return
    heads = any(mark.what in HEADS.values() for mark in touching)
    fields = any(mark.what is What.FIELD for mark in touching)
    named = best in HEADS and value >= _HEAD[HEADS[best]] and one.lead.shape is not Shape.CELL
    label = label and (best == "activity" or _entitled(page, one.lead) is None)
    named = named and not (label and best != "organisation")
    if not heads and named and (best != "organisation" or _is_house(page, one.lead)):
        head = _head(page, one.lead, HEADS[best])
        again = any(m.what is head.what and m.number == head.number for m in known) and head.number
        yield from touching if again else (head,)
    elif not heads and not fields and best.startswith(SECTION) and value >= _SECTION:
        yield from touching or _section(page, one, best)
    elif not heads and asks >= _FIELD and (not touching or fields or value >= _FIELD):
        field = _field(page, one, touching, owner, asked)
        yield from (field,) if field.options else touching
    else:
        yield from touching


def _name(page: Page, found: Lead) -> str:
    """Return the folded words of a lead, with its number if a single word is counted: "1. posms."."""
    text = page.text[found.span.start : found.span.end]
    folded = fold(text).rstrip(" 0123456789")
    return folded if " " in folded else text


def _entitled(page: Page, found: Lead) -> tuple[str, int, int] | None:
    return structure.entitled(page.text[found.span.start : found.span.end], What.PACKAGE)


def _runs_on(page: Page, found: Lead) -> bool:
    """Say whether the words of a lead begin in lower case behind no number."""
    text = page.text[found.span.start : found.span.end]
    begin = lead(text)
    return text[begin : begin + 1].islower() and not any(map(str.isalnum, text[:begin]))


def _is_house(page: Page, found: Lead) -> bool:
    """Say whether a heading is the name of an organisation: its OID is near, or the draft says the name again."""
    text = page.text[found.span.start : found.span.end]
    if OID.search(page.text, found.span.start, found.span.end + _OID_NEAR):
        return True
    begin = lead(text)
    ends = _NAME_ENDS.search(text, begin + 1)
    name = text[begin : ends.start() if ends else len(text)].strip("*_ :.")
    return len(name.split()) > 1 and page.text.count(name) > 1


def _section(page: Page, one: Told, best: str) -> Iterator[Mark]:
    """Yield the heading of a part of the form."""
    if best != SECTION and not one.lead.inline:
        label = _label(best.partition(" ")[2], Kind.SECTION, page, one.lead)
        yield replace(_mark(page, one.lead, What.SECTION), options=(Option(label, 100.0),))


def _field(page: Page, one: Told, touching: Sequence[Mark], owner: Owner, asked: Mapping[int, str]) -> Mark:
    """Return the label of a question: what the model reads with the cost of its doubt, and what the rules read.

    Where the model is sure, what the rules read costs as much as the model doubts it.
    """
    costs = {name: min(_DEAREST, -log(chance)) for name, chance in one.likely if _may_be(name, chance, one)}
    options = [Option(_label(name, Kind.FIELD, page, one.lead), _BEST - _STEP * cost) for name, cost in costs.items()]
    first = next((mark for mark in touching if mark.what in (What.FIELD, What.SECTION)), None)
    if first is None:
        return replace(_mark(page, one.lead, What.FIELD), options=tuple(options), owner=owner)
    sure = one.likely[0][1] >= _SURE
    for option in first.options:
        if option.label.kind is Kind.FIELD:
            cost = costs.get(option.label.id, _DEAREST)
            if not sure:
                cost = _RULED if asked.get(first.span.start) == option.label.id else (100.0 - option.score) / _STEP
            official = option.label.tier is Tier.OFFICIAL
            score = (100.0 if official else _BEST) - _STEP * cost
            options.append(Option(option.label, max(option.score, score) if official else score))
    kept = (o for o in first.options if o.label.kind is not Kind.FIELD and o.label.tier is Tier.OFFICIAL)
    told_ = owner if sure or first.what is What.SECTION else Owner.ANY
    return replace(first, what=What.FIELD, options=(*options, *kept), guess=first.guess and not sure, owner=told_)


def _may_be(name: str, chance: float, one: Told) -> bool:
    """Say whether a field is likely enough to be chosen: the likeliest, or one in ten; facts of the project only so."""
    best = one.likely[0][0]
    if name in _STARTING:
        return chance >= _BEGUN
    return "." in name and (chance >= _SOME or name == best) and (name == best or not name.startswith(_CONTEXT))


def _mark(page: Page, found: Lead, what: What) -> Mark:
    line = page.lines[found.line]
    heading = line.kind is BlockKind.HEADING
    return Mark(
        span=found.span,
        what=what,
        inline=found.inline,
        heading=heading,
        level=line.level if heading else 0,
        line=found.line,
        record=line.kind is BlockKind.CELL,
        line_start=found.shape is not Shape.INNER,
    )


def _head(page: Page, found: Lead, what: What) -> Mark:
    """Return the head of a package, an activity or an organisation with its name and number."""
    text = page.text[found.span.start : found.span.end]
    known = structure.entitled(text, what)
    begin = lead(text)
    number, start, end = known or ("", begin, len(text.rstrip("*_ :.")))
    if what is What.ACTIVITY and _CODE.fullmatch(text[start:end]):
        number, start = text[start:end], end
    if what is What.ORGANISATION:
        oid, ends = OID.search(text), _NAME_ENDS.search(text, begin + 1)
        number, end = oid[0] if oid else "", ends.start() if ends else end
    name = page.trim(found.span.start + start, found.span.start + max(start, end))
    mark = _mark(page, found, what)
    opens = found.shape in (Shape.OPENING, Shape.COLON, Shape.SENTENCE)
    return replace(
        mark,
        inline=False,
        heading=mark.heading or opens,
        level=_BOLD if opens else mark.level,
        name=name if len(name) else None,
        number=number,
        owner=Owner.ITSELF,
    )


def _label(name: str, kind: Kind, page: Page, found: Lead) -> Label:
    text = page.text[found.span.start : found.span.end]
    words = tuple(fold(text).split())
    return Label(id=name, kind=kind, text=" ".join(words), words=words, form="common", language="", tier=Tier.SHORT)
