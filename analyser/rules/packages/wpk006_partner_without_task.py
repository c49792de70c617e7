"""WPK006."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Application, Organisation, Role
from analyser.model.finding import Confidence, Severity
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules._partnership import NO_ORGANISATIONS, acronyms, full, letters
from analyser.rules._vocabulary import EVERYBODY, IDLE

NO_TASKS = "The draft does not describe the tasks of the partners."
STEM = 4
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-z]{2,6}(?!\w)")
_LEAST = 3
_LINE_OF = re.compile(r"^[\W_]*([^\W\d_a-z][^:\n.]{2,50}):\s", re.MULTILINE)


@rule(
    "WPK006",
    "partner-without-task",
    severity=Severity.WARNING,
    message="The partner {name} leads no activity, and no task of it is described.",
    title="Full partners have no task of their own.",
    advice="Say what the partner does, with what result and until when; a partner without a task weakens "
    "the partnership.",
)
def partner_without_task(context: Context) -> Iterator[Hit]:
    """Every full partner has a task of its own: it leads an activity, or its tasks are described.

    A partner counts as described if the texts on tasks name it: by name, acronym, number ("P2") or
    a word that sets it apart from the other partners.

    Bad:
        Tasks: Jelgavas tehnikums writes the modules. (nothing on Kauno mokykla)

    Good:
        Tasks: Jelgavas tehnikums writes the modules, Kauno mokykla tests them in two classes.

    Source: award criterion on the partnership, KA210 and KA220; VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    partners = [*(partner for partner in full(application) if partner.role is Role.PARTNER), *_namesakes(application)]
    if not partners:
        raise SkipRule(NO_ORGANISATIONS)
    answers = application.answers("partnership.tasks", "wp.tasks")
    text = IDLE.sub(" ", "\n".join(context.document.quote(field.span) for field in answers))
    if not text.strip():
        raise SkipRule(NO_TASKS)
    if _each_has_a_line(text, len(full(application))):
        return
    leads = {activity.lead for activity in application.activities}
    for partner in partners:
        short = _short_names(context.document.quote(partner.span), partner)
        named = named_in(text, partner, application) or any(
            _is_short(word, partner, short) for word in _CAPITALS.findall(text)
        )
        if not leads & {partner.id, partner.name} and not named:
            yield at(partner.span, place="partnership.tasks", confidence=Confidence.MEDIUM, name=partner.name)


def _namesakes(application: Application) -> Iterator[Organisation]:
    """Yield full partners with the OID of another and a name of their own: a slip in the OID, not one organisation."""
    counted = full(application)
    for one in application.organisations:
        twins = [other for other in counted if one.oid and one.oid == other.oid and other is not one]
        own = one.role is Role.PARTNER and one not in counted
        if own and twins and all(_are_two(one.name, other.name) for other in twins):
            yield one


def _are_two(one: str, other: str) -> bool:
    """Say whether each of two names has a word that the other lacks."""
    first, second = ({word.casefold() for word in re.findall(r"[^\W_]{2,}", name)} for name in (one, other))
    return bool(first - second) and bool(second - first)


def _each_has_a_line(text: str, partners: int) -> bool:
    """Say whether the tasks stand in as many lines as there are partners, each behind a name: "Guild: workshops"."""
    heads = {head for head in _LINE_OF.findall(text) if not EVERYBODY.search(head)}
    return len(heads) >= partners


def _short_names(listed: str, partner: Organisation) -> frozenset[str]:
    """Return the words in capitals beside the name in the list of organisations, but that of the country."""
    return frozenset(_CAPITALS.findall(listed)) - {partner.country or ""}


def _is_short(word: str, partner: Organisation, short: frozenset[str]) -> bool:
    """Say whether a word in capitals is the partner's short name, by the list or made of its letters: "PAY"."""
    if word in short:
        return True
    initials = [first.casefold() for first in re.findall(r"(?<!\w)[^\W\d_](?=[^\W\d_]{3})", partner.name)]
    return (
        len(word) >= _LEAST
        and len(initials) > 1
        and _in_order(word.casefold(), partner.name.casefold())
        and word[:1].casefold() == initials[0]
        and _in_order("".join(initials), word.casefold())
    )


def _in_order(letters_: str, text: str) -> bool:
    """Say whether letters stand in a text in this order."""
    rest = iter(text)
    return all(letter in rest for letter in letters_)


def named_in(text: str, partner: Organisation, application: Application) -> bool:
    """Say whether a text names a partner, whatever the case ending of its name."""
    if letters(partner.name) in letters(text):
        return True
    written = re.findall(r"\w+", text)
    words = {word.casefold() for word in written}
    number = partner.id[1:]
    labels = {partner.id.casefold(), (partner.oid or "-").casefold(), *acronyms(partner.name)}
    if labels & words or re.search(rf"\b(?:partner\w*|partneris) ?(?:n[o°]?\.? ?)?{number}\b", text, re.IGNORECASE):
        return True
    others = {stem for o in application.organisations if o.id != partner.id for stem in _stems(o.name)}
    own = _stems(f"{partner.name} {partner.city or ''}") - others
    said = {word.casefold()[:STEM] for word in written if word[:1].isupper()}
    return bool(own & said)


def _stems(name: str) -> set[str]:
    """Return the beginnings of the longer words of a name: endings change with the case."""
    return {word.casefold()[:STEM] for word in re.findall(r"[^\W\d_]{4,}", name)}
