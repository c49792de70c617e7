"""How much of a reference text another text holds: words, and runs of five characters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_DIVIDED = re.compile("(?<=\\w)[\xad\u2010-]\\s*\\n\\s*(?=[^\\W\\d_])")
_INVISIBLE = re.compile(
    "[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]"
)
_RUN = 5


@dataclass(frozen=True)
class Recall:
    """Found and wanted, counted with repetition."""

    found: int
    wanted: int

    @property
    def share(self) -> float:
        """Return the share found; nothing wanted is all found."""
        return self.found / self.wanted if self.wanted else 1.0


def plain(text: str) -> str:
    """Return a text in compatibility form, without invisible characters and divisions at line ends."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", _DIVIDED.sub("", text)))


def words(text: str) -> Counter[str]:
    """Return the words of a text: letters and digits only."""
    return Counter(re.findall(r"[^\W_]+", plain(text)))


def runs(text: str) -> Counter[str]:
    """Return every run of five letters and digits, whatever stands between them."""
    dense = re.sub(r"[\W_]+", "", plain(text))
    return Counter(dense[start : start + _RUN] for start in range(max(1, len(dense) - _RUN + 1)))


def recall(wanted: Counter[str], got: Counter[str]) -> Recall:
    """Return how many of the wanted are among what was got."""
    return Recall(sum((wanted & got).values()), wanted.total())
