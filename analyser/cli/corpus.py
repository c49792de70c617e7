"""`analyser corpus`: the reference corpus."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from analyser.cli.options import FILE, FOLDER

WHERE = click.option("--corpus", "folder", type=FOLDER, required=True, metavar="DIR", help="Folder of the corpus.")


@click.group()
def corpus() -> None:
    """Keep the reference corpus: documents, or keyed fingerprints without text."""


@corpus.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@WHERE
@click.option("--round", "round_name", default="", metavar="NAME", help="Round the drafts belong to, e.g. 2025-R1.")
@click.option("--agency", default="", metavar="CODE", help="National Agency, e.g. LV01.")
@click.option("--date", "day", default="", metavar="YYYY-MM-DD", help="Day of submission.")
def add(paths: tuple[Path, ...], folder: Path, round_name: str, agency: str, day: str) -> None:
    """Add drafts, or every draft below folders."""
    from analyser.pipeline.corpus import add_drafts

    failed = False
    for name, error in add_drafts(paths, folder, round_name, agency, day):
        click.echo(f"added {name}" if error is None else f"analyser: {name}: {error}", err=error is not None)
        failed |= error is not None
    sys.exit(2 if failed else 0)


@corpus.command("list")
@WHERE
def list_documents(folder: Path) -> None:
    """List the documents with their round, agency, applicant and date."""
    with _opened(folder) as store:
        for entry in store.documents():
            click.echo("\t".join(str(part or "-") for part in entry.row()))


@corpus.command()
@click.argument("names", nargs=-1, required=True)
@WHERE
def remove(names: tuple[str, ...], folder: Path) -> None:
    """Remove documents by name."""
    with _opened(folder) as store:
        for name in names:
            store.remove(name)
            click.echo(f"removed {name}")


@corpus.command()
@WHERE
def verify(folder: Path) -> None:
    """Check the record and the search copy."""
    with _opened(folder) as store:
        faults = store.verify()
    for fault in faults:
        click.echo(fault, err=True)
    click.echo(f"{len(faults)} faults.")
    sys.exit(2 if faults else 0)


@corpus.command("export")
@click.argument("file", type=FILE)
@WHERE
@click.option("--key", type=FILE, required=True, metavar="FILE", help="Key file agreed between the agencies.")
def export_prints(file: Path, folder: Path, key: Path) -> None:
    """Write keyed fingerprints, without any text, for another agency."""
    _exchange(folder, lambda store: store.export(file, key))


@corpus.command("import")
@click.argument("file", type=FILE)
@WHERE
@click.option("--key", type=FILE, required=True, metavar="FILE", help="Key file agreed between the agencies.")
def import_prints(file: Path, folder: Path, key: Path) -> None:
    """Take in another agency's keyed fingerprints."""
    _exchange(folder, lambda store: store.import_(file, key))


def _exchange(folder: Path, step: Callable[[Any], int]) -> None:
    with _opened(folder) as store:
        click.echo(f"{step(store)} documents.")


def _opened(folder: Path) -> Any:
    from analyser.originality.corpus import open_corpus

    return open_corpus(folder)
