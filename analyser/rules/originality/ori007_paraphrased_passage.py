"""ORI007."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Confidence, Severity
from analyser.model.match import MatchKind
from analyser.rules._check import Context, Hit, rule
from analyser.rules.originality._passages import OTHERS, chosen, hits

SEVERAL = "{count} passages of this answer reword passages of “{document}”: {alike} % of the words are the same."


@rule(
    "ORI007",
    "paraphrased-passage",
    severity=Severity.WARNING,
    needs=("matches",),
    message="This passage rewords a passage of “{document}”: {alike} % of the words are the same.",
    title="A passage rewords one of another application.",
    advice="Compare both passages; describe this project's own situation instead of rewording another text.",
)
def paraphrased_passage(context: Context) -> Iterator[Hit]:
    """A passage says sentence by sentence what a passage of another application says, in other words.

    Several sentences must be alike; a single one is never reported.

    Bad:
        The needs analysis of another application with synonyms and the sentences in another order

    Good:
        The needs of the project's own learners, as its own survey found them

    Source: Erasmus+ Programme Guide, principles for grants: original content and authorship
    """
    found = chosen(context.matches, {MatchKind.PARAPHRASE}, OTHERS, context.application)
    yield from hits(found, lambda _: Confidence.MEDIUM, SEVERAL)
