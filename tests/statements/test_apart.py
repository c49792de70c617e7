"""How many words of its own set a goal apart from the draft, by what else is known of it."""

from __future__ import annotations

from collections import Counter

import pytest

from analyser.model.span import Span
from analyser.statements.apart import Matter, stands_apart
from analyser.text.fold import bare
from analyser.text.lemmas import lemma

REST = (
    "Teachers read aloud ten minutes a day and count which books the children borrow. "
    "The children read and count, the teachers read and count, and each class counts the books that children borrow. "
    "Every class reads, the librarian counts 45 books for teachers and children, and the programme goes on. "
)


def told(goal: str, *, in_package: bool = False) -> str | None:
    text = REST + goal
    words = [bare(lemma(word.strip(".,").lower(), "en"))[:6] for word in text.split() if len(word) > 3]
    rest = frozenset(bare(lemma(word.strip(".,").lower(), "en"))[:6] for word in REST.split() if len(word) > 3)
    on = Matter(text=text, stems=Counter(words), planned=rest, characters=1000)
    found = stands_apart(Span(len(REST), len(text)), on, frozenset(), "en", in_package=in_package)
    return goal[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("goal", "in_package", "apart"),
    [
        ("By June 2028, the kilns in the workshop use 30 instead of 41 kilowatt hours.", True, True),
        ("By June 2028, 30 instead of 41 teachers count loudly.", True, False),
        (
            "By June 2028, the alumni newsletters have 900 subscribers. Teachers count the books children read.",
            False,
            True,
        ),
        (
            "By June 2028, children read 900 books. A subscriber of the alumni newsletter is no subscriber.",
            False,
            False,
        ),
        ("By June 2028, 45 teachers borrow skis, sledges and skates from a shed.", False, True),
        ("By June 2028, 45 teachers borrow sledges.", False, False),
        ("By June 2028, roofs of cottages are insulated with hemp for 40 000 EUR.", False, True),
        ("Roofs of cottages are insulated.", False, False),
    ],
)
def test_words_of_its_own_set_a_goal_apart(goal: str, in_package: bool, apart: bool) -> None:
    assert (told(goal, in_package=in_package) is not None) is apart
