"""A round: what its drafts share with each other and with the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from analyser.config import Config
from analyser.model.match import Match, Origin
from analyser.originality.bilingual import method, translations
from analyser.originality.candidates import Sieve, candidates
from analyser.originality.draft import Draft, RoundMatches
from analyser.originality.duplicates import answer_families, application_families
from analyser.originality.families import scheme
from analyser.originality.fingerprints import SCHEME, Prints
from analyser.originality.index.segment import Segment, frequent, hits, segment
from analyser.originality.mapping import Mapper, in_turn
from analyser.originality.mask import Mask, known_mask
from analyser.originality.passages import Limits, Shared, shared, standard, with_frequency
from analyser.originality.prepared import Opened, Prepared, opened, prepared
from analyser.originality.rare import Rarity, Region, pairs
from analyser.originality.sentences import Stems, plain_stem
from analyser.originality.words import Hashes

TOGETHER = 8
"""Documents aligned with a draft in one task: few enough to spread them, enough to find its words once for several."""


class Reference(Protocol):
    """What a round asks of a corpus."""

    def related(
        self, queries: Sequence[Prints], sieve: Sieve, share: float, least: float, whole: float
    ) -> tuple[Draft, ...]:
        """Return the documents worth comparing with texts of these prints."""


@dataclass(slots=True)
class Tally:
    """What a comparison left out, and how many words each pair shares."""

    profiles: int = 0
    quotations: int = 0
    words: dict[tuple[str, str], int] = field(default_factory=dict)
    own: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """Everything that is compared: the drafts first, then the corpus, their prints, what is frequent."""

    prepared: tuple[Prepared, ...]
    drafts: int
    segment: Segment
    frequent: Hashes
    most: int
    mask: Mask

    def opened(self, number: int) -> Opened:
        """Return one document with its words."""
        return opened(self.prepared[number], self.frequent)

    def origin(self, number: int, other: int) -> Origin:
        """Return what the document `other` is to the draft `number`."""
        mine, theirs = self.prepared[number].applicant, self.prepared[other].applicant
        if mine and theirs and mine.same(theirs):
            return Origin.OWN
        return Origin.ROUND if other < self.drafts else Origin.CORPUS


def round_matches(
    drafts: Sequence[Draft], corpus: Reference | None, config: Config, mapper: Mapper = in_turn
) -> RoundMatches:
    """Return the passages the drafts share with each other and with the corpus, and the families.

    Each pair stands once, the draft with the smaller name on the left, documents of the corpus
    on the right; `Match.flipped` shows it from the other side. Neither the order of the drafts
    nor the order of adding to the corpus matters, nor how `mapper` spreads prints, look-ups and
    alignment.
    """
    compared = gather(drafts, corpus, config, mapper)
    tally = Tally()
    found = sorted((*_passages(compared, config, tally, mapper), *translations(compared, config)), key=_place)
    return RoundMatches(
        tuple(found),
        (*application_families(compared, tally.words, tally.own, config), *answer_families(compared, config)),
        _masked(compared, tally),
        len(compared.prepared) - 1,
    )


def gather(drafts: Iterable[Draft], corpus: Reference | None, config: Config, mapper: Mapper = in_turn) -> Field:
    """Return the drafts and what the corpus has for them with their prints, sorted by name."""
    stems = Stems(plain_stem)
    own = list(mapper(_prepared, stems, sorted(drafts, key=lambda draft: draft.name)))
    share, least = config.threshold("originality.frequent-share"), config.threshold("originality.frequent-documents")
    whole = config.threshold("originality.corpus-whole")
    queries = [one.prints for one in own]
    others = corpus.related(queries, _sieve(config), share, least, whole) if corpus else ()
    theirs = list(mapper(_prepared, stems, sorted(others, key=lambda draft: draft.name)))
    every = (*own, *theirs)
    index = segment((number, one.prints) for number, one in enumerate(every))
    most = int(max(least, share * len(every)))
    return Field(every, len(own), index, frequent(index, most), most, known_mask())


def _prepared(stems: Stems, draft: Draft) -> Prepared:
    return prepared(draft, known_mask(), stems)


@dataclass(frozen=True, slots=True, eq=False)
class _Lookup:
    """What finds the documents that share prints on a diagonal with a draft."""

    segment: Segment
    most: int
    sieve: Sieve


def _close(lookup: _Lookup, query: Prints) -> tuple[int, ...]:
    return candidates(hits(lookup.segment, query, lookup.most), lookup.sieve)


@dataclass(frozen=True, slots=True, eq=False)
class _Other:
    """A document to be aligned with a draft; reworded passages are looked for in the `regions`."""

    number: int
    prepared: Prepared
    origin: Origin
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """A draft and documents to be aligned with it: its words are found once for all of them."""

    number: int
    prepared: Prepared
    others: tuple[_Other, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Alignment:
    """What all alignments of a round need."""

    frequent: Hashes
    limits: Limits


def _aligned(needs: _Alignment, task: _Task) -> tuple[Shared, ...]:
    left = opened(task.prepared, needs.frequent)
    rights = ((other, opened(other.prepared, needs.frequent)) for other in task.others)
    return tuple(shared(left, right, needs.limits, other.origin, other.regions) for other, right in rights)


def _tasks(compared: Field, config: Config, mapper: Mapper) -> Iterator[_Task]:
    """Yield the documents worth aligning with each draft, in order."""
    alike = _alike(compared, config)
    lookup = _Lookup(compared.segment, compared.most, _sieve(config))
    queries = [one.prints for one in compared.prepared[: compared.drafts]]
    for number, found in enumerate(mapper(_close, lookup, queries)):
        regions = alike.get(number, {})
        later = sorted({*(near for near in found if near > number), *regions})
        others = [
            _Other(other, compared.prepared[other], compared.origin(number, other), regions.get(other, ()))
            for other in later
        ]
        for first in range(0, len(others), TOGETHER):
            yield _Task(number, compared.prepared[number], tuple(others[first : first + TOGETHER]))


def _passages(compared: Field, config: Config, tally: Tally, mapper: Mapper) -> Iterator[Match]:
    tasks = list(_tasks(compared, config, mapper))
    limits = Limits.of(config)
    for task, results in zip(tasks, mapper(_aligned, _Alignment(compared.frequent, limits), tasks), strict=True):
        for other, found in zip(task.others, results, strict=True):
            names = task.prepared.draft.name, other.prepared.draft.name
            tally.profiles += found.profiles
            tally.quotations += found.quotations
            tally.words[names] = found.words if found.matches else 0
            if other.origin is Origin.OWN and other.number >= compared.drafts:
                tally.own.add(names)
            if found.matches:
                left = compared.opened(task.number)
                matches = [with_frequency(one, left, compared.segment) for one in found.matches]
                yield from matches if found.enough else (one for one in matches if not standard(one, left, limits))


def _alike(compared: Field, config: Config) -> dict[int, dict[int, tuple[Region, ...]]]:
    """Return for each draft the later documents that share rare stems with it, and in which words."""
    found: dict[int, dict[int, tuple[Region, ...]]] = {}
    stems = ((number, one.stems) for number, one in enumerate(compared.prepared))
    for (number, other), regions in pairs(stems, Rarity.of(config)).items():
        if number < compared.drafts:
            found.setdefault(number, {})[other] = regions
    return found


def _sieve(config: Config) -> Sieve:
    names = ("hits", "window", "drift", "run-hits", "run")
    hits_, window, drift, run_hits, run = (int(config.threshold(f"originality.candidate-{name}")) for name in names)
    return Sieve(hits=hits_, window=window, drift=drift, run_hits=run_hits, run=run)


def _masked(compared: Field, tally: Tally) -> tuple[tuple[str, str], ...]:
    hidden = sum(one.masked for one in compared.prepared[: compared.drafts])
    frequent, most = len(compared.frequent), compared.most
    return (
        ("prints", SCHEME),
        ("sketches", scheme()),
        ("wordings", f"{compared.mask.version}: {compared.mask.wordings}"),
        ("masked words", str(hidden)),
        ("translations", method()),
        ("frequent prints", f"{frequent} in more than {most} documents."),
        ("organisation profiles", str(tally.profiles)),
        ("quotations with a source", str(tally.quotations)),
    )


def _place(one: Match) -> tuple[str, int, str, int]:
    return one.left.document, one.left.span.start, one.right.document, one.right.span.start
