"""The page of a rule for the terminal: what it asks, why, what is bad, what is good, its source."""

from __future__ import annotations

from textwrap import indent

from analyser.i18n import translator
from analyser.model.finding import Rule
from analyser.reporters._cards import parts
from analyser.reporters.text import encoded


def render_rule(rule: Rule, language: str) -> bytes:
    """Return the page of a rule; an example without a translation stays in English."""
    say = translator(language).text
    lines = [f"{rule.code} {rule.name} ({say(rule.severity.value)})", "", say(rule.message), say(rule.advice)]
    for part in parts(rule.documentation):
        lines.append("")
        if part.example:
            lines += [f"{say(part.title)}:", *indent(say(part.text), "    ").splitlines()]
        else:
            lines.append(f"{say(part.title)}: {say(part.text)}" if part.title else say(part.text))
    return encoded(lines)
