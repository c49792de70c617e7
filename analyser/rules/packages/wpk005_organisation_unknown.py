"""WPK005."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Activity, Application
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules._partnership import NO_ORGANISATIONS, means
from analyser.rules._vocabulary import EVERYBODY
from analyser.rules.packages._columns import in_columns

ABBREVIATED = 5
"""Letters that an abbreviation at the end of a name has at most, its full stop included."""

HABITUAL = 4
"""Times a short name stands in a draft whose bearer the partnership lists under another name."""

WORDS_BEFORE = re.compile(r"^(?:[^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ][^\s\"„“«]*\s+)+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
LONGEST = 9
"""Words of a name; what is longer is a sentence."""
BEHIND = re.compile(r"\s(?:for|with|in|from|par|ar|no)\s.*$")
"""What is said of an organisation behind its name: "Kauno mokykla for the cards"."""
BRACKETS = re.compile(r"\(([^()]*\w[^()]*)\)")
PERSON = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+ [A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+")
"""A name behind a profession in small letters: "psiholoģe Anna Kalna"."""
NOBODY = "No activity of the draft names an organisation."


@rule(
    "WPK005",
    "organisation-unknown",
    severity=Severity.ERROR,
    message="{name}, named in the activity “{activity}”, is not in the partnership.",
    title="Activities name organisations that are not in the partnership.",
    advice="Add the organisation to the partnership, or name one that is in it, by the same name.",
)
def organisation_unknown(context: Context) -> Iterator[Hit]:
    """Who leads an activity or takes part in it belongs to the partnership.

    A short name, an acronym or "all partners" is understood, and so is a word by which the draft calls somebody
    throughout; people who are counted are no organisation.

    Bad:
        Leading organisation: Tartu kool (partners are Jelgavas tehnikums and Kauno mokykla)

    Good:
        Leading organisation: Kauno mokykla

    Source: lists of leading and participating organisations in the KA210 and KA220 forms
    """
    application = the_application(context)
    if not application.organisations:
        raise SkipRule(NO_ORGANISATIONS)
    named = [(activity, role, name) for activity in application.activities for role, name in _named(activity)]
    strangers = list(in_columns(context.document, application))
    if not named and not strangers:
        raise SkipRule(NOBODY)
    for row, span in strangers:
        yield at(span, place="activity.lead", name=plain(context.document.quote(span)), activity=row)
    ids = {organisation.id for organisation in application.organisations}
    for activity, role, name in named:
        bare = WORDS_BEFORE.sub("", name)
        if (
            name in ids
            or not any(map(str.isupper, name))
            or name.strip()[:1].isdigit()
            or EVERYBODY.search(name.strip())
            or len(name.split()) > LONGEST
            or any(means(part, o) for o in application.organisations for part in _readings(name, bare))
            or (bare != name and PERSON.fullmatch(plain(bare)))
            or _are_people(context, name)
            or _is_habitual(context, bare.partition(",")[0])
        ):
            continue
        span = _span(context, application, activity, role, name)
        place = f"{activity.id}/activity.{role}"
        yield at(span, place=place, name=plain(name), activity=activity.title or activity.id)


def _readings(name: str, bare: str) -> tuple[str, ...]:
    """Return a name with and without what stands before and behind it, and what its brackets hold: "Anna Kok (P1)"."""
    short = bare.partition(",")[0]
    return (name, bare, short, BEHIND.sub("", short), *BRACKETS.findall(name))


def _are_people(context: Context, name: str) -> bool:
    """Say whether a list begins with a surname that the draft gives with a first name: "Vītoliņa, Ó Loinsigh"."""
    first, comma, _ = name.partition(",")
    given = rf"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+ {re.escape(first)}(?!\w)"
    return bool(comma) and len(first.split()) == 1 and re.search(given, context.document.text) is not None


def _is_habitual(context: Context, name: str) -> bool:
    """Say whether a name of one word is what the draft calls somebody all along: "the Guild" four times and more."""
    word = plain(name)
    if not re.fullmatch(r"[\w’'-]+", word):
        return False
    return len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", context.document.text)) >= HABITUAL


def plain(name: str) -> str:
    """Return a name without the full stop of its sentence; that of an abbreviation ("e.V.", "Ltd.") stays."""
    name = name.strip()
    last = name.rpartition(" ")[2]
    return name[:-1] if last.endswith(".") and "." not in last[:-1] and len(last) > ABBREVIATED else name


def _named(activity: Activity) -> Iterator[tuple[str, str]]:
    if activity.lead:
        yield "lead", activity.lead
    yield from (("participants", name) for name in activity.participants if name != activity.lead)


def _span(context: Context, application: Application, activity: Activity, role: str, name: str) -> Span:
    """Return where the name stands: in the answer, else anywhere in the activity."""
    answers = [f.span for f in application.answers(f"activity.{role}") if f.owner == activity.id]
    facts = (application.fact(f"{activity.id}/activity.{name}") for name in (role, "lead", "participants"))
    answers += [span for span in facts if span]
    for home in (*answers, activity.span):
        offset = context.document.quote(home).find(name)
        if offset >= 0:
            return Span(home.start + offset, home.start + offset + len(name))
    return answers[0] if answers else activity.span
