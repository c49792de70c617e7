"""WPK003."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from analyser.model.application import Activity, Application
from analyser.model.finding import Severity, Term
from analyser.model.span import Span
from analyser.rules._answers import written
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules._elsewhere import SECTION, stretch_of
from analyser.rules._vocabulary import TAKES_PLACE

NO_ACTIVITIES = "The draft has no activities."
OF_MOST = "{count} activities do not say: {parts}."
SEVERAL = 3
ONLY_TEXT = "The activities are told in running text, so their parts cannot be checked one by one."
CONTENT = Term("what and how (content)")
FEW = 10
"""Words of a text that can hardly say what is done and how: in the drafts of corpora/drafts none of KA210 has fewer."""
_FEWEST = 2
_TOLD = ("content", "target_group", "contribution", "cost_reasoning", "results")
_BARE = 4
_TITLE = 8
"""Telling words of a title that says itself what is done."""
_LENGTH = 14
"""Words of an activity that is told at length."""
_ASIDE = re.compile(r"\([^()]*\)|(?:^|[.;]\s)\W*[^\W\d_][^:.;\n]{1,40}:(?=\s|$)", re.MULTILINE)
_LABELLED = re.compile(r"\W*[^\W\d_][^:.;\n]{1,40}:(?=\s|$)")
_HEAD = re.compile(r"\W*(?P<head>[^\W\d_][^:.\n]{3,60}):\s+\S+\s\S+\s\S")
_WORD = re.compile(r"[^\W_]+")
WHY = Term("why (contribution to the objectives)")
"""In a draft with headings of its own this alone is told once for most activities, or not at all: links show it."""


@rule(
    "WPK003",
    "activity-incomplete",
    severity=Severity.WARNING,
    message="The activity “{activity}” does not say: {parts}.",
    title="Activities do not say all that is asked of them.",
    advice="Add what is missing. Each activity should say what is done, by whom, for whom, when, where, why and how.",
)
def activity_incomplete(context: Context) -> Iterator[Hit]:
    """An activity says what is done, who does it, for whom, when, where, why and how.

    In KA220 content, purpose and participants are asked once per work package; an answer there
    counts for all its activities.

    Bad:
        Activity title: Training week (no dates, no venue, no leading organisation)

    Good:
        Activity title: Training week; Venue: Kaunas; 10/05/2027 to 14/05/2027; lead: Kauno mokykla

    Source: VIAA slides, KA2 partnerships, 2026: kas? ko? kad? kur? kāpēc? un kā?
    """
    application = the_application(context)
    if not application.activities:
        raise SkipRule(NO_ACTIVITIES)
    managed = {package.id for package in application.work_packages if package.number == 1}
    judged = [activity for activity in application.activities if activity.work_package not in managed]
    structured = [one for one in judged if _structured(application, one) and not _is_told_again(application, one)]
    if not structured:
        raise SkipRule(ONLY_TEXT)
    telling = _telling(context, application)
    bare = _bare(context, application, structured) | _unanswered(application, structured)
    unserved = frozenset(one.id for one in structured if _serves_none(context, application, one))
    missing = {
        activity.id: tuple(
            part
            for part in _missing(application, activity, telling, bare, unserved)
            if part != CONTENT or activity.text or not _opens_paragraph(context, application, activity)
        )
        for activity in structured
    }
    shared = _shared(missing, loose=not application.follows_the_form)
    if shared:
        lacking = [activity for activity in structured if set(shared) & set(missing[activity.id])]
        spans = (activity.span for activity in lacking)
        yield at(*spans, place=lacking[0].id, message=OF_MOST, count=len(lacking), parts=shared)
    for activity in structured:
        parts = tuple(part for part in missing[activity.id] if part not in shared)
        if parts and (parts != (WHY,) or application.follows_the_form):
            where = _told_at(context, application, activity)
            yield at(*where, place=activity.id, activity=activity.title or activity.id, parts=parts)


def _shared(missing: Mapping[str, tuple[Term, ...]], *, loose: bool) -> tuple[Term, ...]:
    """Return the parts that several activities lack: the draft is told so once, not once for each.

    In a `loose` draft, with headings of its own, what an activity is for counts only where most do not say it.
    """
    counts = Counter(part for parts in missing.values() for part in parts)
    few = {WHY} if loose and 2 * counts[WHY] <= len(missing) else set()
    return tuple(part for part, count in counts.items() if count >= SEVERAL and part not in few)


def _structured(application: Application, activity: Activity) -> bool:
    """Say whether the draft gives the activity as the form does: with facts or answers of its own."""
    facts = (activity.start, activity.end, activity.venue, activity.lead, activity.amount_eur)
    return any(fact is not None for fact in facts) or any(f.owner == activity.id for f in application.fields)


def _telling(context: Context, application: Application) -> frozenset[str]:
    """Return the packages with prose under no question, which may tell of their activities one after another."""
    if application.follows_the_form:
        return frozenset()
    return frozenset(
        package.id
        for package in application.work_packages
        if any(
            len(part) >= SECTION and part in stretch_of(application, package.id, context.document)
            for part in application.unrecognised
        )
    )


def _missing(
    application: Application,
    activity: Activity,
    telling: frozenset[str],
    bare: frozenset[str],
    unserved: frozenset[str],
) -> Iterator[Term]:
    def told(own: str, of_package: str) -> bool:
        package = activity.work_package
        return written(application, own, activity.id) or (
            package is not None and written(application, of_package, package)
        )

    named = "who" in activity.told and not application.follows_the_form
    if not activity.lead and not activity.participants and not named:
        yield Term("who does it (leading organisation)")
    whom = "whom" in activity.told or told("activity.target_group", "wp.participants")
    if activity.id in unserved or not whom:
        yield Term("for whom (target group, number of participants)")
    if activity.start is None or activity.end is None:
        yield Term("when (start and end)")
    if not activity.venue and (application.follows_the_form or "where" not in activity.told):
        yield Term("where (venue)")
    if "why" not in activity.told and not told("activity.contribution", "wp.activities_contribution"):
        yield WHY
    loose = activity.work_package in telling
    untold = not activity.text and not loose and not told("activity.content", "wp.activities_content")
    if untold or activity.id in bare or _says_nothing(application, activity):
        yield CONTENT


def _serves_none(context: Context, application: Application, activity: Activity) -> bool:
    """Say whether the answer on who takes part and for whom names no more than the organisation that leads."""
    own = [f for f in application.answers("activity.target_group") if f.owner == activity.id and f.characters]
    names = {word for one in application.organisations for word in _words(one.name)}
    return bool(own) and all(len(_words(context.document.quote(f.span)) - names) < _FEWEST for f in own)


def _bare(context: Context, application: Application, activities: Sequence[Activity]) -> frozenset[str]:
    """Return the activities of which hardly a word is said, where most others, also in the package, are told at length.

    Its title, its facts with their labels, and what stands in brackets do not tell what is done.
    """
    said = {one.id: _said(context, application, one) for one in activities}
    told = [count for count in said.values() if count >= _LENGTH]
    if len(told) < SEVERAL or 2 * len(told) <= len(said):
        return frozenset()
    at_length = {one.work_package for one in activities if said[one.id] >= _LENGTH}
    beside = [one for one in activities if one.work_package in at_length and len(_words(one.title)) < _TITLE]
    return frozenset(
        one.id for one in beside if said[one.id] < _BARE or len(_telling_words(context, application, one)) < _FEWEST
    )


def _unanswered(application: Application, activities: Sequence[Activity]) -> frozenset[str]:
    """Return the activities told in labelled lines of which none says what is done, as most others have one."""
    answered = {one.id for one in activities if written(application, "activity.content", one.id)}
    if len(answered) < SEVERAL or 2 * len(answered) <= len(activities):
        return frozenset()
    return frozenset(one.id for one in activities if one.id not in answered and _is_labelled(one.text))


def _is_labelled(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) >= _FEWEST and all(_LABELLED.match(line) for line in lines)


def _telling_words(context: Context, application: Application, activity: Activity) -> set[str]:
    """Return the longer words that tell of an activity besides its title, facts, labels and names."""
    words = _WORD.findall(_besides(context, application, activity))
    found = {word for word in words if len(word) >= _BARE and word[0].islower()}
    return {word.casefold() for word in found} - _words(activity.title)


def _said(context: Context, application: Application, activity: Activity) -> int:
    """Return how many words tell of an activity besides its title, facts and labels."""
    return len(_WORD.findall(_besides(context, application, activity)))


def _besides(context: Context, application: Application, activity: Activity) -> str:
    text = activity.text.removeprefix(activity.title)
    for name, span in application.facts:
        if name.startswith(f"{activity.id}/") and not name.endswith(_TOLD):
            text = text.replace(context.document.quote(span), " ", 1)
    return _ASIDE.sub(" ", text)


def _says_nothing(application: Application, activity: Activity) -> bool:
    """Say whether a few words are all that is told of what is done, where a form asks it of each activity.

    Elsewhere a line that only says that the activity takes place tells nothing either.
    """
    words = _WORD.findall(activity.text)
    asked = application.form == "KA210" and written(application, "activity.content", activity.id)
    return 0 < len(words) < FEW and (asked or TAKES_PLACE.search(activity.text) is not None)


def _is_told_again(application: Application, activity: Activity) -> bool:
    """Say whether a bare title only takes up a word of another in its package: "Opening" of "Opening the desks"."""
    facts = (activity.start, activity.end, activity.venue, activity.lead, activity.amount_eur)
    words = _words(activity.title)
    beside = [one for one in application.activities if one.work_package == activity.work_package]
    return (
        bool(words)
        and not any(facts)
        and any(words < _words(one.title) for one in beside if one is not activity and one.start)
    )


def _opens_paragraph(context: Context, application: Application, activity: Activity) -> bool:
    """Say whether a paragraph of the package is headed by a word of the title: "Windows: four pairs of classes ..."."""
    if activity.work_package is None:
        return False
    stretch = stretch_of(application, activity.work_package, context.document)
    heads = (_HEAD.match(context.document.quote(b.span)) for b in context.document.blocks if b.span in stretch)
    return any(head and _words(head["head"]) <= _words(activity.title) for head in heads)


def _first_line(context: Context, application: Application, activity: Activity) -> str:
    """Return the first line of the text of an activity that is more than one of its facts."""
    lines = [line.strip() for line in activity.text.split("\n") if line.strip()]
    own = [span for name, span in application.facts if name.startswith(f"{activity.id}/")]
    facts = [fact for span in own if (fact := context.document.quote(span).strip())]
    return next((line for line in lines if not any(fact in line for fact in facts)), lines[0] if lines else "")


def _words(title: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(title)}


def _told_at(context: Context, application: Application, activity: Activity) -> tuple[Span, ...]:
    """Return where an activity stands, where its text begins, if elsewhere, and its answer on who takes part."""
    text = context.document.text
    line = _first_line(context, application, activity)
    start = text.find(line, activity.span.start) if line else -1
    spans = [Span(start, start + len(line))] if start >= 0 else []
    if not line and activity.code:
        opened = re.search(rf"(?<![\w.]){re.escape(activity.code)}[.:]\s[^.;\n]+", text)
        spans += [Span(*opened.span())] if opened else []
    own = (f.span for f in application.answers("activity.target_group") if f.owner == activity.id)
    spans += own if _serves_none(context, application, activity) else ()
    return activity.span, *(span for span in spans if not span.overlaps(activity.span) or span.end > activity.span.end)
