"""Guesses what labels in a language without a catalogue mean, by the order of the form.

A translated question is about as long as the original, so questions in an unknown language can be
aligned with the form's own as sentences of a translation are: monotonously, at the least
difference of length (Gale and Church, "A program for aligning sentences in bilingual corpora",
1993). What is guessed carries a confidence below 1; a form that is too unlike yields nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, log

from analyser import config
from analyser.extraction.catalogue import Catalogue, Kind, Tier
from analyser.extraction.context import Place
from analyser.extraction.cutting import Answer
from analyser.extraction.folding import fold
from analyser.extraction.lines import Line, Page
from analyser.model.call import ActionRules, FieldKind
from analyser.model.document import BlockKind
from analyser.model.span import Span


@dataclass(frozen=True, slots=True)
class Unknown:
    """A question no catalogue knows, with the text below it."""

    label: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form: its place in the order, the lengths of its English wordings, the limit of its text."""

    id: str
    rank: int
    lengths: tuple[int, ...]
    limit: int | None
    text: bool


def inferred(
    page: Page, loose: Sequence[Span], answers: Sequence[Answer], catalogue: Catalogue, rules: ActionRules
) -> tuple[Answer, ...]:
    """Return answers to form-level questions whose labels were guessed, in order of place.

    A question that stands more than once is asked of each organisation or activity and is left alone.
    """
    every = [entry for span in sorted(loose) for entry in _unknown(page, span)]
    asked = Counter(fold(page.text[entry.label.start : entry.label.end]) for entry in every)
    unknown = [entry for entry in every if asked[fold(page.text[entry.label.start : entry.label.end])] == 1]
    if len(unknown) < _number("inference-labels"):
        return ()
    known = {answer.id for answer in answers}
    questions = [q for q in _questions(catalogue, rules) if q.id not in known]
    if len(unknown) < _number("inference-density") * sum(question.text for question in questions):
        return ()
    ranks = catalogue.ranks.get(rules.action, {})
    bounds = [_bounds(entry, answers, ranks) for entry in unknown]
    confidence = _number("inference-confidence")
    return tuple(
        Answer(
            id=question.id,
            label=page.text[entry.label.start : entry.label.end],
            span=entry.value,
            label_span=entry.label,
            place=Place(),
            confidence=confidence,
            official=False,
        )
        for entry, question in _aligned(unknown, bounds, questions)
    )


def _number(name: str) -> float:
    return config.default_thresholds()[f"extraction.{name}"]


def _unknown(page: Page, span: Span) -> Iterator[Unknown]:
    """Yield the questions inside a stretch that belongs to nothing: lines that ask, with text below."""
    lines = [line for line in page.lines if line.span in span]
    asking = [number for number, line in enumerate(lines) if _asks(page, line)]
    for at, following in pairwise([*asking, len(lines)]):
        value = page.trim(lines[at].span.end, lines[following - 1].span.end)
        if at + 1 < following and len(value):
            yield Unknown(lines[at].span, value)


def _asks(page: Page, line: Line) -> bool:
    text = page.text[line.span.start : line.span.end].rstrip("*_ ")
    if len(line.words) < 3 or text.endswith("?"):
        return len(line.words) >= 3
    alone = page.text[: line.span.start].rstrip(" ").endswith("\n\n") and _sits_on_text(page, line)
    return text.endswith(".") and (line.kind is BlockKind.HEADING or (alone and len(line.words) >= _REQUEST))


def _sits_on_text(page: Page, line: Line) -> bool:
    """Say whether a paragraph follows at once, as an answer follows "Please describe ..."."""
    return (
        page.text[line.span.end : line.span.end + 1] == "\n" and page.text[line.span.end + 1 : line.span.end + 2] > " "
    )


def _questions(catalogue: Catalogue, rules: ActionRules) -> list[Question]:
    """Return the form's own questions that are asked once, in order."""
    ranks = catalogue.ranks.get(rules.action, {})
    lengths: dict[str, list[int]] = {}
    for label in catalogue.labels:
        ours = label.form in (rules.action, "common") and label.language == "en"
        if ours and label.kind is Kind.FIELD and label.tier is Tier.OFFICIAL and len(label.words) >= 5:
            lengths.setdefault(label.id, []).append(len(label.text))
    found = []
    for name, rank in sorted(ranks.items(), key=lambda entry: entry[1]):
        rule = rules.field(name)
        if name in lengths and rule is not None and name.startswith(_ONCE):
            limit = rule.characters.value if rule.characters else None
            found.append(Question(name, rank, tuple(lengths[name]), limit, rule.kind is FieldKind.TEXT))
    return found


_REQUEST = 6
_CHOICE = 100
_OTHER_WORDING = 0.1
_ONCE = ("priorities.addressed", "relevance.", "needs.", "partnership.", "impact.", "summary.")


def _bounds(entry: Unknown, answers: Sequence[Answer], ranks: Mapping[str, int]) -> tuple[int, int]:
    """Return the ranks of the nearest labels that are known, before and after."""
    sure = [
        (a.label_span.start, ranks[a.id]) for a in answers if a.official and a.id.startswith(_ONCE) and a.id in ranks
    ]
    before = max((rank for start, rank in sure if start < entry.label.start), default=-1)
    after = min((rank for start, rank in sure if start > entry.label.start), default=len(ranks))
    return before, after


def _aligned(
    unknown: Sequence[Unknown], bounds: Sequence[tuple[int, int]], questions: Sequence[Question]
) -> list[tuple[Unknown, Question]]:
    """Return the pairs of the cheapest monotone alignment that are alike enough."""
    rows, columns = len(unknown), len(questions)
    best = [[inf] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[str]] = [[""] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows + 1):
        for j in range(columns + 1):
            for cost, move in _moves(best, unknown, bounds, questions, i, j):
                if cost < best[i][j]:
                    best[i][j], step[i][j] = cost, move
    pairs = []
    i, j = rows, columns
    while i or j:
        move = step[i][j]
        if move == "pair":
            pairs.append((unknown[i - 1], questions[j - 1]))
        i, j = i - (move != "field"), j - (move != "label")
    limit = _number("inference-difference")
    alike = [pair for pair in reversed(pairs) if _difference(*pair) <= limit]
    return alike if len(alike) >= _number("inference-share") * rows else []


def _moves(
    best: list[list[float]],
    unknown: Sequence[Unknown],
    bounds: Sequence[tuple[int, int]],
    questions: Sequence[Question],
    i: int,
    j: int,
) -> Iterator[tuple[float, str]]:
    if i:
        yield best[i - 1][j] + _number("inference-skipped-label"), "label"
    if j:
        yield best[i][j - 1] + (_number("inference-skipped-question") if i < len(unknown) else 0.0), "field"
    if i and j and bounds[i - 1][0] < questions[j - 1].rank < bounds[i - 1][1]:
        yield best[i - 1][j - 1] + _difference(unknown[i - 1], questions[j - 1]), "pair"


def _difference(entry: Unknown, question: Question) -> float:
    over = question.limit is not None and len(entry.value) > question.limit
    told = not question.text and len(entry.value) > _CHOICE
    usual, *others = (abs(log(len(entry.label) / length)) for length in question.lengths)
    return min([usual, *(_OTHER_WORDING + other for other in others)]) + (1.0 if over or told else 0.0)
