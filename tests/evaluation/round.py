"""A generated round: `python -m tests.evaluation.round --data FOLDER --documents 5000`.

Open text (PAN sources, grant abstracts) recombined into documents of 3,000 to 15,000
words, each with the form's own questions between its answers; sections of 400 words copied from
one document into another with 0, 5, 15 or 30 % of the words replaced; near copies of whole
documents with the same rates. Measured: what is found, false pairs, cost per step, bytes per
print, and datasketch (and rensa, if installed) on the same words in the same run.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from analyser.config import Config
from analyser.model.document import Document
from analyser.model.match import Origin
from analyser.originality.candidates import Sieve, candidates
from analyser.originality.draft import Draft
from analyser.originality.families import BANDS, ROWS, shingles
from analyser.originality.fingerprints import Prints, prints
from analyser.originality.index.segment import Segment, frequent, hits, segment
from analyser.originality.mask import form_wordings, known_mask
from analyser.originality.passages import Limits, shared
from analyser.originality.prepared import Prepared, opened
from analyser.originality.words import words
from tests.evaluation.open_text import erc, pan_sources
from tests.evaluation.report import table, write

RATES = (0.0, 0.05, 0.15, 0.30)
SECTION, PIECE, SEED = 400, 150, 11


@dataclass(slots=True)
class Generated:
    """The documents of a round and what was planted: pairs of numbers by rate."""

    texts: list[str]
    passages: dict[tuple[int, int], float] = field(default_factory=dict)
    copies: dict[tuple[int, int], float] = field(default_factory=dict)


def generate(data: Path, documents: int, plants: int, copies: int) -> Generated:
    """Return a round; pieces of 150 words are drawn from the open text, none twice in 40 documents."""
    rng = random.Random(SEED)
    pieces = list(_pieces(data))
    questions = sorted(text for text in form_wordings() if 8 <= len(text.split()) <= 60)
    vocabulary = [word for piece in pieces[::50] for word in piece]
    stream = _stream(pieces, rng)
    bodies = [[next(stream) for _ in range(rng.randint(20, 100))] for _ in range(documents)]
    found = Generated([])
    for number in range(copies):
        one, other = 2 * number, documents - 1 - 2 * number
        bodies[other] = [_edited(piece, RATES[number % 4], vocabulary, rng) for piece in bodies[one]]
        found.copies[one, other] = RATES[number % 4]
    whole = set(sum(found.copies, ()))
    free = [number for number in range(documents) if number not in whole]
    chosen = rng.sample(free, min(2 * plants, len(free) // 2 * 2))
    for number in range(len(chosen) // 2):
        one, other = sorted(chosen[2 * number : 2 * number + 2])
        at = rng.randrange(len(bodies[one]) - 3)
        section = [word for piece in bodies[one][at : at + 3] for word in piece][:SECTION]
        bodies[other].insert(rng.randrange(len(bodies[other])), _edited(section, RATES[number % 4], vocabulary, rng))
        found.passages[one, other] = RATES[number % 4]
    found.texts = [_text(body, questions, rng) for body in bodies]
    return found


def _pieces(data: Path) -> Iterator[list[str]]:
    """Yield pieces of which none shares two prints with the ones before: what is found was planted."""
    seen: set[int] = set()
    for text in [*pan_sources(data), *(t for _, t in erc(data))]:
        found = text.split()
        for start in range(0, len(found) - PIECE, PIECE):
            piece = found[start : start + PIECE]
            marks = set(prints(words(" ".join(piece)).hashes).hashes.tolist())
            if len(marks & seen) < 2:
                yield piece
            seen |= marks


def _stream(pieces: list[list[str]], rng: random.Random) -> Iterator[list[str]]:
    """Yield pieces without end; from the second turn on a third of the words is replaced at random.

    The open text is smaller than a large round: a piece that comes again is made unlike itself.
    """
    vocabulary = [word for piece in pieces[::20] for word in piece]
    turn = 0
    while True:
        order = rng.sample(range(len(pieces)), len(pieces))
        for index in order:
            yield pieces[index] if turn == 0 else _scrambled(pieces[index], vocabulary, rng)
        turn += 1


def _scrambled(piece: list[str], vocabulary: list[str], rng: random.Random) -> list[str]:
    """Return other text of the same words: runs of three in random order, one word in three replaced."""
    runs = [piece[at : at + 3] for at in range(0, len(piece), 3)]
    rng.shuffle(runs)
    return [rng.choice(vocabulary) if rng.random() < 1 / 3 else word for run in runs for word in run]


def _edited(piece: list[str], rate: float, vocabulary: list[str], rng: random.Random) -> list[str]:
    return [rng.choice(vocabulary) if rng.random() < rate else word for word in piece]


def _text(body: Sequence[list[str]], questions: list[str], rng: random.Random) -> str:
    step = max(1, len(body) // 12)
    parts = []
    for number, piece in enumerate(body):
        if number % step == 0:
            parts.append(questions[(number // step) % len(questions)])
        parts.append(" ".join(piece))
    return "\n".join(parts)


@dataclass(slots=True)
class Clock:
    """CPU seconds by step."""

    spent: dict[str, float] = field(default_factory=dict)

    def add(self, step: str, before: float) -> None:
        """Add the time since `before` to a step."""
        self.spent[step] = self.spent.get(step, 0.0) + time.process_time() - before


def measure(data: Path, documents: int, plants: int, copies: int) -> dict[str, Any]:
    """Generate a round, look for everything in it, return the figures."""
    round_ = generate(data, documents, plants, copies)
    clock, config, mask = Clock(), Config(), known_mask()
    drafts = [Draft(f"{n:06}", Document(f"{n:06}", "txt", text)) for n, text in enumerate(round_.texts)]
    made: list[tuple[int, Prints]] = []
    for draft in drafts:
        before = time.process_time()
        found = words(draft.document.text)
        flags = mask.flags(found.hashes)
        made.append((len(made), prints(found.hashes, flags)))
        clock.add("text to prints, masks on", before)
    count = sum(len(text.split()) for text in round_.texts)
    before = time.process_time()
    index = segment(made)
    most = int(max(config.threshold("originality.frequent-documents"),
                   config.threshold("originality.frequent-share") * documents))  # fmt: skip
    rare = frequent(index, most)
    clock.add("index", before)
    pairs, queries = _pairs(index, made, most, clock)
    limits = Limits.of(config)
    aligned = {}
    for one, other in pairs:
        before = time.process_time()
        left, right = (opened(_prepared(drafts[n], made[n][1]), mask, rare) for n in (one, other))
        clock.add("opening candidates", before)
        before = time.process_time()
        if shared(left, right, limits, Origin.ROUND, ()).matches:
            aligned[one, other] = True
        clock.add("alignment", before)
    return {
        "documents": documents,
        "words": count,
        "prints": len(index),
        "bytes a print": (index.hashes.nbytes + index.documents.nbytes + index.places.nbytes) / len(index),
        "candidates": len(pairs),
        "recall": _recall(round_.passages, aligned),
        "recall of near copies": _recall(round_.copies, aligned),
        "found": len(aligned),
        "false": sorted(set(aligned) - set(round_.passages) - set(round_.copies)),
        "seconds": {step: round(spent, 2) for step, spent in clock.spent.items()},
        "query, milliseconds": {"mean": float(np.mean(queries)), "p95": float(np.quantile(queries, 0.95))},
        "words a second": count / clock.spent["text to prints, masks on"],
        "peers": _peers(round_.texts[: min(500, documents)]),
    }


def _pairs(
    index: Segment, made: Sequence[tuple[int, Prints]], most: int, clock: Clock
) -> tuple[list[tuple[int, int]], list[float]]:
    pairs: list[tuple[int, int]] = []
    queries = []
    for number, found in made:
        before = time.process_time()
        near = candidates(hits(index, found, most), Sieve())
        clock.add("look-up", before)
        queries.append(1000 * (time.process_time() - before))
        pairs += [(number, other) for other in near if other > number]
    return pairs, queries


def _prepared(draft: Draft, found: Prints) -> Prepared:
    """Return a draft as a round keeps it, without what tier 3 needs."""
    return Prepared(draft, found, np.zeros(0, dtype=np.uint64), 0, 0, None, (), ())


def _recall(planted: dict[tuple[int, int], float], found: dict[tuple[int, int], bool]) -> dict[str, float]:
    return {
        f"{rate:.0%}": float(np.mean([pair in found for pair, r in planted.items() if r == rate]))
        for rate in RATES
        if any(r == rate for r in planted.values())
    }


def _peers(texts: Sequence[str]) -> dict[str, float]:
    """Return words per CPU second of peers from text to signature in an index, and of the analyser's prints."""
    from datasketch import MinHash, MinHashLSH

    count = sum(len(text.split()) for text in texts)
    rates = {}
    before = time.process_time()
    for text in texts:
        prints(words(text).hashes)
    rates["analyser, prints"] = count / (time.process_time() - before)
    before = time.process_time()
    lsh = MinHashLSH(params=(BANDS, ROWS), num_perm=BANDS * ROWS)
    for number, text in enumerate(texts):
        found = words(text)
        sketch = MinHash(num_perm=BANDS * ROWS, hashfunc=int)
        sketch.update_batch(shingles(found.hashes, np.zeros(len(found), dtype=np.bool_)).tolist())
        lsh.insert(str(number), sketch)
    rates["analyser, tier 1 (datasketch with numpy shingles)"] = count / (time.process_time() - before)
    before = time.process_time()
    lsh = MinHashLSH(params=(BANDS, ROWS), num_perm=BANDS * ROWS)
    for number, text in enumerate(texts):
        found_words = text.lower().split()
        sketch = MinHash(num_perm=BANDS * ROWS)
        sketch.update_batch({" ".join(found_words[i : i + 3]).encode() for i in range(len(found_words) - 2)})
        lsh.insert(str(number), sketch)
    rates["datasketch update_batch + LSH, its own hashing"] = count / (time.process_time() - before)
    if find_spec("rensa"):
        rates["rensa RMinHash"] = _rensa(texts, count)
    return rates


def _rensa(texts: Sequence[str], count: int) -> float:
    import rensa  # type: ignore[import-not-found]

    before = time.process_time()
    for text in texts:
        found = text.lower().split()
        sketch = rensa.RMinHash(num_perm=BANDS * ROWS, seed=1)
        sketch.update([" ".join(found[i : i + 3]) for i in range(len(found) - 2)])
        sketch.digest()
    return count / (time.process_time() - before)


def main() -> None:
    """Measure rounds of the sizes asked for and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the data sets")
    parser.add_argument("--documents", type=int, nargs="+", default=[500, 5000])
    parser.add_argument("--plants", type=int, default=400)
    parser.add_argument("--copies", type=int, default=40)
    options = parser.parse_args()
    results = [measure(options.data, size, options.plants, options.copies) for size in options.documents]
    text = [
        "`python -m tests.evaluation.round --data DATA --documents N ...`. " + " ".join((__doc__ or "").split()),
        "",
    ]
    text += _report(results)
    figures = [{**one, "false": len(one["false"])} for one in results]
    write("round", "A generated round", text, {"rounds": figures})


def _report(results: Sequence[dict[str, Any]]) -> list[str]:
    heads = ("documents", "M words", "M prints", "B a print", "candidates", "passages 0/5/15/30 %", "near copies",
             "found", "false", "query ms mean / p95", "M words/s to prints")  # fmt: skip
    rows = []
    for one in results:
        query = one["query, milliseconds"]
        rows.append((one["documents"], f"{one['words'] / 1e6:.1f}", f"{one['prints'] / 1e6:.2f}",
                     f"{one['bytes a print']:.1f}", one["candidates"], _shown(one["recall"]),
                     _shown(one["recall of near copies"]), one["found"], len(one["false"]),
                     f"{query['mean']:.1f} / {query['p95']:.1f}", f"{one['words a second'] / 1e6:.1f}"))  # fmt: skip
    lines = table(heads, rows)
    for one in results:
        lines += ["", f"CPU seconds at {one['documents']} documents: "
                  + ", ".join(f"{step} {spent}" for step, spent in one["seconds"].items()) + "."]  # fmt: skip
    last = results[-1]["peers"]
    lines += ["", "Words per CPU second from text, in the same run:", ""]
    lines += table(("method", "M words/s"), [(name, f"{rate / 1e6:.2f}") for name, rate in last.items()])
    return lines


def _shown(rates: dict[str, float]) -> str:
    return " / ".join(f"{rate:.3f}" for rate in rates.values())


if __name__ == "__main__":
    main()
