"""Translated passages without a model: letters, numbers, glossary; runs only."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from analyser.config import Config
from analyser.originality import crosslingual
from analyser.originality.diagonals import paths
from analyser.originality.glossary import glossary
from analyser.originality.translation import Matrix, Runs, Text, Translated, csls, translated

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


def likeness(left: Sequence[str], right: Sequence[str]) -> Matrix:
    return crosslingual.likeness(crosslingual.featured(left), crosslingual.featured(right))


def found(left: Sequence[str], right: Sequence[str]) -> tuple[Translated, ...]:
    return translated(Text.of(left), Text.of(right), Runs.of(Config()), semantic=False)


def test_a_sentence_is_nearest_to_its_translation() -> None:
    scores = likeness((*LATVIAN, *OTHER_LATVIAN), (*ENGLISH, *OTHER_ENGLISH))
    assert scores[:4].argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_a_run_is_found_where_it_stands_give_or_take_two_sentences() -> None:
    left = (*OTHER_LATVIAN, *LATVIAN)
    right = (*OTHER_ENGLISH[:2], *ENGLISH, *OTHER_ENGLISH[2:])
    (run,) = found(left, right)
    assert (run.left_end, run.right_end) == (9, 6)
    assert run.left in {3, 4, 5}
    assert run.right in {0, 1, 2}


def test_one_sentence_is_no_evidence() -> None:
    left, right = (*OTHER_LATVIAN, LATVIAN[0]), (ENGLISH[0], *OTHER_ENGLISH)
    assert found(left, right) == ()


def test_sentences_that_correspond_here_and_there_are_no_translation() -> None:
    left = [line for pair in zip(OTHER_LATVIAN, LATVIAN, strict=False) for line in pair]
    right = [line for pair in zip(OTHER_ENGLISH, ENGLISH, strict=False) for line in pair]
    assert found(left, right) == ()


def test_the_dense_part_of_a_run_is_kept() -> None:
    left = (*LATVIAN[:3], *OTHER_LATVIAN[:2], LATVIAN[3], *OTHER_LATVIAN[2:])
    right = (*ENGLISH[:3], *OTHER_ENGLISH[:2], ENGLISH[3], *OTHER_ENGLISH[2:])
    (run,) = found(left, right)
    assert (run.left, run.left_end, run.right, run.right_end, run.pairs) == (0, 3, 0, 3, 3)


def test_the_correction_takes_off_what_is_near_to_everything() -> None:
    scores = np.array([[0.9, 0.1, 0.1], [0.85, 0.8, 0.1], [0.85, 0.1, 0.8]])
    assert csls(scores, 2)[1, 1] > csls(scores, 2)[1, 0]


def test_names_are_spelled_alike() -> None:
    assert crosslingual.spelled("Tchaikovsky") == crosslingual.spelled("Čaikovski")
    assert crosslingual.spelled("Roosevelt")[:3] == "ros"


@pytest.mark.parametrize(
    ("latvian", "english"),
    [("skolotājiem", "teachers"), ("bibliotēkas", "libraries"), ("nabadzība", "poverty"), ("mežos", "forests")],
)
def test_inflected_words_mean_the_same(latvian: str, english: str) -> None:
    plain = crosslingual.plain(latvian)
    assert glossary().concepts(plain) & glossary().concepts(english)


def test_a_short_form_needs_an_ending() -> None:
    assert glossary().concepts("darbos")
    assert not glossary().concepts("war") & glossary().concepts("karte")


def test_a_heading_in_one_language_is_no_translation() -> None:
    heading = "KA210-SCH - Small-scale partnerships in school education"
    other = "KA210-HED - Small-scale partnerships in higher education"
    assert likeness((heading, *LATVIAN), (other, *ENGLISH))[0, 0] == 0.0


def test_the_best_way_crosses_a_weak_pair_and_skips_a_sentence() -> None:
    values = np.full((6, 7), -0.2)
    for place in ((1, 2), (2, 3), (4, 5), (5, 6)):
        values[place] = 0.4
    values[3, 4] = -0.1
    ((score, path),) = paths(values, 0.1, 0.5)
    assert path == ((1, 2), (2, 3), (3, 4), (4, 5), (5, 6))
    assert score == pytest.approx(1.5)


def test_two_runs_are_both_found() -> None:
    values = np.full((8, 8), -0.5)
    for place in ((0, 4), (1, 5), (2, 6), (5, 0), (6, 1)):
        values[place] = 0.4
    assert [len(path) for _, path in paths(values, 0.1, 0.5)] == [3, 2]
