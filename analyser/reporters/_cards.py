"""The pages of the rules that found something: why the rule is there, what is bad, what is good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from inspect import cleandoc

from analyser.model.finding import Finding, Rule

EXAMPLES = ("Bad", "Good")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a rule's page, or an example below its title."""

    title: str
    text: str

    @property
    def example(self) -> bool:
        """Say whether this is a bad or a good example."""
        return self.title in EXAMPLES


@dataclass(frozen=True, slots=True)
class Card:
    """A rule with the paragraphs of its page."""

    code: str
    name: str
    parts: tuple[Part, ...]


def cards(findings: Iterable[Finding], rules: Iterable[Rule]) -> tuple[Card, ...]:
    """Return the rules that the findings come from, in order of code; one that is not known has no parts."""
    known = {rule.code: rule for rule in rules}
    made = []
    for code in sorted({finding.code for finding in findings}):
        rule = known.get(code)
        made.append(Card(code, rule.name if rule else code, parts(rule.documentation) if rule else ()))
    return tuple(made)


def parts(documentation: str) -> tuple[Part, ...]:
    """Return the sections of a docstring: plain paragraphs, and the blocks below "Bad:", "Good:", "Source:"."""
    made: list[Part] = []
    title, lines = "", list[str]()
    for line in [*cleandoc(documentation).splitlines(), "End:"]:
        head, colon, rest = line.partition(":")
        opens = bool(colon) and head in (*EXAMPLES, "Source", "End")
        if opens or (not title and not line.strip()):
            _close(made, title, lines)
            title, lines = (head if opens else ""), ([rest] if opens else [])
        else:
            lines.append(line)
    return tuple(made)


def _close(made: list[Part], title: str, lines: list[str]) -> None:
    text = cleandoc("\n".join(lines)) if title in EXAMPLES else " ".join(" ".join(lines).split())
    if text.strip():
        made.append(Part(title, text.strip()))
