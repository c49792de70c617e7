"""Questions of several parts of which one is not addressed (FRM009)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from analyser.config import Config
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.finding import Confidence, Term
from analyser.model.observation import Observation
from analyser.text.patterns import compiled, phrase_source
from analyser.wording.answers import Answer

_CAPITAL = "[A-ZĀČĒĢĪĶĻŅŠŪŽÅÄÖÜÕŁŚÉ]"
_PERSON = re.compile(rf"(?<!\w){_CAPITAL}[^\W\d_]+\s{_CAPITAL}[^\W\d_]+")
_NUMBER, _TIME, _NAME, _EACH, _PRICE = "#number", "#time", "#name", "#each", "#price"
_SOMEBODY, _AIM = "#person", "#aim"
_CODED = re.compile(r"(?<![\w.])(?!WP|DP|TRL)[A-ZĀČĒĢĪĶĻŅŠŪŽ]{1,3}\s?\d{1,2}(?![\w.]*\d|\w)")
"""The code of an objective of the project, which has one number: "VM3", "SO 2"."""
_LISTED = re.compile(rf"(?:^|\n|[.;]\s)\W*{_CAPITAL}[^:.;\n]{{2,60}}:\s")
_FEWEST = 2
"""Lines or sentences that open with a name and a colon: what each of several partners does."""


def known(language: str | None) -> bool:
    """Say whether the parts of any question of the form are known in a language."""
    return any("." in name for name in pack(language).tables)


def observe(answers: Iterable[Answer], application: Application, config: Config) -> Iterator[Observation]:
    """Yield an observation for each answer that addresses some parts of its question and clearly not another.

    The parts and their cue words stand in the language packs, as tables named by the field. An answer in
    a language without such tables, too short to judge, or below a heading in the writer's own words, which need
    not ask for these parts, is passed over.
    """
    least = config.threshold("wording.question-part-words")
    names = tuple(one.name for one in application.organisations)
    answered = frozenset(f"@{field.id}" for field in application.fields)
    own = {field.span for field in application.fields if field.confidence <= config.threshold("wording.own-heading")}
    for answer in answers:
        parts = pack(answer.reading.language).table(answer.id)
        if not parts or len(answer.reading.words) < least or answer.span in own:
            continue
        missing = [name for name, cues in parts.items() if not _addresses(answer, cues, names, answered)]
        if missing and len(missing) < len(parts):
            yield Observation(
                kind="question-part-not-answered",
                span=answer.span,
                place=answer.place,
                values=(("parts", tuple(Term(name) for name in missing)),),
                confidence=Confidence.MEDIUM,
            )


def _addresses(answer: Answer, cues: object, names: tuple[str, ...], answered: frozenset[str]) -> bool:
    words = cues if isinstance(cues, tuple) else ()
    if answered.intersection(words):
        return True
    if _NUMBER in words and answer.reading.quantities:
        return True
    if _TIME in words and answer.reading.dates:
        return True
    if _EACH in words and _tells_each(answer):
        return True
    if _PRICE in words and _prices(answer.reading.language).search(answer.text):
        return True
    if _NAME in words and (_PERSON.search(answer.text) or any(name in answer.text for name in names)):
        return True
    if _SOMEBODY in words and any(_is_person(match[0], names) for match in _PERSON.finditer(answer.text)):
        return True
    if _AIM in words and _CODED.search(answer.text):
        return True
    return compiled(word for word in words if word[0] not in "#@").search(answer.text) is not None


def _is_person(name: str, organisations: tuple[str, ...]) -> bool:
    """Say whether two words with capitals are no part of an organisation's name."""
    return not any(word in organisation for organisation in organisations for word in name.split())


def _tells_each(answer: Answer) -> bool:
    """Say whether an answer tells one by one what each does: "one teaches, one examines", "Guild: workshop; ..."."""
    one = phrase_source(answer.reading.language, "one_and_other")
    apart = re.search(rf"{one}[^.\n]{{3,120}}?[,;–-]\s(?:\w+\s)?{one}", answer.text, re.IGNORECASE)
    return apart is not None or len(_LISTED.findall(answer.text)) >= _FEWEST


@cache
def _prices(language: str | None) -> re.Pattern[str]:
    """Return the shape of a price told by a verb: "a place there costs 190 EUR", "a hostel would add EUR 26"."""
    verbs = phrase_source(language, "price_verbs")
    return re.compile(
        rf"(?:{verbs})[^.;:\d\n]{{0,40}}\d[\d ,.\u00a0\u202f]*\s?(?:EUR|€|eur|eiro|%|per cent)?", re.IGNORECASE
    )
