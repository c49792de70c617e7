"""The form as one row of elements, its sections and questions in order, with their English wordings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyser.extraction.catalogue import Catalogue, Kind, Tier
from analyser.model.call import ActionRules, FieldKind

_FEWEST_WORDS = 4
_OPENED_BY = {
    "context": ("context",),
    "organisations": ("organisation",),
    "profile": ("organisation",),
    "background": ("organisation",),
    "associated": ("partnership",),
    "priorities": ("priorities",),
    "description": ("relevance",),
    "relevance": ("relevance",),
    "needs": ("needs",),
    "cooperation": ("partnership",),
    "design": ("management",),
    "activities": ("activities", "activity"),
    "wp_activities": ("activity",),
    "budget": ("budget",),
    "impact": ("impact",),
    "summary": ("summary",),
    "summary_en": ("summary_en",),
}
"""The groups of questions before the first of which a section stands."""
_LAST = ("annexes", "checklist")


@dataclass(frozen=True, slots=True)
class Element:
    """A question or a section of the form.

    `limit` is that of the answer, `text` says whether it is prose, `parted` whether the form asks its parts one by one.
    """

    id: str
    kind: Kind
    wordings: tuple[str, ...]
    limit: int | None = None
    text: bool = True
    parted: bool = False


def elements(catalogue: Catalogue, rules: ActionRules) -> tuple[Element, ...]:
    """Return the sections and questions of an action's form in order.

    A question of a few words ("Venue") is none to be told by its place: the summary in English repeats the summary.
    """
    wordings: dict[tuple[Kind, str], list[str]] = {}
    for label in catalogue.labels:
        ours = label.form in (rules.action, "common") and label.language == "en" and label.tier is Tier.OFFICIAL
        if ours and (label.kind is Kind.SECTION or len(label.words) >= _FEWEST_WORDS):
            wordings.setdefault((label.kind, label.id), []).append(label.text)
    order = sorted(catalogue.ranks.get(rules.action, {}).items(), key=lambda entry: entry[1])
    covered = catalogue.covered.items()
    parted = frozenset(name for name, parts in covered if all((Kind.FIELD, part) in wordings for part in parts))
    return tuple(_row([name for name, _ in order], wordings, rules, parted))


def _row(
    order: list[str], wordings: dict[tuple[Kind, str], list[str]], rules: ActionRules, parted: frozenset[str]
) -> Iterator[Element]:
    opened: set[str] = set()
    for name in order:
        group = name.partition(".")[0]
        for section, groups in _OPENED_BY.items():
            if group in groups and section not in opened:
                opened.add(section)
                yield from _section(section, wordings)
        rule = rules.field(name)
        if (Kind.FIELD, name) in wordings and not name.startswith("summary_en."):
            limit = rule.characters.value if rule and rule.characters else None
            text = rule is None or rule.kind is FieldKind.TEXT
            yield Element(name, Kind.FIELD, tuple(wordings[Kind.FIELD, name]), limit, text, name in parted)
    for section in _LAST:
        yield from _section(section, wordings)


def _section(name: str, wordings: dict[tuple[Kind, str], list[str]]) -> Iterator[Element]:
    if (Kind.SECTION, name) in wordings:
        yield Element(name, Kind.SECTION, tuple(wordings[Kind.SECTION, name]))
