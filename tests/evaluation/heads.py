"""What headings and labels of whole drafts ask: `python -m tests.evaluation.heads`, `--train` to renew the model.

The drafts of `corpora/drafts` whose headings, run-in labels and labels of rows people marked with the questions they
ask, each as a Word file. Drafts are left out in turn, a quarter at a time by their names; a model learnt from the
others reads them, beside it what the rules read. Right is the first of the questions marked; a heading over others
counts as right whichever part of the form it is said to open. On the drafts `MENDED_ON` the rules were mended: from
them the model learns without what the rules read there, which is better than on a draft they never saw. `--train`
writes `models/drafts` from all of them and from the sample forms, read by the rules.
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

from analyser import assets, readers
from analyser.extraction import lines, tables
from analyser.extraction.answers import named, read
from analyser.extraction.assembly import marks_of
from analyser.extraction.catalogue import load
from analyser.extraction.learnt import headlearning
from analyser.extraction.learnt.headings import told
from analyser.extraction.learnt.leads import Lead
from analyser.extraction.learnt.models import COLLECTION, HEADINGS, LANGUAGES
from analyser.extraction.recognition import recognise
from analyser.extraction.revising import NOTHING, Reviser
from analyser.statements.tagging.learning import thinned
from analyser.statements.tagging.tagger import Model, opened
from analyser.text import detect
from tests.drafts.project import SAMPLES
from tests.evaluation._drafts import SUFFIXES, as_word, summed
from tests.evaluation.good_drafts import DRAFTS
from tests.evaluation.report import table, write

MENDED_ON = frozenset(
    (
        "aka-pagalma.lv",
        "atkal.lv",
        "bez-aka.lv",
        "bez-talara.lv",
        "coolshift.en",
        "cover.en",
        "dzirdamais-pagasts.lv",
        "garais-starpbridis.lv",
        "govs-solis.lv",
        "halves.en",
        "jaun72.lv",
        "klusa-evele.lv",
        "klusais-gaiss.lv",
        "last-bus-home.en",
        "longer.en",
        "midyear.en",
        "nav-tulks.lv",
        "offseason.en",
        "otra-elpa.lv",
        "purva-klase.lv",
        "reedhand.en",
        "same-room.en",
        "sarkanais.lv",
        "sawbeat.en",
        "second-shelf.en",
        "spelt-out-loud.en",
        "standin.en",
        "tenmin.en",
        "third-decimal.en",
        "tomato.en",
        "tris-minutes.lv",
        "vecais-logs.lv",
        "washnight.en",
    )
)
NOT_LEARNT = (
    *("atvilktne.lv", "glove-puppet.en", "izlasi-divreiz.lv", "pick-up.en"),
    *("sava-rampa.lv", "teaching-heads.en", "two-wheels.en", "vainaga-lente.lv"),
    *("aiz-flizes.lv", "apmeram.lv", "before-the-bell.en", "drawer.en", "dropin.en", "groza-dibens.lv"),
    *("grozs.lv", "lowdust.en", "plain-estimate.en", "raditaji.lv", "settfast.en", "tresdiena.lv"),
)
"""Drafts written after the models of `models/drafts` were fitted: `tests.evaluation.unlearnt` reads them with these."""
FOLDS = 4
LEFT_OUT = 30
HEADS = ("package", "activity", "organisation")


@dataclass(frozen=True)
class Example:
    """A draft with its leads, what is observed at them with and without the rules, and what they ask."""

    name: str
    form: str
    leads: tuple[Lead, ...]
    seen: list[list[str]]
    unruled: list[list[str]]
    ruled: list[str]
    labels: list[str]

    @property
    def lessons(self) -> tuple[tuple[list[list[str]], list[str]], ...]:
        """Return what a model learns from the draft: as it is, and with a part of the signs left out."""
        seen = self.unruled if self.name in MENDED_ON else self.seen
        return (seen, self.labels), (thinned(self.seen, LEFT_OUT), self.labels)


def observed(path: Path, name: str, marked: Sequence[dict[str, object]] | None) -> Example | None:
    """Return a file with what its leads ask: as people marked them, or as the rules read them."""
    document, catalogue = readers.read(path), load()
    language, _ = detect.languages(document)
    form = (recognise(document, catalogue).action or "").partition("-")[0]
    page = lines.read(document)
    if language not in LANGUAGES or page.wraps:
        return None
    marks, _ = marks_of(page, catalogue, tables.tables(document, page, catalogue))
    rules = named(*read(marks, page, catalogue, form))
    reviser = Reviser(catalogue, form, language)
    found, seen = reviser.observations(page, rules)
    unruled = reviser.observations(page, rules, ruled=False)[1]
    touching = ([name for mark, name in rules if mark.span.overlaps(lead.span)] for lead in found)
    ruled = [names[0] if names and names[0] not in ("table", "hint") else headlearning.NONE for names in touching]
    labels = headlearning.labels(page, found, marked) if marked is not None else ruled
    return Example(name, form, found, seen, unruled, ruled, labels)


@cache
def examples() -> tuple[Example, ...]:
    """Return the drafts whose headings are marked and from which models may learn."""
    names = (path.stem for path in sorted((DRAFTS / "heads").glob("*.json")))
    return tuple(drafts(name for name in names if name not in NOT_LEARNT))


def drafts(names: Iterable[str]) -> Iterator[Example]:
    """Yield drafts with what their headings ask."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            text = (DRAFTS / "sources" / f"{name}.md").read_text(encoding="utf-8")
            heads = json.loads((DRAFTS / "heads" / f"{name}.json").read_text(encoding="utf-8"))
            one = observed(as_word(name, text, Path(folder)), name, heads)
            if one is not None:
                yield one


@cache
def forms() -> tuple[Example, ...]:
    """Return the sample forms, labelled by what the rules read in them."""
    paths = (path for path in sorted((SAMPLES / "round").iterdir()) if path.suffix in SUFFIXES)
    return tuple(one for path in paths if (one := observed(path, path.stem, None)) and any(one.leads))


def fitted(lessons: Sequence[Example], path: Path) -> Model:
    """Return a model learnt from drafts and the sample forms."""
    drafts = [each for one in (*lessons, *forms()) for each in one.lessons]
    headlearning.fit([*drafts, *headlearning.wordings(load(), LANGUAGES)], path)
    return opened(path.read_bytes())


@cache
def unseen() -> Mapping[str, Model]:
    """Return by name of a draft a model that has not seen it."""
    every = examples()
    models: dict[str, Model] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FOLDS):
            model = fitted([one for at, one in enumerate(every) if at % FOLDS != number], Path(folder, str(number)))
            models |= {one.name: model for one in every[number::FOLDS]}
    return models


def held_out() -> Iterator[tuple[Example, list[str]]]:
    """Yield every draft with what a model that has not seen it reads at each lead."""
    for one in examples():
        yield one, [each.likely[0][0] for each in told(one.leads, one.seen, unseen()[one.name])]


def alike(label: str, name: str) -> bool:
    """Say whether a lead is read right; for what asks nothing it is enough that it is no question."""
    if label in NOTHING or label.startswith("section"):
        return name in NOTHING or name.startswith("section")
    return label == name


def main() -> None:
    """Measure and write the report, or renew the model."""
    if "--train" in sys.argv:
        folder = assets.folder("models") / COLLECTION
        fitted(examples(), folder / HEADINGS)
        summed(folder)
        return
    counts: dict[tuple[str, str], Counter[str]] = {}
    for one, names in held_out():
        part = "drafts the rules were mended on" if one.name in MENDED_ON else "drafts the rules never saw"
        for reader, read_ in (("rules", one.ruled), ("model", names)):
            counts[part, reader] = counts.get((part, reader), Counter()) + count(one.labels, read_)
    rows = [
        (*key, c["asked"], f"{c['asked right'] / c['asked']:.3f}", c["all"], f"{c['right'] / c['all']:.3f}")
        for key, c in counts.items()
    ]
    lines_ = [" ".join((__doc__ or "").split()), "", f"{len(examples())} drafts.", ""]
    lines_ += table(("part", "reader", "questions and heads", "right", "all leads", "right or rightly left"), rows)
    owners = [
        (part, reader, head, c[f"{head} marked"], c[f"{head} read"], c[f"{head} right"])
        for (part, reader), c in counts.items()
        for head in HEADS
    ]
    lines_ += ["", *table(("part", "reader", "head", "marked", "read", "right"), owners)]
    write("heads", "Headings and labels of whole drafts", lines_, {f"{p} {r}": dict(c) for (p, r), c in counts.items()})


def count(labels: Sequence[str], names: Sequence[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for label, name in zip(labels, names, strict=True):
        right = alike(label, name)
        found["all"] += 1
        found["right"] += right
        if label not in NOTHING and not label.startswith("section"):
            found["asked"] += 1
            found["asked right"] += right
        for head in HEADS:
            found[f"{head} marked"] += label == head
            found[f"{head} read"] += name == head
            found[f"{head} right"] += label == name == head
    return found


if __name__ == "__main__":
    main()
