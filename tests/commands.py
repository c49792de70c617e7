"""The help of every command as a page: `python -m tests.commands` renews docs/commands.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from analyser.cli import cli

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
WIDTH = 110
HEAD = """# Commands

What `--help` says of each command. This page is made by `python -m tests.commands`.
The [guide](guide.en.md) explains them ([latviski](guide.lv.md)).
"""


def page() -> str:
    """Return the help of every command and subcommand."""
    return HEAD + "".join(f"\n## {name}\n\n```\n{text}\n```\n" for name, text in _helps(cli, "analyser", None))


def helps() -> Iterator[str]:
    """Yield the help of every command and subcommand."""
    yield from (text for _, text in _helps(cli, "analyser", None))


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    width: dict[str, Any] = {"terminal_width": WIDTH, "max_content_width": WIDTH, **command.context_settings}
    context = click.Context(command, info_name=name, parent=parent, **width)
    yield context.command_path, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found
            yield from _helps(found, child, context)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
