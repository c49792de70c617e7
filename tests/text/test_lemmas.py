"""Base forms, with the dictionary and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analyser import assets
from analyser.text import lemmas

FORMS = {
    "lv": {
        "skolotājiem": "skolotājs",
        "palielināsim": "palielināt",
        "apmācībās": "apmācība",
        "mērķgrupas": "mērķgrupa",
        "pieaugs": "pieaugt",
        "digitālās": "digitāls",
        "prasmes": "prasme",
        "jauniešu": "jaunietis",
        "Rokasgrāmatas": "rokasgrāmata",
    },
    "en": {"teachers": "teacher", "improved": "improve", "Children": "child"},
    "de": {"Lehrern": "lehrer"},
}


@pytest.mark.parametrize(("language", "form"), [(code, form) for code, forms in FORMS.items() for form in forms])
def test_base_form(language: str, form: str) -> None:
    assert lemmas.lemma(form, language) == FORMS[language][form]


def test_unknown_words_stay() -> None:
    assert lemmas.lemma("Zvabulonija", "lv") == "zvabulonija"
    assert lemmas.lemma("2026", "lv") == "2026"
    assert lemmas.lemma("Wort", "xx") == "wort"


@pytest.fixture
def nodictionary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(lemmas, "dictionary", lambda language: None)
    lemmas.lemma.cache_clear()
    yield
    lemmas.lemma.cache_clear()


@pytest.mark.usefixtures("nodictionary")
def test_simplemma_stands_in_for_thedictionary() -> None:
    assert lemmas.lemma("Rezultātiem", "lv") == "rezultāts"


def test_thedictionary_is_what_its_manifest_says() -> None:
    assert {"lv_LV.aff", "lv_LV.dic", "LICENSE.txt", "README.md"} <= set(assets.files("models", "hunspell-lv"))
    for name in assets.files("models", "hunspell-lv"):
        assets.load("models", "hunspell-lv", name)
