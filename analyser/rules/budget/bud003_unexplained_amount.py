"""BUD003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Application
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._amounts import NO_AMOUNTS, amount_span, declared, euros, is_reckoned, reasons
from analyser.rules._answers import place
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules._elsewhere import reckonings
from analyser.rules._vocabulary import COMPARED, OFFERED

NUMBER = re.compile(r"\d+(?:[ .,\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s*(?:EUR|€|eur))")
QUESTION = "activity.cost_reasoning"
ANSWERS = ("activity.cost_reasoning", "wp.cost_reasoning")
MANY = 2
BEHIND = re.compile(
    r"\s*(?:EUR|€|eur[oa]?|eiro)?\s*"
    r"(?:[:–-]?\s*\((?P<bracket>[^()]*)\)|:\s+(?P<list>[^\n]+)|=\s*(?P<sum>[^;\n]+))"
)
ALL_ABSENT = "None of the {count} amounts is explained anywhere."
MOST_ABSENT = "{count} amounts are not explained anywhere."
ABSENT = "The amount of {amount} EUR is not explained anywhere."


@rule(
    "BUD003",
    "unexplained-amount",
    severity=Severity.WARNING,
    message="The answer does not show how the amount was set: no quantities, rates or comparison.",
    title="The draft does not show how an amount was set.",
    advice="Show the calculation: how many days, people or items at what rate, and with what the price was compared.",
)
def unexplained_amount(context: Context) -> Iterator[Hit]:
    """An amount needs its reasoning: quantities and rates, or a comparison.

    An answer counts as reasoned if it gives two figures besides the amount itself and years, or
    says with what the price was compared.

    Bad:
        The amount covers all costs of the activity and is cost-effective.

    Good:
        Four trainers for 5 days at 214 EUR a day, room and materials 1 720 EUR.

    Source: question of the KA210 and KA220 forms; complaint of the LT agency, KA210, 2024
    """
    application = the_application(context)
    amounts = _amounts(application)
    answers = [(field.span, field.owner, field.id) for field in application.answers(*ANSWERS) if field.characters]
    answers += [(span, owner, QUESTION) for owner, span in _in_cells(application)]
    answers += reasons(context.document, application)
    sayings = declared(context.document, application)
    if not answers and not amounts and not sayings:
        raise SkipRule(NO_AMOUNTS)
    needed = context.thresholds["formal.explained-figures"]
    stated = {*amounts.values(), *(p.amount_eur for p in application.work_packages), application.lump_sum_eur}
    bare_answers: list[Span] = []
    told = [one for one in sayings if not is_reckoned(context.document, one[0])]
    for span, owner, question in (*answers, *told):
        text = context.document.quote(span)
        if any(span.overlaps(one) for one in bare_answers):
            continue
        figures = [number for number in map(_value, NUMBER.findall(YEAR.sub("", text))) if number not in stated]
        if len(figures) < needed and not _is_compared(text, figures):
            bare_answers.append(span)
            yield at(span, place=place(owner, question))
    explained = {owner for _, owner, _ in answers} | {owner for _, owner, _ in told if owner}
    explained |= {
        field.owner
        for field in application.fields
        if set(ANSWERS) & set(field.also) and len(NUMBER.findall(context.document.quote(field.span))) > needed
    }
    texts = {a.id: f"{a.title}\n{a.text}" for a in application.activities}
    homes = {a.id: a.work_package for a in application.activities}
    elsewhere = reckonings(context.document, application)
    bare = [
        part
        for part, amount in amounts.items()
        if amount > 0
        and not explained & {part, homes.get(part), None}
        and not _told(texts.get(part, ""), amount, needed)
        and not any(_told(text, amount, needed) for text in elsewhere)
    ]
    if len(bare) > MANY and 2 * len(bare) > len(amounts):
        message = ALL_ABSENT if len(bare) == len(amounts) else MOST_ABSENT
        yield at(*(_span(application, part) for part in bare), place=bare[0], message=message, count=len(bare))
        return
    for part in bare:
        yield at(_span(application, part), place=part, message=ABSENT, amount=euros(amounts[part]))


def _in_cells(application: Application) -> Iterator[tuple[str, Span]]:
    """Yield the cells of a table of activities that tell how an amount was set, with their activities."""
    for name, span in application.facts:
        owner, _, question = name.partition("/")
        if question == QUESTION:
            yield owner, span


def _is_compared(text: str, figures: list[float]) -> bool:
    """Say whether an amount is compared with offers or rates, or by a figure with the market or earlier projects."""
    return bool(OFFERED.search(text) or (figures and COMPARED.search(text)))


def _told(text: str, amount: float, needed: float) -> bool:
    """Say whether an amount is explained right behind it: "6 000 EUR (travel for 4 people)", "6 000 EUR: ..."."""
    for match in NUMBER.finditer(text):
        behind = BEHIND.match(text, match.end()) if _value(match[0]) == amount else None
        if behind:
            reckoning = behind["bracket"] or behind["list"] or behind["sum"] or ""
            return len(NUMBER.findall(reckoning)) >= needed or bool(COMPARED.search(reckoning))
    return False


def _amounts(application: Application) -> dict[str, float]:
    """Return the amounts of activities, and of work packages without activities of their own."""
    found = {a.id: a.amount_eur for a in application.activities if a.amount_eur is not None}
    for package in application.work_packages:
        if package.number > 1 and package.amount_eur is not None and not set(package.activities) & set(found):
            found[package.id] = package.amount_eur
    return found


def _span(application: Application, part: str) -> Span:
    spans = {entry.id: entry.span for entry in application.work_packages}
    spans |= {entry.id: entry.span for entry in application.activities}
    return amount_span(application, part, spans[part])


def _value(text: str) -> float:
    digits = re.sub(r"[ .,\u00a0\u202f](?=\d{3}(?!\d))", "", text)
    return float(digits.replace(",", "."))
