"""All evidence for the links of an application, joined into one list with a score each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from analyser import embedding
from analyser.linking.network import score
from analyser.linking.nodes import Node, nodes_of
from analyser.linking.similarity import Matrix, Similarities, similarities
from analyser.linking.structure import PACKAGE, SAME_PACKAGE, prior, stated_links
from analyser.linking.weights import load
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.link import Linking, LinkMethod, TraceLink

REFUSED_SHOWN = 3
MEANING_FROM = 300
"""Characters of a statement whose meaning is taken: a title and its first sentences, at one tenth of a second each."""
WORDING = "Their wording is alike."
MEANING = "Their meaning is alike."
Scored = list[tuple[Node, Node, float, LinkMethod]]


def link(
    document: Document, application: Application, language: str | None, *, semantic: bool = True
) -> Linking | None:
    """Return the links between the statements of an application; None when there are fewer than two.

    Structure decides first, then wording, then (with the extra) meaning. `refused` holds the best
    candidates of every statement that is left without a link to one of its neighbouring kinds.
    """
    nodes = nodes_of(application)
    if len({node.kind for node in nodes}) < 2:
        return None
    use_meaning = semantic and embedding.available()
    texts = [node.text for node in nodes]
    meanings = embedding.vectors([text[:MEANING_FROM] for text in texts]) if use_meaning else None
    found = similarities(texts, language, meanings)
    weights = load(use_meaning)
    scored = list(_scored(nodes, found, use_meaning))
    claimed = {(one.source, one.target): one for one in stated_links(nodes)}
    for source, target, value, method in scored:
        if value >= weights.threshold:
            reason = MEANING if method is LinkMethod.SEMANTIC else WORDING
            claimed.setdefault((source.id, target.id), TraceLink(source.id, target.id, value, method, reason))
    for one in _within_package(nodes, scored, frozenset(claimed)):
        claimed[(one.source, one.target)] = one
    order = {node.id: place for place, node in enumerate(nodes)}
    links = sorted(claimed.values(), key=lambda one: (order[str(one.source)], order[str(one.target)]))
    return Linking(tuple(links), tuple(_refused(scored, links)))


def _scored(
    nodes: Sequence[Node], found: Similarities, use_meaning: bool
) -> Iterator[tuple[Node, Node, float, LinkMethod]]:
    pairs, scores = score(nodes, found, load(use_meaning))
    for (i, j), chance in zip(pairs, scores, strict=True):
        source, target = nodes[i], nodes[j]
        odds = np.log(max(chance, 1e-6) / max(1 - chance, 1e-6)) + prior(source, target)
        method = _method(found, i, j)
        yield source, target, round(float(1 / (1 + np.exp(-odds))), 3), method


def _method(found: Similarities, i: int, j: int) -> LinkMethod:
    """Name the stronger kind of evidence, each measured in its own spread."""
    if found.meanings is None:
        return LinkMethod.LEXICAL
    wording = max(_standing(found.characters, i, j), _standing(found.lemmas, i, j))
    return LinkMethod.SEMANTIC if _standing(found.meanings, i, j) > wording else LinkMethod.LEXICAL


def _standing(values: Matrix, i: int, j: int) -> float:
    return float((values[i, j] - values[i].mean()) / (values[i].std() + 1e-9))


def _within_package(
    nodes: Sequence[Node], scored: Scored, taken: frozenset[tuple[str | int, str | int]]
) -> Iterator[TraceLink]:
    """Give a result or indicator of a work package without a link there its best neighbour there."""
    for node in nodes:
        for kind in {"R": ("A",), "I": ("R",)}.get(node.kind, ()):
            rivals = [(v, s) for s, t, v, _ in scored if t.id == node.id and s.kind == kind]
            inside = [(v, s) for v, s in rivals if s.work_package is not None and s.work_package == node.work_package]
            if inside and not any((s.id, node.id) in taken for _, s in rivals):
                best = max(inside, key=lambda pair: (pair[0], pair[1].id))[1]
                yield TraceLink(best.id, node.id, PACKAGE, LinkMethod.STRUCTURE, SAME_PACKAGE)


def _refused(scored: Scored, links: Sequence[TraceLink]) -> Iterator[TraceLink]:
    """Yield the best candidates of statements without a link, per neighbouring kind."""
    linked = {(str(one.source), str(one.target)[0]) for one in links}
    linked |= {(str(one.target), str(one.source)[0]) for one in links}
    by_node: dict[tuple[str, str], list[TraceLink]] = {}
    for source, target, value, method in scored:
        candidate = TraceLink(source.id, target.id, value, method)
        for node, kind in ((source.id, target.kind), (target.id, source.kind)):
            if (node, kind) not in linked:
                by_node.setdefault((node, kind), []).append(candidate)
    kept = {
        (one.source, one.target): one
        for candidates in by_node.values()
        for one in sorted(candidates, key=lambda c: -c.score)[:REFUSED_SHOWN]
    }
    yield from sorted(kept.values(), key=lambda one: (str(one.source), -one.score, str(one.target)))
