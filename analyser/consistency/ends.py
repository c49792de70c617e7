"""The start and the end of the project in the prose, against the form's own (CON005)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.consistency.events import OTHER_DATE
from analyser.consistency.passages import Part, Sentence
from analyser.model.application import Application
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.text.patterns import any_of, phrase_source

_FACTS = (("start", "context.start"), ("end", "context.end"))


def observe(sentence: Sentence, application: Application) -> Iterator[Observation]:
    """Yield a start or an end of the project that the form gives otherwise."""
    if not sentence.dates or sentence.part is Part.PAST:
        return
    if any_of(sentence.language, "other_project_cues").search(sentence.text):
        return
    for name, fact in _FACTS:
        stated = application.start if name == "start" else application.end
        where = application.fact(fact) or application.fact("context.start")
        cue = phrase_source(sentence.language, f"project_{name}s")
        for mention in sentence.dates:
            if stated is None or mention.start is None or mention.end is None or mention.start <= stated <= mention.end:
                continue
            before, after = sentence.text[: mention.span.start], sentence.text[mention.span.end :]
            joint = r"\s*(?:on|in|from|with|at the end of|at the beginning of|is|:|–|-|ir)?\s*(?:the\s+)?"
            if re.search(rf"{cue}{joint}\Z", before, re.IGNORECASE) or re.match(rf"\s*{cue}", after, re.IGNORECASE):
                yield Observation(
                    kind="date-differs",
                    span=sentence.at(mention.span),
                    place=sentence.place,
                    related=((where, OTHER_DATE),) if where else (),
                    confidence=Confidence.HIGH,
                )
