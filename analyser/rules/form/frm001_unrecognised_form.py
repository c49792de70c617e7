"""FRM001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, at, missing, rule

OTHER = (
    "The draft names another action, {action}. Only KA210, KA220 and KA240 are checked here; what else is said of this "
    "draft follows their questions and may not fit."
)


@rule(
    "FRM001",
    "unrecognised-form",
    severity=Severity.WARNING,
    needs=(),
    message="This does not look like a KA210, KA220 or KA240 form: the action is not named and {recognised} of its "
    "questions were found.",
    title="The draft is not recognised as a form of these actions.",
    advice="Name the action with --action, or put the questions of the form above the answers. Until then mandatory "
    "questions, limits, eligibility and amounts are not checked; the skipped rules are listed.",
)
def unrecognised_form(context: Context) -> Iterator[Hit]:
    """A draft must show of which form it is, or most of it cannot be checked.

    A draft that names an action of another kind, such as KA122-SCH, is in the wrong place.

    Bad:
        We want to bring teachers of three countries together and improve their skills.

    Good:
        KA220-SCH - Cooperation partnerships in school education

        Innovation: the course is the first of its kind in the three regions.

    Source: layout of the form, ERASMUS+ KA210 and KA220 exports
    """
    application = context.application
    if application is not None and application.action:
        return
    other = application.fact("context.other_action") if application else None
    if other is not None:
        yield at(other, message=OTHER, action=context.document.quote(other))
        return
    recognised = {field.id for field in application.fields} if application else set()
    if len(recognised) < context.thresholds["formal.recognised-questions"]:
        yield missing("form", recognised=len(recognised))
