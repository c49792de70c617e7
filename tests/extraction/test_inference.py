"""Labels in a language no catalogue knows: guessed by what they show and their order, never with full confidence."""

from __future__ import annotations

import codecs
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from analyser import calls, embedding, readers
from analyser.extraction import labels, lines, rewording, tables
from analyser.extraction.answers import form_of
from analyser.extraction.catalogue import Catalogue, Kind, Label, Tier, load
from analyser.extraction.inference import Inferrer
from tests.drafts.project import projects
from tests.evaluation.labels import read_below
from tests.extraction.drafts import application, built, fields, text

FORMS = Path(__file__).resolve().parents[1] / "evaluation" / "forms"
HEADER = "Call 2026 Round 1 KA2\nKA220-VET - Cooperation partnerships\n"
ONCE = ("priorities.addressed", "relevance.", "needs.", "partnership.", "impact.")


def questions() -> dict[str, str]:
    """Return the questions KA220 asks once, in a language nobody speaks, a tenth shorter than in English."""
    found: dict[str, str] = {}
    for label in load().labels:
        once = label.kind is Kind.FIELD and label.tier is Tier.OFFICIAL and label.id.startswith(ONCE)
        if once and label.form == "KA220" and label.language == "en" and len(label.words) >= 5:
            written = codecs.encode(label.text.rstrip(" .?"), "rot13")
            found.setdefault(label.id, written[: round(len(written) * 0.9)] + "?")
    ranks = load().ranks["KA220"]
    return {name: found[name] for name in sorted(found, key=lambda name: ranks.get(name, 99)) if name in ranks}


def test_translated_questions_are_aligned_by_order_and_length() -> None:
    asked = questions()
    document = text(HEADER + "".join(f"{label}\nVastus number {n}.\n" for n, label in enumerate(asked.values())))
    answers = fields(application(document, "xx"), document)
    given = {value: name for (name, _), value in answers.items()}
    read = [(name, given.get(f"Vastus number {n}.")) for n, name in enumerate(asked)]
    assert sum(name == guess for name, guess in read) >= 0.75 * len(asked)
    assert sum(guess not in (name, None) for name, guess in read) <= 1


def test_a_guess_is_never_certain() -> None:
    document = text(HEADER + "".join(f"{label}\nVastus.\n" for label in questions().values()))
    found = application(document, "xx")
    assert found.fields
    assert all(field.confidence < 1 for field in found.fields)


def test_a_few_unknown_questions_are_left_alone() -> None:
    few = list(questions().values())[:5]
    document = text(HEADER + "".join(f"{label}\nVastus number üks.\n" for label in few))
    found = application(document, "xx")
    assert not found.fields
    assert found.unrecognised


def test_without_a_known_form_nothing_is_guessed() -> None:
    document = built((1, "Needs analysis"), "Teachers lack training.", (1, "Hur?"), "Så.", (1, "Varför då?"), "Därför.")
    assert [field.id for field in application(document).fields] == ["needs.addressed"]


@pytest.mark.parametrize("language", ["de", "es", "et", "fr", "it", "lt", "pl"])
def test_a_whole_translated_form_is_read_without_vectors(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "available", lambda: False)
    table = tomllib.loads((FORMS / f"{language}.toml").read_text(encoding="utf-8"))
    rows = [(one["kind"], one["id"], one["text"]) for one in table["KA220"]["label"]]
    project = next(project for project in projects() if project.get("form") == "KA220")
    found = read_below(project, rows, language)
    assert sum(name == guess for name, guess in found.items()) >= 0.95 * len(found)
    assert not [name for name, guess in found.items() if guess not in (name, None)]


def test_a_question_behind_a_short_label_is_read_whole() -> None:
    """ "Tikslai" alone may be the objectives of the project, of a package or of the summary."""
    table = tomllib.loads((FORMS.parent / "labels.toml").read_text(encoding="utf-8"))["lt"]
    asked = {name: table[name] for name in table if name.startswith(("impact.", "summary."))}
    document = text(HEADER + "".join(f"{label}\nAtsakymas {n}.\n\n" for n, label in enumerate(asked.values())))
    found = fields(application(document, "lt"), document)
    assert [found.get((name, None)) for name in asked] == [f"Atsakymas {n}." for n in range(len(asked))]


def test_the_title_of_an_activity_is_no_label() -> None:
    document = built(
        (1, "Poreikių analizė"),
        (2, "Kokius poreikius norite patenkinti įgyvendindami projektą?"), "Mokytojams trūksta patirties.",
        (2, "Kokios yra projekto tikslinės grupės?"), "Kaimo mokyklų mokytojai.",
        (2, "Kaip nustatėte tikslinių grupių poreikius?"), "Apklausėme mokytojus.",
        (1, "Veiklos"),
        (2, "Veikla 1: Seminaras Panevėžyje"), "Mokytojai susitinka ir dirba kartu tris dienas.",
        (2, "Veikla 2: Dirbtuvės Alytuje"), "Mokiniai ir mokytojai kuria pamokas.",
        running=("Call 2026 Round 1 KA2", "KA210-SCH - Small-scale partnerships"),
    )  # fmt: skip
    found = application(document, "lt")
    assert [a.title for a in found.activities] == ["Seminaras Panevėžyje", "Dirbtuvės Alytuje"]


def without(language: str) -> Catalogue:
    """Return the catalogue as if nobody had written down the wordings of a language."""
    full = load()
    kept = tuple(label for label in full.labels if label.language != language)
    exact: dict[str, tuple[Label, ...]] = {}
    openings: dict[tuple[str, ...], tuple[Label, ...]] = {}
    first: dict[str, tuple[Label, ...]] = {}
    for label in kept:
        exact[label.folded] = (*exact.get(label.folded, ()), label)
        first[label.words[0]] = (*first.get(label.words[0], ()), label)
        if len(label.words) >= 4:
            openings[label.words[:3]] = (*openings.get(label.words[:3], ()), label)
    cues = tuple(entry for entry in full.cues if entry.language != language)
    return replace(full, labels=kept, exact=exact, openings=openings, first=first, cues=cues)


@pytest.mark.slow
def test_a_latvian_form_read_without_latvian_wordings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure behind the threshold of density: 17 of 19 guesses right."""
    path = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "round" / "ka220-vet-lv-zala-darbnica.docx"
    document = readers.read(path)
    page, rules = lines.read(document), calls.load()[0].action("KA220")
    assert rules is not None
    truth = {a.label_span: a.id for a in form_of(page, load(), tables.tables(document, page, load()), "KA220").answers}
    foreign = without("lv")
    monkeypatch.setattr(labels, "load", lambda: foreign)
    monkeypatch.setattr(rewording, "load", lambda: foreign)
    labels._pool.cache_clear()
    rewording._index.cache_clear()
    found = tables.tables(document, page, foreign)
    form = form_of(page, foreign, found, "KA220", Inferrer(foreign, rules))
    guessed = [a for a in form.answers if a.confidence < 0.9 and a.label_span in truth]
    labels._pool.cache_clear()
    rewording._index.cache_clear()
    right = sum(truth.get(answer.label_span) == answer.id for answer in guessed)
    assert len(guessed) >= 15
    assert right >= 0.85 * len(guessed)
