"""`analyser compare`: two documents."""

from __future__ import annotations

from pathlib import Path

import click

from analyser.cli.options import FILE, LANGUAGES


@click.command()
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@click.option("--html", type=FILE, metavar="FILE", help="Write the passages side by side.")
@click.option("--json", "json_file", type=FILE, metavar="FILE", help="Write the passages as JSON.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=LANGUAGES, help="Language of the report.")
def compare(a: Path, b: Path, html: Path | None, json_file: Path | None, form: str, lang: str | None) -> None:
    """Show the passages that two documents share, whatever they are."""
    from analyser.cli.output import check_outputs, print_bytes, write
    from analyser.pipeline import compare as run
    from analyser.reporters import html as html_reporter
    from analyser.reporters import json as json_reporter
    from analyser.reporters import text as text_reporter

    check_outputs((html, json_file), (a, b))
    found, language = run(a, b), lang or "en"
    if html is not None:
        write(html, html_reporter.render_comparison(found, language))
    if json_file is not None:
        write(json_file, json_reporter.render_comparison(found, language))
    reporter = json_reporter if form == "json" else text_reporter
    print_bytes(reporter.render_comparison(found, language))
