"""The steps of an analysis, in order: read, recognise, extract, judge, link, match, check, settle."""

from analyser.pipeline.draft import analyse, analyse_document, compare
from analyser.pipeline.facts import Facts, context, gather
from analyser.pipeline.rounds import scan
from analyser.pipeline.settle import Baseline, RoundBaseline, conclude, selected

__all__ = [
    "Baseline",
    "Facts",
    "RoundBaseline",
    "analyse",
    "analyse_document",
    "compare",
    "conclude",
    "context",
    "gather",
    "scan",
    "selected",
]
