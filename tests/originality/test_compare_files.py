"""`analyser compare` on files: offsets index the file's own text, as the evaluation on PAN 2013 reads it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.pan13 import _text, found
from tests.originality.texts import edited, text

PASSAGE, OTHER = text(700, 130), edited(text(701, 150), 0.15)
LEFT = f"{text(710, 90)}\n\n{PASSAGE}\n{text(711, 60)}\n{text(701, 150)}\n"
RIGHT = f"{OTHER}\n\n{text(720, 120)}\n{PASSAGE}\n"


def _joined(left: str, right: str) -> tuple[bytes, bytes]:
    return left.encode("utf-8"), right.encode("utf-8")


FILES = {
    "plain": _joined(LEFT, RIGHT),
    "byte order mark": _joined("\ufeff" + LEFT, RIGHT),
    "byte order mark on both": _joined("\ufeff" + LEFT, "\ufeff" + RIGHT),
    "Windows line ends": _joined(LEFT.replace("\n", "\r\n"), RIGHT.replace("\n", "\r\n")),
    "Windows line ends on one": _joined("\ufeff" + LEFT.replace("\n", "\r\n"), RIGHT),
    "old Macintosh line ends": _joined(LEFT.replace("\n", "\r"), RIGHT),
    "beyond the basic plane": _joined(f"😀 𝒜𝒷 {LEFT}", RIGHT.replace(". ", ". 🌍\u200d🚀 ")),
    "combining marks": _joined(LEFT.replace("ē", "e\u0304"), "a\u0301 " + RIGHT),
    "line and form feeds": _joined(f"\f\u2028{LEFT}", f"\x0b\n{RIGHT}"),
}


def _compared(left: Path, right: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "analyser", "compare", str(left), str(right), "--format", "json"]
    result = subprocess.run(command, capture_output=True, check=True)
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


@pytest.mark.parametrize("kind", sorted(FILES))
def test_the_command_finds_what_the_evaluation_finds(tmp_path: Path, kind: str) -> None:
    paths = tmp_path / "suspicious.txt", tmp_path / "source.txt"
    for path, content in zip(paths, FILES[kind], strict=True):
        path.write_bytes(content)
    answer = _compared(*paths)
    spans = [tuple(m[side][end] for side in ("left", "right") for end in ("start", "end")) for m in answer["matches"]]
    assert len(spans) == 2
    assert spans == found(*(_text(path) for path in paths))
    own = [content.decode("utf-8") for content in FILES[kind]]
    assert [answer[side]["characters"] for side in ("left", "right")] == [len(whole) for whole in own]
    for match in answer["matches"]:
        for side, whole in zip(("left", "right"), own, strict=True):
            first, end = match[side]["start"], match[side]["end"]
            assert whole[first:end] == match[side]["quote"]
