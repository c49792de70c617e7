"""ELI015."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, at, required, rule, the_application, the_rules
from analyser.rules._vocabulary import SECTORS

NOT_KNOWN = "The fields in which this action is open are not known for this call year."
NO_SECTOR = "The draft does not say in which field it applies."


@rule(
    "ELI015",
    "field-not-open",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="{action} is not open in {sector}; it is open in {open}.",
    title="The action is not open in this field.",
    advice="Choose an action that is open in this field, or apply in another field.",
)
def field_not_open(context: Context) -> Iterator[Hit]:
    """Not every action exists in every field of education.

    KA210 is not open to higher education, KA240 to schools only; sport goes to the Executive Agency.

    Bad:
        KA210-HED

    Good:
        KA220-HED

    Source: VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    rules = the_rules(context)
    known = required(rules.sectors, NOT_KNOWN)
    sector = required(application.sector, NO_SECTOR)
    if sector not in known.value:
        span = application.fact("context.action") or application.fact("context.field")
        yield at(
            *((span,) if span else ()),
            place="context.field",
            known=known,
            action=rules.action,
            sector=SECTORS.get(sector, sector),
            open=tuple(SECTORS.get(name, name) for name in sorted(known.value)),
        )
