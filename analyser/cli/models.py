"""`analyser models`: the shipped models and gold sets."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from analyser.errors import UsageError


@click.group()
def models() -> None:
    """List, verify, train and score the shipped models and gold sets."""


@models.command("list")
def list_models() -> None:
    """Show every model and collection with its version, licence and origin."""
    from analyser import assets

    for kind in ("models", "corpora"):
        for name in assets.collections(kind):
            card = assets.manifest(kind, name)
            parts = [str(card.get(key, "-")) for key in ("version", "licence", "origin")]
            click.echo(f"{kind}/{name:20} {parts[0]:10} {parts[1]:24} {parts[2]}")


@models.command()
def verify() -> None:
    """Compare every file of the data folders with its checksum."""
    from analyser import assets

    faults = assets.verify("models") + assets.verify("corpora")
    for fault in faults:
        click.echo(fault, err=True)
    counted = sum(len(assets.files(kind, name)) for kind in ("models", "corpora") for name in assets.collections(kind))
    click.echo(f"{counted} files checked, {len(faults)} faults.")
    sys.exit(2 if faults else 0)


@models.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the statement classifiers; then nothing else is trained. Default: all into models/.",
)
def train(out: Path | None) -> None:
    """Train the statement classifiers and the weights of linking anew from the gold sets, with a fixed seed."""
    from analyser.linking import training as linking
    from analyser.statements import training as statements

    for line in (*statements.train(out), *(() if out else linking.train())):
        click.echo(line)


@models.command()
def score() -> None:
    """Print the accuracy of the shipped models on held-out data."""
    from analyser.linking import scoring as linking
    from analyser.statements import training as statements

    table = statements.score()
    if not table:
        message = "No gold set is installed."
        raise UsageError(message, "Run this from a checkout.")
    click.echo(table)
    for line in linking.score_lines():
        click.echo(line)
