"""What the award criteria ask and where the draft answers."""

from __future__ import annotations

from analyser.config import Config
from analyser.criteria import observing, unread
from analyser.criteria.answers import answers, is_known
from analyser.criteria.loose import loose
from analyser.criteria.views import does_not_apply, view
from analyser.model.analysis import CriterionView
from analyser.model.application import Application
from analyser.model.call import ActionRules, Call
from analyser.model.document import Document
from analyser.model.finding import Finding
from analyser.model.observation import Observation


def observe(
    document: Document, application: Application, language: str | None, config: Config
) -> tuple[Observation, ...]:
    """Return what the draft leaves open, for the rules HOR001-HOR005 and IMP001-IMP005.

    Also what stands in parts that no question was found for, for every rule that misses something.
    """
    read, rest = answers(document, application, language), loose(document, application, language)
    return (
        *observing.observe(application, read, config, rest),
        *unread.observe(document, application, rest, read, config),
    )


def views(
    document: Document,
    application: Application,
    language: str | None,
    rules: ActionRules | None,
    findings: tuple[Finding, ...],
    config: Config,
    call: Call | None = None,
) -> tuple[CriterionView, ...]:
    """Return the draft as an assessor reads it: by award criterion; none where the criteria are not known."""
    if rules is None or not rules.criteria:
        return ()
    read = answers(document, application, language)
    known = tuple(answer for answer in read if is_known(answer.language))
    idle = does_not_apply(application, call)
    return tuple(view(criterion, known, findings, config, idle) for criterion in rules.criteria) if known else ()
