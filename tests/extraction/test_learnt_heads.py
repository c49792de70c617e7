"""Headings and labels in people's own words, as the learnt model reads them."""

from __future__ import annotations

from analyser.extraction import lines, revising
from analyser.extraction.catalogue import Kind, Label, Tier, load
from analyser.extraction.context import places
from analyser.extraction.learnt import headlearning
from analyser.extraction.learnt.headings import Told
from analyser.extraction.learnt.leads import Lead, Shape, leads
from analyser.extraction.marks import Mark, Option, Owner, What
from analyser.model.document import Block, BlockKind, Document
from analyser.model.span import Span

TEXT = (
    "The part that decides\nAim: to keep time. Sum: 40 000 EUR.\nGreen side. We travel by train.\n"
    "No label here at all, but a whole sentence."
)


def label(id: str, tier: Tier) -> Label:
    return Label(id=id, kind=Kind.FIELD, text="", words=("a", "b", "c"), form="KA220", language="en", tier=tier)


def page(text: str = TEXT, headings: tuple[int, ...] = (0,)) -> lines.Page:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = BlockKind.HEADING if number in headings else BlockKind.PARAGRAPH
        blocks.append(Block(kind=kind, span=Span(at, at + len(line)), level=1 if number in headings else 0))
        at += len(line) + 1
    return lines.read(Document(name="draft", format="docx", text=text, blocks=tuple(blocks)))


def test_leads_are_headings_and_words_before_a_mark() -> None:
    found = leads(page())
    assert [(TEXT[lead.span.start : lead.span.end], lead.shape) for lead in found] == [
        ("The part that decides", Shape.HEADING),
        ("Aim:", Shape.COLON),
        ("Sum:", Shape.INNER),
        ("Green side.", Shape.SENTENCE),
    ]


def test_marked_headings_are_found_in_order_and_a_heading_over_others_takes_their_part() -> None:
    marked = [
        {"text": "The part that decides", "asks": ["section"]},
        {"text": "Green side", "asks": ["needs.response"]},
    ]
    assert headlearning.labels(page(), leads(page()), marked) == ["section needs", "O", "O", "needs.response"]


def told(lead: Lead, *likely: tuple[str, float]) -> list[Told]:
    return [Told(lead, likely)]


def revised(marks: list[Mark], read: list[Told], form: str = "KA220") -> list[Mark]:
    return revising.revised(page(), marks, read, form, {})


def test_a_heading_becomes_a_package_with_its_name() -> None:
    (mark,) = revised([], told(leads(page())[0], ("package", 0.8), ("O", 0.2)))
    assert mark.what is What.PACKAGE and mark.owner is Owner.ITSELF
    assert mark.name is not None and TEXT[mark.name.start : mark.name.end] == "The part that decides"


def test_what_the_form_itself_asks_stays() -> None:
    options = (Option(label("needs.response", Tier.OFFICIAL), 100.0),)
    mark = Mark(span=leads(page())[0].span, what=What.FIELD, options=options, heading=True)
    assert revised([mark], told(leads(page())[0], ("package", 0.99))) == [mark]


def test_the_rules_keep_their_reading_where_the_model_doubts() -> None:
    options = (Option(label("activity.venue", Tier.SHORT), 100.0),)
    mark = Mark(span=leads(page())[1].span, what=What.FIELD, options=options, inline=True)
    (found,) = revised([mark], told(leads(page())[1], ("activity.lead", 0.6), ("activity.venue", 0.3)))
    best = max(found.options, key=lambda option: option.score)
    assert best.label.id == "activity.venue"


def test_a_question_of_the_project_leaves_the_package_above() -> None:
    first, second = leads(page())[0], leads(page())[3]
    marks = revised([], [*told(first, ("package", 0.9)), *told(second, ("impact.levels", 0.95))])
    assert [place.package for _, place in places(marks, TEXT)] == [0, None]


def test_other_languages_are_left_to_the_rules() -> None:
    mark = Mark(span=Span(0, 5), what=What.FIELD)
    assert revising.Reviser(load(), "KA220", "fr")(page(), [mark], []) == [mark]
