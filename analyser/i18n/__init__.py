"""The language of the interface: sentences, plural forms, numbers, dates, amounts, countries.

A translation is found by its English sentence; what is not translated stays English.
"""

from __future__ import annotations

from analyser.i18n.catalogue import languages
from analyser.i18n.translator import Translator, translator

__all__ = ["Translator", "languages", "translator"]
