"""The award criteria and where the draft speaks to each of their elements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyser.i18n import Translator
from analyser.model.analysis import Analysis, CriterionView
from analyser.model.call import Certainty
from analyser.reporters._grouping import clip
from analyser.reporters._html.findings import FindingView
from analyser.reporters._sentences import about, by_code

SHOWN = 4


@dataclass(frozen=True, slots=True)
class Answered:
    """A passage that answers an element."""

    quote: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Element:
    """What the guide asks, and the passages that speak to it; `more` are not shown, `idle` is why it does not apply."""

    text: str
    passages: tuple[Answered, ...]
    more: int
    idle: str = ""


@dataclass(frozen=True, slots=True)
class CriterionPart:
    """An award criterion with its elements and the findings that touch it."""

    title: str
    points: int
    minimum: int
    unverified: bool
    source: str
    elements: tuple[Element, ...]
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """The findings of one rule that touch a criterion; `first` leads to them, `title` is what they say."""

    first: FindingView
    title: str
    count: int


def criteria(analysis: Analysis, found: Iterable[FindingView], say: Translator) -> tuple[CriterionPart, ...]:
    """Return the award criteria in their order."""
    known = tuple(found)
    return tuple(_part(view, analysis, known, say) for view in analysis.criteria)


def _part(view: CriterionView, analysis: Analysis, known: tuple[FindingView, ...], say: Translator) -> CriterionPart:
    criterion = view.criterion
    elements, idle = [], dict(view.idle)
    for text, spans in view.elements:
        shown = tuple(
            Answered(clip(analysis.document.quote(span), 160), analysis.document.page_of(span))
            for span in spans[:SHOWN]
        )
        elements.append(Element(say.text(text), shown, len(spans) - len(shown), say.text(idle.get(text, ""))))
    return CriterionPart(
        title=say.text(criterion.title),
        points=criterion.points,
        minimum=criterion.minimum,
        unverified=criterion.certainty is Certainty.UNVERIFIED,
        source=criterion.source,
        elements=tuple(elements),
        touched=_touched((one for one in known if one.finding.code in view.codes), analysis, say),
    )


def _touched(found: Iterable[FindingView], analysis: Analysis, say: Translator) -> tuple[Touched, ...]:
    """Return findings rule by rule, the worst first."""
    groups: dict[tuple[int, str], list[FindingView]] = {}
    for view in found:
        groups.setdefault((-view.finding.severity.rank, view.finding.code), []).append(view)
    rules = by_code(analysis.rules)
    made = []
    for (_, code), views in sorted(groups.items(), key=lambda group: group[0]):
        several = len({view.message for view in views}) > 1
        title = (about(rules.get(code), say) if several else "") or views[0].message
        made.append(Touched(views[0], title, len(views)))
    return tuple(made)
