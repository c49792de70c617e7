"""Numbers that contradict another one (CON001): `python -m tests.evaluation.numbers [--train]`.

The weights of `analyser.consistency.odd` are fitted to drafts in which a program changed one of several equal numbers,
five at a time in three copies of each draft; what the good drafts say unchanged are the counterexamples. Each draft is
scored by weights that have not seen it: the changed numbers, those that stand in good drafts (told in vain), and
the contradictions that people planted in the bad twins, from which nothing was learnt. With `--train` the weights
are fitted to all drafts that are not sealed and written to `models/consistency`.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from analyser import assets
from analyser.consistency import odd
from analyser.consistency.counting import SETTLED, Mention, mentions
from analyser.consistency.passages import Part, sentences
from analyser.logistic import Logistic, fit, table_of
from analyser.model.document import Document
from tests.evaluation._drafts import Read, read
from tests.evaluation.good_drafts import DRAFTS, SEALED, Source, sources, starts
from tests.evaluation.report import table, write

PARTS = 6
PENALTY = 5.0
COPIES, CHANGES = 3, 5
FACTORS = (0.7, 0.75, 0.8, 0.83, 0.9, 1.1, 1.2, 1.25, 1.3, 1.4, 1.5)
SWAPPED = 0.15
"""Share of changes that put digits in another order, as people mistype."""
TRIALS = 60
THRESHOLD, SURE = 0.8, 0.95
STEPS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True)
class Draft:
    """A draft with the rows of its numbers.

    `changed` are the rows of numbers that a program changed beside their old value, `good` those of an
    unchanged draft, one group for each number; `planted` one group for each contradiction of the twin.
    """

    part: int
    changed: list[odd.Features] = field(default_factory=list)
    good: list[list[odd.Features]] = field(default_factory=list)
    planted: list[list[odd.Features]] = field(default_factory=list)


def counted(draft: Read) -> tuple[list[odd.Stray], list[Mention]]:
    """Return the numbers that stand alone beside another, and all numbers."""
    document, application, language = draft
    told = sentences(document, application, language)
    found = list(mentions(told, application.start))
    return list(odd.strays(found, told, document.text)), found


def measured(part: int, name: str, text: str, source: Source | None) -> Draft:
    """Return the rows of a draft; one without a bad twin gives no counterexamples, as it may have faults of its own."""
    known = read(name, text)
    document, application, language = known
    draft = Draft(part)
    rows, found = counted(known)
    rng = random.Random(name)
    for _ in range(COPIES):
        other, old = changed(document, found, rng)
        for row in counted((other, application, language))[0]:
            span = row.mention.span
            if any(span.start <= at < span.end and row.other.value == value for at, value in old.items()):
                draft.changed.append(row.features)
    if source is None:
        return draft
    groups: dict[int, list[odd.Features]] = {}
    for row in rows:
        groups.setdefault(row.mention.span.start, []).append(row.features)
    draft.good.extend(groups.values())
    draft.planted.extend(_planted(source))
    return draft


def _planted(source: Source) -> Iterator[list[odd.Features]]:
    twin = read(source.name, source.twin)
    rows, _ = counted(twin)
    for fault in source.faults:
        if fault.code == "CON001" and fault.at:
            places = [(start, start + len(fault.at)) for start in starts(twin[0].text, fault.at)]
            yield [
                row.features
                for row in rows
                for span in (row.mention.span, row.other.span)
                if any(span.start < end and start < span.end for start, end in places)
            ]


def changed(document: Document, found: Sequence[Mention], rng: random.Random) -> tuple[Document, dict[int, float]]:
    """Return a draft with other numbers in a few places, of as many digits, and the old ones by place."""
    places = [(at, mention.value) for mention in found for at in _repeated(document, mention, found)]
    rng.shuffle(places)
    text = document.text
    old: dict[int, float] = {}
    for at, value in places:
        new = other_number(value, rng)
        if value not in old.values() and new is not None:
            text = text[:at] + new + text[at + len(new) :]
            old[at] = value
        if len(old) == CHANGES:
            break
    return replace(document, text=text), old


def _repeated(document: Document, mention: Mention, found: Sequence[Mention]) -> Iterator[int]:
    """Yield where the digits of a number of the plan stand that another answer repeats with its noun."""
    if mention.noun in SETTLED or mention.value < 3 or mention.each or mention.asked:
        return
    if mention.part not in {Part.PLAN, Part.SUMMARY}:
        return
    if any(
        one.value == mention.value and one.noun == mention.noun and one.sentence.answer != mention.sentence.answer
        for one in found
    ):
        digits = re.search(rf"(?<!\d){mention.value:.0f}(?!\d)", document.quote(mention.span))
        if digits:
            yield mention.span.start + digits.start()


def other_number(value: float, rng: random.Random) -> str | None:
    """Return another number of as many digits, as round as the old one; None if none was met."""
    digits = f"{value:.0f}"
    for _ in range(TRIALS):
        if len(digits) > 1 and rng.random() < SWAPPED:
            new = "".join(rng.sample(digits, len(digits)))
        else:
            step = 10 if value % 10 == 0 else 6 if value % 6 == 0 and rng.random() < 0.4 else 1
            step = 5 if step == 1 and value % 5 == 0 and rng.random() < 0.5 else step
            new = str(round(value * rng.choice(FACTORS) / step) * step)
        if new != digits and len(new) == len(digits) and int(new) > 2 and new[0] != "0":
            return new
    return None


def fitted(drafts: Sequence[Draft]) -> Logistic:
    """Return the regression of some drafts."""
    wrong = [row for draft in drafts for row in draft.changed]
    right = [row for draft in drafts for group in draft.good for row in group]
    return fit(np.array(wrong + right), np.array([1.0] * len(wrong) + [0.0] * len(right)), PENALTY)


def held_out(drafts: Sequence[Draft]) -> tuple[list[float], list[float], list[float]]:
    """Return the highest chances of changed, good and planted numbers, each by weights without their draft."""
    scores: tuple[list[float], list[float], list[float]] = ([], [], [])
    for part in range(PARTS):
        model = fitted([draft for draft in drafts if draft.part != part])
        for draft in drafts:
            if draft.part == part:
                scores[0].extend(_highest(model, [row]) for row in draft.changed)
                scores[1].extend(_highest(model, group) for group in draft.good)
                scores[2].extend(_highest(model, group) for group in draft.planted)
    return scores


def _highest(model: Logistic, rows: Sequence[odd.Features]) -> float:
    return float(model.probability(np.array(rows)).max()) if rows else 0.0


def drafts() -> list[Draft]:
    """Return all drafts that are not sealed."""
    twins = {one.name: one for one in sources()}
    names = sorted(path.stem for path in (DRAFTS / "sources").glob("*.md"))
    known = [name for name in names if name not in SEALED]
    found = []
    for place, name in enumerate(known):
        text = (DRAFTS / "sources" / f"{name}.md").read_text(encoding="utf-8")
        found.append(measured(place % PARTS, name, text, twins.get(name)))
    return found


def main() -> None:
    """Measure and write the report, or renew the weights."""
    found = drafts()
    if "--train" in sys.argv:
        folder = assets.folder("models") / "consistency"
        numbers = {"weights": table_of(fitted(found)), "threshold": THRESHOLD, "sure": SURE}
        (folder / odd.FILE).write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
        assets.renew(folder)
        return
    scores = held_out(found)
    rows = [(least, *(f"{sum(one >= least for one in group)} of {len(group)}" for group in scores)) for least in STEPS]
    head = ("chance", "changed by a program", "told in vain in good drafts", "planted by people")
    good = sum(bool(draft.good) for draft in found)
    lines = [" ".join((__doc__ or "").split()), "", f"{len(found)} drafts, {good} of them good ones with a twin.", ""]
    lines += [*table(head, rows), "", f"Told from {THRESHOLD} on as a note, from {SURE} on as a warning."]
    write("numbers", "Numbers that contradict another one", lines, {"curve": rows})


if __name__ == "__main__":
    main()
