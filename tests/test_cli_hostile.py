"""The commands as somebody meets them who gives odd names, odd places and broken settings: one line, nothing lost."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from analyser import analyse, scan
from analyser.cli import output
from analyser.config import Config
from analyser.errors import CorpusError, UsageError
from analyser.pipeline.drafts import drafts_below, report_names

GOOD = "Objectives: By month 18, 80 of 100 teachers of the partner schools pass the final test.\n"


def analyser(*arguments: object, cwd: Path | None = None, **streams: int | None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "analyser", *map(str, arguments)]
    where = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL} | streams
    return subprocess.run(command, text=True, check=False, cwd=cwd, encoding="utf-8", **where)  # type: ignore[call-overload,no-any-return]


def is_one_line(result: subprocess.CompletedProcess[str], said: str) -> None:
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert result.stderr.startswith("analyser: ")
    assert said in result.stderr


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('select = "FRM"', "select = 'FRM'"),
        ("ignore = 5", "ignore = 5"),
        ('language = "de"', "Known: en, lv."),
        ('action = "KA999"', "The action 'KA999' is not known."),
        ("call = 1900", "The call 1900 is not known."),
        ("seconds = 0", "seconds = 0"),
        ("megabytes = -5", "megabytes = -5"),
        ("severity = 5", "severity = 5"),
        ('[severity]\nFRM001 = "fatal"', "fatal"),
        ('[thresholds]\n"wording.long-sentence-words" = "x"', "wrong type"),
        ("a = [", "is no TOML file"),
    ],
)
def test_broken_settings_are_named(draft: Path, settings: str, said: str) -> None:
    (draft.parent / "analyser.toml").write_text(settings, encoding="utf-8")
    result = analyser("check", draft, cwd=draft.parent)
    is_one_line(result, said)


@pytest.mark.parametrize("content", ["", "[]", "{bad", '{"findings": 5}', '{"findings": [{}]}', "[" * 100_000])
def test_a_broken_baseline_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="is not an earlier analysis"):
        output.read_baseline(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    """A device such as /dev/null was replaced by a report when the administrator named it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    output.write(pipe, b"report")
    assert os.read(reader, 100) == b"report"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.html", tmp_path / "link.html"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    output.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_draft_is_not_overwritten_by_way_of_a_link(draft: Path) -> None:
    link = draft.parent / "report.html"
    link.symlink_to(draft)
    is_one_line(analyser("check", draft, "--html", link), "it would be overwritten")
    assert draft.read_text(encoding="utf-8") == GOOD


def test_a_full_disk_leaves_the_earlier_report_and_no_remains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "report.html"
    report.write_text("earlier", encoding="utf-8")

    def full(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match=r"cannot be written: No space left on device\. Make room"):
        output.write(report, b"new")
    assert report.read_text(encoding="utf-8") == "earlier"
    assert list(tmp_path.iterdir()) == [report]


def test_closed_streams_are_no_crash(draft: Path) -> None:
    """As under a scheduler: no standard input, or no standard output."""
    report = draft.parent / "report.html"
    shell = [sys.executable, "-c", _CLOSED, "0", "smart"]
    result = subprocess.run(shell, capture_output=True, text=True, check=False)
    is_one_line(result, "There is no statement to judge.")
    shell = [sys.executable, "-c", _CLOSED, "1", "check", str(draft), "--html", str(report), "--fail-on", "never"]
    result = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert report.is_file()


_CLOSED = (
    "import os, sys; os.close(int(sys.argv[1])); "
    "os.execv(sys.executable, [sys.executable, '-m', 'analyser', *sys.argv[2:]])"
)


def test_a_reader_that_goes_away_is_no_crash(draft: Path) -> None:
    command = [sys.executable, "-m", "analyser", "check", str(draft), "--format", "json", "--with-text"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_an_unforeseen_fault_is_one_line(draft: Path, tmp_path: Path) -> None:
    broken = "import sys; import analyser.pipeline as p\ndef fail(*_): raise KeyError('a\\nb')\np.analyse = fail\n"
    broken += "from analyser.cli import main; sys.argv = ['analyser', 'check', sys.argv[1]]; main()"
    result = subprocess.run([sys.executable, "-c", broken, str(draft)], capture_output=True, text=True, check=False)
    is_one_line(result, "KeyError")
    developer = [sys.executable, "-X", "dev", "-W", "ignore", "-c", broken, str(draft)]
    assert "Traceback" in subprocess.run(developer, capture_output=True, text=True, check=False).stderr


def test_a_folder_in_place_of_a_draft_is_told_the_command_for_folders(tmp_path: Path) -> None:
    is_one_line(analyser("check", tmp_path), "analyser scan")


def test_a_text_longer_than_any_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Short words again. " * 60_000, encoding="utf-8")
    is_one_line(analyser("check", tmp_path / "long.txt"), "at most 1000000 are analysed")


def test_odd_names_end_no_scan(tmp_path: Path) -> None:
    drafts, out = tmp_path / "drafts", tmp_path / "out"
    (drafts / "sub").mkdir(parents=True)
    odd = ["a b.txt", "-dash.txt", "per%20cent#1.txt", "new\nline.txt", "q\"u'ote.txt", "\U0001f3af.txt", "<b>.txt"]
    odd += ["same.txt", "same.md", "sub/same.txt", f"{'x' * 246}.txt", f"{'ā' * 120}.txt"]
    odd += [unicodedata.normalize(form, "mērķis.txt") for form in ("NFC", "NFD")]
    for name in odd:
        (drafts / name).write_text(GOOD, encoding="utf-8")
    (drafts / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (drafts / "loop").symlink_to(drafts)
    result = analyser("scan", drafts, "--out", out, "--fail-on", "never")
    assert result.returncode == 2
    assert [line[:22] for line in result.stderr.splitlines()][:1] == ["analyser: nowhere.txt:"]
    assert len(result.stderr.splitlines()) == 2
    found = json.loads((out / "round.json").read_text(encoding="utf-8"))
    assert sorted(entry["name"] for entry in found["applications"]) == sorted(odd)
    assert len({entry["report"].casefold() for entry in found["applications"]}) == len(odd)
    assert all((out / entry["report"]).is_file() for entry in found["applications"])


def test_links_are_followed_once(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "drafts", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "a.txt").touch()
    (elsewhere / "b.txt").touch()
    (folder / "again.txt").symlink_to("a.txt")
    (folder / "other").symlink_to(elsewhere)
    (folder / "other2").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    found = [path.relative_to(folder).as_posix() for path in drafts_below(folder)]
    assert found == ["a.txt", "other/b.txt", "self.txt"]


def test_a_closed_folder_is_among_the_drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "shut").mkdir()
    scan = os.scandir

    def closed(path: str) -> object:
        if os.fspath(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert [path.name for path in drafts_below(tmp_path)] == ["a.txt", "shut"]


def test_names_of_reports_suit_every_file_system() -> None:
    odd = (
        "a\nb.txt",
        'q"?*.txt',
        "x" * 250 + ".txt",
        "x" * 251 + ".txt",
        "end .txt",
        "\u202egpj.txt",
        "ā" * 127 + ".md",
    )
    names = report_names(odd)
    assert len(set(names)) == len(odd)
    assert names[:2] == ("a_b", "q___")
    assert all(len(f".{name}.html.tmp".encode()) < 255 for name in names)
    assert not any(name.endswith((" ", ".")) for name in names)


def test_a_corpus_that_is_not_there_is_told_before_drafts_are_read(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("analyser.readers.read", never)
    config = Config(corpus=draft.parent / "nowhere")
    with pytest.raises(CorpusError, match="There is no corpus"):
        analyse(draft, config)
    with pytest.raises(CorpusError, match="There is no corpus"):
        scan(draft.parent, config)
