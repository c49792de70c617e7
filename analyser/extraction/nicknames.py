"""The words by which a draft calls its organisations beside their names: "KUT", "the Ptuj school", "Kainuu".

An organisation is meant by a name whose capitalised words all stand in what the draft says of it - its name, the
bracket behind it, its own answers - and one of which stands there alone. So "Graz University" means none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyser.extraction import countries
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import bare, fold
from analyser.extraction.institutions import is_organisation
from analyser.extraction.tables import Table
from analyser.model.application import Organisation

_STEM = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEHIND = r"\s*\((?P<inner>[^()\n]{2,80})\)"
_CODE = r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]{3,8}"
"""An abbreviation in the cell beside a name; two letters may be a country."""
_BEGINS = re.compile(r"(?:[.?!:;•]\s+|\n\s*)[\W_]*$")
"""A word that begins a sentence is capitalised whatever it means."""
_OID = re.compile(r"E\d{8}")
_QUOTES = '"“”„«» '
_ABBREVIATION = re.compile(r"[^\W\d_a-z]{2,8}(?:-[^\W\d_a-z]{1,5})?")


@dataclass(frozen=True, slots=True)
class Nicknames:
    """Per organisation the short names in brackets behind its name, and the stems of the words said of it."""

    short: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]

    def find(self, name: str) -> str | None:
        """Return the id of the organisation a name means by its words, or None."""
        plain = " ".join(name.split())
        beginnings = _beginnings(plain)
        for alike in (lambda short: short == plain.casefold(), lambda short: _beginnings(short) == beginnings):
            meant = [o for o, names in self.short.items() if any(alike(short) for short in names)]
            if meant:
                return meant[0]
        wanted = [stem for word in _WORD.findall(plain) if word[:1].isupper() and (stem := _stem(word))]
        known = [o for o, stems in self.words.items() if wanted and all(stem in stems for stem in wanted)]
        if len(known) == 1:
            return known[0]
        counts = Counter(stem for stems in self.words.values() for stem in stems)
        alone = [o for o in known if any(counts[stem] == 1 for stem in wanted)]
        return alone[0] if len(alone) == 1 else None


def nicknames_of(draft: Draft, organisations: Sequence[Organisation], houses: Mapping[int, str]) -> Nicknames:
    """Return what the draft calls its organisations; `houses` gives the organisation of each heading."""
    text = draft.form.page.text
    short: dict[str, set[str]] = {o.id: set() for o in organisations}
    words: dict[str, set[str]] = {o.id: set(_stems(o.name)) for o in organisations}
    for organisation in organisations:
        for inner in (*_brackets(text, organisation.name), *_column(draft, organisation)):
            short[organisation.id].add(_plain(draft, inner).casefold())
            words[organisation.id] |= set(_stems(inner))
        words[organisation.id] |= set(_stems(organisation.city or ""))
        short[organisation.id] |= {cell.casefold() for cell in _abbreviations(text, organisation)}
    for answer in draft.form.answers:
        owner = houses.get(answer.place.organisation) if answer.place.organisation is not None else None
        if owner in words and answer.id.startswith("organisation."):
            words[owner] |= set(_stems(f"\n{draft.text(answer.span)}"))
    return Nicknames(
        {o: frozenset(names) for o, names in short.items()}, {o: frozenset(stems) for o, stems in words.items()}
    )


def _brackets(text: str, name: str) -> Iterator[str]:
    """Yield what stands in a bracket right behind a name, at its end, or as an abbreviation in the cell beside it.

    An OID or a country's code is no name, nor is a list of organisations: "Vaasa school (all, Tartu College)".
    """
    inside = re.search(r"\(([^()]{2,80})\)\s*$", name)
    if inside:
        yield inside[1]
    for match in re.finditer(re.escape(name) + _BEHIND, text):
        others = "," in match["inner"] and any(map(is_organisation, re.split(r",\s*", match["inner"])))
        if not others and not _OID.search(match["inner"]) and not re.fullmatch(r"[A-Z]{2}", match["inner"]):
            yield match["inner"]
    for match in re.finditer(
        rf"{re.escape(name)}\t(?P<after>{_CODE})(?=[\t\n])|(?<=[\t\n])(?P<before>{_CODE})\t{re.escape(name)}", text
    ):
        yield match["after"] or match["before"]


def _abbreviations(text: str, organisation: Organisation) -> Iterator[str]:
    """Yield the cells of an organisation's row that are an abbreviation: "DIT", "EVL"; a country's code is none."""
    for cell in text[organisation.span.start : organisation.span.end].split("\t"):
        if cell.isupper() and _ABBREVIATION.fullmatch(cell.strip()) and countries.code(cell.strip()) is None:
            yield cell.strip()


def _column(draft: Draft, organisation: Organisation) -> Iterator[str]:
    """Yield what a column for short names says in the row of an organisation: "Name | OID | Name in the text"."""
    wanted, name = set(draft.folded("short_name")), fold(organisation.name)
    for table, _ in draft.form.tables:
        head, *below = table.rows
        columns = [c for c in table.columns if (head, c) in table.cells and _text(draft, table, head, c) in wanted]
        for row in below if columns else ():
            if any((row, c) in table.cells and _text(draft, table, row, c) == name for c in table.columns):
                yield from (draft.flat(table.cells[row, c]) for c in columns if (row, c) in table.cells)


def _text(draft: Draft, table: Table, row: int, column: int) -> str:
    return fold(draft.text(table.cells[row, column]))


def _plain(draft: Draft, name: str) -> str:
    """Return a short name without quotation marks and what announces it: "hereinafter "the Hoof School"."""
    leads = "|".join(re.escape(word) for word in sorted(draft.terms("short_name"), key=len, reverse=True))
    return re.sub(rf"^(?:{leads})\b[\s:–—-]*", "", name.strip(), flags=re.I).strip(_QUOTES) or name


def _stems(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        begins = _BEGINS.search(text[: match.start()]) is not None and match.start() > 0
        stem = _stem(match[0]) if match[0][:1].isupper() and not begins else None
        if stem:
            yield stem


def _beginnings(name: str) -> tuple[str, ...]:
    """Return the beginnings of the words of a name, which are the same in all its cases: "Nagu skolas"."""
    return tuple(bare(word)[:_STEM] for word in _WORD.findall(name))


def _stem(word: str) -> str | None:
    """Return the beginning of a word, which its endings do not change; words of three letters tell too little."""
    folded = bare(word)
    return folded[:_STEM] if len(folded) >= _STEM else None
