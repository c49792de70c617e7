"""The pages of the rules in a report."""

from __future__ import annotations

from analyser.reporters._cards import Part, cards, parts
from analyser.reporters.rule import render_rule
from tests.reporters._analysis import RULES, analysis

PAGE = """A draft must say it.

    Two reasons,
    one of them good.

    Bad:
        Field:

        more of it

    Good:
        Field: an answer

    Source: the form,
    second page
    """


def test_a_docstring_is_cut_into_its_parts() -> None:
    assert parts(PAGE) == (
        Part("", "A draft must say it."),
        Part("", "Two reasons, one of them good."),
        Part("Bad", "Field:\n\nmore of it"),
        Part("Good", "Field: an answer"),
        Part("Source", "the form, second page"),
    )
    assert parts("") == ()


def test_each_rule_that_found_something_has_its_page_once() -> None:
    found = cards(analysis(3).findings, RULES)
    assert [card.code for card in found] == ["FRM002", "FRM004", "IND002", "LNK001", "WRT001"]
    assert [part.title for part in found[0].parts] == ["", "Bad", "Good", "Source"]
    assert cards(analysis().findings, ())[0].parts == ()


def test_the_page_of_a_rule_for_the_terminal() -> None:
    page = render_rule(RULES[0], "lv").decode().splitlines()
    assert page[0] == "FRM002 missing-mandatory-field (kļūda)"
    assert page[page.index("Slikti:") + 1] == "    Innovation:"
    assert page[page.index("Labi:") + 1] == "    Innovation: new"
    assert page[-1] == "Avots: KA210 un KA220 veidlapu sarkanās zvaigznītes"
