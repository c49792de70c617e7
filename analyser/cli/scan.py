"""`analyser scan`: a round."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from analyser.cli.options import FILE, FOLDER, config_from, fail_on, outputs, settings

Progress = Callable[[str, int, int], None]
STEPS = {"read": "Reading", "compare": "Comparing", "check": "Checking"}


@click.command()
@click.argument("folder", type=FOLDER)
@settings
@outputs
@click.option("--format", "form", type=click.Choice(["text", "json"]), help="Print the round as well; else nothing.")
@click.option(
    "--out", type=FOLDER, default=Path("reports"), show_default=True, metavar="DIR", help="Folder of the reports."
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Drafts read at once; else one per core.")
@click.option("--resume/--fresh", default=True, show_default=True, help="Go on where an interrupted scan stopped.")
@click.option("--cluster", metavar="ADDRESS", help="Run on a Dask cluster (extra 'cluster').")
@click.option("--baseline", type=FILE, metavar="FILE", help="Set aside what an earlier scan's round.json FILE holds.")
@fail_on
def scan(
    folder: Path,
    out: Path,
    jobs: int | None,
    resume: bool,
    cluster: str | None,
    baseline: Path | None,
    form: str | None,
    fail_on: str,
    **options: Any,
) -> None:
    """Analyse every draft below FOLDER as one round and compare them with each other.

    The reports of the drafts, the index and the tables go to --out; the other files hold the round as a whole.
    """
    files = {"html": "html", "json": "json_file", "docx": "docx", "sarif": "sarif"}
    wanted: dict[str, Path] = {name: path for name, key in files.items() if (path := options.pop(key)) is not None}
    config = config_from(**options)
    from analyser.cli.output import check_outputs, check_word, exit_status, print_bytes, read_round_baseline, say, write
    from analyser.cli.reports import ReportFolder
    from analyser.errors import UsageError
    from analyser.pipeline import scan as run
    from analyser.pipeline.drafts import drafts_below
    from analyser.pipeline.rounds import ScanOptions

    if not folder.is_dir():
        raise UsageError(f"There is no folder '{folder.name}'.", "Give the folder that holds the drafts.")
    known = read_round_baseline(baseline)
    check_word(wanted.get("docx"))
    reports = ReportFolder(out, config.language, with_sarif="sarif" in wanted)
    kept = (baseline,) if baseline and wanted.get("json") != baseline else ()
    check_outputs(wanted.values(), (*drafts_below(folder, out.resolve()), *kept))
    with _progress() as progress:
        how = ScanOptions(
            jobs=jobs or os.cpu_count() or 1,
            checkpoints=out / ".checkpoints",
            resume=resume,
            cluster=cluster,
            skip=out.resolve(),
            progress=progress,
            report=reports.draft,
        )
        try:
            found = run(folder.resolve(), config, how, known)
        except KeyboardInterrupt:
            say("analyser: What was read so far is kept; the same command goes on from there.")
            raise
    reports.round(found)
    for name, path in wanted.items():
        write(path, reports.rendered(found, name, path))
    if form is not None:
        print_bytes(reports.rendered(found, form))
    for draft in found.failed:
        say(f"analyser: {draft.name}: {draft.error}")
    say(f"Drafts analysed: {len(found.applications)}, failed: {len(found.failed)}. Open {out / 'index.html'}")
    if found.failed or found.failures or reports.crashed:
        sys.exit(2)
    sys.exit(exit_status(reports.findings + tuple(f.finding for f in found.findings), fail_on))


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Show a bar on standard error, but only to a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def update(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(STEPS[step], total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield update
