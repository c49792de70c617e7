"""The statements of an application as nodes that links may join."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model.application import Application

PAIRS = ("OA", "OR", "OI", "AR", "AI", "RI")
PACKAGE_PAIR = "OW"
PACKAGE_KIND = "W"


@dataclass(frozen=True, slots=True)
class Node:
    """A statement: its id, whose first letter is its kind (O, A, R, I), where the form puts it, and its own number.

    A work package is a node of kind W: never the end of a link, but links of its members support
    each other through it.
    """

    id: str
    text: str
    work_package: str | None = None
    activity: str | None = None
    code: str | None = None

    @property
    def kind(self) -> str:
        """Return the letter of the id."""
        return self.id[0]


def nodes_of(application: Application) -> tuple[Node, ...]:
    """Return objectives, activities, results and indicators, in this order."""
    objectives = [Node(o.id, o.text, o.work_package, code=o.code) for o in application.objectives]
    activities = [
        Node(a.id, f"{a.title}\n{a.text}".strip(), a.work_package, code=a.code) for a in application.activities
    ]
    results = [Node(r.id, r.text, r.work_package, r.activity, r.code) for r in application.results]
    indicators = [Node(i.id, i.text, i.work_package, code=i.code) for i in application.indicators]
    return (*objectives, *activities, *results, *indicators)


def scored_of(nodes: tuple[Node, ...], titles: dict[str, str]) -> tuple[Node, ...]:
    """Return the nodes whose pairs are scored: a package's own objectives become a part of the package.

    The form itself says what an objective of a work package belongs to; as a rival of the project's
    objectives it would only take their activities away. `titles` are those of the packages by id.
    """
    members = {node.work_package for node in nodes if node.kind != "O"}
    whole = any(node.kind == "O" and node.work_package is None for node in nodes)
    own = {node.id for node in nodes if whole and node.kind == "O" and node.work_package in members - {None}}
    packages = sorted({node.work_package for node in nodes if node.work_package in members and node.work_package})
    return (
        *(node for node in nodes if node.id not in own),
        *(_package(name, nodes, own, titles) for name in packages),
    )


def _package(name: str, nodes: tuple[Node, ...], own: set[str], titles: dict[str, str]) -> Node:
    texts = [titles.get(name, ""), *(node.text for node in nodes if node.id in own and node.work_package == name)]
    return Node(f"{PACKAGE_KIND}:{name}", "\n".join(text for text in texts if text), name)
