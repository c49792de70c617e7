"""Marks the parts of an indicator word by word, with a conditional random field learnt from gold indicators.

The rules of `analyser.statements` (figures, moments, ruled parts) are what it looks at; it weighs them
against the words around and keeps the parts of one indicator consistent with each other.
"""

from analyser.statements.tagging.tagger import Model, shipped, tagged

__all__ = ["Model", "shipped", "tagged"]
