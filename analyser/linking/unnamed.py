"""Results whose very name the rest of the draft never says: nobody makes what is only announced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analyser.languages import pack
from analyser.linking.remainder import outside
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.link import Orphan
from analyser.text.fold import fold

_WORD = re.compile(r"[^\W\d_]+")
_NAME_ENDS = re.compile(r"[,;:.()–]")
_ANNOUNCES = ("summary", "results.", "wp.results", "wp.activities_results")
_SHORTEST, _ENDING = 4, 2
_SHARE = 3
"""Where more than a third of the results go unsaid the draft is brief, and silence means nothing. Of the results of
twelve full drafts by six writers none that was planned met this, and five of fifteen that were not did."""


def unnamed(document: Document, application: Application, language: str | None) -> Iterator[Orphan]:
    """Yield the results of whose name two telling words side by side stand nowhere but where results are announced."""
    results = [result for result in application.results if result.field != "activity.results"]
    empty = {fold(word) for word in pack(language).words("stop_words")}
    if not results or not empty:
        return
    rest = set(_WORD.findall(fold(_told(document.text, application))))
    alone = [result for result in results if _is_unsaid(result.text, rest, empty)]
    if _SHARE * len(alone) <= len(results):
        yield from (Orphan(result.id, "A", 1.0) for result in alone)


def _told(text: str, application: Application) -> str:
    """Return the draft without its results, indicators and summary."""
    spans = [
        *(statement.span for group in (application.results, application.indicators) for statement in group),
        *(field.span for field in application.fields if field.id.startswith(_ANNOUNCES)),
    ]
    return "\n".join(outside(text, spans))


def _is_unsaid(text: str, rest: set[str], empty: set[str]) -> bool:
    name = list(_name(fold(text), empty))
    missing = [not any(word.startswith(_stem(telling)) for word in rest) for telling in name]
    return any(one and two for one, two in pairwise(missing))


def _name(text: str, empty: set[str]) -> Iterator[str]:
    """Yield the telling words that open a result, up to a mark or to a word that only joins."""
    started = False
    for word in _WORD.findall(_NAME_ENDS.split(text, maxsplit=1)[0]):
        if word in empty and started:
            return
        if len(word) >= _SHORTEST and word not in empty:
            started = True
            yield word


def _stem(word: str) -> str:
    return word[: max(_SHORTEST, len(word) - _ENDING)]
