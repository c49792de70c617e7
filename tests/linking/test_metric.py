"""The measure of meaning: what is linked comes nearer than what only sounds alike."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from analyser import embedding
from analyser.linking import metric
from analyser.linking.gold import Framework, frameworks
from analyser.linking.nodes import Node
from analyser.linking.similarity import similarities
from analyser.linking.weights import dump_metric

TOPICS = {"bees": 0, "choir": 1, "ships": 2}


def _vector(text: str) -> list[float]:
    """A topic, and a way of saying it that counts for more."""
    topic, manner = text.split()
    vector = np.zeros(2 * len(TOPICS))
    vector[TOPICS[topic]], vector[len(TOPICS) + int(manner)] = 0.6, 1.0
    return [float(value) for value in vector / np.linalg.norm(vector)]


@pytest.fixture
def vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        embedding, "vectors", lambda texts: np.array([_vector(text) for text in texts], dtype=np.float32)
    )


def _project(topics: Sequence[str]) -> Framework:
    """Return a project whose activities are said in the manner of another objective."""
    objectives = tuple(Node(f"O{place}", f"{topic} {place}") for place, topic in enumerate(topics))
    activities = tuple(Node(f"A{place}", f"{topic} {(place + 1) % 3}") for place, topic in enumerate(topics))
    links = frozenset((f"O{place}", f"A{place}") for place in range(len(topics)))
    return replace(frameworks()[0], nodes=(*objectives, *activities), links=links, extra={}, language="xx")


@pytest.mark.usefixtures("vectors")
def test_links_come_nearer_than_their_rivals() -> None:
    learnt = metric.fit([_project(("bees", "choir", "ships")), _project(("ships", "bees", "choir"))])
    unseen = _project(("choir", "ships", "bees"))
    texts = [node.text for node in unseen.nodes]
    found = similarities(texts, "xx", embedding.vectors(texts), learnt)
    assert found.meanings is not None
    tied = (found.vectors[-1] @ found.vectors[-1].T)[:3, 3:]
    plain = found.meanings[:3, 3:]
    off = ~np.eye(3, dtype=bool)
    assert np.diag(tied).mean() - tied[off].mean() > np.diag(plain).mean() - plain[off].mean() + 0.1


@pytest.mark.usefixtures("vectors")
def test_the_same_projects_give_the_same_bytes() -> None:
    projects = [_project(("bees", "choir", "ships"))]
    assert dump_metric(metric.fit(projects)) == dump_metric(metric.fit(projects))


def test_a_stored_measure_is_nearly_the_fitted_one() -> None:
    matrix = np.eye(4) + np.linspace(-0.2, 0.2, 16).reshape(4, 4)
    stored = np.load(io.BytesIO(dump_metric(matrix)), allow_pickle=False)
    assert np.abs(stored - matrix).max() < 0.001
