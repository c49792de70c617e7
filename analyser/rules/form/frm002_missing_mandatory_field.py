"""FRM002."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyser.model.application import Application
from analyser.model.call import FieldRule, Repeats
from analyser.model.finding import Severity, Term
from analyser.rules._answers import answered, owners, place
from analyser.rules._check import Context, Hit, SkipRule, missing, rule, the_application, the_rules

NOT_PUBLIC = "The form of this action is not public, so its mandatory questions are not known."
NOT_KNOWN = "The mandatory questions of this form are not known for this call year."

FOR_NONE = "The mandatory question “{question}” has no answer for any of the {count} {owners}."
SEVERAL_ABSENT = "{count} mandatory questions of the form have no answer in this draft: {questions}."
OF_AN_ACTIVITY = "{count} mandatory questions on this activity have no answer: {questions}."
TOLD_BY_WPK003 = ("activity.venue", "activity.start", "activity.end", "activity.lead", "activity.content")
"""What the rule on incomplete activities names in a draft with headings of its own, with the passage."""
SEVERAL = 3
FOLLOW_UPS = ("relevance.follow_up_erasmus", "relevance.follow_up_other")
QUESTION = 5
QUESTIONS = 6
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
    advice="Answer the question; an application with an empty mandatory field cannot be submitted.",
)
def missing_mandatory_field(context: Context) -> Iterator[Hit]:
    """Every mandatory question of the form needs an answer.

    One finding per question, and per organisation or work package where the question is asked for each;
    one for all of them if none has an answer. What one activity leaves open is one finding. In a draft with
    headings of its own, one finding names all questions of a part of the form that the draft does not have
    yet. Never for KA240, whose form is not public.

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
    told = frozenset(FOLLOW_UPS) if tells_of_follow_up(application) else frozenset()
    asked = [duty for duty in duties if not duty.id.startswith(ELSEWHERE) and duty.id not in told]
    if follows_the_form(application):
        hits = [hit for duty in asked for hit in _unanswered(application, duty)]
    else:
        hits = list(_by_group(application, [duty for duty in asked if duty.id not in CHOSEN_LATER]))
    yield from _of_activities(hits)


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


def follows_the_form(application: Application) -> bool:
    """Say whether a draft keeps the form's questions: a draft with headings of its own is no filled-in form."""
    return sum(f.confidence == 1 and len(f.label.split()) >= QUESTION for f in application.fields) >= QUESTIONS


def tells_of_follow_up(application: Application) -> bool:
    """Say whether a heading of the writer's own asks of earlier projects: it stands for both questions of the form."""
    headings = [field.label for field in application.fields if field.id in FOLLOW_UPS and field.characters]
    return any(len(heading.split()) < QUESTION for heading in headings)


def _by_group(application: Application, duties: Sequence[FieldRule]) -> Iterator[Hit]:
    """Yield one hit per gap; where a whole part of the form is missing from a free draft, one hit for the part."""
    groups: dict[str, list[FieldRule]] = {}
    for duty in duties:
        asked = owners(application, duty)
        absent = [owner for owner in asked if not answered(application, duty, owner)]
        if absent and (duty.repeats is Repeats.FORM or len(absent) == len(asked)):
            group = duty.id.partition(".")[0]
            groups.setdefault(f"{group} {duty.repeats}", []).append(duty)
            continue
        for owner in absent:
            if duty.id not in ("activity.participants", *TOLD_BY_WPK003):
                yield missing(place(owner, duty.id), known=duty.mandatory, question=Term(duty.title))
    for duties in groups.values():
        if len(duties) < SEVERAL:
            for duty in duties:
                yield from _unanswered(application, duty)
            continue
        yield missing(
            duties[0].id,
            known=duties[0].mandatory,
            message=SEVERAL_ABSENT,
            count=len(duties),
            questions=tuple(Term(duty.title) for duty in duties),
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
