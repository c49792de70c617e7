"""False alarms between true originals: `python -m tests.evaluation.false_alarms --data FOLDER`.

The grant abstracts of `erc-abstracts-a` and the topics of `eu-calls`, each set as one round. What
is reported is listed for a reader to judge: names, lengths, likeness and the first words.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from analyser.config import Config
from analyser.model.document import Document
from analyser.model.match import Match
from analyser.originality import Draft, round_matches
from tests.evaluation.open_text import erc, topics
from tests.evaluation.report import table, write

OPENING = 90
"""Characters of a passage that the list shows."""


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
        figures[name] = one
        whole = len(texts) * (len(texts) - 1) // 2
        text += [f"## {name}", "", f"{one['documents']} documents, {one['pairs']} of {whole} pairs reported "
                 f"({', '.join(f'{n} {kind}' for kind, n in one['by kind of the longest passage'].items())}), "
                 f"{one['families']} families of near-duplicates, {one['seconds']} CPU seconds.", ""]  # fmt: skip
        rows = [(m.left.document, m.right.document, m.kind.value, m.words, f"{m.similarity:.2f}", m.common,
                 " ".join(m.left.quote.split())[:OPENING].replace("|", "/")) for m in found[:60]]  # fmt: skip
        text += [*table(("left", "right", "kind", "words", "alike", "common", "begins"), rows), ""]
        text += [f"The first 60 of {len(found)} pairs."] if len(found) > 60 else []
    write("false_alarms", "False alarms between true originals", text, figures)


if __name__ == "__main__":
    main()
