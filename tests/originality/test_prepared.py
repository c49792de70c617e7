"""A draft opened again: its masks are those it was prepared with."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.model.application import Application, Field
from analyser.model.document import Block, BlockKind, Document
from analyser.model.span import Span
from analyser.originality import Draft
from analyser.originality.mask import cover, form_wordings, known_mask
from analyser.originality.masking import label_spans, partners
from analyser.originality.prepared import opened, prepared
from analyser.originality.sentences import Stems, plain_stem
from analyser.originality.words import words
from tests.originality.texts import draft, text

NONE = np.zeros(0, dtype=np.uint64)


def form() -> Draft:
    """A draft with everything that is hidden: a wording of the form, a label, a cell, an address, a partner."""
    question = max(form_wordings(), key=len)
    lines = ["My own label", f"{text(1, 40)}.", question, "Short cell", "Partner E12345678", "https://a.example/b/c"]
    content = "\n".join(lines)
    label, answer, cell = (
        Span(content.index(line), content.index(line) + len(line)) for line in (*lines[:2], lines[3])
    )
    answered = Field(id="project.objectives", label=lines[0], label_span=label, span=answer, characters=len(answer))
    document = Document("f", "txt", content, (Block(BlockKind.CELL, cell),))
    return Draft("f", document, Application(fields=(answered,)))


@pytest.mark.parametrize("one", [form(), draft("plain", text(3)), draft("empty", ""), draft("signs", "… — 12 !")])
def test_the_words_of_an_opened_draft_are_masked_as_the_prepared_ones(one: Draft) -> None:
    ready = prepared(one, known_mask(), Stems(plain_stem))
    found = words(one.document.text)
    flags = cover(known_mask().flags(found.hashes), found, label_spans(one))
    again = opened(ready, NONE)
    assert again.flags.tolist() == flags.tolist()
    assert again.words.hashes.tolist() == found.hashes.tolist()
    assert again.flags.sum() == ready.masked


def test_the_draft_of_these_tests_hides_something_of_every_kind() -> None:
    one = form()
    again = opened(prepared(one, known_mask(), Stems(plain_stem)), NONE)
    for line in one.document.text.split("\n"):
        at = one.document.text.index(line)
        first, end = again.words.between(at, at + len(line))
        assert again.flags[first:end].all() == (line != f"{text(1, 40)}."), line


@given(st.text(alphabet="E12345 \t\nēx_-", max_size=40), st.sampled_from(["", "E12345678", "xE12345678", "E123456789"]))
def test_a_partner_is_known_by_a_whole_oid(around: str, oid: str) -> None:
    content = f"{around}{oid}{around}"
    lines = [line for line in re.split(r"[\n\t]", content) if re.search(r"\bE\d{8}\b", line)]
    assert {content[span.start : span.end] for span in partners(content)} == set(lines)
