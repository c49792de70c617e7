"""A round: passages, families, what does not count, and that no order shows."""

from __future__ import annotations

import random

from analyser.config import Config
from analyser.model.application import Application, Field, Organisation, Role
from analyser.model.document import Block, BlockKind, Document
from analyser.model.match import Match, MatchKind, Origin
from analyser.model.span import Span
from analyser.originality import Draft, RoundMatches, inside, round_matches
from analyser.originality.mask import form_wordings, programme_wordings
from tests.originality.texts import document, draft, edited, text

PASSAGE = text(100, 120)


def round_of(*drafts: Draft) -> RoundMatches:
    return round_matches(drafts, None, Config())


def test_a_passage_in_two_drafts_is_found_once() -> None:
    found = round_of(draft("b", f"{text(1)} {PASSAGE}"), draft("a", f"{PASSAGE} {text(2)}"), draft("c", text(3)))
    (match,) = found.matches
    assert (match.left.document, match.right.document) == ("a", "b")
    assert match.origin is Origin.ROUND
    assert match.common == 2
    assert not found.families


def test_the_order_of_drafts_does_not_matter() -> None:
    drafts = [draft(f"d{n}", f"{text(n)} {edited(PASSAGE, n / 20)}") for n in range(5)]
    shuffled = random.Random(3).sample(drafts, len(drafts))
    assert round_of(*drafts) == round_of(*shuffled)


def test_how_common_a_passage_is_is_counted() -> None:
    found = round_of(*(draft(f"d{n}", f"{text(n)} {PASSAGE}") for n in range(4)))
    assert {match.common for match in found.matches} == {4}


def pair_with(one: str, other: str) -> tuple[Match, ...]:
    return round_of(draft("a", f"{text(1)} {one}. {text(3)}"), draft("b", f"{text(2)} {other}. {text(4)}")).matches


def test_a_long_equal_run_counts_alone_and_a_shorter_one_does_not() -> None:
    assert [match.words for match in pair_with(text(101, 22), text(101, 22))] == [22]
    assert pair_with(text(101, 18), text(101, 18)) == ()


def test_an_edited_passage_counts_alone_from_forty_words_on() -> None:
    long, short = text(101, 60), text(101, 34)
    assert len(pair_with(long, edited(long, 0.15))) == 1
    assert pair_with(short, edited(short, 0.15)) == ()


def test_a_long_address_is_no_passage() -> None:
    address = f"https://school.example/{'/'.join(text(101, 30).replace('.', '').split())}"
    assert pair_with(address, address) == ()


def test_a_short_sentence_in_many_drafts_is_a_standard_one() -> None:
    sentence = text(101, 24)
    assert round_of(*(draft(f"d{n}", f"{text(n)}. {sentence}. {text(n + 50)}") for n in range(4))).matches
    assert not round_of(*(draft(f"d{n}", f"{text(n)}. {sentence}. {text(n + 50)}") for n in range(6))).matches


def test_two_drafts_that_quote_the_programme_share_nothing() -> None:
    guide = max(programme_wordings(), key=len)
    assert len(guide.split()) > 40
    assert pair_with(guide, guide) == ()


def test_a_phrase_in_most_of_a_large_round_is_masked_and_counted() -> None:
    found = round_of(*(draft(f"d{n:03}", f"{text(n, 60)} {PASSAGE}") for n in range(60)))
    assert not found.matches
    counted = dict(found.masked)["frequent prints"]
    assert not counted.startswith("0 ")


def test_form_text_never_makes_a_match() -> None:
    questions = [wording for wording in form_wordings() if len(wording.split()) >= 8]
    form = "\n".join(sorted(set(questions)))
    found = round_of(draft("a", f"{form}\n{text(1)}"), draft("b", f"{text(2)}\n{form}"))
    assert found.matches == ()
    assert found.families == ()


def test_near_duplicates_are_a_family() -> None:
    whole = text(7, 1500)
    found = round_of(draft("a", whole), draft("b", edited(whole, 0.15)), draft("c", text(8, 1500)))
    (family,) = found.families
    assert (family.kind, family.members) == ("application", ("a", "b"))
    assert family.similarity > 0.7


def _application(oid: str, spans: dict[str, Span]) -> Application:
    fields = tuple(Field(id=id_, label="", owner="P1", span=span, characters=len(span)) for id_, span in spans.items())
    first = Organisation(id="P1", name="Harbour Library", oid=oid, role=Role.COORDINATOR, span=Span(0, 0))
    return Application(organisations=(first,), fields=fields)


def _with_form(name: str, oid: str, before: str, passage: str, field: str) -> Draft:
    content = f"{before} {passage}"
    span = Span(len(before) + 1, len(content))
    return Draft(name, document(name, content), _application(oid, {field: span}), "en")


def test_text_of_the_same_applicant_is_its_own() -> None:
    drafts = [_with_form(n, "E10000001", text(i), PASSAGE, "needs.addressed") for i, n in enumerate("ab")]
    assert {match.origin for match in round_of(*drafts).matches} == {Origin.OWN}


def test_a_profile_of_the_same_organisation_does_not_count() -> None:
    drafts = [_with_form(n, "E10000001", text(i), PASSAGE, "organisation.presentation") for i, n in enumerate("ab")]
    found = round_of(*drafts)
    assert found.matches == ()
    assert dict(found.masked)["organisation profiles"] == "1"


def test_a_profile_of_another_organisation_counts() -> None:
    oids = ("E10000001", "E10000002")
    drafts = [_with_form(n, oids[i], text(i), PASSAGE, "organisation.presentation") for i, n in enumerate("ab")]
    assert len(round_of(*drafts).matches) == 1


def test_a_quotation_with_its_source_does_not_count() -> None:
    quoted = f"“{PASSAGE}” (County Library, 2024)"
    found = round_of(draft("a", f"{text(1)} {quoted}"), draft("b", f"{text(2)} {quoted}"))
    assert found.matches == ()
    assert dict(found.masked)["quotations with a source"] == "1"


def test_an_overview_the_form_repeats_is_no_repeated_passage() -> None:
    row = "\t".join(f"name {n}" for n in range(60))
    content = f"{row}\n{text(1)}\n{row}"
    blocks = []
    for start in (0, content.rindex("\n") + 1):
        at = start
        for part in row.split("\t"):
            blocks.append(Block(BlockKind.CELL, Span(at, at + len(part))))
            at += len(part) + 1
    table = Document("a", "docx", content, tuple(blocks))
    assert inside(table, None, "en", Config()).repeated == ()
    assert inside(document("a", content), None, "en", Config()).repeated != ()


def test_a_repeated_passage_is_found_inside_a_draft() -> None:
    content = f"{PASSAGE}\n{text(1)}\n{PASSAGE}"
    found = inside(document("a", content), None, "en", Config())
    (match,) = found.repeated
    assert match.left.span.start > match.right.span.start
    assert match.left.quote == match.right.quote
    assert match.origin is Origin.SELF
    assert match.kind is MatchKind.VERBATIM
    assert found.programme == ()


TITLES = [f"Activity details ({text(500 + n, 6)})" for n in range(12)]


def _export(name: str, seed: int) -> Draft:
    """Return a draft as a form prints it: a table of contents, then the titles with an answer below each."""
    contents = [*TITLES, "12 13 14 14 15"]
    lines = [*contents, *(line for n, title in enumerate(TITLES) for line in (title, text(seed + n, 30) + "."))]
    blocks, fields, at = [], [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        titled = number >= len(contents) and line in TITLES
        blocks.append(Block(BlockKind.HEADING if titled else BlockKind.PARAGRAPH, span))
        if number >= len(contents) and not titled:
            fields.append(Field(id="activity.content", label="", span=span, characters=len(line)))
        at = span.end + 1
    whole = Document(name, "pdf", "\n".join(lines), tuple(blocks))
    return Draft(name, whole, Application(fields=tuple(fields)), "en")


def test_tables_of_contents_and_headings_are_no_passage() -> None:
    assert round_of(_export("a", 300), _export("b", 400)).matches == ()


def test_the_same_lines_in_an_answer_are_a_passage() -> None:
    answer = ". ".join(TITLES)
    assert round_of(draft("a", f"{text(1)} {answer}"), draft("b", f"{text(2)} {answer}")).matches


def test_a_list_of_partners_is_no_passage() -> None:
    listed = "\n".join(f"Harbour Library of the {place} district (E100000{n} - LV)" for n, place in enumerate(
        ("northern", "southern", "eastern", "western", "inner", "outer", "upper", "lower", "older", "newer", "river",
         "forest", "coastal", "central"), start=10))  # fmt: skip
    assert round_of(draft("a", f"{text(1)}\n{listed}\n{text(3)}"), draft("b", f"{text(2)}\n{listed}")).matches == ()


BUDGETS = (
    "Evaluation: 14 days x EUR 180 = EUR 2,520. Open tables: 3 x EUR 600 = EUR 1,800. Webinar: 8 days x EUR 175 = "
    "EUR 1,400. Printing of 160 kits: 160 x EUR 8 = EUR 1,280. Total EUR 7,000. O1 to O3 by 30 June 2028. "
    "Coordinator: 18 months x 2 days x EUR 190 = EUR 6,840. Contacts: 2 x 9 days x EUR 165 = EUR 2,970. Rooms: 18 "
    "months x EUR 50 = EUR 900. Total EUR 10,710. R1 and R2 by 31 August 2028, R3 by 15 September 2028.",
    "Evaluation: 50 days x EUR 180 = EUR 9,000. Workshops: 5 x EUR 600 = EUR 3,000. Webinar: 9 days x EUR 175 = "
    "EUR 1,575. Printing of 100 guides: 100 x EUR 8 = EUR 800. Total EUR 14,375. O1 to O3 by 30 June 2028. "
    "Coordinator: 24 months x 2 days x EUR 190 = EUR 9,120. Contacts: 4 x 9 days x EUR 165 = EUR 5,940. Rooms: 24 "
    "months x EUR 50 = EUR 1,200. Total EUR 16,260. R1 and R2 by 31 August 2028, R3 by 30 September 2028.",
)


def test_budget_lines_and_dates_are_no_passage() -> None:
    drafts = [draft(name, f"{text(seed)}.\n{lines}\n{text(seed + 5)}") for name, seed, lines in
              zip("ab", (1, 2), BUDGETS, strict=True)]  # fmt: skip
    assert round_of(*drafts).matches == ()
