"""The reference corpus: nothing is lost, the search copy follows the record, no text leaves the house."""

from __future__ import annotations

import json
import random
import re
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analyser.config import Config
from analyser.errors import CorpusError
from analyser.model.application import Application, Field
from analyser.model.match import Origin as Origin_
from analyser.model.span import Span
from analyser.originality import exchange, round_matches
from analyser.originality.corpus import RECORD, SEARCH, Imported, Verified, open_corpus
from analyser.originality.index.database import connected, transaction
from analyser.originality.index.record import Origin
from analyser.originality.index.segment import PARTS, segment
from tests.originality.test_sections import form
from tests.originality.texts import draft, text

DOCUMENTS = [draft(f"d{n}", text(n), "lv") for n in range(6)]
PASSAGE = text(4)


def filled(folder: Path, order: list[int]) -> None:
    with open_corpus(folder, create=True) as corpus:
        for number in order:
            corpus.add(DOCUMENTS[number], round="2025-R1", agency="LV01", date="2025-03-05")
        corpus.search_copy()


def test_documents_keep_their_origin(tmp_path: Path) -> None:
    filled(tmp_path, [1, 0])
    with open_corpus(tmp_path) as corpus:
        found = [(entry.name, entry.origin, entry.language) for entry in corpus.documents()]
    assert found == [(f"d{n}", Origin(round="2025-R1", agency="LV01", date="2025-03-05"), "lv") for n in range(2)]


def test_a_copied_passage_is_found_in_the_corpus(tmp_path: Path) -> None:
    filled(tmp_path, [0, 1, 4])
    with open_corpus(tmp_path) as corpus:
        found = round_matches([draft("new", f"{text(50)} {PASSAGE}")], corpus, Config())
        (match,) = found.matches
    assert match.right.document == "d4"
    assert match.origin is Origin_.CORPUS


def test_a_large_corpus_is_asked_through_the_search_copy(tmp_path: Path) -> None:
    filled(tmp_path, [0, 1, 4])
    config = Config(thresholds={"originality.corpus-whole": 0})
    with open_corpus(tmp_path) as corpus:
        found = round_matches([draft("new", f"{text(50)} {PASSAGE}")], corpus, config)
    assert [match.right.document for match in found.matches] == ["d4"]


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    orders = [list(range(6)), random.Random(2).sample(range(6), 6)]
    results = []
    for number, order in enumerate(orders):
        filled(tmp_path / str(number), order)
        with open_corpus(tmp_path / str(number)) as corpus:
            found = round_matches([draft("new", f"{text(50)} {PASSAGE}")], corpus, Config())
            results.append((found, corpus.description()))
    assert results[0] == results[1]


def test_record_and_search_copy_agree_after_changes(tmp_path: Path) -> None:
    filled(tmp_path, list(range(6)))
    with open_corpus(tmp_path) as corpus:
        before = len(corpus.search_copy())
        corpus.remove("d2")
        corpus.add(draft("d9", text(9)))
        corpus.add(draft("d3", text(33)), round="2025-R1")
        merged = corpus.search_copy()
        assert corpus.verify() == Verified(6, 0, (), ())
        fresh = segment(corpus._record.prints())
        assert all(np.array_equal(getattr(merged, part), getattr(fresh, part)) for part in PARTS)
        corpus.remove("d9")
        assert 0 < len(corpus.search_copy()) < before
    assert len(list((tmp_path / SEARCH).iterdir())) == 1


@pytest.mark.parametrize("damage", ["missing", "truncated", "overwritten"])
def test_a_damaged_search_copy_is_made_again(tmp_path: Path, damage: str) -> None:
    filled(tmp_path, [0, 1])
    with open_corpus(tmp_path) as corpus:
        whole = [np.array(getattr(corpus.search_copy(), part)) for part in PARTS]
        file = next((tmp_path / SEARCH).rglob("hashes.npy"))
        if damage == "missing":
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[:200] if damage == "truncated" else b"nothing")
        again = corpus.search_copy()
        assert all(np.array_equal(old, getattr(again, part)) for old, part in zip(whole, PARTS, strict=True))


def test_a_changed_text_is_a_fault(tmp_path: Path) -> None:
    filled(tmp_path, [0])
    connection = sqlite3.connect(tmp_path / RECORD)
    connection.execute("UPDATE documents SET digest = 'other'")
    connection.commit()
    connection.close()
    with open_corpus(tmp_path) as corpus:
        (fault,) = corpus.verify().faults
    assert fault.startswith("d0: the text was changed.")


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="corpus add"):
        open_corpus(tmp_path / "none")
    (tmp_path / RECORD).write_bytes(b"no database at all, only text" * 50)
    with pytest.raises(CorpusError, match="damaged"):
        open_corpus(tmp_path)
    with open_corpus(tmp_path / "new", create=True) as corpus, pytest.raises(CorpusError, match="no document"):
        corpus.remove("nobody")


def _key(folder: Path, content: str) -> Path:
    path = folder / "key"
    path.write_text(content, encoding="ascii")
    return path


@pytest.mark.parametrize("seed", range(4))
def test_the_exported_bytes_hold_no_words(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    texts = [text(rng.randrange(10**6), rng.randrange(20, 900)) for _ in range(3)]
    key, file = _key(tmp_path, "k" * 40), tmp_path / "out.prints"
    with open_corpus(tmp_path / "here", create=True) as corpus:
        for number, content in enumerate(texts):
            corpus.add(draft(f"secret-name-{number}.txt", content), round="2026-R1", applicant="Hill School")
        assert corpus.export(file, key) == 3
    content = file.read_text(encoding="ascii")
    words = {word.strip(".") for one in texts for word in one.split()} | {"secret", "Hill", "School"}
    assert not [word for word in words if len(word) > 3 and word.casefold() in content.casefold()]
    head, *lines = map(json.loads, content.splitlines())
    assert set(head) == {"format", "version", "scheme", "key", "seal"}
    for line in lines:
        assert set(line) == {"document", "round", "agency", "date", "words", "prints"}
        assert re.fullmatch("[0-9a-f]*", line["document"] + line["prints"])


def test_another_agency_finds_a_double_submission_without_text(tmp_path: Path) -> None:
    filled(tmp_path / "here", [0, 1, 4])
    key, file = _key(tmp_path, "k" * 40), tmp_path / "out.prints"
    with open_corpus(tmp_path / "here") as corpus:
        corpus.export(file, key)
    with open_corpus(tmp_path / "there", create=True) as corpus:
        assert corpus.import_(file, key) == Imported(3, 0)
        assert corpus.import_(file, key) == Imported(3, 0)
        assert len(corpus.foreign()) == 3
        theirs = draft("theirs", f"{text(60)} {PASSAGE} {text(61)}")
        found = corpus.exchanged((theirs, draft("other", text(62))), Config())
    (match,) = found.matches
    assert match.origin is Origin_.EXCHANGE
    assert theirs.document.quote(match.left.span) == match.left.quote
    assert abs(match.left.span.start - len(text(60))) < 100
    assert abs(match.left.span.end - len(f"{text(60)} {PASSAGE}")) < 100
    assert match.right.quote == ""
    assert str(match.right.source) == "2025-R1, LV01, 2025-03-05"
    assert [family.kind for family in found.families] == ["application"]


@pytest.mark.parametrize("field", ["organisation.presentation", "needs.addressed"])
def test_how_an_organisation_presents_itself_is_neither_exported_nor_looked_up(tmp_path: Path, field: str) -> None:
    content = f"{text(70)} {PASSAGE}"
    span = Span(len(text(70)) + 1, len(content))
    answers = (Field(id=field, label="", owner="P1", span=span, characters=len(span)),)
    one = replace(draft("one", content), application=Application(fields=answers))
    key, file = _key(tmp_path, "k" * 40), tmp_path / "out.prints"
    marks = {}
    for name, exported in (("one", one), ("plain", draft("plain", content))):
        with open_corpus(tmp_path / name, create=True) as corpus:
            corpus.add(exported)
            corpus.export(file, key)
        marks[name] = len(json.loads(file.read_text(encoding="ascii").splitlines()[1])["prints"])
    profile = field == "organisation.presentation"
    assert (marks["one"] < 0.7 * marks["plain"]) is profile
    with open_corpus(tmp_path / "there", create=True) as corpus:
        corpus.import_(file, key)
        found = corpus.exchanged((replace(one, name="theirs"),), Config())
    assert any(match.left.span.overlaps(span) for match in found.matches) is not profile


def test_a_passage_known_by_prints_does_not_run_into_the_next_answer(tmp_path: Path) -> None:
    one = form("one", text(80, 120), text(81, 120))
    key, file = _key(tmp_path, "k" * 40), tmp_path / "out.prints"
    with open_corpus(tmp_path / "here", create=True) as corpus:
        corpus.add(one)
        corpus.export(file, key)
    with open_corpus(tmp_path / "there", create=True) as corpus:
        corpus.import_(file, key)
        found = corpus.exchanged((replace(one, name="theirs"),), Config())
    fields = one.application.fields if one.application else ()
    assert [[field.id for field in fields if field.span.overlaps(match.left.span)] for match in found.matches] == [
        ["f0"],
        ["f1"],
    ]


def _exported(folder: Path) -> tuple[Path, Path]:
    filled(folder / "here", [0, 1])
    file, key = folder / "out.prints", _key(folder, "k" * 40)
    with open_corpus(folder / "here") as corpus:
        corpus.export(file, key)
    return file, key


@pytest.mark.parametrize("cut", [1, 3, 200, 2000])
def test_a_truncated_file_is_refused(tmp_path: Path, cut: int) -> None:
    file, key = _exported(tmp_path)
    file.write_bytes(file.read_bytes()[:-cut])
    with open_corpus(tmp_path / "there", create=True) as corpus:
        if cut == 1:
            assert corpus.import_(file, key).documents == 2
            return
        with pytest.raises(CorpusError, match="incomplete or damaged"):
            corpus.import_(file, key)
        assert corpus.foreign() == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"version": 1', '"version": 9', "another version"),
        ("winnow-5-8", "winnow-6-8", "another version"),
        ('"words": 300', '"words": 900', "incomplete or damaged"),
        ("analyser-fingerprints", "something", "not a file of fingerprints"),
    ],
)
def test_a_changed_file_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    file, key = _exported(tmp_path)
    content = file.read_text(encoding="ascii")
    assert old in content
    file.write_text(content.replace(old, new), encoding="ascii")
    with open_corpus(tmp_path / "there", create=True) as corpus, pytest.raises(CorpusError, match=said):
        corpus.import_(file, key)


def test_another_key_is_refused(tmp_path: Path) -> None:
    file, _ = _exported(tmp_path)
    with open_corpus(tmp_path / "there", create=True) as corpus:
        with pytest.raises(CorpusError, match="another key"):
            corpus.import_(file, _key(tmp_path, "m" * 40))
        with pytest.raises(CorpusError, match="bytes"):
            corpus.import_(file, _key(tmp_path, "short"))
        with pytest.raises(CorpusError, match="no document"):
            corpus.export(file, _key(tmp_path, "k" * 40))


def test_a_key_is_random_and_never_overwritten(tmp_path: Path) -> None:
    exchange.make_key(tmp_path / "one")
    exchange.make_key(tmp_path / "two")
    assert exchange.read_key(tmp_path / "one") != exchange.read_key(tmp_path / "two")
    with pytest.raises(CorpusError, match="there already"):
        exchange.make_key(tmp_path / "one")


ADDS = """
import sys
from dataclasses import replace
from pathlib import Path
from analyser.originality.corpus import open_corpus
from tests.originality.test_sections import form
from tests.originality.texts import draft, text
first = int(sys.argv[2])
with open_corpus(Path(sys.argv[1]), create=True) as corpus:
    for number in range(first, first + 12):
        corpus.add(draft(f"d{number}", text(number, 60)))
        corpus.search_copy()
"""


def test_two_processes_may_add_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    running = [subprocess.Popen([sys.executable, "-c", ADDS, str(folder), str(first)]) for first in (0, 100)]
    assert [process.wait() for process in running] == [0, 0]
    with open_corpus(folder) as corpus:
        assert len(corpus.documents()) == 24
        corpus.search_copy()
        assert corpus.verify() == Verified(24, 0, (), ())


def test_a_corpus_that_is_held_is_a_clear_error(tmp_path: Path) -> None:
    filled(tmp_path, [0])
    holder = sqlite3.connect(tmp_path / RECORD, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    connection = connected(tmp_path / RECORD, patience=0.1)
    with pytest.raises(CorpusError, match="Another process"), transaction(connection):
        pass
    holder.close()
    connection.close()
