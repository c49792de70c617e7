"""All evidence for the links of an application, joined into one list with a score each."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np

from analyser import embedding
from analyser.linking.counted import counted
from analyser.linking.coverage import Plan, covered, knows_needs
from analyser.linking.frames import framed
from analyser.linking.network import Network, network, score
from analyser.linking.nodes import MEANING_FROM, PACKAGE_KIND, Node, nodes_of, scored_of
from analyser.linking.orphans import Lack, lacks, wordless, wordless_results
from analyser.linking.overview import repeated
from analyser.linking.priorities import knows_any, knows_priorities, unaddressed
from analyser.linking.references import packages_named
from analyser.linking.refusing import best_refused
from analyser.linking.similarity import Matrix, Similarities, similarities
from analyser.linking.strangers import STRANGE, strangers
from analyser.linking.structure import SAME_PACKAGE, STATED, naming_packages, stated_links
from analyser.linking.unheard import NEEDS, Unheard, log_odds, usual
from analyser.linking.unnumbered import unnumbered
from analyser.linking.vocabulary import vocabulary
from analyser.linking.weights import Stages, load
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.link import Linking, LinkMethod, Orphan, TraceLink

UNSERVING = 0.25
"""A package is told to serve no objective when its best tie is a quarter of what counts as a link."""
WORDING = "Their wording is alike."
MEANING = "Their meaning is alike."
SAME_PEOPLE = "They give the same number for the same people."
COUNTED = 0.95
LEAST = 0.1
"""A best candidate below this is none: of 138 such candidates of statements that are left without a link in the gold
projects for fitting, with meanings, 13 are right."""
APART = (0.2, 0.1, 0.14)
"""A statement without a candidate is told as an orphan where no statement of another kind is nearer than this by score,
words and meaning: the want of a candidate alone would be told of forty statements of good drafts."""
PRIORITY = "priority {place}"
Links = dict[tuple[str, str], TraceLink]


def link(
    document: Document, application: Application, language: str | None, *, semantic: bool = True
) -> Linking | None:
    """Return the links between the statements of an application; None when there are fewer than two kinds.

    What the form states is taken as given; the rest is scored from wording, structure and (with the
    extra) meaning in one model. `refused` holds the best candidates of every statement that is left
    without a link to one of its neighbouring kinds.
    """
    nodes = nodes_of(application)
    if len({node.kind for node in nodes}) < 2:
        return None
    use_meaning = semantic and embedding.available()
    weights = load(use_meaning)
    rows = framed(document, application)
    stated = {(str(one.source), str(one.target)): one for one in (*rows, *stated_links(nodes))}
    scored = scored_of(nodes, {package.id: package.title for package in application.work_packages})
    unheard = Unheard(document, application, language, semantic=use_meaning)
    candidates, alone = _candidates(scored, stated, Plan(nodes, language, weights, use_meaning), unheard)
    strange = strangers(nodes, language, weights.metric) if use_meaning else frozenset()
    firm = {
        pair: replace(one, score=STRANGE) if one.reason == SAME_PACKAGE and pair[0] in strange else one
        for pair, one in stated.items()
        if one.reason != SAME_PACKAGE or not (alone.has(pair) or (pair[1], "A") in alone.ends)
    }
    served = covered(Plan(nodes, language, weights, use_meaning), application, unheard)
    silent = {(one.statement, one.kind): one for one in unnumbered(document, application, unheard.is_spoken_of)}
    wordless_pairs = alone.wordless if unheard.is_whole else frozenset()
    lost = {pair for pair in wordless_pairs if (pair[0], "A") in alone.ends or (pair[0], "A") in silent}
    lost.update(alone.refused)
    kept = (pair for pair in candidates if pair not in lost and not _is_silent(pair, silent))
    claimed = {**{pair: candidates[pair] for pair in kept}, **firm}
    order = {node.id: place for place, node in enumerate(nodes)}
    links = sorted(claimed.values(), key=lambda one: (order[str(one.source)], order[str(one.target)]))
    refused = best_refused([candidates[pair] for pair in alone.refused], links)
    naming = naming_packages(document, application)
    lonely = [*(one for one in alone.told if one.statement not in naming), *served.orphans]
    known = {(one.statement, one.kind) for one in lonely}
    orphans = [
        *lonely,
        *(one for pair, one in silent.items() if pair not in known),
        *(Orphan(PRIORITY.format(place=place), "O", 1.0) for place in unaddressed(document, application, language)),
    ]
    unjudged = [
        *(["needs"] if not knows_needs(language) else []),
        *(["priorities"] if not knows_priorities(language) else []),
        *(["chosen-priorities"] if not knows_any(application) else []),
    ]
    promised = {name for name, kind in alone.ends if kind == "A" and name in unheard} | {
        name for name, kind in silent if kind == "A"
    }
    known_twice = tuple(name for name in repeated(nodes, language) if name not in promised)
    unsure = (*(one for one in alone.unsure if one not in silent), *unheard.spared)
    return Linking(
        links=(*links, *served.links),
        refused=tuple(refused),
        orphans=tuple(orphans),
        unjudged=tuple(unjudged),
        repeated=known_twice,
        unsure=unsure,
        parts=unheard.told_parts,
    )


def _is_silent(pair: tuple[str, str], silent: Container[tuple[str, str]]) -> bool:
    """Say whether one of two statements is spoken of nowhere, so that it has no partner of the other's kind."""
    return (pair[0], pair[1][0]) in silent or (pair[1], pair[0][0]) in silent


@dataclass(frozen=True, slots=True)
class _Alone:
    """What the scores leave out: pairs refused, statements left alone, and which of these is told as an orphan.

    Told are packages that serve no objective, objectives that share no word with the plan, and those
    without a result whose best activity is too unlikely to lead to one. `unsure` are statements without a link
    because no candidate is likely enough, or what they would be linked to is an orphan itself; `wordless` are
    objectives and results without a telling word in common, which no activity can join if the objective has none.
    """

    refused: tuple[tuple[str, str], ...]
    ends: frozenset[tuple[str, str]]
    told: tuple[Orphan, ...]
    unsure: tuple[tuple[str, str], ...] = ()
    wordless: frozenset[tuple[str, str]] = frozenset()

    def has(self, pair: tuple[str, str]) -> bool:
        """Say whether one of two statements is left without any of the other's kind."""
        return not self.ends.isdisjoint(_both(pair))


def _candidates(scored: Sequence[Node], stated: Links, plan: Plan, unheard: Unheard) -> tuple[Links, _Alone]:
    """Return every scored pair as a link, and which of them are refused."""
    language, weights, use_meaning = plan.language, plan.weights, plan.semantic
    texts = [node.text for node in scored]
    meanings = embedding.vectors([text[:MEANING_FROM] for text in texts]) if use_meaning else None
    found = similarities(texts, language, meanings, weights.metric)
    structured = any(node.kind == PACKAGE_KIND for node in scored)
    stages = weights.form if structured else weights.plain
    place = {node.id: index for index, node in enumerate(scored)}
    given = {(place[s], place[t]): one.score for (s, t), one in stated.items() if s in place and t in place}
    for objective, package in packages_named(scored):
        given[place[objective], place[f"{PACKAGE_KIND}:{package}"]] = STATED
    net = network(scored, found, given)
    scores = score(net, stages.rounds)
    links = {}
    for (i, j), chance in zip(net.pairs, scores, strict=True):
        if scored[j].kind != PACKAGE_KIND:
            method = _method(found, i, j)
            reason = MEANING if method is LinkMethod.SEMANTIC else WORDING
            links[scored[i].id, scored[j].id] = TraceLink(
                scored[i].id, scored[j].id, round(float(chance), 3), method, reason
            )
    kept = {pair for pair, one in links.items() if one.score >= stages.threshold}
    twice = counted(scored, language)
    firm = {pair for pair, one in stated.items() if one.reason != SAME_PACKAGE}
    ends = _left_alone(net, stages, firm | twice, unheard)
    named = {end for pair in stated for end in pair} | {name for name, kind in ends if kind == "A"}
    unsaid = sorted(wordless(net) - named) if vocabulary(language).documents else []
    ends |= {(name, "A") for name in unsaid}
    told = (*_unserving(net, scores, stages, stated), *(Orphan(name, "A", 1.0) for name in unsaid))
    alone = _Alone((), ends, told)
    kept = {pair for pair in kept if not alone.has(pair)}
    idle = sorted(end for end in ends if end[1] == "R" and not _has_link(end[0], "A", kept | stated.keys()))
    alone = replace(alone, told=(*told, *(Orphan(name, kind, 1.0) for name, kind in idle)))
    for pair in sorted(twice):
        if any(not _has_link(name, kind, kept | stated.keys()) for name, kind in _both(pair)):
            links[pair] = replace(links[pair], score=COUNTED, method=LinkMethod.LEXICAL, reason=SAME_PEOPLE)
            kept.add(pair)
    weak = list(_weak(net, scores, kept | stated.keys(), ends))
    kept |= {pair for _, pair in weak if pair is not None}
    unsure = tuple(end for end, _ in weak if not _has_link(*end, kept))
    refused = tuple(pair for pair in links if pair not in kept)
    return links, replace(alone, refused=refused, unsure=unsure, wordless=wordless_results(net))


def _left_alone(
    net: Network, stages: Stages, firm: Set[tuple[str, str]], unheard: Unheard
) -> frozenset[tuple[str, str]]:
    """Return the statements that are orphans, each with the kind it has no link to.

    What is `firm`, a reference by number or a place within the other's description, is beyond doubt; the same work
    package is not: an excursion stands in one too. In a whole draft it counts how far the rest speaks of a statement; a
    result lacks an indicator there only if none names it and nothing makes it, or its package has no indicator.
    """
    scores = score(net, stages.orphan_rounds)
    found = list(lacks(net, scores))
    if not found:
        return frozenset()
    table = net.table(scores)
    ends: set[tuple[str, str]] = set()
    chances = stages.orphan.probability(np.array([one.features for one in found]))
    needed = ((one, chance) for one, chance in zip(found, chances, strict=True) if NEEDS[_kind(net, one)] == one.kind)
    middle = usual((_kind(net, one), float(chance)) for one, chance in needed)
    for lack, chance in zip(found, chances, strict=True):
        node = net.nodes[lack.node]
        if _has_link(node.id, lack.kind, firm):
            continue
        if node.id in unheard and NEEDS[node.kind] == lack.kind:
            told = unheard.tells(node.id, (log_odds(float(chance)),), middle[node.kind])
        else:
            told = bool(chance >= stages.orphan_threshold) or _is_apart(net, table, lack)
            if unheard.is_whole and node.kind == "R":
                told = (
                    node.id in unheard
                    and not unheard.is_measured(node.id)
                    and ((node.id, "A") in ends or (told and not _beside(net, node, lack.kind)))
                )
        if told:
            ends.add((node.id, lack.kind))
    doubted = unheard.doubted(name for name, kind in ends if name in unheard and NEEDS[name[0]] == kind)
    return frozenset(end for end in ends if end[0] not in doubted)


def _kind(net: Network, lack: Lack) -> str:
    return net.nodes[lack.node].kind


def _beside(net: Network, node: Node, kind: str) -> bool:
    """Say whether the work package of a statement has a statement of a kind."""
    package = node.work_package
    return package is not None and any(one.kind == kind and one.work_package == package for one in net.nodes)


def _is_apart(net: Network, table: Matrix, lack: Lack) -> bool:
    """Say whether a statement has no candidate of the kind it needs and no words or meaning in common with others.

    Wording alone is not enough to say so.
    """
    kinds = np.array([node.kind for node in net.nodes])
    own = net.nodes[lack.node].kind
    others = (kinds != own) & (kinds != PACKAGE_KIND)
    near = [float(measure[lack.node, others].max()) for measure in (table, net.alike[0], net.alike[-1])]
    known = len(net.alike) > 2 and table[lack.node, kinds == lack.kind].max() < LEAST
    return known and all(value < bound for value, bound in zip(near, APART, strict=True))


def _weak(
    net: Network, scores: Matrix, kept: set[tuple[str, str]], alone: frozenset[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], tuple[str, str] | None]]:
    """Yield each statement that has no link so far and yet is no orphan, with its likeliest link if that is one."""
    table, pairs = net.table(scores), _ids(net)
    for lack in lacks(net, scores):
        node = net.nodes[lack.node]
        if (node.id, lack.kind) in alone or _has_link(node.id, lack.kind, kept):
            continue
        free = [
            (table[lack.node, i], -i)
            for i, other in enumerate(net.nodes)
            if other.kind == lack.kind and (other.id, node.kind) not in alone
        ]
        best = max(free, default=(0.0, 0))
        ends = (node.id, net.nodes[-best[1]].id)
        pair = ends if ends in pairs else ends[::-1]
        yield (node.id, lack.kind), pair if best[0] >= LEAST else None


def _both(pair: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return each end of a pair with the kind of the other."""
    return (pair[0], pair[1][0]), (pair[1], pair[0][0])


def _has_link(name: str, kind: str, pairs: Iterable[tuple[str, str]]) -> bool:
    return any(name in pair and kind in (pair[0][0], pair[1][0]) and pair[0][0] != pair[1][0] for pair in pairs)


def _ids(net: Network) -> frozenset[tuple[str, str]]:
    return frozenset((net.nodes[i].id, net.nodes[j].id) for i, j in net.pairs)


def _unserving(net: Network, scores: Matrix, stages: Stages, stated: Links) -> Iterator[Orphan]:
    """Yield the work packages that no objective of the project is linked to, itself or by a member."""
    table = net.table(scores)
    objectives = [i for i, node in enumerate(net.nodes) if node.kind == "O" and node.work_package is None]
    named = {target for source, target in stated if source in {net.nodes[i].id for i in objectives}}
    for index, package in enumerate(net.nodes):
        if package.kind != PACKAGE_KIND or not objectives:
            continue
        members = [i for i, node in enumerate(net.nodes) if node.work_package == package.work_package and i != index]
        best = max(float(table[o, m]) for o in objectives for m in (*members, index))
        if best < stages.threshold * UNSERVING and not any(net.nodes[m].id in named for m in members):
            yield Orphan(str(package.work_package), "O", round(1 - best, 3))


def _method(found: Similarities, i: int, j: int) -> LinkMethod:
    """Name the stronger kind of evidence, each measured in its own spread."""
    if found.meanings is None:
        return LinkMethod.LEXICAL
    wording = max(_standing(found.wording[0], i, j), _standing(found.wording[1], i, j))
    return LinkMethod.SEMANTIC if _standing(found.meanings, i, j) > wording else LinkMethod.LEXICAL


def _standing(values: Matrix, i: int, j: int) -> float:
    return float((values[i, j] - values[i].mean()) / (values[i].std() + 1e-9))
