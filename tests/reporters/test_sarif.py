"""SARIF: rules, levels, regions and suppressions as the standard defines them."""

from __future__ import annotations

import json
from typing import Any

from analyser.reporters import sarif
from tests.reporters._analysis import analysis


def run() -> dict[str, Any]:
    content = json.loads(sarif.render(analysis(2), "en"))
    assert content["version"] == "2.1.0"
    assert len(content["runs"]) == 1
    found: dict[str, Any] = content["runs"][0]
    return found


def test_each_result_points_at_its_rule() -> None:
    rules = run()["tool"]["driver"]["rules"]
    for result in run()["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]


def test_regions_are_the_evidence() -> None:
    known = analysis(2)
    results = run()["results"]
    assert len(results) == len(known.findings) + len(known.suppressed)
    for result, finding in zip(results, known.findings, strict=False):
        place = result["locations"][0]["physicalLocation"]
        if not finding.evidence:
            assert "region" not in place
            continue
        region = place["region"]
        start = region["charOffset"]
        assert known.document.text[start : start + region["charLength"]] == region["snippet"]["text"]
        assert len(result.get("relatedLocations", [])) == len(finding.evidence) - 1
    assert run()["columnKind"] == "unicodeCodePoints"


def test_what_was_not_applied_or_failed_is_a_notification() -> None:
    known = analysis(2)
    invocation = run()["invocations"][0]
    assert invocation["executionSuccessful"] is False
    codes = [one["associatedRule"]["id"] for one in invocation["toolExecutionNotifications"]]
    assert codes == [skip.code for skip in known.skipped] + [failure.code for failure in known.failures]


def test_a_finding_set_aside_keeps_its_reason() -> None:
    last = run()["results"][-1]
    assert last["suppressions"] == [{"kind": "external", "justification": "It is known to the coordinator."}]
