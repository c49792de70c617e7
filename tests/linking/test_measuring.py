"""Results that no indicator names in a draft whose indicators name most."""

from __future__ import annotations

from itertools import accumulate

import pytest

from analyser.linking.heard import Sentences
from analyser.linking.measuring import unnamed
from analyser.model.application import Application, Indicator, Result
from analyser.model.document import Document
from analyser.model.span import Span

RESULTS = {
    "en": ("Recipe cards", "Kitchen handbook", "Tasting diary", "Harvest calendar"),
    "lv": ("Recepšu kartītes", "Virtuves rokasgrāmata", "Garšu dienasgrāmata", "Ražas kalendārs"),
}
INDICATORS = {
    "en": ("Recipe cards printed: 40", "Copies of the kitchen handbook: 90", "Pupils who keep a tasting diary: 60"),
    "lv": (
        "Iespiestas recepšu kartītes: 40",
        "Izdalītas virtuves rokasgrāmatas: 90",
        "Skolēni, kuri raksta garšu dienasgrāmatu: 60",
    ),
}


def told(language: str, results: tuple[str, ...], indicators: tuple[str, ...]) -> frozenset[str]:
    lines = (*results, *indicators)
    document = Document("draft", "txt", "\n".join(lines))
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]
    stated = [
        Result(id=f"R{n}", text=line, span=span, field="wp.results")
        for n, (line, span) in enumerate(zip(results, spans, strict=False), 1)
    ]
    measures = [
        Indicator(id=f"I{n}", text=line, span=span)
        for n, (line, span) in enumerate(zip(indicators, spans[len(results) :], strict=True), 1)
    ]
    application = Application(results=tuple(stated), indicators=tuple(measures))
    return unnamed(Sentences(document.text, spans, language), document, application, language)


@pytest.mark.parametrize("language", ["en", "lv"])
def test_the_result_is_told_that_indicators_leave_out(language: str) -> None:
    assert told(language, RESULTS[language], INDICATORS[language]) == {"R4"}


@pytest.mark.parametrize("language", ["en", "lv"])
def test_nothing_is_told_where_indicators_name_few_results(language: str) -> None:
    assert not told(language, RESULTS[language], INDICATORS[language][:1])


@pytest.mark.parametrize(
    "last",
    ["A final report", "25 trained teachers", "Course of six recipe units", "Wallchart (result 5)", "Supercards"],
)
def test_what_needs_no_indicator_of_its_own_or_has_one_is_not_told(last: str) -> None:
    more = ("Units tried in class: 6", "Number of cards")
    assert not told("en", (*RESULTS["en"][:3], last), (*INDICATORS["en"], *more))
