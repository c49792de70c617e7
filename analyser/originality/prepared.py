"""A draft made ready for a round: its prints are kept, its words are found again when needed.

Finding the words of a draft again takes about a millisecond, keeping them for thousands of
drafts takes gigabytes. Which of them are masked is not found again: masked words have no stem.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyser.model.span import Span
from analyser.originality.alignment import LEFT_FILLER, RIGHT_FILLER, hidden
from analyser.originality.applicants import Applicant, applicant_of
from analyser.originality.draft import Draft
from analyser.originality.evidence import Side
from analyser.originality.fingerprints import GRAM, WINDOW, Prints, likely, low_bits, prints
from analyser.originality.mask import Mask, cover
from analyser.originality.masking import label_spans, profiles, questions, quotations
from analyser.originality.sections import WHOLE, Sections, sections
from analyser.originality.sentences import Sentences, Stems, in_sentences
from analyser.originality.words import Flags, Hashes, Words, words

_NO_STEM = np.uint64(0)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A draft with its prints and stems, those of masked words 0; `masked` counts hidden words."""

    draft: Draft
    prints: Prints
    stems: Hashes
    words: int
    masked: int
    applicant: Applicant | None
    profiles: tuple[tuple[str, Span], ...]
    quotations: tuple[Span, ...]
    sections: Sections = WHOLE

    @property
    def flags(self) -> Flags:
        """Say of each word whether it is masked."""
        return np.equal(self.stems, _NO_STEM)


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A prepared draft with its words at hand, as the left and as the right side of a comparison."""

    prepared: Prepared
    words: Words
    flags: Flags

    def side(self, *, left: bool) -> Side:
        """Return the draft for one side of an alignment, the masked words hidden."""
        filler = LEFT_FILLER if left else RIGHT_FILLER
        draft = self.prepared.draft
        hashes = hidden(self.words.hashes, self.flags, filler)
        return Side(draft.name, draft.document, self.words, hashes, self.prepared.sections)

    def sentences(self, *, left: bool) -> Sentences:
        """Return the draft in sentences, the stems of masked words hidden."""
        filler = LEFT_FILLER if left else RIGHT_FILLER
        stems = hidden(self.prepared.stems, self.flags, filler)
        return in_sentences(self.prepared.draft.document.text, self.words, stems, self.prepared.sections)


def prepared(draft: Draft, mask: Mask, stems: Stems) -> Prepared:
    """Return a draft ready for a round; `stems` is shared by all its drafts."""
    found = words(draft.document.text)
    flags = cover(mask.flags(found.hashes), found, label_spans(draft))
    return Prepared(
        draft,
        prints(found.hashes, flags),
        hidden(stems.of(draft.document.text, found), flags, _NO_STEM),
        len(found),
        int(flags.sum()),
        applicant_of(draft),
        profiles(draft),
        quotations(draft.document.text),
        sections(questions(draft), found),
    )


def opened(one: Prepared, frequent: Hashes) -> Opened:
    """Return a prepared draft with its words; passages frequent in the round are masked as well."""
    return with_words(one, words(one.draft.document.text), frequent)


def with_words(one: Prepared, found: Words, frequent: Hashes) -> Opened:
    """Return a prepared draft whose words are at hand already."""
    return Opened(one, found, one.flags | common(one.prints, frequent, len(found)))


def common(found: Prints, frequent: Hashes, length: int) -> Flags:
    """Say which words stand in frequent passages: under frequent prints and between two close ones."""
    flags = np.zeros(length, dtype=np.bool_)
    if not len(frequent) or not len(found):
        return flags
    near = likely(found.hashes, low_bits(frequent))
    place = np.minimum(np.searchsorted(frequent, found.hashes[near]), len(frequent) - 1)
    places = found.places[near[frequent[place] == found.hashes[near]]]
    for index, at in enumerate(places.tolist()):
        close = index + 1 < len(places) and places[index + 1] - at <= WINDOW
        flags[at : int(places[index + 1]) if close else at + GRAM] = True
    return flags
