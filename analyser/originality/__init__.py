"""Passages shared with other documents: copied, reworded, translated, repeated."""

from analyser.originality.comparing import compare
from analyser.originality.draft import Draft, Inside, RoundMatches
from analyser.originality.inside import inside
from analyser.originality.rounds import round_matches

__all__ = ["Draft", "Inside", "RoundMatches", "compare", "inside", "round_matches"]
