"""Text alignment on the PAN 2013 training corpus: `python -m tests.evaluation.pan13 --data FOLDER`.

Suspicious documents with an odd number were used to choose thresholds, those with an even
number are reported. The scorer is checked by the organisers' baseline (50 equal characters).
"""

from __future__ import annotations

import argparse
import re
import string
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from analyser.model.document import Document
from analyser.originality import Draft, compare
from tests.evaluation.plagdet import Case, Score, score
from tests.evaluation.report import table, write

KINDS = {
    "01-no-plagiarism": "none",
    "02-no-obfuscation": "verbatim",
    "03-random-obfuscation": "random",
    "04-translation-obfuscation": "translated back",
    "05-summary-obfuscation": "summary",
}
PUBLISHED = {
    "verbatim": (0.934, 0.900),
    "random": (0.071, 0.884),
    "translated back": (0.106, 0.887),
    "summary": (0.045, 0.561),
    "all": (0.422, 0.878),
}
"""Published on the test counterpart: the baseline, Sanchez-Perez et al. 2014."""

BASELINE = 50
_SKIPPED = frozenset(string.punctuation + string.whitespace)
Range = tuple[int, int, int, int]


def found(left: str, right: str) -> list[Range]:
    """Return what the analyser finds in a pair."""
    matches = compare(Draft("left", Document("left", "txt", left)), Draft("right", Document("right", "txt", right)))
    return [(m.left.span.start, m.left.span.end, m.right.span.start, m.right.span.end) for m in matches]


def baseline(left: str, right: str) -> list[Range]:
    """Return the runs of 50 or more equal characters, spaces and punctuation left out."""
    here, there = _cleared(left), _cleared(right)
    places = _grams(right)
    runs, at = [], 0
    while at <= len(here[0]) - BASELINE:
        to = places.get(here[0][at : at + BASELINE])
        if to is None:
            at += 1
            continue
        size = BASELINE
        while here[0][at + size : at + size + 1] == there[0][to + size : to + size + 1] != "":
            size += 1
        runs.append((here[1][at], here[1][at + size - 1] + 1, there[1][to], there[1][to + size - 1] + 1))
        at += size
    return runs


@lru_cache(maxsize=64)
def _cleared(text: str) -> tuple[str, list[int]]:
    places = [index for index, character in enumerate(text) if character not in _SKIPPED]
    return "".join(text[index] for index in places), places


@lru_cache(maxsize=64)
def _grams(text: str) -> dict[str, int]:
    cleared = _cleared(text)[0]
    grams: dict[str, int] = {}
    for index in range(len(cleared) - BASELINE + 1):
        grams.setdefault(cleared[index : index + BASELINE], index)
    return grams


def pairs(data: Path, folder: str, half: int) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a folder whose suspicious document belongs to a half (1 odd, 0 even)."""
    for line in (data / folder / "pairs").read_text(encoding="utf-8").splitlines():
        suspicious, source = line.split()
        digits = re.search(r"\d+", suspicious)
        if digits and int(digits.group()) % 2 == half:
            yield suspicious, source


def gold(data: Path, folder: str, suspicious: str, source: str) -> list[Case]:
    """Return the true passages of a pair."""
    tree = ET.parse(data / folder / f"{suspicious[:-4]}-{source[:-4]}.xml")
    cases = []
    for feature in tree.getroot().iter("feature"):
        if feature.get("name") == "plagiarism":
            names = ("this_offset", "this_length", "source_offset", "source_length")
            left, left_size, right, right_size = (int(feature.attrib[name]) for name in names)
            cases.append(Case(suspicious + source, left, left + left_size, right, right + right_size))
    return cases


def measure(data: Path, half: int, detect: Callable[[str, str], list[Range]], every: int = 1) -> dict[str, Any]:
    """Return the score per kind and overall, the share of clean pairs, the cost per pair."""
    scores: dict[str, Score] = {}
    all_cases: list[Case] = []
    all_found: list[Case] = []
    clean, count, seconds = 0.0, 0, 0.0
    for folder, kind in KINDS.items():
        cases: list[Case] = []
        detected: list[Case] = []
        names = list(pairs(data, folder, half))[::every]
        for suspicious, source in names:
            left, right = _text(data / "susp" / suspicious), _text(data / "src" / source)
            before = time.process_time()
            ranges = detect(left, right)
            seconds += time.process_time() - before
            cases += gold(data, folder, suspicious, source)
            detected += [Case(suspicious + source, *one) for one in ranges]
        count += len(names)
        if kind == "none":
            clean = 1 - len({one.pair for one in detected}) / len(names)
        else:
            scores[kind] = score(cases, detected)
        all_cases += cases
        all_found += detected
    scores["all"] = score(all_cases, all_found)
    return {"scores": scores, "clean": clean, "pairs": count, "milliseconds": 1000 * seconds / count}


@lru_cache(maxsize=256)
def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as handle:
        return handle.read()


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder pan13-train")
    parser.add_argument("--every", type=int, default=1, help="only every n-th pair")
    options = parser.parse_args()
    report = measure(options.data, 0, found, options.every)
    tuned = measure(options.data, 1, found, options.every)
    plain = measure(options.data, 0, baseline, options.every)
    rows = [
        (kind, s.plagdet, s.precision, s.recall, s.granularity, tuned["scores"][kind].plagdet,
         plain["scores"][kind].plagdet, *PUBLISHED[kind], s.cases, s.detections)
        for kind, s in report["scores"].items()
    ]  # fmt: skip
    heads = ("kind", "plagdet", "precision", "recall", "granularity", "tuning half", "baseline, own scorer",
             "baseline, published", "Sanchez-Perez 2014", "cases", "detections")  # fmt: skip
    text = [
        "PAN 2013 training corpus; `python -m tests.evaluation.pan13 --data pan13-train`. Reported: pairs whose "
        "suspicious document has an even number; thresholds were chosen on the odd ones. Published figures are those "
        "of the test counterpart, so the two baseline columns need not agree to the last digit.",
        "",
        *table(heads, rows),
        "",
        f"Nothing found in {report['clean']:.4f} of the pairs without plagiarism (tuning half {tuned['clean']:.4f}). "
        f"{report['pairs']} pairs, {report['milliseconds']:.1f} ms CPU a pair.",
    ]
    figures = {
        name: {**one, "scores": {kind: _plain(s) for kind, s in one["scores"].items()}}
        for name, one in (("reported", report), ("tuning", tuned), ("baseline", plain))
    }
    write("pan13", "Text alignment on PAN 2013", text, figures)


def _plain(one: Score) -> dict[str, float]:
    return {name: round(getattr(one, name), 4) for name in Score.__slots__}


if __name__ == "__main__":
    main()
