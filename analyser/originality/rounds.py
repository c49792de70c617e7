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
from analyser.originality.mask import Mask, known_mask
from analyser.originality.passages import Limits, shared, with_frequency
from analyser.originality.prepared import Opened, Prepared, opened, prepared
from analyser.originality.rare import Rarity, Region, pairs
from analyser.originality.sentences import Stems, plain_stem
from analyser.originality.words import Hashes


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
        return opened(self.prepared[number], self.mask, self.frequent)

    def origin(self, number: int, other: int) -> Origin:
        """Return what the document `other` is to the draft `number`."""
        mine, theirs = self.prepared[number].applicant, self.prepared[other].applicant
        if mine and theirs and mine.same(theirs):
            return Origin.OWN
        return Origin.ROUND if other < self.drafts else Origin.CORPUS


def round_matches(drafts: Sequence[Draft], corpus: Reference | None, config: Config) -> RoundMatches:
    """Return the passages the drafts share with each other and with the corpus, and the families.

    Each pair stands once, the draft with the smaller name on the left, documents of the corpus
    on the right; `Match.flipped` shows it from the other side. Neither the order of the drafts
    nor the order of adding to the corpus matters.
    """
    compared = gather(drafts, corpus, config)
    tally = Tally()
    found = sorted((*_passages(compared, config, tally), *translations(compared, config)), key=_place)
    return RoundMatches(
        tuple(found),
        (*application_families(compared, tally.words, tally.own, config), *answer_families(compared, config)),
        _masked(compared, tally),
    )


def gather(drafts: Iterable[Draft], corpus: Reference | None, config: Config) -> Field:
    """Return the drafts and what the corpus has for them with their prints, sorted by name."""
    mask, stems = known_mask(), Stems(plain_stem)
    own = [prepared(draft, mask, stems) for draft in sorted(drafts, key=lambda draft: draft.name)]
    share, least = config.threshold("originality.frequent-share"), config.threshold("originality.frequent-documents")
    whole = config.threshold("originality.corpus-whole")
    queries = [one.prints for one in own]
    others = corpus.related(queries, _sieve(config), share, least, whole) if corpus else ()
    theirs = [prepared(draft, mask, stems) for draft in sorted(others, key=lambda draft: draft.name)]
    every = (*own, *theirs)
    index = segment((number, one.prints) for number, one in enumerate(every))
    most = int(max(least, share * len(every)))
    return Field(every, len(own), index, frequent(index, most), most, mask)


def _passages(compared: Field, config: Config, tally: Tally) -> Iterator[Match]:
    limits, sieve = Limits.of(config), _sieve(config)
    alike = _alike(compared, config)
    for number in range(compared.drafts):
        found = hits(compared.segment, compared.prepared[number].prints, compared.most)
        close = [other for other in candidates(found, sieve) if other > number]
        regions = alike.get(number, {})
        others = sorted({*close, *regions})
        if not others:
            continue
        left = compared.opened(number)
        for other in others:
            yield from _pair(compared, left, (number, other), regions.get(other, ()), limits, tally)


def _alike(compared: Field, config: Config) -> dict[int, dict[int, tuple[Region, ...]]]:
    """Return for each draft the later documents that share rare stems with it, and in which words."""
    found: dict[int, dict[int, tuple[Region, ...]]] = {}
    stems = ((number, one.stems) for number, one in enumerate(compared.prepared))
    for (number, other), regions in pairs(stems, Rarity.of(config)).items():
        if number < compared.drafts:
            found.setdefault(number, {})[other] = regions
    return found


def _pair(
    compared: Field,
    left: Opened,
    numbers: tuple[int, int],
    regions: tuple[Region, ...],
    limits: Limits,
    tally: Tally,
) -> Iterator[Match]:
    origin, other = compared.origin(*numbers), numbers[1]
    pair = shared(left, compared.opened(other), limits, origin, regions)
    tally.profiles += pair.profiles
    tally.quotations += pair.quotations
    names = left.prepared.draft.name, compared.prepared[other].draft.name
    tally.words[names] = sum(one.words for one in pair.matches)
    if origin is Origin.OWN and other >= compared.drafts:
        tally.own.add(names)
    for one in pair.matches:
        yield with_frequency(one, left, compared.segment)


def _sieve(config: Config) -> Sieve:
    names = ("hits", "window", "drift")
    hits_, window, drift = (int(config.threshold(f"originality.candidate-{name}")) for name in names)
    return Sieve(hits=hits_, window=window, drift=drift)


def _masked(compared: Field, tally: Tally) -> tuple[tuple[str, str], ...]:
    hidden = sum(one.masked for one in compared.prepared[: compared.drafts])
    return (
        ("prints", SCHEME),
        ("sketches", scheme()),
        ("wordings", f"{compared.mask.version}: {compared.mask.wordings}"),
        ("masked words", str(hidden)),
        ("translations", method()),
        ("frequent prints", f"{len(compared.frequent)} in more than {compared.most} documents"),
        ("organisation profiles", str(tally.profiles)),
        ("quotations with a source", str(tally.quotations)),
    )


def _place(one: Match) -> tuple[str, int, str, int]:
    return one.left.document, one.left.span.start, one.right.document, one.right.span.start
