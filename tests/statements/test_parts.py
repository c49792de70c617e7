from __future__ import annotations

import pytest

from analyser import assets
from analyser.statements import indicator_parts
from analyser.statements.parts import part_spans, read_parts
from analyser.statements.tagging.tagger import COLLECTION, MODEL, opened


def test_the_ends_of_a_scale_are_no_values() -> None:
    found = indicator_parts("The teams rate clarity from 1 to 5 in March; the target is an average of 4.", "en")
    assert (found.baseline, found.target) == (None, "4")


@pytest.mark.parametrize(
    ("text", "language", "baseline", "target", "unit"),
    [
        ("The share rises from 54 % to 75 %.", "en", "54 %", "75 %", "%"),
        ("Vērtējums pieaug no 3,2 līdz 4,1 ballēm.", "lv", "3,2", "4,1", "ballēm"),
        ("Lessons cancelled: 27 to 10 lessons a month.", "en", "27", "10", "lessons"),
        ("One in three learners finds a job.", "en", None, "One in three", "learners"),
        ("Vismaz 80 % no 120 dalībniekiem līdz 18. mēnesim nokārto testu.", "lv", None, "80 %", "%"),
        ("Vismaz 6 meitenes no 18 dalībniekiem (saraksts).", "lv", None, "6", "meitenes"),
        ("Lietošanā 100 mācību pases.", "lv", None, "100", "mācību pases"),
        ("25 schools from 5 countries sign up.", "en", None, "25", "schools"),
        ("One hundred and twenty families plant a tree.", "en", None, "One hundred and twenty", "families"),
        ("Four fifths of the tutors answer in writing.", "en", None, "Four fifths", "tutors"),
        ("Visits to the archive: 0 - 3 000 - web counter - M24", "en", "0", "3 000", "Visits"),
        ("4 of 12 farms kept a log in 2025; 10 of 12 keep one in 2028", "en", "4 of 12", "10 of 12", "farms"),
        ("30+ employers offer a place", "en", None, "30", "employers"),
        ("65 % feel safe in 2028, up from 50 % in 2026", "en", "50 %", "65 %", "%"),
        ("Rādītājs: iesniegumi. Sākums: 7. Mērķis: 25.", "lv", "7", "25", "iesniegumi"),
        ("Pašreiz 18 pulciņi, 2029. gadā 26", "lv", "18", "26", "pulciņi"),
        ("Skolotāju skaits: no 15 (2026. gads) līdz 60", "lv", "15", "60", "Skolotāju"),
        (
            "Prasme: no 4 no 20 (20 %, 2026. gada janvāris) uz 54 no 72 līdz 2028. gadam",
            "lv",
            "4 no 20",
            "54 no 72",
            None,
        ),
        ("2/3 treneru iegūst nozīmīti", "lv", None, "2/3", "treneru"),
    ],
)
def test_values_and_units(text: str, language: str, baseline: str | None, target: str, unit: str | None) -> None:
    found = indicator_parts(text, language)
    assert (found.baseline, found.target, found.unit) == (baseline, target, unit)


@pytest.mark.parametrize(
    ("text", "language", "due"),
    [
        ("40 teachers use the kit in autumn 2028 (log)", "en", "autumn 2028"),
        ("40 teachers use the kit by the end of the 2027/28 school year", "en", "end of the 2027/28 school year"),
        ("40 teachers use the kit by late 2028", "en", "late 2028"),
        ("40 teachers use the kit by the second half of 2028", "en", "second half of 2028"),
        ("Cleaners at level 2: 20 % (M6) -> 50 % (M28)", "en", "M28"),
        ("Letters answered within a week: one in three before, two in three after", "en", None),
        ("Līdz 2028. gada vidum kursu beidz 40 skolotāji", "lv", "2028. gada vidum"),
        ("40 skolotāji lieto komplektu 2027./28. m. g.", "lv", "2027./28. m. g."),
        ("Indekss: 46 → 58 punkti, skolas mērījumi, maijs 2028", "lv", "maijs 2028"),
    ],
)
def test_due(text: str, language: str, due: str | None) -> None:
    assert indicator_parts(text, language).due == due


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("Quality of the kits: 8 or higher in the external peer review", "en", "external peer review"),
        ("Visits to the archive: 0 - 3 000 - Plausible - M24", "en", "Plausible"),
        ("At least 70 % of parents attend (data from the school portal)", "en", "school portal"),
        ("Skolēnu priekšlikumi, ko skola īsteno (gadā): 1 → 5", "lv", None),
        ("Atsauces presē: 6, LETA arhīvs, 2028. gada vasara", "lv", "LETA arhīvs"),
    ],
)
def test_verification(text: str, language: str, source: str | None) -> None:
    assert indicator_parts(text, language).verification == source


def test_a_model_keeps_the_bytes_it_reads_from() -> None:
    text = "The share of learners who pass rises from 54 % to 75 % by June 2028 (test)."
    model = opened(bytes(bytearray(assets.load("models", COLLECTION, MODEL))))
    others = [bytes(1_500_000) for _ in range(20)]
    assert len(others) == 20
    assert dict(read_parts(text, "en", model)) == dict(part_spans(text, "en"))
