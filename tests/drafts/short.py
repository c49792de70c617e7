"""The headings applicants write in their own drafts instead of the questions, in English and Latvian."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

ROLES = {
    "en": {"coordinator": "Coordinator", "partner": "Partner", "associated": "Associated partner"},
    "lv": {"coordinator": "Koordinators", "partner": "Partneris", "associated": "Asociētais partneris"},
}


def short(key: str, language: str) -> str:
    """Return the short heading of a field or section."""
    return _headings()["lv" if language == "lv" else "en"][key]


@cache
def _headings() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return found
