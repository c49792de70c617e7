"""All evidence for the links of an application, joined into one list with a score each."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from analyser import embedding
from analyser.linking import aims
from analyser.linking.alone import LEAST, both, has_link, is_small, left_alone
from analyser.linking.counted import counted
from analyser.linking.coverage import Plan, covered, knows_needs
from analyser.linking.frames import framed
from analyser.linking.meanings import meanings
from analyser.linking.network import Network, network, score
from analyser.linking.nodes import PACKAGE_KIND, Node, nodes_of, scored_of
from analyser.linking.orphans import lacks, wordless, wordless_results
from analyser.linking.overview import repeated
from analyser.linking.priorities import knows_any, knows_priorities, unaddressed
from analyser.linking.references import packages_named
from analyser.linking.refusing import best_refused
from analyser.linking.similarity import Matrix, Similarities, similarities
from analyser.linking.strangers import STRANGE, strangers
from analyser.linking.structure import SAME_PACKAGE, STATED, naming_packages, stated_links
from analyser.linking.unheard import Unheard
from analyser.linking.unnumbered import unnumbered
from analyser.linking.vocabulary import vocabulary
from analyser.linking.weights import Stages, load
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.link import WEAK, Linking, LinkMethod, Orphan, TraceLink

CLAIMED = 0.25
"""A statement that is no orphan gets its likeliest link from this chance on, below that of other links. On the seventh
to tenth author, left out, F1 of links is .722 (en) and .698 (lv), in a form .764 and .749; with .1 in place of it .705,
.686, .758 and .744. In a plan smaller than these, where rivals tell little, any candidate is one."""
UNSERVING = 0.25
"""A package is told to serve no objective when its best tie is a quarter of what counts as a link."""
WORDING = "Their wording is alike."
MEANING = "Their meaning is alike."
SAME_PEOPLE = "They give the same number for the same people."
COUNTED = 0.95
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
    strange = strangers(nodes, language) if use_meaning else frozenset()
    silent = {(one.statement, one.kind): one for one in unnumbered(document, application, unheard.is_spoken_of)}
    firm = {
        pair: replace(one, score=STRANGE) if one.reason == SAME_PACKAGE and pair[0] in strange else one
        for pair, one in stated.items()
        if one.reason != SAME_PACKAGE
        or not (alone.has(pair) or (pair[1], "A") in alone.ends or _is_silent(pair, silent))
    }
    served = covered(Plan(nodes, language, weights, use_meaning), application, unheard)
    pointless = _pointless(application, unheard)
    idle = {name for name, kind in (*alone.ends, *silent) if name[0] == "O" and kind == "A"}
    wordless_pairs = alone.wordless if unheard.is_whole else frozenset()
    lost = {pair for pair in wordless_pairs if (pair[0], "A") in alone.ends or (pair[0], "A") in silent}
    lost.update(alone.refused)
    lost.update(pair for pair, one in candidates.items() if pair[0] in idle and pair[1][0] == "R" and one.score < WEAK)
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
        *pointless,
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
    unsure = (*(one for one in alone.unsure if one not in silent and one[0] not in idle), *unheard.spared)
    return Linking(
        links=(*links, *served.links),
        refused=tuple(refused),
        orphans=tuple(orphans),
        unjudged=tuple(unjudged),
        repeated=known_twice,
        unsure=unsure,
        parts=unheard.told_parts,
    )


def _pointless(application: Application, unheard: Unheard) -> list[Orphan]:
    """Return the objectives of packages that nothing of what the project is for takes up."""
    rows = {one.id: aims.KIND + one.id for one in application.objectives}
    told = {name for name, row in rows.items() if row in unheard and unheard.tells(row, ())}
    doubted = unheard.doubted(rows[name] for name in told)
    return [Orphan(name, "O", 1.0) for name in sorted(told) if rows[name] not in doubted]


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
        return not self.ends.isdisjoint(both(pair))


def _candidates(scored: Sequence[Node], stated: Links, plan: Plan, unheard: Unheard) -> tuple[Links, _Alone]:
    """Return every scored pair as a link, and which of them are refused."""
    language, weights, use_meaning = plan.language, plan.weights, plan.semantic
    texts = [node.text for node in scored]
    found = similarities(texts, language, meanings(texts, weights.tuning) if use_meaning else None)
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
    ends = left_alone(net, stages, firm | twice, unheard)
    named = {end for pair in stated for end in pair} | {name for name, kind in ends if kind == "A"}
    unsaid = sorted(wordless(net) - named) if vocabulary(language).documents else []
    ends |= {(name, "A") for name in unsaid}
    told = (*_unserving(net, scores, stages, stated), *(Orphan(name, "A", 1.0) for name in unsaid))
    alone = _Alone((), ends, told)
    kept = {pair for pair in kept if not alone.has(pair)}
    idle = sorted(end for end in ends if end[1] == "R" and not has_link(end[0], "A", kept | stated.keys()))
    alone = replace(alone, told=(*told, *(Orphan(name, kind, 1.0) for name, kind in idle)))
    for pair in sorted(twice):
        if any(not has_link(name, kind, kept | stated.keys()) for name, kind in both(pair)):
            links[pair] = replace(links[pair], score=COUNTED, method=LinkMethod.LEXICAL, reason=SAME_PEOPLE)
            kept.add(pair)
    weak = list(_weak(net, scores, kept | stated.keys(), ends))
    kept |= {pair for _, pair in weak if pair is not None}
    unsure = tuple(end for end, _ in weak if not has_link(*end, kept))
    refused = tuple(pair for pair in links if pair not in kept)
    return links, replace(alone, refused=refused, unsure=unsure, wordless=wordless_results(net))


def _weak(
    net: Network, scores: Matrix, kept: set[tuple[str, str]], alone: frozenset[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], tuple[str, str] | None]]:
    """Yield each statement that has no link so far and yet is no orphan, with its likeliest link if that is one."""
    table, pairs = net.table(scores), _ids(net)
    least = LEAST if is_small(net) else CLAIMED
    for lack in lacks(net, scores):
        node = net.nodes[lack.node]
        if (node.id, lack.kind) in alone or has_link(node.id, lack.kind, kept):
            continue
        free = [
            (table[lack.node, i], -i)
            for i, other in enumerate(net.nodes)
            if other.kind == lack.kind and (other.id, node.kind) not in alone
        ]
        best = max(free, default=(0.0, 0))
        ends = (node.id, net.nodes[-best[1]].id)
        pair = ends if ends in pairs else ends[::-1]
        yield (node.id, lack.kind), pair if best[0] >= least else None


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
