"""Reading of statements against gold labels: `python -m tests.evaluation.statements [--data FOLDER]`.

The training and development part are by four authors; rules and settings of the classifiers were chosen on three.
The part "more", by nine authors, was added to the training when its first three had been scored.
The blind part is by an author who saw neither code nor other statements: its totals were looked at about six times,
last when the part "more" and the model of parts were added; half of a further author's single indicators is held out.
The two other held-out parts are by the first author, who also wrote the first rules, before and after them. For an
unseen author classifiers and model of parts are fitted without that author; the rules were mended on the first three.
The model of parts learnt from twelve authors; the single indicators of another, q05, were scored when it was made
and when it was fitted anew.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analyser import assets, embedding
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import classify, judge, scores, training
from analyser.statements.classifier import Classifier
from analyser.statements.features import Example
from analyser.statements.gold import LANGUAGES, GoldStatement
from analyser.statements.parts import read_parts, ruled_spans
from analyser.statements.tagging import learning as tagging
from analyser.statements.tagging.tagger import opened
from tests.evaluation.report import table, write

_TRIVIAL = re.compile(r"\d|daily|weekly|monthly|every|once|twice|times|one|two|three|four|five", re.IGNORECASE)
TARGETS = {
    "kind, on words alone": {"en": 0.80, "lv": 0.80},
    "kind, with sentence vectors": {"en": 0.90, "lv": 0.90},
    "specific": {"en": 0.92, "lv": 0.90},
    "measurable": {"en": 0.92, "lv": 0.90},
    "time_bound": {"en": 0.92, "lv": 0.90},
    "part": {"en": 0.90, "lv": 0.90},
}


def target(name: str, language: str) -> float:
    """Return what the score should reach."""
    return TARGETS["part" if name.startswith("part") else name.removesuffix(", kind inferred")][language]


AUTHORS = {"p": "first", "a": "second", "b": "third", "l": "of the part more"}
SINGLE = {
    "parts-dev": "fifth, in training",
    "parts-test": "fifth, held out",
    "parts-sealed": "q05, held out",
    "parts-hard": "q09 and q10, held out, hard on purpose",
}
FIRST = Path(__file__).with_name("statements_first.toml")


def part_rows() -> list[list[Any]]:
    """Return the scores of the parts on both halves of the single indicators, before and now."""
    first = tomllib.loads(FIRST.read_text(encoding="utf-8"))
    rows: list[list[Any]] = []
    for part, author in SINGLE.items():
        gold = training.learning((part,))
        by_rules = {(one.name, one.language): round(one.value, 4) for one in scores.part_scores(gold, ruled_spans)}
        for one in scores.part_scores(gold):
            earliest = first.get(part, {}).get(one.language, {}).get(one.name, "-")
            ruled = by_rules[one.name, one.language]
            rows.append([author, one.name, one.language, earliest, ruled, round(one.value, 4), one.count])
    return rows


def marked_rows() -> list[list[Any]]:
    """Return the scores of the parts of each author of single indicators for training, read without that author."""
    gold = training.marked()
    rows: list[list[Any]] = []
    for author in sorted({one.project[3:] for one in training.learning(("parts-train",))}):
        left_out = [one for one in gold if one.project[3:] == author]
        with read_without(gold, left_out) as read:
            found = scores.part_scores(left_out, read)
        by_rules = scores.part_scores(left_out, ruled_spans)
        rows += [
            [author, one.name, one.language, round(ruled.value, 4), round(one.value, 4), one.count]
            for one, ruled in zip(found, by_rules, strict=True)
        ]
    return rows


@contextmanager
def read_without(gold: Sequence[GoldStatement], left_out: Sequence[GoldStatement]) -> Iterator[scores.Reading]:
    """Give a reading of parts by a model fitted on the gold indicators but those left out."""
    known = {one.id for one in left_out}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "parts.crfsuite"
        tagging.fit([one for one in gold if one.id not in known], ruled_spans, file)
        model = opened(file.read_bytes())
        yield lambda text, language: read_parts(text, language, model)


def blind_rows() -> list[list[Any]]:
    """Return the rows of the blind part, with what was reached before and now."""
    first = tomllib.loads(FIRST.read_text(encoding="utf-8"))
    return [[*row[:2], first[row[1]][row[0]], *row[2:]] for row in gold_rows(training.learning(("blind",)))]


def author_rows(letters: Sequence[str]) -> list[list[Any]]:
    """Return the scores on each author: kinds, S and parts fitted without it, the rest by rules as they are."""
    gold = training.learning(training.LEARNT)
    rows: list[list[Any]] = []
    for letter in letters:
        author = AUTHORS[letter]
        learnt = [one for one in gold if one.project[3] != letter]
        left_out = [one for one in gold if one.project[3] == letter]
        for semantic in (False, True) if embedding.available() else (False,):
            kinds, specific = training.fitted(learnt, semantic=semantic)
            backend = "with sentence vectors" if semantic else "on words alone"
            for language in LANGUAGES:
                chosen = [one for one in left_out if one.language == language]
                judged = [one for one in chosen if one.specific is not None]
                guessed = guess(kinds, [Example(one.text, language) for one in chosen])
                named = guess(specific, [Example(one.text, language, one.kind) for one in judged])
                value = scores.macro_f1([one.kind for one in chosen], guessed)
                rows.append([author, f"kind, {backend}", language, round(value, 4), len(chosen)])
                value = scores.macro_f1(["yes" if one.specific else "no" for one in judged], named)
                rows.append([author, f"specific, {backend}", language, round(value, 4), len(judged)])
        ruled = [one for one in scores.letter_scores(left_out) if one.name != "specific"]
        if any(one.parts for one in left_out):
            with read_without(training.marked(), left_out) as read:
                ruled += scores.part_scores(left_out, read)
        rows += [[author, one.name, one.language, round(one.value, 4), one.count] for one in ruled]
    return rows


def guess(model: Classifier, examples: Sequence[Example]) -> list[str]:
    """Return the likeliest class of each statement."""
    return [model.classes[index] for index in model.probabilities(examples).argmax(axis=1)]


def gold_rows(gold: Sequence[GoldStatement]) -> list[list[Any]]:
    """Return name, language, F1, target, distance to it and number of statements."""
    rows: list[list[Any]] = []
    for one in scores.all_scores(gold):
        wanted = target(one.name, one.language)
        rows.append([one.name, one.language, round(one.value, 4), wanted, round(one.value - wanted, 4), one.count])
    return rows


def agreement(part: str, file: str) -> list[list[Any]]:
    """Return Cohen's kappa of the two labelling passes of a test part."""
    content = assets.load("corpora", "statements", file).decode()
    second = {row["id"]: row for row in map(json.loads, content.splitlines())}
    rows: list[list[Any]] = []
    for language in LANGUAGES:
        gold = [one for one in training.learning((part,)) if one.language == language]
        rows.append([language, "kind", len(gold), kappa([(str(one.kind), second[one.id]["kind"]) for one in gold])])
        for letter in scores.LETTERS:
            pairs = [(getattr(one, letter), second[one.id][letter]) for one in gold]
            both = [pair for pair in pairs if None not in pair]
            rows.append([language, letter, len(both), kappa(both)])
    return rows


def second_reader() -> list[list[Any]]:
    """Return F1 of the parts that a second reader marked, as a reading is scored: what a person reaches."""
    content = assets.load("corpora", "statements", "second_pass_parts.jsonl").decode()
    marks = {row["id"]: row["parts"] for row in map(json.loads, content.splitlines())}
    rows: list[list[Any]] = []
    for part, author in (("blind", "blind part"), ("parts-sealed", "q05, held out")):
        gold = [one for one in training.learning((part,)) if one.id in marks]
        spans = {one.text: {name: Span(*place) for name, place in marks[one.id].items()} for one in gold}
        found = scores.part_scores(gold, lambda text, _, spans=spans: spans[text])  # type: ignore[misc]
        rows += [[author, one.name, one.language, round(one.value, 4), one.count] for one in found]
    return rows


def kappa(pairs: Sequence[tuple[Any, Any]]) -> float:
    """Return agreement beyond chance (Cohen, 1960)."""
    total = len(pairs)
    agreed = sum(left == right for left, right in pairs) / total
    labels = {label for pair in pairs for label in pair}
    chance = sum(
        sum(left == label for left, _ in pairs) * sum(right == label for _, right in pairs) / total**2
        for label in labels
    )
    return round(float((agreed - chance) / (1 - chance)), 4)


def smartspan(folder: Path) -> list[list[Any]]:
    """Return accuracy and F1 of S and M on health goals beside the digit rule and the majority."""
    notes = json.loads((folder / "goals_all.json").read_text(encoding="utf-8"))
    goals = [(goal, detail) for note in notes for goal, detail in zip(note["goals"], note["goal_details"], strict=True)]
    verdicts = [judge(goal, "en", StatementKind.OBJECTIVE) for goal, _ in goals]
    rows: list[list[Any]] = []
    for letter, name in (("specific", "Specific"), ("measurable", "Measurable")):
        gold = [bool(detail[name]) for _, detail in goals]
        rows += [
            [letter, "analyser", *accuracy_f1(gold, [bool(getattr(one, letter)) for one in verdicts])],
            [letter, "digit or frequency word", *accuracy_f1(gold, [bool(_TRIVIAL.search(goal)) for goal, _ in goals])],
            [letter, "always yes", *accuracy_f1(gold, [True] * len(gold))],
        ]
    gold = [bool(detail["Attainable"]) for _, detail in goals]
    rows.append(["attainable", "analyser: no verdict on a lone goal", "-", "-", len(gold)])
    rows.append(
        ["attainable", "digit or frequency word", *accuracy_f1(gold, [bool(_TRIVIAL.search(g)) for g, _ in goals])]
    )
    rows.append(["attainable", "always yes", *accuracy_f1(gold, [True] * len(gold))])
    return rows


def accuracy_f1(gold: Sequence[bool], found: Sequence[bool]) -> tuple[float, float, int]:
    """Return accuracy, F1 of yes and the number of goals."""
    right = sum(one == other for one, other in zip(gold, found, strict=True))
    hits = sum(one and other for one, other in zip(gold, found, strict=True))
    yes = sum(gold) + sum(found)
    return round(right / len(gold), 4), round(2 * hits / yes, 4) if yes else 0.0, len(gold)


def sustainable_goals(file: Path) -> list[list[Any]]:
    """Return how targets and indicators of the Sustainable Development Goals are read."""
    with file.open(encoding="utf-8") as handle:
        table_rows = list(csv.DictReader(handle, delimiter=";"))
    targets = sorted({row["Targets"].strip() for row in table_rows if row["Targets"]})
    indicators = sorted({row["Indicators"].strip() for row in table_rows if row["Indicators"]})
    by_year = [text for text in targets if re.search(r"\b[Bb]y 20\d\d", text)]
    judged = {text: judge(text, "en", StatementKind.OBJECTIVE) for text in targets}
    kinds = [classify(text, "en", semantic=False)[0] for text in indicators]
    return [
        ["targets judged measurable", share([judged[t].measurable for t in targets]), len(targets)],
        ["targets with 'by <year>' judged time-bound", share([judged[t].time_bound for t in by_year]), len(by_year)],
        [
            "other targets judged time-bound",
            share([judged[t].time_bound for t in targets if t not in by_year]),
            len(targets) - len(by_year),
        ],
        ["indicators typed as indicator (words alone)", share([k == "indicator" for k in kinds]), len(indicators)],
        [
            "indicators judged measurable (they name no value)",
            share([judge(t, "en", StatementKind.INDICATOR).measurable for t in indicators]),
            len(indicators),
        ],
    ]


def share(verdicts: Sequence[bool | None]) -> float:
    """Return the share of yes."""
    return round(sum(bool(one) for one in verdicts) / len(verdicts), 4) if verdicts else 0.0


def seconds() -> float:
    """Return the CPU microseconds per word of judging and reading parts, words alone."""
    gold = training.learning(("train",))
    words = sum(len(one.text.split()) for one in gold)
    start = time.process_time()
    for one in gold:
        judge(one.text, one.language, one.kind)
    return round((time.process_time() - start) / words * 1e6, 1)


def main() -> None:
    """Measure and write `reports/evaluation/statements`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--authors", nargs="*", choices=AUTHORS, default=list(AUTHORS), help="four CPU minutes each")
    options = parser.parse_args()
    data = options.data
    columns = ["score", "language", "F1", "target", "distance", "statements"]
    blind = blind_rows()
    fresh, rows = (gold_rows(training.learning((part,))) for part in ("fresh", "test"))
    authors = author_rows(options.authors)
    passes, second = agreement("test", "second_pass.jsonl"), agreement("fresh", "second_pass_fresh.jsonl")
    readers, parts = agreement("blind", "second_pass_blind.jsonl"), part_rows()
    marked = marked_rows()
    figures: dict[str, Any] = {
        "blind": blind,
        "unseen authors": authors,
        "fresh": fresh,
        "test": rows,
        "kappa": passes,
        "kappa of the fresh part": second,
        "kappa of the blind part": readers,
        "single indicators": parts,
        "single indicators, authors left out": marked,
        "parts by a second reader": second_reader(),
    }
    text = [" ".join((__doc__ or "").partition("\n\n")[2].split()), "", "## Blind part, by an author of its own", ""]
    text += ["Macro-F1; letters and parts are read with the kind given unless it is said to be inferred.", ""]
    text += table([*columns[:2], "first", *columns[2:]], blind)
    text += ["", "## Parts of single indicators", ""]
    text += table(["author", "score", "language", "first", "by rules", "F1", "indicators"], parts)
    text += ["", "## Parts of single indicators, each author left out in turn", ""]
    text += table(["author", "score", "language", "by rules", "F1", "indicators"], marked)
    text += ["", "## Parts as a second reader marked them, who saw the guideline and the texts alone", ""]
    text += table(["author", "score", "language", "F1", "indicators"], figures["parts by a second reader"])
    text += ["", "## Two readers of the blind part, who learned from one guideline", ""]
    text += table(["language", "label", "statements", "kappa"], readers)
    text += ["", "## Each author, unseen by the classifiers", ""]
    text += table(["author", "score", "language", "F1", "statements"], authors)
    text += [] if options.authors else ["", "Not run this time (`--authors`): four CPU minutes each."]
    text += ["", "## Second test part of the first author", "", *table(columns, fresh)]
    text += ["", "## First test part of the first author", "", *table(columns, rows)]
    text += ["", "## Two labelling passes of the first test part, one annotator", ""]
    text += table(["language", "label", "statements", "kappa"], passes)
    text += ["", "## Two labelling passes of the second test part, one annotator", ""]
    text += table(["language", "label", "statements", "kappa"], second)
    figures["judging_cpu_microseconds_per_word"] = seconds()
    text += ["", f"Judging takes {figures['judging_cpu_microseconds_per_word']} CPU microseconds per word."]
    if data:
        figures["smartspan"] = smartspan(data / "smartspan")
        file = next((data / "sdg-indicators").glob("*.csv"))
        figures["sdg"] = sustainable_goals(file)
        text += ["", "## SMARTSpan (266 health goals)", ""]
        text += table(["letter", "rule", "accuracy", "F1", "goals"], figures["smartspan"])
        text += ["", "## Sustainable Development Goals", "", *table(["reading", "share", "statements"], figures["sdg"])]
    write("statements", "Statements", text, figures)


if __name__ == "__main__":
    main()
