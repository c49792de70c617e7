"""The words of the form that the builder prints, in English and Latvian.

Questions come from the form catalogue; what the catalogue does not hold (page furniture) stands here.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache

from tests.drafts.project import SAMPLES

_FORMS = SAMPLES.parent / "forms"

SECTORS = {
    "SCH": "school education",
    "VET": "vocational education and training",
    "ADU": "adult education",
    "HED": "higher education",
    "YOU": "youth",
}
TYPES = {
    "KA210": "Small-scale partnerships",
    "KA220": "Cooperation partnerships",
    "KA240": "European partnerships for school development",
}
LANGUAGES = {"en": "English", "lv": "Latvian", "de": "German"}

_EN = {
    "form_id": "Form ID",
    "applicant": "Applicant",
    "partners": "Partner Organisations",
    "associated": "Associated Partners",
    "details": "Activity Details",
    "package": "Work package n°",
    "management": "Project Management",
    "total": "Total",
    "id": "ID",
    "application": "Application",
    "programme": "Programme",
    "round": "Round",
    "months": "months",
    "yes": "Yes",
    "no": "No",
    "wp": "Work package",
    "wp_activities": "Description of the activities",
    "history": ("Version", "Submission time", "Submitted by", "Submission ID", "Status"),
}
_LV = {
    "form_id": "Veidlapas ID",
    "applicant": "Pieteikuma iesniedzējs",
    "partners": "Partnerorganizācijas",
    "associated": "Asociētie partneri",
    "details": "Informācija par aktivitāti",
    "package": "Darba pakotne n°",
    "management": "Projekta vadība",
    "total": "Kopā",
    "id": "ID",
    "application": "Pieteikums",
    "programme": "Programma",
    "round": "Kārta",
    "months": "mēneši",
    "yes": "Jā",
    "no": "Nē",
    "wp": "Darba pakotne",
    "wp_activities": "Aktivitāšu apraksts",
    "history": ("Versija", "Iesniegšanas laiks", "Iesniedzējs", "Iesniegšanas ID", "Statuss"),
}


def word(key: str, language: str) -> str:
    """Return a word of the page furniture."""
    return str((_LV if language == "lv" else _EN)[key])


def history(language: str) -> tuple[str, ...]:
    """Return the header of the table of submissions."""
    return tuple((_LV if language == "lv" else _EN)["history"])


@cache
def _catalogue(form: str, language: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    fields: dict[str, dict[str, list[str]]] = {}
    sections: dict[str, dict[str, list[str]]] = {}
    for name in ("common", "KA220", "KA210") if form == "KA210" else ("common", "KA210", "KA220"):
        path = _FORMS / f"{name}.2026.{language}.toml"
        if path.exists():
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            for key, entry in table.get("fields", {}).items():
                fields[key] = {**fields.get(key, {}), **entry}
            sections |= table.get("sections", {}) if name in {"common", form} else {}
    return {"fields": fields, "sections": sections}


def question(field: str, form: str, language: str) -> str:
    """Return the question of a field as the form prints it."""
    entry = _catalogue(form, language)["fields"][field]
    return (entry.get("labels") or entry.get("variants") or entry["short"])[0]


def section(name: str, form: str, language: str) -> str:
    """Return the heading of a section of the form."""
    entry = _catalogue(form, language)["sections"][name]
    return entry["labels"][0]


def day(value: date | None) -> str:
    """Return a date as the form prints it."""
    return f"{value:%d/%m/%Y}" if value else ""


def money(value: float | None) -> str:
    """Return an amount as the form prints it: "29,321.00"."""
    return f"{value:,.2f}" if value is not None else ""
