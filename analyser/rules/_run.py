"""Applies rules to a context: every rule ends in findings, in a skip or in a failure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analyser.model.document import Document
from analyser.model.finding import Evidence, Failure, Finding, Severity, Skip
from analyser.model.span import Span
from analyser.rules._check import Check, Context, Hit, RoundContext, SkipRule

UNVERIFIED = "The value behind this finding is not confirmed for this call, so it is a warning at most."

ABSENT = "A fact that this rule needs was not established."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules said. `members` runs parallel to `findings` and is filled for round rules."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skip, ...]
    failures: tuple[Failure, ...]
    members: tuple[tuple[str, ...], ...] = ()


def run(checks: Iterable[Check], context: Context | RoundContext) -> Outcome:
    """Apply each check; one that needs an absent fact is skipped, one that raises is a failure."""
    found: list[tuple[Finding, tuple[str, ...]]] = []
    skipped: list[Skip] = []
    failures: list[Failure] = []
    for check in checks:
        reason = _absent(check, context)
        if reason:
            skipped.append(Skip(check.rule.code, reason))
            continue
        try:
            hits = list(check.function(context))
        except SkipRule as skip:
            skipped.append(Skip(check.rule.code, skip.reason, skip.kind))
        except Exception as error:  # noqa: BLE001 - a crashing rule must become visible, not end the run
            failures.append(Failure(check.rule.code, f"{type(error).__name__}: {error}"))
        else:
            found += [(_finding(check, hit, context), hit.members) for hit in hits]
    return Outcome(
        tuple(finding for finding, _ in found), tuple(skipped), tuple(failures), tuple(members for _, members in found)
    )


def _absent(check: Check, context: Context | RoundContext) -> str | None:
    for need in check.rule.needs:
        if getattr(context, need) is None:
            reasons = context.reasons if isinstance(context, Context) else {}
            return reasons.get(need, ABSENT)
    return None


def _finding(check: Check, hit: Hit, context: Context | RoundContext) -> Finding:
    severity = hit.severity or check.rule.severity
    caveat = None if hit.firm else UNVERIFIED
    if not hit.firm and severity is Severity.ERROR:
        severity = Severity.WARNING
    finding = Finding(
        code=check.rule.code,
        severity=severity,
        confidence=hit.confidence,
        place=hit.place,
        values=hit.values,
        message=hit.message,
        caveat=caveat,
        source=hit.source or check.rule.source,
    )
    if isinstance(context, Context):
        finding = replace(finding, evidence=tuple(_evidence(context.document, span, note) for span, note in hit.spans))
    return finding


def _evidence(document: Document, span: Span, note: str) -> Evidence:
    return Evidence(span, document.quote(span), document.page_of(span), note)
