"""The call files: every value sourced, every slip named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import resources

import pytest

from analyser import calls
from analyser.errors import DataError
from analyser.model.call import ActionRules, Call, Certainty, FieldKind, Known

YEARS = [call.year for call in calls.load()]
SMALL = """
year = 2030
[sources]
guide = "Guide"
[actions.KA210]
form_is_public = true
deadline = { value = 2030-03-05, source = "guide", certainty = "official" }
[actions.KA210.form]
limits = { source = "guide", certainty = "official" }
duties = { source = "guide", certainty = "official" }
[actions.KA210.form.fields]
"context.title" = { limit = 250, must = true }
"""


def known_values(value: object, path: str = "") -> Iterator[tuple[str, Known[object]]]:
    """Yield every sourced value below a call, with its path."""
    if isinstance(value, Known):
        yield path, value
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from known_values(entry, f"{path}[{number}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from known_values(getattr(value, field.name), f"{path}.{field.name}")


def rules(action: str, year: int = 2026) -> ActionRules:
    call = calls.year(year)
    assert call is not None
    found = call.action(action)
    assert found is not None
    return found


def test_newest_year_comes_first() -> None:
    assert sorted(YEARS, reverse=True) == YEARS
    assert YEARS[0] == 2026


def test_an_unknown_year_is_none() -> None:
    assert calls.year(1999) is None


@pytest.mark.parametrize("call", calls.load(), ids=lambda call: str(call.year))
def test_every_value_has_source_and_certainty(call: Call) -> None:
    values = dict(known_values(call))
    assert len(values) >= 4
    listed = {source for _, source in call.sources}
    for path, known in values.items():
        assert known.source in listed, path
        assert isinstance(known.certainty, Certainty), path
    for action in call.actions:
        for criterion in action.criteria:
            assert criterion.source in listed


@pytest.mark.parametrize("call", calls.load(), ids=lambda call: str(call.year))
def test_every_source_is_used(call: Call) -> None:
    used = {known.source for _, known in known_values(call)}
    used |= {criterion.source for action in call.actions for criterion in action.criteria}
    assert {source for _, source in call.sources} == used


def test_values_that_are_only_remembered_are_unverified() -> None:
    call = calls.year(2026)
    assert call is not None
    weak = ("not found again", "Assumed")
    for path, known in known_values(call):
        if any(word in known.source for word in weak):
            assert known.certainty is Certainty.UNVERIFIED, path


@pytest.mark.parametrize(
    ("action", "limits"),
    [("KA210-VET", (6, 24)), ("KA220-HED", (12, 36)), ("KA240-SCH", (36, 36))],
)
def test_duration(action: str, limits: tuple[int, int]) -> None:
    known = rules(action).duration_months
    assert known is not None
    assert known.value == limits


def test_countries_of_the_programme() -> None:
    call = calls.year(2026)
    assert call is not None
    assert call.eligible_countries is not None
    assert len(call.eligible_countries.value) == 27 + 6
    assert not call.eligible_countries.value & {"GB", "CH", "UA", "BY", "RU"}


def test_the_lists_of_the_form_are_whole() -> None:
    call = calls.year(2026)
    assert call is not None
    assert call.priorities is not None
    assert call.topics is not None
    groups = [label.group for label in call.priorities.value]
    assert {group: groups.count(group) for group in groups} == {
        "HORIZONTAL": 4, "SCH": 6, "VET": 5, "ADU": 4, "HED": 4, "YOU": 3,
    }  # fmt: skip
    assert len(set(call.topics.value)) == 59


def test_criteria_add_up_to_a_hundred_points() -> None:
    for action in ("KA210", "KA220"):
        criteria = rules(action).criteria
        assert sum(criterion.points for criterion in criteria) == 100
        assert all(2 * criterion.minimum >= criterion.points for criterion in criteria)
        assert all(criterion.elements for criterion in criteria)
    assert rules("KA240").criteria == ()


def test_criteria_point_at_questions_of_the_form() -> None:
    for action in ("KA210", "KA220"):
        ids = {field.id for field in rules(action).fields}
        for criterion in rules(action).criteria:
            for pattern in criterion.fields:
                assert any(name == pattern or name.startswith(pattern.removesuffix("*")) for name in ids), pattern


def test_a_form_that_is_not_public_has_no_questions() -> None:
    assert not rules("KA240").form_is_public
    assert rules("KA240").fields == ()


def test_doubtful_limits_are_unverified() -> None:
    for name in ("organisation.presentation", "wp.activities_content", "summary.results"):
        field = rules("KA220").field(name)
        assert field is not None
        assert field.characters is not None
        assert not field.characters.firm


def test_only_texts_have_limits() -> None:
    for action in ("KA210", "KA220"):
        for field in rules(action).fields:
            assert field.characters is None or field.kind is FieldKind.TEXT


def test_little_is_known_of_2025() -> None:
    old = rules("KA220-SCH", 2025)
    assert old.lump_sums_eur is None
    assert old.deadline is None
    assert [field.id for field in old.fields] == ["wp.indicators"]


def test_every_title_belongs_to_a_question() -> None:
    assert all(title[0].isupper() and len(title) < 60 for title in calls.titles().values())


def test_a_small_file_is_read() -> None:
    call = calls.read(SMALL, "2030.toml", {"context.title": "Project title"})
    deadline = call.actions[0].deadline
    assert deadline is not None
    assert deadline.value == date(2030, 3, 5)
    assert call.actions[0].fields[0].title == "Project title"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("year = 2030", "year = 'x'", "year is not of the type int"),
        ('guide = "Guide"', 'other = "Guide"', "names 'guide', which is not listed in [sources]"),
        ('certainty = "official" }\n[actions', 'certainty = "sure" }\n[actions', "is 'sure', not one of official"),
        ('05, source = "guide"', "05", "deadline.source is missing"),
        ("2030-03-05", '"soon"', "deadline.value is not understood"),
        ("value = 2030-03-05, ", "", "deadline.value is missing"),
        ("deadline =", "dead_line =", "actions.KA210.dead_line is not a known key"),
        ("limit = 250", "limit = true", "context.title.limit is not of the type int"),
        ("limit = 250", "per = 'week'", "is 'week', not one of form"),
        ('"context.title"', '"context.nothing"', "has no name in titles.toml"),
        ("[sources]", "[sources", "is no TOML"),
        ("year = 2030", "", "year is missing"),
    ],
)  # fmt: skip
def test_a_slip_is_named(old: str, new: str, told: str) -> None:
    assert old in SMALL
    with pytest.raises(DataError) as caught:
        calls.read(SMALL.replace(old, new, 1), "2030.toml", {"context.title": "Project title"})
    assert told in str(caught.value)
    assert "2030.toml" in str(caught.value)


def test_every_call_file_is_loaded() -> None:
    names = [entry.name for entry in resources.files("analyser.calls").iterdir()]
    assert sorted(f"{year}.toml" for year in YEARS) == sorted(n for n in names if n[:4].isdigit())
