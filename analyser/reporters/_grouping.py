"""Findings and skips in the order a reader wants them."""

from __future__ import annotations

from collections.abc import Iterable

from analyser.i18n import Translator
from analyser.model.finding import Skip, SkipKind


def grouped_skips(skips: Iterable[Skip], say: Translator) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reason once, translated, with the codes of the rules it stopped, in order of code."""
    groups: dict[str, list[str]] = {}
    for skip in skips:
        codes = groups.setdefault(say.sentence(skip.reason), [])
        if skip.code not in codes:
            codes.append(skip.code)
    return tuple((reason, tuple(sorted(codes))) for reason, codes in sorted(groups.items(), key=lambda g: min(g[1])))


def of_kind(skips: Iterable[Skip], kind: SkipKind) -> tuple[Skip, ...]:
    """Return the skips of a kind: what could not be checked, or what does not apply."""
    return tuple(skip for skip in skips if skip.kind is kind)


def clip(text: str, length: int = 90) -> str:
    """Return a quote on one line, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rsplit(" ", 1)[0] + "…"
