"""ELI005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._calendar import duration
from analyser.rules._check import Context, Hit, required, rule, stated, the_application, the_rules

NOT_KNOWN = "The permitted duration of this action is not known for this call year."
NOT_STATED = "The draft does not state the duration of the project."


@rule(
    "ELI005",
    "duration-out-of-range",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The project lasts {found} months; this action takes {least} to {most} months.",
    title="The project is shorter or longer than the action permits.",
    advice="Choose a duration within the range and adapt the timetable.",
)
def duration_out_of_range(context: Context) -> Iterator[Hit]:
    """A project must last as many months as the action permits.

    KA210 takes 6 to 24 months, KA220 12 to 36, KA240 36.

    Bad:
        Project Duration: 30 months (in KA210)

    Good:
        Project Duration: 18 months

    Source: VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    rules = the_rules(context)
    known = required(rules.duration_months, NOT_KNOWN)
    found = required(duration(application), NOT_STATED)
    least, most = known.value
    if not least <= found <= most:
        yield stated(application, "context.duration", known=known, found=found, least=least, most=most)
