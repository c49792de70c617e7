"""FRM003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Application, Field
from analyser.model.finding import Severity, Term
from analyser.model.span import Span
from analyser.rules._answers import place, written
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application, the_rules

NO_LIMITS = "The limits of this form are not known for this call year."
OWN_WORDS = 0.99
"""Below it a heading is in the writer's own words, and what else stands under it may belong to another question."""

PACKAGE_RESULTS = "wp.results"


@rule(
    "FRM003",
    "field-over-limit",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The answer to “{question}” has {characters} characters with spaces; the form takes {limit}.",
    title="An answer is longer than the form permits.",
    advice="Shorten the answer by {surplus} characters.",
)
def field_over_limit(context: Context) -> Iterator[Hit]:
    """An answer must fit the field of the form: its limit counts characters, spaces included.

    A short answer is shown whole, of a long one what the form would cut off.

    Bad:
        Activity Title: A very long title that tells the whole story of the activity in a line

    Good:
        Activity Title: Training week in Jelgava

    Source: character counters of the KA210 and KA220 forms
    """
    application = the_application(context)
    rules = the_rules(context)
    if not any(field.characters for field in rules.fields):
        raise SkipRule(NO_LIMITS)
    for field in application.fields:
        asked = rules.field(PACKAGE_RESULTS if _is_of_package(application, field) else field.id)
        limit = asked.characters if asked else None
        if asked is None or limit is None or field.characters <= limit.value:
            continue
        yield at(
            _shown(field.span, limit.value, context.thresholds["formal.shown-whole"]),
            place=place(field.owner, field.id),
            known=limit,
            severity=Severity.WARNING if field.confidence < OWN_WORDS else None,
            question=Term(asked.title),
            characters=field.characters,
            limit=limit.value,
            surplus=field.characters - limit.value,
        )


def _shown(answer: Span, limit: int, whole: float) -> Span:
    """Return a short answer whole, else the part beyond the limit."""
    return answer if limit <= whole else Span(min(answer.start + limit, answer.end - 1), answer.end)


def _is_of_package(application: Application, field: Field) -> bool:
    """Say whether results below the last activity of a draft with headings of its own are those of its package."""
    package = next((one.work_package for one in application.activities if one.id == field.owner), None)
    return (
        field.id == "activity.results"
        and len(field.label.split()) == 1
        and package is not None
        and not application.follows_the_form
        and not written(application, PACKAGE_RESULTS, package)
    )
