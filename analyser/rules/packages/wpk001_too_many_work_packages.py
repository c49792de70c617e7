"""WPK001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, DoesNotApply, Hit, SkipRule, at, rule, the_application, the_rules
from analyser.rules._packages import NO_WORK_PACKAGES

NOT_KNOWN = "How many work packages this action takes is not known for this call year."
NO_PACKAGES = "The draft has no work packages."
RECOMMENDED = "The project has {found} work packages; at most {limit} are recommended, project management included."


@rule(
    "WPK001",
    "too-many-work-packages",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The project has {found} work packages; the form takes at most {limit}, project management included.",
    title="There are too many work packages.",
    advice="Join work packages that serve the same objectives.",
)
def too_many_work_packages(context: Context) -> Iterator[Hit]:
    """A cooperation partnership has one work package for management and at most ten more.

    More than five in all is a note: the Commission recommends not to go beyond.

    Bad:
        Work package n°1 to n°12

    Good:
        Work package n°1 to n°4

    Source: European Commission, wiki for National Agencies, KA220
    """
    application, rules = the_application(context), the_rules(context)
    if rules.lacks("maximum_work_packages") and not application.work_packages:
        raise DoesNotApply(NO_WORK_PACKAGES)
    if rules.maximum_work_packages is None and rules.recommended_work_packages is None:
        raise SkipRule(NOT_KNOWN)
    packages = application.work_packages
    if not packages:
        raise SkipRule(NO_PACKAGES)
    most, advised = rules.maximum_work_packages, rules.recommended_work_packages
    if most is not None and len(packages) > most.value:
        surplus = packages[most.value :]
        yield at(*(p.span for p in surplus), known=most, found=len(packages), limit=most.value)
    elif advised is not None and len(packages) > advised.value:
        yield at(
            *(p.span for p in packages[advised.value :]),
            known=advised,
            severity=Severity.NOTE,
            message=RECOMMENDED,
            found=len(packages),
            limit=advised.value,
        )
