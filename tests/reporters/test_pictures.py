"""The pictures hold what their tables hold."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date

import pytest

from analyser.i18n import translator
from analyser.model.analysis import People
from analyser.model.application import BudgetLine
from analyser.model.link import LinkMethod, TraceLink
from analyser.model.span import Span
from analyser.reporters import html
from analyser.reporters._html.effort import effort
from analyser.reporters._html.flow import BOX, GAP, flow
from analyser.reporters._html.logic import logic
from analyser.reporters._html.roundmap import roundmap, shared
from analyser.reporters._html.timeline import LABEL, WIDTH, timeline
from tests.reporters._analysis import Draft, analysis
from tests.reporters._round import NAMES, round_of_four


def test_a_row_shows_direct_links_and_those_over_one_step() -> None:
    found = logic(analysis())
    assert found
    first, second, third = found.rows
    assert [one.item.id for one in first.activities] == ["A2"]
    assert [(one.item.id, one.through) for one in first.results] == [("R1", "")]
    assert [(one.item.id, one.through) for one in first.indicators] == [("I1", "R1")]
    assert not second.activities + second.results + second.indicators
    assert second.nearest["A"].id == "A3"
    assert [(one.item.id, one.through) for one in third.results] == [("R1", "A1")]
    assert [item.id for item in found.alone] == ["A3", "A4", "R2"]


def test_a_link_that_is_only_the_likeliest_one_is_called_weak() -> None:
    given = analysis()
    assert given.links
    first = next(link for link in given.links if (link.source, link.target) == ("O1", "A2"))
    for score, weak in ((0.45, True), (0.5, False)):
        links = tuple(replace(link, score=score) if link is first else link for link in given.links)
        found = logic(replace(given, links=links))
        assert found
        assert [one.weak for one in found.rows[0].activities] == [weak]


def test_what_an_earlier_row_has_in_full_is_named_by_its_id_later() -> None:
    found = logic(analysis())
    assert found
    first, _, third = found.rows
    assert [one.told for one in (*first.results, *first.indicators)] == [False, False]
    assert [one.told for one in (*third.activities, *third.results, *third.indicators)] == [False, True, True]


def test_a_box_says_its_links() -> None:
    known = logic(analysis())
    assert known
    picture = flow(known)
    assert picture
    ties = {node.item.id: node.ties for node in picture.nodes}
    assert ties["R1"] == (
        ("A1", LinkMethod.STRUCTURE, 1.0),
        ("I1", LinkMethod.LEXICAL, 0.8),
        ("O1", LinkMethod.SEMANTIC, 0.7),
    )


def test_a_missing_kind_of_link_is_seen_in_table_and_picture() -> None:
    given = analysis()
    missed = tuple(
        replace(given.findings[0], code=code, place=place, evidence=(Draft().evidence("needs.addressed"),))
        for code, place in (("LNK005", "R1"), ("LNK004", "R1"), ("LNK007", "N1"))
    )
    known = logic(replace(given, findings=missed))
    assert known
    assert next(item for item in known.items if item.id == "R1").lacks == ("I", "A")
    assert [(gap.kind, gap.id, gap.code) for gap in known.gaps] == [("Need", "N1", "LNK007")]
    picture = flow(known)
    assert picture
    assert next(node for node in picture.nodes if node.item.id == "R1").alone
    page = html.render(replace(given, findings=missed), "en").decode()
    assert page.count("no indicator, no activity</text>") == 1
    assert "; no indicator; no activity" in page


def test_a_box_has_at_most_two_lines_and_no_opening_date() -> None:
    given = analysis()
    text = "By 31 May 2028 ninety-six learners in three schools have restored one window each"
    labels = (("O1", text.removeprefix("By 31 May 2028 ").capitalize()),)
    known = logic(replace(given, labels=labels))
    assert known
    picture = flow(known)
    assert picture
    assert picture.nodes[0].lines == ("Ninety-six learners in", "three schools have…")
    assert max(node.x for node in picture.nodes) + BOX < picture.width


def test_work_and_money_by_package_and_organisation() -> None:
    given = analysis()
    application = given.application
    assert application
    grid = (
        BudgetLine(part="WP2", organisation="P1", amount_eur=150_000.0, span=Span(0, 1)),
        BudgetLine(part="WP1", organisation="P1", amount_eur=40_000.0, span=Span(0, 1)),
        BudgetLine(part=None, organisation="P1", amount_eur=190_000.0, span=Span(0, 1)),
    )
    found = effort(replace(given, application=replace(application, budget=grid)), translator("en"))
    assert found
    assert [(part.id, part.bar) for part in found.parts] == [("WP1", 16), ("WP2", 84)]
    assert found.parts[1].activities == ("A1", "A2", "A3", "A4")
    first, second, *_ = found.organisations
    assert (first.share, first.bar, first.activities) == ("76\N{NO-BREAK SPACE}%", 76, ("A1", "A2", "A3", "A4"))
    assert (second.amount, second.bar, second.others) == ("", None, ("A1", "A2", "A3", "A4"))


def test_without_work_packages_the_activities_are_listed() -> None:
    given = analysis()
    application = given.application
    assert application
    found = effort(replace(given, application=replace(application, work_packages=())), translator("en"))
    assert found
    assert not found.packaged
    assert [part.id for part in found.parts] == ["A1", "A2", "A3", "A4"]
    nothing = replace(application, work_packages=(), activities=())
    assert effort(replace(given, application=nothing), translator("en")) is None


def test_people_and_days_are_those_of_the_part_else_of_its_activities() -> None:
    given = analysis()
    one, other = Draft().span("wp.indicators", words="participants"), Draft().span("wp.indicators", words="24")
    stated = (People(owner="A2", participants=(one,), days=(other,)), People(owner="P1", participants=(one, one)))
    found = effort(replace(given, people=stated), translator("en"))
    assert found
    assert [(part.people, part.days) for part in found.parts] == [((), ()), (("participants",), ("24",))]
    assert [part.people for part in found.organisations[:2]] == [("participants",), ()]
    page = html.render(replace(given, people=stated), "en").decode()
    assert "not stated" in page.partition('id="effort"')[2].partition("</section>")[0]


def test_links_to_unknown_statements_are_left_out() -> None:
    known = analysis()
    stray = TraceLink("O1", "A99", 0.9, LinkMethod.LEXICAL)
    found = logic(replace(known, links=(*(known.links or ()), stray)))
    assert found
    assert found.links == known.links


def test_every_statement_is_a_box_and_boxes_do_not_overlap() -> None:
    known = logic(analysis())
    assert known
    picture = flow(known)
    assert picture
    assert [node.item for node in picture.nodes] == list(known.items)
    for column in {node.x for node in picture.nodes}:
        heights = sorted(node.y for node in picture.nodes if node.x == column)
        assert all(after - before >= 40 for before, after in itertools.pairwise(heights))
    assert {node.item.id for node in picture.nodes if node.alone} == {"O2", "A3", "A4", "R2"}


def test_a_line_ends_at_its_boxes_and_passes_between_others() -> None:
    known = logic(analysis())
    assert known
    picture = flow(known)
    assert picture
    at = {node.item.id: node for node in picture.nodes}
    for curve in picture.curves:
        numbers = [int(part) for part in re.findall(r"\d+", curve.path)]
        assert numbers[0] == at[curve.source].x + BOX
        assert numbers[-2] == at[curve.target].x
        levels = [int(y) for y in re.findall(r"(\d+)H", curve.path)]
        for level in levels:
            assert not any(node.x == BOX + GAP and node.y < level < node.y + 30 for node in picture.nodes)


def test_nothing_is_drawn_when_links_were_not_computed() -> None:
    known = logic(replace(analysis(), links=None))
    assert known
    assert flow(known) is None


def test_bars_follow_the_dates() -> None:
    application = analysis().application
    assert application
    found = timeline(application)
    assert found
    assert [bar.activity.id for bar in found.bars] == ["A1", "A2", "A3"]
    assert [bar.outside for bar in found.bars] == [False, False, True]
    assert [activity.id for activity in found.undated] == ["A4"]
    assert found.bars[0].x < found.bars[1].x < found.bars[2].x
    assert found.bars[0].width > found.bars[1].width
    assert all(bar.x >= LABEL and bar.x + bar.width <= WIDTH for bar in found.bars)
    assert found.first == LABEL
    assert found.last < WIDTH


@pytest.mark.parametrize("end", [date(2026, 10, 31), date(2028, 9, 30), date(2031, 8, 31)])
def test_the_axis_fits_projects_of_any_length(end: date) -> None:
    application = analysis().application
    assert application
    short = replace(application, end=end, activities=tuple(a for a in application.activities if a.id == "A1"))
    found = timeline(short)
    assert found
    texts = [tick.text for tick in found.ticks if tick.text]
    assert 2 <= len(texts) <= 14


def test_no_timeline_without_dates() -> None:
    application = analysis().application
    assert application
    assert timeline(replace(application, activities=())) is None


def test_the_map_adds_up_what_two_documents_share() -> None:
    pairs = shared(round_of_four())
    assert [(pair.left, pair.right, pair.words, pair.passages) for pair in pairs] == [
        (NAMES[0], NAMES[1], 205, 2),
        (NAMES[1], NAMES[2], 40, 1),
    ]
    found = roundmap(round_of_four())
    assert found
    assert [dot.name for dot in found.dots] == sorted({NAMES[0], NAMES[1], NAMES[2]})
    assert found.chords[0].width > found.chords[1].width
    assert all(0 <= dot.label_x <= found.size and 0 <= dot.label_y <= found.size for dot in found.dots)


def test_a_large_round_draws_those_that_share_most() -> None:
    found = round_of_four()
    one = found.matches[0]
    many = tuple(
        replace(
            one, left=replace(one.left, document=f"a{n:03}"), right=replace(one.right, document=f"b{n:03}"), words=n
        )
        for n in range(1, 101)
    )
    drawn = roundmap(replace(found, matches=many))
    assert drawn
    assert len(drawn.dots) == 80
    assert drawn.left_out == 120
    assert len(drawn.pairs) == 100
    assert {dot.name for dot in drawn.dots} == {f"{side}{n:03}" for side in "ab" for n in range(61, 101)}


def test_a_round_that_shares_nothing_has_no_map() -> None:
    assert roundmap(replace(round_of_four(), matches=())) is None


def test_a_wrong_year_does_not_squeeze_the_others() -> None:
    application = analysis().application
    assert application
    first, *others = application.activities
    wrong = replace(first, id="A9", start=date(2062, 1, 1), end=date(2062, 2, 1))
    found = timeline(replace(application, activities=(wrong, first, *others)))
    assert found
    assert "A9" not in [bar.activity.id for bar in found.bars]
    assert [activity.id for activity in found.undated] == ["A9", "A4"]


def test_activities_alone_make_a_timeline_too() -> None:
    application = analysis().application
    assert application
    found = timeline(replace(application, start=None, end=None))
    assert found
    assert len(found.bars) == 3
    assert timeline(replace(application, start=date(1990, 1, 1))) is None
