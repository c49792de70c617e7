"""The gold statements of `corpora/statements`: labelled by a written guideline, split by project."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from analyser import assets
from analyser.model.span import Span
from analyser.model.statement import StatementKind

COLLECTION = "statements"
LANGUAGES = ("en", "lv")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """A labelled statement; the letters are None for kinds that are not judged."""

    id: str
    project: str
    language: str
    text: str
    kind: StatementKind
    specific: bool | None
    measurable: bool | None
    time_bound: bool | None
    parts: dict[str, Span] = field(default_factory=dict)


def statements(part: str, language: str) -> tuple[GoldStatement, ...]:
    """Return the statements of a part ("train", "dev", "test") in order.

    Raises:
        DataError: the collection is missing or was changed.
    """
    content = assets.load("corpora", COLLECTION, f"{language}.{part}.jsonl").decode()
    return tuple(_statement(json.loads(line), language) for line in content.splitlines())


def _statement(row: dict[str, object], language: str) -> GoldStatement:
    parts = row.get("parts")
    spans = {str(name): Span(*place) for name, place in parts.items()} if isinstance(parts, dict) else {}
    return GoldStatement(
        id=str(row["id"]),
        project=str(row["project"]),
        language=language,
        text=str(row["text"]),
        kind=StatementKind(str(row["kind"])),
        specific=_letter(row["specific"]),
        measurable=_letter(row["measurable"]),
        time_bound=_letter(row["time_bound"]),
        parts=spans,
    )


def _letter(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
