"""How far the indicators of a draft speak of a result.

An indicator that measures a result names it, or what is done with it, and stands in the package of the result. What is
said of it elsewhere does not measure it, so only sentences of indicators are heard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import log1p

import numpy as np

from analyser.linking.counted import counts_people
from analyser.linking.heard import Sentences, name, telling
from analyser.linking.references import named
from analyser.model.application import Application, Result
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.text.patterns import any_of

Features = tuple[float, ...]
KIND = "M"
"""The letter before the id of a result in the name of its row."""
RESULTS = ("relevance.objectives", "results.project", "wp.results")
"""Answers that list results; elsewhere, what reads like one is mostly a remark."""
_FEWEST = 2
"""Telling words of a result that can be found again."""
_OPENING = 6
"""Words in which a result says what it is."""
_COMPARED = (0, 4)
"""Features that count again as how far they differ from the middle of the other results."""


def rows(read: Sentences, document: Document, application: Application, language: str | None) -> Mapping[str, Features]:
    """Return what is known of each result by the words of the indicators; nothing where there are none."""
    if not application.indicators:
        return {}
    others = read.within(_spans(application, (*application.results, *application.objectives), None))
    everywhere = _measuring(read, application, None) - others
    places = {one.work_package for one in application.results}
    inside = {package: _measuring(read, application, package) - others for package in places if package}
    found = {
        one.id: tuple(_features(read, document, application, language, one, everywhere, inside.get(one.work_package)))
        for one in judged(document, application, language)
    }
    if not found:
        return {}
    own = np.array(list(found.values()))[:, _COMPARED]
    apart = own - np.median(own, axis=0)
    return {f"{KIND}{one}": (*row, *map(float, more)) for (one, row), more in zip(found.items(), apart, strict=True)}


def judged(document: Document, application: Application, language: str | None) -> Iterator[Result]:
    """Yield the results that an indicator should measure by name.

    Left out are what a row of activities yields, the results of project management, what only points to results by
    their codes, people who are counted by the result itself, what cannot be touched, and reports and collections of
    all that was done.
    """
    managed = {one.id for one in application.work_packages if one.number == 1}
    unmeasured, intangible = any_of(language, "report_results"), any_of(language, "intangible_cues")
    for one in application.results:
        text = document.quote(one.span)
        own = {(kind, number) for kind, number, _ in named(one.code or "")}
        others = {(kind, number) for kind, number, _ in named(text) if kind == "R"} - own
        if (
            (one.code or one.field in RESULTS)
            and one.work_package not in managed
            and not (others if one.code else len(others) > 1)
            and len(telling(text, language)) >= _FEWEST
            and not counts_people(text, language)
            and not unmeasured.search(" ".join(text.split()[:_OPENING]))
            and not intangible.search(text)
        ):
            yield one


def _spans(application: Application, stated: Iterable[object], package: str | None) -> list[Span]:
    return [one.span for one in stated if package is None or one.work_package == package]  # type: ignore[attr-defined]


def _measuring(read: Sentences, application: Application, package: str | None) -> frozenset[int]:
    """Return the sentences that measure: of a package, or of all."""
    fields = [
        one.span for one in application.fields if "indicators" in one.id and (package is None or one.owner == package)
    ]
    return read.within([*_spans(application, application.indicators, package), *fields])


def _features(
    read: Sentences,
    document: Document,
    application: Application,
    language: str | None,
    result: Result,
    everywhere: frozenset[int],
    inside: frozenset[int] | None,
) -> Iterator[float]:
    text = document.quote(result.span)
    whole, called = telling(text, language), name(text, language)
    near = everywhere if inside is None else inside
    for among in (near, everywhere):
        yield from (read.hears(words, frozenset(), among=among).share for words in (whole, called))
    yield read.hears(called, frozenset(), exactly=True, among=near).together
    yield read.hears(whole, frozenset(), exactly=True, among=near).together
    yield log1p(len(whole))
