"""The language packs: data that code can rely on."""

from __future__ import annotations

import pytest

from analyser import languages
from analyser.text.fold import fold
from analyser.text.patterns import any_of, phrasebook, windows

REQUIRED = (
    "abbreviations",
    "stop_words",
    "vague_words",
    "empty_phrases",
    "relative_times",
    "evidence_sources",
    "verification_cues",
)


@pytest.mark.parametrize("code", languages.codes())
def test_pack_has_what_every_language_needs(code: str) -> None:
    pack = languages.pack(code)
    assert pack.code == code
    assert pack.name
    assert not [name for name in REQUIRED if not pack.phrases(name)]
    assert pack.table("numbers")
    assert pack.table("time_units")


@pytest.mark.parametrize("code", languages.codes())
def test_lists_hold_no_blank_and_no_pattern_of_nothing(code: str) -> None:
    pack = languages.pack(code)
    assert not [(n, p) for n, found in pack.lists.items() for p in found if p != p.strip() or p in {"", "*"}]


def test_unknown_language_is_neutral() -> None:
    pack = languages.pack("zz")
    assert (pack.words("stop_words"), pack.phrases("numbers"), dict(pack.table("numbers"))) == (frozenset(), (), {})
    assert languages.pack("lv-LV").name == "latviešu"
    assert any_of("zz", "vague_words").search("various") is None


@pytest.mark.parametrize(
    ("language", "name"), [("en", "evidence_sources"), ("lv", "people_nouns"), ("lv", "relative_times")]
)
def test_phrasebook_finds_what_the_pattern_finds(language: str, name: str) -> None:
    text = fold(
        "According to Eurostat and our survey, 80 teachers. Skolotājiem un pedagogiem, jaunatnes darbiniekiem līdz "
        "projekta beigām; projekta laikā. Report, reports, we asked."
    )
    by_pattern = [match.span() for match in any_of(language, name).finditer(text)]
    assert [(span.start, span.end) for span in phrasebook(language, name).find(text)] == by_pattern


def test_windows_are_apart_and_hold_their_anchor() -> None:
    import re

    text = "word " * 30 + "2026 " + "word " * 4 + "2027 " + "word " * 30 + "2028"
    found = list(windows(re.compile(r"\d+"), text, 20))
    assert len(found) == 2
    assert "2026" in text[slice(*found[0])]
    assert "2027" in text[slice(*found[0])]
    assert text[slice(*found[1])].endswith("2028")
