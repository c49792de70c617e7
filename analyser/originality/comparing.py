"""Two documents, whatever they are: the passages they share, copied or reworded."""

from __future__ import annotations

import numpy as np

from analyser.config import Config
from analyser.model.document import Document
from analyser.model.match import Match, MatchKind
from analyser.originality.alignment import Stretch, align
from analyser.originality.evidence import Side, agreement, match, reworded_match
from analyser.originality.merging import Copied, Weights, distinct, together
from analyser.originality.paraphrase import Growth, reworded
from analyser.originality.sentences import Stems, in_sentences, plain_stem
from analyser.originality.words import words


def compare(left: Document, right: Document, config: Config | None = None) -> tuple[Match, ...]:
    """Return the passages two documents share, in order of the left one.

    Nothing is masked here: whoever compares two documents wants to see all they share. The
    result is the same from both sides.
    """
    settings = config or Config()
    if (right.text, right.name) < (left.text, left.name):
        found = tuple(one.flipped() for one in compare(right, left, settings))
        return tuple(sorted(found, key=lambda m: (m.left.span, m.right.span)))
    a, b = side(left), side(right)
    matches = (_evidence(stretch, a, b, settings) for stretch in stretches(a, b, settings))
    return tuple(sorted(matches, key=lambda m: (m.left.span, m.right.span)))


def stretches(left: Side, right: Side, config: Config) -> tuple[Stretch, ...]:
    """Return the copied and the reworded stretches of two texts."""
    weights = Weights.of(config)
    copied = distinct((_copied(one, left, right) for one in align(left.hashes, right.hashes)), weights)
    stems = Stems(plain_stem)
    here, there = (
        in_sentences(one.document.text, one.words, stems.of(one.document.text, one.words)) for one in (left, right)
    )
    return together(copied, reworded(here, there, Growth.of(config)), weights)


def side(document: Document) -> Side:
    """Return a document ready for comparison, nothing hidden."""
    found = words(document.text)
    return Side(document.name, document, found, np.asarray(found.hashes))


def _copied(stretch: Stretch, left: Side, right: Side) -> Copied:
    agreed = agreement(stretch, left.hashes, right.hashes)
    return Copied(stretch, agreed.equal, agreed.share)


def _evidence(stretch: Stretch, left: Side, right: Side, config: Config) -> Match:
    near = config.threshold("originality.near")
    one = match(stretch, left, right, verbatim=config.threshold("originality.verbatim"))
    if one.kind is MatchKind.VERBATIM or one.similarity >= near:
        return one
    return reworded_match(one, stretch, left, right)
