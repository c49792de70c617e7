"""FRM002."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from analyser.model.application import Application
from analyser.model.call import FieldRule, Repeats
from analyser.model.finding import Severity, Term
from analyser.model.span import Span
from analyser.rules._answers import answered, owners, place, written
from analyser.rules._check import Context, Hit, SkipRule, at, missing, rule, the_application, the_rules
from analyser.rules._elsewhere import presented, sections, step_elsewhere, unread

NOT_PUBLIC = "The form of this action is not public, so its mandatory questions are not known."
NOT_KNOWN = "The mandatory questions of this form are not known for this call year."

FOR_NONE = "The mandatory question “{question}” has no answer for any of the {count} {owners}."
SEVERAL_ABSENT = "{count} mandatory questions of the form have no answer in this draft: {questions}."
OF_AN_ACTIVITY = "{count} mandatory questions on this activity have no answer: {questions}."
PERHAPS = "No answer was recognised to: {questions}. What stands here may answer, but not under the form's question."
UNREAD_KINDS = {
    "objective": ("relevance.objectives", "wp.objectives"),
    "indicator": ("wp.indicators_quantitative", "wp.indicators_qualitative", "impact.assessment"),
    "result": ("wp.results",),
}
STEPS = {
    "inclusion-not-addressed": ("management.inclusion", "relevance.horizontal"),
    "environment-not-addressed": ("management.green", "relevance.horizontal"),
    "digital-not-addressed": ("management.digital", "relevance.horizontal"),
    "participation-not-addressed": ("management.participation", "relevance.horizontal"),
    "no-use-after-the-end": ("impact.sustainability",),
    "sharing-plan-incomplete": ("impact.dissemination",),
}
"""Rules whose step, found in a part without a question, answers a question."""
SEVERAL = 3
FOLLOW_UPS = ("relevance.follow_up_erasmus", "relevance.follow_up_other", "relevance.other_instruments")
QUESTION = 5
TOLD_BY = {
    "management.amount": ("wp.cost_reasoning", "wp.amount"),
    "wp.activities_content": ("wp.tasks",),
    "wp.activities_contribution": ("wp.objectives",),
    "wp.activities_results": ("wp.results",),
    "relevance.horizontal": tuple(f"management.{name}" for name in ("inclusion", "green", "digital", "participation")),
    "impact.levels": ("impact.wider",),
    "impact.wider": ("impact.levels",),
}
"""Answers in which a draft with headings of its own tells what the form asks in two places."""
ABOUT_ORGANISATIONS = ("organisation.presentation", "organisation.main_activities", "organisation.experience")
CHOSEN_LATER = ("context.language",)
OWNERS = {
    Repeats.ORGANISATION: Term("organisations"),
    Repeats.WORK_PACKAGE: Term("work packages"),
    Repeats.ACTIVITY: Term("activities"),
}

# The platform copies the profile from the registration; FRM006 speaks of the English summary.
ELSEWHERE = ("organisation.profile", "summary_en.")


@rule(
    "FRM002",
    "missing-mandatory-field",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The mandatory question “{question}” has no answer.",
    title="Mandatory questions have no answer.",
    advice="Answer the question; an application with an empty mandatory field cannot be submitted.",
)
def missing_mandatory_field(context: Context) -> Iterator[Hit]:
    """Every mandatory question of the form needs an answer.

    One finding per question, and per organisation or work package where the question is asked for each;
    one for all of them if none has an answer. What one activity leaves open is one finding. In a draft with
    headings of its own the answer may stand under another heading: more than two open questions are one finding
    there, a warning, and what is open on an activity is left to the rule on incomplete activities. Never for
    KA240, whose form is not public.

    Bad:
        KA220-VET - Cooperation partnerships in vocational education and training

        Innovation:

    Good:
        Innovation: no course in the three regions trains masters in green soldering so far.

    Source: red asterisks of the KA210 and KA220 forms
    """
    application = the_application(context)
    rules = the_rules(context)
    if not rules.form_is_public:
        raise SkipRule(NOT_PUBLIC)
    duties = [field for field in rules.fields if field.mandatory and field.mandatory.value]
    if not duties:
        raise SkipRule(NOT_KNOWN)
    told = FOLLOW_UPS if tells_of_follow_up(application) else ()
    asked = [duty for duty in duties if not duty.id.startswith(ELSEWHERE) and duty.id not in told]
    if application.follows_the_form:
        owed = [duty for duty in asked if duty.repeats is not Repeats.ACTIVITY or asks_of_activities(application)]
        yield from _of_activities([hit for duty in owed for hit in _unanswered(application, duty)])
    else:
        owed = [duty for duty in asked if _is_told_alone(application, duty)]
        places = {duty.id: where for duty in owed if (where := _where(context, application, duty))}
        yield from _gathered(application, [duty for duty in owed if duty.id not in places])
        yield from _perhaps(application, [duty for duty in owed if duty.id in places], places)


def _of_activities(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the hits, those on one activity as one: what is missing there is mended in one go."""
    open_questions: dict[str, list[Hit]] = {}
    for hit in hits:
        owner, _, field = (hit.place or "").rpartition("/")
        open_questions.setdefault(owner if field.startswith("activity.") and owner else hit.place or "", []).append(hit)
    for group in open_questions.values():
        first, *rest = group
        asked = [value for hit in group for name, value in hit.values if name == "question"]
        if not rest or len(asked) < len(group):
            yield from group
            continue
        questions = tuple(value for value in asked if isinstance(value, Term))
        yield replace(
            first,
            message=OF_AN_ACTIVITY,
            values=(("count", len(group)), ("questions", questions)),
            firm=all(hit.firm for hit in group),
        )


def tells_of_follow_up(application: Application) -> bool:
    """Say whether a heading of the writer's own asks of earlier projects: it stands for all questions on them."""
    headings = [field for field in application.fields if field.id in FOLLOW_UPS and field.characters]
    return any(len(field.label.split()) < QUESTION for field in headings)


def asks_of_activities(application: Application) -> bool:
    """Say whether a draft keeps the form's questions on an activity, or tells of each under its title alone."""
    told = [field for field in application.fields if field.id.startswith("activity.") and field.characters]
    return not told or any(field.confidence == 1 and len(field.label.split()) >= QUESTION for field in told)


def _is_told_alone(application: Application, duty: FieldRule) -> bool:
    """Say whether a draft with headings of its own owes a question an answer of its own.

    One heading on earlier projects stands for all three questions on them.
    """
    if duty.repeats is Repeats.ACTIVITY or duty.id in CHOSEN_LATER:
        return False
    return duty.id not in FOLLOW_UPS or not any(written(application, name) for name in FOLLOW_UPS)


def _gathered(application: Application, duties: Sequence[FieldRule]) -> Iterator[Hit]:
    """Yield one hit per open question, or one for all where they are more than two."""
    hits = {
        duty.id: [] if _is_told_elsewhere(application, duty) else list(_unanswered(application, duty))
        for duty in duties
    }
    absent = [duty for duty in duties if hits[duty.id]]
    if len(absent) < SEVERAL:
        yield from (replace(hit, severity=Severity.WARNING) for hit in chain.from_iterable(hits.values()))
    else:
        yield replace(
            missing(
                absent[0].id,
                known=absent[0].mandatory,
                message=SEVERAL_ABSENT,
                count=len(absent),
                questions=tuple(Term(duty.title) for duty in absent),
            ),
            severity=Severity.WARNING,
        )


def _perhaps(application: Application, duties: Sequence[FieldRule], places: Mapping[str, Span]) -> Iterator[Hit]:
    """Yield a note on the open questions that an unrecognised part may answer."""
    open_duties = [
        duty for duty in duties if not _is_told_elsewhere(application, duty) and any(_unanswered(application, duty))
    ]
    if open_duties:
        first = open_duties[0]
        spans = sorted({places[duty.id] for duty in open_duties})
        questions = tuple(Term(duty.title) for duty in open_duties)
        yield at(
            *spans, place=first.id, known=first.mandatory, message=PERHAPS, questions=questions, severity=Severity.NOTE
        )


def _where(context: Context, application: Application, duty: FieldRule) -> Span | None:
    """Return the part of the draft that may answer a question for which no answer was recognised."""
    for kind, questions in UNREAD_KINDS.items():
        if duty.id in questions and (seen := unread(context, kind)):
            return seen[0].span
    for rule_name, questions in STEPS.items():
        if duty.id in questions and (step := step_elsewhere(context, rule_name)):
            return step
    if duty.repeats is Repeats.ORGANISATION:
        return presented(context.document, application)
    chapter = duty.id.partition(".")[0]
    return next((part for part, beside in sections(application, context.document) if chapter in beside), None)


def _is_told_elsewhere(application: Application, duty: FieldRule) -> bool:
    """Say whether every owner has another answer that a reader would take for this one as well."""
    others = ABOUT_ORGANISATIONS if duty.repeats is Repeats.ORGANISATION else TOLD_BY.get(duty.id, ())
    asked = owners(application, duty)
    return bool(others) and all(
        answered(application, duty, owner) or any(written(application, name, owner) for name in others)
        for owner in asked
    )


def _unanswered(application: Application, duty: FieldRule) -> Iterator[Hit]:
    """Yield one hit per owner without an answer, or one for all if none of several has one."""
    asked = owners(application, duty)
    absent = [owner for owner in asked if not answered(application, duty, owner)]
    question = Term(duty.title)
    if len(asked) > 1 and len(absent) == len(asked):
        yield missing(
            duty.id,
            known=duty.mandatory,
            message=FOR_NONE,
            question=question,
            count=len(asked),
            owners=OWNERS[duty.repeats],
        )
        return
    for owner in absent:
        yield missing(place(owner, duty.id), known=duty.mandatory, question=question)
