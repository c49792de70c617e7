"""The programme's own texts: award criteria, labels, presentations; and the form, for answers that copy it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from analyser import assets, calls
from analyser.errors import DataError
from analyser.model.document import Document
from analyser.originality.comparing import side
from analyser.originality.evidence import Side
from analyser.originality.mask import form_wordings, labels


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


def _published() -> list[Text]:
    try:
        table = tomllib.loads(assets.load("corpora", "programme", "programme.toml").decode("utf-8"))
    except DataError:
        return []
    return [_text(entry["name"], entry["paragraphs"], printed=False) for entry in table["text"]]


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


def _text(name: str, paragraphs: list[str], *, printed: bool) -> Text:
    return Text(side(Document(name, "programme", "\n".join(paragraphs))), printed)
