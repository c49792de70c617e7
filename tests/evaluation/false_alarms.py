"""False alarms between true originals: `python -m tests.evaluation.false_alarms --data FOLDER`.

The grant abstracts of `erc-abstracts-a` and the topics of `eu-calls`, each set as one round. What
is reported is listed for a reader to judge: names, lengths, likeness and the first words. Pairs
with ten or more equal runs of eight words are reuse in any case: how many of them are reported?
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from analyser.config import Config
from analyser.model.document import Document
from analyser.model.match import Match
from analyser.originality import Draft, round_matches
from analyser.originality.fingerprints import grams
from analyser.originality.words import words
from tests.evaluation.open_text import erc, topics
from tests.evaluation.report import table, write

OPENING = 90
"""Characters of a passage that the list shows."""

RUN, RUNS, MOST = 8, 10, 25
"""Words of a run, runs from which a pair is reuse, documents from which a run is a standard phrase."""

READ = {
    ("advanced-0023", "advanced-0552"): "reuse: closing sentences reworded",
    ("advanced-0537", "advanced-0579"): "reuse: closing paragraph with other nouns",
    ("advanced-0622", "advanced-0646"): "reuse: opening paragraph",
    ("advanced-1002", "starting-0342"): "reuse: opening paragraph, word for word",
    ("starting-0121", "starting-0456"): "reuse: sentences on the collider, mistakes in the English included",
}
"""How a reader judges the pairs reported of the grant abstracts."""


def measure(texts: list[tuple[str, str]]) -> dict[str, Any]:
    """Compare texts as a round; return the figures and the longest match of each pair."""
    drafts = [Draft(name, Document(name, "txt", text), None, "en") for name, text in texts]
    before = time.process_time()
    found = round_matches(drafts, None, Config())
    best: dict[tuple[str, str], Match] = {}
    for match in found.matches:
        pair = match.left.document, match.right.document
        if pair not in best or match.words > best[pair].words:
            best[pair] = match
    kinds = [match.kind.value for match in best.values()]
    return {
        "documents": len(texts),
        "seconds": round(time.process_time() - before, 1),
        "pairs": len(best),
        "by kind of the longest passage": {kind: kinds.count(kind) for kind in sorted(set(kinds))},
        "families": sum(family.kind == "application" for family in found.families),
        "list": [best[pair] for pair in sorted(best)],
    }


def reused(texts: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the pairs of texts that share enough equal runs of words."""
    runs = [np.unique(grams(words(text).hashes, RUN)) for _, text in texts]
    values, owners = np.concatenate(runs), np.repeat(np.arange(len(runs)), [len(one) for one in runs])
    order = np.lexsort((owners, values))
    cuts = np.flatnonzero(np.diff(values[order])) + 1
    groups = (held.tolist() for held in np.split(owners[order], cuts) if 2 <= len(held) <= MOST)
    counts = Counter(pair for held in groups for pair in combinations(held, 2))
    pairs = (sorted((texts[a][0], texts[b][0])) for (a, b), count in counts.items() if count >= RUNS)
    return {(left, right) for left, right in pairs}


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the data sets")
    options = parser.parse_args()
    text = [" ".join((__doc__ or "").split()), ""]
    figures = {}
    for name, texts in (("erc-abstracts-a", erc(options.data)), ("eu-calls", topics(options.data))):
        one = measure(texts)
        found = one.pop("list")
        alike, pairs = reused(texts), {(m.left.document, m.right.document) for m in found}
        one |= {"reuse": len(alike), "reuse reported": len(alike & pairs)}
        figures[name] = one
        whole = len(texts) * (len(texts) - 1) // 2
        text += [f"## {name}", "", f"{one['documents']} documents, {one['pairs']} of {whole} pairs reported "
                 f"({', '.join(f'{n} {kind}' for kind, n in one['by kind of the longest passage'].items())}), "
                 f"{one['families']} families of near-duplicates, {one['seconds']} CPU seconds. "
                 f"Of {len(alike)} pairs with {RUNS} or more equal runs of {RUN} words {len(alike & pairs)} are "
                 "reported; the others share single sentences, too few words for a pair.", ""]  # fmt: skip
        rows = [(m.left.document, m.right.document, m.kind.value, m.words, f"{m.similarity:.2f}", m.common,
                 " ".join(m.left.quote.split())[:OPENING].replace("|", "/"),
                 READ.get((m.left.document, m.right.document), "-")) for m in found[:60]]  # fmt: skip
        text += [*table(("left", "right", "kind", "words", "alike", "common", "begins", "as read"), rows), ""]
        text += [f"The first 60 of {len(found)} pairs."] if len(found) > 60 else []
    write("false_alarms", "False alarms between true originals", text, figures)


if __name__ == "__main__":
    main()
