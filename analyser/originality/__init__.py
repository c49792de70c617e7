"""Passages shared with other documents: copied, reworded, translated, repeated."""

from analyser.originality.candidates import Sieve
from analyser.originality.comparing import compare, left_out
from analyser.originality.draft import Draft, Inside, RoundMatches
from analyser.originality.fingerprints import Prints
from analyser.originality.inside import inside
from analyser.originality.mapping import Mapper, in_turn
from analyser.originality.programme import Text, text_of
from analyser.originality.rounds import Reference, round_matches

__all__ = [
    "Draft",
    "Inside",
    "Mapper",
    "Prints",
    "Reference",
    "RoundMatches",
    "Sieve",
    "Text",
    "compare",
    "in_turn",
    "inside",
    "left_out",
    "round_matches",
    "text_of",
]
