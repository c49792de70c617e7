"""What the linkage rules show, and of what they judge a whole draft alone."""

from __future__ import annotations

import pytest

from analyser.model.application import Activity, ActivityPhase, Application, Objective, Result
from analyser.model.document import Document
from analyser.model.link import Linking
from analyser.rules import Context
from analyser.rules.linkage.lnk003_activity_without_objective import activity_without_objective
from analyser.rules.linkage.lnk004_result_without_activity import result_without_activity
from tests.linking.test_unheard import PLAN, span_of

AIM, TITLE, TOLD = "Riders mend brakes.", "Lantern walk", "Riders walk along the river at night."
LISTED = "A repair course, a lamp handbook and a card game."


def draft(plan: str, *phases: ActivityPhase) -> Context:
    text = f"{AIM}\n{TITLE}\n{TOLD}\n{LISTED}\n{plan}"
    activity = Activity(id="A1", title=TITLE, text=TOLD, span=span_of(text, TITLE), phases=frozenset(phases))
    coded = Result(id="R1", text=LISTED, span=span_of(text, LISTED), field="activity.results", code="R1")
    other = Result(id="R2", text=TOLD, span=span_of(text, TOLD), field="wp.results")
    application = Application(
        objectives=(Objective(id="O1", text=AIM, span=span_of(text, AIM)),),
        activities=(activity,),
        results=(coded, other),
    )
    game = span_of(text, "a card game")
    linking = Linking(links=(), parts=(("R1", game),))
    return Context(document=Document("draft", "txt", text), application=application, linking=linking)


def test_an_activity_is_shown_with_the_beginning_of_its_description() -> None:
    context = draft("")
    (hit,) = activity_without_objective(context)
    assert [context.document.quote(span) for span, _ in hit.spans] == [TITLE, TOLD]


@pytest.mark.parametrize(
    ("plan", "phase", "found"),
    [
        ("", ActivityPhase.SHARING, 0),
        (PLAN, ActivityPhase.SHARING, 1),
        (PLAN, ActivityPhase.EVALUATION, 0),
    ],
)
def test_what_shares_results_is_judged_in_a_whole_draft(plan: str, phase: ActivityPhase, found: int) -> None:
    assert len(list(activity_without_objective(draft(plan, phase)))) == found


def test_of_listed_things_the_one_that_nothing_makes_is_shown() -> None:
    context = draft("")
    hits = {hit.place: context.document.quote(hit.spans[0][0]) for hit in result_without_activity(context)}
    assert hits == {"R1": "a card game", "R2": TOLD}
