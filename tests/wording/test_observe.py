"""What holds for all observations of wording, whatever the draft."""

from __future__ import annotations

from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser import calls, extraction, wording
from analyser.config import Config
from analyser.model.document import Document
from analyser.model.observation import Observation
from analyser.readers import txt
from analyser.text import detect

Seen: TypeAlias = tuple[Observation, ...]
KINDS = {
    "vague-wording", "empty-phrase", "long-sentence", "unexplained-abbreviation", "unsourced-claim", "generic-answer",
    "assistant-trace", "answer-too-thin", "mixed-language-answer", "repeated-answer", "question-part-not-answered",
}  # fmt: skip
PIECES = [
    "Innovation: ", "Vajadzības: ", "\n", " ", "Studies show that it works. ", "Pētījumi liecina, ka tas strādā. ",
    "various ", "dažādām aktivitātēm ", "as much as possible ", "close cooperation ", "PMKC ", "80 % of adults ",
    "**bold** ", "Certainly! Here is ", "[Your name] ", "The course is new. ", "Kurss ir jauns. ", "word " * 50,
    "(Smith, 2031) ",
]  # fmt: skip


def seen(text: str) -> tuple[Document, Seen]:
    document = txt.parse(text)
    language, _ = detect.languages(document)
    found = extraction.extract(document, calls.load(), language=language)
    return document, wording.observe(document, found.application, language, Config())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text(text: str) -> None:
    text = f"Needs: lessons.\n{text}"
    document, found = seen(text)
    assert found == seen(text)[1]
    told = [one for one in found if one.kind != "not-judged"]
    assert {one.kind for one in told} <= KINDS
    for one in told:
        for span in (one.span, *(span for span, _ in one.related)):
            assert span is not None
            assert document.quote(span).strip() == document.quote(span) != ""
    weighed = [(one.kind, one.place) for one in found if one.kind in {"vague-wording", "empty-phrase", "long-sentence"}]
    assert len(weighed) == len(set(weighed))


def test_without_a_form_the_sections_are_judged() -> None:
    document = Document("draft.txt", "txt", "Studies show that reading helps. The library is open.")
    found = wording.observe(document, None, "en", Config())
    assert [(one.kind, document.quote(one.span)) for one in found if one.span] == [
        ("unsourced-claim", "Studies show that reading helps.")
    ]


def test_every_phrase_is_evidence() -> None:
    document, found = seen(
        "Innovation: We hold various workshops for many people and publish numerous texts as far as possible."
    )
    one = next(one for one in found if one.kind == "vague-wording")
    quotes = [document.quote(span) for span in (one.span, *(span for span, _ in one.related)) if span]
    assert quotes == ["various", "many people", "numerous", "as far as possible"]
    assert dict(one.values)["count"] == 4


@pytest.mark.parametrize("name", ["md", "docx"])
def test_markdown_is_no_trace_in_a_markdown_file(name: str) -> None:
    document = Document("draft", name, "The course rests on **three pillars** and on the library.")
    kinds = [one.kind for one in wording.observe(document, None, "en", Config())]
    assert ("assistant-trace" in kinds) is (name == "docx")


def test_thresholds_can_be_set() -> None:
    text = "Innovation: We hold various workshops."
    document = txt.parse(text)
    application = extraction.extract(document, calls.load(), language="en").application
    strict = Config(thresholds={"wording.vague-wording-least": 1.0})
    assert "vague-wording" in {one.kind for one in wording.observe(document, application, "en", strict)}
    assert "vague-wording" not in {one.kind for one in wording.observe(document, application, "en", Config())}
