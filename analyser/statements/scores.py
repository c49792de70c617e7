"""Scores of the reading of statements against gold labels, per language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyser import embedding
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements.features import JUDGED
from analyser.statements.gold import LANGUAGES, GoldStatement
from analyser.statements.parts import part_spans
from analyser.statements.typing import classify_all
from analyser.statements.verdicts import judge

LETTERS = ("specific", "measurable", "time_bound")
PARTS = ("baseline", "target", "unit", "due", "verification")
_OVERLAP = 0.5
Reading = Callable[[str, str | None], Mapping[str, Span]]
"""What reads the spans of the parts of an indicator, by name, from its text in a language."""


@dataclass(frozen=True, slots=True)
class Score:
    """One measured figure: what, in which language, with which backend, and on how many statements."""

    name: str
    language: str
    value: float
    count: int


def macro_f1(gold: Sequence[object], guessed: Sequence[object]) -> float:
    """Return the mean over the gold classes of F1."""
    values = []
    for label in sorted({str(one) for one in gold}):
        pairs = [(str(wanted) == label, str(found) == label) for wanted, found in zip(gold, guessed, strict=True)]
        values.append(_f1(pairs))
    return sum(values) / len(values) if values else 0.0


def _f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    counts = {True: 0, False: 0}
    hits = 0
    for wanted, found in pairs:
        hits += wanted and found
        counts[True] += wanted
        counts[False] += found
    total = counts[True] + counts[False]
    return 2 * hits / total if total else 1.0


def typing_scores(gold: Sequence[GoldStatement], *, semantic: bool) -> tuple[Score, ...]:
    """Return macro-F1 of the seven kinds for each language."""
    name = "kind, with sentence vectors" if semantic else "kind, on words alone"
    found = []
    for language in LANGUAGES:
        chosen = [one for one in gold if one.language == language]
        guessed = classify_all([one.text for one in chosen], language, semantic=semantic)
        value = macro_f1([one.kind for one in chosen], [kind for kind, _ in guessed])
        found.append(Score(name, language, value, len(chosen)))
    return tuple(found)


def letter_scores(gold: Sequence[GoldStatement]) -> tuple[Score, ...]:
    """Return macro-F1 of each letter for each language, the kind of the statement being given."""
    found = []
    for language in LANGUAGES:
        chosen = [one for one in gold if one.language == language and one.specific is not None]
        verdicts = [judge(one.text, language, one.kind) for one in chosen]
        for letter in LETTERS:
            value = macro_f1([getattr(one, letter) for one in chosen], [getattr(one, letter) for one in verdicts])
            found.append(Score(letter, language, value, len(chosen)))
    return tuple(found)


def end_to_end_scores(gold: Sequence[GoldStatement]) -> tuple[Score, ...]:
    """Return macro-F1 of each letter with the kind inferred, as `analyser smart` judges without `--kind`."""
    found = []
    for language in LANGUAGES:
        chosen = [one for one in gold if one.language == language and one.specific is not None]
        kinds = [kind for kind, _ in classify_all([one.text for one in chosen], language)]
        taken = [kind if kind in JUDGED else StatementKind.OBJECTIVE for kind in kinds]
        verdicts = [judge(one.text, language, kind) for one, kind in zip(chosen, taken, strict=True)]
        for letter in LETTERS:
            value = macro_f1([getattr(one, letter) for one in chosen], [getattr(one, letter) for one in verdicts])
            found.append(Score(f"{letter}, kind inferred", language, value, len(chosen)))
    return tuple(found)


def part_scores(gold: Sequence[GoldStatement], read: Reading = part_spans) -> tuple[Score, ...]:
    """Return F1 of each part of an indicator as `read` finds it; right is what shares half of the characters."""
    found = []
    for language in LANGUAGES:
        chosen = [one for one in gold if one.language == language and one.kind == "indicator"]
        found_spans = [read(one.text, language) for one in chosen]
        for part in PARTS:
            wanted = sum(part in one.parts for one in chosen)
            stated = sum(part in spans for spans in found_spans)
            right = sum(_same(one, spans, part) for one, spans in zip(chosen, found_spans, strict=True))
            value = 2 * right / (wanted + stated) if wanted + stated else 1.0
            found.append(Score(f"part: {part}", language, value, wanted))
    return tuple(found)


def _same(one: GoldStatement, spans: Mapping[str, Span], part: str) -> bool:
    left, right = one.parts.get(part), spans.get(part)
    if left is None or right is None:
        return False
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    union = set(range(left.start, left.end)) | set(range(right.start, right.end))
    return len(shared) >= _OVERLAP * len(union)


def all_scores(gold: Sequence[GoldStatement]) -> tuple[Score, ...]:
    """Return every score; those with vectors only where the extra is installed."""
    kinds = typing_scores(gold, semantic=False)
    if embedding.available():
        kinds += typing_scores(gold, semantic=True)
    return kinds + letter_scores(gold) + end_to_end_scores(gold) + part_scores(gold)


def table(gold: Sequence[GoldStatement]) -> str:
    """Return the scores as a Markdown table."""
    lines = ["| score | language | F1 | statements |", "|---|---|---|---|"]
    lines += [f"| {one.name} | {one.language} | {one.value:.3f} | {one.count} |" for one in all_scores(gold)]
    return "\n".join(lines)
