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


SHARED = (
    "The course is written by teachers of electrical work together with four companies that repair household machines. "
    "Every module ends with a test in the workshop, is tried out twice with a class and rewritten after each trial; "
    "the companies rate the skills of the learners before and after the course, and the schools publish the ratings. "
    "Two masters of the trade from each town lead the first lessons until the teachers feel sure of the new tools. "
    "A council of learners chooses the machines, and the town gives the repaired ones to families with many children."
)


def form(applicant: str, question: str = "What makes your proposal innovative?", answer: str = "A course.") -> str:
    return f"""Call 2026 Round 1 KA2
KA210-VET - Small-scale partnerships in vocational education and training

Applicant - {applicant}

Partner Organisations
Kauno mokykla (E10000002 - LT)

{question}
{answer}
"""


@pytest.fixture
def round_of_two(tmp_path: Path) -> Path:
    folder = tmp_path / "round"
    folder.mkdir()
    school, needs = (
        "Jelgavas tehnikums (E10000001 - LV)",
        "What needs do you want to address by implementing your project?",
    )
    (folder / "a.txt").write_text(form(school, answer=SHARED), encoding="utf-8")
    (folder / "b.txt").write_text(form(school, needs, SHARED), encoding="utf-8")
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


def test_the_report_of_a_draft_that_was_taken_away_goes_too(drafts: Path, tmp_path: Path) -> None:
    assert {"0.html", "0.json"} <= set(scan(drafts, tmp_path / "out"))
    (tmp_path / "out" / "own.html").write_text("not of the scan", encoding="utf-8")
    (drafts / "0.txt").unlink()
    assert not {"0.html", "0.json"} & set(left := scan(drafts, tmp_path / "out"))
    assert {"1.html", "own.html", "index.html"} <= set(left)


def test_what_the_baseline_of_a_round_holds_is_set_aside(round_of_two: Path, tmp_path: Path) -> None:
    scan(round_of_two, tmp_path / "first")
    before = tmp_path / "first" / "round.json"
    (round_of_two / "c.txt").write_text(form("Ventspils arodskola (E10000004 - LV)"), encoding="utf-8")
    again = scan(round_of_two, tmp_path / "again", "--baseline", before)
    found = json.loads(again["round.json"])
    assert [one["reason"] for one in found["suppressed"] if one["code"] == "RND001"]
    assert not found["findings"]
    known = {one["name"]: one["warnings"] + one["errors"] for one in found["applications"]}
    assert known["a.txt"] == known["b.txt"] == 0 < known["c.txt"]
    third = scan(round_of_two, tmp_path / "third", "--baseline", tmp_path / "again" / "round.json")
    assert json.loads(third["a.json"])["findings"] == []


def test_a_finding_about_the_round_can_be_set_aside(round_of_two: Path, tmp_path: Path) -> None:
    found = json.loads(scan(round_of_two, tmp_path / "first")["round.json"])["findings"]
    assert [one["code"] for one in found] == ["RND001", "RND002"]
    settings = tmp_path / "settings.toml"
    settings.write_text(f'[suppress]\n{found[0]["fingerprint"]} = "One was withdrawn."\n', encoding="utf-8")
    again = scan(round_of_two, tmp_path / "again", "--config", settings)
    aside = json.loads(again["round.json"])["suppressed"]
    assert [(one["code"], one["reason"]) for one in aside] == [("RND001", "One was withdrawn.")]
    assert "One was withdrawn." in again["index.html"].decode()


@pytest.mark.parametrize(
    "content", [None, "{}", '{"findings": []}', '{"applications": [{"name": "a", "report": "../a.html"}]}']
)
def test_a_baseline_that_is_no_scan_is_refused(round_of_two: Path, tmp_path: Path, content: str | None) -> None:
    baseline = tmp_path / "round.json"
    if content:
        baseline.write_text(content, encoding="utf-8")
    result = analyser("scan", round_of_two, "--out", tmp_path / "out", "--baseline", baseline)
    assert result.exit_code == 2
    assert "not an earlier scan" in result.stderr


def test_a_passage_says_which_question_it_answers_in_both_drafts(round_of_two: Path, tmp_path: Path) -> None:
    found = scan(round_of_two, tmp_path / "out")
    match = json.loads(found["round.json"])["matches"][0]
    assert (match["left"]["place"], match["right"]["place"]) == ("relevance.innovation", "needs.addressed")
    page = found["a.html"].decode()
    assert "Needs to be addressed" in page[page.index('id="shared"') :]


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
    """More than a third of this draft is printed by the form or is the profile of the same organisation."""
    name = "ka210-sch-lv-elpas-pauze"
    a, b = SAMPLES / "round" / f"{name}.docx", SAMPLES / "twins" / f"{name}.pdf"
    found = compared(a, b)
    exact(found, a, b)
    words = sum(len(str(match["left"]["quote"]).split()) for match in found["matches"])
    assert words > 0.6 * len(read(a).text.split())


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


def test_a_round_is_written_in_every_form_and_printed(drafts: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other place"
    other.mkdir()
    files = {name: other / f"round.{name}" for name in ("html", "json", "docx", "sarif")}
    options = [part for name, path in files.items() for part in (f"--{name}", path)]
    result = analyser("scan", drafts, "--out", out, "--jobs", 1, "--fail-on", "never", "--format", "json", *options)
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes == files["json"].read_bytes() == (out / "round.json").read_bytes()
    page = files["html"].read_text(encoding="utf-8")
    assert 'href="../out/0.html"' in page
    assert 'href="0.html"' in (out / "index.html").read_text(encoding="utf-8")
    runs = json.loads(files["sarif"].read_text(encoding="utf-8"))["runs"]
    assert [run["artifacts"][0]["location"]["uri"] for run in runs] == ["0.txt", "1.txt", "2.txt"]
    assert all(any(one["ruleId"] == "ORI001" for one in run["results"]) for run in runs)
    assert "1.txt: " in read(files["docx"]).text


def test_the_text_of_a_round_is_a_line_a_draft(round_of_two: Path, tmp_path: Path) -> None:
    result = analyser("scan", round_of_two, "--out", tmp_path / "out", "--jobs", 1, "--lang", "lv", "--format", "text")
    lines = result.stdout.splitlines()
    assert lines[0].startswith("a.txt: ")
    assert lines[1].startswith("b.txt: ")
    assert "brīdinājum" in lines[0]
    assert result.stdout.endswith("\n")


def test_a_draft_of_the_round_is_not_overwritten(drafts: Path, tmp_path: Path) -> None:
    before = (drafts / "0.txt").read_bytes()
    result = analyser("scan", drafts, "--out", tmp_path / "out", "--jobs", 1, "--html", drafts / "0.txt")
    assert result.exit_code == 2
    assert "it would be overwritten" in result.stderr
    assert (drafts / "0.txt").read_bytes() == before
