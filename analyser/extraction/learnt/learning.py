"""Learns the marks: which units the quotations of an annotator cover, and the field fitted on many drafts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from analyser.extraction.drafts import Draft
from analyser.extraction.learnt.units import Unit
from analyser.extraction.weighed import answer_at
from analyser.model.span import Span
from analyser.statements.tagging.learning import fitted

KEYS = {
    "objectives": "objective",
    "activities": "activity",
    "results": "result",
    "indicators": "indicator",
    "needs": "need",
    "target_groups": "target_group",
}
"""The kinds as the files of marks name them; of two marks on one unit the earlier kind wins."""
_SETTINGS = {"c1": 0.3, "c2": 0.05, "max_iterations": 120, "feature.possible_transitions": True, "feature.minfreq": 2}
_RULES = ("rule",)
_ANSWERS = ("field=", "group=", "also=", "nth", "asked=", "in ", "label")
_WORDS = ("has=", "opens=", "begins=", "ends=", "lead=", "asked=", "h=", "hh=", "said=", "column=", "beside=")
_LIKE, _INSIDE = 70.0, 93.0
_PART, _WHOLE, _OPENING = 75.0, 20.0, 3.0
_LINES = 2
_LONGER = 1.15
_AGAIN, _BEFORE = 6.0, 1.0
_ASIDE = frozenset({"activity", "wp", "summary", "summary_en", "impact", "organisation"})
"""Groups of questions whose participants and audiences are no target groups of the project."""


def fit(sequences: Sequence[tuple[list[list[str]], list[str]]], out: Path) -> None:
    """Write the model fitted on the observations and labels of drafts: L-BFGS, no randomness."""
    fitted(sequences, _SETTINGS, out)


def without_rules(seen: Sequence[Sequence[str]], *, answers: bool = False) -> list[list[str]]:
    """Return observations without what the rules read, or also without the questions they found answered."""
    left = (*_RULES, *_ANSWERS) if answers else _RULES
    return [[sign for sign in signs if not sign.rpartition("|")[2].startswith(left)] for signs in seen]


def without_words(seen: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return observations without the words of units and headings: a model that also learns from these relies less on
    the wording of the drafts it knows."""
    return [[sign for sign in signs if not sign.rpartition("|")[2].startswith(_WORDS)] for signs in seen]


def labels(draft: Draft, found: Sequence[Unit], marks: Mapping[str, Sequence[str]]) -> list[str]:
    """Return "B-kind", "I-kind" or "O" of each unit; `marks` are quotations in the order of the draft, by kind."""
    texts = [_plain(draft.text(unit.span)) for unit in found]
    given = ["O"] * len(found)
    for key, kind in KEYS.items():
        used: set[int] = set()
        last = -1
        for quotation in marks.get(key, ()):
            place = _placed(_plain(quotation), texts, found, used, last)
            if place is None:
                continue
            first, end = place
            used.add(first)
            last = first
            if kind == "target_group" and _is_aside(draft, found[first].span):
                continue
            if given[first][0] != "B":
                given[first] = f"B-{kind}"
            for inner in range(first + 1, end + 1):
                given[inner] = f"I-{kind}" if given[inner] == "O" else given[inner]
    return given


def labels_of_spans(found: Sequence[Unit], spans: Mapping[str, Sequence[Span]]) -> list[str]:
    """Return the labels of units whose statements are known by their places."""
    given = ["O"] * len(found)
    for kind in KEYS.values():
        for span in spans.get(kind, ()):
            inside = [place for place, unit in enumerate(found) if unit.span.overlaps(span)]
            for order, place in enumerate(inside):
                if given[place] == "O" or (order == 0 and given[place][0] == "I"):
                    given[place] = f"{'I' if order else 'B'}-{kind}"
    return given


def _placed(
    wanted: str, texts: Sequence[str], found: Sequence[Unit], used: set[int], last: int
) -> tuple[int, int] | None:
    """Return the units, first and last, that read most like a quotation: new ones and later ones before others."""
    best: tuple[float, int, int] | None = None
    for first, text in enumerate(texts):
        if not text or not wanted:
            continue
        score, end, whole, at = fuzz.ratio(wanted, text), first, text, first
        while at + 1 < len(texts) and len(whole) < _LONGER * len(wanted) and _near(found, first, at + 1):
            at += 1
            whole = f"{whole} {texts[at]}"
            longer = fuzz.ratio(wanted, whole)
            if longer > score:
                score, end = longer, at
        if len(text) >= len(wanted) and (wanted in text or fuzz.partial_ratio(wanted, text) >= _INSIDE):
            opening = _OPENING if text.startswith(wanted) else 0.0
            score = max(score, _PART + _WHOLE * len(wanted) / len(text) + opening)
        if score < _LIKE:
            continue
        score -= (_AGAIN if first in used else 0.0) + (_BEFORE if first < last else 0.0)
        if best is None or score > best[0]:
            best = (score, first, end)
    return best[1:] if best else None


def _near(found: Sequence[Unit], first: int, other: int) -> bool:
    return found[other].line - found[first].line <= _LINES


def _is_aside(draft: Draft, span: Span) -> bool:
    answer = answer_at(draft, span)
    return answer is not None and answer.id.partition(".")[0] in _ASIDE


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
