"""Folding keeps every offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyser.text.fold import bare, fold


@given(st.text())
def test_length_is_kept(text: str) -> None:
    assert len(fold(text)) == len(text) == len(bare(text))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert bare(bare(text)) == bare(text)


@given(st.text(), st.text())
def test_characters_are_folded_one_by_one(left: str, right: str) -> None:
    assert bare(left + right) == bare(left) + bare(right)


def test_latvian() -> None:
    assert fold("MĒRĶGRUPA Ērgļi") == "mērķgrupa ērgļi"
    assert bare("Šķūņu ĶĒDE, Łódź, Øster") == "skunu kede, lodz, oster"
