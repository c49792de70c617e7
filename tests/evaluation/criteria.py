"""Steps, declarations and gaps on gold answers: `python -m tests.evaluation.criteria`.

Each answer of `corpora/aspects` stands alone below the question that asks for it; the rule should fire
unless the answer is a concrete step. Cues and thresholds were chosen on the parts dev and late; test and
fresh were not looked at answer by answer. The sample drafts are run as a whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from analyser import assets, criteria, readers
from analyser.config import Config
from analyser.model.application import Application, Field
from analyser.model.document import Document
from analyser.model.finding import Confidence
from analyser.model.span import Span
from analyser.pipeline import context, gather
from analyser.rules import checks, run
from tests.evaluation.report import table, write

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
CURVE = (3, 5, 6, 7, 8, 9, 11)
ELEMENTS = {
    "inclusion": ("HOR001", "inclusion-not-addressed", "management.inclusion"),
    "environment": ("HOR002", "environment-not-addressed", "management.green"),
    "digital": ("HOR003", "digital-not-addressed", "management.digital"),
    "participation": ("HOR004", "participation-not-addressed", "management.participation"),
    "values": ("HOR005", "eu-values-not-addressed", "relevance.horizontal"),
    "use": ("IMP001", "no-use-after-the-end", "impact.sustainability"),
    "sharing": ("IMP002", "sharing-plan-incomplete", "impact.dissemination"),
    "open": ("IMP003", "results-not-open", "impact.dissemination"),
    "practice": ("IMP004", "not-built-into-practice", "impact.sustainability"),
    "evaluation": ("IMP005", "no-evaluation-method", "impact.assessment"),
}


@dataclass(frozen=True)
class Gold:
    """An answer, the element it is asked for, and whether it is a concrete step."""

    language: str
    part: str
    element: str
    label: str
    text: str


@dataclass
class Counts:
    """Findings right and wrong, and gaps not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    silent: int = 0

    def row(self) -> list[object]:
        """Return the counts with precision, recall and F1."""
        found, gold = self.right + self.wrong, self.right + self.missed
        precision = self.right / found if found else 1.0
        recall = self.right / gold if gold else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return [self.right, self.wrong, self.missed, self.silent, round(precision, 3), round(recall, 3), round(f1, 3)]


def gold() -> Iterator[Gold]:
    """Yield the answers of the collection."""
    for language in ("en", "lv"):
        projects = tomllib.loads(assets.load("corpora", "aspects", f"{language}.toml").decode())
        for project in projects.values():
            for element in ELEMENTS:
                label, text, *_ = project[element]
                yield Gold(language, project["part"], element, label, text)


def fires(one: Gold, config: Config) -> bool:
    """Say whether the rule of the element fires on the answer alone."""
    _, rule, question = ELEMENTS[one.element]
    span = Span(0, len(one.text))
    field = Field(id=question, label="", span=span, characters=len(span))
    application = Application(action="KA220-SCH", language=one.language, fields=(field,))
    seen = criteria.observe(Document("answer.txt", "txt", one.text), application, one.language, config)
    return any(observation.kind == rule and observation.confidence is not Confidence.LOW for observation in seen)


def count(answers: list[Gold], config: Config) -> Counts:
    """Return how often the rules are right on answers."""
    counts = Counts()
    for one in answers:
        found, wanted = fires(one, config), one.label != "concrete"
        counts.right += found and wanted
        counts.wrong += found and not wanted
        counts.missed += wanted and not found
        counts.silent += not wanted and not found
    return counts


def samples() -> list[list[object]]:
    """Return the HOR and IMP findings of each sample draft beside those planted in it."""
    chosen = tuple(check for check in checks() if check.rule.family in {"HOR", "IMP"})
    rows: list[list[object]] = []
    for path in sorted((SAMPLES / "round").iterdir()):
        facts = gather(readers.read(path), Config())
        source = yaml.safe_load((SAMPLES / "sources" / f"{path.stem}.yml").read_text(encoding="utf-8"))
        planted = sorted(
            {str(fault["code"]) for fault in source.get("faults", ()) if fault["code"][:3] in {"HOR", "IMP"}}
        )
        found = sorted({finding.code for finding in run(chosen, context(facts, Config())).findings})
        rows.append([path.stem, ", ".join(planted), ", ".join(found)])
    return rows


HEADS = ("right", "wrong", "missed", "silent", "precision", "recall", "F1")


def main() -> None:
    """Measure and write the report."""
    answers, config = list(gold()), Config()
    figures: dict[str, Any] = {"answers": len(answers)}
    text = [" ".join((__doc__ or "").split()), "", f"{len(answers)} answers."]
    for part in ("test", "fresh", "late", "dev"):
        rows = list(_rows([one for one in answers if one.part == part], config))
        figures[part] = [dict(zip(("rule", "language", *HEADS), row, strict=True)) for row in rows]
        text += ["", f"## Part {part}", "", *table(("rule", "language", *HEADS), rows)]
    known = [one for one in answers if one.part in {"dev", "late"}]
    curve = [[value, *count(known, _with(value)).row()] for value in CURVE]
    text += ["", "## Strength of a sentence, parts dev and late", "", *table(("strength", *HEADS), curve)]
    drafts = samples()
    text += ["", "## Sample drafts", "", *table(("draft", "planted", "found"), drafts)]
    figures |= {"curve": curve, "samples": drafts}
    write("criteria", "Horizontal aspects and impact", text, figures)


def _rows(answers: list[Gold], config: Config) -> Iterator[list[object]]:
    for element, (code, _, _) in ELEMENTS.items():
        for language in ("en", "lv"):
            own = [one for one in answers if (one.element, one.language) == (element, language)]
            yield [code, language, *count(own, config).row()]
    for language in ("en", "lv"):
        yield ["all", language, *count([one for one in answers if one.language == language], config).row()]


def _with(strength: float) -> Config:
    changed: Mapping[str, float] = {"criteria.strength": strength, "criteria.strength-plain": strength - 2}
    return Config(thresholds=changed)


if __name__ == "__main__":
    main()
