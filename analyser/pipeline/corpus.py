"""The step that looks into the reference corpus, and how it is named in the provenance."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analyser import originality
from analyser.config import Config

Description = tuple[tuple[str, str], ...]


def against_corpus(
    drafts: Sequence[originality.Draft], folder: Path, config: Config
) -> tuple[originality.RoundMatches, Description]:
    """Compare drafts with each other and with a corpus.

    Raises:
        CorpusError: there is no corpus in the folder, or it cannot be opened.
    """
    from analyser.originality.corpus import open_corpus

    with open_corpus(folder) as corpus:
        found = originality.round_matches(drafts, corpus, config)
        return found, corpus.description()
