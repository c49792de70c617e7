"""Tokens, and the pipeline that must see the same ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.model.span import Span
from analyser.text.reading import read
from analyser.text.sentences import sentences
from analyser.text.tokens import TokenKind, tokens, words_and_spaces

TEXT = (
    "Dažādām aktivitātēm būs liela ietekme, t. sk. 80 % skolotāju.\n"
    "Nodarbības sākas 2026. gada 31. martā plkst. 10.00; cena 1 200,50 EUR (sk. www.skola.lv)."
)


def test_kinds_and_lemmas() -> None:
    found = tokens("Skolotājiem ir 1 200,50 EUR un info@skola.lv!", "lv")
    assert [(t.text, t.kind) for t in found] == [
        ("Skolotājiem", TokenKind.WORD),
        ("ir", TokenKind.WORD),
        ("1 200,50", TokenKind.NUMBER),
        ("EUR", TokenKind.WORD),
        ("un", TokenKind.WORD),
        ("info@skola.lv", TokenKind.ADDRESS),
        ("!", TokenKind.MARK),
    ]
    assert found[0].lemma == "skolotājs"
    assert found[0].norm == "skolotājiem"


@given(st.text(max_size=200))
def test_tokens_are_the_text(text: str) -> None:
    words, spaces = words_and_spaces(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert all(text[t.span.start : t.span.end] == t.text for t in tokens(text, None))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list('aāBČ .!?\n\t"()12,;•-')), max_size=80))
def test_pipeline_and_functions_see_the_same_sentences(text: str) -> None:
    assert read(text, "lv").sentences == sentences(text, "lv")


def test_phrases_in_any_case() -> None:
    reading = read(TEXT, "lv")
    found = [TEXT[s.start : s.end] for s in reading.phrases["empty_phrases"]]
    assert found == ["Dažādām aktivitātēm", "liela ietekme"]
    assert Span(0, 7) in reading.words


def test_a_form_with_another_base_is_compared_as_written() -> None:
    text = "A good school with better results."
    assert [text[s.start : s.end] for s in read(text, "en").phrases["vague_words"]] == ["better"]


@pytest.mark.parametrize("language", ["lv", "en", "xx"])
def test_pipeline_survives_saving(language: str, tmp_path: Path) -> None:
    import spacy

    from analyser.text.pipeline import nlp

    made = nlp(language)
    made.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    before, after = made(TEXT), loaded(TEXT)
    assert [s.text for s in before.sents] == [s.text for s in after.sents]
    assert [t.lemma_ for t in before] == [t.lemma_ for t in after]
    assert {k: [s.text for s in v] for k, v in before.spans.items()} == {
        k: [s.text for s in v] for k, v in after.spans.items()
    }
