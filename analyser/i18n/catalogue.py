"""Reads gettext `.po` files as they are, so that a translation is one text file and nothing compiled.

The syntax is that of the GNU gettext manual, section "The Format of PO Files": `msgid`,
`msgid_plural`, `msgstr` and `msgstr[n]`, strings continued on the following lines. Entries marked
`fuzzy` are not used. The plural form is chosen by the header's own expression.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from importlib import resources
from types import MappingProxyType

_LINE = re.compile(r'(?:(msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?(".*")$')
_PLURAL = re.compile(r"plural=([^;]+);")


def _english(count: int) -> int:
    return int(count != 1)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one language: one form, or all plural forms, by English sentence."""

    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    form: Callable[[int], int] = _english

    def plural(self, one: str, many: str, count: int) -> str:
        """Return the form that fits `count`, from the translation if there is one."""
        forms = self.plurals.get(one)
        return forms[self.form(count)] if forms else (one, many)[_english(count)]


def parse(content: str) -> Catalogue:
    """Return the catalogue of a `.po` file's text."""
    texts, plurals = {}, {}
    form: Callable[[int], int] = _english
    for entry in _entries(content):
        source, translated = entry.get("msgid", ""), entry.get("msgstr", "")
        forms = tuple(entry[key] for key in sorted(entry) if key.startswith("msgstr["))
        if not source:
            found = _PLURAL.search(translated)
            form = c2py(found[1].strip()) if found else _english
        elif forms and all(forms):
            plurals[source] = forms
        elif translated:
            texts[source] = translated
    return Catalogue(MappingProxyType(texts), MappingProxyType(plurals), form)


def _entries(content: str) -> Iterator[dict[str, str]]:
    for paragraph in re.split(r"\n\s*\n", content):
        entry: dict[str, str] = {}
        key, fuzzy = "", False
        for line in paragraph.splitlines():
            if line.startswith("#"):
                fuzzy |= line.startswith("#,") and "fuzzy" in line
                continue
            found = _LINE.match(line.strip())
            if found:
                key = found[1] or key
                entry[key] = entry.get(key, "") + _unquoted(found[2])
        if entry and not fuzzy:
            yield entry


def _unquoted(quoted: str) -> str:
    return str(literal_eval(quoted)) if "\\" in quoted else quoted[1:-1]


@cache
def catalogue(language: str) -> Catalogue:
    """Return the translations into a language; there are none for English or for an unknown language."""
    path = resources.files("analyser.locale").joinpath(language, "LC_MESSAGES", "analyser.po")
    return parse(path.read_text(encoding="utf-8")) if language.isalpha() and path.is_file() else Catalogue()


@cache
def languages() -> tuple[str, ...]:
    """Return the languages of the interface, English first."""
    there = sorted(entry.name for entry in resources.files("analyser.locale").iterdir() if entry.name.isalpha())
    return ("en", *(name for name in there if resources.files("analyser.locale").joinpath(name).is_dir()))
