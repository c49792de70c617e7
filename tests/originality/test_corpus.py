"""The reference corpus: nothing is lost, the search copy follows the record, no text leaves the house."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from analyser.config import Config
from analyser.errors import CorpusError
from analyser.model.match import Origin
from analyser.originality import round_matches
from analyser.originality.corpus import RECORD, SEARCH, open_corpus
from analyser.originality.index.segment import PARTS
from tests.originality.texts import draft, text

DOCUMENTS = [draft(f"d{n}", text(n), "lv") for n in range(6)]
PASSAGE = text(4)


def filled(folder: Path, order: list[int]) -> None:
    with open_corpus(folder, create=True) as corpus:
        for number in order:
            corpus.add(DOCUMENTS[number], round="2025-R1", agency="LV01", date="2025-03-05")


def test_documents_keep_their_origin(tmp_path: Path) -> None:
    filled(tmp_path, [1, 0])
    with open_corpus(tmp_path) as corpus:
        rows = [entry.row() for entry in corpus.documents()]
    assert rows == [(f"d{n}", "2025-R1", "LV01", "", "2025-03-05", "lv") for n in range(2)]


def test_a_copied_passage_is_found_in_the_corpus(tmp_path: Path) -> None:
    filled(tmp_path, [0, 1, 4])
    with open_corpus(tmp_path) as corpus:
        found = round_matches([draft("new", f"{text(50)} {PASSAGE}")], corpus, Config())
        (match,) = found.matches
    assert match.right.document == "d4"
    assert match.origin is Origin.CORPUS


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
        corpus.add(DOCUMENTS[3])
        assert corpus.verify() == ()
        assert 0 < len(corpus.search_copy()) < before


@pytest.mark.parametrize("damage", ["missing", "truncated", "overwritten"])
def test_a_damaged_search_copy_is_made_again(tmp_path: Path, damage: str) -> None:
    filled(tmp_path, [0, 1])
    with open_corpus(tmp_path) as corpus:
        whole = [np.array(getattr(corpus.search_copy(), part)) for part in PARTS]
        file = tmp_path / SEARCH / "hashes.npy"
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
        assert corpus.verify() == ("d0: the text was changed.",)


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


def test_another_agency_finds_a_double_submission_without_text(tmp_path: Path) -> None:
    filled(tmp_path / "here", [0, 1, 4])
    key, file = _key(tmp_path, "k" * 40), tmp_path / "out.prints"
    with open_corpus(tmp_path / "here") as corpus:
        assert corpus.export(file, key) == 3
    content = file.read_text(encoding="ascii")
    assert not any(word in content for word in PASSAGE.split() if len(word) > 4)
    assert "d4" not in content.split('"document": "')[1][:8]
    with open_corpus(tmp_path / "there", create=True) as corpus:
        assert corpus.import_(file, key) == 3
        likely = corpus.likely(draft("theirs", f"{text(60)} {PASSAGE}"), key)
        assert [(one.agency, one.round) for one in likely] == [("LV01", "2025-R1")]
        assert likely[0].share > 0.9
        assert corpus.likely(draft("other", text(61)), key) == ()


def test_another_key_is_refused(tmp_path: Path) -> None:
    filled(tmp_path / "here", [0])
    file = tmp_path / "out.prints"
    with open_corpus(tmp_path / "here") as corpus:
        corpus.export(file, _key(tmp_path, "k" * 40))
        with pytest.raises(CorpusError, match="another key"):
            corpus.import_(file, _key(tmp_path, "m" * 40))
        with pytest.raises(CorpusError, match="bytes"):
            corpus.export(file, _key(tmp_path, "short"))
        file.write_text("{}", encoding="ascii")
        with pytest.raises(CorpusError, match="not a file of fingerprints"):
            corpus.import_(file, _key(tmp_path, "k" * 40))
