"""A rule that does not apply is no gap in the check: every report tells the two apart."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from analyser.model.finding import Skip, SkipKind
from analyser.reporters import html, sarif, text
from analyser.reporters import json as json_reporter
from tests.reporters._analysis import analysis

UNKNOWN = "The draft does not state the lump sum."
ELSEWHERE = "This action sets no cap on project management."
SEEN = replace(
    analysis(), skipped=(Skip("ELI008", UNKNOWN), Skip("BUD001", ELSEWHERE, SkipKind.NOT_APPLICABLE)), failures=()
)


@pytest.mark.parametrize(
    ("language", "unchecked", "elsewhere", "count"),
    [
        ("en", "not checked: ELI008", "does not apply: BUD001", "1 rule could not be applied"),
        ("lv", "nav pārbaudīts: ELI008", "neattiecas: BUD001", "1 pārbaudi nevarēja veikt"),
    ],
)
def test_the_terminal(language: str, unchecked: str, elsewhere: str, count: str) -> None:
    said = text.render(SEEN, language).decode()
    assert unchecked in said
    assert elsewhere in said
    assert count in said


@pytest.mark.parametrize(
    ("language", "unchecked", "elsewhere"),
    [
        ("en", "What could not be checked", "What does not apply"),
        ("lv", "Ko nevarēja pārbaudīt", "Kas uz šo pieteikumu neattiecas"),
    ],
)
def test_the_page(language: str, unchecked: str, elsewhere: str) -> None:
    page = html.render(SEEN, language).decode()
    first, second = page.index(unchecked), page.index(elsewhere)
    assert "ELI008" in page[first:second]
    assert "BUD001" not in page[first:second]
    assert "BUD001" in page[second : second + 400]


def test_the_json_and_sarif() -> None:
    skipped = json.loads(json_reporter.render(SEEN, "en"))["skipped"]
    assert {entry["code"]: entry["kind"] for entry in skipped} == {"ELI008": "not-checked", "BUD001": "not-applicable"}
    run = json.loads(sarif.render(SEEN, "en"))["runs"][0]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["properties"]["kind"] for note in notes] == ["not-checked", "not-applicable"]
