"""Writing results: reports into files, the result alone to standard output."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from analyser.errors import UsageError
from analyser.model.analysis import Analysis
from analyser.model.finding import Finding, Severity
from analyser.pipeline import Baseline, RoundBaseline


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; a link stays one, and what is no file (a pipe, a device) is written to.

    Raises:
        UsageError: the folder does not exist or cannot be written, or the disk is full.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        message = f"'{path.name}' cannot be written: {error.strerror or error}."
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        hint = "Make room on the disk." if full else "Give a file in a folder that exists and is yours."
        raise UsageError(message, hint) from error


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def check_outputs(outputs: Iterable[Path | None], inputs: Iterable[Path] = ()) -> None:
    """Refuse, before any work is done, what could not be written or would destroy something.

    Raises:
        UsageError: two outputs are one file, an output is an input, or its folder does not exist.
    """
    read = {path.resolve() for path in inputs}
    seen: set[Path] = set()
    for path in (path for path in outputs if path is not None):
        whole = path.resolve()
        if whole in read:
            message = f"'{path.name}' is the file that is read; it would be overwritten."
            raise UsageError(message, "Give the result another name.")
        if whole in seen:
            message = f"Two results would be written to '{path.name}'."
            raise UsageError(message, "Give each its own file.")
        if not path.parent.is_dir():
            message = f"'{path.name}' lies in a folder that does not exist ('{path.parent}')."
            raise UsageError(message, "Give a file in a folder that exists.")
        seen.add(whole)


def check_word(path: Path | None) -> None:
    """Refuse a name under which no program would open a Word file; a pipe or device has no such name.

    Raises:
        UsageError: the name ends otherwise.
    """
    if path is not None and path.suffix.casefold() != ".docx" and (path.is_file() or not path.exists()):
        message = f"'{path.name}' does not end in .docx, and what is written there is a Word file."
        raise UsageError(message, f"Give another name, e.g. {path.stem or 'draft'}.docx.")


def print_bytes(content: bytes) -> None:
    """Send a result to standard output, as UTF-8 whatever the terminal's encoding; to nobody if that is closed.

    Raises:
        UsageError: where standard output goes to, there is no room.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"The result cannot be written to standard output: {error.strerror or error}."
        raise UsageError(message, "Make room on the disk, or write it elsewhere.") from error


def say(line: str) -> None:
    """Tell the user something beside the result, in one line whatever the names in it hold."""
    click.echo("".join(c if c.isprintable() else "?" for c in line), err=True)


def report_language(chosen: str | None, draft: str | None) -> str:
    """Return the language of the report: as chosen, else Latvian for a Latvian draft, else English."""
    return chosen or ("lv" if draft == "lv" else "en")


def exit_status(findings: tuple[Finding, ...], fail_on: str) -> int:
    """Return 1 when a finding reaches the level, else 0."""
    if fail_on == "never":
        return 0
    level = Severity(fail_on).rank
    return int(any(finding.severity.rank >= level for finding in findings))


def status_of(analysis: Analysis, fail_on: str) -> int:
    """Return the exit status of one analysis: a rule that crashed makes it 2."""
    return 2 if analysis.failures else exit_status(analysis.findings, fail_on)


def read_baseline(path: Path | None) -> Baseline:
    """Return what an earlier analysis, written with --json, found.

    Raises:
        UsageError: the file is not such an analysis.
    """
    if path is None:
        return Baseline()
    try:
        return _known(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"The baseline '{path.name}' is not an earlier analysis."
        raise UsageError(message, "Give a file written by 'analyser check --json'.") from error


def read_round_baseline(path: Path | None) -> RoundBaseline:
    """Return what an earlier scan found, from its `round.json` and the JSON of each draft beside it.

    Raises:
        UsageError: the file is not of a scan, or a draft's JSON beside it is missing or damaged.
    """
    if path is None:
        return RoundBaseline()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        reports = {
            entry["name"]: path.with_name(entry["report"]).with_suffix(".json") for entry in content["applications"]
        }
        drafts = {name: _known(json.loads(file.read_text(encoding="utf-8"))) for name, file in reports.items()}
        return RoundBaseline(_known(content), drafts)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"The baseline '{path.name}' is not an earlier scan."
        hint = "Give the round.json of a scan, with the reports of its drafts beside it."
        raise UsageError(message, hint) from error


def _known(content: dict[str, Any]) -> Baseline:
    """Return the fingerprints of an output, also of what was set aside then."""
    return Baseline(frozenset(one["fingerprint"] for one in (*content["findings"], *content.get("suppressed", ()))))
