"""Recognises the form's questions in other words: a translation of one's own, a shortened or older wording.

A question and its rewording share most of their telling word stems, wherever these stand. Both are sets of
stems weighted by how few fields of the forms use them (inverse document frequency), compared by their cosine
(Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988). Only lines that ask or
stand as a label are compared; where several fields come near, the order of the form decides between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from analyser import config
from analyser.extraction import cues
from analyser.extraction.catalogue import Kind, Label, Tier, load
from analyser.extraction.folding import fold
from analyser.extraction.lines import Line, Page
from analyser.extraction.marks import Mark, Option, What
from analyser.model.document import BlockKind
from analyser.model.span import Span

_STEM = 5
_FEWEST_WORDS = 3
_MOST_WORDS = 70
_LOWEST_SCORE = 80.0
_SURE = 14.0
_CERTAIN = 12.0
_LONGEST_LABEL = 90
_FACTS = ("context.", "organisation.", "activity.")
_SHORT = 12
_OPENING = 3


@dataclass(frozen=True, slots=True)
class _Wording:
    label: Label
    weights: Mapping[str, float]
    length: float


@dataclass(frozen=True, slots=True)
class _Index:
    """The wordings of the form's questions, those each stem occurs in, and the words that begin a request.

    `stems` are those of the questions of one language.
    """

    wordings: tuple[_Wording, ...]
    holding: Mapping[str, tuple[int, ...]]
    weights: Mapping[str, float]
    unknown: float
    stems: Mapping[str, frozenset[str]]
    requests: frozenset[str]


def questions(page: Page, taken: Sequence[Span]) -> Iterator[Mark]:
    """Yield a mark for each line outside `taken` that asks what a question of the form asks."""
    widths = page.widths()
    for number, line in page.outside(taken):
        if not _FEWEST_WORDS <= len(line.words) <= _MOST_WORDS or line.tail or line.bulleted:
            continue
        if page.text[line.words[0].start].islower():
            continue
        fact = _fact(page, line, number)
        if fact is not None:
            yield fact
            continue
        asks = _asks(page, line, widths)
        if not asks and (line.kind is not BlockKind.PARAGRAPH or len(line.words) > _SHORT):
            continue
        found = options(line)
        if not _is_fact(found) and cues.heads_column(page, number) and page.text[line.span.end - 1] != "?":
            continue
        if found and (asks or found[0].score >= _LOWEST_SCORE + _SURE):
            yield Mark(
                span=line.span,
                what=What.FIELD,
                options=found,
                heading=line.kind is BlockKind.HEADING,
                level=line.level,
                line=number,
                record=line.kind is BlockKind.CELL,
                inline=line.opens,
            )


def _is_fact(found: Sequence[Option]) -> bool:
    """Say whether a label asks for a single fact, whose value beside it may be a few words."""
    return any(option.label.id.startswith(_FACTS) for option in found)


def _fact(page: Page, line: Line, number: int) -> Mark | None:
    """Return the label of a single fact before a colon: "National agency of the coordinator: LV01"."""
    end = page.text.find(":", line.span.start, min(line.span.end - 1, line.span.start + _LONGEST_LABEL))
    words = [word for word in line.words if word.end <= end]
    if (
        line.kind is not BlockKind.PARAGRAPH
        or len(words) < _FEWEST_WORDS
        or not page.text[end + 1 : line.span.end].strip()
    ):
        return None
    options = tuple(
        option
        for option in _options(tuple(word.norm for word in words))
        if option.score >= _LOWEST_SCORE + _CERTAIN and option.label.id.startswith(_FACTS)
    )
    if not options:
        return None
    span = Span(line.span.start, end + 1)
    return Mark(span=span, what=What.FIELD, options=options, inline=True, line=number)


def is_close(mark: Mark) -> bool:
    """Say whether a mark is so near to the form's wording that a few words are enough."""
    return any(option.score >= _LOWEST_SCORE + _CERTAIN for option in mark.options)


def options(line: Line) -> tuple[Option, ...]:
    """Return the questions of the form that a line may be in other words, the likest first."""
    return _options(tuple(word.norm for word in line.words))


def _asks(page: Page, line: Line, widths: Mapping[int, int]) -> bool:
    """Say whether a line may be a label: a heading, the first of two cells, a question, a request."""
    if line.cell is not None:
        return line.cell.column == 0 and widths[line.cell.table] == 2
    text = page.text[line.span.start : line.span.end].rstrip("*_ ")
    requested = any(word.norm in _index().requests for word in line.words[:_OPENING])
    return line.kind is BlockKind.HEADING or "?" in text or text.endswith(":") or requested


def _options(words: tuple[str, ...]) -> tuple[Option, ...]:
    found = likeness(words)
    best, second = [*sorted((value for value, _ in found.values()), reverse=True), 0.0, 0.0][:2]
    clear = best - second >= _number("rewording-lead")
    least = max(_number("rewording-clear" if clear else "rewording-likeness"), best - _number("rewording-margin"))
    near = [(value, label) for value, label in found.values() if value >= least]
    return tuple(
        Option(label, _LOWEST_SCORE + (100.0 - _LOWEST_SCORE) * value)
        for value, label in sorted(near, key=lambda entry: -entry[0])
    )


def likeness(words: tuple[str, ...]) -> dict[str, tuple[float, Label]]:
    """Return for each field how like its likest wording is to these folded words, with that wording.

    Only wordings of the language count most of whose words the questions know: others share international words.
    """
    index = _index()
    stems = {word[:_STEM] for word in words}
    least = _number("rewording-known") * len(words)
    spoken = {name for name, known in index.stems.items() if sum(word[:_STEM] in known for word in words) >= least}
    if not spoken:
        return {}
    length = sqrt(sum(index.weights.get(stem, index.unknown) ** 2 for stem in stems))
    shared: dict[int, float] = defaultdict(float)
    for stem in sorted(stems):
        for at in index.holding.get(stem, ()):
            shared[at] += index.weights[stem] ** 2
    found: dict[str, tuple[float, Label]] = {}
    for at, value in sorted(shared.items()):
        wording = index.wordings[at]
        if wording.label.language not in spoken:
            continue
        cosine = value / (length * wording.length)
        if cosine > found.get(wording.label.id, (0.0, None))[0]:
            found[wording.label.id] = cosine, wording.label
    return found


@cache
def _index() -> _Index:
    labels = [entry for entry in load().labels if entry.kind is Kind.FIELD and entry.tier is Tier.OFFICIAL]
    asked = [entry for entry in labels if len(entry.words) >= _FEWEST_WORDS + 1]
    fields: dict[str, set[str]] = defaultdict(set)
    for entry in asked:
        for word in entry.words:
            fields[word[:_STEM]].add(entry.id)
    count = len({entry.id for entry in asked}) + 1
    weights = {stem: log(count / (len(ids) + 0.5)) for stem, ids in fields.items()}
    holding: dict[str, list[int]] = defaultdict(list)
    spoken: dict[str, set[str]] = defaultdict(set)
    wordings = []
    for at, entry in enumerate(asked):
        stems = {word[:_STEM]: weights[word[:_STEM]] for word in entry.words}
        wordings.append(_Wording(entry, stems, sqrt(sum(weight**2 for weight in stems.values()))))
        spoken[entry.language] |= stems.keys()
        for stem in stems:
            holding[stem].append(at)
    return _Index(
        wordings=tuple(wordings),
        holding={stem: tuple(places) for stem, places in holding.items()},
        weights=weights,
        unknown=log(count / 1.5),
        stems={name: frozenset(known) for name, known in spoken.items()},
        requests=frozenset(fold(word) for terms in load().words.values() for word in terms.lists.get("request", ())),
    )


def _number(name: str) -> float:
    return config.default_thresholds()[f"extraction.{name}"]
