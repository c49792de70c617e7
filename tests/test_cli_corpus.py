"""`analyser corpus` on the command line: what is said, what is kept, what is refused."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from analyser.cli import cli
from analyser.errors import AnalyserError
from tests.originality.texts import text

OWN, OTHER = "Applicant - Harbour Library (E10000001 - LV)", "Applicant - Hill School (E10000002 - LT)"
QUESTION = "What needs do you want to address by implementing your project?"


def form(applicant: str, answer: str) -> str:
    return f"Project Title: Kitchen tables\n{applicant}\n\n{QUESTION}\n{answer}\n"


def analyser(*arguments: object) -> Result:
    """Run the command line in this process; an expected error is one line and status 2, as in `main`."""
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
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(form(OTHER, text(1)), encoding="utf-8")
    (folder / "sub" / "b.md").write_text(form(OWN, text(2)), encoding="utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path, drafts: Path) -> Path:
    folder = tmp_path / "corpus"
    result = analyser("corpus", "add", drafts, "--corpus", folder, "--round", "2025-R1", "--date", "2025-03-05",
                      "--agency", "LV01", "--jobs", 1)  # fmt: skip
    assert result.exit_code == 0, result.output
    return folder


def documents(corpus: Path) -> list[dict[str, object]]:
    result = analyser("corpus", "list", "--corpus", corpus, "--format", "json")
    found: list[dict[str, object]] = json.loads(result.stdout)["documents"]
    return found


def test_drafts_of_a_folder_are_kept_with_their_origin(corpus: Path) -> None:
    found = documents(corpus)
    assert [one["name"] for one in found] == ["a.txt", "sub/b.md"]
    assert found[0]["applicant"] == "Hill School (E10000002)"
    assert {(one["round"], one["agency"], one["date"]) for one in found} == {("2025-R1", "LV01", "2025-03-05")}
    shown = analyser("corpus", "list", "--corpus", corpus).stdout
    assert "Hill School" in shown
    assert "2025-R1" in shown


def test_the_same_text_is_said_and_not_doubled(corpus: Path, drafts: Path, tmp_path: Path) -> None:
    again = analyser("corpus", "add", drafts, "--corpus", corpus, "--round", "2025-R1")
    assert again.exit_code == 0
    assert again.stdout.count("already there") == 2
    copy = tmp_path / "copy.txt"
    copy.write_bytes((drafts / "a.txt").read_bytes())
    result = analyser("corpus", "add", copy, "--corpus", corpus)
    assert "copy.txt has the same text as a.txt" in result.stdout
    assert len(documents(corpus)) == 2
    assert documents(corpus)[0]["date"] == "2025-03-05"


def test_two_rounds_may_have_a_file_of_one_name(corpus: Path, drafts: Path) -> None:
    assert analyser("corpus", "add", drafts / "a.txt", "--corpus", corpus, "--round", "2026-R1").exit_code == 0
    assert [one["name"] for one in documents(corpus)] == ["2025-R1/a.txt", "2026-R1/a.txt", "sub/b.md"]
    vague = analyser("corpus", "remove", "a.txt", "--corpus", corpus)
    assert vague.exit_code == 2
    assert "2025-R1/a.txt, 2026-R1/a.txt" in vague.stderr
    assert analyser("corpus", "remove", "2026-R1/a.txt", "--corpus", corpus).exit_code == 0
    assert [one["name"] for one in documents(corpus)] == ["a.txt", "sub/b.md"]


def test_a_changed_draft_takes_its_own_place(corpus: Path, drafts: Path) -> None:
    (drafts / "a.txt").write_text(form(OTHER, text(8)), encoding="utf-8")
    result = analyser("corpus", "add", drafts / "a.txt", "--corpus", corpus, "--round", "2025-R1")
    assert result.stdout == "replaced a.txt\n"
    assert len(documents(corpus)) == 2


def test_what_cannot_be_added_is_told_and_the_rest_goes_on(tmp_path: Path, drafts: Path) -> None:
    (drafts / "broken.docx").write_bytes(b"PK\x03\x04 no Word file")
    result = analyser("corpus", "add", drafts, "nowhere.pdf", "--corpus", tmp_path / "c")
    assert result.exit_code == 2
    assert len([line for line in result.stderr.splitlines() if line.startswith("analyser: ")]) == 2
    assert "broken.docx" in result.stderr
    assert "nowhere.pdf" in result.stderr
    assert [one["name"] for one in documents(tmp_path / "c")] == ["a.txt", "sub/b.md"]


def test_documents_are_removed_by_number_and_a_wrong_name_is_told(corpus: Path) -> None:
    number = documents(corpus)[0]["number"]
    result = analyser("corpus", "remove", f"#{number}", "nobody", "--corpus", corpus)
    assert result.exit_code == 2
    assert result.stdout == "removed a.txt\n"
    assert "no document 'nobody'" in result.stderr
    assert [one["name"] for one in documents(corpus)] == ["sub/b.md"]


def test_verify_repairs_the_search_copy_and_says_so(corpus: Path) -> None:
    assert "0 faults, 0 repaired" in analyser("corpus", "verify", "--corpus", corpus).stdout
    next((corpus / "search").rglob("hashes.npy")).write_bytes(b"nothing")
    result = analyser("corpus", "verify", "--corpus", corpus)
    assert result.exit_code == 0
    assert "was damaged" in result.stdout
    assert "0 faults, 0 repaired" in analyser("corpus", "verify", "--corpus", corpus).stdout


def test_verify_finds_a_changed_record(corpus: Path) -> None:
    connection = sqlite3.connect(corpus / "corpus.sqlite")
    connection.execute("UPDATE documents SET text = x'00'")
    connection.commit()
    connection.close()
    result = analyser("corpus", "verify", "--corpus", corpus)
    assert result.exit_code == 2
    assert result.stdout.count("fault: ") == 2


@pytest.mark.parametrize("step", ["list", "verify"])
def test_no_corpus_is_one_line_with_a_hint(tmp_path: Path, step: str) -> None:
    result = analyser("corpus", step, "--corpus", tmp_path / "none")
    assert result.exit_code == 2
    assert "analyser corpus add" in result.stderr
    assert not (tmp_path / "none").exists()


def test_a_date_must_be_one(tmp_path: Path, drafts: Path) -> None:
    result = analyser("corpus", "add", drafts, "--corpus", tmp_path / "c", "--date", "5.3.2025")
    assert result.exit_code == 2
    assert "2026-03-05" in result.stderr


def checked(draft: Path, corpus: Path) -> dict[str, list[dict[str, str]]]:
    result = analyser("check", draft, "--corpus", corpus, "--select", "ORI", "--format", "json", "--lang", "en",
                      "--fail-on", "never")  # fmt: skip
    assert result.exit_code == 0, result.output
    found: dict[str, list[dict[str, str]]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(
    ("applicant", "code"),
    [
        (OWN, "ORI001"),
        (OTHER, "ORI005"),
        ("Applicant - HILL school SIA (LT)", "ORI005"),
        ("Applicant - Hill School (E10000009 - LT)", "ORI001"),
    ],
)
def test_own_earlier_text_is_told_from_copied_text(tmp_path: Path, corpus: Path, applicant: str, code: str) -> None:
    draft = tmp_path / "new.txt"
    draft.write_text(form(applicant, f"{text(30)} {text(1)}"), encoding="utf-8")
    found = checked(draft, corpus)
    assert {f["code"] for f in found["findings"]} & {"ORI001", "ORI005"} == {code}
    assert "a.txt (2025-R1, LV01, 2025-03-05)" in found["findings"][0]["message"]
    right = found["matches"][0]["right"]
    assert right["document"] == "a.txt"  # type: ignore[index]
    assert right["source"]["round"] == "2025-R1"  # type: ignore[index]


def test_a_draft_with_the_name_of_a_document_is_another_one(corpus: Path, tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text(form(OWN, text(1)), encoding="utf-8")
    found = checked(draft, corpus)
    assert {"ORI001", "ORI002"} <= {f["code"] for f in found["findings"]}


def test_a_given_applicant_stands_above_the_draft(tmp_path: Path, drafts: Path) -> None:
    folder = tmp_path / "c"
    analyser("corpus", "add", drafts / "a.txt", "--corpus", folder, "--applicant", "Harbour Library (E10000001)")
    draft = tmp_path / "new.txt"
    draft.write_text(form(OWN, text(1)), encoding="utf-8")
    assert {f["code"] for f in checked(draft, folder)["findings"]} == {"ORI005"}


def test_a_double_submission_is_found_by_fingerprints_alone(tmp_path: Path, corpus: Path) -> None:
    key, file, there = tmp_path / "key", tmp_path / "out.prints", tmp_path / "there"
    assert analyser("corpus", "key", key).exit_code == 0
    assert analyser("corpus", "key", key).exit_code == 2
    assert analyser("corpus", "export", file, "--corpus", corpus, "--key", key).exit_code == 0
    assert analyser("corpus", "import", file, "--corpus", there, "--key", key).exit_code == 0
    draft = tmp_path / "new.txt"
    draft.write_text(form(OWN, text(1)), encoding="utf-8")
    found = checked(draft, there)
    assert {(f["code"], f["severity"]) for f in found["findings"]} == {("ORI001", "warning"), ("ORI002", "warning")}
    assert all("text is not here" in f["message"] for f in found["findings"])
    for match in found["matches"]:
        assert (match["origin"], match["right"]["quote"]) == ("exchange", "")  # type: ignore[index]
        assert match["left"]["quote"]  # type: ignore[index]
    listed = analyser("corpus", "list", "--corpus", there, "--format", "json").stdout
    names = [one["name"] for one in json.loads(listed)["exchanged"]]
    assert analyser("corpus", "remove", *names, "--corpus", there).exit_code == 0
    assert checked(draft, there)["matches"] is None


def test_other_text_has_no_fingerprints_in_common(tmp_path: Path, corpus: Path) -> None:
    key, file, there = tmp_path / "key", tmp_path / "out.prints", tmp_path / "there"
    analyser("corpus", "key", key)
    analyser("corpus", "export", file, "--corpus", corpus, "--key", key, "--round", "2025-R1")
    analyser("corpus", "import", file, "--corpus", there, "--key", key)
    draft = tmp_path / "new.txt"
    draft.write_text(form(OWN, text(40)), encoding="utf-8")
    assert checked(draft, there)["matches"] == []
    assert "left out" in analyser("corpus", "import", file, "--corpus", corpus, "--key", key).stdout
    assert analyser("corpus", "export", file, "--corpus", corpus, "--key", key, "--round", "1999").exit_code == 2


def _exported(tmp_path: Path, corpus: Path) -> tuple[Path, Path]:
    key, file = tmp_path / "key", tmp_path / "out.prints"
    assert analyser("corpus", "key", key).exit_code == 0
    assert analyser("corpus", "export", file, "--corpus", corpus, "--key", key).exit_code == 0
    return key, file


def test_an_export_takes_the_place_of_an_earlier_one_only(tmp_path: Path, corpus: Path, drafts: Path) -> None:
    key, file = _exported(tmp_path, corpus)
    assert analyser("corpus", "export", file, "--corpus", corpus, "--key", key).exit_code == 0
    (tmp_path / "list.json").write_text("[1]\n", encoding="utf-8")
    (tmp_path / "empty").touch()
    for taken in (key, drafts / "a.txt", tmp_path / "list.json", tmp_path / "empty"):
        before = taken.read_bytes()
        result = analyser("corpus", "export", taken, "--corpus", corpus, "--key", key)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "is no earlier export" in result.stderr
        assert taken.read_bytes() == before


def test_a_failed_import_leaves_nothing_behind(tmp_path: Path, corpus: Path) -> None:
    key, file = _exported(tmp_path, corpus)
    other, damaged, there = tmp_path / "other-key", tmp_path / "damaged.prints", tmp_path / "there"
    analyser("corpus", "key", other)
    damaged.write_bytes(file.read_bytes()[:-300])
    for given, secret in ((file, other), (damaged, key), (tmp_path / "none", key), (file, tmp_path / "no-key")):
        assert analyser("corpus", "import", given, "--corpus", there, "--key", secret).exit_code == 2
        assert not there.exists()


def test_a_failed_addition_leaves_nothing_behind(tmp_path: Path) -> None:
    there, scan = tmp_path / "there", tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 nothing")
    for given in (tmp_path / "none.docx", scan):
        assert analyser("corpus", "add", given, "--corpus", there, "--jobs", 1).exit_code == 2
        assert not there.exists()


@pytest.mark.parametrize("command", ["check", "scan"])
def test_a_comparison_with_no_document_is_not_checked(tmp_path: Path, corpus: Path, command: str) -> None:
    for one in documents(corpus):
        analyser("corpus", "remove", one["name"], "--corpus", corpus)
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "new.txt").write_text(form(OWN, text(7)), encoding="utf-8")
    if command == "check":
        analyser("check", folder / "new.txt", "--corpus", corpus, "--json", tmp_path / "new.json")
    else:
        analyser("scan", folder, "--corpus", corpus, "--out", tmp_path, "--jobs", 1)
    found = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    assert found["matches"] is None
    reasons = {one["code"]: one["reason"] for one in found["skipped"]}
    assert "no document in the corpus" in reasons["ORI001"]
    assert "no document in the corpus" in reasons["ORI002"]
