"""What could not be looked for is skipped with the reason, never passed in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyser import analyse
from analyser.config import Config
from analyser.model.analysis import Analysis
from analyser.model.observation import UNKNOWN_WORDS

HEAD = """KA210-SCH - Small-scale partnerships in school education
Call 2026
Project Title: Test

Priorities
Please select the most relevant priority according to the objectives of your project.
Environment and fight against climate change

Objectives
"""
SWEDISH = """Vi vill att eleverna läser mer och att lärarna hjälper varandra med olika metoder under hela läsåret.

Needs
Eleverna har svårt att läsa längre texter och skolan behöver nya metoder för lärarna och föräldrarna.

Activities
Activity 1: Kurs
Lärarna träffas i biblioteket och prövar metoderna tillsammans med eleverna och föräldrarna.
"""
ENGLISH = """By May 2027, 60 pupils read one book a month at home, twice as many as in the survey of 2025.

Needs
Pupils need help with longer texts, and the school lacks methods for teachers and parents.

Activities
Activity 1: Course
Teachers meet in the library and try the methods together with pupils and parents.
"""
BY_WORDS = (
    *("CON001", "CON002", "CON003", "CON004", "CON005", "CON006", "LNK009", "OBJ002", "OBJ003", "OBJ004", "OBJ005"),
    *("OBJ006", "OBJ007", "IND002", "IND003", "IND005", "IND006", "WRT001", "WRT002", "WRT005", "WRT006", "WRT007"),
    *("FRM009", "IND001", "IND004", "IND007", "WRT003", "WRT004"),
)


def analysed(folder: Path, text: str) -> Analysis:
    draft = folder / "draft.txt"
    draft.write_text(HEAD + text, encoding="utf-8")
    return analyse(draft, Config())


@pytest.fixture
def swedish(tmp_path: Path) -> Analysis:
    found = analysed(tmp_path, SWEDISH)
    assert found.language == "sv"
    return found


@pytest.mark.parametrize("code", BY_WORDS)
def test_a_rule_on_words_is_skipped_in_a_language_without_a_pack(swedish: Analysis, code: str) -> None:
    assert code not in {finding.code for finding in swedish.findings}
    assert (code, UNKNOWN_WORDS) in {(skip.code, skip.reason) for skip in swedish.skipped}


def test_the_same_rules_look_in_a_language_that_is_known(tmp_path: Path) -> None:
    found = analysed(tmp_path, ENGLISH)
    assert found.language == "en"
    assert UNKNOWN_WORDS not in {skip.reason for skip in found.skipped}
