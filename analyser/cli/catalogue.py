"""`analyser rules`, `analyser calls` and `analyser schema`: what the analyser knows."""

from __future__ import annotations

import json as json_module
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from analyser.cli.options import LANGUAGES
from analyser.errors import UsageError
from analyser.model.finding import Rule

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.command()
@click.argument("code", required=False)
@click.option("--lang", type=LANGUAGES, default="en", help="Language of the sentences.")
@FORMAT
def rules(code: str | None, lang: str, form: str) -> None:
    """List the rules; with a code, show its page: what, why, bad, good, source."""
    from analyser.cli.output import print_bytes
    from analyser.i18n import translator
    from analyser.reporters._cards import parts
    from analyser.reporters.rule import render_rule
    from analyser.rules import checks

    cards = [check.rule for check in checks() if code is None or check.rule.code == code.upper()]
    if not cards:
        message = f"No rule has the code '{code}'."
        raise UsageError(message, "'analyser rules' lists them.")
    say = translator(lang).text
    if form == "json":
        click.echo(json_module.dumps([_card(card, say) for card in cards], ensure_ascii=False))
    elif code is None:
        for card in cards:
            about = say(parts(card.documentation)[0].text)
            click.echo(f"{card.code}  {say(card.severity.value):12}{about}")
    else:
        print_bytes(render_rule(cards[0], lang))


def _card(card: Rule, say: Callable[[str], str]) -> dict[str, str]:
    """Return a rule as data; its sentences in the language asked for, its page paragraph by paragraph."""
    from analyser.reporters._cards import parts

    told = {key: say(str(getattr(card, key))) for key in ("message", "advice", "source")}
    found = parts(card.documentation)
    pages = (f"{say(part.title)}: {say(part.text)}" if part.title else say(part.text) for part in found)
    head = {"code": card.code, "name": card.name, "severity": card.severity.value}
    return {**head, **told, "documentation": "\n\n".join(pages)}


@click.command()
@FORMAT
def calls(form: str) -> None:
    """Show the call years and actions known, with their limits, sources and certainty."""
    from analyser import calls as known

    years = known.load()
    if form == "json":
        click.echo(json_module.dumps([_plain(call) for call in years], ensure_ascii=False, indent=1))
        return
    for call in years:
        click.echo(f"Call {call.year}")
        for action in call.actions:
            click.echo(f"  {action.action}")
            for name, value, source, certainty in _values(action):
                click.echo(f"    {name:32} {value}  [{certainty}: {source}]")
            limits = [f"{rule.id} {rule.characters.value}" for rule in action.fields if rule.characters]
            click.echo(f"    {'characters':32} {', '.join(limits) or '-'}")


def _values(action: Any) -> list[tuple[str, str, str, str]]:
    from dataclasses import fields

    from analyser.model.call import Known

    rows = []
    for entry in fields(action):
        known = getattr(action, entry.name)
        if isinstance(known, Known):
            rows.append((entry.name, _shown(known.value), known.source, known.certainty.value))
    return rows


def _shown(value: object) -> str:
    if isinstance(value, frozenset | set):
        return " ".join(sorted(map(str, value)))
    if isinstance(value, tuple):
        return " - ".join(map(_shown, value)) if len(value) == 2 else " / ".join(map(_shown, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(value: object) -> Any:
    """Return a frozen value as plain JSON data."""
    from dataclasses import fields, is_dataclass

    if is_dataclass(value):
        return {entry.name: _plain(getattr(value, entry.name)) for entry in fields(value)}
    if isinstance(value, frozenset | set):
        return sorted(_plain(item) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@click.command()
@click.argument("output", type=click.Choice(["check", "compare", "smart", "round"]), default="check")
def schema(output: str) -> None:
    """Print the JSON Schema of an output: check, compare, smart or round."""
    from analyser.schema import schema_of

    click.echo(json_module.dumps(schema_of(output), ensure_ascii=False, indent=1))
