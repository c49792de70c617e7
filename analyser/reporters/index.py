"""The page of a round: its drafts, what they share, and what must be looked at first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from analyser.i18n import Translator, translator
from analyser.model.analysis import Entry, Round
from analyser.model.finding import Severity, SkipKind
from analyser.model.match import Family
from analyser.reporters._grouping import grouped_skips, of_kind
from analyser.reporters._html.page import page
from analyser.reporters._html.roundmap import Shared, roundmap, shared
from analyser.reporters._sentences import by_code, said, title_of

ROUND_SUFFIX = ".html"
ANSWER = "answer"
"""The kind of a family of answers."""
MARK = "#"
"""Stands between the name of a draft and the field of an answer in a family's members."""


@dataclass(frozen=True, slots=True)
class AlikeAnswers:
    """Answers of several drafts that are nearly the same; `title` names their question."""

    title: str
    drafts: tuple[str, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class Line:
    """A draft of the table. `codes` pairs the code of a finding about the round with its anchor.

    `broken` counts the errors about the round, `call` is the year of a draft that is not of the round's call.
    """

    entry: Entry
    codes: tuple[tuple[str, str], ...]
    words: int
    broken: int
    call: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of near-duplicates with the passages that each pair of it shares."""

    family: Family
    pairs: tuple[Shared, ...]


FIRST = 5
"""How many drafts, pairs and findings the summary of a round names."""


def render_round(found: Round, language: str) -> bytes:
    """Return the page of a round, with a link to each draft's report beside it."""
    say, rules = translator(language), by_code(found.rules)
    addresses = {entry.name: quote(entry.report) for entry in found.applications}
    call = _call(found)
    lines = _lines(found, call)
    pairs = shared(found)
    return page(
        "index.html.jinja",
        say,
        round=found,
        families=[_group(family, pairs) for family in found.families if family.kind != ANSWER],
        answers=_answers(found, say),
        addresses=addresses,
        lines=lines,
        entries={entry.name: entry for entry in found.applications},
        call=call,
        odd=[line for line in lines if line.call or not line.entry.action],
        worst=sorted((line for line in lines if line.entry.errors), key=_worst)[:FIRST],
        first=FIRST,
        findings=[(one, said(one.finding, rules, say)) for one in found.findings],
        aside=[(one, said(one.finding, rules, say), say.sentence(one.reason)) for one in found.suppressed],
        map=roundmap(found),
        failed=[(draft.name, say.sentence(draft.error)) for draft in found.failed],
        skipped=grouped_skips(of_kind(found.skipped, SkipKind.NOT_CHECKED), say),
        elsewhere=grouped_skips(of_kind(found.skipped, SkipKind.NOT_APPLICABLE), say),
    )


def _call(found: Round) -> int | None:
    """Return the call of the round: the year that most drafts name, the later of two."""
    years = Counter(entry.call for entry in found.applications if entry.call)
    return max(years, key=lambda year: (years[year], year)) if years else None


def _lines(found: Round, call: int | None) -> tuple[Line, ...]:
    """Return the drafts, those with errors about the round first, then by their own errors and warnings."""
    codes: dict[str, list[tuple[str, str]]] = {}
    broken: Counter[str] = Counter()
    for number, one in enumerate(found.findings, start=1):
        for name in one.members:
            codes.setdefault(name, []).append((one.finding.code, f"r-{number}"))
            broken[name] += one.finding.severity is Severity.ERROR
    words: dict[str, int] = {}
    for pair in shared(found):
        for name in {pair.left, pair.right}:
            words[name] = words.get(name, 0) + pair.words
    lines = [
        Line(
            entry,
            tuple(codes.get(entry.name, ())),
            words.get(entry.name, 0),
            broken[entry.name],
            entry.call if entry.call != call else None,
        )
        for entry in found.applications
    ]
    return tuple(sorted(lines, key=lambda line: (-line.broken, *_worst(line))))


def _group(family: Family, pairs: tuple[Shared, ...]) -> Group:
    return Group(family, tuple(pair for pair in pairs if {pair.left, pair.right} <= set(family.members)))


def _worst(line: Line) -> tuple[int, int, str]:
    return (-line.entry.errors, -line.entry.warnings, line.entry.name)


def _answers(found: Round, say: Translator) -> list[AlikeAnswers]:
    titles = dict(found.titles)
    alike = []
    for family in found.families:
        if family.kind != ANSWER:
            continue
        parts = [name.rpartition(MARK) for name in family.members]
        fields = sorted({title_of(field.rpartition("/")[2], titles, say) for _, _, field in parts})
        drafts = tuple(dict.fromkeys(name for name, _, _ in parts))
        alike.append(AlikeAnswers(say.list(fields), drafts, family.similarity))
    return alike
