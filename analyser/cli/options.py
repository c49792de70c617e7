"""Options that several commands share, and how they become a `Config`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from analyser.config import Config, load_config
from analyser.errors import UsageError

C = TypeVar("C", bound=Callable[..., Any])
LANGUAGES = click.Choice(["en", "lv"])
FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
LEVELS = ("error", "warning", "note", "never")


def _codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())


_SETTINGS = (
    click.option("--action", metavar="ACTION", help="The action, e.g. KA220-VET; else recognised from the draft."),
    click.option("--call", type=int, metavar="YEAR", help="The call year; else recognised from the draft."),
    click.option("--lang", type=LANGUAGES, help="Language of the report; else that of the draft."),
    click.option("--corpus", type=FOLDER, metavar="DIR", help="Reference corpus to compare with."),
    click.option(
        "--programme",
        type=FILE,
        multiple=True,
        metavar="FILE",
        help="Text of the programme (guide, call) to compare with; repeatable.",
    ),
    click.option(
        "--select",
        multiple=True,
        callback=_codes,
        metavar="CODES",
        help="Apply only these rules: codes or beginnings of codes, e.g. FRM,LNK001.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        callback=_codes,
        metavar="CODES",
        help="Leave these rules out, by code or beginning of a code.",
    ),
    click.option("--config", "config_file", type=FILE, metavar="FILE", help="Settings file; else ./analyser.toml."),
)


_OUTPUTS = (
    click.option("--html", type=FILE, metavar="FILE", help="Write the report as a page for the browser."),
    click.option("--json", "json_file", type=FILE, metavar="FILE", help="Write the result as JSON."),
    click.option(
        "--docx", type=FILE, metavar="FILE", help="Write a Word file: the draft with comments; of a round, its summary."
    ),
    click.option("--sarif", type=FILE, metavar="FILE", help="Write the findings as SARIF 2.1.0."),
)


def outputs(command: C) -> C:
    """Give a command the options that say which files are written."""
    for option in reversed(_OUTPUTS):
        command = option(command)
    return command


def settings(command: C) -> C:
    """Give a command the options that make a `Config`."""
    for option in reversed(_SETTINGS):
        command = option(command)
    return command


def fail_on(command: C) -> C:
    """Give a command the option --fail-on."""
    return click.option(
        "--fail-on",
        type=click.Choice(LEVELS),
        default="error",
        show_default=True,
        help="Least severity that makes exit status 1.",
    )(command)


def config_from(
    action: str | None,
    call: int | None,
    lang: str | None,
    corpus: Path | None,
    programme: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config_file: Path | None,
) -> Config:
    """Return the settings of a run: defaults < configuration file < options.

    Raises:
        UsageError: the file is missing or wrong, or an option names something unknown.
    """
    config = _from_file(config_file)
    if action is not None:
        config = replace(config, action=_action(action))
    if call is not None:
        config = replace(config, call=_call(call))
    given: dict[str, Any] = {
        "language": lang,
        "corpus": corpus,
        "programme": programme or None,
        "select": select or None,
        "ignore": ignore or None,
    }
    return replace(config, **{name: value for name, value in given.items() if value is not None})


def _from_file(config_file: Path | None) -> Config:
    beside = Path("analyser.toml")
    found = config_file or (beside if beside.is_file() else None)
    if found is None:
        return Config()
    config = load_config(found)
    if config.language is not None and config.language not in LANGUAGES.choices:
        message = f"'{found.name}' sets the language '{config.language}', in which there are no reports."
        raise UsageError(message, f"Known: {', '.join(LANGUAGES.choices)}.")
    action = _action(config.action) if config.action is not None else None
    return replace(config, action=action, call=_call(config.call) if config.call is not None else None)


def _action(action: str) -> str:
    from analyser import calls

    wanted = action.strip().upper()
    known = sorted({rules.action for call in calls.load() for rules in call.actions})
    form, _, sector = wanted.partition("-")
    if form not in known or (sector and sector not in {"SCH", "VET", "HED", "ADU", "YOU"}):
        message = f"The action '{action}' is not known."
        raise UsageError(message, f"Known: {', '.join(known)}, with a field as in KA220-VET.")
    return wanted


def _call(year: int) -> int:
    from analyser import calls

    if calls.year(year) is None:
        known = ", ".join(str(call.year) for call in calls.load())
        message = f"The call {year} is not known."
        raise UsageError(message, f"Known: {known}.")
    return year
