"""Which entries of different applications are one organisation: by OID, by name, or perhaps.

Sure are: the same OID in one country, and the same name in one country where the round states at most
one OID for it. Doubtful, and never an error, are: the same name with two OIDs (registered twice, or two
schools of one name), the same OID in two countries, and a name that differs by a slip of the pen where
an OID is missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from analyser.model.application import Organisation
from analyser.model.names import plain_name
from analyser.rules._partnership import country

SLIP = 92
"""Likeness (rapidfuzz ratio) from which a name is a misspelling; the same as inside of one draft."""


@dataclass(frozen=True, slots=True)
class Identities:
    """For each entry, the number of its organisation: as far as it is sure, and as far as it may be."""

    sure: dict[str, int]
    perhaps: dict[str, int]


@dataclass(frozen=True, slots=True)
class Named:
    """One spelling of an organisation in the round; equal ones are one node."""

    key: str
    oid: str | None
    country: str | None
    name: str


def key(organisation: Organisation) -> str:
    """Return what an entry says of its organisation: OID, country and plain name."""
    return f"{organisation.oid or ''}/{country(organisation) or ''}/{plain_name(organisation.name)}"


def identities(organisations: Iterable[Organisation]) -> Identities:
    """Return which of these entries, by their keys, are one organisation."""
    nodes = {key(o): Named(key(o), o.oid, country(o), plain_name(o.name)) for o in organisations}
    known = sorted(nodes.values(), key=lambda node: node.key)
    sure = list(_sure(known))
    return Identities(_joined(known, sure), _joined(known, [*sure, *_perhaps(known)]))


def _sure(nodes: list[Named]) -> Iterator[tuple[Named, Named]]:
    for group in _by(nodes, "oid"):
        yield from _one_country(group)
    for group in _by(nodes, "name"):
        for one, two in _one_country(group):
            places = {one.country, two.country, None}
            if len({node.oid for node in group if node.oid and node.country in places}) < 2:
                yield one, two


def _perhaps(nodes: list[Named]) -> Iterator[tuple[Named, Named]]:
    for group in _by(nodes, "oid"):
        yield from pairwise(group)
    for group in _by(nodes, "name"):
        yield from _one_country(group)
    places = defaultdict(list)
    for node in nodes:
        if node.country:
            places[node.country].append(node)
    for one in nodes:
        if one.oid is None and one.country:
            yield from ((one, two) for two in places[one.country] if _slip(one.name, two.name))


def _one_country(group: list[Named]) -> Iterator[tuple[Named, Named]]:
    """Yield the pairs whose countries do not contradict each other."""
    yield from (pair for pair in combinations(group, 2) if len({pair[0].country, pair[1].country} - {None}) < 2)


def _slip(one: str, two: str) -> bool:
    """Say whether two names differ by a slip; numbers, as in "Skola 3" and "Skola 4", must be equal."""
    return (
        re.findall(r"\d+", one) == re.findall(r"\d+", two)
        and fuzz.ratio(one, two, score_cutoff=SLIP) >= SLIP
        and one != two
    )


def _by(nodes: list[Named], name: str) -> Iterator[list[Named]]:
    groups: dict[str, list[Named]] = defaultdict(list)
    for node in nodes:
        if value := getattr(node, name):
            groups[value].append(node)
    yield from groups.values()


def _joined(nodes: list[Named], pairs: Iterable[tuple[Named, Named]]) -> dict[str, int]:
    """Return the number of the connected group of each node."""
    above = {node.key: node.key for node in nodes}

    def top(name: str) -> str:
        while above[name] != name:
            above[name] = name = above[above[name]]
        return name

    for one, two in pairs:
        above[top(two.key)] = top(one.key)
    numbers: dict[str, int] = {}
    return {node.key: numbers.setdefault(top(node.key), len(numbers)) for node in nodes}
