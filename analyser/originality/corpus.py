"""The reference corpus: documents to compare with, and keyed prints of other agencies.

A folder with the record (`corpus.sqlite`) and a search copy (`search/`), which is made again from
the record whenever it is missing or damaged and merged when the record has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from analyser.config import Config
from analyser.errors import CorpusError
from analyser.originality import exchange, stored
from analyser.originality.candidates import Sieve, candidates
from analyser.originality.draft import Draft
from analyser.originality.fingerprints import SCHEME, Prints
from analyser.originality.index.database import connected
from analyser.originality.index.foreign import Foreign, ForeignPrints
from analyser.originality.index.record import Added, Entry, New, Origin, Record
from analyser.originality.index.search import SearchCopy
from analyser.originality.index.segment import Segment, hits
from analyser.originality.keyed import Found, exchanged, without_presentations
from analyser.originality.mask import known_mask
from analyser.originality.prepared import prepared
from analyser.originality.sentences import Stems, plain_stem
from analyser.originality.words import words

RECORD, SEARCH = "corpus.sqlite", "search"
NAMES_LISTED = "'analyser corpus list' shows the names."


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of the corpus found: faults of the record, and what was repaired in the search copy."""

    documents: int
    foreign: int
    faults: tuple[str, ...]
    repaired: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """Keyed prints taken in: documents, and those left out because the corpus has their texts itself."""

    documents: int
    own: int


def has_corpus(folder: Path) -> bool:
    """Say whether there is a corpus in a folder."""
    return (folder / RECORD).is_file()


def open_corpus(folder: Path, *, create: bool = False) -> Corpus:
    """Open the corpus in a folder.

    Raises:
        CorpusError: there is none and `create` is not set, or it cannot be opened.
    """
    if not create and not has_corpus(folder):
        raise CorpusError(f"There is no corpus in '{folder.name}'.", "Make one with 'analyser corpus add'.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(f"The folder '{folder.name}' cannot be made.", "Choose another folder.") from error
    return Corpus(folder)


def import_prints(folder: Path, path: Path, key: Path) -> Imported:
    """Take another agency's keyed prints into the corpus in a folder, which is made when the file is the right one.

    Raises:
        CorpusError: the key or the file is not the right one, or the corpus cannot be opened.
    """
    exchange.read(path, exchange.read_key(key))
    with open_corpus(folder, create=True) as corpus:
        return corpus.import_(path, key)


class Corpus:
    """An open corpus; use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        """Open the record."""
        self._connection = connected(folder / RECORD)
        self._record = Record(self._connection)
        self._foreign = ForeignPrints(self._connection)
        self._search = SearchCopy(folder / SEARCH, self._record)

    def __enter__(self) -> Corpus:
        """Return the open corpus."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the record."""
        self.close()

    def close(self) -> None:
        """Close the record."""
        self._connection.close()

    def add(self, draft: Draft, *, round: str = "", agency: str = "", applicant: str = "", date: str = "") -> Added:
        """Add a draft; on the disk when this returns. What is not given is taken from the draft.

        The same text of the same round is kept once; a changed one takes the place of the one
        with its name and round.
        """
        given = Origin(round=round, agency=agency, applicant=applicant, date=date)
        return self._record.add(
            New(
                name=draft.name,
                given=given,
                origin=stored.completed(given, draft),
                language=draft.language or "",
                text=draft.document.text,
                facts=stored.facts(draft, applicant),
                prints=prepared(draft, known_mask(), Stems(plain_stem)).prints,
            )
        )

    def __len__(self) -> int:
        """Return with how many documents a draft can be compared, those of other agencies included."""
        return len(self._record.numbers()) + len(self._foreign.all())

    def documents(self) -> tuple[Entry, ...]:
        """Return the documents without their texts, in order of name."""
        return self._record.entries()

    def foreign(self) -> tuple[Foreign, ...]:
        """Return the keyed prints of other agencies' documents, sorted."""
        return self._foreign.all()

    def draft(self, entry: Entry) -> Draft:
        """Return a document as a draft to compare with."""
        return stored.draft(entry, self._record.text(entry.number))

    def related(
        self, queries: Sequence[Prints], sieve: Sieve, share: float, least: float, whole: float
    ) -> tuple[Draft, ...]:
        """Return the documents worth comparing: all of a small corpus, else those that share prints.

        A print in more than `share` of the documents, and in more than `least`, says nothing.
        """
        entries = self._record.entries()
        if len(entries) <= whole:
            return tuple(map(self.draft, entries))
        copy, most = self.search_copy(), int(max(least, share * len(entries)))
        near = {number for query in queries for number in candidates(hits(copy, query, most), sieve)}
        return tuple(self.draft(entry) for entry in entries if entry.number in near)

    def exchanged(self, drafts: Sequence[Draft], config: Config) -> Found:
        """Return what drafts share with documents of which only keyed prints are known."""
        foreign = self._foreign.all()
        return exchanged(drafts, foreign, self._foreign.keys(), config) if foreign else Found()

    def remove(self, name: str) -> str:
        """Remove a document by name or by number ("#12"), or another agency's by its title; return what went.

        Raises:
            CorpusError: there is none of this name, or several.
        """
        entries = self._record.entries()
        wanted = [e for e in entries if name in {e.name, f"#{e.number}", str(e.number)}]
        exact = [e for e in wanted if e.name == name] or wanted
        short = exact or [e for e in entries if Path(e.name).name == name]
        if len(short) > 1:
            names = ", ".join(entry.name for entry in short)
            raise CorpusError(f"Several documents are called '{name}': {names}.", "Give one of these names.")
        if short:
            self._record.remove(short[0].number)
            return short[0].name
        if self._foreign.remove(name):
            return name
        raise CorpusError(f"The corpus has no document '{name}'.", NAMES_LISTED)

    def verify(self) -> Verified:
        """Check the record and the search copy; the latter is made again where it is not the record's equal."""
        faults, repaired = self._record.faults(), self._search.check()
        documents, foreign = len(self._record.numbers()), len(self._foreign.all())
        return Verified(documents, foreign, faults, (repaired,) if repaired else ())

    def description(self) -> tuple[tuple[str, str], ...]:
        """Return what names the corpus in a report: number and state of its documents, scheme."""
        return (
            ("documents", str(len(self._record.numbers()))),
            ("state", self._record.state()),
            ("prints", SCHEME),
            ("keyed documents of other agencies", str(len(self._foreign.all()))),
        )

    def search_copy(self) -> Segment:
        """Return the mapped search copy; it is made again if missing or damaged, merged if stale."""
        return self._search.current()

    def export(self, path: Path, key: Path, round: str = "") -> int:
        """Write keyed prints of every document, or of one round's, for another agency; return how many.

        Raises:
            CorpusError: the key is missing or too short, there is nothing to write, or it cannot be written.
        """
        exchange.see_free(path)
        secret = exchange.read_key(key)
        entries = [entry for entry in self._record.entries() if round in {"", entry.origin.round}]
        if not entries:
            where = f" of the round '{round}'" if round else ""
            raise CorpusError(f"The corpus has no document{where} to export.", "Add some with 'analyser corpus add'.")
        prints = dict(self._record.prints(frozenset(entry.number for entry in entries)))
        given = ((e, stored.size(e), self._given(e, prints[e.number]).hashes) for e in entries)
        return exchange.write(path, given, secret)

    def _given(self, entry: Entry, prints: Prints) -> Prints:
        draft = self.draft(entry)
        return without_presentations(prints, draft, words(draft.document.text))

    def import_(self, path: Path, key: Path) -> Imported:
        """Take in another agency's keyed prints with their key; documents of this corpus itself are left out.

        Raises:
            CorpusError: the key or the file is not the right one.
        """
        secret = exchange.read_key(key)
        mine = {exchange.alias(entry.digest, secret) for entry in self._record.entries()}
        found = exchange.read(path, secret)
        theirs = [one for one in found if one.name not in mine]
        return Imported(self._foreign.add(theirs, exchange.key_name(secret), secret), len(found) - len(theirs))
