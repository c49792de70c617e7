"""What one draft shares with the programme's own texts and with itself: needs no other draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analyser.config import Config
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.match import Match, Origin
from analyser.model.span import Span
from analyser.originality.alignment import DEFAULT_REACH, LEFT_FILLER, RIGHT_FILLER, align, chained, hidden, own_runs
from analyser.originality.draft import Draft, Inside
from analyser.originality.evidence import Side, match, side
from analyser.originality.mask import cover, known_mask
from analyser.originality.masking import answers, label_spans, questions
from analyser.originality.programme import Text, texts
from analyser.originality.sections import sections
from analyser.originality.words import Flags


def inside(
    document: Document,
    application: Application | None,
    language: str | None,
    config: Config,
    further: tuple[Text, ...] = (),
) -> Inside:
    """Return the programme text copied into a draft, the user's `further` texts included, and what it repeats."""
    draft = Draft(document.name, document, application, language)
    plain = side(document)
    own = replace(plain, sections=sections(questions(draft), plain.words))
    flags = cover(known_mask().flags(own.hashes), own.words, label_spans(draft))
    return Inside(_programme(draft, own, config, further), _repeated(own, flags, config))


def _programme(draft: Draft, own: Side, config: Config, further: tuple[Text, ...]) -> tuple[Match, ...]:
    """Text the form prints counts only where an answer repeats it; without answers it is left out."""
    least = config.threshold("originality.programme-words")
    fields = answers(draft)
    found: list[Match] = []
    for text in (*texts(), *further):
        if text.printed and not fields:
            continue
        found += [one for one in _against(text, own, config) if one.words >= least and _answered(one, text, fields)]
    return _strongest(found)


def _against(text: Text, own: Side, config: Config) -> Iterable[Match]:
    verbatim, near = config.threshold("originality.verbatim"), config.threshold("originality.near")
    for stretch in align(own.hashes, text.side.hashes, (own.sections, text.side.sections)):
        one = match(stretch, own, text.side, verbatim=verbatim, origin=Origin.PROGRAMME)
        if one.similarity >= near:
            yield one


def _answered(one: Match, text: Text, fields: tuple[Span, ...]) -> bool:
    return not text.printed or any(one.left.span in field for field in fields)


def _strongest(found: list[Match]) -> tuple[Match, ...]:
    """Keep one source per passage: the one with most words."""
    kept: list[Match] = []
    for one in sorted(found, key=lambda m: (-m.words, m.left.span.start, m.right.document)):
        if not any(one.left.span.overlaps(other.left.span) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda m: m.left.span.start))


def _repeated(own: Side, flags: Flags, config: Config) -> tuple[Match, ...]:
    """Return passages that stand twice: the second place is the left side, the first the right."""
    least = int(config.threshold("originality.repeated-words"))
    verbatim, near = config.threshold("originality.verbatim"), config.threshold("originality.near")
    left = Side(own.name, own.document, own.words, hidden(own.hashes, flags, LEFT_FILLER), own.sections)
    right = Side(own.name, own.document, own.words, hidden(own.hashes, flags, RIGHT_FILLER), own.sections)
    found = own_runs(left.hashes, right.hashes, DEFAULT_REACH, apart=least)
    matches = []
    for stretch in chained(found, left.hashes, right.hashes, (left.sections, right.sections)):
        if stretch.left_end <= stretch.right:
            one = match(stretch, left, right, verbatim=verbatim, origin=Origin.SELF)
            if one.words >= least and one.similarity >= near:
                matches.append(one.flipped())
    return tuple(sorted(matches, key=lambda m: (m.left.span.start, m.right.span.start)))
