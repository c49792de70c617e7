"""What every rule relies on: cards, hits, skips, failures, and values nobody confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pytest

from analyser.model.application import Application
from analyser.model.call import Certainty, Known
from analyser.model.document import Document
from analyser.model.finding import Scope, Severity
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.rules import Check, Context, RoundContext, checks, run
from analyser.rules._calendar import bounds, duration, expected_end, later
from analyser.rules._check import Hit, SkipRule, at, missing, observed, required, rule, stated
from analyser.rules._run import ABSENT, UNVERIFIED

DOCUMENT = Document("draft.txt", "txt", "Lump sum: 45 000 EUR")
WEAK = Known(5, "a memory", Certainty.UNVERIFIED)
FIRM = Known(5, "the guide", Certainty.OFFICIAL)


def check(*hits: Hit, needs: tuple[str, ...] = (), error: Exception | None = None) -> Check:
    @rule("TST001", "test-rule", severity=Severity.ERROR, message="M.", advice="A.", needs=needs)
    def function(context: Context) -> Iterator[Hit]:
        """Do something.

        Source: the test,
            in two lines
        """
        if error:
            raise error
        yield from hits

    found = function.check  # type: ignore[attr-defined]  # the decorator keeps the card on the function
    assert isinstance(found, Check)
    return found


def test_a_hit_becomes_a_finding_with_its_quote() -> None:
    outcome = run([check(at(Span(10, 16), (Span(0, 8), "Label"), amount=45))], Context(document=DOCUMENT))
    (finding,) = outcome.findings
    assert [(e.quote, e.note) for e in finding.evidence] == [("45 000", ""), ("Lump sum", "Label")]
    assert finding.values == (("amount", 45),)
    assert finding.source == "the test, in two lines"
    assert finding.severity is Severity.ERROR
    assert finding.caveat is None


def test_an_unverified_value_never_makes_an_error() -> None:
    (finding,) = run([check(missing("x", known=WEAK))], Context(document=DOCUMENT)).findings
    assert finding.severity is Severity.WARNING
    assert finding.caveat == UNVERIFIED
    assert finding.source == "a memory"


def test_an_unverified_value_does_not_raise_a_note() -> None:
    (finding,) = run([check(missing("x", known=WEAK, severity=Severity.NOTE))], Context(document=DOCUMENT)).findings
    assert finding.severity is Severity.NOTE


def test_a_firm_value_keeps_the_error() -> None:
    (finding,) = run([check(missing("x", known=FIRM))], Context(document=DOCUMENT)).findings
    assert (finding.severity, finding.caveat) == (Severity.ERROR, None)


def test_a_rule_without_its_facts_is_skipped_with_the_reason() -> None:
    context = Context(document=DOCUMENT, reasons={"rules": "No action."})
    outcome = run([check(needs=("rules",)), check(needs=("linking",))], context)
    assert [skip.reason for skip in outcome.skipped] == ["No action.", ABSENT]
    assert outcome.findings == ()


def test_a_rule_may_skip_itself() -> None:
    outcome = run([check(error=SkipRule("Nothing there."))], Context(document=DOCUMENT))
    assert [skip.reason for skip in outcome.skipped] == ["Nothing there."]


def test_a_crash_is_a_failure_and_the_rest_goes_on() -> None:
    outcome = run([check(error=ValueError("odd")), check(missing("x"))], Context(document=DOCUMENT))
    assert [failure.error for failure in outcome.failures] == ["ValueError: odd"]
    assert len(outcome.findings) == 1


def test_members_run_beside_the_findings_of_a_round() -> None:
    context = RoundContext(entries=(), applications=(), calls=())
    outcome = run([check(missing("x", members=["a", "b"]), missing("y"))], context)
    assert outcome.members == (("a", "b"), ())
    assert all(finding.evidence == () for finding in outcome.findings)


def test_an_observation_becomes_a_hit() -> None:
    seen = Observation(kind="test-rule", span=Span(10, 16), related=((Span(0, 8), "Label"),), values=(("n", 1),))
    absent = Observation(kind="test-rule", place="impact.wider")
    context = Context(document=DOCUMENT, observations={"test-rule": (seen, absent)})
    hits = list(observed(context, "test-rule"))
    assert [hit.place for hit in hits] == [None, "impact.wider"]
    assert hits[0].spans == ((Span(10, 16), ""), (Span(0, 8), "Label"))
    assert hits[1].spans == ()


def test_a_stated_fact_is_pointed_at_and_an_unplaced_one_named() -> None:
    application = Application(facts=(("context.start", Span(0, 4)),))
    assert stated(application, "context.start").spans == ((Span(0, 4), ""),)
    assert stated(application, "context.end").place == "context.end"
    assert stated(application, "context.end").spans == ()


def test_a_required_fact_is_returned_or_skipped() -> None:
    assert required(0, "no") == 0
    with pytest.raises(SkipRule):
        required(None, "no")


@pytest.mark.parametrize("one", checks(), ids=lambda one: one.rule.code)
def test_needs_are_facts_of_the_context(one: Check) -> None:
    kind = RoundContext if one.rule.scope is Scope.ROUND else Context
    assert set(one.rule.needs) <= {field.name for field in fields(kind)}


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 9, 1), 12, date(2027, 8, 31)),
        (date(2026, 9, 1), 18, date(2028, 2, 29)),
        (date(2026, 9, 1), 6, date(2027, 2, 28)),
        (date(2026, 10, 15), 24, date(2028, 10, 14)),
        (date(2026, 12, 31), 14, date(2028, 2, 28)),
    ],
)
def test_the_last_day_follows_from_start_and_duration(start: date, months: int, end: date) -> None:
    assert expected_end(start, months) == end
    assert bounds(Application(start=start, duration_months=months)) == (start, end)


def test_the_duration_follows_from_the_two_dates() -> None:
    assert duration(Application(start=date(2026, 9, 1), end=date(2028, 2, 29))) == 18
    assert duration(Application(start=date(2026, 9, 1), end=date(2027, 8, 31), duration_months=24)) == 24
    assert duration(Application(start=date(2026, 9, 1))) is None


def test_a_month_may_be_shorter() -> None:
    assert later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert later(date(2026, 3, 5), -24) == date(2024, 3, 5)
