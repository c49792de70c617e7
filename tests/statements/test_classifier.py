from __future__ import annotations

import numpy as np
import pytest

from analyser.model.statement import StatementKind
from analyser.statements import classify, classify_all, regression, scores, training
from analyser.statements.classifier import LEXICAL, load, shipped
from analyser.statements.gold import LANGUAGES, statements


def test_parts_share_no_project() -> None:
    for language in LANGUAGES:
        projects = [{one.project for one in statements(part, language)} for part in ("train", "dev", "test", "fresh")]
        assert sum(len(found) for found in projects) == len(set().union(*projects))


def test_spans_of_parts_are_words_of_the_text() -> None:
    for one in training.learning(("train", "dev", "test", "fresh")):
        for span in one.parts.values():
            assert one.text[span.start : span.end].strip() == one.text[span.start : span.end] != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_reach_their_targets_on_unseen_projects(language: str) -> None:
    gold = [one for one in training.statements_of_test() if one.language == language]
    wanted = {"en": 0.92, "lv": 0.90}[language]
    reached = {score.name: score.value for score in scores.letter_scores(gold) if score.language == language}
    assert min(reached.values()) >= wanted, reached


def test_kinds_on_words_alone_do_not_fall_behind() -> None:
    reached = scores.typing_scores(training.statements_of_test(), semantic=False)
    assert min(score.value for score in reached) >= 0.70, reached


def test_plain_kinds() -> None:
    kinds = classify_all(
        ("To reduce waste in the canteens by 30 %.", "Number of loans per pupil.", "The target groups are pupils."),
        "en",
        semantic=False,
    )
    assert [kind for kind, _ in kinds] == [
        StatementKind.OBJECTIVE,
        StatementKind.INDICATOR,
        StatementKind.TARGET_GROUP,
    ]


def test_classify_keeps_to_the_kinds_asked_for() -> None:
    kind, certainty = classify("Boards of village associations.", "en", among=(StatementKind.RESULT,), semantic=False)
    assert kind is StatementKind.RESULT
    assert certainty == pytest.approx(1.0)


def test_stored_classifier_survives_the_round_trip() -> None:
    model = shipped(semantic=False)
    again = load(model.dump())
    assert again.vocabulary == model.vocabulary
    assert again.dump() == model.dump()
    assert LEXICAL.endswith(".npz")


def test_regression_separates_what_can_be_separated() -> None:
    rows = np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0], [0.1, 0.9]])
    labels = ["a", "a", "b", "b"]
    weights = regression.fit(rows, labels, ("a", "b"), 0.001)
    assert regression.probabilities(rows, weights).argmax(axis=1).tolist() == [0, 0, 1, 1]
    assert (weights == regression.fit(rows, labels, ("a", "b"), 0.001)).all()


def test_macro_f1_by_hand() -> None:
    assert scores.macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx((2 / 3 + 2 / 3) / 2)
