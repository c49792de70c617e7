"""Resolves what a draft calls an organisation - name, acronym, OID, "P2", country - to its id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from analyser.extraction import countries
from analyser.extraction.folding import fold
from analyser.extraction.institutions import is_organisation
from analyser.extraction.nicknames import Nicknames
from analyser.model.application import Organisation, Role

_OID = re.compile(r"\bE\d{8}\b")
_CODE = re.compile(r"^(?:P|Partner|Partneris)\s?(\d{1,2})$", re.I)
_PIECES = re.compile(r"[;\n\t•]|,(?![^()]*\))")
_JOINED = re.compile(r"\s+(?:and|un|&)\s+")
_TAIL = re.compile(r"\s*\([^()]*\)\s*$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SURE = 88


@dataclass(frozen=True, slots=True)
class Names:
    """The names by which the organisations of a draft are known."""

    organisations: tuple[Organisation, ...]
    leaders: tuple[str, ...] = ()
    everyone: tuple[str, ...] = ()
    nicknames: Nicknames | None = None
    language: str | None = None

    def resolve(self, text: str) -> str:
        """Return the id of the organisation meant, or the text itself if none is."""
        return self.find(text) or self._of_country(text) or text

    def _of_country(self, text: str) -> str | None:
        """Return the only organisation of a country, if a text names nothing else: "the Estonian school", "Latvia"."""
        place = countries.locate(text, self.language)
        if place is None or any(map(str.isupper, text[: place[1].start] + text[place[1].end :])):
            return None
        known = [o.id for o in self.organisations if o.country == place[0]]
        known = known or [o.id for o in self.organisations if o.country is None]
        return known[0] if len(known) == 1 else None

    def acts(self, text: str) -> bool:
        """Say whether a text names an organisation by a word of its name that no other has: "the Network visits"."""
        words = {o.id: {word for word in _WORD.findall(o.name) if word[:1].isupper()} for o in self.organisations}
        said = set(_WORD.findall(text))
        return any(
            word in said and sum(word in others for others in words.values()) == 1
            for own in words.values()
            for word in own
        )

    def find(self, text: str) -> str | None:
        """Return the id of the organisation a text means, or None."""
        oid = _OID.search(text)
        if oid:
            known = [o for o in self.organisations if o.oid == oid[0]]
            name = fold(text[: oid.start()])
            return max(known, key=lambda o: fuzz.ratio(name, fold(o.name))).id if known else None
        bare = _TAIL.sub("", text).strip(" .:-–*")
        code = _CODE.match(bare)
        if code:
            return next((o.id for o in self.organisations if o.id == f"P{int(code[1])}"), None)
        folded = fold(bare)
        if not folded:
            return None
        if folded in self.leaders:
            return next((o.id for o in self.organisations if o.role is Role.COORDINATOR), None)
        named = self._named(folded, bare)
        return named or (self.nicknames.find(bare) if self.nicknames else None)

    def all(self, text: str) -> tuple[str, ...]:
        """Return the organisations a list names, each once, unknown ones by name."""
        if fold(text) in self.everyone:
            return tuple(o.id for o in self.organisations if o.role is not Role.ASSOCIATED)
        joined = self._joined(text)
        if joined:
            return joined
        sides = [self.find(side) for side in _JOINED.split(text.strip())]
        apart = [side.strip(" .") for side in _JOINED.split(text.strip())]
        single = len(sides) > 1 and not any(self._several(side) for side in apart)
        if single and all(sides) and len(set(sides)) == len(sides):
            return tuple(side for side in sides if side)
        if (
            single
            and any(sides)
            and all(
                known or (is_organisation(side) and not _PIECES.search(side))
                for known, side in zip(sides, apart, strict=True)
            )
        ):
            return tuple(dict.fromkeys(known or side for known, side in zip(sides, apart, strict=True)))
        whole = self.find(text) if "\n" not in text and ";" not in text else None
        if whole and not _PIECES.search(text):
            return (whole,)
        found = []
        for piece in self._pieces(text):
            named = self.resolve(piece)
            if named not in found:
                found.append(named)
        return tuple(found)

    def _joined(self, text: str) -> tuple[str, ...]:
        """Return the organisations whose full names, one after another, are all of a text: lines of a cell."""
        rest, found = f" {fold(_OID.sub(' ', text))} ", {}
        for organisation in sorted(self.organisations, key=lambda o: -len(o.name)):
            name = f" {fold(organisation.name)} "
            at = rest.find(name)
            if at >= 0 and name.strip():
                found[at] = organisation.id
                rest = rest.replace(name, " " * len(name), 1)
        return tuple(found[at] for at in sorted(found)) if len(found) > 1 and not rest.strip() else ()

    def _pieces(self, text: str) -> Iterator[str]:
        """Yield the names of a list; a comma inside a name known as a whole does not split it."""
        for line in re.split(r"[;\n\t•]", text):
            if self.find(line) and "," in line and not self._several(line):
                yield line.strip()
                continue
            parts = [" ".join(p.split()).strip(" .-–*") for p in _PIECES.split(line)]
            split = [q for part in parts for q in (_JOINED.split(part) if self._joint(part) else [part])]
            yield from (part for part in split if any(c.isalnum() for c in part))

    def _several(self, line: str) -> bool:
        """Say whether what commas and "and" part names two organisations at least."""
        parts = [part for piece in line.split(",") for part in _JOINED.split(piece.strip())]
        known = {named for part in (*line.split(","), *parts) if (named := self.find(part))}
        return len(known) > 1 or len(_OID.findall(line)) > 1

    def _joint(self, part: str) -> bool:
        sides = _JOINED.split(part)
        known = [self.find(side) or fold(side) in self.everyone for side in sides]
        apart = all(known) and len({str(side) for side in known}) == len(sides)
        whole = any(fold(part) in name for one in self.organisations for name in _forms(one.name))
        strange = not whole and all(named or is_organisation(side) for named, side in zip(known, sides, strict=True))
        return len(sides) > 1 and any(known) and (apart or strange or self.find(part) is None)

    def _named(self, folded: str, bare: str) -> str | None:
        best: tuple[float, str] | None = None
        for organisation in self.organisations:
            for name in _forms(organisation.name):
                score = fuzz.ratio(folded, name)
                shorter = min(len(folded), len(name))
                if shorter >= 8 and (f" {folded} " in f" {name} " or f" {name} " in f" {folded} "):
                    score = max(score, 95.0)
                if score >= _SURE and (best is None or score > best[0]):
                    best = (score, organisation.id)
        if best is None and bare.isupper() and 2 <= len(bare) <= 8:
            return next((o.id for o in self.organisations if _acronym(o.name) == bare.casefold()), None)
        return best[1] if best else None


def _forms(name: str) -> Iterator[str]:
    """Yield the folded name, the name without its bracket, and what stands in the bracket."""
    yield fold(name)
    inner = re.search(r"\(([^()]+)\)", name)
    if inner:
        yield fold(name.replace(inner[0], " "))
        yield fold(inner[1])


def _acronym(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()).casefold()
