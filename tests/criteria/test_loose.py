"""Parts of a draft whose headings ask, in the writer's own words, what no question was found for."""

from __future__ import annotations

import pytest

from analyser.config import Config
from analyser.criteria import observing
from analyser.criteria.answers import answer, answers
from analyser.model.application import Application, Field
from analyser.model.document import Document
from analyser.model.observation import Observation
from analyser.model.span import Span

PLAN = "When the money has gone\nFrom May 2028 the town of Cork pays both hours of the club, which Anna Berg leads."
PROMISE = "When the money has gone\nWe are convinced that what has been begun with so much heart does not stop."
LATVIAN = "Kas paliks pēc projekta\nEsam pārliecināti, ka tas, kas sākts ar tik lielu mīlestību, neapstāsies."


def observed(part: str, language: str) -> list[Observation]:
    filled = {"relevance.objectives": "Goals.\n", "partnership.tasks": "Tasks.\n", "activity.content": "Work.\n"}
    text, fields = "", []
    for question, words in filled.items():
        fields.append(Field(id=question, label="", span=Span(len(text), len(text) + len(words)), characters=len(words)))
        text += words
    document = Document("draft.txt", "txt", text + part)
    application = Application(action="KA220-SCH", language=language, fields=tuple(fields))
    rest = answer(document, "", part.partition("\n")[0], None, Span(len(text), len(text) + len(part)), language)
    found = observing.observe(application, answers(document, application, language), Config(), (rest,))
    return [one for one in found if one.kind == "no-use-after-the-end"]


def test_a_plan_below_an_own_heading_is_the_answer() -> None:
    assert observed(PLAN, "en") == []


@pytest.mark.parametrize(("part", "language"), [(PROMISE, "en"), (LATVIAN, "lv")])
def test_a_promise_below_an_own_heading_is_told_of_there(part: str, language: str) -> None:
    (found,) = observed(part, language)
    assert found.span is not None
    assert found.place == "impact.sustainability"
