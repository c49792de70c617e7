"""A gold framework as an application, so that what is measured is what a user sees."""

from __future__ import annotations

import re

from analyser.linking import link
from analyser.linking.gold import Framework
from analyser.model.application import (
    Activity,
    ActivityPhase,
    Application,
    Indicator,
    Objective,
    Priority,
    Result,
    WorkPackage,
)
from analyser.model.document import Document
from analyser.model.link import Linking
from analyser.model.span import Span

HERE = Span(0, 1)
SHARING = frozenset({ActivityPhase.SHARING})


def application(gold: Framework, *, in_form: bool) -> Application:
    """Return the project; `in_form` adds work packages with their objectives and members, or a result's activity.

    Activities for the project as a whole carry the phase that extraction would read from their words.
    """
    nodes = gold.in_form if in_form else gold.nodes
    own = {node.id: node for node in nodes}
    packages = list(dict.fromkeys(node.work_package for node in nodes if node.work_package))
    texts = {name: text for name, text in own.items() if name[0] in "OARI"}
    objectives = [Objective(id=name, text=node.text, span=HERE) for name, node in texts.items() if name[0] == "O"]
    if in_form:
        for package, text in gold.package_objectives.items():
            number = len(objectives) + 1
            objectives.append(Objective(id=f"O{number}", text=text, work_package=package, span=HERE))
    return Application(
        objectives=tuple(objectives),
        activities=tuple(
            Activity(
                id=name,
                title=node.text,
                work_package=node.work_package,
                phases=SHARING if name in gold.general else frozenset(),
                span=HERE,
            )
            for name, node in texts.items()
            if name[0] == "A"
        ),
        results=tuple(
            Result(id=name, text=node.text, work_package=node.work_package, activity=node.activity, span=HERE)
            for name, node in texts.items()
            if name[0] == "R"
        ),
        indicators=tuple(
            Indicator(id=name, text=node.text, work_package=node.work_package, span=HERE)
            for name, node in texts.items()
            if name[0] == "I"
        ),
        work_packages=tuple(
            WorkPackage(
                id=name,
                number=int(re.sub(r"\D", "", name)),
                title="",
                activities=tuple(i for i, node in texts.items() if node.work_package == name and i[0] == "A"),
                span=HERE,
            )
            for name in packages
        ),
        priorities=tuple(Priority(label=label, group=None, span=HERE) for label in gold.priorities),
    )


def linking(gold: Framework, *, in_form: bool, semantic: bool) -> Linking:
    """Return the links the analyser finds in the project."""
    found = link(Document("x", "x", "txt"), application(gold, in_form=in_form), gold.language, semantic=semantic)
    assert found is not None
    return found
