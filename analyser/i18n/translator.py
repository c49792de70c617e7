"""One translator per language: the only thing reporters know of translations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from analyser.i18n import formats
from analyser.i18n.catalogue import Catalogue, catalogue, languages
from analyser.i18n.templates import Templates, fill, templates
from analyser.model.finding import LanguageName, Term, Value

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_AMOUNT = re.compile(r"\d{1,3}(?:\u00a0\d{3})*\.\d{2}$")
_FORM = re.compile(r"(\d{2})/(\d{2})/(\d{4})$")


@dataclass(frozen=True, slots=True)
class Translator:
    """Says everything in one language; what has no translation is said in English."""

    language: str
    _catalogue: Catalogue
    _templates: Templates

    def text(self, key: str, **values: Value) -> str:
        """Return the translation of an English sentence, its `{names}` filled in."""
        template = self._catalogue.texts.get(key, key)
        return fill(template, {name: self.value(value) for name, value in values.items()}) if values else template

    def plural(self, one: str, many: str, count: int, **values: Value) -> str:
        """Return the form of a sentence that fits `count`; `{count}` in it is filled in."""
        template = self._catalogue.plural(one, many, count)
        return fill(template, {"count": self.number(count)} | {name: self.value(v) for name, v in values.items()})

    def sentence(self, text: str) -> str:
        """Translate a finished sentence, or several, that another part of the program has filled in.

        An error of a reader arrives as text with the file's name in it; it is recognised by its
        template. What is not recognised stays English.
        """
        return self._catalogue.texts.get(text) or self._templates.translate(text)

    def value(self, value: Value | date) -> str:
        """Return a value of a finding as it stands in a sentence."""
        if isinstance(value, LanguageName):
            return self.language_name(value.code)
        if isinstance(value, Term):
            return self.text(value.text)
        if isinstance(value, tuple):
            return self.list(self.value(part) for part in value)
        if isinstance(value, str):
            return formats.amount(value, self.language) if _AMOUNT.match(value) else self._dated(value)
        return self.date(value) if isinstance(value, date) else self.number(value)

    def _dated(self, text: str) -> str:
        found = _ISO.match(text)
        year, month, day = found.groups() if found else (None, None, None)
        if not found and (other := _FORM.match(text)):
            day, month, year = other.groups()
        if year is None or month is None or day is None:
            return text
        try:
            return self.date(date(int(year), int(month), int(day)))
        except ValueError:
            return text

    def number(self, value: float, digits: int = 2) -> str:
        """Return a number, its digits grouped."""
        return formats.number(value, self.language, digits)

    def percent(self, share: float) -> str:
        """Return a share in per cent."""
        return formats.percent(share, self.language)

    def money(self, amount: float) -> str:
        """Return an amount in euro."""
        return formats.money(amount, self.language)

    def date(self, value: date) -> str:
        """Return a date."""
        return formats.day(value, self.language)

    def list(self, parts: Iterable[str]) -> str:
        """Return a list in words."""
        return formats.sequence(tuple(parts), self.language)

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return formats.country(code, self.language)

    def language_name(self, code: str) -> str:
        """Return the name of a language."""
        return formats.language_name(code, self.language)


@cache
def translator(language: str) -> Translator:
    """Return the translator of a language of the interface; English for any other."""
    known = language if language in languages() else "en"
    found = catalogue(known)
    return Translator(known, found, templates(found))
