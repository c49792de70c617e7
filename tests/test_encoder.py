"""The tuned encoder: what is moved in the packed file, and what it does to meanings."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from analyser import embedding
from analyser.encoder import BLOCK, HEAD, MAGIC, SIZES, VOCABULARY, tensors, tuned
from analyser.errors import DataError
from analyser.linking.meanings import MEANING_FROM, TUNING, meanings
from analyser.linking.similarity import similarities

PIECES = [b"<s>", b"a"]


def _image() -> bytes:
    """Return a packed file with a word, a matrix of one block and a bias of two numbers."""
    blocks = np.zeros(1, BLOCK)
    blocks["scale"], blocks["digits"] = 0.5, 0x9A
    contents = {"emb.word": (1, blocks.tobytes()), "l0.q.w": (1, blocks.tobytes())}
    contents["l0.q.b"] = (0, np.array([1.0, -2.0], "<f4").tobytes())
    blob = b"".join(PIECES)
    head = MAGIC + b"\0" * (HEAD - len(MAGIC)) + struct.pack(SIZES, 384, 1, 12, 1536, 2, 512, 1, 1e-12, 32)
    head += struct.pack(VOCABULARY, len(PIECES), 0, 1, 1, 0, len(blob)) + struct.pack("<3I", 0, 3, 4)
    head += struct.pack("<2f", -1.0, -2.0) + blob + struct.pack("<iI", 0, 0) + struct.pack("<i", len(contents))
    start = len(head) + sum(2 + len(name) + struct.calcsize("<BIQQ") for name in contents)
    body = b""
    for name, (kind, data) in contents.items():
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", kind, 0, start + len(body), len(data))
        body += data
    return head + body


def test_scales_are_multiplied_and_other_numbers_moved() -> None:
    found = tuned(_image(), np.array([0.5, 1.0, 2.0], np.float32))
    views = {tensor.name: tensor.view(found).tolist() for tensor in tensors(found)}
    assert views == {"emb.word": [0.5], "l0.q.w": [0.75], "l0.q.b": [2.0, 0.0]}


def test_no_change_gives_the_same_bytes() -> None:
    assert bytes(tuned(_image(), np.zeros(3, np.float32))) == _image()


@pytest.mark.parametrize("many", [2, 4])
def test_changes_of_another_file_are_refused(many: int) -> None:
    with pytest.raises(DataError, match="another version of the extra") as caught:
        tuned(_image(), np.zeros(many, np.float32))
    assert "analyser[semantic]" in caught.value.hint


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(DataError, match="another version"):
        list(tensors(b"GGUF" + bytes(100)))


def test_without_the_extra_there_are_no_meanings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "available", lambda: False)
    assert meanings(["a text"]) is None


def test_a_vector_is_of_the_first_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def vectors(texts: list[str], tuning: str | None = None) -> np.ndarray:
        asked.extend(texts)
        return np.ones((len(texts), 2), np.float32)

    monkeypatch.setattr(embedding, "vectors", vectors)
    meanings(["x" * 1000])
    meanings(["y" * 1000], most=None)
    assert [len(text) for text in asked] == [MEANING_FROM, MEANING_FROM, 1000, 1000]


@pytest.mark.skipif(not embedding.available(), reason="needs the extra")
def test_what_serves_an_objective_comes_nearer_than_what_sounds_like_it() -> None:
    """An objective, the activity for it in other words, and one that only names the same people."""
    texts = [
        "Farmers use less water on their fields in dry summers.",
        "Workshops in spring on drip irrigation and mulching with the advisers of two cooperatives.",
        "An evening of songs where farmers meet and share photographs of their fields.",
    ]
    found = similarities(texts, "en", meanings(texts))
    assert found.meanings is not None
    assert found.tied is not None
    assert found.tied[0, 1] - found.tied[0, 2] > found.meanings[0, 1] - found.meanings[0, 2]


@pytest.mark.skipif(not embedding.available(), reason="needs the extra")
def test_tuning_leaves_the_encoder_as_it_comes_alone() -> None:
    before = embedding.vectors(["A sentence."])
    embedding.vectors(["A sentence."], TUNING)
    embedding._encoded.cache_clear()
    after = embedding.vectors(["A sentence."])
    assert before is not None
    assert after is not None
    assert np.array_equal(before, after)


@pytest.mark.skipif(not embedding.available(), reason="needs the extra")
def test_a_full_disk_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    embedding._model.cache_clear()
    embedding._encoded.cache_clear()
    monkeypatch.setattr(embedding, "NamedTemporaryFile", full)
    with pytest.raises(DataError, match="No space left on device") as caught:
        embedding.vectors(["A sentence."], TUNING)
    assert "TMPDIR" in caught.value.hint
