"""Statements marked in whole drafts by the learnt model: `python -m tests.evaluation.marks`, `--train` to renew it.

The drafts of `corpora/drafts` with the statements that annotators marked, each as a Word file. Drafts are left out in
turn, a quarter at a time by their names; a model learnt from the others marks them. Beside it what the rules alone
read. A statement is right if nine tenths of the shorter text stand in the other; what a draft states at several
places counts at each, so that recall is lower than that of the facts, which are read once. `--train` writes
`models/drafts` from all of them and from the sample forms, whose statements the rules read right.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analyser import assets, calls, readers
from analyser.extraction import drafted
from analyser.extraction.building import frame_of
from analyser.extraction.drafts import Draft
from analyser.extraction.learnt import learning
from analyser.extraction.learnt.marking import marked
from analyser.extraction.learnt.marking import spans_of as marked_spans
from analyser.extraction.learnt.models import COLLECTION, LANGUAGES, STATEMENTS
from analyser.extraction.learnt.observed import observed
from analyser.extraction.learnt.units import Unit, units
from analyser.extraction.statements import ruled_of, spans_of
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements.tagging.learning import thinned
from analyser.statements.tagging.tagger import Model, opened
from analyser.text import detect
from tests.drafts.project import SAMPLES
from tests.evaluation import heads
from tests.evaluation._drafts import SUFFIXES, as_word, summed
from tests.evaluation.facts import same
from tests.evaluation.good_drafts import DRAFTS
from tests.evaluation.report import table, write

FOLDS = 4
LEFT_OUT = 40


@dataclass(frozen=True)
class Example:
    """A draft with its units, what is observed at them, their labels, and what the rules read by kind."""

    name: str
    draft: Draft
    units: tuple[Unit, ...]
    seen: list[list[str]]
    labels: list[str]
    ruled: Mapping[str, Sequence[Span]]

    def spans(self, kind: str) -> list[str]:
        """Return the texts that annotators marked."""
        return [self.draft.text(span) for span in marked_spans(self.units, self.labels, kind)]


def read(path: Path, model: Model | None = None) -> tuple[Draft, dict[str, tuple[Span, ...]]]:
    """Return a file cut into answers, and the places of what the rules read, by kind; `model` reads its headings."""
    document = readers.read(path)
    language, _ = detect.languages(document)
    draft = drafted(document, calls.load(), language=language, model=model)
    frame = frame_of(draft)
    return draft, spans_of(ruled_of(draft, frame.owners, frame.outcomes), frame.activities)


@cache
def examples() -> tuple[Example, ...]:
    """Return the marked drafts, the headings of each read by a model that has not seen it."""
    models = heads.unseen()
    names = (path.stem for path in sorted((DRAFTS / "marks").glob("*.json")))
    return tuple(drafts((name, models.get(name)) for name in names if name not in heads.NOT_LEARNT))


def drafts(chosen: Iterable[tuple[str, Model | None]]) -> Iterator[Example]:
    """Yield drafts with what they state; `chosen` are their names with the models that read their headings."""
    with tempfile.TemporaryDirectory() as folder:
        for name, model in chosen:
            text = (DRAFTS / "sources" / f"{name}.md").read_text(encoding="utf-8")
            stated = json.loads((DRAFTS / "marks" / f"{name}.json").read_text(encoding="utf-8"))
            draft, ruled = read(as_word(name, text, Path(folder)), model)
            cut = units(draft.form.page, draft.language)
            yield Example(name, draft, cut, observed(draft, cut, ruled), learning.labels(draft, cut, stated), ruled)


@cache
def forms() -> tuple[Example, ...]:
    """Return the sample forms, labelled by what the rules read in them."""
    found = []
    for path in sorted((SAMPLES / "round").iterdir()):
        if path.suffix in SUFFIXES:
            draft, ruled = read(path)
            cut = units(draft.form.page, draft.language)
            if draft.language in LANGUAGES and any(ruled.values()):
                labels = learning.labels_of_spans(cut, ruled)
                found.append(Example(path.name, draft, cut, observed(draft, cut, ruled), labels, ruled))
    return tuple(found)


def sequences(found: Sequence[Example]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield what is learnt from drafts: each as it is, without what the rules read if they were made on it; without
    the questions too, so that a wrong reading of the page is not believed; without words, and with a part of the
    signs left out, so that drafts in other words are read."""
    for one in found:
        yield (learning.without_rules(one.seen) if one.name in heads.MENDED_ON else one.seen), one.labels
        yield learning.without_rules(one.seen, answers=True), one.labels
        yield learning.without_words(one.seen), one.labels
        yield thinned(one.seen, LEFT_OUT), one.labels
    yield from ((one.seen, one.labels) for one in forms())


def train(folder: Path) -> None:
    """Write the model learnt from all drafts and forms, with the sums of its files."""
    learning.fit(list(sequences(examples())), folder / STATEMENTS)
    summed(folder)


def held_out() -> Iterator[tuple[Example, Mapping[str, list[str]]]]:
    """Yield every draft with what a model that has not seen it marks, by kind."""
    every = examples()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FOLDS):
            path = Path(folder, f"{number}.crfsuite")
            rest = [one for place, one in enumerate(every) if place % FOLDS != number]
            learning.fit(list(sequences(rest)), path)
            model = opened(path.read_bytes())
            for one in every[number::FOLDS]:
                yield one, told_by(one, model)


def told_by(one: Example, model: Model | None = None) -> dict[str, list[str]]:
    """Return what a model marks in a draft, by kind; without one the shipped model."""
    told = marked(one.draft, one.ruled, model)
    spans = told.spans if told else {}
    named = [(kind, spans.get(StatementKind(kind), ())) for kind in learning.KEYS.values()]
    return {kind: [one.draft.text(span) for span in found] for kind, found in named}


def count(stated: Sequence[str], told: Sequence[str]) -> Counter[str]:
    """Return how many are stated and read, how many of the stated are read, and of the read are stated."""
    return Counter(
        stated=len(stated),
        read=len(told),
        found=sum(any(same(one, other) for other in told) for one in stated),
        right=sum(any(same(other, one) for other in stated) for one in told),
    )


def main() -> None:
    """Measure and write the report, or renew the model."""
    if "--train" in sys.argv:
        train(assets.folder("models") / COLLECTION)
        return
    counts: dict[tuple[str, str], Counter[str]] = {}
    for one, told in held_out():
        for kind in learning.KEYS.values():
            ruled = [one.draft.text(span) for span in one.ruled[kind]]
            for reader, read_ in (("rules", ruled), ("model", told[kind])):
                counts[kind, reader] = counts.get((kind, reader), Counter()) + count(one.spans(kind), read_)
    rows = [(kind, reader, *figures(each)) for (kind, reader), each in counts.items()]
    lines = [" ".join((__doc__ or "").split()), "", f"{len(examples())} drafts.", ""]
    lines += table(("statement", "reader", "stated", "read", "precision", "recall", "F1"), rows)
    write("marks", "Statements marked in whole drafts", lines, {f"{k} {r}": dict(c) for (k, r), c in counts.items()})


def figures(each: Counter[str]) -> tuple[int, int, str, str, str]:
    precision, recall = each["right"] / max(1, each["read"]), each["found"] / max(1, each["stated"])
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return each["stated"], each["read"], f"{precision:.3f}", f"{recall:.3f}", f"{both:.3f}"


if __name__ == "__main__":
    main()
