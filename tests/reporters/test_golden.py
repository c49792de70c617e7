"""Reports stay as they were reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reporters.golden import FOLDER, REPORTS, scrubbed


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_is_as_reviewed(name: str, tmp_path: Path) -> None:
    actual = scrubbed(REPORTS[name]())
    kept = tmp_path / name
    kept.write_text(actual, encoding="utf-8", newline="")
    expected = (FOLDER / name).read_bytes().decode("utf-8")
    assert actual == expected, f"differs from tests/golden/{name}; what came out is in {kept}"


def test_no_expected_report_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} - {"README.md"} == set(REPORTS)
