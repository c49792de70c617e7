"""`analyser scan` and `compare` on the command line: the same bytes however they run, and clear refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from analyser.cli import cli
from analyser.errors import AnalyserError
from analyser.pipeline import rounds
from analyser.readers import read
from tests.originality.texts import edited, text

SAMPLES = Path(__file__).resolve().parents[1] / "corpora" / "samples"


def analyser(*arguments: object) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    if isinstance(result.exception, AnalyserError):
        result.stderr_bytes += f"analyser: {result.exception}\n".encode()
        result.exit_code = 2
    elif result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{text(number, 150)} {text(9, 120)}", encoding="utf-8")
    return folder


def scan(folder: Path, out: Path, *more: object) -> dict[str, bytes]:
    result = analyser("scan", folder, "--out", out, "--fail-on", "never", *more)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def test_the_number_of_jobs_does_not_show(drafts: Path, tmp_path: Path) -> None:
    one = scan(drafts, tmp_path / "one", "--jobs", 1)
    assert one == scan(drafts, tmp_path / "two", "--jobs", 2)
    assert json.loads(one["round.json"])["matches"]
    assert not [name for name in one if name.endswith(".tmp")]


def test_a_scan_again_reads_only_what_changed(drafts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "_mapped", lambda function, jobs, how, step: map(function, jobs))
    seen: list[str] = []

    def watched(path: Path, **options: float) -> object:
        seen.append(path.name)
        return read(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("analyser.readers.read", watched)
    scan(drafts, tmp_path / "out")
    assert seen == ["0.txt", "1.txt", "2.txt"]
    (drafts / "1.txt").write_text(text(77, 150), encoding="utf-8")
    seen.clear()
    again = scan(drafts, tmp_path / "out")
    assert seen == ["1.txt"]
    assert len(list((tmp_path / "out" / ".checkpoints").iterdir())) == 3
    seen.clear()
    assert scan(drafts, tmp_path / "out", "--fresh") == again
    assert len(seen) == 3


def test_a_draft_that_vanishes_after_it_was_read_does_not_end_the_scan(drafts: Path, tmp_path: Path) -> None:
    def on_progress(step: str, done: int, total: int) -> None:
        if step == "read" and done == total:
            (drafts / "0.txt").unlink()

    options = rounds.ScanOptions(checkpoints=tmp_path / "kept", progress=on_progress)
    count = len(list(drafts.iterdir()))
    assert len(rounds.scan(drafts, None, options).applications) == count


def test_only_own_leftovers_are_cleared_from_the_folder_of_reports(drafts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    mine, foreign = out / ".draft.html.tmp", out / ".notes.tmp"
    mine.touch()
    foreign.touch()
    scan(drafts, out)
    assert foreign.exists()
    assert not mine.exists()
    assert not list(out.glob(".probe*"))


def test_reports_inside_the_folder_are_not_drafts(drafts: Path) -> None:
    first = scan(drafts, drafts / "reports")
    (drafts / "reports" / "notes.txt").write_text("not a draft of the round", encoding="utf-8")
    (drafts / "reports" / ".0.html.tmp").write_text("left by a scan that was killed", encoding="utf-8")
    second = scan(drafts, drafts / "reports")
    second.pop("notes.txt")
    assert first == second


def test_a_folder_that_cannot_be_written_is_told_before_the_work(
    drafts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = analyser("scan", drafts, "--out", tmp_path / "file" / "reports")
    assert result.exit_code == 2
    assert "--out" in result.stderr


@pytest.mark.parametrize("name", ["none", "empty"])
def test_no_drafts_is_one_line_with_a_hint(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    result = analyser("scan", tmp_path / name, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def compared(a: Path, b: Path) -> dict[str, Any]:
    result = analyser("compare", a, b, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def exact(found: dict[str, Any], a: Path, b: Path) -> None:
    texts = {"left": read(a).text, "right": read(b).text}
    for match in found["matches"]:
        for side, whole in texts.items():
            passage = match[side]
            assert whole[passage["start"] : passage["end"]] == passage["quote"]


def test_offsets_of_a_comparison_index_both_files(tmp_path: Path) -> None:
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_bytes(f"{text(1)}\r\n{text(2)}\r\nÜ \U0001f600 {text(3)}".encode())
    b.write_bytes(f"{text(5, 40)}\n{edited(text(2), 0.1)}\n".encode())
    found = compared(a, b)
    assert len(found["matches"]) == 1
    exact(found, a, b)
    match = found["matches"][0]
    assert a.read_bytes().decode()[match["left"]["start"] : match["left"]["end"]] == match["left"]["quote"]
    html = tmp_path / "c.html"
    assert analyser("compare", a, b, "--html", html).exit_code == 0
    assert "<mark>" in html.read_text(encoding="utf-8")


@pytest.mark.slow
def test_two_formats_of_one_draft_share_all_but_the_form(tmp_path: Path) -> None:
    """A quarter of this draft is printed by the form or is the profile of the same organisation."""
    name = "ka210-sch-lv-elpas-pauze"
    a, b = SAMPLES / "round" / f"{name}.docx", SAMPLES / "twins" / f"{name}.pdf"
    found = compared(a, b)
    exact(found, a, b)
    words = sum(len(str(match["left"]["quote"]).split()) for match in found["matches"])
    assert words > 0.7 * len(read(a).text.split())


def test_odd_pairs_are_compared(tmp_path: Path) -> None:
    one, small, other = tmp_path / "one.txt", tmp_path / "small.txt", tmp_path / "other.txt"
    one.write_text(" ".join(text(n, 2000) for n in range(10)), encoding="utf-8")
    small.write_text(text(7, 2000)[3000:3400], encoding="utf-8")
    other.write_text("word", encoding="utf-8")
    found = compared(one, small)
    assert len(found["matches"]) == 1
    exact(found, one, small)
    assert compared(one, other)["matches"] == []
    whole = compared(small, small)
    assert whole["matches"][0]["left"]["quote"] == whole["matches"][0]["right"]["quote"]
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    result = analyser("compare", one, empty)
    assert result.exit_code == 2
    assert "empty.txt" in result.stderr
