"""The steps that fill the reference corpus and look into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from analyser import calls, execution, extraction, originality, readers
from analyser.config import Config
from analyser.errors import AnalyserError, UsageError
from analyser.model.match import Family, Match, Passage, Source
from analyser.originality.corpus import Corpus, has_corpus, open_corpus
from analyser.originality.index.record import Added
from analyser.pipeline.drafts import drafts_below
from analyser.text import detect

Description = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where drafts come from, as far as it is known; what a draft says itself need not be given."""

    round: str = ""
    agency: str = ""
    applicant: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of one file: what was done, or why it could not be added."""

    name: str
    result: Added | AnalyserError


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    name: str
    config: Config


def add_drafts(paths: Sequence[Path], folder: Path, origin: Origin, jobs: int = 1) -> Iterator[Addition]:
    """Add files, and every draft below folders, to the corpus in a folder; yield what became of each.

    Files are read in parallel, added in order of name. One that fails is told and the rest goes on. The
    corpus is made with the first draft that can be read, so that no empty one is left behind.

    Raises:
        UsageError: the date is none.
        CorpusError: the corpus cannot be opened or written.
    """
    _check(origin.date)
    found, missing = _files(paths, folder)
    with ExitStack() as stack:
        corpus = stack.enter_context(open_corpus(folder)) if has_corpus(folder) else None
        yield from missing
        outcomes = execution.local.map_drafts(_read, found, jobs) if found else ()
        for job, outcome in zip(found, outcomes, strict=True):
            if isinstance(outcome, AnalyserError):
                yield Addition(job.name, outcome)
                continue
            corpus = corpus or stack.enter_context(open_corpus(folder, create=True))
            yield Addition(job.name, _add(corpus, outcome, origin))
        if corpus:
            corpus.search_copy()


def _add(corpus: Corpus, draft: originality.Draft, origin: Origin) -> Added:
    return corpus.add(draft, round=origin.round, agency=origin.agency, applicant=origin.applicant, date=origin.date)


def _check(day: str) -> None:
    try:
        if day:
            date.fromisoformat(day)
    except ValueError as error:
        message = f"'{day}' is no date."
        raise UsageError(message, "Give it as in 2026-03-05.") from error


def _files(paths: Sequence[Path], corpus: Path) -> tuple[list[_Job], list[Addition]]:
    """Return the drafts by name, and what was named and is not there."""
    jobs: dict[Path, _Job] = {}
    missing = []
    for path in paths:
        try:
            for draft in _drafts(path, corpus):
                name = draft.relative_to(path).as_posix() if path.is_dir() else draft.name
                jobs.setdefault(draft.resolve(), _Job(draft, name, Config()))
        except UsageError as error:
            missing.append(Addition(path.name or str(path), error))
    return sorted(jobs.values(), key=lambda job: (job.name, str(job.path))), missing


def _drafts(path: Path, corpus: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    found = drafts_below(path, corpus.resolve())
    if not found:
        message = f"There is no draft below '{path.name}'."
        raise UsageError(message, f"Put drafts there ({', '.join(sorted(readers.suffixes()))}).")
    return found


def _read(job: _Job) -> originality.Draft:
    """Read one draft as far as comparisons need it."""
    document = readers.read(job.path, seconds=job.config.seconds, megabytes=job.config.megabytes)
    document = replace(document, name=job.name)
    language, _ = detect.languages(document)
    application = extraction.extract(document, calls.load(), language=language).application
    main = (application.language if application else None) or language
    return originality.Draft(job.name, document, application, main)


def see_corpus(folder: Path | None) -> None:
    """See that a corpus can be opened, before drafts are read for an hour.

    Raises:
        CorpusError: there is none in the folder, or it cannot be opened.
    """
    if folder is not None:
        with open_corpus(folder):
            pass


def against_corpus(
    drafts: Sequence[originality.Draft], folder: Path, config: Config, mapper: originality.Mapper = originality.in_turn
) -> tuple[originality.RoundMatches, Description]:
    """Compare drafts with each other, with a corpus, and with the keyed prints it holds of other agencies.

    Raises:
        CorpusError: there is no corpus in the folder, or it cannot be opened.
    """
    taken = frozenset(draft.name for draft in drafts)
    with open_corpus(folder) as corpus:
        named = _Named(corpus, taken)
        found = originality.round_matches(drafts, named, config, mapper)
        sources = named.sources()
        other = corpus.exchanged(drafts, config)
        matches = (*(_with_source(match, sources) for match in found.matches), *other.matches)
        families: tuple[Family, ...] = (*found.families, *other.families)
        return replace(
            found, matches=matches, families=families, others=len(drafts) - 1 + len(corpus)
        ), corpus.description()


@dataclass(frozen=True, slots=True)
class _Named:
    """A corpus whose documents have other names than the drafts they are compared with."""

    corpus: Corpus
    taken: frozenset[str]

    def related(
        self,
        queries: Sequence[originality.Prints],
        sieve: originality.Sieve,
        share: float,
        least: float,
        whole: float,
    ) -> tuple[originality.Draft, ...]:
        """Return the documents worth comparing with texts of these prints."""
        found = self.corpus.related(queries, sieve, share, least, whole)
        return tuple(replace(draft, name=self._name(draft.name)) for draft in found)

    def sources(self) -> dict[str, Source]:
        """Return where each document comes from, by the name it is compared under."""
        return {
            self._name(entry.name): Source(
                round=entry.origin.round,
                agency=entry.origin.agency,
                applicant=entry.origin.applicant,
                date=entry.origin.date,
            )
            for entry in self.corpus.documents()
        }

    def _name(self, name: str) -> str:
        while name in self.taken:
            name = f"corpus/{name}"
        return name


def _with_source(match: Match, sources: dict[str, Source]) -> Match:
    return replace(match, left=_placed(match.left, sources), right=_placed(match.right, sources))


def _placed(passage: Passage, sources: dict[str, Source]) -> Passage:
    found = sources.get(passage.document)
    return replace(passage, source=found) if found else passage
