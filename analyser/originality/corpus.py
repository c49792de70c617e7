"""The reference corpus: documents to compare with, and keyed prints of other agencies.

A folder with the record (`corpus.sqlite`) and a search copy (`search/`), which is made again from
the record whenever it is missing, damaged or of another state.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

import numpy as np

from analyser.errors import CorpusError
from analyser.model.application import Application, Field, Organisation, Role
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.originality import exchange
from analyser.originality.candidates import Sieve, candidates
from analyser.originality.draft import Draft
from analyser.originality.fingerprints import SCHEME, Prints
from analyser.originality.index.record import Entry, Origin, Record
from analyser.originality.index.segment import PARTS, Segment, hits, mapped, segment, write
from analyser.originality.mask import known_mask
from analyser.originality.prepared import prepared
from analyser.originality.sentences import Stems, plain_stem

RECORD, SEARCH, STATE = "corpus.sqlite", "search", "state.json"


@dataclass(frozen=True, slots=True)
class Likely:
    """A document of another agency that shares keyed prints with a draft: worth asking that agency about."""

    name: str
    agency: str
    round: str
    date: str
    shared: int
    share: float


def open_corpus(folder: Path, *, create: bool = False) -> Corpus:
    """Open the corpus in a folder.

    Raises:
        CorpusError: there is none and `create` is not set, or it cannot be opened.
    """
    if not create and not (folder / RECORD).is_file():
        raise CorpusError(f"There is no corpus in '{folder.name}'.", "Make one with 'analyser corpus add'.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(f"'{folder.name}' cannot be made.", "Choose another folder.") from error
    return Corpus(folder)


class Corpus:
    """An open corpus; use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        """Open the record."""
        self._folder = folder
        self._record = Record(folder / RECORD)

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
        self._record.close()

    def add(self, draft: Draft, *, round: str = "", agency: str = "", date: str = "") -> None:
        """Add a draft, or put it in the place of the one with its name; on the disk when this returns."""
        one = prepared(draft, known_mask(), Stems(plain_stem))
        agency = agency or ((draft.application.national_agency or "") if draft.application else "")
        origin = Origin(round=round, agency=agency, applicant=one.applicant or "", date=date)
        self._record.add(draft.name, origin, draft.language or "", draft.document.text, _facts(draft), one.prints)

    def documents(self) -> tuple[Entry, ...]:
        """Return the documents without their texts, in order of name."""
        return self._record.entries()

    def related(
        self, queries: Sequence[Prints], sieve: Sieve, share: float, least: float, whole: float
    ) -> tuple[Draft, ...]:
        """Return the documents worth comparing: all of a small corpus, else those that share prints.

        A print in more than `share` of the documents, and in more than `least`, says nothing.
        """
        entries = self._record.entries()
        if len(entries) <= whole:
            return tuple(self._draft(entry) for entry in entries)
        copy, most = self.search_copy(), int(max(least, share * len(entries)))
        near = {number for query in queries for number in candidates(hits(copy, query, most), sieve)}
        return tuple(self._draft(entry) for entry in entries if entry.number in near)

    def remove(self, name: str) -> None:
        """Remove a document.

        Raises:
            CorpusError: there is none of this name.
        """
        if not self._record.remove(name):
            raise CorpusError(f"The corpus has no document '{name}'.", "See 'analyser corpus list'.")

    def verify(self) -> tuple[str, ...]:
        """Check the record and the search copy; one line a fault. A stale copy is renewed, not a fault."""
        faults = list(self._record.faults())
        copy, fresh = self.search_copy(), segment(self._record.prints())
        same = all(np.array_equal(getattr(copy, part), getattr(fresh, part)) for part in PARTS)
        return tuple(faults if same else [*faults, "The search copy differs from the record."])

    def description(self) -> tuple[tuple[str, str], ...]:
        """Return what names the corpus in a report: number and state of its documents, scheme."""
        entries = self._record.entries()
        foreign = len(self._record.foreign())
        return (
            ("documents", str(len(entries))),
            ("state", self._record.state()),
            ("prints", SCHEME),
            ("keyed documents of other agencies", str(foreign)),
        )

    def search_copy(self) -> Segment:
        """Return the mapped search copy; it is made again if missing, damaged or stale."""
        folder, state = self._folder / SEARCH, self._state()
        if (folder / STATE).is_file():
            try:
                if json.loads((folder / STATE).read_text(encoding="ascii")) == state:
                    return mapped(folder)
            except (OSError, ValueError):
                pass
        return self._renewed(folder, state)

    def export(self, path: Path, key: Path) -> int:
        """Write keyed prints of every document for another agency; return how many documents.

        Raises:
            CorpusError: the key is missing or too short, or the file cannot be written.
        """
        secret = exchange.read_key(key)
        prints = dict(self._record.prints())
        entries = [(e, int(json.loads(e.facts)["words"]), prints[e.number].hashes) for e in self._record.entries()]
        return exchange.write(path, entries, secret)

    def import_(self, path: Path, key: Path) -> int:
        """Take in another agency's keyed prints; return how many documents.

        Raises:
            CorpusError: the key or the file is not the right one.
        """
        return self._record.add_foreign(exchange.read(path, exchange.read_key(key)))

    def likely(self, draft: Draft, key: Path, least: float = 0.1) -> tuple[Likely, ...]:
        """Return other agencies' documents that hold a share of the draft's keyed prints, the highest first."""
        secret = exchange.read_key(key)
        mine = exchange.keyed(prepared(draft, known_mask(), Stems(plain_stem)).prints.hashes, secret)
        found = []
        for one in self._record.foreign():
            theirs = np.frombuffer(one.hashes, dtype="<u8").astype(np.uint64)
            shared = len(np.intersect1d(mine, theirs, assume_unique=True))
            share = shared / max(1, min(len(mine), len(theirs)))
            if one.key == exchange.key_name(secret) and share >= least:
                found.append(Likely(one.name, one.agency, one.round, one.date, shared, round(share, 4)))
        return tuple(sorted(found, key=lambda likely: (-likely.share, likely.agency, likely.name)))

    def _draft(self, entry: Entry) -> Draft:
        text = self._record.text(entry.number)
        facts = json.loads(entry.facts)
        application = _application(facts, entry)
        return Draft(entry.name, Document(entry.name, "corpus", text), application, entry.language or None)

    def _state(self) -> dict[str, object]:
        return {"scheme": SCHEME, "state": self._record.state(), "documents": list(self._record.numbers())}

    def _renewed(self, folder: Path, state: dict[str, object]) -> Segment:
        """Write the search copy beside the old one and swap them; the state file comes last."""
        fresh = segment(self._record.prints())
        temporary = folder.with_name(f"{SEARCH}.{os.getpid()}.new")
        shutil.rmtree(temporary, ignore_errors=True)
        write(fresh, temporary)
        (temporary / STATE).write_text(json.dumps(state), encoding="ascii")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            temporary.replace(folder)
        except OSError:
            shutil.rmtree(temporary, ignore_errors=True)
            return fresh
        return mapped(folder)


def _facts(draft: Draft) -> dict[str, object]:
    """Return what a later comparison needs of the form: organisations, answers, labels."""
    application = draft.application
    size = len(draft.document.text.split())
    if application is None:
        return {"words": size, "organisations": [], "fields": []}
    return {
        "words": size,
        "organisations": [[o.id, o.oid, str(o.role), o.name] for o in application.organisations],
        "fields": [[f.id, f.owner, f.span.start, f.span.end, *(_ends(f.label_span))] for f in application.fields],
    }


def _ends(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (0, 0)


def _application(facts: dict[str, list[list[object]]], entry: Entry) -> Application | None:
    if not facts["organisations"] and not facts["fields"]:
        return None
    return Application(
        national_agency=entry.origin.agency or None,
        language=entry.language or None,
        organisations=tuple(_organisations(facts["organisations"])),
        fields=tuple(_fields(facts["fields"])),
    )


def _organisations(rows: list[list[object]]) -> Iterator[Organisation]:
    for number, oid, role, name in rows:
        known = str(oid) if oid else None
        yield Organisation(id=str(number), oid=known, role=Role(str(role)), name=str(name), span=Span(0, 0))


def _fields(rows: list[list[object]]) -> Iterator[Field]:
    for id_, owner, *ends in rows:
        start, end, label, label_end = (int(str(number)) for number in ends)
        field = Field(id=str(id_), label="", owner=str(owner) if owner else None, span=Span(start, end), characters=0)
        yield replace(field, characters=end - start, label_span=Span(label, label_end) if label_end else None)
