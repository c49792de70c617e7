"""Parts the title of a heading from what follows it: "Writing workshop in Berlin, 8-12 March 2027, led by P2".

The tail begins at the first date, sum, number of people or word for leading that a comma, dash or
bracket sets apart (a date needs none), and takes with it a place right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from analyser.extraction import countries, prose
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.partners import Names
from analyser.model.span import Span
from analyser.text import towns
from analyser.text.dates import dates
from analyser.text.values import find_amounts

_BEFORE_DATE = re.compile(r"(?:[\s,;:(|–—-]|\b(?:in|on|from|at|during|between|no|laikā)\s)*$", re.I)
_APART = re.compile(r"\s*[,;(|–—-]+\s*$")
_PEOPLE = re.compile(r"(?<=[,;(])\s*\d[\d ]{0,5}\s+[^\W\d_]{4,}\s*(?=[,;).]|$)")
_YEAR = re.compile(r"\d{4}\.?(?:\s*gad\w*)?")
_NAME = r"[^\W\d_a-z](?:\w{0,2}\.|[\w'’-]*)(?:[ ][^\W\d_a-z][\w'’-]*){0,2}"
_IN = re.compile(rf"\s+in\s+(?P<place>{_NAME}(?:(?:,|\s+and)\s+{_NAME})*)$")
_CASE = r"[^\W\d_a-z][\w-]+(?:ā|ē|ī|ū|os|ās|ēs|īs)|Oslo"
_AT = re.compile(rf"\s+(?P<place>(?:(?:{_CASE}),\s+)?(?:{_CASE}))$")
_WITHIN = re.compile(rf"\s(?P<place>{_CASE})(?=\s(?:un|ar)\s|,)")
_INSIDE = re.compile(rf"\b[Ii]n\s+(?P<place>{_NAME}(?:(?:,|\s+and)\s+{_NAME})*)")
_LOCATIVES = re.compile(
    rf"(?<!\w)(?P<place>(?:{_CASE})(?:(?:,|\s+un)\s+(?:{_CASE}))*)(?!\w)"
    r"(?!\s\w{3,}t(?:ais|ā|ie|ās|o|aj(?:ā|iem|ām|os|ās|am|ai))\b)"
)
"""Names in the locative, but in "Ludzā sagatavotajiem" """
_JOINT = r",\s+|\s+and\s+|\s+un\s+"
_SHORTEST = 3
_LEAST_STEM = 4
_BEHIND, _BESIDE = 60, 20
"""Letters behind a place within which a day stands, and begins."""
_COUNTRY_BEHIND = re.compile(r"(?:,\s|\s\()(?P<country>[^\W\d_a-z][^\W\d_]{3,20}(?:\s[^\W\d_a-z][^\W\d_]+)?)")
_PLACES = re.compile(r"[,;/]\s*|\s+(?:and|un|&)\s+")
_NAMED_CODE = re.compile(r"[^\W\d_]{3,}\s\((?P<code>[A-Z]{2})\)")


def cut(draft: Draft, span: Span) -> Span:
    """Return the part of a heading that is its title."""
    text = draft.text(span)
    starts = [start for start in _tails(draft, text) if sum(c.isalpha() for c in text[:start]) >= _SHORTEST]
    return Span(span.start, span.start + len(text[: min(starts)].rstrip())) if starts else span


def parted(draft: Draft, span: Span, names: Names) -> tuple[Span, dict[str, Span]]:
    """Return the title of an activity and what its heading states besides, by the ids of the form's fields."""
    title = cut(draft, span)
    cells = {name: at for name, at in prose.cells_of(draft, span, names).items() if name != "activity.results"}
    if "activity.dates" in cells and _YEAR.fullmatch(draft.text(cells["activity.dates"]).strip()):
        del cells["activity.dates"]
    written = draft.text(title)
    match = _IN.search(written) or _AT.search(written)
    if match and country(draft, match["place"], names):
        place = Span(*match.span("place")).shift(span.start)
        if cells.get("activity.venue", place).overlaps(place):
            cells["activity.venue"] = place
        told = country(draft, match["place"], names, large=False) is not None
        if told and len(title) < len(span) and match.start() >= _SHORTEST:
            title = Span(title.start, title.start + match.start())
    elif "activity.venue" not in cells:
        inside = next((m for m in _INSIDE.finditer(written) if country(draft, m["place"], names)), None)
        if inside:
            cells["activity.venue"] = Span(*inside.span("place")).shift(span.start)
    return title, cells


def place(draft: Draft, title: str) -> str | None:
    """Return the name in the locative in a title: "Pedagogu mācības Leuvardenā", "Darbnīca Zutfenē un sapulce"."""
    match = (_AT.search(title) or _WITHIN.search(title)) if draft.language == "lv" else None
    return match["place"] if match and match.start() else None


def seat(draft: Draft, span: Span, names: Names) -> Span | None:
    """Return where a text says that something happens, if the draft places the town elsewhere: "in Verviers".

    A large town needs no other place, if the day stands beside it: "In Graz, from 8 to 12 March".
    """
    towns_of = [fold(o.city).split() for o in names.organisations if o.city]
    pattern = _LOCATIVES if draft.language == "lv" else _INSIDE
    text = draft.text(span)
    for match in pattern.finditer(text):
        dated = _is_dated(draft, text, match.end())
        for part in re.split(_JOINT, match["place"]):
            stem = fold(part)[: max(_LEAST_STEM, len(part) - 2)]
            home = any(town[:1] and town[0].startswith(stem) for town in towns_of)
            known = home or (dated and towns.of(part)) or _told(draft, part, inflected=draft.language == "lv")
            if len(stem) >= _LEAST_STEM and known:
                return Span(match.start("place"), _with_country(draft, text, match.end("place"))).shift(span.start)
    return None


def _is_dated(draft: Draft, text: str, end: int) -> bool:
    """Say whether a day follows right behind a place."""
    found = [m for m in dates(text[end : end + _BEHIND], draft.language) if m.start and m.end]
    return bool(found) and found[0].span.start <= _BESIDE


def _with_country(draft: Draft, text: str, end: int) -> int:
    """Return where a place ends whose country follows: "Graz, Austria", "Grācā (Austrijā)"."""
    behind = _COUNTRY_BEHIND.match(text, end)
    found = countries.locate(behind["country"], draft.language) if behind else None
    return behind.end("country") if behind and found and found[1].start == 0 else end


def country(draft: Draft, place: str, names: Names, *, large: bool = True) -> str | None:
    """Return the country of a place: by its name, as a town, or as the seat of an organisation of the draft.

    Capitals tell it, and `large` towns.
    """
    strange = _strange(draft, place, names) if large else None
    town = towns.locate(place, large=large)
    known = strange or countries.find(place, draft.language) or (town[0] if town else None)
    if known:
        return known
    for part in re.split(_JOINT, place):
        meant = names.nicknames.find(part) if names.nicknames else None
        if meant:
            return next((o.country for o in names.organisations if o.id == meant), None)
        stem = fold(part)[: max(4, len(part) - 2)]
        for organisation in names.organisations:
            home = fold(f"{organisation.city or ''} {organisation.name}").split()
            if len(stem) >= _SHORTEST and any(word.startswith(stem) for word in home):
                return organisation.country
    return _told(draft, place)


def _strange(draft: Draft, place: str, names: Names) -> str | None:
    """Return the country of the first of several places that is no partner's: "FI, PT, Linz (AT)"."""
    home = {o.country for o in names.organisations}
    parts = [part.strip() for part in _PLACES.split(place)]
    for part in parts if len(parts) > 1 else ():
        coded = _NAMED_CODE.fullmatch(part)
        found = (coded and countries.code(coded["code"])) or towns.of(part) or countries.whole(part, draft.language)
        if found and found not in home:
            return found
    return None


def _told(draft: Draft, place: str, *, inflected: bool = False) -> str | None:
    """Return the country the draft names right after a place elsewhere: "Lerum, Sweden"."""
    written = rf"{re.escape(place[:-1])}\w{{0,2}}" if inflected else re.escape(place)
    for match in re.finditer(rf"\b{written}(?:,\s|\s\()(?P<rest>[^\n,.;()]{{2,30}})", draft.form.page.text):
        found = countries.locate(match["rest"], draft.language)
        if found and found[1].start == 0:
            return found[0]
    return None


def _tails(draft: Draft, text: str) -> Iterator[int]:
    for mention in dates(text, draft.language):
        if mention.start and mention.end and not _YEAR.fullmatch(text[mention.span.start : mention.span.end]):
            before = _BEFORE_DATE.search(text[: mention.span.start])
            yield before.start() if before else mention.span.start
    leads = (m.start() for m in _leading(*_words(draft)).finditer(text))
    sums = (amount.span.start for amount in find_amounts(text) if amount.money)
    for start in (*leads, *sums, *(m.start() for m in _PEOPLE.finditer(text))):
        apart = _APART.search(text[:start])
        if apart:
            yield apart.start()


def _words(draft: Draft) -> tuple[str, ...]:
    """Return the words for leading, and the labels for who leads of more than one syllable."""
    labels = (_heads(terms.tables) for terms in draft.catalogue.words.values())
    return (*draft.terms("leading"), *(word for heads in labels for word in heads if len(word) >= 4))


def _heads(tables: Mapping[str, Mapping[str, tuple[str, ...]]]) -> tuple[str, ...]:
    return tables.get("activity_columns", {}).get("lead", ())


@cache
def _leading(*words: str) -> re.Pattern[str]:
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in longest) + r")(?!\w)", re.I)
