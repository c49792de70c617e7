"""Sentences with `{names}`: filling them, and recognising one that was filled in elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analyser.i18n.catalogue import Catalogue

_NAME = re.compile(r"\{(\w*)\}")


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a template with its `{names}` replaced; a name without a value stays as it is.

    Values are put in once: braces inside a value mean nothing.
    """
    return _NAME.sub(lambda found: values.get(found[1], found[0]), template)


@dataclass(frozen=True, slots=True)
class Templates:
    """The translated sentences, the longest first, as patterns of what they look like when filled in."""

    texts: Mapping[str, str]

    def translate(self, text: str) -> str:
        """Return `text` with every sentence that is known translated, from left to right."""
        done, rest = [], text.strip()
        while rest:
            found = self._first(rest)
            if found is None:
                done.append(rest)
                break
            length, translated = found
            done.append(translated)
            rest = rest[length:].lstrip()
        return " ".join(done)

    def _first(self, text: str) -> tuple[int, str] | None:
        """Return how many characters the best template covers and their translation."""
        best: tuple[int, int, str] | None = None
        for source, target in self.texts.items():
            opening = source.partition("{")[0]
            if not text.startswith(opening) or not source.endswith((".", "!", "?")):
                continue
            found = _pattern(source).match(text)
            literal = len(_NAME.sub("", source))
            if found and (best is None or literal > best[0]):
                best = (literal, found.end(), fill(target, found.groupdict()))
        return best and best[1:]


def _pattern(source: str) -> re.Pattern[str]:
    parts, position, seen = [], 0, set[str]()
    for found in _NAME.finditer(source):
        parts.append(re.escape(source[position : found.start()]))
        name = found[1]
        parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
        seen.add(name)
        position = found.end()
    return re.compile("".join(parts) + re.escape(source[position:]) + r"(?=\s|$)", re.DOTALL)


def templates(catalogue: Catalogue) -> Templates:
    """Return the sentences of a catalogue for recognition."""
    return Templates(catalogue.texts)
