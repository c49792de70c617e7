"""Reads the open texts of the data folder: grant abstracts and topics of calls."""

from __future__ import annotations

import csv
import json
from pathlib import Path


def erc(data: Path) -> list[tuple[str, str]]:
    """Return the abstracts of `erc-abstracts-a` by name."""
    found = []
    for kind in ("starting", "advanced"):
        with (data / "erc-abstracts-a" / f"erc_{kind}.csv").open(encoding="utf-8", newline="") as handle:
            found += [(f"{kind}-{n:04}", row["details_project"]) for n, row in enumerate(csv.DictReader(handle))]
    return found


def topics(data: Path) -> list[tuple[str, str]]:
    """Return the descriptions of `eu-calls` by name; the file is JSON objects one after the other."""
    text = (data / "eu-calls" / "open.jsonl").read_text(encoding="utf-8-sig")
    decoder, at = json.JSONDecoder(), 0
    found: list[tuple[str, str]] = []
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        entry, at = decoder.raw_decode(text, at)
        found.append((f"{len(found):03}-{entry['topicId']}", entry["description"] or ""))
    return found


def pan_sources(data: Path) -> list[str]:
    """Return the source texts of `pan13-train`, in order of name."""
    return [path.read_text(encoding="utf-8") for path in sorted((data / "pan13-train" / "src").glob("*.txt"))]
