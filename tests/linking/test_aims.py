"""How far a draft speaks of the objectives of its work packages."""

from __future__ import annotations

from analyser.linking import aims
from analyser.linking.heard import Sentences
from analyser.model.application import Application, Objective, WorkPackage
from analyser.model.document import Document
from analyser.model.span import Span

PROJECT = "By June 2028 apprentices judge the soundness of a laminate hull."
SERVING = "By May 2027 trainers show apprentices how a laminate hull is judged sound."
STRANGE = "By May 2028 the winter bookings of the four slipways rise by a fifth."
NAMING = "It secures what objective 1 has reached with customers, insurers and neighbours."


def rows(*stated: str, whole: str | None = PROJECT, package: int = 2) -> dict[str, aims.Features]:
    text = "\n".join((PROJECT, *stated))
    document = Document("draft", "txt", text)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    own = [Objective(id=f"O{n}", text=one, span=at(one), work_package="WP2") for n, one in enumerate(stated, 2)]
    above = [Objective(id="O1", text=PROJECT, span=at(PROJECT))] if whole else []
    packages = (WorkPackage(id="WP2", number=package, title="", span=at(stated[0])),)
    application = Application(objectives=(*above, *own), work_packages=packages)
    spans = [one.span for one in application.objectives]
    return dict(aims.rows(Sentences(text, spans, "en"), document, application, "en"))


def test_an_objective_of_other_words_is_heard_less() -> None:
    found = rows(SERVING, STRANGE)
    assert found["PO2"][0] > found["PO3"][0]
    assert found["PO3"][2] < 0.2


def test_an_objective_that_names_one_of_the_project_is_not_judged() -> None:
    assert list(rows(SERVING, NAMING)) == ["PO2"]


def test_nothing_is_judged_without_objectives_of_the_project_or_in_project_management() -> None:
    assert not rows(STRANGE, whole=None)
    assert not rows(STRANGE, package=1)
