"""ORI005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.model.match import MatchKind, Origin
from analyser.rules._check import Context, Hit, rule
from analyser.rules.originality._passages import by_likeness, chosen, hits

SEVERAL = (
    "{count} passages of this answer stand in another application of the same applicant, “{document}”: {words} words "
    "in all."
)


@rule(
    "ORI005",
    "own-text-reused",
    severity=Severity.WARNING,
    needs=("matches",),
    message="This passage stands in another application of the same applicant, “{document}”: {words} words.",
    title="A passage stands in another application of the same applicant.",
    advice="Bring it up to date for this project, or say that it continues the earlier one and what is new.",
)
def own_text_reused(context: Context) -> Iterator[Hit]:
    """A passage is taken from another application of the same applicant.

    Some agencies count it as double funding when the earlier application was granted. Profiles in
    which an organisation presents itself are not meant. The applicant is known by its OID,
    or by its name where an OID is missing.

    Bad:
        The activities of last year's project, word for word

    Good:
        What last year's project achieved, and what this one adds

    Source: national call of the Romanian agency 2026: passages of the applicant's own earlier applications included
    """
    kinds = (MatchKind.VERBATIM, MatchKind.NEAR, MatchKind.PARAPHRASE, MatchKind.TRANSLATION)
    yield from hits(chosen(context.matches, kinds, {Origin.OWN}, context.application), by_likeness, SEVERAL)
