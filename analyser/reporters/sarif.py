"""Findings as SARIF 2.1.0, the exchange format of analysis tools (OASIS standard, 27 March 2020).

Regions are character offsets into the text the analyser read. They are code points, not the
UTF-16 units some viewers count in: `columnKind` says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from analyser.i18n import Translator, translator
from analyser.model.analysis import Analysis
from analyser.model.finding import Evidence, Finding, Rule
from analyser.reporters._sentences import by_code, place_of, said
from analyser.reporters.json import encoded

SUFFIX = ".sarif"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(analysis: Analysis, language: str, source: bytes | None = None) -> bytes:
    """Return the findings of an analysis; suppressed ones carry their reason."""
    say, rules = translator(language), by_code(analysis.rules)
    order = {code: index for index, code in enumerate(rules)}
    results = [_result(finding, analysis, rules, order, say) for finding in analysis.findings]
    for one in analysis.suppressed:
        held = [{"kind": "external", "justification": say.sentence(one.reason)}]
        results.append(_result(one.finding, analysis, rules, order, say) | {"suppressions": held})
    run = {
        "tool": {"driver": _driver(analysis, say)},
        "language": say.language,
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(analysis.document.name)}}],
        "invocations": [_invocation(analysis, say)],
        "results": results,
    }
    return encoded({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def together(analyses: Iterable[bytes]) -> bytes:
    """Return the findings of several drafts in one file, a run each."""
    runs = [run for one in analyses for run in json.loads(one)["runs"]]
    return encoded({"$schema": SCHEMA, "version": "2.1.0", "runs": runs})


def _driver(analysis: Analysis, say: Translator) -> dict[str, Any]:
    return {
        "name": "analyser",
        "version": analysis.provenance.version,
        "rules": [_rule(rule, say) for rule in analysis.rules],
    }


def _rule(rule: Rule, say: Translator) -> dict[str, Any]:
    first = rule.documentation.strip().partition("\n\n")[0]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": " ".join(first.split()) or rule.name},
        "help": {"text": say.text(rule.advice)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"source": rule.source},
    }


def _invocation(analysis: Analysis, say: Translator) -> dict[str, Any]:
    skipped = [
        {
            "level": "note",
            "message": {"text": say.sentence(skip.reason)},
            "associatedRule": {"id": skip.code},
            "properties": {"kind": skip.kind.value},
        }
        for skip in analysis.skipped
    ]
    failed = [
        {"level": "error", "message": {"text": failure.error}, "associatedRule": {"id": failure.code}}
        for failure in analysis.failures
    ]
    return {"executionSuccessful": not analysis.failures, "toolExecutionNotifications": skipped + failed}


def _result(
    finding: Finding, analysis: Analysis, rules: dict[str, Rule], order: dict[str, int], say: Translator
) -> dict[str, Any]:
    words = said(finding, rules, say)
    text = " ".join(part for part in (words.message, words.advice, words.caveat) if part)
    location: dict[str, Any] = {"physicalLocation": _physical(finding.evidence[:1], analysis)}
    if finding.place:
        place = place_of(finding.place, dict(analysis.titles), analysis.application, say)
        location["logicalLocations"] = [{"fullyQualifiedName": finding.place, "name": place}]
    related = [
        {"physicalLocation": _physical((one,), analysis)}
        | ({"message": {"text": say.text(one.note)}} if one.note else {})
        for one in finding.evidence[1:]
    ]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity.value,
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"finding/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence.value, "source": finding.source},
    }
    if finding.code in order:
        result["ruleIndex"] = order[finding.code]
    return result | ({"relatedLocations": related} if related else {})


def _physical(evidence: tuple[Evidence, ...], analysis: Analysis) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(analysis.document.name), "index": 0}}
    for one in evidence:
        place["region"] = {
            "charOffset": one.span.start,
            "charLength": len(one.span),
            "snippet": {"text": one.quote},
        }
    return place


def _uri(name: str) -> str:
    from urllib.parse import quote

    return quote(name)
