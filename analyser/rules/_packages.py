"""Work packages, where the form has none."""

from __future__ import annotations

from analyser.model.application import Application
from analyser.rules._check import DoesNotApply, SkipRule

NO_WORK_PACKAGES = "This action has no work packages."
NO_PACKAGES = "The draft has no work packages besides project management."


def absent_packages(application: Application) -> SkipRule:
    """Return why a rule on work packages says nothing: KA210 has none, or the draft lacks them."""
    return DoesNotApply(NO_WORK_PACKAGES) if application.form == "KA210" else SkipRule(NO_PACKAGES)
