"""How an evaluation writes what it measured: one JSON and one Markdown file, no paths, no clock."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "reports" / "evaluation"


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    model = "unknown"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = [line for line in info.read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
        model = lines[0].partition(":")[2].strip() if lines else model
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "load": "shared with other jobs; CPU seconds of the process are given",
    }


def write(name: str, title: str, text: Sequence[str], figures: Mapping[str, Any]) -> None:
    """Write the figures as JSON and the text as Markdown, the machine below."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    whole = {**figures, "machine": machine()}
    (FOLDER / f"{name}.json").write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    place = ", ".join(f"{key}: {value}" for key, value in machine().items())
    lines = [f"# {title}", "", *text, "", f"Machine: {place}.", ""]
    (FOLDER / f"{name}.md").write_text("\n".join(lines), encoding="utf-8")


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return a Markdown table."""
    shown = [[f"{cell:.4f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    return ["| " + " | ".join(row) + " |" for row in (list(heads), ["---"] * len(heads), *shown)]
