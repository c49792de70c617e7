"""`analyser check`: one draft."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from analyser.cli.options import FILE, config_from, fail_on, outputs, settings


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@settings
@outputs
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@click.option("--with-text", is_flag=True, help="Put the draft's text into the JSON.")
@click.option("--baseline", type=FILE, metavar="FILE", help="Set aside what an earlier --json FILE holds already.")
@fail_on
def check(
    draft: Path,
    html: Path | None,
    json_file: Path | None,
    docx: Path | None,
    sarif: Path | None,
    form: str,
    with_text: bool,
    baseline: Path | None,
    fail_on: str,
    **options: Any,
) -> None:
    """Analyse one draft (.docx .pdf .odt .txt .md): what breaks a rule, what costs points, and where."""
    config = config_from(**options)
    from analyser.cli.output import (
        check_outputs,
        check_word,
        print_bytes,
        read_baseline,
        report_language,
        status_of,
        write,
    )
    from analyser.pipeline import analyse

    wanted = {"html": html, "json": json_file, "docx": docx, "sarif": sarif}
    check_outputs(wanted.values(), (draft, *((baseline,) if baseline and json_file != baseline else ())))
    check_word(docx)
    analysis = analyse(draft, config, read_baseline(baseline))
    language = report_language(config.language, analysis.language)
    for name, path in wanted.items():
        if path is not None:
            write(path, _rendered(name, analysis, language, draft, with_text))
    print_bytes(_rendered(form, analysis, language, draft, with_text))
    sys.exit(status_of(analysis, fail_on))


def _rendered(name: str, analysis: Any, language: str, draft: Path, with_text: bool) -> bytes:
    reporter = import_module(f"analyser.reporters.{name}")
    if name == "json":
        content: bytes = reporter.render(analysis, language, with_text=with_text)
    else:
        content = reporter.render(analysis, language, draft.read_bytes() if name == "docx" else None)
    return content
