from __future__ import annotations

import numpy as np
import pytest

from analyser.model.statement import StatementKind
from analyser.statements import classify, classify_all, regression, scores, training
from analyser.statements.classifier import LEXICAL, load, shipped
from analyser.statements.general import is_specific
from analyser.statements.gold import LANGUAGES, statements


def test_parts_share_no_project() -> None:
    for language in LANGUAGES:
        projects = [
            {one.project for one in statements(part, language)} for part in (*training.LEARNT, *training.HELD_OUT)
        ]
        assert sum(len(found) for found in projects) == len(set().union(*projects))


def test_spans_of_parts_are_words_of_the_text() -> None:
    for one in training.learning((*training.LEARNT, *training.HELD_OUT)):
        for span in one.parts.values():
            assert one.text[span.start : span.end].strip() == one.text[span.start : span.end] != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_reach_their_targets_on_unseen_projects(language: str) -> None:
    gold = [one for one in training.learning(("test",)) if one.language == language]
    wanted = {"en": 0.92, "lv": 0.90}[language]
    reached = {score.name: score.value for score in scores.letter_scores(gold) if score.language == language}
    assert min(reached.values()) >= wanted, reached


def test_kinds_on_words_alone_do_not_fall_behind() -> None:
    reached = scores.typing_scores(training.learning(("test",)), semantic=False)
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
    gram = rows @ rows.T
    shares = regression.fit(gram, labels, ("a", "b"), 0.001)
    assert regression.softmax(gram @ shares).argmax(axis=1).tolist() == [0, 0, 1, 1]
    assert (shares == regression.fit(gram, labels, ("a", "b"), 0.001)).all()


def test_general_statements_are_told_from_specific_ones() -> None:
    objective = StatementKind.OBJECTIVE
    assert not is_specific("To raise awareness and improve the quality of education.", "en", objective, semantic=False)
    assert is_specific(
        "To teach bakers' apprentices in Valmiera to weigh flour on a scale.", "en", objective, semantic=False
    )
    assert not is_specific("Veicināt inovācijas un Eiropas vērtības.", "lv", objective, semantic=False)
    assert is_specific("Iemācīt Valmieras maiznieku mācekļiem svērt miltus.", "lv", objective, semantic=False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("O2. Bakers weigh flour.", StatementKind.OBJECTIVE),
        ("T3.1 - Bakers weigh flour.", StatementKind.ACTIVITY),
        ("D4.2: flour scales", StatementKind.RESULT),
        ("KPI-6 | 12 bakers | register", StatementKind.INDICATOR),
    ],
)
def test_codes_name_the_kind(text: str, kind: StatementKind) -> None:
    assert classify(text, "en", semantic=False)[0] is kind


def test_a_level_of_language_is_no_code() -> None:
    assert classify("A2 certificates: none in 2026, 40 in 2028.", "en", semantic=False)[0] is not StatementKind.ACTIVITY


def test_macro_f1_by_hand() -> None:
    assert scores.macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx((2 / 3 + 2 / 3) / 2)
