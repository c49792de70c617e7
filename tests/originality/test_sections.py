"""Passages and the draft's own questions: none runs from one answer into the next, and a copy keeps its own place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyser.config import Config
from analyser.model.application import Application, Field
from analyser.model.match import Match, MatchKind
from analyser.model.span import Span
from analyser.originality import Draft, round_matches
from analyser.originality.passages import outer
from analyser.originality.sections import Sections, sections
from analyser.originality.words import words
from tests.originality.texts import document, edited, text

QUESTIONS = ("What is new?", "Who does what and with whom?", "What comes after the project's end?")


def form(name: str, *answers: str) -> Draft:
    """Return a draft with a question above each answer."""
    content = ""
    fields: list[Field] = []
    for question, answer in zip(QUESTIONS, answers, strict=False):
        label = Span(len(content), len(content) + len(question))
        content += f"{question}\n"
        span = Span(len(content), len(content) + len(answer))
        content += f"{answer}\n"
        fields.append(Field(id=f"f{len(fields)}", label=question, span=span, characters=len(span), label_span=label))
    return Draft(name, document(name, content), Application(fields=tuple(fields)), "en")


def found(left: Draft, right: Draft) -> tuple[Match, ...]:
    matches = round_matches([left, right], None, Config()).matches
    for match in matches:
        for side, draft in ((match.left, left), (match.right, right)):
            assert draft.document.quote(side.span) == side.quote
            assert sum(side.span.overlaps(field.span) for field in _fields(draft)) == 1
            assert not any(field.label_span and side.span.overlaps(field.label_span) for field in _fields(draft))
    return matches


def _fields(draft: Draft) -> tuple[Field, ...]:
    return draft.application.fields if draft.application else ()


def _answer(match: Match, draft: Draft) -> str:
    return next(field.id for field in _fields(draft) if field.span.overlaps(match.left.span))


@pytest.mark.parametrize("rate", [0.0, 0.15])
def test_two_copied_answers_are_two_passages(rate: float) -> None:
    answers = text(1, 90), text(2, 90)
    left = form("a", *answers, text(5, 200))
    right = form("b", *(edited(answer, rate) for answer in answers), text(6, 200))
    assert [_answer(match, left) for match in found(left, right)] == ["f0", "f1"]


@pytest.mark.parametrize("rate", [0.35, 0.5])
def test_two_reworded_answers_are_no_one_passage(rate: float) -> None:
    answers = text(1, 150), text(2, 150)
    left = form("a", *answers, text(5, 200))
    right = form("b", *(edited(answer, rate) for answer in answers), text(6, 200))
    assert {_answer(match, left) for match in found(left, right)} <= {"f0", "f1"}


def test_an_answer_too_short_for_a_passage_counts_beside_a_copied_one() -> None:
    long, short = text(1, 90), text(2, 30)
    changed = short.split()
    changed[14] = "elsewhere"
    left, right = form("a", long, short), form("b", long, " ".join(changed))
    assert [_answer(match, left) for match in found(left, right)] == ["f0", "f1"]
    alone = form("c", text(7, 90), " ".join(changed))
    assert found(left, alone) == ()


def _prose(seed: int, count: int, *, turned: bool = False) -> str:
    """Return invented sentences, with the words of each in the opposite order if `turned`."""
    parts = [part.split() for part in text(seed, count).split(".") if part.strip()]
    return " ".join(" ".join(part[::-1] if turned else part).capitalize() + "." for part in parts)


def test_a_copy_inside_a_reworded_answer_keeps_its_own_place() -> None:
    copy = _prose(1, 39)
    left = form("a", f"{_prose(2, 130)} {copy} {_prose(3, 130)}", text(5, 200))
    right = form("b", f"{_prose(2, 130, turned=True)} {copy} {_prose(3, 130, turned=True)}", text(6, 200))
    matches = {match.kind: match for match in found(left, right)}
    assert set(matches) == {MatchKind.PARAPHRASE, MatchKind.NEAR}
    assert copy.removesuffix(".") in matches[MatchKind.NEAR].left.quote
    assert len(matches[MatchKind.NEAR].left.quote) < 1.5 * len(copy)
    assert matches[MatchKind.NEAR].left.span in matches[MatchKind.PARAPHRASE].left.span


def test_words_of_a_copy_inside_another_passage_are_counted_once() -> None:
    left, right = form("a", text(1, 90)), form("b", text(1, 90))
    (whole,) = found(left, right)
    part = replace(
        whole,
        left=replace(whole.left, span=Span(whole.left.span.start + 9, whole.left.span.end)),
        right=replace(whole.right, span=Span(whole.right.span.start + 9, whole.right.span.end)),
    )
    assert outer((whole, part)) == (whole,)


def test_a_question_is_a_section_of_its_own() -> None:
    content = "New? one two Why? three"
    cut = sections((Span(0, 4), Span(13, 17), Span(12, 12)), words(content))
    assert cut == Sections((1, 3, 4))
    assert [cut.of(word) for word in range(5)] == [0, 1, 1, 2, 3]
    assert cut.bounds(2, 5) == (1, 3)
    assert cut.bounds(4, 5) == (4, 5)
