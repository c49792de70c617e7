"""Results that no indicator speaks of, in a draft whose indicators name most results.

An indicator that measures a result names it, or what is done with it. Where most results are found again in words of
indicators, one of which hardly a telling word stands there is measured by none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from analyser.linking.counted import counts_people
from analyser.linking.heard import Sentences, name, telling
from analyser.linking.nodes import nodes_of
from analyser.linking.overview import repeated
from analyser.linking.references import named
from analyser.linking.similarity import quantities
from analyser.model.application import Application, Result
from analyser.model.document import Document
from analyser.text.patterns import any_of

RESULTS = ("relevance.objectives", "results.project", "wp.results")
"""Answers that list results; elsewhere, what reads like one is mostly a remark."""
_FEWEST = 2
"""Telling words of a result that can be found again."""
_SHORTEST_END = 5
_RESTATED = re.compile(r"\((?:results?|rezultāts|rezultāti)\s+\d", re.I)
_OPENING = 6
"""Words in which a result says what it is."""
_OTHERS, _MOST = 3, 0.6
"""How many others there are at least, and what share of them indicators name."""
_NAMED, _NEAR, _ANYWHERE = 0.4, 0.22, 0.3
"""Share of the telling words of a result that indicators use when they name it, and at most when they do not: those of
its package, and all. In 77 good drafts few results are told so, of 21 planted ones seven."""


def unnamed(read: Sentences, document: Document, application: Application, language: str | None) -> frozenset[str]:
    """Return the results of which the indicators hardly use a word, where they name most others."""
    others = read.within([*(one.span for one in application.results), *(one.span for one in application.objectives)])
    everywhere = _measuring(read, application, None) - others
    shares: dict[str, float] = {}
    lost: set[str] = set()
    for one in _judged(document, application, language):
        inside = _measuring(read, application, one.work_package) - others if one.work_package else everywhere
        text = document.quote(one.span)
        words, called = telling(text, language), name(text, language)
        near, far = (read.hears(words, frozenset(), among=among).share for among in (inside, everywhere))
        shares[one.id] = max(near, read.hears(called, frozenset(), among=inside).share)
        same = read.hears(called, frozenset(), exactly=True, among=inside).share
        if near <= _NEAR and far <= _ANYWHERE and not same and not _hinted(text, called, read.bases(inside), language):
            lost.add(one.id)
    known = sum(share >= _NAMED for share in shares.values())
    beside = len(shares) - 1
    return frozenset(lost) if beside >= _OTHERS and known >= _MOST * beside else frozenset()


def _hinted(text: str, called: Iterable[str], measured: Container[str], language: str | None) -> bool:
    """Say whether what a result counts ("six modules") is measured, or the last part of a compound that names it."""
    counted = (word for _, words in quantities(text, language) for word in words)
    ends = (base[at:] for base in called for at in range(1, len(base) - _SHORTEST_END + 1))
    return any(one in measured for one in (*counted, *ends))


def _judged(document: Document, application: Application, language: str | None) -> Iterator[Result]:
    """Yield the results that an indicator should measure by name.

    Left out are what the overview repeats or a row of activities yields, the results of project management, what only
    points to results by their codes, people who are counted by the result itself, what cannot be touched, and reports
    and collections of all that was done.
    """
    managed = {one.id for one in application.work_packages if one.number == 1}
    unmeasured, intangible = any_of(language, "report_results"), any_of(language, "intangible_cues")
    known = frozenset(repeated(nodes_of(application), language))
    for one in application.results:
        text = document.quote(one.span)
        own = {(kind, number) for kind, number, _ in named(one.code or "")}
        others = {(kind, number) for kind, number, _ in named(text) if kind in "RI"} - own
        if (
            one.id not in known
            and (one.code or one.field in RESULTS)
            and one.work_package not in managed
            and not (others if one.code else len(others) > 1)
            and len(telling(text, language)) >= _FEWEST
            and not counts_people(text, language)
            and not unmeasured.search(" ".join(text.split()[:_OPENING]))
            and not intangible.search(text)
            and not _RESTATED.search(text)
        ):
            yield one


def _measuring(read: Sentences, application: Application, package: str | None) -> frozenset[int]:
    """Return the sentences that measure: of a package, or of all."""
    indicators = [one.span for one in application.indicators if package is None or one.work_package == package]
    fields = [
        one.span for one in application.fields if "indicators" in one.id and (package is None or one.owner == package)
    ]
    return read.within([*indicators, *fields])
