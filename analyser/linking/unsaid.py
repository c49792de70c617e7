"""Needs, target groups and results that the rest of the draft never speaks of.

Whoever plans for a need writes of it again: in the activities, the budget, the indicators. A statement of whose telling
words seven in ten stand nowhere outside the answers that list such statements is planned for by nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from analyser.languages import pack
from analyser.linking.remainder import outside
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.link import Orphan
from analyser.model.span import Span
from analyser.text.fold import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_LEAST = 4
_SHARE = 0.3
"""Telling words, and the share of them that the draft knows at most. On twelve good drafts and their bad twins no
statement that is planned for has a share below .33 with so many words; of 15 planted needs, groups and results seven
stay below .31, and these are told."""
_DRAFT = 250
"""Different stems that a whole draft has at least: of an outline of a page nothing can be said."""
_PURPOSE = ("needs.", "relevance.motivation")
_SUMMING = (*_PURPOSE, "relevance.", "priorities.", "summary", "results.project")


def unsaid(document: Document, application: Application, language: str | None) -> Iterator[Orphan]:
    """Yield the needs, the target groups and the results without an activity that nothing else in the draft names."""
    if not pack(language).words("stop_words"):
        return
    results = [(one.id, one.span) for one in application.results if one.activity is None]
    for stated, kind, own in (
        ([(one.id, one.span) for one in application.needs], "O", _PURPOSE),
        ([(one.id, one.span) for one in application.target_groups], "A", _PURPOSE),
        (results, "A", _SUMMING),
    ):
        taken = [field.span for field in application.fields if field.id.startswith(own)]
        taken += [span for _, span in stated]
        known = set(_rest(document, taken, language))
        for name, span in stated if len(known) >= _DRAFT else ():
            telling = set(_stems(document.quote(span), language))
            if len(telling) >= _LEAST and len(telling & known) <= _SHARE * len(telling):
                yield Orphan(name, kind, 1.0)


def _rest(document: Document, taken: Sequence[Span], language: str | None) -> Iterator[str]:
    """Yield the stems of a document outside some stretches."""
    for stretch in outside(document.text, taken):
        yield from _stems(stretch, language)


def _stems(text: str, language: str | None) -> Iterable[str]:
    empty = pack(language).words("stop_words")
    return (word[:_STEM] for word in _WORD.findall(fold(text)) if word not in empty)
