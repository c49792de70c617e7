"""What an analysis of a draft must find, computed from the source, not from any reading of the files."""

from __future__ import annotations

from typing import Any

from tests.drafts.project import Project, Step


def facts(project: Project) -> dict[str, Any]:
    """Return the expected facts of a project, in the words of the JSON of `check`."""
    get = project.get
    owners = {member.key: f"P{number}" for number, member in enumerate(_ordered(project), 1)}
    steps: list[tuple[int | None, Step]] = [(None, step) for step in project.activities]
    steps += [(package.number, step) for package in project.packages for step in package.activities]
    return {
        "action": project.action,
        "call": get("call"),
        "form_id": get("form_id"),
        "title": get("title"),
        "acronym": get("acronym"),
        "language": get("language"),
        "start": _day(get("start")),
        "end": _day(get("end")),
        "duration_months": get("duration"),
        "lump_sum_eur": get("lump_sum"),
        "national_agency": get("agency"),
        "organisations": [
            {"id": owners[m.key], "name": m.name, "oid": m.oid, "country": m.country, "role": m.role}
            for m in _ordered(project)
        ],
        "priorities": [
            p for p in (get("priorities", {}).get("main"), *get("priorities", {}).get("additional", ())) if p
        ],
        "topics": list(get("priorities", {}).get("topics", ())),
        "work_packages": [
            {
                "id": f"WP{p.number}",
                "number": p.number,
                "title": p.title,
                "amount_eur": _amount(project, p.number, p.amount),
            }
            for p in project.packages
        ],
        "activities": [_step(n, number, step, owners) for n, (number, step) in enumerate(steps, 1)],
        "fields": _fields(project, owners),
    }


def _ordered(project: Project) -> list[Any]:
    rank = {"coordinator": 0, "partner": 1, "associated": 2}
    return sorted(project.members, key=lambda member: rank[member.role])


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _amount(project: Project, number: int, stated: float | None) -> float | None:
    if stated is not None or not project.get("budget"):
        return stated
    rows: dict[int, list[float]] = project.get("budget")["rows"]
    return sum(rows[number]) if number in rows else None


def _step(index: int, package: int | None, step: Step, owners: dict[str, str]) -> dict[str, Any]:
    return {
        "id": f"A{index}",
        "title": step.title,
        "work_package": f"WP{package}" if package else None,
        "start": _day(step.start),
        "end": _day(step.end),
        "venue": step.venue or None,
        "lead": owners.get(step.lead, step.lead) or None,
        "amount_eur": step.amount,
    }


def _fields(project: Project, owners: dict[str, str]) -> list[dict[str, Any]]:
    """Return the long answers: id, owner and length (paragraphs joined by one newline)."""
    found: list[tuple[str, str | None, str]] = [(key, None, text) for key, text in project.answers.items()]
    for member in project.members:
        found += [(key, owners[member.key], text) for key, text in member.answers.items()]
    for number, step in enumerate(project.activities, 1):
        found += [(key, f"A{number}", text) for key, text in step.answers.items()]
    for package in project.packages:
        owner = f"WP{package.number}"
        found += [(key, owner, text) for key, text in package.answers.items()]
    return [
        {"id": key, "owner": owner, "characters": len(text)} for key, owner, text in sorted(found, key=_key) if text
    ]


def _key(entry: tuple[str, str | None, str]) -> tuple[str, str]:
    return entry[0], entry[1] or ""
