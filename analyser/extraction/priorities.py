"""The chosen priorities and topics, matched with the lists of the call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz, process

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold, words
from analyser.model.application import Priority, Topic
from analyser.model.call import Call, PriorityLabel
from analyser.model.span import Span
from analyser.statements import cues
from analyser.text.fold import fold as plain
from analyser.text.sentences import sentences

_GROUP = re.compile(r"\s*(HORIZONTAL|SCH|VET|ADU|HED|YOU)\s*:\s*", re.I)
_PIECE = re.compile(r"[^\n\t;]+")
_SENTENCE = re.compile(r"[^\W\d_][.!?]\s+\S")
"""Where a sentence ends and another begins: beside labels in sentences, what is in no list is no choice."""
_ENOUGH = 86
_MOST_WORDS = 20
_NOTHING = frozenset({"", "none", "n a", "na", "no", "ne", "nav", "not applicable"})
_TOPICS, _PRIORITY, _LONGEST_HEAD = re.compile(r"(?:topic|tema)"), re.compile(r"\bpriorit"), 5
_LONGEST_LABEL = 24
"""The longest label of the lists has 21 words."""


def priorities_of(draft: Draft) -> tuple[Priority, ...]:
    """Return the chosen priorities in order; a label that is in no list is kept with group None."""
    labels = _labels(draft)
    found: list[Priority] = []
    answers = draft.form.all("priorities.main", "priorities.additional")
    by_answer = [list(_chosen(draft, answer, [entry.label for entry in labels])) for answer in answers]
    grouped = any(label and _GROUP.match(draft.text(span)) for chosen in by_answer for span, label in chosen)
    for answer, chosen in zip(answers, by_answer, strict=True):
        if _SENTENCE.search(draft.text(answer.span)) and any(label for _, label in chosen):
            chosen = [(span, label) for span, label in chosen if label]
        for span, label in _without_labels(draft, chosen, grouped=grouped):
            known = _grouped(draft, span, [entry for entry in labels if entry.label == label])
            official = known.label if known else draft.flat(span)
            group = known.group if known else None
            main = answer.id == "priorities.main" and not any(p.main for p in found)
            if not any(p.label == official and p.group == group for p in found):
                found.append(Priority(label=official, group=group, span=span, main=main))
    return tuple(found)


def _without_labels(
    draft: Draft, chosen: list[tuple[Span, str | None]], *, grouped: bool
) -> Iterator[tuple[Span, str | None]]:
    """Yield the choices of an answer up to its topics, without the first cells of a table: "Further priority".

    Where a choice of the draft names its group ("SCH: ..."), what names none and is in no list is the head of a column.
    """
    known = any(label for _, label in chosen)
    for span, label in chosen:
        head = fold(draft.text(span))
        if known and label is None and _TOPICS.match(head):
            return
        if grouped and label is None and not _GROUP.match(draft.text(span)):
            continue
        if not (known and label is None and _PRIORITY.search(head) and len(head.split()) <= _LONGEST_HEAD):
            yield span, label


def _grouped(draft: Draft, span: Span, known: list[PriorityLabel]) -> PriorityLabel | None:
    """Return the entry of the group written before the label, else of the action's own field, else the first."""
    prefix = _GROUP.match(draft.text(span))
    sector = (draft.header.action or "").partition("-")[2]
    for group in (prefix[1].upper() if prefix else None, sector):
        match = next((entry for entry in known if entry.group == group), None)
        if match:
            return match
    return known[0] if known else None


def topics_of(draft: Draft) -> tuple[Topic, ...]:
    """Return the chosen topics in order, in the words of the list where they are in it."""
    known = [label for call in _calls(draft) for label in (call.topics.value if call.topics else ())]
    found: list[Topic] = []
    for answer in draft.form.all("priorities.topics"):
        for span, label in _chosen(draft, answer, list(dict.fromkeys(known))):
            written = label or draft.flat(span)
            if not any(topic.label == written for topic in found):
                found.append(Topic(label=written, span=span))
    return tuple(found) or tuple(_topics_told(draft, known))


def _topics_told(draft: Draft, known: list[str]) -> Iterator[Topic]:
    """Yield the topics of the list that a sentence on the choice names: "The topics are Civic engagement and ..."."""
    names = {fold(label): label for label in known}
    speaks = cues.pattern(draft.language, "names_topics")
    for answer in draft.form.all("priorities.main", "priorities.additional", "priorities.addressed"):
        for sentence in sentences(draft.text(answer.span), draft.language):
            span = sentence.shift(answer.span.start)
            if speaks.search(plain(draft.text(span))):
                yield from (Topic(label=label, span=at) for at, label in _inside(draft, span, names))


def _calls(draft: Draft) -> list[Call]:
    return [draft.call, *(c for c in draft.calls if c is not draft.call)] if draft.call else list(draft.calls)


def _labels(draft: Draft) -> list[PriorityLabel]:
    found: dict[str, PriorityLabel] = {}
    for call in _calls(draft):
        for entry in call.priorities.value if call.priorities else ():
            found.setdefault(f"{entry.group}/{entry.label}", entry)
    return list(found.values())


def _chosen(draft: Draft, answer: Answer, labels: list[str]) -> Iterator[tuple[Span, str | None]]:
    """Yield the pieces of an answer with the label each one is, or None."""
    folded = {fold(label): label for label in labels}
    asking = draft.folded("request")
    for start, end in _pieces(draft, answer.span, folded):
        span = draft.form.page.trim(start, end)
        text = draft.text(span)
        core = fold(_GROUP.sub("", text))
        if core in _NOTHING or not any(c.isalpha() for c in core):
            continue
        if core.partition(" ")[0] in asking and core not in folded:
            continue
        label = _label(core, folded) or _by_cue(core, draft.catalogue.priorities, folded)
        inner = () if label else tuple(_inside(draft, span, folded))
        if inner or label or not _tells(text):
            yield from inner or ((span, label),)


def _tells(text: str) -> bool:
    """Say whether a piece is prose about the choice rather than a label: two sentences, or a long one."""
    return len(text.split()) > _LONGEST_LABEL or _SENTENCE.search(text) is not None


def _inside(draft: Draft, span: Span, folded: dict[str, str]) -> Iterator[tuple[Span, str]]:
    """Yield the labels that stand somewhere inside a piece, as in text flattened to one line."""
    found = words(draft.form.page.text, span.start, span.end)
    joined = f" {' '.join(word.norm for word in found)} "
    hits = sorted((joined.find(f" {key} "), key) for key in folded if len(key) > 9 and f" {key} " in joined)
    reach = -1
    for at, key in hits:
        if at < reach:
            continue
        first = joined[:at].count(" ")
        count = key.count(" ") + 1
        yield Span(found[first].start, found[first + count - 1].end), folded[key]
        reach = at + len(key)


def _label(core: str, folded: dict[str, str]) -> str | None:
    exact = folded.get(core)
    if exact:
        return exact
    near = process.extractOne(core, list(folded), scorer=fuzz.ratio, score_cutoff=_ENOUGH)
    return folded[near[0]] if near else None


def _by_cue(core: str, cues: Mapping[str, tuple[tuple[str, ...], ...]], folded: dict[str, str]) -> str | None:
    """Return the label a shortened or translated piece means: all stems of a cue begin words of it."""
    found = core.split()
    if len(found) > _MOST_WORDS:
        return None
    met = {
        label: max((sum(map(len, cue)) for cue in entries if _meets(found, cue)), default=0)
        for label, entries in cues.items()
        if folded.get(fold(label))
    }
    best = max(met, key=lambda label: met[label], default=None)
    return best if best and met[best] else None


def _meets(found: list[str], cue: tuple[str, ...]) -> bool:
    return all(any(word.startswith(stem) for word in found) for stem in cue)


def _pieces(draft: Draft, span: Span, folded: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of an answer that name one choice each: lines, joined while a label goes on."""
    parts = [(span.start + m.start(), span.start + m.end()) for m in _PIECE.finditer(draft.text(span))]
    at = 0
    while at < len(parts):
        start, end = parts[at]
        best = _begun(fold(_GROUP.sub("", draft.text(Span(start, end)))), folded)
        ahead = at + 1
        while best and ahead < len(parts) and ahead < at + 4:
            longer = fold(_GROUP.sub("", draft.text(Span(start, parts[ahead][1]))))
            if not _begun(longer, folded):
                break
            end = parts[ahead][1]
            ahead += 1
        yield start, end
        at = ahead


def _begun(text: str, folded: dict[str, str]) -> bool:
    """Say whether a label of the list begins with this text."""
    return len(text) > 8 and any(label.startswith(text) for label in folded)
