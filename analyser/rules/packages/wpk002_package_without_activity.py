"""WPK002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, at, rule, the_application
from analyser.rules._packages import absent_packages


@rule(
    "WPK002",
    "package-without-activity",
    severity=Severity.ERROR,
    message="Work package {number} has no activity.",
    title="Work packages have no activity.",
    advice="List at least one activity with dates, venue, leading organisation and amount, or join the work package "
    "with another.",
)
def package_without_activity(context: Context) -> Iterator[Hit]:
    """Every work package has at least one activity, except the first, which is project management.

    Bad:
        Work package n°3 - Sharing, with an empty list of activities

    Good:
        Work package n°3 - Sharing, with the activity "Conference in Riga"

    Source: European Commission, wiki for National Agencies, KA220
    """
    application = the_application(context)
    packages = [package for package in application.work_packages if package.number != 1]
    if not packages:
        raise absent_packages(application)
    owners = {activity.work_package for activity in application.activities}
    for package in packages:
        if not package.activities and package.id not in owners:
            yield at(package.span, place=package.id, number=package.number)
