"""The pages of the rules in a report."""

from __future__ import annotations

from analyser.reporters._html.cards import Part, cards, parts
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
        Part("Source", "Source: the form, second page"),
    )
    assert parts("") == ()


def test_each_rule_that_found_something_has_its_page_once() -> None:
    found = cards(analysis(3).findings, RULES)
    assert [card.code for card in found] == ["FRM002", "FRM004", "IND002", "LNK001", "WRT001"]
    assert [part.title for part in found[0].parts] == ["", "Bad", "Good", "Source"]
    assert cards(analysis().findings, ())[0].parts == ()
