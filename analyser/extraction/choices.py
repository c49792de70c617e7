"""Choices that a paragraph goes on from: "Topics: Green skills; Rural areas", and below it what they mean here.

A form asks for the priorities, the topics and the reasons in questions of their own. Who writes the choices in labelled
lines under one heading tells the reasons right below, without a label.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analyser.extraction.cutting import Answer
from analyser.extraction.lines import Page
from analyser.model.span import Span

_CHOICES = ("priorities.main", "priorities.additional", "priorities.topics")
_REASONS = "priorities.addressed"
_LEAST = 150
"""Letters of a paragraph that is no list of labels."""
_CERTAINTY = 0.8
_ENDED = re.compile(r"[.!?…]\W*\Z")


def with_reasons(page: Page, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return the answers; the paragraphs below a choice answer how the priorities are served, if nothing else does."""
    if any(answer.id == _REASONS and len(answer.span) for answer in answers):
        return answers
    found: list[Answer] = []
    for answer in answers:
        start = _prose(page, answer.span) if answer.id in _CHOICES and not answer.place.owned else None
        if start is None:
            found.append(answer)
            continue
        told = page.trim(start, answer.span.end)
        found.append(replace(answer, span=page.trim(answer.span.start, start)))
        found.append(replace(answer, id=_REASONS, span=told, official=False, confidence=_CERTAINTY, also=(), hole=None))
    return tuple(found)


def _prose(page: Page, span: Span) -> int | None:
    """Return where the first line below that of the choice begins that is a paragraph of sentences."""
    below = page.text.find("\n", span.start, span.end)
    while below >= 0:
        end = page.text.find("\n", below + 1, span.end)
        line = page.text[below + 1 : end if end >= 0 else span.end]
        if len(line) >= _LEAST and _ENDED.search(line):
            return below + 1
        below = end
    return None
