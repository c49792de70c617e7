"""A round for the terminal: a line a draft, the findings about several drafts, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.i18n import Translator, translator
from analyser.model.analysis import Entry, Round
from analyser.model.finding import Severity
from analyser.reporters._labels import counted
from analyser.reporters._sentences import by_code, said
from analyser.reporters.text import encoded

ROUND_SUFFIX = ".txt"


def render_round(found: Round, language: str) -> bytes:
    """Return a round as plain text."""
    return encoded(list(lines(found, translator(language))))


def lines(found: Round, say: Translator) -> Iterator[str]:
    """Yield the lines of a round's text."""
    rules = by_code(found.rules)
    yield from (_line(entry, say) for entry in found.applications)
    yield from (f"{draft.name}: {say.text('failed')}: {say.sentence(draft.error)}" for draft in found.failed)
    for one in found.findings:
        words = said(one.finding, rules, say)
        yield ""
        yield f"{one.finding.code} {say.text(one.finding.severity.value)}: {words.message}"
        yield f"  {', '.join(one.members)}"
        yield f"  → {words.advice}"
    yield from (f"{say.text('failed')}: {failure.code}: {failure.error}" for failure in found.failures)


def _line(entry: Entry, say: Translator) -> str:
    levels = ((Severity.ERROR, entry.errors), (Severity.WARNING, entry.warnings), (Severity.NOTE, entry.notes))
    counts = ", ".join(counted(level, count, say) for level, count in levels)
    return f"{entry.name}: {counts}" + (f" · {entry.title}" if entry.title else "")
