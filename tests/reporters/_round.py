"""A hand-built round and comparison."""

from __future__ import annotations

from analyser.model.analysis import Comparison, Entry, FailedDraft, Provenance, Round, RoundFinding, Side
from analyser.model.finding import Failure, Finding, Rule, Scope, Severity, Skip
from analyser.model.match import Family, Match, MatchKind, Origin, Passage
from analyser.model.span import Span
from tests.reporters._analysis import Draft, match

NAMES = ("alpha.docx", "beta.pdf", "north/gamma.odt", "delta.txt")
SENTENCE = "The partners meet every month and keep a shared list of tasks."
RULE = Rule(
    code="RND001",
    name="same-consortium-twice",
    severity=Severity.ERROR,
    message="The same consortium stands behind {count} applications.",
    advice="Withdraw all but one.",
    scope=Scope.ROUND,
)


def _entry(name: str, errors: int) -> Entry:
    return Entry(
        name=name,
        report=name.rpartition(".")[0].replace("/", "--") + ".html",
        action="KA220-VET",
        title=f"Project of {name}",
        form_id="KA220-VET-1A2B3C4D",
        coordinator="Kurzemes Tehnikums",
        errors=errors,
        warnings=12,
        notes=3,
    )


def _shared(left: str, right: str, words: int) -> Match:
    return Match(
        left=Passage(left, Span(0, len(SENTENCE)), SENTENCE, 2),
        right=Passage(right, Span(40, 40 + len(SENTENCE)), SENTENCE, None),
        similarity=1.0,
        kind=MatchKind.VERBATIM,
        origin=Origin.ROUND,
        words=words,
        common=2,
    )


def round_of_four() -> Round:
    finding = Finding(code="RND001", severity=Severity.ERROR, values=(("count", 2),), source="call 2026")
    return Round(
        applications=tuple(_entry(name, number) for number, name in enumerate(NAMES)),
        matches=(
            _shared(NAMES[0], NAMES[1], 120),
            _shared(NAMES[0], NAMES[1], 85),
            _shared(NAMES[1], NAMES[2], 40),
        ),
        families=(
            Family("application", (NAMES[0], NAMES[1]), 0.41),
            Family("answer", (f"{NAMES[0]}#relevance.innovation", f"{NAMES[1]}#relevance.innovation"), 0.9),
        ),
        titles=(("relevance.innovation", "Innovation"),),
        findings=(RoundFinding(finding=finding, members=(NAMES[0], NAMES[1])),),
        skipped=(Skip("RND003", "How many applications are allowed is not known."),),
        failures=(Failure("RND004", "ValueError: a fault of the program"),),
        failed=(
            FailedDraft(name="broken.pdf", error="'broken.pdf' is damaged: the reader crashed on it. Print it again."),
        ),
        rules=(RULE,),
        provenance=Provenance(version="0.1.0", call=2026, rules_hash="0123456789abcdef", languages=("en",)),
    )


def comparison() -> Comparison:
    return Comparison(
        left=Side(name="green-joints.pdf", characters=1200),
        right=Side(name="other-draft.docx", characters=900),
        matches=(match(Draft()),),
    )
