"""How far a text speaks of some words."""

from __future__ import annotations

import pytest

from analyser.linking.heard import Sentences, name, telling
from analyser.model.span import Span

TEXT = "A cookbook of harbour soups.\nMarta prints the soups. In May we mend nets at the harbour."
LIST = Span(0, 28)


def read() -> Sentences:
    return Sentences(TEXT, [LIST], "en")


def test_words_of_one_sentence_are_heard_together() -> None:
    sentences = read()
    heard = sentences.hears({"harbour": 1.0, "soup": 1.0}, sentences.within([LIST]))
    assert heard.share == 1.0
    assert 0.3 < heard.together < 0.7


def test_what_stands_in_the_list_alone_is_not_heard() -> None:
    sentences = read()
    assert sentences.hears({"cookbook": 1.0}, sentences.within([LIST])).share == 0.0
    assert sentences.hears({"cookbook": 1.0}, ()).share == 1.0


def test_a_word_of_the_same_family_counts() -> None:
    assert read().hears({"harbours": 1.0}, ()).share == 1.0


def test_without_telling_words_nothing_is_missed() -> None:
    assert read().hears({}, ()).share == 1.0


@pytest.mark.parametrize(
    ("text", "language", "called"),
    [
        ("a harbour cookbook for families", "en", {"harbour", "cookbook"}),
        ("the map, with notes", "en", {"map"}),
        ("zivju zupu grāmata par ostu", "lv", {"zivs", "zupa", "grāmata"}),
    ],
)
def test_a_name_ends_where_a_word_joins(text: str, language: str, called: set[str]) -> None:
    assert set(name(text, language)) == called


@pytest.mark.parametrize(("text", "language"), [("mended nets", "en"), ("salabo tīklus", "lv")])
def test_what_is_done_tells_less_than_what_there_is(text: str, language: str) -> None:
    done, thing = telling(text, language).values()
    assert done < thing


def test_the_word_as_it_is_may_be_asked_for() -> None:
    sentences = read()
    assert sentences.hears({"harbours": 1.0}, (), exactly=True).share == 0.0
    assert sentences.hears({"harbour": 1.0}, (), exactly=True).share == 1.0


def test_sentences_that_hold_a_good_part_are_counted_and_what_is_lost_is_weighed() -> None:
    sentences = read()
    often, once = (sentences.hears({word: 1.0}, ()).often for word in ("soup", "net"))
    assert often > once
    assert sentences.hears({"zeppelin": 1.0}, ()).lost > sentences.hears({"soup": 1.0}, ()).lost == 0.0
