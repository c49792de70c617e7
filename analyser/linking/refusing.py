"""The candidates that a report shows beside a statement without a link."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from analyser.model.link import TraceLink

SHOWN = 3


def best_refused(candidates: Sequence[TraceLink], links: Sequence[TraceLink]) -> list[TraceLink]:
    """Return the best candidates of statements without a link, per neighbouring kind."""
    linked = {(str(one.source), str(one.target)[0]) for one in links}
    linked |= {(str(one.target), str(one.source)[0]) for one in links}
    wanted = []
    for one in candidates:
        source, target = str(one.source), str(one.target)
        wanted += [((node, kind), one) for node, kind in ((source, target[0]), (target, source[0]))]
    open_ends = sorted(((end, one) for end, one in wanted if end not in linked), key=lambda pair: pair[0])
    kept = set()
    for _, group in groupby(open_ends, key=lambda pair: pair[0]):
        best = sorted((one for _, one in group), key=lambda one: (-one.score, str(one.source), str(one.target)))
        kept |= set(best[:SHOWN])
    return sorted(kept, key=lambda one: (str(one.source), -one.score, str(one.target)))
