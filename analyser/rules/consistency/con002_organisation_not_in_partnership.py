"""CON002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "CON002",
    "organisation-not-in-partnership",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="{name} has a role in the text but is not in the list of organisations.",
    title="An organisation with a role in the text is not in the list of organisations.",
    advice="Add the organisation to the partnership, or give its task to a partner.",
)
def organisation_not_in_partnership(context: Context) -> Iterator[Hit]:
    """Whoever does the work must be an applicant, a partner or an associated partner of the application.

    Bad:
        The Italian partner tests the course. (The partnership has no organisation from Italy.)

    Good:
        The Latvian partner tests the course.

    Source: Programme Guide, KA2: all participating organisations are named at the time of application
    """
    yield from observed(context, "organisation-not-in-partnership")
