"""The pages of the rules: `python -m analyser.rules._pages > docs/rules.md` renews the document."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from inspect import cleandoc
from itertools import groupby
from typing import Final

from analyser.model.finding import Rule, Scope
from analyser.rules import checks

FAMILIES: Final[dict[str, str]] = {
    "FRM": "The form",
    "ELI": "Eligibility",
    "BUD": "Money",
    "WPK": "Work packages and activities",
    "OBJ": "Objectives",
    "IND": "Indicators",
    "LNK": "Links between objectives, activities and results",
    "CON": "Consistency",
    "HOR": "Horizontal aspects",
    "IMP": "Impact",
    "WRT": "Wording",
    "ORI": "Originality",
    "RND": "The whole round",
}
NEEDS: Final[dict[str, str]] = {
    "application": "a recognised form",
    "call": "a known call year",
    "rules": "a recognised action of a known call year",
    "smart": "statements that were judged",
    "linking": "links between statements",
    "matches": "other applications: a round or a corpus",
    "families": "other applications: a round or a corpus",
    "programme_matches": "the texts of the programme",
    "observations": "language processing",
}
HEAD: Final = """\
# The rules

Each rule has one code that is never reused, and a name that says the fault. **Error**: the application would be
refused or lose a criterion. **Warning**: experts take points off. **Note**: worth a look. A rule that lacks a fact it
needs is reported as skipped, with the reason. A value whose source is unverified never makes an error.

This page is made from the rules themselves: `python -m analyser.rules._pages > docs/rules.md`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The parts of a rule's docstring."""

    what: str
    bad: str
    good: str
    source: str


def page(rule: Rule) -> Page:
    """Return the parts of a rule's docstring, empty where one is missing."""
    parts: dict[str, list[str]] = {"What": []}
    current = "What"
    for line in cleandoc(rule.documentation).splitlines():
        name, colon, rest = line.partition(":")
        if colon and name in {"Bad", "Good", "Source"}:
            current = name
            parts[current] = [rest.strip()] if rest.strip() else []
        else:
            parts[current].append(line)
    texts = {name: cleandoc("\n".join(lines)).strip() for name, lines in parts.items()}
    return Page(
        what=texts["What"], bad=texts.get("Bad", ""), good=texts.get("Good", ""), source=texts.get("Source", "")
    )


def document() -> str:
    """Return the text of docs/rules.md."""
    rules = [check.rule for check in checks()]
    order = list(FAMILIES)
    rules.sort(key=lambda rule: (order.index(rule.family), rule.code))
    sections = [HEAD]
    for family, group in groupby(rules, key=lambda rule: rule.family):
        members = list(group)
        sections.append(f"## {family} - {FAMILIES[family]}\n")
        sections.append(_overview(members))
        sections += [_section(rule) for rule in members]
    return "\n".join(sections)


def _overview(rules: list[Rule]) -> str:
    rows = [f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.severity} |" for rule in rules]
    return "\n".join(["| code | name | severity |", "|---|---|---|", *rows, ""])


def _section(rule: Rule) -> str:
    parts = page(rule)
    needs = ", ".join(dict.fromkeys(NEEDS.get(need, need) for need in rule.needs)) or "nothing but the text"
    scope = "a whole round" if rule.scope is Scope.ROUND else "one draft"
    facts = f"*{rule.severity.value.capitalize()}; looks at {scope}; needs {needs}.*"
    examples = [f"{name}:\n\n```\n{text}\n```\n" for name, text in (("Bad", parts.bad), ("Good", parts.good)) if text]
    return "\n".join(
        [
            f"### {rule.code} {rule.name}\n",
            f"{facts}\n",
            f"{parts.what}\n",
            f"> {rule.message}\n>\n> {rule.advice}\n",
            *examples,
            f"Source: {parts.source}\n",
        ]
    )


if __name__ == "__main__":
    sys.stdout.write(document())
