"""The elements of the award criteria that a rule looks for, and where the form asks for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analyser.criteria.answers import Answer, place_of
from analyser.model.application import Application

BACKGROUND = (
    "organisation.", "needs.addressed", "needs.identification", "needs.target_groups", "relevance.motivation",
    "relevance.follow_up", "relevance.complementarity", "relevance.other_instruments", "activity.title", "wp.title",
    "summary.",
)  # fmt: skip
"""Questions whose answers tell of what is, or repeat in short what other answers say."""

FIGURES = ("wp.indicators", "wp.cost_reasoning", "activity.cost_reasoning", "relevance.innovation")
"""Questions whose answers say nothing of what comes after the project."""

COSTS = ("wp.cost_reasoning", "activity.cost_reasoning")
"""Questions whose answers list what is paid: a fare shared is no measure for the environment."""

CHAPTERS = (
    ("relevance.", "needs.", "priorities."), ("partnership.", "management."), ("activity.", "wp."), ("impact.",),
)  # fmt: skip
WHOLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What one rule looks for.

    `topic` names the lists of cues in the language packs. `own` are the questions that ask for it
    alone, `shared` those that ask for several things at once. `asked` pairs a form with the
    question where it should stand. With `strict` a step must show a cue of its own even in the answer
    to its question. Elsewhere in the draft a step needs `elsewhere` cues, of steps or of the topic,
    with `aided` also weaker ones beside a cue of a step.
    With `telling`, an answer to its question that says much without any promise is a step in words not known.
    `named`: elsewhere a step must also name the topic. `brief` says that naming the step is the step,
    `timed` that a cue of it with a time is one in few words, `paired` that it may run over two sentences.
    """

    rule: str
    topic: str
    own: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    strict: bool = False
    elsewhere: int = 2
    aided: bool = False
    telling: bool = False
    named: bool = False
    brief: bool = False
    timed: bool = False
    paired: bool = False

    @property
    def questions(self) -> tuple[str, ...]:
        """Return every question that asks for the element, the first being the one to name."""
        return (*self.own, *self.shared) or tuple(question for _, question in self.asked)


def _aspect(rule: str, topic: str, question: str, *, aided: bool = False) -> Element:
    horizontal = "relevance.horizontal"
    return Element(
        rule=rule,
        topic=topic,
        own=(question,),
        shared=(horizontal,),
        asked=(("KA210", horizontal), ("KA220", question)),
        telling=True,
        aided=aided,
    )


def _later(rule: str, topic: str, question: str, *also: str, **options: Any) -> Element:
    asked = (("KA210", question), ("KA220", question))
    return Element(rule=rule, topic=topic, own=(question, *also), asked=asked, **{"strict": True, **options})


ASPECTS = (
    _aspect("inclusion-not-addressed", "inclusion", "management.inclusion", aided=True),
    _aspect("environment-not-addressed", "environment", "management.green", aided=True),
    _aspect("digital-not-addressed", "digital", "management.digital"),
    _aspect("participation-not-addressed", "participation", "management.participation"),
)
VALUES = Element(
    rule="eu-values-not-addressed",
    topic="values",
    named=True,
    brief=True,
    paired=True,
    asked=(("KA210", "relevance.horizontal"), ("KA220", "management.participation")),
)
USE = _later("no-use-after-the-end", "use", "impact.sustainability", telling=True, named=True)
OPEN = _later(
    "results-not-open",
    "open",
    "impact.dissemination",
    "impact.wider",
    "impact.sustainability",
    strict=False,
    elsewhere=1,
    brief=True,
)
PRACTICE = _later("not-built-into-practice", "practice", "impact.sustainability", timed=True)
SHARING = _later("sharing-plan-incomplete", "sharing", "impact.dissemination")
EVALUATION = _later("no-evaluation-method", "evaluation", "impact.assessment")
LATER = (USE, OPEN, PRACTICE)
ALL = (*ASPECTS, VALUES, *LATER, SHARING, EVALUATION)


def may_answer(answer: Answer, element: Element) -> bool:
    """Say whether an answer to another question may hold a step for the element."""
    return not answer.id.startswith((*BACKGROUND, *COSTS)) and not (
        element not in (*ASPECTS, VALUES) and answer.id.startswith(FIGURES)
    )


def is_whole(answers: tuple[Answer, ...]) -> bool:
    """Say whether a draft answers enough chapters of the form for a missing answer to mean something."""
    return sum(any(answer.id.startswith(chapter) for answer in answers) for chapter in CHAPTERS) >= WHOLE


def asked_in(element: Element, application: Application, answers: tuple[Answer, ...]) -> str | None:
    """Return where the element is asked: its first answered question, else the form's; None if that is not known."""
    named = {*element.own[:1], *(question for _, question in element.asked)}
    for answer in answers:
        if answer.id in named:
            return answer.place
    question = dict(element.asked).get(application.form or "")
    if question is None:
        return None
    return place_of(question, "WP1" if question.startswith("management.") else None)
