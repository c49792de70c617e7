"""What is found on the page before it is understood: labels, headings, and what they may mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analyser.extraction.catalogue import Label, Tier
from analyser.model.span import Span


class What(StrEnum):
    """The kinds of marks."""

    FIELD = "field"
    SECTION = "section"
    HINT = "hint"
    PACKAGE = "package"
    ACTIVITY = "activity"
    ORGANISATION = "organisation"
    TABLE = "table"
    OTHER = "other"


class Owner(StrEnum):
    """Whose question a label asks, where the learnt model tells it; a head it finds owns itself."""

    ANY = "any"
    PROJECT = "project"
    PACKAGE = "package"
    ACTIVITY = "activity"
    ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class Option:
    """A field or section that a label may stand for; `score` is 100 for the catalogue's own wording."""

    label: Label
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A label or heading on the page.

    `value` is set where a table says which cell holds the answer; otherwise the answer runs to the
    next mark. `inline` says that it begins on the label's own line. `name` and `number` are those
    of a work package, activity or organisation; `strong` says that the heading cannot be prose, `record` that
    it stands in a cell, `line_start` that it does not stand inside a page on one line.
    `guess` says that the heading is in the writer's own words, `inferred` how sure it is that it asks what the option
    says, where it is in a language without a catalogue.
    `owner` is whose question it asks, if that is known before its place is.
    `tail` is the rest of a label that a page break cut off: it stands inside the value.
    """

    span: Span
    what: What
    options: tuple[Option, ...] = ()
    value: Span | None = None
    inline: bool = False
    heading: bool = False
    level: int = 0
    line: int = 0
    name: Span | None = None
    number: str = ""
    strong: bool = True
    record: bool = False
    line_start: bool = True
    tail: Span | None = None
    guess: bool = False
    owner: Owner = Owner.ANY
    inferred: float = 0.0

    @property
    def official(self) -> bool:
        """Say whether one of the options is a wording of the form itself."""
        return any(option.label.tier is Tier.OFFICIAL for option in self.options)

    @property
    def question(self) -> bool:
        """Say whether this is a whole question of the form: five words and more."""
        return self.inferred > 0 or any(o.label.tier is Tier.OFFICIAL and len(o.label.words) >= 5 for o in self.options)
