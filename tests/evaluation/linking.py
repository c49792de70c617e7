"""Links on gold frameworks and requirement sets: `python -m tests.evaluation.linking [--data FOLDER]`.

Frameworks of the test part were not used for weights or thresholds. Requirement sets (GANNT, WARC,
CCHIT) are another domain; the threshold for long lists was read off GANNT and WARC, so CCHIT is the
one that says how well it carries over.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from analyser import embedding
from analyser.linking import trace
from analyser.linking.network import network, score
from analyser.linking.similarity import similarities
from analyser.linking.gold import Framework, frameworks
from analyser.linking.training import f1
from analyser.linking.weights import load
from tests.evaluation.report import table, write

SETS = {"GANNT": (0.574, 0.544), "WARC": (0.584, 0.485), "CCHIT": (0.200, 0.175)}
"""Published F1: best with language models, best with large embeddings (four best each)."""
NEIGHBOURS = {"O": "AR", "A": "O", "R": "A"}


def judged(
    framework: Framework, semantic: bool
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], list[tuple[bool, bool]]]:
    """Return what is claimed, what is true, and per statement and neighbouring kind: said orphan, is orphan."""
    texts = [node.text for node in framework.nodes]
    found = similarities(texts, framework.language, embedding.vectors(texts) if semantic else None)
    weights = load(semantic)
    pairs, scores = score(framework.nodes, found, weights)
    ids = [node.id for node in framework.nodes]
    claimed = scores >= weights.threshold
    named = [(ids[i], ids[j]) for i, j in pairs]
    true = np.array([pair in framework.links for pair in named])
    said = {pair for pair, is_claimed in zip(named, claimed, strict=True) if is_claimed}
    return claimed, true, list(orphans(ids, said, framework.links))


def orphans(
    ids: Iterable[str], said: set[tuple[str, str]], gold: frozenset[tuple[str, str]]
) -> Iterable[tuple[bool, bool]]:
    """Yield (said to be an orphan, is one) for each statement and neighbouring kind."""
    for name in ids:
        for kind in NEIGHBOURS.get(name[0], ""):
            yield not _linked(name, kind, said), not _linked(name, kind, gold)


def _linked(name: str, kind: str, links: Iterable[tuple[str, str]]) -> bool:
    return any((s == name and t[0] == kind) or (t == name and s[0] == kind) for s, t in links)


def on_frameworks(semantic: bool) -> list[list[Any]]:
    """Return a row per language and part: links F1, precision, recall; orphans precision, recall."""
    rows = []
    for language in ("en", "lv"):
        for part in ("train and dev", "test"):
            chosen = [f for f in frameworks() if f.language == language and (f.split == "test") == (part == "test")]
            results = [judged(framework, semantic) for framework in chosen]
            links = f1(np.concatenate([r[0] for r in results]), np.concatenate([r[1] for r in results]))
            pairs = [pair for r in results for pair in r[2]]
            lost = f1([said for said, _ in pairs], [is_so for _, is_so in pairs])
            rows.append(
                [
                    _mode(semantic),
                    language,
                    part,
                    len(chosen),
                    *(_number(x) for x in links),
                    *(_number(x) for x in lost[1:]),
                ]
            )
    return rows


def on_requirements(folder: Path, semantic: bool) -> list[list[Any]]:
    """Return a row per requirement set: F1, precision, recall beside the published figures."""
    rows = []
    for name, published in SETS.items():
        high, low, gold = _set(folder / "req2req-a" / name)
        said = {(int(link.source), int(link.target)) for link in trace(high, low, semantic=semantic)}
        both = len(said & gold)
        precision, recall = both / max(1, len(said)), both / max(1, len(gold))
        value = 2 * both / max(1, len(said) + len(gold))
        rows.append([_mode(semantic), name, len(said), *(_number(x) for x in (value, precision, recall, *published))])
    return rows


def _set(folder: Path) -> tuple[list[str], list[str], set[tuple[int, int]]]:
    high, low = sorted((folder / "high").iterdir()), sorted((folder / "low").iterdir())
    names = [
        {path.name: i for i, path in enumerate(paths)} | {path.stem: i for i, path in enumerate(paths)}
        for paths in (high, low)
    ]
    with (folder / "answer.csv").open(encoding="utf-8") as handle:
        gold = {(names[0][row["high"]], names[1][row["low"]]) for row in csv.DictReader(handle)}
    texts = [[path.read_text(encoding="utf-8", errors="replace").strip() for path in paths] for paths in (high, low)]
    return texts[0], texts[1], gold


def _mode(semantic: bool) -> str:
    return "with meanings" if semantic else "wording alone"


def _number(value: float) -> str:
    return f"{float(value):.3f}"


def seconds_of_linking() -> float:
    """Return the median CPU time of scoring the pairs of a framework, wording alone."""
    times = []
    for framework in frameworks():
        start = time.process_time()
        judged(framework, semantic=False)
        times.append(time.process_time() - start)
    return float(np.median(times))


def main() -> None:
    """Measure and write `reports/evaluation/linking`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    data = parser.parse_args().data
    modes = [False, True] if embedding.available() else [False]
    head = [
        "evidence",
        "language",
        "part",
        "projects",
        "F1",
        "precision",
        "recall",
        "orphans precision",
        "orphans recall",
    ]
    rows = [row for mode in modes for row in on_frameworks(mode)]
    text = ["## Gold frameworks", "", "Plain texts, no structure of a form.", "", *table(head, rows)]
    figures: dict[str, Any] = {"frameworks": rows, "cpu_seconds_per_framework": round(seconds_of_linking(), 3)}
    text += ["", f"Median CPU time of a framework, wording alone: {figures['cpu_seconds_per_framework']} s."]
    if data:
        sets = [row for mode in modes for row in on_requirements(data, mode)]
        names = [
            "evidence",
            "set",
            "claimed",
            "F1",
            "precision",
            "recall",
            "published, language models",
            "published, embeddings",
        ]
        text += ["", "## Requirement sets", "", *table(names, sets)]
        figures["requirements"] = sets
    write("linking", "Linking", text, figures)


if __name__ == "__main__":
    main()
