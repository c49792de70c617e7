"""The tables of a round, shared by the spreadsheet formats, with cells that cannot become formulas.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is run as a formula by
spreadsheet programs (OWASP, "CSV Injection"); drafts are written by strangers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from analyser.i18n import Translator
from analyser.model.analysis import Round
from analyser.model.finding import SkipKind
from analyser.reporters._labels import kind_of, origin_of
from analyser.reporters._sentences import by_code, place_of, said

Cell: TypeAlias = "str | int | float | None"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST = 32_000


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table with a row of headings."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def inert(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet program runs or refuses: a quote mark before what looks like a formula."""
    if not isinstance(cell, str):
        return cell
    text = "".join(c if c.isprintable() or c in "\n\t" else " " for c in cell)[:_LONGEST]
    return f"'{text}" if text.lstrip(" ").startswith(_DANGEROUS) else text


def drafts(found: Round, say: Translator) -> Table:
    """Return one row per draft; those that could not be analysed come last, with the reason."""
    headings = (
        "File",
        "Report",
        "Action",
        "Call",
        "Title",
        "Form ID",
        "Coordinator",
        "National Agency",
        "Errors",
        "Warnings",
        "Notes",
        "Not analysed because",
    )
    rows: list[tuple[Cell, ...]] = [
        (
            e.name,
            e.report,
            e.action,
            e.call,
            e.title,
            e.form_id,
            e.coordinator,
            e.agency,
            e.errors,
            e.warnings,
            e.notes,
            None,
        )
        for e in found.applications
    ]
    blank = (None,) * 10
    rows += [(draft.name, *blank, say.sentence(draft.error)) for draft in found.failed]
    return _table("Drafts", headings, tuple(rows), say)


def findings(found: Round, say: Translator) -> Table:
    """Return one row per finding about the round."""
    rules = by_code(found.rules)
    rows = []
    for one in found.findings:
        words = said(one.finding, rules, say)
        severity = say.text(one.finding.severity.value)
        rows.append((one.finding.code, severity, words.message, words.advice, ", ".join(one.members)))
    headings = ("Code", "Severity", "Finding", "Advice", "Drafts")
    return _table("Findings", headings, tuple(rows), say)


def matches(found: Round, say: Translator) -> Table:
    """Return one row per pair of passages."""
    titles = dict(found.titles)
    rows = tuple(
        (
            match.left.document,
            place_of(match.left.place, titles, None, say),
            match.left.page,
            match.right.title,
            place_of(match.right.place, titles, None, say),
            match.right.page,
            kind_of(match, say),
            origin_of(match.origin, say),
            match.words,
            round(match.similarity, 2),
            match.common,
            match.left.quote,
            match.right.quote,
        )
        for match in found.matches
    )
    headings = (
        "File",
        "Question",
        "Page",
        "Other document",
        "Question there",
        "Page there",
        "Kind",
        "What the other is",
        "Words",
        "Similarity",
        "Documents with it",
        "Passage",
        "Passage there",
    )
    return _table("Matches", headings, rows, say)


def families(found: Round, say: Translator) -> Table:
    """Return one row per group of near-duplicates."""
    rows = tuple(
        (say.text(family.kind), len(family.members), round(family.similarity, 2), ", ".join(family.members))
        for family in found.families
    )
    return _table("Families", ("Kind", "Members", "Similarity", "Drafts"), rows, say)


def failures(found: Round, say: Translator) -> Table:
    """Return one row per draft that could not be analysed and per rule that crashed or was skipped."""
    rows: list[tuple[Cell, ...]] = [
        (draft.name, say.text("not analysed"), say.sentence(draft.error)) for draft in found.failed
    ]
    rows += [(failure.code, say.text("rule failed"), failure.error) for failure in found.failures]
    for skip in found.skipped:
        applies = skip.kind is SkipKind.NOT_CHECKED
        what = say.text("rule not applied") if applies else say.text("rule does not apply")
        rows.append((skip.code, what, say.sentence(skip.reason)))
    return _table("Failures", ("Draft or rule", "What happened", "Reason"), tuple(rows), say)


def tables(found: Round, say: Translator) -> Iterator[Table]:
    """Yield every table of a round."""
    for table in (drafts, findings, matches, families, failures):
        yield table(found, say)


def _table(title: str, headings: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], say: Translator) -> Table:
    safe = tuple(tuple(inert(cell) for cell in row) for row in rows)
    return Table(say.text(title), tuple(say.text(heading) for heading in headings), safe)
