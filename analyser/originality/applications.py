"""Two documents of which one is an application: the rules of a round, for a reader who looks at this pair only.

What the form prints is hidden, and a reworded passage must be as sure as in a round, since
applications to one action speak of the same things in the same order. Copied passages may be much
shorter: two files are compared because somebody wants to see them side by side.
"""

from __future__ import annotations

import numpy as np

from analyser.config import Config
from analyser.model.application import Application
from analyser.model.match import Match, Origin
from analyser.originality.passages import Limits, shared
from analyser.originality.prepared import Opened, Prepared, opened

FIELDS = 5
"""Fields from which a document without a stated action is taken as an application: a heading "Background" is none."""


def is_form(application: Application | None) -> bool:
    """Say whether a document is an application, not only a text with a heading the form knows as well."""
    return application is not None and bool(application.action or len(application.fields) >= FIELDS)


def between(left: Prepared, right: Prepared, config: Config) -> tuple[Match, ...]:
    """Return the passages two documents share beside the wordings of the form."""
    here, there = (whole(one) for one in (left, right))
    everywhere = ((0, len(here.words), 0, len(there.words)),)
    return shared(here, there, Limits.for_two(config), Origin.ROUND, everywhere).matches


def whole(one: Prepared) -> Opened:
    """Return a document with its words; where there is no round, no passage is frequent in it."""
    return opened(one, np.zeros(0, dtype=np.uint64))
