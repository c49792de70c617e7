"""The page of a round: its drafts, what they share, and what must be looked at first."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from analyser.i18n import Translator, translator
from analyser.model.analysis import Entry, Round
from analyser.model.finding import SkipKind
from analyser.reporters._grouping import grouped_skips, of_kind
from analyser.reporters._html.page import page
from analyser.reporters._html.roundmap import roundmap, shared
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
    """A draft of the table. `codes` pairs the code of a finding about the round with its anchor."""

    entry: Entry
    codes: tuple[tuple[str, str], ...]
    words: int


FIRST = 5
"""How many drafts, pairs and findings the summary of a round names."""


def render_round(found: Round, language: str) -> bytes:
    """Return the page of a round, with a link to each draft's report beside it."""
    say, rules = translator(language), by_code(found.rules)
    addresses = {entry.name: quote(entry.report) for entry in found.applications}
    lines = _lines(found)
    return page(
        "index.html.jinja",
        say,
        round=found,
        families=[family for family in found.families if family.kind != ANSWER],
        answers=_answers(found, say),
        addresses=addresses,
        lines=lines,
        worst=sorted((line for line in lines if line.entry.errors), key=_worst)[:FIRST],
        first=FIRST,
        findings=[(one, said(one.finding, rules, say)) for one in found.findings],
        map=roundmap(found),
        failed=[(draft.name, say.sentence(draft.error)) for draft in found.failed],
        skipped=grouped_skips(of_kind(found.skipped, SkipKind.NOT_CHECKED), say),
        elsewhere=grouped_skips(of_kind(found.skipped, SkipKind.NOT_APPLICABLE), say),
    )


def _lines(found: Round) -> tuple[Line, ...]:
    """Return the drafts in order of name, each with the findings about the round and the words it shares."""
    codes: dict[str, list[tuple[str, str]]] = {}
    for number, one in enumerate(found.findings, start=1):
        for name in one.members:
            codes.setdefault(name, []).append((one.finding.code, f"r-{number}"))
    words: dict[str, int] = {}
    for pair in shared(found):
        for name in {pair.left, pair.right}:
            words[name] = words.get(name, 0) + pair.words
    return tuple(
        Line(entry, tuple(codes.get(entry.name, ())), words.get(entry.name, 0)) for entry in found.applications
    )


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
