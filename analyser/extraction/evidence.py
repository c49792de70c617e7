"""Weighs how well a label in a language without a catalogue fits each element of the form.

Each kind of evidence is the logarithm of a likelihood ratio: how much likelier the label looks as it does if it is a
translation of the element than if it translates any of the form's. Lengths are those of a translation (Gale and
Church, "A program for aligning sentences in bilingual corpora", 1993), marks and words of common origin are kept
(Simard, Foster and Isabelle, "Using cognates to align sentences in bilingual corpora", 1992), what is known of the
language tells what a question is about, and vectors compare meaning where the extra is installed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
import numpy.typing as npt

from analyser import config, embedding
from analyser.extraction.asking import Asked
from analyser.extraction.catalogue import Kind
from analyser.extraction.elements import Element
from analyser.extraction.folding import bare, words
from analyser.languages import pack

Matrix = npt.NDArray[np.float64]
_MARKS = "?(:"
_COGNATE = 5
_ENGLISH = "en"
_LIKELY = 0.5
_NEAR = ("same", "other")
_PLAIN = str.maketrans({"ł": "l"})


@dataclass(frozen=True, slots=True)
class _Wording:
    """One English wording of an element, with what tells it."""

    element: int
    text: str
    notions: frozenset[str]
    cognates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of each label (rows) for each element (columns); `told` says that words or vectors are in it."""

    pairs: Matrix
    told: bool


def evidence(asked: Sequence[Asked], elements: Sequence[Element], language: str | None) -> Evidence:
    """Return how well each label fits each element of the form."""
    wordings = [_wording(at, text) for at, element in enumerate(elements) for text in element.wordings]
    stems = stems_of(language)
    labels = [one.text for one in asked]
    total = _lengths(labels, wordings) + _marks(labels, wordings) + _words(labels, wordings, stems)
    seem = np.array([one.likely for one in asked]) + (total.max(axis=1) >= _number("seeming")) >= _LIKELY
    meanings = np.zeros_like(total)
    meanings[seem] = _meanings([one for one, worth in zip(asked, seem, strict=True) if worth], wordings)
    total += meanings
    best = np.full((len(asked), len(elements)), -np.inf)
    for column, wording in enumerate(wordings):
        best[:, wording.element] = np.maximum(best[:, wording.element], total[:, column])
    best += np.array([[_answer(one, element) for element in elements] for one in asked])
    return Evidence(best, bool(stems) or bool(meanings.any()))


def _number(name: str) -> float:
    return config.default_thresholds()[f"extraction.inference-{name}"]


def _wording(element: int, text: str) -> _Wording:
    notions, rest = _told(text, stems_of(_ENGLISH))
    return _Wording(element, text, notions, frozenset(word[:_COGNATE] for word in (*rest, *_plain(text))))


def stems_of(language: str | None) -> Mapping[str, tuple[str, ...]]:
    """Return the words of a language that tell what a question is about."""
    table = pack(language).table("notions")
    return {name: entry for name, entry in table.items() if isinstance(entry, tuple)}


def _plain(text: str) -> list[str]:
    return [word.norm.translate(_PLAIN) for word in words(text)]


def _told(text: str, stems: Mapping[str, tuple[str, ...]]) -> tuple[frozenset[str], list[str]]:
    """Return what the words of a text are about, each by the longest stem, and the words that tell nothing."""
    found: set[str] = set()
    rest = []
    for word in _plain(text):
        fitting = [(len(stem), name) for name, entry in stems.items() for stem in entry if _fits(word, stem)]
        longest = max((length for length, _ in fitting), default=0)
        found |= {name for length, name in fitting if length == longest}
        if not fitting:
            rest.append(word)
    return frozenset(found), rest


def _fits(word: str, stem: str) -> bool:
    core = _core(stem)
    if stem.startswith("*"):
        return core in word if stem.endswith("*") else word.endswith(core)
    return word.startswith(core) if stem.endswith("*") else word == core


@cache
def _core(stem: str) -> str:
    return bare(stem.strip("*")).translate(_PLAIN)


def _lengths(labels: Sequence[str], wordings: Sequence[_Wording]) -> Matrix:
    """Return how well lengths fit; `spread` is that of translations, against that of the form's own wordings."""
    here = np.log([len(text) for text in labels])[:, None]
    there = np.log([len(wording.text) for wording in wordings])[None, :]
    spread, usual = _number("length-spread"), max(float(there.std()), 0.1)
    near = -0.5 * ((here - there) / spread) ** 2 - log(spread)
    any_of = -0.5 * ((here - there.mean()) / usual) ** 2 - log(usual)
    result: Matrix = np.clip(near - any_of, -_number("length-most"), _number("length-most"))
    return result


def _marks(labels: Sequence[str], wordings: Sequence[_Wording]) -> Matrix:
    """Return whether the same marks are kept: a question, two questions, a bracket, a colon."""
    total = np.zeros((len(labels), len(wordings)))
    for mark in _MARKS:
        here = np.array([min(text.count(mark), 2) for text in labels])
        there = np.array([min(wording.text.count(mark), 2) for wording in wordings])
        usual = np.array([(there == count).mean() for count in here])[:, None]
        kept = np.where(here[:, None] == there[None, :], _number("mark-kept"), 1.0 - _number("mark-kept"))
        same = _number("mark-kept") * usual + (1.0 - _number("mark-kept")) * (1.0 - usual)
        total += np.log(kept) - np.log(same)
    return total


def _words(labels: Sequence[str], wordings: Sequence[_Wording], stems: Mapping[str, tuple[str, ...]]) -> Matrix:
    """Return how well what the words tell fits: notions the language's words name, and words of common origin."""
    told = [_told(text, stems) for text in labels]
    notions = [found for found, _ in told]
    cognates = [frozenset(word[:_COGNATE] for word in rest if len(word) >= _COGNATE) for _, rest in told]
    total = _naive(cognates, [w.cognates for w in wordings], _number("cognate-kept"), present_only=True)
    if stems:
        total += _naive(notions, [w.notions for w in wordings], _number("notion-known"), present_only=False)
    return _number("word-weight") * total


def _naive(
    labels: Sequence[frozenset[str]], wordings: Sequence[frozenset[str]], known: float, *, present_only: bool
) -> Matrix:
    """Return the evidence of signs, each by itself: how often it shows where the wording has it, and where not."""
    signs = sorted({sign for wording in wordings for sign in wording})
    total = np.zeros((len(labels), len(wordings)))
    stray = _number("sign-stray")
    for sign in signs:
        has = np.array([sign in wording for wording in wordings])
        shows = np.array([sign in label for label in labels])
        likely = np.where(has, known, stray)
        usual = float(likely.mean())
        total += shows[:, None] * (np.log(likely) - log(usual))[None, :]
        if not present_only:
            total += ~shows[:, None] * (np.log(1.0 - likely) - log(1.0 - usual))[None, :]
    return total


def _meanings(asked: Sequence[Asked], wordings: Sequence[_Wording]) -> Matrix:
    """Return how near the vectors are, each side without what it has in common.

    Without the extra nothing is told, nor in a language whose vectors are near to none.
    """
    here = embedding.vectors([one.text for one in asked])
    there = embedding.vectors([wording.text for wording in wordings])
    if here is None or there is None or not len(here):
        return np.zeros((len(asked), len(wordings)))
    sure = np.array([one.likely for one in asked])
    near = _unit(here - sure @ here / sure.sum()) @ _unit(there - there.mean(axis=0)).T
    if float(np.median(near[sure >= _LIKELY].max(axis=1))) < _number("vector-least"):
        return np.zeros_like(near)
    alike, apart = (_normal(near, *(_number(f"vector-{name}{kind}") for kind in ("", "-spread"))) for name in _NEAR)
    told: Matrix = np.clip(_number("vector-weight") * (alike - apart), -_number("vector-most"), _number("vector-most"))
    return told


def _unit(rows: Matrix | npt.NDArray[np.float32]) -> Matrix:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Matrix = np.asarray(rows / np.where(length == 0, 1.0, length), dtype=np.float64)
    return result


def _normal(values: Matrix, mean: float, spread: float) -> Matrix:
    return -0.5 * ((values - mean) / spread) ** 2 - log(spread)


def _answer(asked: Asked, element: Element) -> float:
    """Return what the text below tells: more than the field takes, prose for a choice, an answer below a heading."""
    if asked.known:
        known = (element.kind, element.id) in asked.known
        return _number("known") if known else -_number("known")
    value = -_number("other-form") if element.parted else 0.0
    if element.limit is not None and asked.characters > element.limit:
        value -= _number("over-limit")
    if not element.text and asked.characters > _number("choice-characters"):
        value -= _number("prose-chosen")
    if element.kind is Kind.SECTION and asked.characters:
        value -= _number("section-answered")
    return value
