"""The command line: exit status, help, standard output, bad usage."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analyser.cli import COMMANDS

GOOD = "Objectives: By month 18, 80 of 100 teachers of the partner schools pass the final test.\n"


def analyser(*arguments: str, stdin: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "analyser", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, cwd=cwd, encoding="utf-8")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str) -> None:
    result = analyser(command, "--help")
    assert result.returncode == 0
    assert "Usage:" in result.stdout


def test_help_names_every_command() -> None:
    result = analyser("--help")
    assert result.returncode == 0
    assert all(command in result.stdout for command in COMMANDS)


def test_a_missing_draft_is_one_line_and_status_2() -> None:
    result = analyser("check", "nowhere.docx")
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert "nowhere.docx" in result.stderr


def test_an_unknown_action_names_the_known_ones(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(GOOD, encoding="utf-8")
    result = analyser("check", str(draft), "--action", "KA999")
    assert result.returncode == 2
    assert "KA220" in result.stderr


def test_an_unknown_rule_is_refused(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(GOOD, encoding="utf-8")
    result = analyser("check", str(draft), "--select", "NOPE")
    assert result.returncode == 2
    assert "NOPE" in result.stderr


def test_standard_output_is_the_json_alone(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(GOOD, encoding="utf-8")
    result = analyser("check", str(draft), "--format", "json", "--with-text", "--fail-on", "never")
    assert result.returncode == 0, result.stderr
    content = json.loads(result.stdout)
    assert content["schema"] == 1
    text = content["document"]["text"]
    for finding in content["findings"]:
        for evidence in finding["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_fail_on_decides_the_status(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Objectives: To raise awareness.\nProject Duration: 40 months\n", encoding="utf-8")
    arguments = ("check", str(draft), "--action", "KA220-VET", "--call", "2026")
    assert analyser(*arguments).returncode == 1
    assert analyser(*arguments, "--fail-on", "never").returncode == 0


def test_the_same_draft_gives_the_same_bytes(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(GOOD * 3, encoding="utf-8")
    runs = {analyser("check", str(draft), "--format", "json", "--fail-on", "never").stdout for _ in range(2)}
    assert len(runs) == 1


def test_a_baseline_leaves_only_what_is_new(tmp_path: Path) -> None:
    draft, earlier = tmp_path / "draft.txt", tmp_path / "earlier.json"
    draft.write_text("Objectives: To raise awareness.\n", encoding="utf-8")
    first = analyser("check", str(draft), "--json", str(earlier), "--fail-on", "never")
    assert first.returncode == 0, first.stderr
    assert json.loads(earlier.read_text(encoding="utf-8"))["findings"]
    again = analyser("check", str(draft), "--baseline", str(earlier), "--format", "json", "--fail-on", "note")
    assert again.returncode == 0
    assert json.loads(again.stdout)["findings"] == []
    assert json.loads(again.stdout)["suppressed"]


def test_smart_reads_one_statement_a_line() -> None:
    lines = "By June 2027 at least 60 teachers will use the toolkit every week.\nPaaugstināt izpratni.\n"
    result = analyser("smart", "--format", "json", stdin=lines)
    assert result.returncode == 0, result.stderr
    judged = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["language"] for one in judged] == ["en", "lv"]
    assert judged[0]["measurable"] is True
    assert judged[1]["measurable"] is False


def test_smart_without_a_statement_says_what_to_do() -> None:
    result = analyser("smart", stdin="")
    assert result.returncode == 2
    assert "statement" in result.stderr


def test_scan_of_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    result = analyser("scan", str(tmp_path), "--out", str(tmp_path / "reports"))
    assert result.returncode == 2
    assert "draft" in result.stderr


def test_scan_goes_on_past_a_broken_draft(tmp_path: Path) -> None:
    drafts, out = tmp_path / "round", tmp_path / "reports"
    drafts.mkdir()
    (drafts / "good.txt").write_text(GOOD, encoding="utf-8")
    (drafts / "broken.docx").write_bytes(b"PK\x03\x04 this is no Word file")
    result = analyser("scan", str(drafts), "--out", str(out))
    assert result.returncode == 2
    assert "broken.docx" in result.stderr
    found = json.loads((out / "round.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in found["applications"]] == ["good.txt"]
    assert [entry["name"] for entry in found["failed"]] == ["broken.docx"]
    for name in ("index.html", "good.html", "good.json", "round.csv", "round.xlsx"):
        assert (out / name).is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "No such command 'nosuch'"),
        (["check"], "Missing argument 'DRAFT'"),
        (["check", "draft.txt", "--lang", "de"], "'de' is not one of 'en', 'lv'"),
        (["check", "draft.txt", "--fail-on", "all"], "'all' is not one of"),
        (["check", "draft.txt", "--call", "1999"], "The call 1999 is not known."),
        (["check", "draft.xyz"], "is not of a format the analyser reads"),
        (["check", "draft.txt", "--config", "none.toml"], "'none.toml' cannot be opened"),
        (["check", "draft.txt", "--config", "draft.txt"], "'draft.txt' is no TOML file"),
        (["check", "draft.txt", "--config", "unknown.toml"], "'unknown.toml' sets the unknown 'colour'"),
        (["check", "draft.txt", "--html", "none/report.html"], "lies in a folder that does not exist"),
        (["check", "draft.txt", "--html", "folder"], "'folder' is a directory"),
        (["check", "draft.txt", "--html", "a", "--json", "a"], "Two results would be written to 'a'"),
        (["check", "draft.txt", "--docx", "draft.txt"], "it would be overwritten"),
        (["compare", "draft.txt", "draft.xyz", "--json", "draft.xyz"], "it would be overwritten"),
        (["rules", "XYZ"], "No rule has the code 'XYZ'"),
    ],
)
def test_wrong_usage_is_one_line_that_says_what_to_do(tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "draft.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "draft.xyz").write_text(GOOD, encoding="utf-8")
    (tmp_path / "unknown.toml").write_text('colour = "red"\n', encoding="utf-8")
    (tmp_path / "folder").mkdir()
    result = analyser(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr
    assert result.stderr.startswith("analyser: ")
    assert (tmp_path / "draft.txt").read_text(encoding="utf-8") == GOOD


def test_rules_as_data_speak_the_language_asked_for() -> None:
    [card] = json.loads(analyser("rules", "ind002", "--lang", "lv", "--format", "json").stdout)
    assert card["message"] == "Šim rādītājam nav sasniedzamās vērtības."
    assert "Avots: KA220 veidlapas norāde" in card["documentation"]
    [card] = json.loads(analyser("rules", "ind002", "--format", "json").stdout)
    assert card["message"] == "This indicator names no target value."


def test_the_page_of_a_rule_is_translated() -> None:
    page = analyser("rules", "ind002", "--lang", "lv").stdout
    assert page.startswith("IND002 indicator-without-target (brīdinājums)")
    assert "Slikti:" in page
    assert len(analyser("rules").stdout.splitlines()) == len(
        {line[:6] for line in analyser("rules").stdout.splitlines()}
    )


def test_a_suppressed_finding_keeps_its_reason(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Objectives: Better digital skills.\n", encoding="utf-8")
    first = json.loads(analyser("check", str(draft), "--format", "json", "--action", "KA220-ADU").stdout)
    one = first["findings"][0]
    settings = tmp_path / "analyser.toml"
    settings.write_text(f'[suppress]\n{one["fingerprint"]} = "Agreed with the partner."\n', encoding="utf-8")
    again = analyser("check", str(draft), "--format", "json", "--action", "KA220-ADU", cwd=tmp_path)
    content = json.loads(again.stdout)
    assert one["fingerprint"] not in {finding["fingerprint"] for finding in content["findings"]}
    assert [entry["reason"] for entry in content["suppressed"]] == ["Agreed with the partner."]


@pytest.mark.parametrize("name", ["x2.txt", "report.html", "noending"])
def test_a_word_file_under_another_name_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.txt").write_text("Objectives\nTo learn.\n", encoding="utf-8")
    for command in (["check", "x.txt"], ["scan", "."]):
        result = analyser(*command, "--docx", name, cwd=tmp_path)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1
        assert "Word file" in result.stderr
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize("command", [["check", "nowhere.docx"], ["scan", "nowhere"]])
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_wrong_code_is_told_before_anything_is_read(tmp_path: Path, command: list[str], option: str) -> None:
    folder = tmp_path / "nowhere"
    folder.mkdir()
    result = analyser(*command, option, "FRM,XYZ9", cwd=tmp_path)
    assert result.returncode == 2
    assert "No rule has the code 'XYZ9'" in result.stderr
    assert result.stderr.count("\n") == 1
