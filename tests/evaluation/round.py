"""A generated round: `python -m tests.evaluation.round --data FOLDER --documents 500 5000`.

Open text (PAN sources, grant abstracts) recombined into documents of 3,000 to 15,000
words, each with the form's own questions between its answers; sections of 400 words copied from
one document into another with 0, 5, 15 or 30 % of the words replaced; near copies of whole
documents with the same rates. Measured: what is found, false pairs, cost per step, bytes per
print, and datasketch (and rensa, if installed) on the same words in the same run. Several sizes
go into one report, a single one into a report of its own.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
import time
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from analyser.config import Config
from analyser.model.document import Document
from analyser.model.match import Match, Origin
from analyser.originality.candidates import Sieve, candidates
from analyser.originality.draft import Draft
from analyser.originality.families import BANDS, ROWS, shingles
from analyser.originality.fingerprints import Prints, grams, prints
from analyser.originality.index.segment import Segment, frequent, hits, segment
from analyser.originality.letters import values
from analyser.originality.mask import cover, form_wordings, known_mask
from analyser.originality.masking import label_spans
from analyser.originality.passages import Limits, shared
from analyser.originality.prepared import Opened, Prepared, with_words
from analyser.originality.words import Hashes, words
from tests.evaluation.open_text import erc, pan_sources
from tests.evaluation.report import table, write

RATES = (0.0, 0.05, 0.15, 0.30)
SECTION, PIECE, SEED = 400, 150, 11
RUN = 3
"""Words, as the analyser counts them, that keep their order when a piece is scrambled: one less than a seed."""
LIST = 8
"""How often the same run of words may come in a piece: more often, and a scrambled piece is still the same list."""
Bits = npt.NDArray[np.uint8]
"""A flag for each word of a text, eight a byte."""
_WORD = re.compile(r"\w+")


class Texts:
    """The texts of a round on disk: those of 50,000 documents take three gigabytes."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Write the texts one after the other to a file without a name."""
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (kept open as long as the texts)
        self._ends = [0]
        for text in texts:
            self._ends.append(self._ends[-1] + self._file.write(text.encode("utf-8")))

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        """Return one text."""
        self._file.seek(self._ends[number])
        return self._file.read(self._ends[number + 1] - self._ends[number]).decode("utf-8")


@dataclass(slots=True)
class Generated:
    """The documents of a round and what was planted: pairs of numbers by rate."""

    texts: Texts
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
    found = Generated(Texts(()))
    for number in range(copies):
        one, other = 2 * number, documents - 1 - 2 * number
        bodies[other] = [_edited(piece.split(), RATES[number % 4], vocabulary, rng) for piece in bodies[one]]
        found.copies[one, other] = RATES[number % 4]
    whole = set(sum(found.copies, ()))
    free = [number for number in range(documents) if number not in whole]
    chosen = rng.sample(free, min(2 * plants, len(free) // 2 * 2))
    for number in range(len(chosen) // 2):
        one, other = sorted(chosen[2 * number : 2 * number + 2])
        at = rng.randrange(len(bodies[one]) - 3)
        section = [word for piece in bodies[one][at : at + 3] for word in piece.split()][:SECTION]
        bodies[other].insert(rng.randrange(len(bodies[other])), _edited(section, RATES[number % 4], vocabulary, rng))
        found.passages[one, other] = RATES[number % 4]
    found.texts = Texts(_text(bodies[number], questions) for number in range(documents))
    return found


def _pieces(data: Path) -> Iterator[list[str]]:
    """Yield pieces of which none shares two prints with the ones before: what is found was planted.

    Web pages among the sources hold addresses, code and lists without spaces, one "word" of dozens
    of words, and lists with the same words in every entry. No scrambling makes those unlike
    themselves: they are left out.
    """
    seen: set[int] = set()
    for text in [*pan_sources(data), *(t for _, t in erc(data))]:
        found = [word for word in text.split() if _size(word) <= RUN]
        for start in range(0, len(found) - PIECE, PIECE):
            piece = found[start : start + PIECE]
            hashes = words(" ".join(piece)).hashes
            marks = set(prints(hashes).hashes.tolist())
            if len(marks & seen) < 2 and np.unique(grams(hashes, RUN), return_counts=True)[1].max(initial=0) <= LIST:
                yield piece
            seen |= marks


def _size(word: str) -> int:
    return len(_WORD.findall(word))


def _stream(pieces: list[list[str]], rng: random.Random) -> Iterator[str]:
    """Yield pieces without end; from the second turn on a third of the words is replaced at random.

    The open text is smaller than a large round: a piece that comes again is made unlike itself.
    """
    vocabulary = [word for piece in pieces[::20] for word in piece]
    turn = 0
    while True:
        order = rng.sample(range(len(pieces)), len(pieces))
        for index in order:
            yield " ".join(pieces[index] if turn == 0 else _scrambled(pieces[index], vocabulary, rng))
        turn += 1


def _scrambled(piece: list[str], vocabulary: list[str], rng: random.Random) -> list[str]:
    """Return other text of the same words: runs of at most three in random order, one word in three replaced."""
    runs: list[list[str]] = []
    size = RUN + 1
    for word in piece:
        size += _size(word)
        if size > RUN:
            runs.append([])
            size = _size(word)
        runs[-1].append(word)
    rng.shuffle(runs)
    mixed = [word for run in runs for word in run]
    third = len(mixed) // 3
    for place, word in zip(rng.sample(range(len(mixed)), third), rng.choices(vocabulary, k=third), strict=True):
        mixed[place] = word
    return mixed


def _edited(piece: list[str], rate: float, vocabulary: list[str], rng: random.Random) -> str:
    return " ".join(rng.choice(vocabulary) if rng.random() < rate else word for word in piece)


def _text(body: Sequence[str], questions: list[str]) -> str:
    step = max(1, len(body) // 12)
    parts = []
    for number, piece in enumerate(body):
        if number % step == 0:
            parts.append(questions[(number // step) % len(questions)])
        parts.append(piece)
    return "\n".join(parts)


@dataclass(slots=True)
class Clock:
    """CPU seconds by step."""

    spent: dict[str, float] = field(default_factory=dict)

    def add(self, step: str, before: float) -> None:
        """Add the time since `before` to a step."""
        self.spent[step] = self.spent.get(step, 0.0) + time.process_time() - before


def measure(data: Path, documents: int, plants: int, copies: int, queries: int) -> dict[str, Any]:
    """Generate a round, look for everything in it, return the figures.

    In a round of more than `queries` documents those with something planted are looked up, and
    others drawn at random up to that number.
    """
    round_ = generate(data, documents, plants, copies)
    clock, config, mask = Clock(), Config(), known_mask()
    made: list[Prints] = []
    masked: list[Bits] = []
    count = 0
    for number in range(documents):
        text = round_.texts[number]
        count += len(text.split())
        before = time.process_time()
        found = words(text)
        flags = mask.flags(found.hashes)
        one = prints(found.hashes, flags)
        clock.add("text to prints, masks on", before)
        made.append(Prints(one.hashes, one.places.astype(np.int32)))
        before = time.process_time()
        masked.append(np.packbits(cover(flags, found, label_spans(_draft(number, text)))))
        clock.add("addresses and labels", before)
    before = time.process_time()
    index = segment(enumerate(made))
    clock.add("index", before)
    before = time.process_time()
    most = int(max(config.threshold("originality.frequent-documents"),
                   config.threshold("originality.frequent-share") * documents))  # fmt: skip
    search = Search(round_.texts, made, masked, index, frequent(index, most), most, Limits.of(config), clock)
    clock.add("frequent prints", before)
    asked = _asked(round_, documents, queries)
    pairs: dict[tuple[int, int], tuple[Match, ...]] = {}
    looked, whole = [], []
    for number in asked:
        before = time.process_time()
        near = search.near(number)
        looked.append(1000 * (time.process_time() - before))
        pairs.update(search.aligned(number, near, pairs))
        whole.append(1000 * (time.process_time() - before))
    planted = {**round_.passages, **round_.copies}
    aligned = {pair for pair, matches in pairs.items() if matches}
    false = sorted(aligned - set(planted))
    return {
        "documents": documents,
        "asked": len(asked),
        "words": count,
        "prints": len(index),
        "bytes a print": (index.hashes.nbytes + index.documents.nbytes + index.places.nbytes) / len(index),
        "candidates": len(pairs),
        "recall": _recall(round_.passages, aligned),
        "recall of near copies": _recall(round_.copies, aligned),
        "found": len(aligned),
        "false": [_shown_match(pair, pairs[pair]) for pair in false],
        "seconds": {step: round(spent, 2) for step, spent in clock.spent.items()},
        "look-up, milliseconds": _spread(looked),
        "query, milliseconds": _spread(whole),
        "resident megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "words a second": count / clock.spent["text to prints, masks on"],
        "peers": _peers([round_.texts[number] for number in range(min(500, documents))]),
    }


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """The index of a round and what a query needs beside it."""

    texts: Texts
    made: Sequence[Prints]
    masked: Sequence[Bits]
    index: Segment
    rare: Hashes
    most: int
    limits: Limits
    clock: Clock

    def near(self, number: int) -> tuple[int, ...]:
        """Return the candidates for one document."""
        before = time.process_time()
        found = candidates(hits(self.index, self.made[number], self.most), Sieve())
        self.clock.add("look-up", before)
        return tuple(other for other in found if other != number)

    def aligned(
        self, number: int, near: Iterable[int], known: Container[tuple[int, int]]
    ) -> dict[tuple[int, int], tuple[Match, ...]]:
        """Return what a document shares with its candidates, by pair; its own words are found once."""
        found: dict[tuple[int, int], tuple[Match, ...]] = {}
        own: Opened | None = None
        for other in near:
            pair = min(number, other), max(number, other)
            if pair not in known:
                before = time.process_time()
                own = own or self._opened(number)
                theirs = self._opened(other)
                left, right = (own, theirs) if number < other else (theirs, own)
                self.clock.add("opening candidates", before)
                before = time.process_time()
                found[pair] = shared(left, right, self.limits, Origin.ROUND, ()).matches
                self.clock.add("alignment", before)
        return found

    def _opened(self, number: int) -> Opened:
        """Open a document of which a round keeps the prints and the masks; the words' own hashes are their stems."""
        text = self.texts[number]
        found = words(text)
        hidden = np.unpackbits(self.masked[number], count=len(found)).view(np.bool_)
        stems = np.where(hidden, np.uint64(0), found.hashes)
        kept = Prepared(_draft(number, text), self.made[number], stems, 0, 0, None, (), ())
        return with_words(kept, found, self.rare)


def _draft(number: int, text: str) -> Draft:
    return Draft(f"{number:06}", Document(f"{number:06}", "txt", text))


def _asked(round_: Generated, documents: int, queries: int) -> list[int]:
    planted = {number for pair in (*round_.passages, *round_.copies) for number in pair}
    others = [number for number in range(documents) if number not in planted]
    more = min(len(others), max(0, queries - len(planted)))
    return sorted([*planted, *random.Random(SEED).sample(others, more)])


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {"mean": float(np.mean(values)), "p95": float(np.quantile(values, 0.95))}


def _shown_match(pair: tuple[int, int], matches: Sequence[Match]) -> dict[str, Any]:
    longest = max(matches, key=lambda m: m.words)
    sides = (" ".join(side.quote.split())[:240] for side in (longest.left, longest.right))
    return {"pair": pair, "words": longest.words, "alike": longest.similarity, "quotes": list(sides)}


def _recall(planted: dict[tuple[int, int], float], found: Container[tuple[int, int]]) -> dict[str, float]:
    return {
        f"{rate:.0%}": float(np.mean([pair in found for pair, r in planted.items() if r == rate]))
        for rate in RATES
        if any(r == rate for r in planted.values())
    }


def _peers(texts: Sequence[str]) -> dict[str, float]:
    """Return words per CPU second of peers from text to signature in an index, and of the analyser's prints."""
    from datasketch import MinHash, MinHashLSH

    count = sum(len(text.split()) for text in texts)
    rates = _floors(texts, count)
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


def _floors(texts: Sequence[str], count: int) -> dict[str, float]:
    """Return words per CPU second of the analyser's steps, and of what every way in Python or numpy has to do first."""
    table = values()
    steps: dict[str, Callable[[str], object]] = {
        "limit: codes and one table look-up": lambda text: table.take(_codes(text), mode="clip"),
        "limit: the same and one running sum of 64 bits": lambda text: np.cumsum(
            table.take(_codes(text), mode="clip"), dtype=np.uint64
        ),
        "limit: re.finditer of words, nothing done with them": lambda text: deque(_WORD.finditer(text), 0),
        "analyser, words with offsets and hashes": words,
        "analyser, prints": lambda text: prints(words(text).hashes),
        "analyser, prints with masks": _masked_prints,
    }
    rates = {}
    for name, step in steps.items():
        spent = []
        for _ in range(3):
            before = time.process_time()
            for text in texts:
                step(text)
            spent.append(time.process_time() - before)
        rates[name] = count / min(spent)
    return rates


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.array([text]).view(np.uint32)[: len(text)]


def _masked_prints(text: str) -> Prints:
    found = words(text)
    return prints(found.hashes, known_mask().flags(found.hashes))


def _rensa(texts: Sequence[str], count: int) -> float:
    rensa = import_module("rensa")
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
    parser.add_argument("--queries", type=int, default=6000, help="documents of a larger round that are looked up")
    options = parser.parse_args()
    results = []
    for size in options.documents:
        results.append(measure(options.data, size, options.plants, options.copies, options.queries))
        _written(results, "round" if len(options.documents) > 1 else f"round_{size}")


def _written(results: Sequence[dict[str, Any]], name: str) -> None:
    text = [
        "`python -m tests.evaluation.round --data DATA --documents N ...`. " + " ".join((__doc__ or "").split()),
        "",
    ]
    text += _report(results)
    figures = [{**one, "false": len(one["false"])} for one in results]
    write(name, "A generated round", text, {"rounds": figures})


def _report(results: Sequence[dict[str, Any]]) -> list[str]:
    heads = ("documents", "looked up", "M words", "M prints", "B a print", "candidates", "passages 0/5/15/30 %",
             "near copies", "found", "false", "look-up ms mean / p95", "with alignment ms mean / p95",
             "M words/s to prints", "MB")  # fmt: skip
    rows = []
    for one in results:
        query = one["query, milliseconds"]
        look = one["look-up, milliseconds"]
        rows.append((one["documents"], one["asked"], f"{one['words'] / 1e6:.1f}", f"{one['prints'] / 1e6:.2f}",
                     f"{one['bytes a print']:.1f}", one["candidates"], _shown(one["recall"]),
                     _shown(one["recall of near copies"]), one["found"], len(one["false"]),
                     f"{look['mean']:.1f} / {look['p95']:.1f}", f"{query['mean']:.1f} / {query['p95']:.1f}",
                     f"{one['words a second'] / 1e6:.1f}", one["resident megabytes"]))  # fmt: skip
    lines = table(heads, rows)
    for one in results:
        lines += ["", f"CPU seconds at {one['documents']} documents: "
                  + ", ".join(f"{step} {spent}" for step, spent in one["seconds"].items()) + "."]  # fmt: skip
        for entry in one["false"]:
            left, right = entry["quotes"]
            lines += ["", f"False at {one['documents']}: {entry['words']} words, alike {entry['alike']:.2f}: "
                      f"“{left}” and “{right}”."]  # fmt: skip
    last = results[-1]["peers"]
    lines += ["", "Words per CPU second from text, in the same run:", ""]
    lines += table(("method", "M words/s"), [(name, f"{rate / 1e6:.2f}") for name, rate in last.items()])
    return lines


def _shown(rates: dict[str, float]) -> str:
    return " / ".join(f"{rate:.3f}" for rate in rates.values())


if __name__ == "__main__":
    main()
