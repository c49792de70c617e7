"""What the writer lists, labels or puts in a column counts before what is merely worded so."""

from __future__ import annotations

import pytest

from analyser.model.application import Application
from tests.extraction.drafts import Part, application, built

AIMS = (
    "What are the concrete objectives you would like to achieve and outcomes or results you would like to realise? "
    "How are these objectives linked to the priorities you have selected?"
)
GROUPS = "Please outline the target groups of your project and describe their identified needs."
NEEDS = "What needs do you want to address by implementing your project?"


def draft(question: str, *parts: Part, language: str = "en") -> Application:
    return application(built("KA210-ADU, call 2026", (3, question), *parts), language)


def objectives(found: Application) -> list[str]:
    return [one.text for one in found.objectives]


def test_numbered_labels_make_the_objectives_and_what_explains_them_none() -> None:
    found = draft(
        AIMS,
        "We have two objectives.",
        "Objective 1. By June 2027, 40 adults repair a bicycle alone. In 2025 only 4 of them could.",
        "Objective 2. By May 2027, three towns lend tools on Saturdays. We chose the day with the neighbours.",
        "A repair handbook explains each step (objective 1). Objective 2 serves the priority of participation.",
    )
    assert objectives(found) == [
        "By June 2027, 40 adults repair a bicycle alone. In 2025 only 4 of them could.",
        "By May 2027, three towns lend tools on Saturdays.",
    ]


def test_the_announcement_tells_objectives_from_results() -> None:
    found = draft(
        AIMS,
        "Projektam ir divi mērķi:",
        "1. Līdz 2027. gada jūnijam 40 pieaugušie paši salabo divriteni.",
        "2. Līdz 2027. gada maijam trīs novadi sestdienās aizdod darbarīkus.",
        "No šiem mērķiem paliks divi rezultāti:",
        "• rokasgrāmata divās valodās;",
        "• darbarīku karte ar 60 vietām.",
        language="lv",
    )
    assert [text[:13] for text in objectives(found)] == ["Līdz 2027. ga"] * 2
    assert [one.text for one in found.results] == ["rokasgrāmata divās valodās", "darbarīku karte ar 60 vietām."]


def test_a_list_beside_the_objectives_holds_results_though_nothing_announces_it() -> None:
    found = draft(
        AIMS,
        "SO1 (adults). By June 2027, 40 adults repair a bicycle alone.",
        "SO2 (towns). By May 2027, three towns lend tools on Saturdays.",
        "What will lie on the table:",
        "- a repair handbook;",
        "- a map of tools.",
    )
    assert len(found.objectives) == 2
    assert [one.text for one in found.results] == ["a repair handbook", "a map of tools."]


def test_results_between_semicolons_follow_their_announcement() -> None:
    found = draft(AIMS, "Konkrētie rezultāti ir šādi: rokasgrāmata; karte; divas filmas.", language="lv")
    assert [one.text for one in found.results] == ["rokasgrāmata", "karte", "divas filmas."]


@pytest.mark.parametrize(
    ("parts", "needs", "language"),
    [
        (("Need 1: bicycles rust. Of 60 we saw, 41 did.", "Need 2: nobody lends tools."), 2, "en"),
        (("Pirmā vajadzība: divriteņi rūsē. No 60 tā bija 41.", "Otrā vajadzība: nav darbarīku."), 2, "lv"),
        (("**Rust.** Of 60 bicycles, 41 do not brake.", "**Tools.** Nobody lends them. We asked 50."), 2, "en"),
        (("Bicycles rust. Of 60 we saw, 41 did.", "Nobody lends tools. We asked in three towns."), 2, "en"),
        (([["Need", "Evidence"], ["N1. Bicycles rust", "41 of 60 do"], ["N2. Tools lack", "We asked 50"]],), 2, "en"),
    ],
)
def test_each_labelled_paragraph_or_row_is_one_need(parts: tuple[Part, ...], needs: int, language: str) -> None:
    found = application(built("KA220-ADU, call 2026", (3, NEEDS), *parts), language)
    assert len(found.needs) == needs


def test_needs_and_groups_of_one_answer_are_told_apart() -> None:
    found = draft(
        GROUPS,
        "We asked 96 households. We see two needs:",
        "- Riders cannot repair a brake: 71 of 96 never did.",
        "- There is nobody to ask.",
        "Target groups:",
        "- riders over 50;",
        "- volunteers of the clubs.",
    )
    assert [one.text[:6] for one in found.needs] == ["Riders", "There "]
    assert [one.text for one in found.target_groups] == ["riders over 50", "volunteers of the clubs."]


def test_groups_in_one_paragraph_are_read_by_their_ordinals() -> None:
    found = draft(
        GROUPS,
        "The first target group is riders over 50. The second is volunteers of clubs; they need tools. "
        "Indirect groups are families.",
    )
    assert [one.text.split(" is ")[-1].split(" are ")[-1][:6] for one in found.target_groups] == [
        "riders",
        "volunt",
        "famili",
    ]


def test_an_objective_in_a_row_keeps_its_values() -> None:
    found = draft(
        AIMS,
        [
            ["No.", "Objective", "Now", "Then", "By"],
            ["1", "More adults repair a bicycle alone", "4", "40", "June 2027"],
            ["2", "More towns lend tools on Saturdays", "0", "3", "May 2027"],
        ],
    )
    assert [one.text.split("\t")[-1] for one in found.objectives] == ["June 2027", "May 2027"]


def test_values_under_the_head_target_are_no_objectives() -> None:
    found = application(
        built(
            "KA220-ADU, call 2026",
            (1, "Mērķi"),
            "Līdz 2027. gada jūnijam 40 pieaugušie paši salabo divriteni.",
            (1, "Rezultāti"),
            [["Rezultāts", "Mērķis"], ["Rokasgrāmata divās valodās", "2"], ["Darbarīku karte", "60 vietas"]],
        ),
        "lv",
    )
    assert len(found.objectives) == 1


def test_a_result_told_on_several_levels_is_one() -> None:
    found = application(
        built(
            "KA220-ADU, call 2026",
            (1, "Objectives and results"),
            "Objective 1: By June 2027, 40 adults repair a bicycle alone.",
            "Results:",
            "- R1: a repair handbook for adults;",
            "- R2: a map of tools.",
            (1, "Work packages"),
            (2, "WP2: Handbook"),
            (3, "Results"),
            "R1: repair handbook of 40 pages; R2: an online map.",
        ),
    )
    assert [(one.text.rstrip("."), one.work_package) for one in found.results] == [
        ("repair handbook of 40 pages", "WP2"),
        ("an online map", "WP2"),
    ]
