"""What a rule is made of: its card, the context it sees, the hits it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType, ModuleType
from typing import Any, TypeVar

from analyser.model.analysis import Entry
from analyser.model.application import Application
from analyser.model.call import ActionRules, Call, Known
from analyser.model.document import Document
from analyser.model.finding import Confidence, Rule, Scope, Severity, SkipKind, Value
from analyser.model.link import Linking
from analyser.model.match import Family, Match
from analyser.model.observation import NOT_JUDGED, Observation
from analyser.model.span import Span
from analyser.model.statement import Smart

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """All the facts of one draft. What is None was not computed; `reasons` says why.

    `call` and `rules` are the call year and the action's part of it. `observations` is keyed by
    rule name. `thresholds` gives every threshold by full name. `origins` names the origins
    (round, corpus, ...) that were compared.
    """

    document: Document
    application: Application | None = None
    call: Call | None = None
    rules: ActionRules | None = None
    smart: tuple[Smart, ...] | None = None
    linking: Linking | None = None
    matches: tuple[Match, ...] | None = None
    families: tuple[Family, ...] | None = None
    programme_matches: tuple[Match, ...] | None = None
    observations: Mapping[str, tuple[Observation, ...]] | None = None
    thresholds: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def observed(self, rule_name: str) -> tuple[Observation, ...]:
        """Return what language processing noticed for the rule of this name."""
        return (self.observations or {}).get(rule_name, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundContext:
    """All the facts of a round: one application per analysed draft, in order of name."""

    entries: tuple[Entry, ...]
    applications: tuple[Application | None, ...]
    calls: tuple[ActionRules | None, ...]
    matches: tuple[Match, ...] = ()
    families: tuple[Family, ...] = ()
    thresholds: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One fault found by a rule: at `spans` (the first is primary) or missing from `place`.

    `caveat` and `firm` come from the call value used: a hit that is not firm is never an error.
    """

    spans: tuple[tuple[Span, str], ...] = ()
    place: str | None = None
    values: tuple[tuple[str, Value], ...] = ()
    severity: Severity | None = None
    confidence: Confidence = Confidence.HIGH
    message: str | None = None
    firm: bool = True
    source: str = ""
    members: tuple[str, ...] = ()


class SkipRule(Exception):
    """Raised by a rule that finds at run time that a fact it needs is not there."""

    kind = SkipKind.NOT_CHECKED

    def __init__(self, reason: str) -> None:
        """Keep the reason: an English sentence that is also a translation key."""
        super().__init__(reason)
        self.reason = reason


class DoesNotApply(SkipRule):
    """Raised by a rule that finds that its action, form or round knows no such demand."""

    kind = SkipKind.NOT_APPLICABLE


def required(value: T | None, reason: str) -> T:
    """Return a fact the rule cannot do without.

    Raises:
        SkipRule: it is None; `reason` goes into the report.
    """
    if value is None:
        raise SkipRule(reason)
    return value


def the_application(context: Context) -> Application:
    """Return the application of a rule that needs it.

    Raises:
        SkipRule: the rule did not say so in `needs`.
    """
    return required(context.application, "No section of a known form was recognised in the draft.")


def the_call(context: Context) -> Call:
    """Return the call year of a rule that needs it.

    Raises:
        SkipRule: the rule did not say so in `needs`.
    """
    return required(context.call, "The rules of this call year are not known.")


def the_rules(context: Context) -> ActionRules:
    """Return the rules of the action for a rule that needs them.

    Raises:
        SkipRule: the rule did not say so in `needs`.
    """
    return required(context.rules, "The action was not recognised.")


CheckFunction = Callable[[Any], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that applies it."""

    rule: Rule
    function: CheckFunction


F = TypeVar("F", bound=CheckFunction)


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    message: str,
    advice: str,
    title: str = "",
    needs: tuple[str, ...] = ("application",),
    scope: Scope = Scope.DRAFT,
) -> Callable[[F], F]:
    """Make a function a rule. Its docstring becomes the rule's page (What, Bad, Good, Source).

    `title` states the fault without the particulars of one finding; a message with `{names}` needs one.
    """

    def register(function: F) -> F:
        documentation = function.__doc__ or ""
        card = Rule(
            code=code,
            name=name,
            severity=severity,
            message=message,
            advice=advice,
            title=title,
            needs=needs,
            documentation=documentation,
            source=_source(documentation),
            scope=scope,
        )
        function.__dict__["check"] = Check(card, function)
        return function

    return register


def checks_of(module: ModuleType) -> Iterator[Check]:
    """Yield the rules a module defines."""
    for value in vars(module).values():
        check = getattr(value, "check", None)
        if isinstance(check, Check) and getattr(value, "__module__", None) == module.__name__:
            yield check


def at(
    *spans: Span | tuple[Span, str],
    place: str | None = None,
    severity: Severity | None = None,
    confidence: Confidence = Confidence.HIGH,
    message: str | None = None,
    known: Known[Any] | None = None,
    members: Iterable[str] = (),
    **values: Value,
) -> Hit:
    """Return a hit at one or more passages. `known` is the call value the judgement rests on."""
    return Hit(
        spans=tuple((s, "") if isinstance(s, Span) else s for s in spans),
        place=place,
        values=tuple(sorted(values.items())),
        severity=severity,
        confidence=confidence,
        message=message,
        firm=known.firm if known else True,
        source=known.source if known else "",
        members=tuple(members),
    )


def missing(place: str, **options: Any) -> Hit:
    """Return a hit for something absent: `place` names the form field where it should stand."""
    return at(place=place, **options)


def stated(application: Application, place: str, **options: Any) -> Hit:
    """Return a hit where a single-valued fact stands in the draft, or at its field if that is not known."""
    span = application.fact(place)
    return at(place=place, **options) if span is None else at(span, place=place, **options)


def observed(context: Context, rule_name: str) -> Iterator[Hit]:
    """Turn the observations for a rule into hits, one each: the whole body of many rules.

    Raises:
        SkipRule: nothing was noticed because language processing could not look.
    """
    found = context.observed(rule_name)
    if not found:
        demand_judged(context, rule_name)
    for seen in found:
        spans = ((seen.span, ""),) if seen.span else ()
        yield Hit(
            spans=spans + seen.related,
            place=seen.place,
            values=seen.values,
            confidence=seen.confidence,
        )


def demand_judged(context: Context, rule_name: str) -> None:
    """See that language processing could look for what a rule is about.

    Raises:
        SkipRule: it could not, as in a language whose words are not known.
    """
    for seen in context.observed(NOT_JUDGED):
        values = dict(seen.values)
        if values["rule"] == rule_name:
            raise SkipRule(str(values["reason"]))


def _source(documentation: str) -> str:
    lines = documentation.splitlines()
    starts = [i for i, line in enumerate(lines) if line.strip().startswith("Source:")]
    if not starts:
        return ""
    text = " ".join(line.strip() for line in lines[starts[0] :])
    return text.removeprefix("Source:").strip()
