"""One draft from file to analysis, and two documents side by side."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path

from analyser import __version__, calls, extraction, originality, readers
from analyser.config import Config
from analyser.model.analysis import Analysis, Comparison, Provenance, Side
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.finding import Scope
from analyser.model.match import Passage
from analyser.pipeline.corpus import against_corpus, see_corpus
from analyser.pipeline.facts import Facts, gather
from analyser.pipeline.models import models_used
from analyser.pipeline.programme import copied, programme_texts
from analyser.pipeline.settle import Baseline, conclude, selected
from analyser.text import detect


def analyse(path: Path, config: Config | None = None, baseline: Baseline | None = None) -> Analysis:
    """Analyse one draft: the self-check.

    Raises:
        ReadError: the draft cannot be read; the message says what to do.
        UsageError: the configuration names something unknown.
        CorpusError: the corpus cannot be opened.
    """
    settings = config or Config()
    selected(settings, Scope.DRAFT)
    see_corpus(settings.corpus)
    programme_texts(settings)
    document = readers.read(path, seconds=settings.seconds, megabytes=settings.megabytes)
    return analyse_document(document, settings, baseline)


def analyse_document(document: Document, config: Config, baseline: Baseline | None = None) -> Analysis:
    """Analyse a document that has been read."""
    facts = gather(document, config)
    if config.corpus is None:
        return conclude(facts, config, baseline=baseline)
    found, description = against_corpus((draft_of(facts, config),), config.corpus, config)
    return conclude(facts, config, found, baseline, corpus=description)


def draft_of(facts: Facts, config: Config) -> originality.Draft:
    """Return what is compared of a draft."""
    hidden = copied(facts.inside, config)
    return originality.Draft(facts.document.name, facts.document, facts.application, facts.language, hidden)


def compare(a: Path, b: Path, config: Config | None = None) -> Comparison:
    """Return the passages two documents share, whatever they are.

    Raises:
        ReadError: one of them cannot be read.
    """
    settings = config or Config()
    left, right = (_compared(_whole(path, settings), settings) for path in (a, b))
    return Comparison(
        left=_side(left),
        right=_side(right),
        matches=tuple(
            replace(one, left=placed(one.left, left.application), right=placed(one.right, right.application))
            for one in originality.compare(left, right, settings)
        ),
        provenance=Provenance(
            version=__version__,
            call=None,
            rules_hash="",
            languages=tuple(dict.fromkeys(side.language for side in (left, right) if side.language)),
            models=models_used(),
            masked=originality.left_out(left, right),
        ),
        titles=tuple(calls.titles().items()),
    )


def placed(passage: Passage, application: Application | None) -> Passage:
    """Return a passage with the question that it answers, the first one if it answers several."""
    known = application.fields if application else ()
    at = next((field for field in known if field.span.overlaps(passage.span)), None)
    return replace(passage, place=f"{at.owner}/{at.id}" if at.owner else at.id) if at else passage


def _side(draft: originality.Draft) -> Side:
    return Side(name=draft.name, characters=len(draft.document.text), document=draft.document)


def _compared(document: Document, config: Config) -> originality.Draft:
    """Return a document with its language and with what the form prints in it, if it is an application."""
    language, _ = detect.languages(document)
    found = extraction.extract(document, calls.load(), language=language, action=config.action, call=config.call)
    stated = found.application.language if found.application else None
    return originality.Draft(document.name, document, found.application, stated or language)


def _whole(path: Path, config: Config) -> Document:
    """Return a document; the byte order mark of a text file is a character of it, as for whoever decodes the file."""
    found = readers.read(path, seconds=config.seconds, megabytes=config.megabytes)
    with path.open("rb") as file:
        marked = found.format == "txt" and file.read(len(BOM_UTF8)) == BOM_UTF8
    return Document(found.name, found.format, f"\ufeff{found.text}") if marked else found
