"""Measures the guessing of labels: `python -m tests.evaluation.labels`.

The questions KA220 asks once, translated to five languages, above the answers of the sample drafts. Each draft is
read as it is, and as if nobody had written down a word of its language. Writes `reports/evaluation/labels.md`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from analyser import calls
from analyser.extraction import extract, labels
from analyser.extraction.catalogue import Catalogue, Label, load
from analyser.model.document import Document
from tests.drafts.project import Project, projects
from tests.evaluation import report

_QUESTIONS = Path(__file__).with_suffix(".toml")
_HEAD = "Call 2026 Round 1 KA2\nKA220-{sector}\n"


def main() -> None:
    """Read every sample in every language with and without its words, and write the shares found right."""
    questions = tomllib.loads(_QUESTIONS.read_text(encoding="utf-8"))
    samples = [project for project in projects() if project.get("form") == "KA220"]
    rows: list[tuple[object, ...]] = []
    missed: Counter[str] = Counter()
    for language, asked in questions.items():
        for known, catalogue in ((True, load()), (False, without(load(), language))):
            right = wrong = total = 0
            for project in samples:
                found = read_below(project, asked, language, catalogue)
                total += len(found)
                right += sum(name == guess for name, guess in found.items())
                wrong += sum(guess not in (name, None) for name, guess in found.items())
                missed.update(name for name, guess in found.items() if guess != name)
            rows.append((language, "known" if known else "unknown", total, right / total, wrong / total))
    text = [
        "Command: `python -m tests.evaluation.labels`. Answers of the KA220 samples below translated questions.",
        "`unknown`: the language's words are taken out of the catalogue. A guess carries a confidence below 1.",
        "The set was run about eight times while the guessing was changed, and the thresholds were chosen on the",
        "samples: these figures are of a set developed on, not of an unseen one.",
        "",
        *report.table(("language", "words of the language", "questions", "right", "wrong field"), rows),
        "",
        "Most often not right: " + ", ".join(f"{name} ({count})" for name, count in missed.most_common(6)) + ".",
    ]
    figures = [dict(zip(("language", "words", "questions", "right", "wrong"), row, strict=True)) for row in rows]
    report.write("labels", "Labels in languages without a catalogue", text, {"languages": figures})


def read_below(project: Project, asked: dict[str, str], language: str, catalogue: Catalogue) -> dict[str, str | None]:
    """Return per question the field its answer was given to, or None."""
    text = _HEAD.format(sector=project.get("sector"))
    places: dict[str, int] = {}
    for name, question in asked.items():
        if name in project.answers:
            places[name] = len(text) + len(question) + 1
            text += f"{question}\n{project.answers[name]}\n\n"
    labels._pool.cache_clear()
    with (
        patch("analyser.extraction.load", lambda: catalogue),
        patch("analyser.extraction.labels.load", lambda: catalogue),
    ):
        found = extract(Document(name="draft", format="docx", text=text), calls.load(), language=language).application
    labels._pool.cache_clear()
    fields = {field.span.start: field.id for field in found.fields} if found else {}
    return {name: fields.get(start) for name, start in places.items()}


def without(full: Catalogue, language: str) -> Catalogue:
    """Return the catalogue as if nobody had written down the wordings of a language."""
    kept = tuple(label for label in full.labels if label.language != language)
    exact: dict[str, tuple[Label, ...]] = {}
    openings: dict[tuple[str, ...], tuple[Label, ...]] = {}
    first: dict[str, tuple[Label, ...]] = {}
    for label in kept:
        exact[label.folded] = (*exact.get(label.folded, ()), label)
        first[label.words[0]] = (*first.get(label.words[0], ()), label)
        if len(label.words) >= 4:
            openings[label.words[:3]] = (*openings.get(label.words[:3], ()), label)
    words = {name: terms for name, terms in full.words.items() if name != language}
    cues = tuple(entry for entry in full.cues if entry.language != language)
    return replace(full, labels=kept, exact=exact, openings=openings, first=first, words=words, cues=cues)


if __name__ == "__main__":
    main()
