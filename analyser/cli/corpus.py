"""`analyser corpus`: the reference corpus."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analyser.cli.options import FILE, FOLDER

if TYPE_CHECKING:
    from analyser.originality.corpus import Corpus
    from analyser.pipeline.corpus import Addition

WHERE = click.option("--corpus", "folder", type=FOLDER, required=True, metavar="DIR", help="Folder of the corpus.")
KEY = click.option("--key", type=FILE, required=True, metavar="FILE", help="Key file agreed between the agencies.")
FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
SAID = {
    "added": "added {name}",
    "replaced": "replaced {name}",
    "updated": "already there: {name} (round, agency, applicant or date completed)",
    "unchanged": "already there: {name}",
    "double": "already there: {file} has the same text as {name}; not added again",
}


@click.group()
def corpus() -> None:
    """Keep the reference corpus: documents, or keyed fingerprints without text."""


@corpus.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@WHERE
@click.option("--round", "round_name", default="", metavar="NAME", help="Round the drafts belong to, e.g. 2025-R1.")
@click.option("--agency", default="", metavar="CODE", help="National Agency, e.g. LV01; else as the draft says.")
@click.option("--applicant", default="", metavar="NAME", help="Applicant: name, OID or both; else as the draft says.")
@click.option("--date", "day", default="", metavar="YYYY-MM-DD", help="Day of submission.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Drafts read at once; else one per core.")
def add(
    paths: tuple[Path, ...], folder: Path, round_name: str, agency: str, applicant: str, day: str, jobs: int | None
) -> None:
    """Add drafts (.docx .pdf .odt .txt .md), or every draft below folders.

    A text that is there already is not added again. A changed draft takes the place of the one with its name and round.
    """
    from analyser.pipeline.corpus import Origin, add_drafts

    origin = Origin(round=round_name.strip(), agency=agency.strip(), applicant=applicant.strip(), date=day.strip())
    counts = {"new": 0, "there": 0, "failed": 0}
    for one in add_drafts(paths, folder, origin, jobs or os.cpu_count() or 1):
        counts[_said(one)] += 1
    click.echo(
        f"{counts['new']} added or replaced, {counts['there']} already there, {counts['failed']} failed.", err=True
    )
    sys.exit(2 if counts["failed"] else 0)


def _said(one: Addition) -> str:
    """Say what became of a file; return how it counts."""
    from analyser.errors import AnalyserError

    if isinstance(one.result, AnalyserError):
        click.echo(f"analyser: {one.name}: {one.result}", err=True)
        return "failed"
    click.echo(SAID[one.result.outcome].format(file=one.name, name=one.result.name))
    return "new" if one.result.outcome in {"added", "replaced"} else "there"


@corpus.command("list")
@WHERE
@FORM
def list_documents(folder: Path, form: str) -> None:
    """List the documents with their round, agency, applicant and date."""
    with _opened(folder) as store:
        rows, foreign = _rows(store), _foreign_rows(store)
    if form == "json":
        click.echo(json.dumps({"documents": rows, "exchanged": foreign}, ensure_ascii=False, indent=1))
        return
    _table(rows, ("number", "name", "round", "agency", "applicant", "date", "language", "words"))
    if foreign:
        click.echo()
        _table(foreign, ("name", "round", "agency", "date", "words", "fingerprints"))
    click.echo(f"{len(rows)} documents, {len(foreign)} known by fingerprints alone.", err=True)


@corpus.command()
@click.argument("names", nargs=-1, required=True)
@WHERE
def remove(names: tuple[str, ...], folder: Path) -> None:
    """Remove documents by name or number."""
    from analyser.errors import CorpusError

    failed = False
    with _opened(folder) as store:
        for name in names:
            try:
                click.echo(f"removed {store.remove(name)}")
            except CorpusError as error:
                click.echo(f"analyser: {error}", err=True)
                failed = True
        store.search_copy()
    sys.exit(2 if failed else 0)


@corpus.command()
@WHERE
def verify(folder: Path) -> None:
    """Check every document, and the search copy, which is made again where it is not right."""
    with _opened(folder) as store:
        found = store.verify()
    for line in found.repaired:
        click.echo(f"repaired: {line}")
    for fault in found.faults:
        click.echo(f"fault: {fault}")
    click.echo(
        f"{found.documents} documents, {found.foreign} known by fingerprints alone: "
        f"{len(found.faults)} faults, {len(found.repaired)} repaired."
    )
    sys.exit(2 if found.faults else 0)


@corpus.command("key")
@click.argument("file", type=FILE)
def make_key(file: Path) -> None:
    """Make a key file for the exchange of fingerprints."""
    from analyser.originality.exchange import make_key as make

    make(file)
    click.echo(f"made {file}")
    click.echo("Hand it to the other agency by another way than the fingerprints, and to nobody else.", err=True)


@corpus.command("export")
@click.argument("file", type=FILE)
@WHERE
@KEY
@click.option("--round", "round_name", default="", metavar="NAME", help="Only the documents of this round.")
def export_prints(file: Path, folder: Path, key: Path, round_name: str) -> None:
    """Write keyed fingerprints, without any text, for another agency.

    FILE is a new file, or an earlier export, which is replaced.
    """
    with _opened(folder) as store:
        count = store.export(file, key, round_name)
    click.echo(f"wrote the fingerprints of {count} documents to {file}")


@corpus.command("import")
@click.argument("file", type=FILE)
@WHERE
@KEY
def import_prints(file: Path, folder: Path, key: Path) -> None:
    """Take in another agency's keyed fingerprints; the corpus keeps the key to look drafts up."""
    from analyser.originality.corpus import import_prints as take_in

    found = take_in(folder, file, key)
    own = f"; {found.own} left out, which the corpus has itself" if found.own else ""
    click.echo(f"took in the fingerprints of {found.documents} documents{own}")


def _rows(store: Corpus) -> list[dict[str, Any]]:
    from analyser.originality.stored import size

    return [
        {
            "number": entry.number,
            "name": entry.name,
            "round": entry.origin.round,
            "agency": entry.origin.agency,
            "applicant": entry.origin.applicant,
            "date": entry.origin.date,
            "language": entry.language,
            "words": size(entry),
        }
        for entry in store.documents()
    ]


def _foreign_rows(store: Corpus) -> list[dict[str, Any]]:
    return [
        {
            "name": one.title,
            "round": one.round,
            "agency": one.agency,
            "date": one.date,
            "words": one.words,
            "fingerprints": len(one.hashes) // 8,
        }
        for one in store.foreign()
    ]


def _table(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    """Print rows in aligned columns under their names."""
    cells = [columns, *(tuple(str(row[name]) or "-" for name in columns) for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    for row in cells:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _opened(folder: Path) -> Corpus:
    from analyser.originality.corpus import open_corpus

    return open_corpus(folder)
