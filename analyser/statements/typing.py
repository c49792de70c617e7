"""Says what a statement states: an objective, an activity, a result, an indicator, ..."""

from __future__ import annotations

import re

from analyser.model.statement import StatementKind

_CUES: tuple[tuple[StatementKind, str], ...] = (
    (StatementKind.INDICATOR, r"\bindicator|\bnumber of\b|\bshare of\b|rādītāj|\bskaits\b|\bīpatsvars\b"),
    (StatementKind.NEED, r"\black of\b|\blacks?\b|\bneeds?\b|trūkst|trūkum|vajadzīb"),
    (StatementKind.TARGET_GROUP, r"target group|mērķgrup|mērķa grup"),
    (
        StatementKind.OBJECTIVE,
        r"^(?:to\s)?(?:improve|increase|reduce|strengthen|raise|enable)|objective|mērķis|^(?:uzlabot|palielināt|samazināt|stiprināt|pilnveidot)",
    ),
    (StatementKind.RESULT, r"\bresults?\b|\bhandbook\b|\btoolkit\b|rezultāt|rokasgrāmat"),
    (StatementKind.ACTIVITY, r"\bworkshop|\btraining\b|\bmeeting|\borganis|\bseminār|\bmācīb|\bsanāksm|\borganizē"),
)


JUDGED = (StatementKind.OBJECTIVE, StatementKind.INDICATOR, StatementKind.ACTIVITY, StatementKind.RESULT)


def classify(
    text: str, language: str | None, *, among: tuple[StatementKind, ...] = tuple(StatementKind)
) -> tuple[StatementKind, float]:
    """Return the kind of a statement and how sure that is (0 to 1)."""
    lowered = text.lower()
    for kind, pattern in _CUES:
        if kind in among and re.search(pattern, lowered):
            return kind, 0.6
    return (StatementKind.OTHER if StatementKind.OTHER in among else among[0]), 0.3
