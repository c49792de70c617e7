"""CON004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "CON004",
    "summary-not-in-body",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="The summary promises what the body of the application does not describe: {passage}.",
    title="The summary promises what the body of the application does not describe.",
    advice="Describe it in a work package or an activity, or leave it out of the summary.",
)
def summary_not_in_body(context: Context) -> Iterator[Hit]:
    """The summary is published: what it promises must be planned, with tasks and money, in the body.

    Bad:
        Summary: ... a documentary film. (No activity makes a film.)

    Good:
        Summary: ... twelve short films. WP4: twelve films of three minutes.

    Source: hint of the form on the summary: it describes the activities and results of the application;
    assessors' complaint "results without activities"
    """
    yield from observed(context, "summary-not-in-body")
