"""Steps 2 to 6 for one draft: everything that can be known before other drafts are seen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby

from analyser import calls, consistency, criteria, extraction, linking, originality, statements, wording
from analyser.config import Config
from analyser.errors import LimitExceeded
from analyser.model.analysis import People
from analyser.model.application import Application
from analyser.model.call import Call
from analyser.model.document import Document
from analyser.model.link import Linking
from analyser.model.match import Family, Match
from analyser.model.observation import Observation
from analyser.model.statement import Smart
from analyser.pipeline.programme import programme_texts
from analyser.readers import txt
from analyser.rules import Context
from analyser.text import detect

COMPOSED = "Letters and their marks were joined into one character each; places count in the joined text."
NO_ROUND = "Other applications were not compared: no corpus was given and this is not a round."
NO_OTHER = "Other applications were not compared: there is no other draft in the round and no document in the corpus."
NO_FORM = "No section of a known form was recognised in the draft."
NO_ACTION = "The action was not recognised; name it with the option --action."
NO_CALL = "The rules of this call year are not known."


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One draft, read and understood. Values only: it travels between processes and to the disk.

    `reason` says why `application` is None or its action unknown.
    """

    document: Document
    language: str | None
    languages: tuple[tuple[str, float], ...]
    application: Application | None
    call: int | None
    action: str | None
    reason: str
    smart: tuple[Smart, ...] | None
    linking: Linking | None
    observations: tuple[Observation, ...]
    inside: tuple[Match, ...]
    people: tuple[People, ...] = ()


def gather(document: Document, config: Config) -> Facts:
    """Establish the facts of a document that has been read.

    Raises:
        LimitExceeded: it is longer than any form.
    """
    _check_length(document, config)
    document = _composed(document)
    language, languages = detect.languages(document)
    known = calls.load()
    found = extraction.extract(document, known, language=language, action=config.action, call=config.call)
    application = found.application
    main = (application.language if application else None) or language
    smart = statements.smart(document, application, main) if application else None
    told = consistency.sentences(document, application, main) if application else ()
    return Facts(
        document=document,
        language=main,
        languages=languages,
        application=application,
        call=found.call.year if found.call else None,
        action=found.rules.action if found.rules else None,
        reason=found.reason,
        smart=smart,
        linking=linking.link(document, application, main) if application else None,
        observations=_observe(document, application, smart, main, found.call, config, told),
        inside=_inside(document, application, main, config),
        people=consistency.people(document, application, main, told) if application else (),
    )


def _check_length(document: Document, config: Config) -> None:
    name, count, limit = document.name, len(document.text), int(config.threshold("reading.draft-characters"))
    if count > limit:
        message = f"'{name}' holds {count} characters; at most {limit} are analysed."
        raise LimitExceeded(message, "Give the application form without its annexes.")


def _composed(document: Document) -> Document:
    """Return a text file with its letters and their marks joined (NFC), as every list of words has them.

    Some systems save "ē" as two characters. Readers of other formats join them; a text file is kept as it is, so
    that the places of a comparison index the file.
    """
    text = unicodedata.normalize("NFC", document.text) if document.format in {"txt", "md"} else document.text
    if len(text) == len(document.text):
        return document
    return replace(txt.parse(text, document.name, document.format), remarks=(COMPOSED,))


def _observe(
    document: Document,
    application: Application | None,
    smart: tuple[Smart, ...] | None,
    language: str | None,
    call: Call | None,
    config: Config,
    told: tuple[consistency.Sentence, ...],
) -> tuple[Observation, ...]:
    seen = list(wording.observe(document, application, language, config))
    if application is not None:
        seen += statements.observe(document, application, smart or (), language, config)
        seen += consistency.observe(document, application, call, language, config, told)
        seen += criteria.observe(document, application, language, config)
    return tuple(seen)


def _inside(
    document: Document, application: Application | None, language: str | None, config: Config
) -> tuple[Match, ...]:
    found = originality.inside(document, application, language, config, programme_texts(config))
    return found.programme + found.repeated


def context(
    facts: Facts,
    config: Config,
    matches: tuple[Match, ...] | None = None,
    families: tuple[Family, ...] | None = None,
    unmatched: str = NO_ROUND,
) -> Context:
    """Return what the rules see. `matches` is None when no other document was compared, `unmatched` says why."""
    call = calls.year(facts.call) if facts.call else None
    rules = call.action(facts.action) if call and facts.action else None
    by_kind = groupby(sorted(facts.observations, key=lambda o: o.kind), key=lambda o: o.kind)
    return Context(
        document=facts.document,
        application=facts.application,
        call=call,
        rules=rules,
        smart=facts.smart,
        linking=facts.linking,
        matches=matches,
        families=families,
        programme_matches=facts.inside,
        observations={kind: tuple(group) for kind, group in by_kind},
        thresholds=config.all_thresholds(),
        reasons={
            "application": facts.reason or NO_FORM,
            "call": facts.reason or NO_CALL,
            "rules": facts.reason or NO_ACTION,
            "smart": facts.reason or NO_FORM,
            "linking": facts.reason or "The links could not be computed.",
            "matches": unmatched,
            "families": unmatched,
        },
    )
