"""What a page shows, before any file format: headings, tables, questions and answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a section of the form."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A question or hint printed by the form; `hint` is set in small italics."""

    text: str
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The applicant's text, one line per paragraph; lines that begin with "- " are list items."""

    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """A table of labels and values, the label centred beside its value."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a header row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents."""


Block = Heading | Label | Answer | Pairs | Grid | Break | Contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole draft: what runs on every page, and what stands on them."""

    title: str
    running: tuple[str, ...]
    language: str
    blocks: tuple[Block, ...]
