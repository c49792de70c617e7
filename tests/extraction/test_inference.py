"""Labels in a language no catalogue knows: guessed by order and length, never with full confidence."""

from __future__ import annotations

import codecs

from analyser.extraction.catalogue import Kind, Tier, load
from tests.extraction.drafts import application, built, fields, text

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
    right = [name for n, name in enumerate(asked) if answers.get((name, None)) == f"Vastus number {n}."]
    assert len(right) >= 0.85 * len(asked)


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
