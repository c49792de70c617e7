"""What is observed at each unit of a draft: its words, its shape, where it stands, what the rules read there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from analyser.extraction.drafts import Draft
from analyser.extraction.learnt.places import STEM, places
from analyser.extraction.learnt.units import Unit
from analyser.extraction.numbering import kind_of_words
from analyser.model.span import Span
from analyser.statements import cues
from analyser.text.fold import fold

_LISTS = ("baseline", "target", "least", "deadline", "until", "verification", "past", "moves", "measure", "quantifier",
          "people", "institutions", "future", "modal", "finite", "counting", "wants", "says_need", "names_need",
          "general_aim", "lists_objective", "lists_result", "lists_need", "lists_target_group",
          "lists_indicator")  # fmt: skip
_EXPRESSIONS = ("leaves", "presents_group", "explains", "refers_back")
_CODE = re.compile(r"[\s*\-–—•·(]*(?P<code>[A-Z]{1,4})\s?\d{1,2}(?:\.\d{1,2})*\b")
_NUMBER = re.compile(r"[\s*]*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_LEAD = re.compile(r"[\s*\-•]*(?P<lead>[^\W\d_][^\n:.;]{1,45})(?::(?=[\s*]|$)|\.\*\*)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_OPENING, _LEAD_WORDS = 3, 3
_FIVE, _LONGEST = 5, 6
_REACH = 2
_SEEN = ("rule=", "field=", "line=", "lead", "code=", "cue=", "label", "item", "number", "column=", "first",
         "size", "heads", "year")  # fmt: skip
"""What is observed at the neighbours too."""


def observed(draft: Draft, found: Sequence[Unit], ruled: Mapping[str, Sequence[Span]]) -> list[list[str]]:
    """Return the observations at each unit; `ruled` are the spans that the rules read, by kind."""
    text = draft.form.page.text
    own = [_worded(draft, unit) for unit in found]
    for signs in (places(draft, found), _ruled(found, ruled), _cued(text, draft.language, found)):
        for seen, more in zip(own, signs, strict=True):
            seen += more
    return [_with_neighbours(own, place) for place in range(len(found))]


def _worded(draft: Draft, unit: Unit) -> list[str]:
    page = draft.form.page
    text = page.text[unit.span.start : unit.span.end]
    first = bisect_left(page.words, unit.span.start, key=lambda word: word.start)
    last = bisect_left(page.words, unit.span.end, key=lambda word: word.start)
    every = [word.norm for word in page.words[first:last]]
    stems = [word[:STEM] for word in every if not word[0].isdigit()]
    seen = [f"has={stem}" for stem in sorted(set(stems))]
    seen += [f"opens={stem}" for stem in stems[:_OPENING]]
    seen += [f"begins={stems[0]}", f"ends={stems[-1]}", f"begins={' '.join(stems[:2])}"] if stems else []
    seen += [f"size{min(_LONGEST, len(every) // _FIVE)}", f"end={text[-1] if not text[-1].isalnum() else 'w'}"]
    seen += ["lower"] if text[0].islower() else []
    seen += ["digit"] if any(character.isdigit() for character in text) else []
    seen += ["year"] if _YEAR.search(text) else []
    code, lead = _CODE.match(text), _LEAD.match(text)
    seen += [f"code={code['code']}"] if code else []
    seen += ["number"] if _NUMBER.match(text) else []
    if lead and unit.first:
        words = fold(lead["lead"]).split()
        seen += ["lead", f"leadkind={kind_of_words(lead['lead'], draft.language)}"]
        seen += [f"lead={word[:STEM]}" for word in words[:_LEAD_WORDS]]
    return seen


def _ruled(found: Sequence[Unit], ruled: Mapping[str, Sequence[Span]]) -> list[list[str]]:
    """Return what the rules read at each unit, and how many statements of each kind they read in all."""
    counted = [f"rules {kind} {min(3, (len(spans) + 1) // 2)}" for kind, spans in sorted(ruled.items())]
    signs: list[list[str]] = [[] for _ in found]
    for kind, spans in sorted(ruled.items()):
        for span in spans:
            first = bisect_right(found, span.start, key=lambda unit: unit.span.end)
            for place in range(first, len(found)):
                if found[place].span.start >= span.end:
                    break
                signs[place].append(f"rule={'I' if found[place].span.start > span.start else 'B'} {kind}")
    return [[*(seen or ["rule=none"]), *counted] for seen in signs]


def _cued(text: str, language: str | None, found: Sequence[Unit]) -> list[list[str]]:
    folded = fold(text)
    signs: list[set[str]] = [set() for _ in found]
    patterns = [(name, cues.pattern(language, name)) for name in _LISTS]
    patterns += [(name, cues.expression(language, name)) for name in _EXPRESSIONS]
    patterns.append(("dates", cues.dates(language)))
    for place, unit in enumerate(found):
        part = folded[unit.span.start : unit.span.end]
        signs[place] |= {f"cue={name}" for name, pattern in patterns if pattern.search(part)}
    return [sorted(seen) for seen in signs]


def _with_neighbours(own: Sequence[list[str]], place: int) -> list[str]:
    seen = list(own[place])
    for step in range(-_REACH, _REACH + 1):
        if step and 0 <= place + step < len(own):
            seen += [f"{step}|{sign}" for sign in own[place + step] if sign.startswith(_SEEN)]
        elif step:
            seen.append(f"{step}|^")
    return seen
