"""The programme's own texts: award criteria, labels, presentations; and the form, for answers that copy it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyser import assets, calls
from analyser.errors import DataError
from analyser.model.document import Document
from analyser.originality.evidence import Side, side
from analyser.originality.mask import declarations, form_wordings, labels

MANY = 8
"""Words from which a line is a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text of the programme ready for comparison. `printed` = the form prints it in every draft."""

    side: Side
    printed: bool


@cache
def texts() -> tuple[Text, ...]:
    """Return the texts of the programme the analyser knows, sorted by name."""
    found = [*_published(), *_criteria(), *_form()]
    return tuple(sorted(found, key=lambda text: text.side.name))


@cache
def background(language: str) -> tuple[str, ...]:
    """Return sentences of a language that no draft has for itself; those of two languages do not correspond."""
    if language == "en":
        return tuple(text for text in declarations() if len(text.split()) >= MANY)
    found = _table()
    paragraphs = (p for entry in found if entry["language"] == language for p in entry["paragraphs"])
    return tuple(text for text in paragraphs if len(text.split()) >= MANY)


def _published() -> list[Text]:
    return [_text(entry["name"], entry["paragraphs"], printed=False) for entry in _table()]


def _table() -> list[dict[str, Any]]:
    try:
        content = assets.load("corpora", "programme", "programme.toml").decode("utf-8")
    except DataError:
        return []
    found: list[dict[str, Any]] = tomllib.loads(content)["text"]
    return found


def _criteria() -> list[Text]:
    """Return one text per action and year: the elements of its award criteria."""
    found = []
    for call in calls.load():
        for action in call.actions:
            elements = [element for criterion in action.criteria for element in criterion.elements]
            if elements:
                found.append(_text(f"Award criteria {action.action}, {call.year}", elements, printed=False))
    return found


def _form() -> list[Text]:
    questions = sorted(set(form_wordings()))
    choices = sorted(set(labels()))
    found = [_text("Form: questions and hints", questions, printed=True)] if questions else []
    return found + ([_text("Form: priorities and topics", choices, printed=True)] if choices else [])


def text_of(document: Document) -> Text:
    """Return a document that a user has of the programme as a text to compare with."""
    return Text(side(document), printed=False)


def _text(name: str, paragraphs: list[str], *, printed: bool) -> Text:
    return Text(side(Document(name, "programme", "\n".join(paragraphs))), printed)
