"""Whether a chosen priority is taken up: any word of its field in any objective, activity or result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from analyser.languages import pack
from analyser.model.application import Application, Priority
from analyser.model.document import Document
from analyser.text import fold

LANGUAGES = ("en", "lv")
"""Labels of the form are English or in the language of the draft; so are names in its text."""
FIELDS = ("relevance.objectives", "wp.", "activity.", "results.", "summary.")


def unaddressed(document: Document, application: Application, language: str | None) -> Iterator[int]:
    """Yield the places of the chosen priorities of which no word stands in the plan.

    The plan is every objective, activity and result, and the answers they stand in. The answer on
    how priorities are addressed does not count: it promises what the plan must hold. Priorities
    whose label has no entry in the language packs are left out, and drafts in other languages.
    """
    if language not in LANGUAGES or not (application.objectives and application.activities):
        return
    plan = "\n".join(_plan(document, application))
    folded = fold.fold(plan)
    for place, priority in enumerate(application.priorities):
        topics = topics_of(priority)
        if topics and not any(_stands(topic, plan, folded) for topic in topics):
            yield place


def knows_priorities(language: str | None) -> bool:
    """Say whether the words of priorities are known in a language."""
    return language in LANGUAGES


def knows_any(application: Application) -> bool:
    """Say whether at least one of the chosen priorities is among those whose words are known."""
    return any(topics_of(priority) for priority in application.priorities)


def topics_of(priority: Priority) -> tuple[str, ...]:
    """Return the entries of the language packs that the label of a priority names."""
    label = fold.fold(priority.label)
    found = []
    for code in LANGUAGES:
        for topic, cues in pack(code).table("priority_labels").items():
            if topic not in found and _pattern(cues, exact=False).search(label):
                found.append(topic)
    return tuple(found)


def _plan(document: Document, application: Application) -> Iterator[str]:
    yield from (o.text for o in application.objectives)
    yield from (f"{a.title} {a.text}" for a in application.activities)
    yield from (r.text for r in application.results)
    yield from (document.quote(f.span) for f in application.fields if f.id.startswith(FIELDS))


def _stands(topic: str, plan: str, folded: str) -> bool:
    for code in LANGUAGES:
        words = pack(code).table("priority_words").get(topic, ())
        if _pattern(words, exact=True).search(plan) or _pattern(words, exact=False).search(folded):
            return True
    return False


@cache
def _pattern(words: Iterable[str], *, exact: bool) -> re.Pattern[str]:
    """Return a pattern of the words in capitals ("IT"), matched as written, if `exact`, else of the rest."""
    chosen = [word for word in words if word.isupper() == exact or (not exact and len(word) > 4)]
    parts = [
        r"\w*".join(re.escape(piece) for piece in (word if exact else fold.fold(word)).split("*")) for word in chosen
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)")
