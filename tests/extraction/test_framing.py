"""Log-frames: tables that say in columns again what a draft states elsewhere."""

from __future__ import annotations

from analyser import calls
from analyser.extraction import drafted
from analyser.extraction.drafts import Draft
from analyser.extraction.framing import again, belongs_elsewhere
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from tests.extraction.drafts import built

AIM = "By May 2028 at least 20 of 24 teachers reach level 3."
FRAME = [
    ["Need", "Objective", "Activities", "Results", "Indicator: start, target, date, source"],
    ["N1 Torn sails", "O1 Mending of 30 sails", "A2.1", "R2.1", "41 %, 55 %, May 2028, test"],
    ["N2 Untrained staff", "O2 Teaching of 24 teachers", "A3.1", "R3.1", "3 of 24, 20 of 24, May 2028, visit"],
]


def draft() -> Draft:
    parts = built("KA220-VET", (1, "Objectives"), f"O2: {AIM}", (1, "Log-frame"), FRAME)
    return drafted(parts, calls.load(), language="en", learnt=False)


def at(found: Draft, words: str) -> Span:
    start = found.form.page.text.index(words)
    return Span(start, start + len(words))


def test_a_column_of_a_frame_tells_the_kind() -> None:
    found = draft()
    value, aim = at(found, "41 %, 55 %, May 2028, test"), at(found, "Mending of 30 sails")
    assert belongs_elsewhere(found, value, StatementKind.RESULT)
    assert belongs_elsewhere(found, value, StatementKind.INDICATOR)
    assert not belongs_elsewhere(found, aim, StatementKind.OBJECTIVE)
    assert not belongs_elsewhere(found, at(found, AIM), StatementKind.RESULT)


def test_a_code_says_that_a_frame_names_a_known_objective() -> None:
    found = draft()
    stated, named = at(found, AIM), at(found, "Teaching of 24 teachers")
    assert again(found, stated, named)
    assert not again(found, stated, at(found, "Mending of 30 sails"))
