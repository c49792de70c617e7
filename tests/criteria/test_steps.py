"""What is a step and what is only declared, where it stands, and what an assessor is shown."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser import calls, criteria
from analyser.config import Config
from analyser.criteria.elements import ALL
from analyser.languages import pack
from analyser.model.application import Application, Field, Organisation
from analyser.model.document import Document
from analyser.model.finding import Confidence, Term
from analyser.model.observation import NOT_JUDGED, Observation
from analyser.model.span import Span

GREEN = "environment-not-addressed"


def observed(*answers: tuple[str, str], action: str = "KA220-SCH", language: str = "en") -> tuple[Observation, ...]:
    document, application = draft(*answers, action=action, language=language)
    return criteria.observe(document, application, language, Config())


def draft(*answers: tuple[str, str], action: str, language: str) -> tuple[Document, Application]:
    text, fields = "", []
    for question, answer in answers:
        span = Span(len(text), len(text) + len(answer))
        fields.append(Field(id=question, label="", span=span, characters=len(answer)))
        text += answer + "\n"
    return Document("draft.txt", "txt", text), Application(action=action, language=language, fields=tuple(fields))


def kinds(found: tuple[Observation, ...]) -> set[str]:
    return {one.kind for one in found}


def test_a_step_elsewhere_in_the_draft_counts() -> None:
    declared = ("management.green", "We are committed to sustainability.")
    travel = (
        "partnership.coordination",
        "The twelve partners of Riga and Tartu travel to both meetings by night train.",
    )
    assert GREEN in kinds(observed(declared))
    told = [one for one in observed(declared, travel) if one.kind == GREEN]
    assert [one.confidence for one in told] == [Confidence.LOW]
    assert len(told[0].related) == 1


def test_what_organisations_are_is_no_step() -> None:
    declared = ("management.green", "We are committed to sustainability.")
    past = (
        "organisation.experience",
        "Since 2015 all teachers of Riga and Tartu have travelled to fairs by night train.",
    )
    assert GREEN in kinds(observed(declared, past))


def test_parts_of_a_combined_answer_are_told_apart() -> None:
    answer = (
        "Inclusion: an interpreter for sign language joins both trainings. Environment: we care about our planet. "
        "Digital: learners hand in drawings on Moodle every Friday. Participation: the pupil council votes in May."
    )
    found = [one for one in observed(("relevance.horizontal", answer), action="KA210-SCH") if one.kind.startswith(
        ("inclusion", "environment", "digital", "participation"))]  # fmt: skip
    assert [(one.kind, answer[one.span.start : one.span.end]) for one in found if one.span] == [
        (GREEN, "Environment: we care about our planet.")
    ]


def test_a_form_that_is_not_public_is_not_said_to_lack_a_section() -> None:
    answers = [("relevance.objectives", "Forty teachers learn to lead a lesson."), ("partnership.tasks", "Riga leads."),
               ("activity.content", "A course of five days."), ("impact.wider", "Many schools gain.")]  # fmt: skip
    found = observed(*answers, action="KA240-SCH")
    reasons = {dict(one.values)["reason"] for one in found if one.kind == NOT_JUDGED}
    assert reasons == {"The form of this action is not public, so where this should stand is not known."}
    assert GREEN not in kinds(found)


def test_a_sharing_plan_names_what_is_missing() -> None:
    (found,) = [
        one
        for one in observed(("impact.dissemination", "We send the cards to 25 schools by post."))
        if one.kind == "sharing-plan-incomplete"
    ]
    assert dict(found.values)["parts"] == (Term("at what time"),)


@pytest.mark.parametrize("code", ["en", "lv"])
def test_every_topic_has_its_cues(code: str) -> None:
    for element in ALL:
        assert pack(code).phrases(f"{element.topic}_aspects"), element.topic
    table = tomllib.loads(resources.files("analyser.criteria").joinpath("elements.toml").read_text(encoding="utf-8"))
    named = {entry["cues"] for entry in table.values() if "cues" in entry}
    assert not [name for name in named if not pack(code).phrases(name)]


def test_every_element_of_the_call_is_sought() -> None:
    table = tomllib.loads(resources.files("analyser.criteria").joinpath("elements.toml").read_text(encoding="utf-8"))
    asked = {
        text
        for call in calls.load()
        for action in call.actions
        for criterion in action.criteria
        for text in criterion.elements
    }
    assert asked == set(table) - {"codes"}


def test_an_assessor_is_shown_the_passage_that_answers() -> None:
    green = "Partners travel by night train and cook from the garden."
    call = calls.year(2026)
    assert call is not None
    rules = call.action("KA220-SCH")
    document, application = draft(("management.green", green), action="KA220-SCH", language="en")
    views = criteria.views(document, application, "en", rules, (), Config())
    design = dict(next(view for view in views if view.criterion.id == "design").elements)
    assert [document.quote(span) for span in design["Environmentally friendly practices"]] == [green]
    assert design["Participation and civic engagement"] == ()


def test_the_answer_to_the_very_question_is_shown_first() -> None:
    green = "Partners travel by night train and cook from the garden."
    other = "In the training all 24 teachers travel by night train, share one bus and print nothing in June 2027."
    call = calls.year(2026)
    assert call is not None
    document, application = draft(
        ("wp.activities_content", other), ("management.green", green), action="KA220-SCH", language="en"
    )
    views = criteria.views(document, application, "en", call.action("KA220-SCH"), (), Config(), call)
    design = dict(next(view for view in views if view.criterion.id == "design").elements)
    assert document.quote(design["Environmentally friendly practices"][0]) == green


@pytest.mark.parametrize(("country", "applies"), [("EL", False), ("GE", True)])
def test_what_only_partners_from_third_countries_answer_does_not_apply_without_one(country: str, applies: bool) -> None:
    call = calls.year(2026)
    assert call is not None
    document, known = draft(("partnership.formation", "We met."), action="KA220-SCH", language="en")
    application = replace(
        known,
        organisations=tuple(
            Organisation(id=f"P{n}", name=f"School {n}", country=code, span=Span(0, 1))
            for n, code in enumerate(("LV", country), start=1)
        ),
    )
    views = criteria.views(document, application, "en", call.action("KA220-SCH"), (), Config(), call)
    idle = dict(next(view for view in views if view.criterion.id == "partnership").idle)
    assert ("A partner from a third country adds essential value" in idle) is not applies


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["We care.", "Environment: trains.", "12 %", "\n", " – ", "ā", "By train", "vide"]), max_size=12
    )
)
def test_spans_lie_in_the_draft(pieces: list[str]) -> None:
    text = "".join(pieces) + "."
    for one in observed(("relevance.horizontal", text), action="KA210-SCH"):
        assert one.span is None or (one.span.end <= len(text) and len(one.span) > 0)


@pytest.mark.parametrize(
    ("language", "headed", "bare"),
    [
        (
            "en",
            "Environment: crews of twelve pupils repair forty old oars and travel to both harbours by night train.",
            "Digital tools take an ever larger place in our life, and the partners will keep them in mind.",
        ),
        (
            "lv",
            "Vide: divpadsmit skolēnu komandas salabo četrdesmit vecus airus un uz abām ostām brauc ar nakts vilcienu.",
            "Digitālā vide mūsu dzīvē ieņem arvien lielāku vietu, un partneri tās iespējas ņems vērā.",
        ),
    ],
)
def test_an_aspect_without_a_head_among_headed_ones_is_judged(language: str, headed: str, bare: str) -> None:
    found = observed(("relevance.horizontal", f"{headed}\n{bare}"), action="KA210-SCH", language=language)
    told = [one for one in found if one.kind == "digital-not-addressed"]
    assert [one.span.start > len(headed) for one in told if one.span] == [True]


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("en", "We hope that much will continue. During the project the Alder School keeps the four boats in Sligo."),
        ("lv", "Ceram, ka daudz kas turpināsies. Projekta laikā četras laivas Rojā glabā Krasta skola."),
        ("en", "The experience gained will stay with the people who took part, the good relations between the harbours "
               "will continue, and the partners will look for ways to go on using the results."),
        ("lv", "Iegūtā pieredze paliks cilvēkos, labās attiecības turpināsies, un partneri meklēs iespējas rezultātus "
               "lietot arī turpmāk."),
    ],
)  # fmt: skip
def test_what_is_done_in_the_course_of_the_project_and_good_will_are_no_use_after_it(
    language: str, answer: str
) -> None:
    assert "no-use-after-the-end" in kinds(observed(("impact.sustainability", answer), language=language))
