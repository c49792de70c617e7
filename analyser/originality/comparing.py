"""Two documents, whatever they are: the passages they share, copied or reworded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyser.config import Config
from analyser.model.match import Match, MatchKind, Origin
from analyser.originality.alignment import Stretch, align
from analyser.originality.applications import between, is_form, whole
from analyser.originality.bilingual import method, translations
from analyser.originality.draft import Draft
from analyser.originality.evidence import Side, agreement, match, reworded_match, side
from analyser.originality.mask import known_mask
from analyser.originality.merging import Copied, Weights, distinct, together
from analyser.originality.paraphrase import Growth, reworded
from analyser.originality.prepared import Opened, Prepared, prepared
from analyser.originality.sentences import Stems, in_sentences, plain_stem


@dataclass(frozen=True, slots=True)
class Two:
    """Two documents as a comparison of translations wants them."""

    prepared: tuple[Prepared, ...]
    drafts: int = 2

    def opened(self, number: int) -> Opened:
        """Return one document with its words."""
        return whole(self.prepared[number])

    def origin(self, number: int, other: int) -> Origin:
        """Return what one document is to the other."""
        return Origin.ROUND


def compare(left: Draft, right: Draft, config: Config | None = None) -> tuple[Match, ...]:
    """Return the passages two documents share, in order of the left one.

    What the form prints is hidden where one of them is an application; of other texts nothing is,
    since whoever compares two documents wants to see all they share. Documents in two languages are
    searched for translated passages as well. The result is the same from both sides.
    """
    settings = config or Config()
    if (right.document.text, right.name) < (left.document.text, left.name):
        return _in_order(one.flipped() for one in compare(right, left, settings))
    form = is_form(left.application) or is_form(right.application)
    found = [] if form else list(open_passages(side(left.document), side(right.document), settings))
    if form or left.language != right.language:
        stems = Stems(plain_stem)
        both = Two(tuple(prepared(one, known_mask(), stems) for one in (left, right)))
        found += between(both.prepared[0], both.prepared[1], settings) if form else ()
        found += translations(both, settings)
    return _in_order(found)


def left_out(left: Draft, right: Draft) -> tuple[tuple[str, str], ...]:
    """Name what a comparison of two documents hid, and how it looked for translations, for the provenance."""
    found = []
    if is_form(left.application) or is_form(right.application):
        found.append(("wordings", f"{known_mask().version}: {known_mask().wordings}"))
    if found or left.language != right.language:
        found.append(("translations", method()))
    return tuple(found)


def open_passages(left: Side, right: Side, config: Config) -> Iterator[Match]:
    """Yield the passages of two texts of which nothing is hidden."""
    for stretch in stretches(left, right, config):
        yield _evidence(stretch, left, right, config)


def stretches(left: Side, right: Side, config: Config) -> tuple[Stretch, ...]:
    """Return the copied and the reworded stretches of two texts."""
    weights = Weights.of(config)
    copied = distinct((_copied(one, left, right) for one in align(left.hashes, right.hashes)), weights)
    stems = Stems(plain_stem)
    here, there = (
        in_sentences(one.document.text, one.words, stems.of(one.document.text, one.words)) for one in (left, right)
    )
    return together(copied, reworded(here, there, Growth.of(config)), weights)


def _in_order(found: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(found, key=lambda m: (m.left.span, m.right.span)))


def _copied(stretch: Stretch, left: Side, right: Side) -> Copied:
    agreed = agreement(stretch, left.hashes, right.hashes)
    return Copied(stretch, agreed.equal, agreed.share)


def _evidence(stretch: Stretch, left: Side, right: Side, config: Config) -> Match:
    near = config.threshold("originality.near")
    one = match(stretch, left, right, verbatim=config.threshold("originality.verbatim"))
    if one.kind is MatchKind.VERBATIM or one.similarity >= near:
        return one
    return reworded_match(one, stretch, left, right)
