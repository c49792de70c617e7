"""The statements of an application as nodes that links may join."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model.application import Application

PAIRS = ("OA", "OR", "OI", "AR", "AI", "RI")


@dataclass(frozen=True, slots=True)
class Node:
    """A statement: its id, whose first letter is its kind (O, A, R, I), and where the form puts it."""

    id: str
    text: str
    work_package: str | None = None
    activity: str | None = None

    @property
    def kind(self) -> str:
        """Return the letter of the id."""
        return self.id[0]


def nodes_of(application: Application) -> tuple[Node, ...]:
    """Return objectives, activities, results and indicators, in this order."""
    objectives = [Node(o.id, o.text, o.work_package) for o in application.objectives]
    activities = [Node(a.id, f"{a.title}\n{a.text}".strip(), a.work_package) for a in application.activities]
    results = [Node(r.id, r.text, r.work_package, r.activity) for r in application.results]
    indicators = [Node(i.id, i.text, i.work_package) for i in application.indicators]
    return (*objectives, *activities, *results, *indicators)
