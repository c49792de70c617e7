"""Families of a round: which applications, and which answers, are near-duplicates of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import numpy as np

from analyser.config import Config
from analyser.model.match import Family
from analyser.originality.families import Pair, families, near, shingles
from analyser.originality.prepared import Opened, Prepared
from analyser.originality.words import Hashes

MARK = "#"
"""Stands between the name of a draft and the field of an answer in a family's members."""


class Compared(Protocol):
    """What is compared, by number."""

    @property
    def prepared(self) -> tuple[Prepared, ...]:
        """Return the prepared documents."""

    def opened(self, number: int) -> Opened:
        """Return one document with its words."""


def application_families(
    compared: Compared, shared: Mapping[tuple[str, str], int], own: set[tuple[str, str]], config: Config
) -> tuple[Family, ...]:
    """Return the groups of applications that are alike as a whole.

    MinHash proposes the pairs; a pair counts when the passages it shares make up a set share of
    the shorter application. A pair of one applicant's own texts is a "resubmission".
    """
    sketched = near(_applications(compared), config.threshold("originality.sketch"))
    sizes = {one.draft.name: one.words - one.masked for one in compared.prepared}
    least = config.threshold("originality.family-share")
    found = []
    for pair in sketched:
        names = (pair.left, pair.right)
        words = shared.get(names, shared.get(names[::-1], 0))
        share = words / max(1, min(sizes[pair.left], sizes[pair.right]))
        if share >= least:
            found.append(Pair(pair.left, pair.right, round(min(1.0, share), 3)))
    again = [pair for pair in found if (pair.left, pair.right) in own or (pair.right, pair.left) in own]
    return families("application", [p for p in found if p not in again]) + families("resubmission", again)


def answer_families(compared: Compared, config: Config) -> tuple[Family, ...]:
    """Return the groups of answers of different drafts that are near-duplicates."""
    least = config.threshold("originality.answer-sketch")
    words = int(config.threshold("originality.answer-words"))
    pairs = near(_answers(compared, words), least)
    return families("answer", [pair for pair in pairs if _draft(pair.left) != _draft(pair.right)])


def _applications(compared: Compared) -> Iterator[tuple[str, Hashes]]:
    for number, one in enumerate(compared.prepared):
        document = compared.opened(number)
        yield one.draft.name, shingles(document.words.hashes, document.flags)


def _answers(compared: Compared, least: int) -> Iterator[tuple[str, Hashes]]:
    for number, one in enumerate(compared.prepared):
        fields = one.draft.application.fields if one.draft.application else ()
        document = compared.opened(number) if fields else None
        for field in fields if document else ():
            first, end = document.words.between(field.span.start, field.span.end) if document else (0, 0)
            if document and end - first >= least:
                name = f"{one.draft.name}{MARK}{field.owner + '/' if field.owner else ''}{field.id}"
                flags = document.flags[first:end]
                yield name, shingles(np.asarray(document.words.hashes[first:end]), flags)


def _draft(member: str) -> str:
    return member.rpartition(MARK)[0]
