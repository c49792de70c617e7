"""Whatever the draft, extraction gives facts whose spans quote it, and the same facts each time."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyser import calls
from analyser.extraction import extract
from analyser.extraction.catalogue import load
from tests.extraction.drafts import text

LABELS = [label.text for label in load().labels]
STRUCTURE = [
    "Work package n°2 - Kit",
    "WP3: Pilot (60 000 EUR)",
    "Darba pakotne Nr. 4 - Izplatīšana",
    "ACTIVITY 1",
    "Activity Details (Workshop (short) in Riga)",
    "Applicant - Rīga School (E10000001 - LV)",
    "Undefined partner organisation",
    "Vilnius Centre (E1000002 - LT)",
    "Table of contents",
    "Context 3",
    "Total 250 000,00 EUR",
]
PROSE = [
    "O1: 40 teachers use the kit by month 12.",
    "- VET teachers\n• learners",
    "Venue: Riga, Latvia",
    "01/09/2026 24 months 31/08/2028",
    "The partners meet twice (see WP2). Results: a handbook; a course.",
    "",
    " \t ",
    "12",
    "Kas? Ko? Kad?",
    "(((",
]
PIECES = st.sampled_from(LABELS) | st.sampled_from(STRUCTURE) | st.sampled_from(PROSE) | st.text(max_size=40)
DRAFTS = st.lists(PIECES, max_size=25).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", " ", ": "]).map(lambda joint: joint.join(pieces))
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DRAFTS, st.sampled_from(["en", "lv", "de", None]))
def test_spans_lie_in_the_text_and_quote_it(draft: str, language: str | None) -> None:
    document = text(draft)
    found = extract(document, calls.load(), language=language)
    if found.application is None:
        assert found.reason
        return
    application = found.application
    spans = [field.span for field in application.fields] + [span for _, span in application.facts]
    spans += [o.span for o in application.organisations] + [a.span for a in application.activities]
    spans += [p.span for p in application.work_packages] + list(application.unrecognised)
    assert all(span.end <= len(draft) for span in spans)
    assert all(document.quote(o.span) == o.text for o in application.objectives)
    assert all(document.quote(r.span) == r.text for r in application.results)
    assert all(document.quote(i.span) == i.text for i in application.indicators)
    owners = {p.id for p in application.work_packages} | {a.id for a in application.activities}
    owners |= {o.id for o in application.organisations}
    assert {field.owner for field in application.fields if field.owner is not None} <= owners
    assert extract(document, calls.load(), language=language) == found
