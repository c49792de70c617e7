"""ELI010."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application, the_rules

NOT_KNOWN = "How many priorities and topics may be chosen is not known for this call year."
NOT_STATED = "The draft names neither priorities nor topics."
TOPICS = "{found} topics are chosen; the form takes at most {limit}."


@rule(
    "ELI010",
    "too-many-priorities",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="{found} priorities are chosen; the form takes at most {limit}, the most relevant one included.",
    title="Too many priorities or topics are chosen.",
    advice="Keep those that the objectives and activities really serve.",
)
def too_many_priorities(context: Context) -> Iterator[Hit]:
    """A project names one priority, at most two more, and at most three topics.

    Bad:
        Topics: Green skills; Soft skills; Active ageing; Career guidance

    Good:
        Topics: Green skills; Soft skills; Career guidance

    Source: wording of the questions in the KA210 and KA220 forms
    """
    application = the_application(context)
    rules = the_rules(context)
    more, topics = rules.maximum_additional_priorities, rules.maximum_topics
    if more is None and topics is None:
        raise SkipRule(NOT_KNOWN)
    if not application.priorities and not application.topics:
        raise SkipRule(NOT_STATED)
    chosen = [priority.span for priority in application.priorities]
    if more is not None and len(chosen) > 1 + more.value:
        surplus = (*chosen[1 + more.value :], *chosen[: 1 + more.value])
        yield at(*surplus, place="priorities.additional", known=more, found=len(chosen), limit=1 + more.value)
    named = [topic.span for topic in application.topics]
    if topics is not None and len(named) > topics.value:
        surplus = (*named[topics.value :], *named[: topics.value])
        yield at(
            *surplus, place="priorities.topics", known=topics, message=TOPICS, found=len(named), limit=topics.value
        )
