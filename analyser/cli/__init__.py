"""The command line: the only part that prints and exits.

A command's module is imported when the command is called, so that `analyser --help` starts at once.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from analyser import __version__
from analyser.errors import AnalyserError

COMMANDS = {
    "check": ("analyser.cli.check", "Analyse one draft: the self-check before the deadline."),
    "scan": ("analyser.cli.scan", "Analyse every draft below a folder as one round."),
    "compare": ("analyser.cli.compare", "Show the passages two documents share."),
    "smart": ("analyser.cli.smart", "Judge statements: specific, measurable, time-bound."),
    "corpus": ("analyser.cli.corpus", "Keep the reference corpus: add, list, remove, verify, export, import."),
    "rules": ("analyser.cli.catalogue", "List the rules, or show the page of one."),
    "calls": ("analyser.cli.catalogue", "Show the call years and actions known, with limits and sources."),
    "models": ("analyser.cli.models", "List, verify, train and score the shipped models."),
    "schema": ("analyser.cli.catalogue", "Print the JSON Schema of the outputs."),
}


class _LazyGroup(click.Group):
    """A group that knows its commands' names and imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="analyser")
def cli() -> None:
    """Quality and originality analyser for Erasmus+ KA2 applications.

    Works offline on your machine. It gives evidence and advice, never a verdict.

    Exit status: 0 nothing to report, 1 findings, 2 a draft could not be analysed or wrong usage.
    """


_YOUNG = 100_000
"""Objects between two searches for unused cycles: a draft's facts live until they are reported, so searching after
every 700, as Python does unless told, found 4,000 of millions and took a twentieth of `check`."""


def main() -> None:
    """Run the command line; an expected error becomes one line and exit status 2."""
    gc.set_threshold(_YOUNG)
    try:
        sys.exit(cli.main(prog_name="analyser", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        click.echo(f"analyser: {_one_line(error)}", err=True)
    except click.Abort:
        click.echo("analyser: Interrupted.", err=True)
    except AnalyserError as error:
        click.echo(f"analyser: {error}", err=True)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        click.echo(f"analyser: {_fault(error)}", err=True)
    sys.exit(2)


def _fault(error: Exception) -> str:
    """Return an error that nobody foresaw as one line: a traceback helps developers, who ask for it."""
    what = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".: ")
    if isinstance(error, MemoryError):
        what = "there is not enough memory"
    return f"The analyser stopped unexpectedly: {what}. Please report it; 'python -X dev -m analyser' shows where."


def _one_line(error: click.ClickException) -> str:
    """Return a wrong usage as one line: what is wrong, and where it is explained."""
    message = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{message}. '{context.command_path if context else 'analyser'} --help' explains the usage."
