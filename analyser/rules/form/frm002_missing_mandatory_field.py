"""FRM002."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from analyser.model.application import Application
from analyser.model.call import FieldKind, FieldRule, Repeats
from analyser.model.finding import Severity, Term
from analyser.model.span import Span
from analyser.rules._answers import answered, owners, place, written
from analyser.rules._check import Context, Hit, SkipRule, at, missing, rule, the_application, the_rules
from analyser.rules._elsewhere import presented, sections, step_elsewhere, unread
from analyser.rules._packages import tells_of_all

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
    "activity.participants": ("activity.target_group",),
    "relevance.horizontal": tuple(f"management.{name}" for name in ("inclusion", "green", "digital", "participation")),
    "impact.levels": ("impact.wider",),
    "impact.wider": ("impact.levels",),
}
"""Answers in which a draft with headings of its own tells what the form asks in two places."""
BY_ACTIVITIES = {"wp.participants": "whom", "wp.activities_contribution": "why"}
RESULTS = ("wp.results", "wp.activities_results")
PROSE = 200
"""Letters of an answer that is more than a choice."""
JOINED = re.compile(r"\w\s(?:and|un)\s\w")
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
    asked = [
        duty
        for duty in duties
        if not duty.id.startswith(ELSEWHERE) and (_is_labelled(application, duty) or _is_told_alone(application, duty))
    ]
    owed = [duty for duty in asked if _keeps_the_form(application, duty)]
    others = [
        duty
        for duty in asked
        if duty not in owed and duty.repeats is not Repeats.ACTIVITY and not tells_of_all(context, application, duty.id)
    ]
    elsewhere = [duty for duty in asked if duty in others or _may_stand_elsewhere(application, duty)]
    places = {duty.id: where for duty in elsewhere if (where := _where(context, application, duty))}
    yield from _of_activities([hit for duty in owed if duty.id not in places for hit in _firmly(application, duty)])
    yield from _gathered(application, [duty for duty in others if duty.id not in places])
    yield from _perhaps(application, [duty for duty in asked if duty.id in places], places)


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


def _is_labelled(application: Application, duty: FieldRule) -> bool:
    """Say whether the draft asks a question at all: one that stands there unanswered is answered nowhere else."""
    return any(field.id == duty.id for field in application.fields)


def _may_stand_elsewhere(application: Application, duty: FieldRule) -> bool:
    """Say whether a draft in the form's words may answer a question that it does not ask under a heading of its own."""
    if duty.repeats is Repeats.ORGANISATION and any(written(application, name) for name in ABOUT_ORGANISATIONS):
        return False
    return not _is_labelled(application, duty)


def _keeps_the_form(application: Application, duty: FieldRule) -> bool:
    """Say whether a draft keeps the form's wording on the whole and in the chapter of a question.

    A draft that tells of each activity under its title alone leaves the form's questions on it open.
    """
    if not application.follows_the_form:
        return False
    chapter = duty.id.partition(".")[0]
    told = [field for field in application.fields if field.id.startswith(f"{chapter}.") and field.characters]
    asked = [field for field in told if len(field.label.split()) >= QUESTION] or told
    exact = {field.id for field in asked if field.confidence == 1}
    return 2 * len(exact) >= len({field.id for field in asked})


def _is_told_alone(application: Application, duty: FieldRule) -> bool:
    """Say whether a draft that does not ask a question owes it an answer of its own.

    What it says of earlier projects stands for all three questions on them.
    """
    if duty.id in CHOSEN_LATER:
        return False
    return duty.id not in FOLLOW_UPS or not any(written(application, name) for name in FOLLOW_UPS)


def _firmly(application: Application, duty: FieldRule) -> Iterator[Hit]:
    """Yield the hits on a question of the form: what is only chosen there, another answer may tell in a draft.

    So may it where the draft asks the question of none of its packages, or joins questions of its chapter.
    """
    several = duty.repeats is Repeats.WORK_PACKAGE and len(owners(application, duty)) > 1
    loose = duty.kind is not FieldKind.TEXT or several or _joins(application, duty) or _told_freely(application, duty)
    return iter(_open(application, duty)) if loose else _unanswered(application, duty)


def _told_freely(application: Application, duty: FieldRule) -> bool:
    """Say whether what may tell the answer as well stands under a heading of the writer's, or is prose at length."""
    tellers = RESULTS if duty.id == "activity.results" else TOLD_BY.get(duty.id, ())
    told = [field for field in application.fields if field.id in tellers]
    return any(field.characters and field.confidence < 1 for field in told) or (
        duty.id.startswith("impact.") and any(field.characters >= PROSE for field in told)
    )


def _joins(application: Application, duty: FieldRule) -> bool:
    """Say whether a heading of the question's chapter asks several things at once, in other words than the form."""
    chapter = duty.id.partition(".")[0]
    return any(
        field.id.startswith(f"{chapter}.") and field.confidence < 1 and JOINED.search(field.label)
        for field in application.fields
    )


def _open(application: Application, duty: FieldRule) -> list[Hit]:
    """Return the hits on a question, none if the draft does not ask it and answers it in another place."""
    if not _is_labelled(application, duty) and _is_told_elsewhere(application, duty):
        return []
    return list(_unanswered(application, duty))


def _gathered(application: Application, duties: Sequence[FieldRule]) -> Iterator[Hit]:
    """Yield one hit per open question, or one for all where they are more than two."""
    hits = {duty.id: _open(application, duty) for duty in duties}
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
    open_duties = [duty for duty in duties if _open(application, duty)]
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
    return bool(others or duty.id in (*BY_ACTIVITIES, "wp.results", "activity.results")) and all(
        answered(application, duty, owner)
        or any(written(application, name, owner) for name in others)
        or _is_told_of_activities(application, duty, owner)
        for owner in asked
    )


def _is_told_of_activities(application: Application, duty: FieldRule, owner: str | None) -> bool:
    """Say whether most activities of a work package tell themselves what the question asks of all of them."""
    own = [one for one in application.activities if one.work_package == owner]
    if duty.id == "activity.results":
        package = next((one.work_package for one in application.activities if one.id == owner), None)
        return package is not None and any(written(application, name, package) for name in RESULTS)
    if duty.id == "wp.results":
        return any(written(application, "activity.results", one.id) for one in own)
    return 2 * sum(BY_ACTIVITIES.get(duty.id, "") in one.told for one in own) > len(own)


def _is_item(application: Application, owner: str | None) -> bool:
    """Say whether an activity is only told in the answer to another question: then the form asks nothing of it."""
    span = next((one.span for one in application.activities if one.id == owner), None)
    return span is not None and any(span.overlaps(field.span) and field.owner != owner for field in application.fields)


def _unanswered(application: Application, duty: FieldRule) -> Iterator[Hit]:
    """Yield one hit per owner without an answer, or one for all if none of several has one."""
    asked = [owner for owner in owners(application, duty) if not _is_item(application, owner)]
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
