"""Whether two mentions of one noun can count the same, or their sentences show that they count two things."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.consistency import nouns
from analyser.consistency.counting import SETTLED, Mention
from analyser.text.numbers import is_noun
from analyser.text.quantities import Quantity, QuantityKind

_SHARED_OUT = ("partnership.tasks", "wp.tasks")
_OWN_PEOPLE = ("wp.participants", "activity.target_group")
_WHOLE = 1.5
"""How many times a target group is larger than those of it who take part, at the least."""
FEW = 12
"""People of a target group so few that each activity may have all but a few of them."""


def of_one_kind(lone: Mention, other: Mention) -> bool:
    """Say whether nothing said beside two numbers makes them count different things."""
    if lone.sentence is other.sentence or other.each or _told_separately(lone, other):
        return False
    if lone.sentence.field in _SHARED_OUT and lone.sentence.field == other.sentence.field:
        return False
    if lone.beside != other.beside or (lone.marks and other.marks and not lone.marks & other.marks):
        return False
    if _is_rest(lone, other) or _is_rest(other, lone):
        return False
    return not _told_apart(lone, other) and not _told_apart(other, lone)


def _is_rest(one: Mention, two: Mention) -> bool:
    """Say whether the sentence of one mention gives what the other has more: "480 knives of firms, 160 of schools"."""
    lacks = two.value - one.value
    return lacks > 1 and any(
        quantity.value == lacks and quantity.kind is QuantityKind.COUNT for quantity in one.sentence.quantities
    )


def _told_apart(one: Mention, two: Mention) -> bool:
    """Say whether the sentence of one mention gives the other's number as well, so that both are meant.

    What counts other things does not: "eight units in six languages" tells no six units.
    """
    return any(
        quantity.value == two.value and quantity.kind is QuantityKind.COUNT and not _counts_other(one, two, quantity)
        for quantity in one.sentence.quantities
    )


def _counts_other(one: Mention, two: Mention, quantity: Quantity) -> bool:
    """Say whether a number of the sentence has a noun of its own that names another thing."""
    found = nouns.counted(one.sentence, quantity.span)
    if found is None or found.noun == two.noun:
        return False
    people = [is_noun(base, one.sentence.language) for base in (found.base, two.base)]
    return found.noun in SETTLED or nouns.thing(found.base, one.sentence.language) is not None or not all(people)


def comparable(one: Mention, two: Mention) -> bool:
    """Say whether two mentions can count the same: other sentences, no other kind, no other role."""
    if one.sentence is two.sentence or one.value == two.value or one.each != two.each or two.loose:
        return False
    if _told_apart(one, two) or _told_apart(two, one):
        return False
    if _is_share(one, two) or _is_share(two, one):
        return False
    if _told_separately(one, two):
        return False
    if one.beside != two.beside or (one.marks and two.marks and not one.marks & two.marks):
        return False
    if ("ask" in one.roles) != ("ask" in two.roles):
        return False
    return not (one.roles and two.roles and not one.roles & two.roles)


def _is_share(one: Mention, two: Mention) -> bool:
    """Say whether the smaller number can be a share of the other.

    Of what all do, a partner or an activity does a part; of a target group, some take part; and the
    same number for each of several partners makes a multiple.
    """
    if one.value >= two.value:
        return False
    if one.sentence.field in _SHARED_OUT or two.value % one.value == 0:
        return True
    return two.sentence.field == "needs.target_groups" and (
        two.value > _WHOLE * one.value or (one.sentence.owner is not None and two.value < FEW)
    )


def _told_separately(one: Mention, two: Mention) -> bool:
    """Say whether two packages or activities, or the parts of one answer, each count their own participants."""
    fields = {one.sentence.field, two.sentence.field}
    owners = {one.sentence.owner, two.sentence.owner}
    if fields <= set(_OWN_PEOPLE):
        return True
    if fields == {"wp.activities_content"} and one.sentence.answer == two.sentence.answer:
        return True
    if fields.isdisjoint(_OWN_PEOPLE) or len(owners) == 1 or None in owners:
        return False
    package, activity = sorted((one.sentence.owner or "", two.sentence.owner or ""), reverse=True)
    return not activity.startswith(f"A{package.removeprefix('WP')}.")


def both_told(one: Mention, two: Mention, group: Sequence[Mention]) -> bool:
    """Say whether the answer of one mention gives the other's number elsewhere: its writer means two groups."""
    return any(
        third.value == other.value
        and third.sentence.answer == here.sentence.answer
        and third.sentence is not other.sentence
        for here, other in ((one, two), (two, one))
        for third in group
        if third is not other and third is not here
    )
