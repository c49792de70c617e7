"""Results told in running prose: "What stays is a manual. With it go a course; an agreement; and three letters."

Words for what remains open an enumeration, which semicolons part, else commas, if each part begins as a thing does
that is named for the first time: with an article, a number, a quotation mark. After "Five things will remain." each
sentence of the paragraph is a result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.telling import Unit, paragraphs, units
from analyser.model.span import Span
from analyser.statements import cues
from analyser.text.fold import fold
from analyser.text.forms import forms

_LONGEST_ANNOUNCEMENT = 9
_FEWEST = 3
_HEAD = 2
"""Words among which the name of a thing without an article stands: "posters for the wall"."""
_NOMINATIVES = frozenset({"N-base", "N-dn"})
_PLURAL_GENITIVE = "N-dg"
_PLACES = frozenset({"N-vl", "N-dl"})
_ENDS = frozenset({"N-vg", "V-other-r"})
"""What a last word may be that is in the nominative too: "kartes", "vienošanās"."""


def results(draft: Draft, answer: Answer) -> tuple[Span, ...]:
    """Return the results that the running prose of an answer tells."""
    return tuple(span for group in paragraphs(units(draft, answer)) for span in _of_paragraph(draft, group))


def _of_paragraph(draft: Draft, group: tuple[Unit, ...]) -> Iterator[Span]:
    for number, unit in enumerate(group):
        text = draft.text(unit.span)
        announces = cues.expression(draft.language, "leaves_some").search(fold(text)) is not None
        if announces and len(text.split()) <= _LONGEST_ANNOUNCEMENT and number + 1 < len(group):
            yield from (after.span for after in group[number + 1 :])
            return
        yield from _opened(draft, unit.span)


def members(draft: Draft, span: Span) -> list[Span]:
    """Return the members of the enumeration that words for what remains open, if it has two at least."""
    found = list(_opened(draft, span))
    return found if len(found) > 1 else []


def _opened(draft: Draft, span: Span) -> Iterator[Span]:
    """Yield the members of the enumeration that a sentence opens with words for what remains."""
    text = draft.text(span)
    match = cues.expression(draft.language, "leaves").match(fold(text))
    if match is None:
        return
    start = match.end()
    for left, right in _members(draft, text[start:].rstrip(" .")):
        yield draft.form.page.trim(span.start + start + left, span.start + start + right)


def _members(draft: Draft, text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of an enumeration: between semicolons, else between the commas and the last "and"."""
    joints = cues.expression(draft.language, "list_joint")
    cuts = [match.span() for match in re.finditer(rf";\s+(?:(?:{joints.pattern})\s+)?", text)]
    if not cuts:
        cuts = list(_commas(draft, text, joints.pattern)) or list(_bare_commas(draft, text))
    left = 0
    for start, end in [*cuts, (len(text), len(text))]:
        if text[left:start].strip():
            yield left, start
        left = end


def _commas(draft: Draft, text: str, joint: str) -> Iterator[tuple[int, int]]:
    """Yield the marks between the things of a list; none if no "and" before a thing closes it."""
    marks = list(re.finditer(rf"(?P<last>,?\s+(?:{joint})\s+)|,\s+", text))
    opening = [m for m in marks if _outside(text, m.start()) and _begins_thing(draft, text, m.end())]
    last = [m for m in opening if m["last"]]
    if last:
        yield from (m.span() for m in opening if m.start() <= last[-1].start())


def _bare_commas(draft: Draft, text: str) -> list[tuple[int, int]]:
    """Return the commas before the things of a list of three or more that no "and" closes."""
    marks = (m.span() for m in re.finditer(r",\s+", text) if _outside(text, m.start()))
    cuts = [mark for mark in marks if _begins_thing(draft, text, mark[1])]
    return cuts if len(cuts) + 1 >= _FEWEST else []


def _outside(text: str, at: int) -> bool:
    """Say whether a place stands outside brackets and quotation marks."""
    before = text[:at]
    straight = before.count('"') % 2 == 0
    curled = sum(before.count(mark) for mark in "“„«") <= sum(before.count(mark) for mark in "”»") or straight is False
    return straight and curled and before.count("(") <= before.count(")")


def _begins_thing(draft: Draft, text: str, at: int) -> bool:
    """Say whether words begin as the name of a thing does: an article, a number but no measure, a quotation mark."""
    rest = fold(text[at:])
    if cues.expression(draft.language, "measured_thing").match(rest):
        return False
    if rest[:1] in '"“„«' or cues.expression(draft.language, "begins_thing").match(rest):
        return True
    bare = re.split(r"[,;(]|\s[–—-]\s", text[at:])[0]
    product = cues.pattern(draft.language, "bare_things").search(" ".join(fold(bare).split()[:_HEAD]))
    return product is not None or _names_first(bare, draft.language)


@cache
def _names_first(text: str, language: str | None) -> bool:
    """Say whether words of a language with cases name a thing: a nominative before any preposition or place.

    A feminine plural looks like a genitive, after which its noun would follow: it counts as the last word only.
    """
    apart = cues.pattern(language, "attached")
    found: list[frozenset[str]] = []
    for word in re.findall(r"[^\W_]+", text):
        known = forms(word, language)
        if apart.fullmatch(fold(word)) or known & _PLACES:
            break
        found.append(known)
    named = any(known & _NOMINATIVES and _PLURAL_GENITIVE not in known for known in found)
    return named or (bool(found) and bool(found[-1] & _ENDS))
