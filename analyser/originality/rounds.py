"""A round: what its drafts share with each other and with the corpus."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.config import Config
from analyser.originality.draft import Draft, RoundMatches


def round_matches(drafts: Sequence[Draft], corpus: object | None, config: Config) -> RoundMatches:
    """Return what the drafts share."""
    return RoundMatches()
