"""Model values as the dataclasses of the JSON contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from analyser.i18n import Translator
from analyser.model import output as out
from analyser.model.analysis import CriterionView, Provenance, RoundFinding
from analyser.model.finding import Failure, Finding, Rule, Skip, Suppression
from analyser.model.match import Match, Passage
from analyser.model.span import Span
from analyser.model.statement import Smart
from analyser.reporters._sentences import said


def span(value: Span) -> out.SpanOut:
    """Return a span."""
    return out.SpanOut(value.start, value.end)


def amount(value: float | None) -> out.Amount | None:
    """Return an amount as a whole number when there are no cents."""
    return int(value) if value is not None and value == int(value) else value


def provenance(value: Provenance) -> out.ProvenanceOut:
    """Return what made the analysis."""
    return out.ProvenanceOut(
        version=value.version,
        call=value.call,
        rules_hash=value.rules_hash,
        languages=list(value.languages),
        models=dict(value.models),
        corpus=None if value.corpus is None else dict(value.corpus),
        masked=dict(value.masked),
        programme=dict(value.programme),
    )


def match(value: Match) -> out.MatchOut:
    """Return a shared passage."""
    return out.MatchOut(
        left=_passage(value.left),
        right=_passage(value.right),
        similarity=round(value.similarity, 4),
        kind=value.kind.value,
        origin=value.origin.value,
        words=value.words,
        common=value.common,
    )


def _passage(value: Passage) -> out.PassageOut:
    return out.PassageOut(
        document=value.document,
        start=value.span.start,
        end=value.span.end,
        quote=value.quote,
        page=value.page,
        source=out.SourceOut(**asdict(value.source)) if value.source else None,
        place=value.place,
    )


def finding(value: Finding, rules: Mapping[str, Rule], translator: Translator) -> out.FindingOut:
    """Return a finding with its sentences in the language of the report."""
    words = said(value, rules, translator)
    return out.FindingOut(
        code=value.code,
        name=words.name,
        severity=value.severity.value,
        confidence=value.confidence.value,
        message=words.message,
        advice=words.advice,
        place=value.place,
        evidence=[
            out.EvidenceOut(
                start=one.span.start,
                end=one.span.end,
                quote=one.quote,
                page=one.page,
                note=translator.text(one.note) if one.note else "",
            )
            for one in value.evidence
        ],
        fingerprint=value.fingerprint,
        source=value.source,
        caveat=words.caveat or None,
    )


def suppressed(value: Suppression, rules: Mapping[str, Rule], translator: Translator) -> out.SuppressedOut:
    """Return a finding that was set aside."""
    return out.SuppressedOut(
        **_fields(finding(value.finding, rules, translator)), reason=translator.sentence(value.reason)
    )


def round_finding(value: RoundFinding, rules: Mapping[str, Rule], translator: Translator) -> out.RoundFindingOut:
    """Return a finding about several drafts."""
    return out.RoundFindingOut(
        **_fields(finding(value.finding, rules, translator)),
        members=list(value.members),
        reason=translator.sentence(value.reason) if value.reason else None,
    )


def _fields(value: out.FindingOut) -> dict[str, Any]:
    return {name: getattr(value, name) for name in out.FindingOut.__dataclass_fields__}


def skips(values: Iterable[Skip], translator: Translator) -> list[out.SkipOut]:
    """Return the rules that were not applied."""
    return [out.SkipOut(skip.code, translator.sentence(skip.reason), skip.kind.value) for skip in values]


def failures(values: Iterable[Failure]) -> list[out.FailureOut]:
    """Return the rules that crashed."""
    return [out.FailureOut(failure.code, failure.error) for failure in values]


def smart(value: Smart, translator: Translator) -> out.SmartOut:
    """Return the verdicts on one statement."""
    return out.SmartOut(
        statement=value.statement,
        specific=value.specific,
        measurable=value.measurable,
        achievable=value.achievable,
        relevant=value.relevant,
        time_bound=value.time_bound,
        reasons={letter: translator.sentence(reason) for letter, reason in value.reasons},
    )


def criterion(value: CriterionView, translator: Translator) -> out.CriterionOut:
    """Return an award criterion with the passages that answer it."""
    return out.CriterionOut(
        id=value.criterion.id,
        title=translator.text(value.criterion.title),
        points=value.criterion.points,
        minimum=value.criterion.minimum,
        elements=[out.ElementOut(translator.text(text), [span(s) for s in spans]) for text, spans in value.elements],
        codes=list(value.codes),
    )
