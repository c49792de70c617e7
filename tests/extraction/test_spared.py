"""Statements that their place in a series gives away."""

from __future__ import annotations

import pytest

from analyser import calls
from analyser.extraction import drafted, spared
from analyser.extraction.drafts import Draft
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from tests.extraction.drafts import application, built

MEASURES = {
    "en": (
        "Bakers who bake alone: 9 in 2025, target 30 in June 2028; source: test bake.",
        "Loaves sold: 40 in 2025, target 90 in June 2028; source: till.",
        "Mills that deliver: 1 in 2025, target 6 in May 2028; source: contracts.",
        "Ovens at night, target 12.",
    ),
    "lv": (
        "Maiznieki, kas cep vieni: 2025. gadā 9, 2028. gada jūnijā 30; avots: cepšanas tests.",
        "Pārdotie kukuļi: 2025. gadā 40, 2028. gada jūnijā 90; avots: kase.",
        "Dzirnavas, kas piegādā: 2025. gadā 1, 2028. gada maijā 6; avots: līgumi.",
        "Krāsnis naktī, mērķis 12.",
    ),
}


def draft(language: str, *lines: str, head: str) -> Draft:
    """Return a draft with one answer."""
    found = drafted(built("KA210-VET, call 2026", (1, head), *lines), calls.load(), language=language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "head", "series"),
    [
        (
            "en",
            "Objectives",
            (
                "Our first objective is about the night: by June 2028, 30 of 40 bakers bake alone.",
                "The second objective belongs to the mills: by May 2028 six of them deliver rye.",
                "The third objective answers to the town, where by May 2028 nine shops sell it.",
            ),
        ),
        (
            "lv",
            "Mērķi",
            (
                "Mūsu pirmais mērķis attiecas uz nakti: līdz 2028. gada jūnijam 30 no 40 maizniekiem cep vieni.",
                "Otrais mērķis skar dzirnavas: līdz 2028. gada maijam sešas no tām piegādā rudzus.",
                "Trešais mērķis domāts pilsētai, kur līdz 2028. gada maijam maizi pārdod deviņi veikali, tagad 2.",
            ),
        ),
    ],
)
def test_objectives_counted_out_in_running_text_are_all_read(language: str, head: str, series: tuple[str, ...]) -> None:
    known = draft(language, " ".join(series), "Then the ovens cool.", head=head)
    (answer,) = known.form.all("relevance.objectives")
    found = spared.counted_out(known, answer, StatementKind.OBJECTIVE)
    assert [known.text(one) for one in found] == list(series)


def test_what_the_objectives_serve_is_no_series_of_objectives() -> None:
    served = (
        "The first objective serves the main priority. The second objective serves skills. The third objective too."
    )
    known = draft("en", served, head="Objectives")
    (answer,) = known.form.all("relevance.objectives")
    assert spared.counted_out(known, answer, StatementKind.OBJECTIVE) == ()


@pytest.mark.parametrize(("language", "head"), [("en", "Indicators"), ("lv", "Rādītāji")])
def test_an_item_that_leaves_much_open_is_an_indicator_among_indicators(language: str, head: str) -> None:
    known = draft(language, *(f"• {one}" for one in MEASURES[language]), head=head)
    (answer,) = known.form.all("wp.indicators")
    text = known.form.page.text
    places = [text.index(one) for one in MEASURES[language]]
    read = [Span(at, at + 20) for at in places[:3]]
    assert [known.text(one) for one in spared.listed(known, answer, read)] == [MEASURES[language][3]]
    assert spared.listed(known, answer, read[:2]) == ()


@pytest.mark.parametrize(
    ("language", "head", "lines"),
    [
        (
            "en",
            "Objectives",
            ("By June 2028, 30 bakers bake alone.", "Quantitatively we count the loaves, from 3 to 9."),
        ),
        (
            "lv",
            "Mērķi",
            ("Līdz 2028. gada jūnijam 30 maiznieki cep vieni.", "Kvantitatīvi skaitām kukuļus, no 3 līdz 9."),
        ),
    ],
)
def test_a_sentence_that_says_how_it_is_measured_is_no_objective(
    language: str, head: str, lines: tuple[str, str]
) -> None:
    aims = application(
        built("KA210-VET, call 2026", (1, head), *(f"{n}. {one}" for n, one in enumerate(lines, 1))), language
    )
    assert len(aims.objectives) == 2
    left, measures = spared.parted(draft(language, *lines, head=head), aims.objectives)
    assert [[one.text for one in group] for group in (left, measures)] == [[lines[0]], [lines[1]]]
