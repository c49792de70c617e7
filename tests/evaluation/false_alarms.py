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

SHOWN = 6
"""Pairs of each kind that the list shows."""

RUN, RUNS, MOST = 8, 10, 25
"""Words of a run, runs from which a pair is reuse, documents from which a run is a standard phrase."""

READ = {
    ("advanced-0023", "advanced-0552"): "reuse: closing sentences reworded",
    ("advanced-0616", "starting-0221"): "reuse: sentences on the neutrino reworded",
    ("071-HORIZON-CL5-2026-09-D3-03", "414-HORIZON-CL5-2027-02-D3-07"): "reuse: condition before deployment",
    ("401-HORIZON-CL4-2027-04-HUMAN-02", "402-HORIZON-CL4-2027-04-DIGITAL-EMERGING-04"): "reuse: frame on cohesion",
    ("423-HORIZON-MISS-2027-05-SOIL-01-two-stage", "426-HORIZON-MISS-2027-05-SOIL-05-two-stage"):
        "reuse: list of strategies, in another order",
    ("439-HORIZON-HLTH-2027-01-ENVHLTH-02", "515-HORIZON-MISS-2027-03-OCEAN-01"): "reuse: the same footnote",
}  # fmt: skip
"""How a reader judges pairs reported that share fewer equal runs, each read in full."""

FRAMES = {
    "reuse: frame on the partnership a topic implements": "projects resulting from this topic",
    "reuse: frame on social sciences and humanities": "inclusion of relevant SSH",
    "reuse: frame on activities, budget and number of proposals": "number of proposals to be funded",
    "reuse: frame on the gender dimension": "sex and gender analysis",
    "reuse: frame on technology readiness": "Technology readiness level expected",
}
"""Standard sentences of the calls by words they hold, a sample of each read; a pair is named after the first."""

PLAIN = "reuse: ten equal runs or more"


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


def judged(match: Match, alike: set[tuple[str, str]]) -> str:
    """Return how a reader judges a pair, "-" if nobody read it."""
    pair = match.left.document, match.right.document
    quotes = [" ".join(side.quote.split()).casefold() for side in (match.left, match.right)]
    frame = next((name for name, held in FRAMES.items() if all(held.casefold() in quote for quote in quotes)), "-")
    return PLAIN if pair in alike else READ.get(pair, frame)


def _row(match: Match, verdict: str) -> tuple[object, ...]:
    opening = " ".join(match.left.quote.split())[:OPENING].replace("|", "/")
    names = match.left.document, match.right.document
    return *names, match.kind.value, match.words, f"{match.similarity:.2f}", match.common, opening, verdict


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
                 "reported; the others share too few words for a pair, or frequent phrases.", ""]  # fmt: skip
        verdicts = [judged(match, alike) for match in found]
        text += [*table(("as read", "pairs"), Counter(verdicts).most_common()), ""]
        shown = [n for n, verdict in enumerate(verdicts) if verdict != PLAIN or name == "erc-abstracts-a"]
        few = [n for n in shown if verdicts[:n].count(verdicts[n]) < SHOWN or name == "erc-abstracts-a"]
        rows = [_row(found[n], verdicts[n]) for n in few]
        text += [*table(("left", "right", "kind", "words", "alike", "common", "begins", "as read"), rows), ""]
    write("false_alarms", "False alarms between true originals", text, figures)


if __name__ == "__main__":
    main()
