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
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the model; else models/statements."
)
def train(out: Path | None) -> None:
    """Train the statement classifiers anew from the gold set, with a fixed seed."""
    from analyser.statements import training

    for line in training.train(out):
        click.echo(line)


@models.command()
def score() -> None:
    """Print the accuracy of the shipped models on held-out data."""
    from analyser.statements import training

    lines = training.score()
    if not lines:
        message = "No gold set is installed."
        raise UsageError(message, "Run this from a checkout.")
    for line in lines:
        click.echo(line)
