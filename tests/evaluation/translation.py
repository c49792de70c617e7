"""Translated passages, Latvian and English: `python -m tests.evaluation.translation --data FOLDER`.

Texts of 40 sentences of their own; in half of the pairs the same six sentences are hidden in both,
in Latvian on one side and in English on the other. Thresholds were chosen on newstest2017, FLORES
is reported. A pair of texts without translated sentences in which something is found is false.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from analyser import embedding
from analyser.config import Config
from analyser.model.document import Document
from analyser.originality import Draft
from analyser.originality.bilingual import translations
from analyser.originality.crosslingual import featured, likeness
from analyser.originality.rounds import gather
from analyser.originality.translation import Runs, Text, translated
from tests.evaluation.open_text import erc
from tests.evaluation.report import table, write

SIZE, RUN, SEED = 40, 6, 7
_NAMES = re.compile(r"\b[^\W\d_a-zāčēģīķļņšūž]\w*|\d")
SETS = {
    "newstest2017 (tuning)": ("newstest2017-en-lv/newstest2017.lv", "newstest2017-en-lv/newstest2017.en"),
    "FLORES": ("flores-lv-en/lvs_Latn.devtest", "flores-lv-en/eng_Latn.devtest"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts; `at` is where the translated run begins on both sides, None if there is none."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    at: tuple[int, int] | None


def planted(lv: Sequence[str], en: Sequence[str], count: int) -> list[Pair]:
    """Return pairs of texts, every second one with a translated run."""
    rng = random.Random(SEED)
    return [_pair(lv, en, rng, hidden=number % 2 == 0) for number in range(count)]


def _pair(lv: Sequence[str], en: Sequence[str], rng: random.Random, *, hidden: bool) -> Pair:
    left, right, run = _apart(rng, len(lv), (SIZE, SIZE, RUN))
    here, there = list(range(left, left + SIZE)), list(range(right, right + SIZE))
    at = (rng.randrange(SIZE), rng.randrange(SIZE)) if hidden else None
    if at:
        here[at[0] : at[0]] = range(run, run + RUN)
        there[at[1] : at[1]] = range(run, run + RUN)
    return Pair(tuple(lv[i] for i in here), tuple(en[j] for j in there), at)


def _apart(rng: random.Random, whole: int, sizes: Sequence[int]) -> list[int]:
    """Return starts of ranges that are at least ten sentences apart."""
    while True:
        starts = [rng.randrange(whole - size) for size in sizes]
        ranges = sorted(zip(starts, sizes, strict=True))
        if all(start + size + 10 <= after for (start, size), (after, _) in pairwise(ranges)):
            return starts


def measure(found: Sequence[Pair], settings: Runs, *, semantic: bool) -> dict[str, float]:
    """Return recall of the hidden runs, share of false pairs, CPU milliseconds a pair."""
    before = time.process_time()
    hit = false = 0
    for pair in found:
        runs = translated(Text.of(pair.left), Text.of(pair.right), settings, semantic=semantic)
        if pair.at is None:
            false += bool(runs)
        else:
            a, b = pair.at
            hit += any(r.left < a + RUN and a < r.left_end and r.right < b + RUN and b < r.right_end for r in runs)
    seconds = time.process_time() - before
    hidden = sum(pair.at is not None for pair in found)
    return {
        "pairs": len(found),
        "recall": hit / hidden,
        "false": false / (len(found) - hidden),
        "milliseconds": 1000 * seconds / len(found),
    }


def bare(sentence: str) -> str:
    """Return a sentence without digits and without words with a capital, the first one excepted."""
    first, _, rest = sentence.partition(" ")
    return f"{first} {_NAMES.sub('', rest)}"


def in_round(data: Path, config: Config) -> dict[str, Any]:
    """Hide 40 runs of FLORES in a round of 50 Latvian and 450 English documents and look for them.

    Latvian text: newstest2017; English text: grant abstracts. No other pair corresponds.
    """
    lv, en = (_lines(data / file) for file in SETS["FLORES"])
    other = _lines(data / SETS["newstest2017 (tuning)"][0])
    drafts = []
    for number in range(50):
        own = other[number * SIZE : number * SIZE + SIZE]
        drafts.append(_draft(f"lv{number:03}", "lv", own, lv[number * 20 : number * 20 + RUN] if number < 40 else []))
    abstracts = [abstract for _, abstract in erc(data)]
    for number in range(450):
        text = " ".join(abstracts[number * 5 : number * 5 + 5])
        own = re.split(r"(?<=[.!?])\s+", text)
        drafts.append(_draft(f"xx{number:03}", "en", own, en[number * 20 : number * 20 + RUN] if number < 40 else []))
    before = time.process_time()
    compared = gather(drafts, None, config)
    prepared = time.process_time()
    found = {(m.left.document, m.right.document) for m in translations(compared, config)}
    wanted = {(f"lv{number:03}", f"xx{number:03}") for number in range(40)}
    return {
        "documents": len(drafts),
        "words": sum(one.words for one in compared.prepared),
        "recall": len(found & wanted) / len(wanted),
        "false": len(found - wanted),
        "milliseconds a draft": 1000 * (time.process_time() - prepared) / len(drafts),
        "preparation, milliseconds a draft": 1000 * (prepared - before) / len(drafts),
    }


def _draft(name: str, language: str, own: Sequence[str], run: Sequence[str]) -> Draft:
    at = len(own) // 2
    text = " ".join([*own[:at], *run, *own[at:]])
    return Draft(name, Document(name, "txt", text), None, language)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the data sets")
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--semantic-pairs", type=int, default=100)
    options = parser.parse_args()
    config = Config()
    settings = Runs.of(config)
    rows: list[list[object]] = []
    figures: dict[str, Any] = {}
    for name, files in SETS.items():
        lv, en = (_lines(options.data / file) for file in files)
        found = planted(lv, en, options.pairs)
        nameless = [Pair(tuple(map(bare, p.left)), tuple(map(bare, p.right)), p.at) for p in found]
        results = {"lexical": measure(found, settings, semantic=False)}
        results["lexical, names and digits cut"] = measure(nameless, settings, semantic=False)
        if embedding.available():
            some = found[: options.semantic_pairs]
            results["with sentence vectors"] = measure(some, settings, semantic=True)
            results["with sentence vectors, names and digits cut"] = measure(
                nameless[: options.semantic_pairs], settings, semantic=True
            )
        scores = likeness(featured(lv[:500]), featured(en[:500]))
        results["single sentences, lexical"] = {"recall": float((scores.argmax(axis=1) == np.arange(500)).mean())}
        for method, one in results.items():
            rows.append([name, method, *(one.get(key, "-") for key in ("pairs", "recall", "false", "milliseconds"))])
        figures[name] = results
    whole = in_round(options.data, config)
    figures["round"] = whole
    text = [
        "`python -m tests.evaluation.translation --data DATA`. Runs of six translated sentences hidden in texts of 40 "
        "other sentences. Recall: hidden runs found; false: pairs of texts without a run in which one is found.",
        "",
        *table(("set", "method", "pairs", "recall", "false", "ms CPU a pair"), rows),
        "",
        f"A round of {whole['documents']} documents ({whole['words']} words), 40 hidden runs, first stage by "
        f"shared rare keys: recall {whole['recall']:.3f}, {whole['false']} false pairs, "
        f"{whole['milliseconds a draft']:.0f} ms CPU a draft beside "
        f"{whole['preparation, milliseconds a draft']:.1f} ms for its preparation.",
    ]
    write("translation", "Translated passages", text, figures)


if __name__ == "__main__":
    main()
