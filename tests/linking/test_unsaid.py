"""Needs, groups and results that the rest of a draft never names."""

from __future__ import annotations

from analyser.linking.unsaid import unsaid
from analyser.model.application import Application, Field, Need, Result
from analyser.model.document import Document
from analyser.model.span import Span

WORDS = [
    a + b + c for a in "bdfghklm" for b in "aeiou" for c in ("rter", "ndel", "ssot", "ltra", "mper", "rgan", "stil")
]
SLEEP = "Riders suffer from insomnia, nightmares and headaches."
BRAKES = f"Riders cannot mend brakes: {WORDS[0]} {WORDS[1]} {WORDS[2]}."


def told(plan: str, *needs: str, language: str | None = "en") -> list[tuple[str, str]]:
    answer = "\n".join(needs)
    document = Document(name="draft", format="txt", text=f"{answer}\n{plan}")
    spans = [Span(answer.index(need), answer.index(need) + len(need)) for need in needs]
    field = Field(
        id="needs.addressed",
        label="Needs",
        owner=None,
        span=Span(0, len(answer)),
        label_span=Span(0, 0),
        characters=len(answer),
        limit=None,
        confidence=1.0,
    )
    application = Application(
        action="KA210-ADU",
        fields=(field,),
        needs=tuple(
            Need(id=f"N{n}", text=need, span=at) for n, (need, at) in enumerate(zip(needs, spans, strict=True), 1)
        ),
    )
    return [(one.statement, one.kind) for one in unsaid(document, application, language)]


def test_a_need_of_words_that_stand_nowhere_else_is_told() -> None:
    assert told(" ".join(WORDS), BRAKES, SLEEP) == [("N2", "O")]


def test_a_need_the_plan_speaks_of_is_not_told() -> None:
    assert told(" ".join([*WORDS, "an evening on insomnia, nightmares, headaches"]), SLEEP) == []


def test_of_an_outline_nothing_is_said() -> None:
    assert told("An evening on brakes.", SLEEP) == []


def test_a_language_without_stop_words_is_not_judged() -> None:
    assert told(" ".join(WORDS), SLEEP, language=None) == []


def test_a_result_of_an_activity_is_not_judged() -> None:
    text = f"A card game for riders with pockets.\n{' '.join(WORDS)}"
    document = Document(name="draft", format="txt", text=text)
    at = Span(0, text.index("\n"))

    def found(activity: str | None) -> int:
        result = Result(
            id="R1", text=document.quote(at), work_package=None, activity=activity, span=at, field="wp.results"
        )
        return len(list(unsaid(document, Application(action="KA210-ADU", results=(result,)), "en")))

    assert (found("A1"), found(None)) == (0, 1)
