"""Steps 7 and 8: rules over frozen facts, then overrides, suppressions, baseline and one sort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from types import MappingProxyType

from analyser import __version__, calls, criteria, statements
from analyser.config import Config
from analyser.errors import UsageError
from analyser.model.analysis import Analysis, Provenance
from analyser.model.finding import Finding, Scope, Suppression
from analyser.originality import RoundMatches
from analyser.pipeline.facts import NO_OTHER, NO_ROUND, Facts, context
from analyser.pipeline.models import models_used
from analyser.pipeline.programme import versions
from analyser.rules import Check, checks, run

IN_BASELINE = "It stood already in the baseline."


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fingerprints of an earlier analysis: what is known already."""

    fingerprints: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RoundBaseline:
    """What an earlier scan found: about the round, and about each draft by its name in the round."""

    round: Baseline = Baseline()
    drafts: Mapping[str, Baseline] = field(default_factory=lambda: MappingProxyType({}))


def selected(config: Config, scope: Scope) -> tuple[Check, ...]:
    """Return the rules that `select` and `ignore` leave, by code or beginning of a code.

    Raises:
        UsageError: a code that no rule has.
    """
    known = checks()
    for code in (*config.select, *config.ignore, *config.severity):
        if not any(check.rule.code.startswith(code) for check in known):
            message = f"No rule has the code '{code}'."
            raise UsageError(message, "'analyser rules' lists them.")
    wanted = config.select or ("",)
    return tuple(
        check
        for check in known
        if check.rule.scope is scope
        and check.rule.code.startswith(wanted)
        and not (config.ignore and check.rule.code.startswith(config.ignore))
    )


def conclude(
    facts: Facts,
    config: Config,
    found: RoundMatches | None = None,
    baseline: Baseline | None = None,
    corpus: tuple[tuple[str, str], ...] | None = None,
) -> Analysis:
    """Apply the rules to the facts of one draft and settle what they say; `found` is what it shares with others."""
    chosen = selected(config, Scope.DRAFT)
    matches, families = (found.matches, found.families) if found and found.others else (None, None)
    seen = context(facts, config, matches, families, NO_OTHER if found else NO_ROUND)
    outcome = run(chosen, seen)
    findings = settle(outcome.findings, config)
    kept, suppressed = set_aside(findings, config, baseline or Baseline())
    application = facts.application
    return Analysis(
        document=facts.document,
        language=facts.language,
        languages=facts.languages,
        application=application,
        smart=facts.smart or (),
        links=facts.linking.links if facts.linking else None,
        refused_links=facts.linking.refused if facts.linking else (),
        matches=matches,
        inside=facts.inside,
        findings=kept,
        suppressed=suppressed,
        skipped=outcome.skipped,
        failures=outcome.failures,
        criteria=(
            criteria.views(facts.document, application, facts.language, seen.rules, kept, config, seen.call)
            if application
            else ()
        ),
        rules=tuple(check.rule for check in chosen),
        provenance=Provenance(
            version=__version__,
            call=facts.call,
            rules_hash=rules_hash(chosen, config),
            languages=tuple(code for code, _ in facts.languages),
            models=models_used(),
            corpus=corpus,
            masked=found.masked if found else (),
            programme=versions(config),
        ),
        titles=tuple(calls.titles().items()),
        people=facts.people,
        labels=statements.labels(application, facts.language) if application else (),
    )


def settle(findings: Iterable[Finding], config: Config) -> tuple[Finding, ...]:
    """Apply the severities of the configuration and sort: by place in the text, then by code."""
    changed = (replace(f, severity=config.severity.get(f.code, f.severity)) for f in findings)
    return tuple(sorted(changed, key=_order))


def set_aside(
    findings: tuple[Finding, ...], config: Config, baseline: Baseline
) -> tuple[tuple[Finding, ...], tuple[Suppression, ...]]:
    """Split the findings into those to show and those suppressed, with the reason."""
    kept, aside = [], []
    for finding in findings:
        reason = reason_for(finding, config, baseline)
        if reason:
            aside.append(Suppression(finding, reason))
        else:
            kept.append(finding)
    return tuple(kept), tuple(aside)


def reason_for(finding: Finding, config: Config, baseline: Baseline) -> str:
    """Return why a finding is set aside, empty for one to show."""
    known = IN_BASELINE if finding.fingerprint in baseline.fingerprints else ""
    return config.suppress.get(finding.fingerprint, known)


def rules_hash(chosen: tuple[Check, ...], config: Config) -> str:
    """Name the rules and thresholds applied: equal hashes mean equal judgement."""
    digest = blake2b(digest_size=8)
    for check in chosen:
        digest.update(f"{check.rule.code}\x1f{check.rule.severity}\x1f{check.rule.documentation}\x1e".encode())
    for name, value in sorted(config.all_thresholds().items()):
        digest.update(f"{name}={value!r}\x1e".encode())
    return digest.hexdigest()


def _order(finding: Finding) -> tuple[int, int, str, str, str]:
    start = finding.evidence[0].span.start if finding.evidence else 0
    return (0 if finding.evidence else 1, start, finding.code, finding.place or "", finding.fingerprint)
