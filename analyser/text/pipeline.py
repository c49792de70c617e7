"""The language layer as a spaCy pipeline: words, sentences, base forms, phrases, quantities, times.

The parts are registered, so that a pipeline can be saved with `to_disk` and loaded again after this
module is imported. Importing it imports spaCy (about .85 s): import it inside functions, and use the
functions of this package where a pipeline is not needed; both give the same sentences and tokens.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import registry
from spacy.vocab import Vocab

from analyser.languages import pack
from analyser.text.boundaries import ends
from analyser.text.dates import dates
from analyser.text.lemmas import lemma
from analyser.text.quantities import quantities
from analyser.text.tokens import words_and_spaces

_CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "analyser.words.v1"}}}
PHRASES = ("vague_words", "empty_phrases", "claim_cues", "assistant_phrases", "prompt_leftovers")


@cache
def nlp(language: str | None) -> Language:
    """Return the pipeline of a language; an unknown one gets spaCy's multi-language vocabulary."""
    made = spacy.blank(_vocabulary(language), config=_CONFIG)
    for name in ("analyser_sentences", "analyser_lemmas", "analyser_phrases", "analyser_values"):
        made.add_pipe(name, config={"language": language or "xx"})
    return made


class Words:
    """Cuts a text into the tokens of `analyser.text.tokens`, as spaCy wants them."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary that the documents share."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a document whose text is exactly `text`."""
        words, spaces = words_and_spaces(text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Save nothing: the rules are code."""

    def from_disk(self, path: Path | str, **_: object) -> Words:
        """Load nothing: the rules are code."""
        return self

    def to_bytes(self, **_: object) -> bytes:
        """Return no bytes: the rules are code."""
        return b""

    def from_bytes(self, data: bytes, **_: object) -> Words:
        """Read no bytes: the rules are code."""
        return self


@registry.tokenizers("analyser.words.v1")  # type: ignore[untyped-decorator]
def create_words() -> object:
    """Return what makes the tokenizer of a pipeline."""

    def create(made: Language) -> Words:
        return Words(made.vocab)

    return create


@Language.factory("analyser_sentences", default_config={"language": "xx"}, assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str, language: str) -> Sentences:
    """Return the component that marks where sentences begin."""
    return Sentences(language)


class Sentences:
    """Marks where sentences begin, by the rules of `analyser.text.boundaries`."""

    def __init__(self, language: str) -> None:
        """Keep the language whose abbreviations count."""
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first visible token behind each end."""
        offsets, visible = places(doc)
        starts = np.full(len(doc), -1, dtype=np.int64)
        at = np.flatnonzero(visible)
        if len(at):
            cuts = np.array((0, *ends(doc.text, self.language)))
            first = np.searchsorted(offsets[at], cuts)
            starts[at[np.unique(first[first < len(at)])]] = 1
        return _with(doc, "SENT_START", starts.astype(np.uint64))


@Language.factory("analyser_lemmas", default_config={"language": "xx"}, assigns=["token.lemma"])
def create_lemmas(nlp: Language, name: str, language: str) -> Lemmas:
    """Return the component that sets base forms."""
    return Lemmas(language)


class Lemmas:
    """Sets the base form of each word."""

    def __init__(self, language: str) -> None:
        """Keep the language of the words."""
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of each token."""
        forms, at = np.unique(doc.to_array("ORTH"), return_inverse=True)
        strings = doc.vocab.strings
        bases = [strings.add(lemma(strings[int(form)], self.language)) for form in forms]
        return _with(doc, "LEMMA", np.array(bases, dtype=np.uint64)[at]) if bases else doc


@Language.factory("analyser_phrases", default_config={"language": "xx", "lists": list(PHRASES)})
def create_phrases(nlp: Language, name: str, language: str, lists: list[str]) -> Phrases:
    """Return the component that finds the phrases of the language pack."""
    return Phrases(nlp, language, lists)


class Phrases:
    """Finds the phrases of the pack's lists in any inflection; `doc.spans[list]` holds them.

    Phrases of several words are compared by base forms. A single word whose base form is another
    word ("better" of "good") is compared as written.
    """

    def __init__(self, nlp: Language, language: str, lists: Iterable[str]) -> None:
        """Compile the phrases."""
        self.by_lemma = PhraseMatcher(nlp.vocab, attr="LEMMA")
        self.by_form = PhraseMatcher(nlp.vocab, attr="LOWER")
        self.lists = tuple(lists)
        lemmas = Lemmas(language)
        for entry in self.lists:
            docs = [lemmas(nlp.make_doc(phrase)) for phrase in pack(language).phrases(entry) if "*" not in phrase]
            inflected = [doc for doc in docs if len(doc) > 1 or doc[0].lemma_ == doc[0].lower_]
            exact = [doc for doc in docs if len(doc) == 1 and doc[0].lemma_ != doc[0].lower_]
            if inflected:
                self.by_lemma.add(entry, inflected)
            if exact:
                self.by_form.add(entry, exact)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the longest phrases of each list."""
        found: dict[str, list[Span]] = {entry: [] for entry in self.lists}
        for matcher in (self.by_lemma, self.by_form):
            if len(matcher):
                for key, start, end in matcher(doc):
                    found[doc.vocab.strings[key]].append(doc[start:end])
        for entry, spans in found.items():
            doc.spans[entry] = SpanGroup(doc, name=entry, spans=spacy.util.filter_spans(spans))
        return doc


@Language.factory("analyser_values", default_config={"language": "xx"})
def create_values(nlp: Language, name: str, language: str) -> Values:
    """Return the component that marks quantities and times."""
    return Values(language)


class Values:
    """Marks quantities and times in `doc.spans`; `doc.user_data` holds them with their values."""

    def __init__(self, language: str) -> None:
        """Keep the language of the number words."""
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Mark each value, widened to whole tokens, labelled with its kind."""
        for entry, find in (("quantities", quantities), ("dates", dates)):
            found = find(doc.text, self.language)
            spans = [
                doc.char_span(one.span.start, one.span.end, label=one.kind.value, alignment_mode="expand")
                for one in found
            ]
            doc.spans[entry] = SpanGroup(doc, name=entry, spans=[span for span in spans if span is not None])
            doc.user_data[entry] = found
        return doc


def places(doc: Doc) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the offset of each token in the text, and whether it can be seen."""
    lengths = doc.to_array(["LENGTH", "SPACY", "IS_SPACE"]).astype(np.int64).reshape(-1, 3)
    widths = lengths[:, 0] + lengths[:, 1]
    return np.cumsum(widths) - widths, lengths[:, 2] == 0


def _with(doc: Doc, attribute: str, values: NDArray[np.uint64]) -> Doc:
    return doc.from_array([attribute], values.reshape(-1, 1))  # type: ignore[arg-type]


def _vocabulary(language: str | None) -> str:
    code = language or "xx"
    return code if _is_known(code) else "xx"


def _is_known(code: str) -> bool:
    try:
        spacy.util.get_lang_class(code)
    except ImportError:
        return False
    return True
