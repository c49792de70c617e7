"""What an answer shares with one document is one finding with every passage as evidence."""

from __future__ import annotations

from itertools import pairwise

from analyser.model.application import Application, Field
from analyser.model.finding import Confidence
from analyser.model.match import Match, MatchKind, Passage
from analyser.model.span import Span
from analyser.rules.originality._passages import COPIED, OTHERS, Shared, by_likeness, chosen, hits

ANSWERS = Application(
    fields=tuple(
        Field(id=f"answer.{start}", label="", owner=None, span=Span(start, end), characters=end - start, limit=None)
        for start, end in pairwise(range(0, 4000, 1000))
    )
)


def match(document: str, start: int, words: int, similarity: float = 1.0) -> Match:
    left = Passage("draft", Span(start, start + 5 * words), "")
    right = Passage(document, Span(0, 5 * words), "")
    kind = MatchKind.VERBATIM if similarity == 1 else MatchKind.NEAR
    return Match(left=left, right=right, similarity=similarity, kind=kind, words=words)


def found(*matches: Match, answers: Application | None = ANSWERS) -> tuple[Shared, ...]:
    return chosen(matches, COPIED, OTHERS, answers)


def test_passages_of_one_answer_from_one_document_are_one_finding() -> None:
    one, other, next_answer = match("a", 0, 40, 0.5), match("a", 500, 60), match("a", 1200, 50)
    assert [shared.matches for shared in found(one, other, next_answer)] == [(other, one), (next_answer,)]


def test_passages_outside_the_answers_stand_alone() -> None:
    assert len(found(match("a", 0, 40), match("a", 500, 60), answers=None)) == 2
    assert len(found(match("a", 5000, 40), match("a", 5500, 60))) == 2


def test_a_passage_goes_to_the_document_that_holds_most_of_its_answer() -> None:
    both = [match("b", 0, 40), match("a", 0, 40), match("b", 300, 30), match("a", 600, 20)]
    first, second = found(*both)
    assert [(m.right.document, m.words) for m in first.matches] == [("b", 40), ("b", 30)]
    assert [(m.right.document, m.words) for m in second.matches] == [("a", 20)]
    assert (first.others, second.others) == (1, 0)


def test_a_finding_counts_the_words_of_all_its_passages() -> None:
    several, single = hits(
        found(match("a", 0, 40, 0.5), match("a", 500, 60), match("a", 1200, 50)), by_likeness, "more"
    )
    values = dict(several.values)
    assert (values["count"], values["words"], values["alike"]) == (2, 100, round(100 * 100 / 140))
    assert (several.message, several.confidence) == ("more", Confidence.HIGH)
    assert [span.start for span, _ in several.spans] == [500, 0]
    assert (single.message, dict(single.values)["alike"]) == (None, 100)
