"""Measures the recognition of reworded questions: `python -m tests.evaluation.rewording`.

Rewordings written after the catalogue and kept out of it: how many are nearest to their own field, and above which
likeness. Against them the sentences of the sample drafts' answers, none of which asks anything. Then whole drafts with
these questions above the answers of the samples. Writes `reports/evaluation/rewording.md`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from analyser.extraction.catalogue import load
from analyser.extraction.folding import fold
from analyser.extraction.rewording import likeness
from analyser.text.sentences import sentences
from tests.drafts.project import Project, projects
from tests.evaluation import report
from tests.evaluation.labels import read_below

_QUESTIONS = Path(__file__).with_name("rewordings.toml")
_LEVELS = (0.25, 0.3, 0.35, 0.4, 0.42, 0.45, 0.5, 0.6)
_LEAD = 0.12


def main() -> None:
    """Measure single questions, sentences of answers, and whole drafts."""
    questions = tomllib.loads(_QUESTIONS.read_text(encoding="utf-8"))
    samples = [project for project in projects() if project.get("form") == "KA220"]
    told = [best for sentence in _sentences(projects()) for best in [_best(sentence)]]
    rows: list[tuple[object, ...]] = []
    for language, asked in questions.items():
        near = [(_best(text), name) for name, text in asked.items()]
        right = sum(name == best[0] for best, name in near)
        rows.append((language, len(near), right / len(near), *(_share(near, level) for level in _LEVELS)))
    clear = [best for best in told if best[1] - best[2] >= _LEAD]
    rows.append(("sentences", len(told), "", *(sum(b[1] >= level for b in told) / len(told) for level in _LEVELS)))
    rows.append(("with lead", len(told), "", *(sum(b[1] >= level for b in clear) / len(told) for level in _LEVELS)))
    drafts = [(language, *_drafts(samples, asked, language)) for language, asked in questions.items()]
    text = [
        "Command: `python -m tests.evaluation.rewording`. `lv` and `en`: share of the rewordings whose nearest field",
        "is their own, at all and at each likeness. `sentences`: share of the sentences of all sample answers that",
        f"are as near to any question; `with lead`: and nearer by {_LEAD} than to any other. Only lines that ask are",
        "compared in a draft, sentences of answers seldom do. The thresholds were chosen on this table.",
        "",
        *report.table(("", "texts", "nearest", *(f">= {level}" for level in _LEVELS)), rows),
        "",
        "Whole KA220 samples with these questions above their answers, the questions asked once:",
        "",
        *report.table(("language", "questions", "right", "wrong field"), drafts),
    ]
    keys = ("texts", "nearest", *map(str, _LEVELS))
    figures = {str(row[0]): dict(zip(keys, row[1:], strict=True)) for row in rows}
    report.write("rewording", "Questions in other words", text, {"likeness": figures, "drafts": drafts})


def _best(text: str) -> tuple[str, float, float]:
    """Return the nearest field, its likeness, and that of the second."""
    found = sorted(((value, name) for name, (value, _) in likeness(tuple(fold(text).split())).items()), reverse=True)
    first, second = [*found, (0.0, ""), (0.0, "")][:2]
    return first[1], first[0], second[0]


def _share(near: list[tuple[tuple[str, float, float], str]], level: float) -> float:
    return sum(name == best[0] and best[1] >= level for best, name in near) / len(near)


def _sentences(samples: Sequence[Project]) -> list[str]:
    known = {label.folded for label in load().labels}
    answers = [answer for project in samples for answer in project.answers.values()]
    pieces = [answer[s.start : s.end] for answer in answers for s in sentences(answer, None)]
    return [piece for piece in pieces if len(piece.split()) >= 3 and fold(piece) not in known]


def _drafts(samples: list[Project], asked: dict[str, str], language: str) -> tuple[int, float, float]:
    once = {name: text for name, text in asked.items() if not name.startswith(("wp.", "priorities.main"))}
    total = right = wrong = 0
    for project in samples:
        rows = [("field", name, text) for name, text in once.items() if name in project.answers]
        found = read_below(project, rows, language)
        total += len(found)
        right += sum(name == guess for name, guess in found.items())
        wrong += sum(guess not in (name, None) for name, guess in found.items())
    return total, right / total, wrong / total


if __name__ == "__main__":
    main()
