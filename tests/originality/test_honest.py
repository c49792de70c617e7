"""Six drafts by different authors share the form and nothing else; what is planted in them is found."""

from __future__ import annotations

import itertools
import random
import re
from pathlib import Path

import pytest

from analyser import calls, compare, extraction, readers
from analyser.config import Config
from analyser.model.match import Match, MatchKind
from analyser.model.span import Span
from analyser.originality import Draft, round_matches
from analyser.text import detect

FOLDER = Path(__file__).parent / "honest"
DRAFTS = sorted(FOLDER.iterdir())
WELDING, REPAIR, BAKERY, JOINERY = (
    next(path for path in DRAFTS if name in path.stem) for name in ("warm-joints", "second-spark", "rudzu", "zagis")
)
ENGLISH = ("In January 2026 the centre in Limerick", "cannot pass its power bill on to its customers.")
LATVIAN = ("2025. gada rudenī mācību ceptuvē", "ja skaitļi ir acu priekšā.")
TRANSLATED = (
    "2026. gada janvārī Limerikas centrs par elektrību un aizsarggāzi samaksāja 41 000 eiro, divreiz vairāk nekā "
    "pirms četriem gadiem. Kad meistari salīdzināja darba vietas, viņi atklāja, ka labākais māceklis tam pašam "
    "savienojumam patērēja par trešdaļu mazāk enerģijas nekā vidējais. Atšķirību radīja sagatavošanās, pieķeršanas "
    "punktu secība un ieradums neatstāt mašīnu tukšgaitā. Šādus ieradumus var iemācīties. Mūsu mācekļu darba devēji "
    "tos prasa, jo maza darbnīca nevar savu elektrības rēķinu nodot tālāk klientiem."
)


def read(path: Path) -> Draft:
    document = readers.read(path)
    language, _ = detect.languages(document)
    application = extraction.extract(document, calls.load(), language=language).application
    assert application is not None
    return Draft(path.name, document, application, application.language or language)


@pytest.mark.parametrize("pair", list(itertools.combinations(DRAFTS, 2)), ids=str)
def test_two_honest_drafts_share_nothing(pair: tuple[Path, Path]) -> None:
    assert compare(*pair).matches == ()


def test_a_round_of_honest_drafts_shares_nothing() -> None:
    found = round_matches([read(path) for path in DRAFTS], None, Config())
    assert (found.matches, found.families) == ((), ())


def part(path: Path, ends: tuple[str, str]) -> str:
    whole = path.read_text(encoding="utf-8")
    start = whole.index(ends[0])
    return whole[start : whole.index(ends[1], start) + len(ends[1])]


def edited(passage: str, rate: float) -> str:
    """Return a passage with a share of its words, drawn at random, written backwards."""
    rng, found = random.Random(2), passage.split()
    changed = rng.sample(range(len(found)), round(rate * len(found)))
    return " ".join(word[::-1] if number in changed else word for number, word in enumerate(found))


def reordered(passage: str) -> str:
    found = re.split(r"(?<=\.) (?=[A-ZŠ])", passage)
    return " ".join([*found[1::2], *found[::2]])


def planted(path: Path, passage: str, folder: Path) -> tuple[Path, Span]:
    """Write a draft with a passage put in front of an answer; return the file and where the passage is."""
    whole = path.read_text(encoding="utf-8")
    first = next(
        found.start() for found in re.finditer(r"(?m)^[^#|\n].{250,}$", whole) if found.start() > len(whole) // 3
    )
    file = folder / f"planted{path.suffix}"
    content = f"{whole[:first]}{passage} {whole[first:]}"
    file.write_text(content, encoding="utf-8")
    start = content.index(passage)
    return file, Span(start, start + len(passage))


def likeness(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def found_in(source: Path, file: Path) -> Match:
    (match,) = compare(source, file).matches
    return match


PLANTS = {
    "word for word": (0.0, MatchKind.VERBATIM),
    "4 % replaced": (0.04, MatchKind.VERBATIM),
    "15 % replaced": (0.15, MatchKind.NEAR),
    "30 % replaced": (0.3, MatchKind.NEAR),
}


@pytest.mark.parametrize(("source", "target", "ends"), [(WELDING, REPAIR, ENGLISH), (BAKERY, JOINERY, LATVIAN)])
@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_section_is_found_where_it_stands(
    tmp_path: Path, source: Path, target: Path, ends: tuple[str, str], kind: str
) -> None:
    rate, expected = PLANTS[kind]
    passage = part(source, ends)
    file, place = planted(target, edited(passage, rate), tmp_path)
    match = found_in(source, file)
    assert likeness(match.right.span, place) > 0.85
    assert likeness(match.left.span, _place(source, passage)) > 0.85
    assert match.kind is expected
    rounded = round_matches([read(source), read(file)], None, Config()).matches
    assert [(one.left.span, one.right.span) for one in rounded] == [(match.left.span, match.right.span)]


def _place(path: Path, passage: str) -> Span:
    start = path.read_text(encoding="utf-8").index(passage)
    return Span(start, start + len(passage))


@pytest.mark.parametrize(("source", "target", "ends"), [(WELDING, REPAIR, ENGLISH), (BAKERY, JOINERY, LATVIAN)])
def test_sentences_in_another_order_are_found(
    tmp_path: Path, source: Path, target: Path, ends: tuple[str, str]
) -> None:
    file, place = planted(target, reordered(part(source, ends)), tmp_path)
    matches = compare(source, file).matches
    assert matches
    assert all(match.right.span.overlaps(place) for match in matches)


@pytest.mark.parametrize("words", [25, 60])
def test_a_short_paragraph_is_shown_by_compare(tmp_path: Path, words: int) -> None:
    passage = " ".join(part(WELDING, ENGLISH).split()[:words])
    file, place = planted(REPAIR, f"{passage}.", tmp_path)
    assert likeness(found_in(WELDING, file).right.span, place) > 0.9


def test_a_translated_section_is_found_where_it_stands(tmp_path: Path) -> None:
    file, place = planted(JOINERY, TRANSLATED, tmp_path)
    match = found_in(WELDING, file)
    assert match.kind is MatchKind.TRANSLATION
    assert likeness(match.right.span, place) > 0.9
    assert likeness(match.left.span, _place(WELDING, part(WELDING, ENGLISH))) > 0.9
