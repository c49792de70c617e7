"""Sentences: what ends one and what does not, in Latvian and English, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.text.sentences import sentences

ONE = {
    "lv": [
        "Projekts sākas 2026. gada 31. martam tuvojoties.",
        "Sanāksme notiek 2027. gada 31. martā plkst. 10.00 Rīgas 49. vidusskolā.",
        "Piedalās skolotāji, t. sk. mentori, vecāki u. c. interesenti.",
        "Piedalās skolotāji, t.sk. mentori un vecāki, t. i. ģimenes.",
        "Sk. pielikumu Nr. 3 un Nr. 4.",
        "Kursu vada dr. J. Bērziņa un prof. A. K. Liepa.",
        "Vidējais vērtējums ir 3,5 no 5, bet mērķis 4.2.",
        "Vēstules sūta uz info@piemers.lv vai www.piemers.lv/kurss.html pirms sākuma.",
        "Rīkosim 4. semināru un 5. izstādi XXI. gadsimta bibliotēkā.",
        "1. Uzlabot skolotāju prasmes",
        "a) Uzlabot skolotāju prasmes",
        "Kas? ko? kad? kur? kāpēc? un kā?",
    ],
    "en": [
        "We meet e.g. on Mondays, i.e. every week, cf. the plan.",
        "See No. 5 and Fig. 2 of Dr. J. R. Smith et al. in vol. 3.",
        "The score is 3.5 of 5, version 1.2.3 at https://www.example.org/a.b?c=d.e today.",
        "It costs approx. EUR 29,321.00 in the U.S. and elsewhere.",
        "O1. Raise the share of teachers",
        "2.1. Raise the share of teachers",
    ],
    "de": ["Das Treffen ist am 5. März 2027, d. h. in der 3. Phase, z. B. in Köln."],
}
ONE["lv"].append("Līdz 31.12.2027. 96 stūrmaņi ostā ienāk miglā.")
ONE["lv"].append("Līdz 30.11.2027. Ventas stūrmaņi ostā ienāk miglā.")
ONE["lv"] += [
    "VM3: līdz 31.05.2028. 18 skolotāju vērtējums pieaug no 2 līdz 4.",
    "- M3.1: **līdz 31.05.2028.** 18 skolotāji jūtas droši.",
    "M3.1 līdz 31.05.2028. 18 skolotāji jūtas droši.",
    "3. mērķis – ne vēlāk kā 31.05.2028. Ventas skolotāji jūtas droši.",
    "Otrais mērķis: pirms 31.05.2028. 18 skolotāji jūtas droši.",
]
TWO = {
    "lv": [
        ("Grupa klāj trīs nojumes līdz 31.05.2028.", "Padome piedalās sanāksmēs."),
        ("Kad: 31.05.2028.", "Skolotāji satiekas Liepājā."),
        ("Kurss notiek no 01.02.2028. līdz 31.05.2028.", "Skolotāji satiekas Liepājā."),
        ("Tas notiks 2027. gadā.", "Mēs rīkosim kursu."),
        ("Piedalās skolotāji u. c.", "Kurss ir jauns."),
        ("Tas sākas 2026.", "Nodarbības vada mentori."),
        ("Mērķis ir A.", "Tas ir sasniedzams."),
        ("Vai tas der?", "Jā!"),
        ("Darbojas kopš 2019. gada (sk. pielikumu).", "Skolā ir 40 skolotāji."),
    ],
    "en": [
        ("There is one answer: no.", "It is not enough."),
        ("We choose plan A.", "The others wait."),
        ("They came in 2026.", "Then they left."),
        ("We sell books etc.", "They are new."),
        ("He said “no.”", "She left."),
        ("Work package no. 2 ends in WP 2.", "The work goes on."),
    ],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in ONE.items() for text in texts])
def test_one_sentence(language: str, text: str) -> None:
    assert [text[s.start : s.end] for s in sentences(text, language)] == [text]


@pytest.mark.parametrize(("language", "pair"), [(code, pair) for code, pairs in TWO.items() for pair in pairs])
def test_two_sentences(language: str, pair: tuple[str, str]) -> None:
    text = " ".join(pair)
    assert tuple(text[s.start : s.end] for s in sentences(text, language)) == pair


def test_lines_and_cells_end_sentences() -> None:
    text = "A heading without a stop\nA cell\tanother cell\n• one • two"
    found = [text[s.start : s.end] for s in sentences(text, "en")]
    assert found == ["A heading without a stop", "A cell", "another cell", "• one", "• two"]


def test_a_wrapped_line_goes_on() -> None:
    text = "The folk high school of Rumba runs the course on Tuesdays from\nOctober and pays for the bus. The"
    wrapped = "The folk high school of Rumba runs the course on Tuesdays and\npays for the bus."
    assert len(sentences(wrapped, "en")) == 1
    assert len(sentences(text, "en")) == 3


def test_a_missing_blank_does_not_hide_an_end() -> None:
    text = "The course is completed.The library stays open."
    assert len(sentences(text, "en")) == 2
    assert len(sentences("See www.library.org.Rumba for all.", "en")) == 1


TEXTS = st.text(alphabet=st.sampled_from(list("aāBČ .!?…\n\t\"“”()12,;:•-'\u00a0")), max_size=120)


@given(TEXTS, st.sampled_from(["en", "lv", "de", None, "xx"]))
def test_every_visible_character_is_in_exactly_one_sentence(text: str, language: str | None) -> None:
    found = sentences(text, language)
    covered = [index for span in found for index in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, sign in enumerate(text) if not sign.isspace()} <= set(covered)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in found)
    assert list(found) == sorted(found)


@given(TEXTS)
def test_a_sentence_on_its_own_is_not_cut_at_lines(text: str) -> None:
    for span in sentences(text, "lv"):
        assert "\t" not in text[span.start : span.end]
