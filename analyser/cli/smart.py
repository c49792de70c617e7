"""`analyser smart`: statements on their own."""

from __future__ import annotations

import sys

import click

from analyser.cli.options import LANGUAGES

KINDS = click.Choice(["objective", "indicator", "activity", "result"])


@click.command()
@click.argument("text", required=False)
@click.option("--kind", type=KINDS, help="What the statements are; else recognised.")
@click.option("--language", "written", metavar="CODE", help="Language of the statements; else recognised.")
@click.option("--lang", type=LANGUAGES, help="Language of the reasons; else that of the statement.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def smart(text: str | None, kind: str | None, written: str | None, lang: str | None, form: str) -> None:
    """Judge a statement, or one a line on standard input: specific, measurable, time-bound."""
    from analyser.cli.output import print_bytes
    from analyser.errors import UsageError
    from analyser.pipeline.statements import judge
    from analyser.reporters.smart import render_statement

    lines = [text] if text is not None else _lines()
    wanted = [line.strip() for line in lines if line.strip()]
    if not wanted:
        message = "There is no statement to judge."
        raise UsageError(message, "Give one as an argument, or one a line on standard input.")
    for line in wanted:
        print_bytes(render_statement(judge(line, kind, written), lang, form))


def _lines() -> list[str]:
    if sys.stdin is None:
        return []
    if sys.stdin.isatty():
        click.echo("One statement a line, end with Ctrl-D:", err=True)
    return sys.stdin.buffer.read().decode("utf-8-sig", errors="replace").splitlines()
