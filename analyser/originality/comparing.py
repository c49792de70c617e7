"""Two documents, whatever they are: the passages they share."""

from __future__ import annotations

import numpy as np

from analyser.config import Config
from analyser.model.document import Document
from analyser.model.match import Match
from analyser.originality.alignment import align
from analyser.originality.evidence import Side, match
from analyser.originality.words import words


def compare(left: Document, right: Document, config: Config | None = None) -> tuple[Match, ...]:
    """Return the passages two documents share, in order of the left one.

    Nothing is masked here: whoever compares two documents wants to see all they share.
    """
    settings = config or Config()
    least = settings.threshold("originality.compare-words")
    verbatim = settings.threshold("originality.verbatim")
    near = settings.threshold("originality.near")
    a, b = side(left), side(right)
    found = (match(stretch, a, b, verbatim=verbatim) for stretch in align(a.hashes, b.hashes))
    return tuple(one for one in found if one.words >= least and one.similarity >= near)


def side(document: Document) -> Side:
    """Return a document ready for comparison, nothing hidden."""
    found = words(document.text)
    return Side(document.name, document, found, np.asarray(found.hashes))
