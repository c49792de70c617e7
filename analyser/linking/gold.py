"""The gold frameworks in `corpora/links`: statements, links, and where a form would put them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from analyser import assets
from analyser.linking.nodes import PACKAGE_KIND, Node

FIRST = "first"
"""The author whose files have no name of their own."""
HARD = "wide"
"""The part whose writers were asked for links that share few words."""
HARD_COUNTS = 0.5
"""How much a project of that part counts in fitting. On the seventh to tenth author, two left out at a time, the mean
precision of links is .769 to .770 (plain) and .841 to .843 (form) with .2, .5 and 1 alike; that of orphans grows from
.49 to .50 and .68 to .70 with .2 to .5, and no further."""
KINDS = ("objectives", "activities", "results", "indicators")
SUMMARY = "PROJECT"
"""What stands beside the activities of a small-scale partnership (KA210), whose form knows no work packages: each
further "package" is one activity with what its description names."""


@dataclass(frozen=True, slots=True)
class Framework:
    """A gold project.

    `nodes` are its plain statements, `in_form` the same with their work packages and these as nodes; in a small-scale
    partnership, whose form has none, with the activity in whose description a result stands.
    `author` tells whose it is: a measure is tried on projects of an author it has not seen. `links` are
    pairs of ids; those of a work package lead from the objectives its activities serve. `general` are
    activities for the project as a whole, which need no objective. `extra` are needs (N) and target groups
    (T) by id, `priorities` the ids that take up each chosen priority.
    """

    name: str
    language: str
    split: str
    author: str
    nodes: tuple[Node, ...]
    in_form: tuple[Node, ...]
    package_objectives: Mapping[str, str]
    links: frozenset[tuple[str, str]]
    general: frozenset[str]
    extra: Mapping[str, str]
    priorities: Mapping[str, tuple[str, ...]]

    @property
    def has_packages(self) -> bool:
        """Say whether its form puts statements into work packages."""
        return any(node.kind == PACKAGE_KIND for node in self.in_form)

    @property
    def for_fitting(self) -> bool:
        """Say whether weights are fitted to it; the test parts are for measuring only."""
        return self.split in ("train", "dev", HARD)

    @property
    def is_usual(self) -> bool:
        """Say whether its links are as hard as those of drafts mostly are; thresholds come from these."""
        return self.split != HARD

    @property
    def counts(self) -> float:
        """Return how much the project counts in fitting."""
        return 1.0 if self.is_usual else HARD_COUNTS

    def has(self, name: str, kind: str) -> bool:
        """Say whether a statement needs nothing of a kind: it has a link to it, or serves the whole project.

        An objective also has a result through its activities.
        """
        if name in self.general and kind == "O":
            return True
        if linked(name, kind, self.links):
            return True
        if (name[0], kind) == ("O", "R"):
            return any(linked(t, "R", self.links) for s, t in self.links if s == name and t[0] == "A")
        return False


def linked(name: str, kind: str, links: frozenset[tuple[str, str]]) -> bool:
    """Say whether a statement has a link to one of a kind, in either direction."""
    return any((s == name and t[0] == kind) or (t == name and s[0] == kind) for s, t in links)


def frameworks() -> tuple[Framework, ...]:
    """Return the gold projects.

    Raises:
        DataError: the collection is missing or was changed.
    """
    found = []
    for file in assets.files("corpora", "links"):
        if file.endswith(".toml"):
            table = tomllib.loads(assets.load("corpora", "links", file).decode())
            author = file.removesuffix(".toml").partition(".")[2] or FIRST
            found += [_framework(project, table["language"], author) for project in table["project"]]
    return tuple(found)


def _framework(project: dict[str, Any], language: str, author: str) -> Framework:
    nodes = tuple(Node(name, text) for kind in KINDS for name, text in project[kind].items())
    place = {name: package for package, names in project["packages"].items() for name in names}
    objectives = project.get("package_objectives", {})
    links = {(s, t) for s, targets in project["links"].items() for t in targets}
    if SUMMARY in project["packages"]:
        described = {place[node.id]: node.id for node in nodes if node.id[0] == "A" and node.id in place}
        activity = {name: described.get(package) for name, package in place.items() if name[0] == "R"}
        in_form = tuple(replace(node, activity=activity.get(node.id)) for node in nodes)
    else:
        links |= {(s, f"{PACKAGE_KIND}:{place[t]}") for s, t in links if s[0] == "O" and t[0] == "A" and t in place}
        packages = (Node(f"{PACKAGE_KIND}:{name}", objectives.get(name, ""), name) for name in project["packages"])
        in_form = (*(replace(node, work_package=place.get(node.id)) for node in nodes), *packages)
    return Framework(
        name=project["id"],
        language=language,
        split=project["split"],
        author=author,
        nodes=nodes,
        in_form=in_form,
        package_objectives=objectives,
        links=frozenset(links),
        general=frozenset(project.get("general", {})),
        extra={**project.get("needs", {}), **project.get("target_groups", {})},
        priorities={label: tuple(ids) for label, ids in project.get("priorities", {}).items()},
    )
