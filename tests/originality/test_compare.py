"""Two documents: the passages they share."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.model.match import Match, MatchKind
from analyser.originality import compare
from tests.originality.texts import draft, edited, text

COPIED = text(1, 60)


def with_passage(seed: int, passage: str) -> str:
    return f"{text(seed, 80)}. {passage}. {text(seed + 1, 70)}"


def test_a_copied_passage_is_found_to_the_character() -> None:
    left, right = with_passage(10, COPIED), with_passage(20, COPIED)
    (found,) = compare(draft("a", left), draft("b", right))
    assert found.left.quote == found.right.quote == COPIED.rstrip(".")
    assert found.kind is MatchKind.VERBATIM
    assert found.similarity == 1.0
    assert found.words == 60


@pytest.mark.parametrize(("rate", "kind"), [(0.1, MatchKind.NEAR), (0.3, MatchKind.NEAR)])
def test_an_edited_passage_is_near(rate: float, kind: MatchKind) -> None:
    source = text(2, 200)
    found = compare(draft("a", with_passage(10, source)), draft("b", with_passage(20, edited(source, rate))))
    assert len(found) == 1
    assert found[0].kind is kind
    assert found[0].similarity == pytest.approx(1 - rate, abs=0.08)


def test_texts_without_a_common_passage_share_nothing() -> None:
    assert compare(draft("a", text(30, 2000)), draft("b", text(31, 2000))) == ()


@pytest.mark.parametrize("content", ["", "   \n", "one", "…"])
def test_texts_of_no_words_share_nothing(content: str) -> None:
    assert compare(draft("a", content), draft("b", COPIED)) == ()


def test_a_document_shares_all_of_itself() -> None:
    whole = draft("a", text(3, 5000))
    (found,) = compare(whole, whole)
    assert found.words == 5000


def test_passages_in_another_order_are_both_found() -> None:
    one, other = text(4, 70), text(5, 70)
    left = f"{one} {text(40, 60)} {other}"
    right = f"{other} {text(41, 60)} {one}"
    assert len(compare(draft("a", left), draft("b", right))) == 2


def test_sentences_in_another_order_and_other_words_are_a_paraphrase() -> None:
    sentences = [part.strip() for part in text(6, 160).split(".") if part.strip()]
    reworded = ". ".join(edited(part, 0.35, seed) for seed, part in enumerate(reversed(sentences))).replace(" x", " X")
    left = ". ".join(part.capitalize() for part in sentences) + "."
    right = ". ".join(part.capitalize() for part in reworded.split(". ")) + "."
    found = compare(draft("a", left), draft("b", right))
    assert any(one.kind is MatchKind.PARAPHRASE for one in found)


pieces = st.lists(st.sampled_from([text(n, 45) for n in range(50, 58)]), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(pieces, pieces)
def test_comparison_is_symmetric_and_quotes_the_text(one: list[str], other: list[str]) -> None:
    left, right = draft("a", "\n".join(one)), draft("b", "\n".join(other))
    found = compare(left, right)
    assert sorted(map(_key, found)) == sorted(_key(match.flipped()) for match in compare(right, left))
    for match in found:
        assert left.document.quote(match.left.span) == match.left.quote
        assert right.document.quote(match.right.span) == match.right.quote
        for here, there in match.equal:
            words = [
                side.quote[span.start : span.end].split() for side, span in ((match.left, here), (match.right, there))
            ]
            assert words[0] == words[1]


def _key(match: Match) -> tuple[object, ...]:
    return match.left.span, match.right.span, match.words, match.similarity, match.kind.value, match.equal
