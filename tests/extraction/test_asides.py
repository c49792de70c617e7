"""What speaks of statements and states none, and the parts of a sentence that are one measure."""

from __future__ import annotations

import pytest

from analyser import calls
from analyser.extraction import drafted
from analyser.extraction.completed import completed
from analyser.extraction.drafts import Draft
from analyser.extraction.learnt.units import units
from analyser.extraction.logic import indicator_at
from analyser.model.application import Indicator
from analyser.model.span import Span
from tests.extraction.drafts import application, built

HEADS = {"en": ("Indicators", "Objectives"), "lv": ("Rādītāji", "Mērķi")}


@pytest.mark.parametrize(
    ("language", "aside"),
    [
        ("en", "Success is measured with I2, I4 and I7 (section 5.1)."),
        ("en", "Two colleagues read twelve logs independently, and where they differ a third decides."),
        ("en", "The interim report is handed in by 30 November 2027."),
        ("en", "Besides the figures we want to hear how the night shift sounds."),
        ("lv", "Panākumus mēra ar I2, I4 un I7 (5.1. nodaļa)."),
        ("lv", "Divi kolēģi lasa divpadsmit žurnālus neatkarīgi, un domstarpības izšķir trešais."),
        ("lv", "Noslēguma ziņojumu iesniedz līdz 30.11.2028."),
        ("lv", "Papildus skaitļiem gribam zināt, kā skan nakts maiņa."),
    ],
)
def test_what_tells_how_evaluation_is_done_is_no_indicator(language: str, aside: str) -> None:
    measure = {
        "en": "By June 2028, 30 of 40 bakers bake rye bread alone (9 in 2025); source: test bake.",
        "lv": "Līdz 2028. gada jūnijam 30 no 40 maizniekiem maizi cep vieni (2025. gadā 9); avots: cepšanas tests.",
    }[language]
    found = application(built("KA220-VET, call 2026", (1, HEADS[language][0]), f"{measure} {aside}"), language)
    assert [measure.startswith(one.text[:30]) for one in found.indicators] == [True]


@pytest.mark.parametrize(
    ("language", "announced", "first", "second"),
    [
        (
            "en",
            "We want to change who bakes at night, and we have put it into two objectives.",
            "Our first objective is that by June 2028, 30 of 40 bakers bake rye bread alone.",
            "Our second objective is that by May 2028 six bakeries pay the night hour.",
        ),
        (
            "lv",
            "Gribam mainīt, kurš cep naktī, un to esam ielikuši divos mērķos.",
            "Līdz 2028. gada jūnijam 30 no 40 maizniekiem rudzu maizi izcep vieni.",
            "Līdz 2028. gada maijam sešas ceptuves maksā par nakts stundu.",
        ),
    ],
)
def test_a_sentence_that_announces_objectives_is_none(language: str, announced: str, first: str, second: str) -> None:
    head = (1, HEADS[language][1])
    found = application(built("KA220-VET, call 2026", head, announced, first, second), language)
    assert announced not in [one.text for one in found.objectives]
    assert [first.endswith(one.text) or second.endswith(one.text) for one in found.objectives] == [True, True]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "First objective: baking. By June 2028, 30 of 40 bakers bake alone.",
                "Second objective: By May 2028, two.",
            ),
        ),
        (
            "lv",
            (
                "Pirmais mērķis: cept. Līdz 2028. gada jūnijam 30 maiznieki cep vieni.",
                "Otrais mērķis: Līdz maijam divi.",
            ),
        ),
    ],
)
def test_the_name_of_an_objective_is_no_part_of_it(language: str, lines: tuple[str, str]) -> None:
    found = application(built("KA220-VET, call 2026", (1, HEADS[language][1]), *lines), language)
    assert [one.text[:3] for one in found.objectives] == [{"en": "By ", "lv": "Līd"}[language]] * 2


@pytest.mark.parametrize(
    ("language", "package", "questions"),
    [
        (
            "en",
            "Work package 2: Rye",
            ("What qualitative indicators will measure success?", "What numerical indicators will measure success?"),
        ),
        (
            "lv",
            "2. darba pakotne. Rudzi",
            (
                "Ar kādiem kvalitatīviem rādītājiem mērīs sasniegumus?",
                "Ar kādiem skaitliskiem rādītājiem mērīs sasniegumus?",
            ),
        ),
    ],
)
def test_indicators_in_figures_are_the_quantitative_ones(
    language: str, package: str, questions: tuple[str, str]
) -> None:
    first, second = questions
    parts = ("KA220-VET, call 2026", (1, package), (2, first), "A baker tastes ten.", (2, second), "40 loaves by May.")
    found = application(built(*parts), language)
    assert [str(one.kind) for one in found.indicators] == ["qualitative", "quantitative"]


def test_the_label_of_a_question_asked_again_is_no_statement() -> None:
    question = "What qualitative indicators will you use to measure the level of the achievement of the work package?"
    parts = (
        "KA220-VET, call 2026",
        (1, "Work package 2: Rye"),
        (2, question),
        "A baker tastes ten loaves by May 2028.",
    )
    found = application(built(*parts, (2, question), "A miller smells the flour by June 2028."))
    assert [one.text[:8] for one in found.indicators] == ["A baker ", "A miller"]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        (
            "en",
            "By May 2028 a baker tastes each loaf of the trained. The figure is to rise from four to 18.",
            ("four", "18"),
        ),
        ("en", "The jury rates the crust by M10; a loaf goes on with an average of 3 or more.", (None, "3")),
        (
            "en",
            "The miller reads the notes in M12 and judges the dough; expected: in eight of ten.",
            (None, "eight of ten"),
        ),
        ("lv", "Maiznieks nogaršo katru klaipu. Šim skaitlim jāpieaug no 4 līdz 18.", ("4", "18")),
        ("lv", "No 88 uz 170 klaipiem; pārbaudām 2027. gada novembrī ar svariem.", ("88", None)),
    ],
)
def test_halves_of_a_measure_are_one(language: str, text: str, parts: tuple[str | None, str | None]) -> None:
    draft = drafted(built("KA220-VET, call 2026", text), calls.load(), language=language, learnt=False)
    found = completed(draft, units(draft.form.page, language), _clauses(draft, text))
    assert [one.text for one in found] == [text]
    assert [told for told, wanted in zip((found[0].baseline, found[0].target), parts, strict=True) if wanted] == [
        wanted for wanted in parts if wanted
    ]


def test_a_sentence_on_what_objectives_serve_is_no_result() -> None:
    found = application(
        built(
            "KA220-VET, call 2026",
            (1, "Results"),
            "- A handbook of rye bread in three languages;",
            "- The first and the second objective serve the priority on skills.",
            "- Our objectives are linked to the priority on digital readiness.",
        )
    )
    assert [one.text[:10] for one in found.results] == ["A handbook"]


def _clauses(draft: Draft, text: str) -> tuple[Indicator, ...]:
    """Return each sentence or clause of a text as an indicator of its own."""
    found = units(draft.form.page, draft.language)
    whole = draft.form.page.text.index(text)
    inside = [one.span for one in found if one.span.start >= whole]
    return tuple(indicator_at(draft, Span(one.start, one.end), None, None) for one in inside)
