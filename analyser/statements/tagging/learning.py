"""Fits the conditional random field on gold indicators: L-BFGS with L2, no randomness."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import pycrfsuite

from analyser.model.span import Span
from analyser.statements.gold import GoldStatement
from analyser.statements.tagging.observed import observed
from analyser.statements.tagging.tagger import SHARE
from analyser.statements.tagging.tokens import Token, covered, tokens

ORDER = ("verification", "due", "baseline", "unit", "target")
"""Where the marks of two parts touch, the later wins."""
_PENALTY = {"c1": 0, "c2": 0.5}
_ROUNDS = 100
_SEEN = 2
"""How often a sign must occur: those that occur once make the model three times as large and no better."""
_STRETCH = 5


def fit(gold: Sequence[GoldStatement], ruled: Callable[[str, str | None], Mapping[str, Span]], out: Path) -> None:
    """Write the model fitted on the parts of gold indicators; `ruled` reads the parts by rules."""
    settings = {
        **_PENALTY,
        "max_iterations": _ROUNDS,
        "feature.minfreq": _SEEN,
        "feature.possible_transitions": True,
    }
    cut = [(one, tokens(one.text)) for one in gold]
    seen = (observed(one.text, one.language, found, ruled(one.text, one.language)) for one, found in cut)
    fitted(zip(seen, (labels(*one) for one in cut), strict=True), settings, out)


def fitted(
    sequences: Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]], settings: Mapping[str, Any], out: Path
) -> None:
    """Write the field fitted on observations with their labels."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(settings)
    for seen, given in sequences:
        trainer.append(seen, given)
    trainer.train(str(out))


def thinned(seen: Sequence[Sequence[str]], percent: int) -> list[list[str]]:
    """Return observations of which so many in a hundred are left out, the same ones each time.

    Learning from these too, a model leans less on any one sign; which are left out depends on the sign and on where
    in the text it stands, in stretches of a few places.
    """
    return [
        [sign for sign in signs if crc32(f"{sign} {place // _STRETCH}".encode()) % 100 >= percent]
        for place, signs in enumerate(seen)
    ]


def labels(one: GoldStatement, found: tuple[Token, ...]) -> list[str]:
    """Return "B-part", "I-part" or "O" of each token; percent signs belong to their value."""
    given = ["O"] * len(found)
    for name in ORDER:
        span = one.parts.get(name)
        if span is None or (name == "unit" and SHARE.fullmatch(one.text[span.start : span.end])):
            continue
        for order, place in enumerate(covered(found, span)):
            given[place] = f"{'I' if order else 'B'}-{name}"
    return given
