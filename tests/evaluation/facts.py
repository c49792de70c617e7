"""Facts read from whole drafts: `python -m tests.evaluation.facts`.

The drafts of `corpora/drafts` whose writers said what they state, each as a Word file. Of every kind of
fact: how many the draft states, how many are read, and how many of these are the same. A statement is the
same if nine tenths of the shorter one stand in the other. The first part was in sight when the reading was
mended, or models have learnt from it; the sealed part was neither read by those who mended nor learnt from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz

from analyser.model.analysis import Analysis
from analyser.model.application import Application
from tests.evaluation.good_drafts import DRAFTS, SEALED, analysed
from tests.evaluation.report import table, write

ALIKE = 90.0
SEEN = "mended on or learnt from"
KINDS: dict[str, Callable[[Application], Sequence[str]]] = {
    "organisations": lambda one: [str(o.name) for o in one.organisations],
    "work packages": lambda one: [str(p.title) for p in one.work_packages],
    "activities": lambda one: [str(a.title) for a in one.activities],
    "objectives": lambda one: [o.text for o in one.objectives if o.work_package is None],
    "results": lambda one: [r.text for r in one.results],
    "indicators": lambda one: [i.text for i in one.indicators],
    "needs": lambda one: [n.text for n in one.needs],
    "target groups": lambda one: [t.text for t in one.target_groups],
}
SINGLE: dict[str, Callable[[Application], object]] = {
    "action": lambda one: one.action,
    "title": lambda one: one.title,
    "start": lambda one: one.start and one.start.isoformat(),
    "end": lambda one: one.end and one.end.isoformat(),
    "duration_months": lambda one: one.duration_months,
    "lump_sum": lambda one: one.lump_sum_eur,
}
Counts = tuple[int, int, int]
"""Stated, read, read and the same."""


def stated(truth: dict[str, Any], kind: str) -> list[str]:
    """Return the facts of a kind as the writer gave them."""
    rows = truth.get(kind.replace(" ", "_"), [])
    return [str(row if isinstance(row, str) else row.get("name", row.get("title"))) for row in rows]


def same(said: str, read: str) -> bool:
    """Say whether two texts give the same statement."""
    left, right = _plain(said), _plain(read)
    return bool(left and right) and fuzz.partial_ratio(left, right) >= ALIKE


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def paired(said: Sequence[str], read: Sequence[str]) -> int:
    """Return how many facts are read, each read one standing for one stated, taken in order."""
    left, hits = list(said), 0
    for text in read:
        found = next((one for one in left if same(one, text)), None)
        if found is not None:
            left.remove(found)
            hits += 1
    return hits


def compared(truth: dict[str, Any], found: Analysis) -> dict[str, Counts]:
    """Return the counts of every kind of fact."""
    application = found.application
    counts: dict[str, Counts] = {}
    for name, single in SINGLE.items():
        if name in truth:
            read = single(application) if application else None
            alike = read is not None and (str(read) == str(truth[name]) or same(str(truth[name]), str(read)))
            if isinstance(truth[name], int):
                alike = read is not None and float(str(read)) == truth[name]
            counts[name] = (1, int(read is not None), int(alike))
    for kind, facts in KINDS.items():
        said, read = stated(truth, kind), facts(application) if application else []
        counts[kind] = (len(said), len(read), paired(said, read))
    return counts


def rows() -> Iterator[tuple[str, str, dict[str, Counts]]]:
    """Yield part, name and counts of every draft that comes with its facts."""
    for path in sorted((DRAFTS / "facts").glob("*.json")):
        text = (DRAFTS / "sources" / f"{path.stem}.md").read_text(encoding="utf-8")
        found = analysed(path.stem, text, path.stem.rpartition(".")[2])
        part = "sealed" if path.stem in SEALED else SEEN
        yield part, path.stem, compared(json.loads(path.read_text(encoding="utf-8")), found)


def summed(all_counts: Sequence[dict[str, Counts]], names: Sequence[str]) -> Counts:
    """Add up the counts of some kinds over drafts."""
    each = [counts[name] for counts in all_counts for name in names if name in counts]
    first, second, third = (sum(column) for column in zip(*each, strict=True))
    return first, second, third


def main() -> None:
    """Measure and write the report."""
    found = list(rows())
    parts = {part: [counts for own, _, counts in found if own == part] for part in (SEEN, "sealed")}
    lines = [" ".join((__doc__ or "").split()), ""]
    for part, drafts in parts.items():
        known = [("single facts", summed(drafts, list(SINGLE))), *((kind, summed(drafts, [kind])) for kind in KINDS)]
        lines += [f"## {part.capitalize()}: {len(drafts)} drafts", ""]
        lines += table(("fact", "stated", "read", "same", "precision", "recall"), [_row(*one) for one in known])
        lines.append("")
    lines += ["## Each draft", "", "Stated / read / same.", ""]
    shown = [(name, part, *("/".join(map(str, counts[kind])) for kind in KINDS)) for part, name, counts in found]
    lines += table(("draft", "part", *KINDS), shown)
    write("facts", "Facts of whole drafts", lines, {name: counts for _, name, counts in found})


def _row(name: str, counts: Counts) -> tuple[str, int, int, int, str, str]:
    said, read, alike = counts
    return name, said, read, alike, f"{alike / max(1, read):.2f}", f"{alike / max(1, said):.2f}"


if __name__ == "__main__":
    main()
