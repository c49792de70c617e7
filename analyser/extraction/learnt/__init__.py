"""Marks in a whole draft what states an objective, an activity, a result, an indicator, a need or a target group.

A conditional random field, learnt from drafts whose statements people marked, looks at every sentence and cell: at its
words, its heading, column and list, at what the rules of extraction read there, and at its neighbours.
"""

from analyser.extraction.learnt.marking import Marks, marked

__all__ = ["Marks", "marked"]
