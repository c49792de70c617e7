"""Translated passages without a model: letters, numbers, glossary; runs only."""

from __future__ import annotations

import numpy as np

from analyser.config import Config
from analyser.originality import crosslingual
from analyser.originality.translation import Runs, csls, translated

LATVIAN = (
    "Bibliotēka 2024. gada martā jautāja deviņdesmit pieaugušajiem, kas viņus attur no kursiem.",
    "Divi no trim nosauca bailes lasīt skaļi, viens no trim autobusu pēc sešiem.",
    "Projekts divpadsmit pasniedzējiem dod metodi darbam pie virtuves galda.",
    "Metodi izmēģina 40 mācību dalībnieki trijos ciemos Igaunijā un Lietuvā.",
)
ENGLISH = (
    "In March 2024 the library asked ninety adults what keeps them away from courses.",
    "Two in three named the fear of reading aloud, one in three the bus after six.",
    "The project gives twelve tutors a method for work at the kitchen table.",
    "40 learners in three villages in Estonia and Lithuania try the method.",
)
OTHER_ENGLISH = (
    "The garden feeds the pupils of the valley.",
    "Rain fell on the roof of the old mill.",
    "Nobody measured how deep the well was.",
    "A gardener planted apple seeds beside the wall.",
    "The baker opened his shop before sunrise.",
)
OTHER_LATVIAN = (
    "Uz palodzes gulēja runcis.",
    "Zvejnieki laboja tīklus līdz vēlam vakaram.",
    "Aiz kalna sākās purvs.",
    "Vectēvs stāstīja par savu pirmo laivu.",
    "Sniegs kusa lēnām.",
)


def test_a_sentence_is_nearest_to_its_translation() -> None:
    scores = crosslingual.likeness((*LATVIAN, *OTHER_LATVIAN), (*ENGLISH, *OTHER_ENGLISH))
    assert scores[:4].argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_a_run_is_found_where_it_stands_give_or_take_two_sentences() -> None:
    left = (*OTHER_LATVIAN, *LATVIAN)
    right = (*OTHER_ENGLISH[:2], *ENGLISH, *OTHER_ENGLISH[2:])
    (run,) = translated(left, right, Runs.of(Config()), semantic=False)
    assert (run.left_end, run.right_end) == (9, 6)
    assert run.left in {3, 4, 5}
    assert run.right in {0, 1, 2}


def test_one_sentence_is_no_evidence() -> None:
    left, right = (*OTHER_LATVIAN, LATVIAN[0]), (ENGLISH[0], *OTHER_ENGLISH)
    assert translated(left, right, Runs.of(Config()), semantic=False) == ()


def test_the_correction_takes_off_what_is_near_to_everything() -> None:
    scores = np.array([[0.9, 0.1, 0.1], [0.85, 0.8, 0.1], [0.85, 0.1, 0.8]])
    assert csls(scores, 2)[1, 1] > csls(scores, 2)[1, 0]


def test_names_are_spelled_alike() -> None:
    assert crosslingual.spelled("Tchaikovsky") == crosslingual.spelled("Čaikovski")
    assert crosslingual.spelled("Roosevelt")[:3] == "ros"
