"""FRM003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity, Term
from analyser.model.span import Span
from analyser.rules._answers import place
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application, the_rules

NO_LIMITS = "The limits of this form are not known for this call year."


@rule(
    "FRM003",
    "field-over-limit",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The answer to “{question}” has {characters} characters with spaces; the form takes {limit}.",
    advice="Shorten the answer by {surplus} characters. The text shown is what the form would cut off.",
)
def field_over_limit(context: Context) -> Iterator[Hit]:
    """An answer must fit the field of the form: its limit counts characters, spaces included.

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
        asked = rules.field(field.id)
        limit = asked.characters if asked else None
        if asked is None or limit is None or field.characters <= limit.value:
            continue
        surplus = Span(min(field.span.start + limit.value, field.span.end - 1), field.span.end)
        yield at(
            surplus,
            place=place(field.owner, field.id),
            known=limit,
            question=Term(asked.title),
            characters=field.characters,
            limit=limit.value,
            surplus=field.characters - limit.value,
        )
