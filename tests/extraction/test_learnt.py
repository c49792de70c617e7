"""The learnt model: how a draft is cut into units, what is learnt from marks, and how marks and rules are weighed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser import calls, readers
from analyser.extraction import drafted, extract, lines, weighed
from analyser.extraction.drafts import Draft
from analyser.extraction.learnt import learning, marked
from analyser.extraction.learnt.units import units
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from tests.extraction.drafts import built

OWN = (
    "KA210-ADU",
    "Call 2026",
    (1, "What hurts"),
    "Older readers of our three villages cannot tell a false message from a true one and lose money each month.",
    (1, "What we want to change"),
    "By May 2028 at least 60 of 80 older readers recognise seven of ten false messages, against 22 in 2025.",
    "By June 2028 the three libraries answer every call for help on the same day, which none does now.",
    (1, "What will be there afterwards"),
    "A card with ten questions in Latvian and Estonian. A course of six evenings with exercises.",
)


@dataclass(frozen=True)
class Stated:
    span: Span


def read(*parts: object, language: str = "en") -> Draft:
    return drafted(built(*parts), calls.load(), language=language)  # type: ignore[arg-type]


def texts(draft: Draft, kind: str) -> list[str]:
    marks = marked(draft, {})
    assert marks is not None
    return [draft.text(span) for span in marks.spans[StatementKind(kind)]]


@settings(deadline=None)
@given(st.text(alphabet="abc. ;:,\n\t()iv-1ĀŠ", max_size=200))
def test_units_hold_every_visible_character_once_and_cross_no_line(text: str) -> None:
    page = lines.read(Document(name="a", format="txt", text=text, blocks=(), anchors=()))
    found = units(page, "en")
    covered = "".join(text[unit.span.start : unit.span.end] for unit in found)
    assert sorted(c for c in covered if c.isalnum()) == sorted(c for c in text if c.isalnum())
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all("\n" not in text[unit.span.start : unit.span.end] for unit in found)


def test_clauses_and_counted_members_are_units_of_their_own() -> None:
    page = lines.read(built("The project will (i) train teachers, (ii) write a book; it also opens a library."))
    told = [page.text[u.span.start : u.span.end] for u in units(page, "en")]
    assert told == ["The project will", "(i) train teachers,", "(ii) write a book", "it also opens a library."]


def test_what_a_draft_in_its_own_words_states_is_marked() -> None:
    draft = read(*OWN)
    assert texts(draft, "objective") == [
        "By May 2028 at least 60 of 80 older readers recognise seven of ten false messages, against 22 in 2025.",
        "By June 2028 the three libraries answer every call for help on the same day, which none does now.",
    ]


def test_a_language_that_was_not_learnt_is_left_to_the_rules() -> None:
    assert marked(read("KA210-ADU", "Wir wollen lesen.", language="de"), {}) is None


def test_an_empty_draft_has_no_marks() -> None:
    marks = marked(read(""), {})
    assert marks is not None
    assert not any(marks.spans.values())


def test_a_second_reading_is_the_same() -> None:
    document = built(*OWN)
    first, again = (extract(document, calls.load(), language="en") for _ in range(2))
    assert first.application == again.application


def test_a_quotation_covers_the_units_that_read_like_it() -> None:
    draft = read("Aims", "We want two things. Pupils read more. By May 2028 they read ten books.")
    cut = units(draft.form.page, "en")
    labels = learning.labels(draft, cut, {"objectives": ["Pupils read **more**. By May 2028 they read ten books."]})
    assert labels == ["O", "O", "B-objective", "I-objective"]


def test_what_is_quoted_twice_is_marked_at_both_places() -> None:
    draft = read("Pupils read more books.", "Something else stands here.", "Pupils read more books.")
    labels = learning.labels(draft, units(draft.form.page, "en"), {"objectives": ["Pupils read more books."] * 2})
    assert labels == ["B-objective", "O", "B-objective"]


def test_what_the_rules_read_can_be_left_out_of_the_observations() -> None:
    seen = [["rule=B need", "-1|rule=none", "field=needs.addressed", "has=read"]]
    assert learning.without_rules(seen) == [["field=needs.addressed", "has=read"]]
    assert learning.without_rules(seen, answers=True) == [["has=read"]]


@pytest.mark.parametrize(
    ("known", "marks", "support", "expected"),
    [
        ([], [(0, 6)], 0.0, ["Pupils"]),
        ([(0, 10)], [(0, 11)], 0.0, ["Pupils rea"]),
        ([(0, 23)], [(0, 6), (12, 23)], 0.0, ["Pupils", "more books."]),
        ([(0, 6), (7, 11)], [(0, 23)], 0.0, ["Pupils", "read"]),
        ([(0, 6)], [], 0.0, []),
        ([(0, 6)], [], 0.5, ["Pupils"]),
    ],
    ids=["the model alone", "the rules' words", "parted", "kept apart", "without support", "with support"],
)
def test_marks_say_how_many_and_rules_say_which_words(
    known: list[tuple[int, int]], marks: list[tuple[int, int]], support: float, expected: list[str]
) -> None:
    draft = read("Pupils read more books.")
    found = weighed.weighed(
        draft,
        [Stated(Span(*one)) for one in known],
        [Span(*mark) for mark in marks],
        lambda _: support,
        (),
        lambda span, _: Stated(span),
    )
    assert [draft.text(one.span) for one in found] == expected


def test_what_is_told_again_counts_once_and_the_general_aim_is_no_objective() -> None:
    draft = read("The overall aim is better reading.", "60 pupils read ten books a year.", "60 pupils read ten books.")
    every = [Stated(unit.span) for unit in units(draft.form.page, "en")]
    once = weighed.once(draft, weighed.specific(draft, every), lambda *_: False)
    assert [draft.text(one.span) for one in once] == ["60 pupils read ten books a year."]


def test_a_summary_in_english_states_nothing_of_its_own_in_a_latvian_draft() -> None:
    latvian = "Līdz 2028. gada maijam 60 skolēni izlasa desmit grāmatas gadā un par tām stāsta citiem."
    draft = read(latvian, "By May 2028 sixty pupils read ten books a year and tell others about them.", language="lv")
    every = [Stated(unit.span) for unit in units(draft.form.page, "lv")]
    assert [draft.text(one.span) for one in weighed.own(draft, every)] == [latvian]


def test_a_printed_draft_with_headings_of_its_own_is_read_by_the_model_too() -> None:
    folder = Path(__file__).resolve().parents[2] / "corpora" / "drafts" / "sources"
    written = readers.read(folder / "vainaga-lente.lv.md", in_child=False)
    known = calls.load()
    typed, printed = (
        extract(replace(written, format=kind), known, language="lv").application for kind in ("docx", "pdf")
    )
    assert typed and printed and len(typed.results) > 1
    assert [one.text for one in printed.results] == [one.text for one in typed.results]
    assert [one.text for one in printed.objectives] == [one.text for one in typed.objectives]
