"""Orphans by how far the rest of a draft speaks of them: `python -m tests.evaluation.unheard [--train]`.

Every statement of the drafts of `corpora/drafts` that are not sealed, and of their bad twins, with what
`analyser.linking.unheard` knows of it; an orphan is one in which such a fault was planted. Scored by regressions that
have not seen the draft, in seven parts: how many of the planted orphans are told when so many statements of good
drafts are told in vain. With `--train` the regressions are fitted to all and written to `models/linking`. When
fitting, an orphan that a word of a list gives away counts half as if it did not: the lists were written with these
drafts in sight.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unittest.mock import patch

import numpy as np

from analyser import assets, embedding, linking
from analyser.linking import aims, hearing, unheard
from analyser.logistic import Logistic, fit, table_of
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.span import Span
from tests.evaluation._drafts import Read, read
from tests.evaluation.good_drafts import SEALED, Source, extra, sources, starts
from tests.evaluation.report import table, write

CODES = {
    **{"LNK001": "O", "LNK003": "A", "LNK004": "R", "LNK007": "N", "LNK008": "T"},
    "LNK006": aims.KIND,
}
NAMES = {
    **{"O": "objective", "A": "activity", "R": "result", "N": "need", "T": "target group"},
    aims.KIND: "objective of a package",
}
CUED = "OARNT"
"""Kinds of which a word of a list may give an orphan away."""
PARTS = 7
PENALTY = 3.0
ALLOWED = {"O": 8, "A": 5, "R": 6, "N": 5, "T": 6, aims.KIND: 0}
"""Statements of the good drafts that may be told: about one in six to twelve drafts, by how many orphans that finds."""
STEPS = (0, 2, 5, 10, 15, 20, 30)


@dataclass(frozen=True)
class Row:
    """A statement with what is known of it; whether it is a planted orphan, and whether its draft is a good one."""

    part: int
    kind: str
    features: hearing.Features
    orphan: bool
    good: bool

    @property
    def cue(self) -> int:
        """Return the place of the feature that says whether a word of a list gives the statement away."""
        return 6 if self.kind in "NT" else 2


def rows(part: int, source: Source, draft: Read, *, good: bool) -> Iterator[Row]:
    """Yield the statements of a draft."""
    document, application, language = draft
    planted = [] if good else list(_planted(source, document.text))
    told = {one.id: f"{one.title}\n{one.text}" for one in application.activities}
    for row, (features, span) in known(document, application, language).items():
        kind = row[0]
        orphan = any(
            kind == code and (span.overlaps(place) or document.quote(place) in told.get(row, ""))
            for code, place in planted
        )
        if orphan or good or kind in CUED:
            yield Row(part, kind, features, orphan, good)


def known(
    document: Document, application: Application, language: str | None
) -> dict[str, tuple[hearing.Features, Span]]:
    """Return what the decision on each statement, or each part of one, is made from, and where it stands."""
    seen: dict[str, tuple[hearing.Features, Span]] = {}
    spans = {one: span for kind in CUED for one, span in hearing.stated(application, kind)}
    spans |= {f"{aims.KIND}{one.id}": one.span for one in application.objectives}

    def tells(self: unheard.Unheard, statement: str, links: Sequence[float], usual: float | None = None) -> bool:
        parts = self.heard.parts.get(statement, {})
        for row in self.heard.rows(statement):
            seen[row] = (self.features(row, links, usual), parts.get(row, spans[statement]))
        return False

    with patch.object(unheard.Unheard, "tells", tells), patch.object(unheard, "models", lambda evidence: {}):
        linking.link(document, application, language)
    return seen


def _planted(source: Source, text: str) -> Iterator[tuple[str, Span]]:
    for fault in source.faults:
        if fault.code in CODES and fault.at:
            yield from ((CODES[fault.code], Span(start, start + len(fault.at))) for start in starts(text, fault.at))


def fitted(chosen: Sequence[Row]) -> Logistic:
    """Return the regression of a kind."""
    kind = chosen[0].kind
    given = [row for row in chosen if kind in CUED and row.orphan and row.features[row.cue]]
    hidden = [replace(row, features=(*row.features[: row.cue], 0.0, *row.features[row.cue + 1 :])) for row in given]
    rows = [*chosen, *hidden]
    counts = [0.5 if row in given else 1.0 for row in chosen] + [0.5] * len(hidden)
    labels = np.array([float(row.orphan) for row in rows])
    return fit(np.array([row.features for row in rows]), labels, PENALTY, counts=np.array(counts))


def held_out(chosen: Sequence[Row]) -> tuple[np.ndarray, np.ndarray]:
    """Return the chances of the planted orphans, and those of the good drafts' statements, highest first."""
    chances = np.zeros(len(chosen))
    for part in range(PARTS):
        model = fitted([row for row in chosen if row.part != part])
        for place, row in enumerate(chosen):
            if row.part == part:
                chances[place] = model.probability(np.array([row.features]))[0]
    orphans, good = (np.array([getattr(row, which) for row in chosen]) for which in ("orphan", "good"))
    return chances[orphans], np.sort(chances[good])[::-1]


def weights(chosen: Sequence[Row]) -> dict[str, object]:
    """Return the regression of each kind and the threshold that its good statements allow."""
    found: dict[str, object] = {}
    for kind in NAMES:
        own = [row for row in chosen if row.kind == kind]
        model = fitted(own)
        numbers = table_of(model)
        found[kind] = {"weights": numbers, "threshold": round(float(held_out(own)[1][ALLOWED[kind]]), 4)}
    return found


def main() -> None:
    """Measure and write the report, or renew the weights."""
    known = (one for one in sources() if one.name not in SEALED)
    parts = [(place % PARTS, one) for place, one in enumerate(known)]
    drafts = [
        (part, one, read(one.name, text), text == one.text) for part, one in parts for text in (one.text, one.twin)
    ]
    lines = [" ".join((__doc__ or "").split()), ""]
    figures: dict[str, dict[str, object]] = {}
    for wanted in (False, True) if embedding.available() else (False,):
        with extra(wanted=wanted):
            chosen = [row for part, one, draft, good in drafts for row in rows(part, one, draft, good=good)]
        figures["semantic" if wanted else "lexical"] = weights(chosen)
        lines += [f"## {'With' if wanted else 'Without'} the extra", "", *_curve(chosen), ""]
    if "--train" in sys.argv:
        folder = assets.folder("models") / "linking"
        (folder / unheard.FILE).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        assets.renew(folder)
        return
    write("unheard", "Orphans that nothing else in a draft speaks of", lines, figures)


def _curve(chosen: Sequence[Row]) -> Iterator[str]:
    found = []
    for kind, called in NAMES.items():
        orphans, good = held_out([row for row in chosen if row.kind == kind])
        told = [str(int((orphans > good[step]).sum())) for step in STEPS]
        found.append((called, len(orphans), len(good), *told, ALLOWED[kind]))
    head = (
        "statement",
        "planted",
        "in good drafts",
        *(f"told with {step} in vain" for step in STEPS),
        "allowed in vain",
    )
    yield from table(head, found)


if __name__ == "__main__":
    main()
