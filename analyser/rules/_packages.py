"""Work packages: where the form has none, and what a draft tells of each in prose under no question."""

from __future__ import annotations

import re

from analyser.model.application import Application, WorkPackage
from analyser.rules._check import Context, DoesNotApply, SkipRule
from analyser.rules._elsewhere import stretch_of

NO_WORK_PACKAGES = "This action has no work packages."
NO_PACKAGES = "The draft has no work packages besides project management."
_RECKONED = re.compile(r"\d[^.;:\n]{1,60}?\s(?:at|pa|x|×|à|for)\s(?:EUR\s|€\s?)?\d[\d ,.\u00a0\u202f]*", re.IGNORECASE)
"""An amount as a number of things at a price: "12 days at EUR 200", "EUR 6 000 for 30 days"."""
_SPOKEN = {
    "wp.objectives": re.compile(
        r"\b(?:objectives?|aims?|goals?)\b|\b(?:mērķ(?:is|i|u|us|im|iem)|uzdevums)\b", re.IGNORECASE
    ),
    "wp.results": re.compile(
        r"\b(?:results?|outputs?|outcomes?|deliverables?|yields?|what remains)\b"
        r"|\b(?:rezultāt|iznākum|nodevum|iznāks|paliks)\w*",
        re.IGNORECASE,
    ),
    "wp.cost_reasoning": _RECKONED,
    "wp.indicators_quantitative": re.compile(
        r"\b(?:quantitativ|indicator|measured by|we (?:count|measure))\w*"
        r"|\b(?:kvantitatīv|rādītāj|indikator|skaitām|mērām)\w*",
        re.IGNORECASE,
    ),
    "wp.indicators_qualitative": re.compile(r"\b(?:qualitativ|kvalitatīv)\w*", re.IGNORECASE),
}
_SPOKEN["wp.activities_results"] = _SPOKEN["wp.results"]


def absent_packages(application: Application) -> SkipRule:
    """Return why a rule on work packages says nothing: KA210 has none, or the draft lacks them."""
    return DoesNotApply(NO_WORK_PACKAGES) if application.form == "KA210" else SkipRule(NO_PACKAGES)


def tells_of_all(context: Context, application: Application, question: str) -> bool:
    """Say whether a draft with headings of its own tells of most packages in prose what a question asks."""
    spoken = _SPOKEN.get(question)
    packages = [one for one in application.work_packages if one.number != 1]
    if spoken is None or application.follows_the_form or not packages:
        return False
    told = [one for one in packages if _tells(context, application, one, question, spoken)]
    return 2 * len(told) > len(packages)


def _tells(
    context: Context, application: Application, package: WorkPackage, question: str, spoken: re.Pattern[str]
) -> bool:
    read = {"wp.objectives": package.objectives, "wp.results": package.results}.get(question, ())
    text = context.document.quote(stretch_of(application, package.id, context.document))
    return bool(read) or spoken.search(text) is not None
