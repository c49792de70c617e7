"""What is observed at a lead: its words and shape, what follows, what stands above and beside, what rules read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from analyser.extraction import rewording
from analyser.extraction.catalogue import Catalogue, Tier
from analyser.extraction.folding import bare, fold
from analyser.extraction.learnt.leads import Lead, Shape
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, What
from analyser.model.document import BlockKind

_STEM, _LONG_STEM = 5, 8
_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"[\s*#•–-]*(?P<letters>[^\W\d_]{1,3})\.?\s?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\b")
_NUMBER = re.compile(r"[\s*#•–-]*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<end>[.)]?)\s")
_LETTER = re.compile(r"[\s*#]*(?:[A-Za-z]|[IVX]{1,4})[.)]\s")
_SIGNS = {
    "oid": re.compile(r"\bE\d{8}\b"),
    "country": re.compile(r"\b[A-Z]{2}\)"),
    "date": re.compile(r"\d{1,2}[./]\d{1,2}[./]20\d\d|\b20\d\d\b"),
    "sum": re.compile(r"\bEUR\b|€|\beuro\b|\beiro\b"),
    "share": re.compile(r"%"),
    "bracket": re.compile(r"\([^()]+\)"),
    "quoted": re.compile(r"[\"„“”«»]"),
    "month": re.compile(r"\bM\d{1,2}\b"),
}
_SIZES = (1, 2, 3, 4, 6, 8, 11, 15, 25, 60, 150)
_LIKE, _SECOND = 0.35, 2
_NEAR = 2
_TENTHS = 10
_MOST = 4


def observed(
    page: Page,
    found: Sequence[Lead],
    catalogue: Catalogue,
    form: str,
    marks: Mapping[int, tuple[Mark, str]],
    *,
    ruled: bool = True,
) -> list[list[str]]:
    """Return the observations at each lead.

    `marks` are the marks of the rules by the place of their lead, with what they were read as; `form` is the action.
    """
    texts = [page.text[lead.span.start : lead.span.end] for lead in found]
    folded = [fold(text) for text in texts]
    often = Counter(folded)
    stems = [_stems(text) for text in folded]
    above = list(_above(page, found))
    elder, younger = _siblings(page, found, above)
    signs = []
    for place in range(len(found)):
        own = [*_worded(texts[place], folded[place], stems[place]), *_shaped(page, found, place)]
        own += [f"often{min(_MOST, often[folded[place]])}", f"tenth{_TENTHS * place // len(found)}"]
        own += [f"form={form}", *_likened(folded[place], catalogue)]
        for name, other in zip(("p", "pp", "ppp"), above[place], strict=False):
            own += [f"{name}={stem}" for stem in stems[other]]
            own += [f"{name}.code={code}" for code in _codes(texts[other])]
            own += [f"{name}.step={min(9, found[place].line - found[other].line)}"] if name == "p" else []
        own += [] if above[place] else ["p=^"]
        own += [f"{form}|{stem}" for stem in stems[place]]
        for name, beside in (("elder", elder.get(place)), ("younger", younger.get(place))):
            own += [f"{name}=^"] if beside is None else [f"{name}={stem}" for stem in stems[beside]]
            own += [] if beside is None else [f"{name}.shape={found[beside].shape}"]
            own += [] if beside is None else [f"{name}.code={code}" for code in _codes(texts[beside])]
        signs.append(own)
    whole = []
    for place in range(len(found)):
        seen = list(signs[place])
        for step in range(-_NEAR, _NEAR + 1):
            at = place + step
            if not step:
                continue
            if not 0 <= at < len(found):
                seen.append(f"{step}|^")
                continue
            seen += [f"{step}|has={stem}" for stem in stems[at]]
            seen += [f"{step}|{found[at].shape}", *(f"{step}|code={code}" for code in _codes(texts[at]))]
            if folded[at] == folded[place]:
                seen.append(f"{step}|same")
        if ruled:
            seen += _ruled(marks.get(place), "")
            for step in (-1, 1):
                seen += _ruled(marks.get(place + step), f"{step}|")
        whole.append(seen)
    return whole


def worded(text: str, form: str) -> list[str]:
    """Return what the words alone of a heading or label show."""
    folded = fold(text)
    stems = _stems(folded)
    return [*_worded(text, folded, stems), *(f"{form}|{stem}" for stem in stems)]


def _stems(folded: str) -> list[str]:
    return sorted({word[:_STEM] for word in folded.split() if not word[0].isdigit()})


def _worded(text: str, folded: str, stems: Sequence[str]) -> Iterator[str]:
    words = [word for word in folded.split() if not word[0].isdigit()]
    yield from (f"has={stem}" for stem in stems)
    yield from (f"long={word[:_LONG_STEM]}" for word in sorted({w for w in words if len(w) > _STEM}))
    short = [word[:_STEM] for word in words]
    yield from (f"pair={one} {two}" for one, two in pairwise(short))
    if words:
        yield f"begins={short[0]}"
        yield f"ends={short[-1]}"
        yield f"whole={' '.join(short[:6])}"
    yield f"words{_size(len(words))}"
    yield from (f"code={code}" for code in _codes(text))
    yield from (f"sign={name}" for name, sign in _SIGNS.items() if sign.search(text))
    tail = text.rstrip("* ")
    yield f"end={tail[-1] if tail and not tail[-1].isalnum() else 'w'}"
    if tail[:1].islower():
        yield "lower"


def _codes(text: str) -> Iterator[str]:
    """Yield the shapes of a number or code that begins a text: "WP2", "A2.1", "2.1.", "c)"."""
    code, number = _CODE.match(text), _NUMBER.match(text)
    if code:
        yield f"{code['letters'].upper()}{'.' * code['number'].count('.')}"
    elif number:
        yield f"1{'.1' * number['number'].count('.')}{number['end']}"
    elif _LETTER.match(text):
        yield "a)"


def _size(count: int) -> int:
    return sum(count >= step for step in _SIZES)


def _shaped(page: Page, found: Sequence[Lead], place: int) -> Iterator[str]:
    lead, line = found[place], page.lines[found[place].line]
    yield f"shape={lead.shape}"
    yield f"kind={line.kind} {lead.shape}"
    if line.kind is BlockKind.HEADING:
        yield f"level={line.level}"
    if line.bulleted:
        yield "item"
    rest = page.text[lead.span.end : line.span.end] if lead.inline else ""
    below = page.lines[lead.line + 1] if lead.line + 1 < len(page.lines) else None
    if not rest.strip() and below is not None:
        following = page.text[below.span.start : below.span.end]
        kind = f"{below.kind}{'+' if below.cell is None and below.bulleted else ''}"
        depth = below.level - line.level if below.kind is BlockKind.HEADING and line.kind is BlockKind.HEADING else 0
        yield f"below={kind} {max(-1, min(1, depth))}"
        if below.opens:
            yield "below opens"
    else:
        following = rest
        yield "below=rest"
    words = _WORD.findall(following)
    yield f"text{_size(len(words))}"
    yield from (f"text.{name}" for name, sign in _SIGNS.items() if sign.search(following))
    yield from (f"next={bare(word)[:_STEM]}" for word in words[:3])
    end = found[place + 1].line if place + 1 < len(found) else len(page.lines)
    yield f"lines{min(9, end - lead.line)}"
    if lead.line and page.lines[lead.line - 1].cell is not None and line.cell is None:
        yield "after table"
    if lead.shape is Shape.CELL:
        yield f"row{min(3, line.cell.row)}" if line.cell else ""


def _likened(folded: str, catalogue: Catalogue) -> Iterator[str]:
    """Yield what questions of the forms a text is like."""
    for label in catalogue.exact.get(folded, ()):
        if label.tier is Tier.OFFICIAL:
            yield f"exact={label.id}"
    words = tuple(folded.split())
    if len(words) < 2:
        return
    near = sorted(((value, name) for name, (value, _) in rewording.likeness(words).items()), reverse=True)[:_SECOND]
    for order, (value, name) in enumerate(near):
        if value >= _LIKE:
            yield f"like{order}={name}"
            yield f"like{order}={name} {int(10 * value) // 2}"


def _ruled(found: tuple[Mark, str] | None, prefix: str) -> Iterator[str]:
    if found is None:
        yield f"{prefix}rule=none"
        return
    mark, name = found
    yield f"{prefix}rule={name or mark.what}"
    if prefix:
        return
    yield f"rule={name or mark.what} {'official' if mark.official else 'guess' if mark.guess else 'short'}"
    if mark.what in (What.FIELD, What.SECTION):
        yield from (f"option={one}" for one in sorted({option.label.id for option in mark.options}))


def _above(page: Page, found: Sequence[Lead]) -> Iterator[list[int]]:
    """Yield the places of the leads above each: those with higher headings, the nearest first.

    What is no heading stands below the last one; an opening in bold stands above labels of plain text.
    """
    open_: list[tuple[int, int]] = []
    for place, lead in enumerate(found):
        level = _level(page, lead)
        open_ = [one for one in open_ if one[0] < level]
        yield [at for _, at in reversed(open_)]
        open_.append((level, place))


def _siblings(
    page: Page, found: Sequence[Lead], above: Sequence[Sequence[int]]
) -> tuple[dict[int, int], dict[int, int]]:
    """Return for each place the lead before and the one after it of the same level below the same heading."""
    last: dict[tuple[int, int], int] = {}
    elder: dict[int, int] = {}
    for place, lead in enumerate(found):
        key = (above[place][0] if above[place] else -1, _level(page, lead))
        if key in last:
            elder[place] = last[key]
        last[key] = place
    return elder, {before: place for place, before in elder.items()}


def _level(page: Page, lead: Lead) -> int:
    line = page.lines[lead.line]
    if lead.shape is Shape.HEADING:
        return line.level or 9
    return {Shape.OPENING: 10, Shape.LINE: 11}.get(lead.shape, 12)
