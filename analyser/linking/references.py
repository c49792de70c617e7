"""References by number: "O2", "R1-R3", "A2.1", "WP3", "objectives 1 and 2", "1. un 2. mērķis".

A code belongs to the statement that bears it ("a handbook (R2)", "R2 Handbook"); where no statement of
the kind bears one, to the one in that place of the list. What also means something else is left out:
language levels (A1, B2), sizes of paper (A4), and months (M3) where the text is not Latvian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from analyser.linking.nodes import PAIRS, Node

Code = tuple[str, int, int]
"""Kind, number, and the package's number of "A2.1" (else 0)."""
_LETTERS = {
    **dict.fromkeys(("O", "SO", "M", "SM"), "O"),
    **dict.fromkeys(("R", "D"), "R"),
    **dict.fromkeys(("A", "T"), "A"),
    "I": "I",
}
_WORDS = {"objective": "O", "mērķ": "O", "rezultāt": "R", "aktivitāt": "A", "rādītāj": "I"}
_CODE = re.compile(r"(?<![\w.])(?P<letters>SO|SM|O|M|R|D|A|T|I)(?P<first>\d{1,2})(?:\.(?P<second>\d{1,2}))?(?![\w%])")
_RANGE = re.compile(r"(?<![\w.])(SO|SM|O|M|R|A|I)(\d{1,2})\s?(?:-|–|to|līdz)\s?\1?(\d{1,2})(?!\w|%|\.\d)")
_NUMBERS = r"\d{1,2}(?:\s*(?:,|and|&|-|–)\s*\d{1,2})*"
_ENGLISH = re.compile(rf"\b(?:specific\s+)?(objective)s?\s+(?:no\.?\s*|nr\.?\s*)?({_NUMBERS})\b", re.I)
_LATVIAN = re.compile(
    r"((?:\d{1,2}\.\s*(?:,|un|līdz|-|–)?\s*)*\d{1,2}\.)\s*(mērķ|rezultāt|aktivitāt|rādītāj)\w+"
    rf"|\b(mērķ)\w+\s+(?:Nr\.?\s*)?({_NUMBERS})\b",
    re.I,
)
_WORDED = {**_WORDS, "result": "R", "activit": "A", "indicator": "I"}
_PAIR = r"\d{1,2}\.\d{1,2}\.?"
_JOINED = rf"{_PAIR}(?:\s*(?:,|and|un|&|,\s*and)\s*{_PAIR})*"
_DOTTED = re.compile(
    rf"\b(?P<word>objective|result|activit|indicator)(?:s|y|ies)?\s+(?P<numbers>{_JOINED})(?![\d%])"
    rf"|(?<![\d.])(?P<before>{_JOINED})\s*(?P<behind>mērķ|rezultāt|aktivitāt|rādītāj)\w+",
    re.I,
)
"""Statements of a package by its number and their own: "activity 3.1", "2.1. un 2.2. mērķis"."""
_ORDINALS = {
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    "lv": ("pirm", "otr", "treš", "ceturt", "piekt", "sest", "septīt"),
}
_COUNTS = {
    **{word: count for count, word in enumerate(("two", "three", "four", "five", "six"), 2)},
    **{word: count for count, word in enumerate(("div", "trī", "četr", "piec", "seš"), 2)},
}
_EACH = "|".join(rf"{word}\w*" for listed in _ORDINALS.values() for word in listed)
_COUNTED = "|".join(rf"{word}\w*" for word in _COUNTS)
_IN_WORDS = re.compile(
    rf"\b(?P<first>{_EACH})\s+(?:(?P<count>{_COUNTED})\s+|(?P<more>(?:(?:,|,?\s*(?:and|un))\s+(?:the\s+)?(?:{_EACH})\s+)*))"
    r"(?:specific\s+)?(?P<word>objective|mērķ)",
    re.I,
)
"""Objectives named by ordinals: "the first and the third objective", "the first three objectives"."""
_LEVEL = re.compile(r"\b(?:levels?|CEFR|līme\w+|valod\w+|languages?)\b|\b[BC][12]\b", re.I)
_PAPER = re.compile(
    r"\bA[3-5](?=\s*-?\s*(?:pages?|posters?|sheets?|formats?|sizes?|lap\w+|formāt\w+|plakāt\w+|izmēr\w+))"
)
_PACKAGE = re.compile(r"(?<!\w)(?:WP|DP)\s?(\d{1,2})(?![\w.])")
_OWN = re.compile(r"^\W*(?P<before>[A-Z]{1,2}\d{1,2}(?:\.\d{1,2})?)\b|\((?P<after>[A-Z]{1,2}\d{1,2})\)\W*$")
_LATVIAN_LETTER = re.compile(r"[āčēģīķļņšūž]", re.I)
_MONTH = re.compile(r"(?<!\w)M\d{1,2}(?!\w)")
_MOST = 20


def references(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of statements of which one names the other, in the direction of a link."""
    owners = _owners(nodes)
    kinds = {node.id: node.kind for node in nodes}
    seen = set()
    for node in nodes:
        for code in named(node.text):
            other = owners.get(code)
            if other is None or other == node.id:
                continue
            pair = (node.id, other) if node.kind + kinds[other] in PAIRS else (other, node.id)
            if kinds[pair[0]] + kinds[pair[1]] in PAIRS and pair not in seen:
                seen.add(pair)
                yield pair


def packages_named(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Yield the objectives of the project that name a work package, each with its id."""
    packages = {re.sub(r"\D", "", node.work_package): node.work_package for node in nodes if node.work_package}
    for node in nodes:
        if node.kind == "O" and node.work_package is None:
            yield from ((node.id, packages[n]) for n in _PACKAGE.findall(node.text) if n in packages)


def named(text: str) -> tuple[Code, ...]:
    """Return the statements that a text names by code or number, each once, in order."""
    plain = _PAPER.sub("", text)
    if not _LATVIAN_LETTER.search(plain):
        plain = _MONTH.sub("", plain)
    level = _LEVEL.search(plain) is not None
    found: list[Code] = []
    for match in _DOTTED.finditer(plain):
        kind = _WORDED[(match["word"] or match["behind"]).lower()]
        pairs = re.findall(r"(\d+)\.(\d+)", match["numbers"] or match["before"])
        found += [(kind, int(second), int(first)) for first, second in pairs]
    plain = _DOTTED.sub("", plain)
    for letters, first, last in _RANGE.findall(plain):
        found += [(_LETTERS[letters], number, 0) for number in _between(int(first), int(last))]
    for match in _CODE.finditer(plain):
        kind, number, second = _LETTERS[match["letters"]], int(match["first"]), match["second"]
        if match["letters"] not in ("D", "T") or second:
            found.append((kind, int(second), number) if second else (kind, number, 0))
    for word, numbers in _ENGLISH.findall(plain):
        found += [(_WORDS[word.lower()], number, 0) for number in listed(numbers)]
    for before, word, other, after in _LATVIAN.findall(plain):
        found += [(_WORDS[(word or other).lower()], number, 0) for number in listed(before or after)]
    for match in _IN_WORDS.finditer(plain):
        found += [("O", number, 0) for number in _counted(match)]
    return tuple(dict.fromkeys(code for code in found if not (level and code[0] == "A" and not code[2])))


def listed(numbers: str) -> Iterator[int]:
    """Yield the numbers of a list: "1, 3-5 and 7"."""
    parts = re.findall(r"(\d{1,2})\.?\s*(?:(?:-|–|līdz|to)\s*(\d{1,2}))?", numbers)
    for first, last in parts:
        yield from _between(int(first), int(last or first))


def _counted(match: re.Match[str]) -> Iterator[int]:
    """Yield the numbers of objectives that ordinals name."""
    places = {word: place for listed in _ORDINALS.values() for place, word in enumerate(listed, 1)}
    if match["count"]:
        yield from range(1, next(n for word, n in _COUNTS.items() if match["count"].lower().startswith(word)) + 1)
        return
    for ordinal in re.findall(_EACH, f"{match['first']} {match['more'] or ''}", re.I):
        yield next(place for word, place in places.items() if ordinal.lower().startswith(word))


def ordinals(text: str) -> Iterator[int]:
    """Yield the numbers that the ordinals of a text in words say: "the first need ... to the second"."""
    places = [(word, place) for own in _ORDINALS.values() for place, word in enumerate(own, 1)]
    for one in re.findall(rf"\b(?:{_EACH})\b", text, re.I):
        yield next(place for word, place in places if one.lower().startswith(word))


def _between(first: int, last: int) -> range:
    return range(first, last + 1) if first <= last <= first + _MOST else range(first, first + 1)


def _owners(nodes: Sequence[Node]) -> Mapping[Code, str]:
    """Return the statement of each code."""
    found: dict[Code, str] = {}
    for kind in "OARI":
        own = [node for node in nodes if node.kind == kind]
        bearing = {code: node.id for node in reversed(own) for code in _own_codes(node)}
        whole = [node for node in own if kind != "O" or node.work_package is None]
        if all(package for _, _, package in bearing):
            found |= {(kind, place, 0): node.id for place, node in enumerate(whole, start=1)}
        for package in {node.work_package for node in own if node.work_package}:
            number = int(re.sub(r"\D", "", package) or 0)
            inside = [node for node in own if node.work_package == package]
            found |= {(kind, place, number): node.id for place, node in enumerate(inside, start=1) if number}
        found |= bearing
    return found


def bears_code(node: Node) -> bool:
    """Say whether a statement bears a code of its own kind."""
    return any(_own_codes(node))


def code_of(written: str) -> Code:
    """Return the code a statement bears as facts hold it: "O5", "A2.1"."""
    first, _, second = written[1:].partition(".")
    return (written[0], int(second), int(first)) if second else (written[0], int(first), 0)


def _own_codes(node: Node) -> Iterator[Code]:
    if node.code:
        yield code_of(node.code)
        return
    for line in node.text.splitlines()[:1]:
        match = _OWN.search(line)
        if match:
            yield from (code for code in named(match["before"] or match["after"]) if code[0] == node.kind)
