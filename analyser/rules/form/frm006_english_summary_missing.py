"""FRM006."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.model.application import Application
from analyser.model.finding import Severity, Term
from analyser.model.span import Span
from analyser.rules._answers import written
from analyser.rules._check import Context, Hit, SkipRule, missing, required, rule, the_application, the_rules

NOT_PUBLIC = "The form of this action is not public, so its sections are not known."
NO_LANGUAGE = "The language of the form was not recognised."
NOT_KNOWN = "Whether this form asks for an English summary is not known for this call year."
UNREAD = "English text stands here, but not under the three questions of the summary: {parts}."
PARTS = {
    "summary_en.objectives": Term("objectives"),
    "summary_en.implementation": Term("implementation"),
    "summary_en.results": Term("results"),
}
WHOLE = 250
"""Characters of one answer that may be the whole summary in English, whose three parts take 500 each at most."""

WHOLE = 250
"""Characters of one answer that may be the whole summary in English, whose three parts take 500 each at most."""


@rule(
    "FRM006",
    "english-summary-missing",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The form is not in English and its English summary is missing: {parts}.",
    title="The English summary is missing in part or whole.",
    advice="Translate the three answers of the project summary into English, at most 500 characters each.",
)
def english_summary_missing(context: Context) -> Iterator[Hit]:
    """A form in another language than English needs the project summary in English as well.

    Bad:
        Projekta kopsavilkums
        Mērķi: 40 skolotāji apgūst digitālās prasmes.

    Good:
        Please provide a translation in English.
        Objectives: 40 teachers acquire digital skills.

    Source: Programme Guide 2026, part C: the summary is always given in English too
    """
    application = the_application(context)
    rules = the_rules(context)
    if not rules.form_is_public:
        raise SkipRule(NOT_PUBLIC)
    if required(application.language, NO_LANGUAGE) == "en":
        return
    asked = [field for field in rules.fields if field.id.startswith("summary_en.")]
    if not asked:
        raise SkipRule(NOT_KNOWN)
    absent = [field for field in asked if not written(application, field.id)]
    if absent:
        parts = tuple(PARTS.get(field.id, Term(field.title)) for field in absent)
        hit = missing(absent[0].id, known=absent[0].mandatory, parts=parts)
        english = [one.span for one in context.observed("english-summary-missing") if one.span]
        seen = [one for one in english if len(absent) == len(asked) or _is_whole(application, one)]
        if seen:
            yield replace(hit, spans=((seen[0], ""),), message=UNREAD, severity=Severity.NOTE)
        else:
            yield hit


def _is_whole(application: Application, text: Span) -> bool:
    """Say whether English text may be the parts that are missing: a long one, or one below another question."""
    return any(
        text.overlaps(field.span)
        and (field.characters > WHOLE if field.id in PARTS else field.id.startswith("summary."))
        for field in application.fields
    )
