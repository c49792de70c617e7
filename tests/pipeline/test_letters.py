"""A text file whose letters and marks are apart, as some systems save it, is understood as any other."""

from __future__ import annotations

import unicodedata

from analyser.config import Config
from analyser.model.analysis import Analysis
from analyser.pipeline import conclude, gather
from analyser.pipeline.facts import COMPOSED
from analyser.readers import txt

LATVIAN = """KA210-SCH - Maza mēroga partnerības skolu izglītībā
Uzsaukums 2026

Mērķi
Uzlabot skolēnu prasmes.

Mērķa grupas
60 piekto klašu skolēni, kuri mājās lasa reti
"""


def analysed(text: str) -> Analysis:
    return conclude(gather(txt.parse(text), Config()), Config())


def test_letters_apart_make_no_difference() -> None:
    whole, apart = analysed(LATVIAN), analysed(unicodedata.normalize("NFD", LATVIAN))
    assert apart.application
    assert apart.application == whole.application
    assert apart.findings == whole.findings
    assert apart.document.remarks == (COMPOSED,)
    assert all(apart.document.quote(e.span) == e.quote for finding in apart.findings for e in finding.evidence)


def test_a_text_whose_length_does_not_change_is_left_as_it_is() -> None:
    text = f"Objectives: 80 of 100 teachers measure 5 k\u2126 and 3 {chr(0x212B)} by month 18.\n"
    assert unicodedata.normalize("NFC", text) != text
    found = analysed(text)
    assert found.document.text == text
    assert not found.document.remarks
