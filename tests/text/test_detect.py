"""The language of texts, of short ones, of lists of names, and of documents."""

from __future__ import annotations

import pytest

from analyser.model.document import Document
from analyser.text import detect

TEXTS = {
    "lv": "Bibliotēkā katru nedēļu nāk cilvēki, kuri neprot pieteikties pie ārsta tīmeklī.",
    "en": "People come to the library every week because they cannot book a doctor on the web.",
    "lt": "Žmonės kiekvieną savaitę ateina į biblioteką, nes nemoka užsiregistruoti pas gydytoją.",
    "et": "Inimesed käivad igal nädalal raamatukogus, sest nad ei oska arsti juurde aega kinni panna.",
    "de": "Jede Woche kommen Menschen in die Bibliothek, weil sie keinen Arzttermin buchen können.",
    "fr": "Chaque semaine, des personnes viennent à la bibliothèque pour apprendre à écrire un message.",
    "es": "Cada semana vienen personas a la biblioteca porque no saben pedir cita con el médico.",
    "it": "Ogni settimana le persone vengono in biblioteca perché non sanno prenotare una visita.",
    "pl": "Co tydzień do biblioteki przychodzą ludzie, którzy nie potrafią umówić się do lekarza.",
}
NAMES = "The partners are Colegio San Andrés, Vilniaus Senvagės gimnazija and Szkoła Podstawowa, who met in 2024."


@pytest.mark.parametrize("code", TEXTS)
def test_sentence(code: str) -> None:
    assert detect.language(TEXTS[code])[0] == code


@pytest.mark.parametrize("code", TEXTS)
def test_fallback(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "_eldc_ready", lambda: False)
    found, score = detect.language(TEXTS[code])
    assert found == code
    assert 0.0 < score <= 1.0


def test_names_and_quotations_do_not_decide() -> None:
    assert detect.language(NAMES)[0] == "en"
    quoted = "Their motto is “mācāmies kopā, lai neviens nepaliktu viens pats savās mājās”, and all of them teach it."
    assert detect.language(quoted)[0] == "en"


@pytest.mark.parametrize("text", ["", "12 345", "WP2", "EUR", "…", "https://www.example.org/kursi"])
def test_too_little_says_nothing(text: str) -> None:
    code, score = detect.language(text)
    assert (code, score) == (None, 0.0) or len(text) > 8


def test_document_by_the_vote_of_its_paragraphs() -> None:
    lines = [TEXTS["lv"], "Colegio San Andrés", TEXTS["lv"], TEXTS["en"], "Budget"]
    main, shares = detect.languages(Document("draft.txt", "txt", "\n".join(lines)))
    assert main == "lv"
    assert [code for code, _ in shares] == ["lv", "en"]
    assert sum(share for _, share in shares) == pytest.approx(1, abs=0.001)


def test_document_of_short_lines_only() -> None:
    assert detect.languages(Document("draft.txt", "txt", "Skolotāju prasmes\nVajadzības un mērķi"))[0] == "lv"
    assert detect.languages(Document("draft.txt", "txt", "1\n2")) == (None, ())
