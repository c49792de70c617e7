"""The JSON keeps its contract: keys, order, types, quotes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from analyser.model.statement import JudgedStatement, StatementKind
from analyser.reporters import json as reporter
from analyser.reporters import round_json
from analyser.reporters.smart import render_statement
from analyser.schema import OUTPUTS, schema_of
from tests.reporters._analysis import analysis, bare
from tests.reporters._round import comparison, round_of_four

KEYS = {
    "": "schema provenance document application smart links matches findings suppressed skipped failures "
    "inside criteria",
    "provenance": "version call rules_hash languages models corpus masked programme",
    "document": "name format pages characters language languages",
    "application": "action call form_id title acronym language start end duration_months lump_sum_eur national_agency "
    "organisations priorities topics fields objectives work_packages activities results indicators needs target_groups",
    "application.organisations": "id name oid country role",
    "application.fields": "id label work_package activity organisation characters limit span",
    "application.objectives": "id text work_package span",
    "application.work_packages": "id number title amount_eur objectives activities results indicators span",
    "application.activities": "id title text work_package start end venue lead participants amount_eur span",
    "application.results": "id text work_package activity span",
    "application.indicators": "id text work_package kind baseline target unit due verification span",
    "application.needs": "id text span",
    "application.target_groups": "id text span",
    "smart": "statement specific measurable achievable relevant time_bound reasons",
    "links": "source target score method",
    "matches": "left right similarity kind origin words common",
    "matches.left": "document start end quote page source place",
    "findings": "code name severity confidence message advice place evidence fingerprint source caveat",
    "findings.evidence": "start end quote page note",
    "skipped": "code reason kind",
    "failures": "code error",
}


def loaded(content: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(content)
    return value


def first(value: Any, path: str) -> Any:
    for name in path.split(".") if path else []:
        value = value[name]
        if isinstance(value, list):
            value = next(item for item in value if item.get("evidence", True))
    return value


@pytest.mark.parametrize("path", sorted(KEYS))
def test_keys_and_their_order(path: str) -> None:
    content = loaded(reporter.render(analysis(), "en"))
    assert list(first(content, path)) == KEYS[path].split()


@pytest.mark.parametrize(
    ("output", "content"),
    [
        ("check", reporter.render(analysis(), "lv")),
        ("check", reporter.render(analysis(2), "en", with_text=True)),
        ("check", reporter.render(bare(), "en")),
        ("compare", reporter.render_comparison(comparison(), "en")),
        ("round", round_json.render_round(round_of_four(), "lv")),
    ],
)
def test_outputs_are_what_the_schema_says_and_nothing_more(output: str, content: bytes) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(OUTPUTS[output])
    again = json.loads(adapter.dump_json(adapter.validate_json(content, strict=True)))
    if output == "check" and "text" not in loaded(content)["document"]:
        del again["document"]["text"]
    assert again == loaded(content)


def test_a_judged_statement_is_what_the_schema_says() -> None:
    judged = JudgedStatement(
        text="80 of 100 teachers pass.",
        language="en",
        kind=StatementKind.OBJECTIVE,
        specific=True,
        measurable=True,
        time_bound=None,
        reasons=(("measurable", "It names a quantity."),),
    )
    adapter: TypeAdapter[Any] = TypeAdapter(OUTPUTS["smart"])
    line = render_statement(judged, None, "json")
    assert json.loads(adapter.dump_json(adapter.validate_json(line, strict=True))) == loaded(line)


@pytest.mark.parametrize("output", sorted(OUTPUTS))
def test_schemas_require_every_key_but_the_text(output: str) -> None:
    schema = schema_of(output)
    assert schema["$schema"].startswith("https://json-schema.org/")
    for name, part in {"": schema, **schema.get("$defs", {})}.items():
        optional = set(part.get("properties", {})) - set(part.get("required", []))
        assert optional == ({"text"} if name == "DocumentOut" else set())


def test_quotes_are_the_text_at_their_offsets() -> None:
    content = loaded(reporter.render(analysis(3), "en", with_text=True))
    text = content["document"]["text"]
    quotes = [one for finding in content["findings"] for one in finding["evidence"]]
    quotes += [match["left"] for match in content["matches"]]
    assert quotes
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in quotes)


def test_amounts_are_whole_numbers_unless_there_are_cents() -> None:
    known = analysis()
    assert known.application
    whole = loaded(reporter.render(known, "en"))["application"]
    assert repr(whole["lump_sum_eur"]) == "250000"
    assert repr(whole["activities"][0]["amount_eur"]) == "52500"
    cents = replace(known, application=replace(known.application, lump_sum_eur=120000.5))
    assert loaded(reporter.render(cents, "en"))["application"]["lump_sum_eur"] == 120000.5


def test_not_computed_is_null_and_computed_but_empty_is_a_list() -> None:
    nothing = loaded(reporter.render(bare(), "en"))
    assert nothing["application"] is nothing["links"] is nothing["matches"] is None
    empty = loaded(reporter.render(replace(bare(), links=(), matches=()), "en"))
    assert empty["links"] == empty["matches"] == []


def test_strange_characters_of_a_draft_stay_valid_json() -> None:
    known = analysis()
    strange = replace(known.document, name='a"\\\u2028\udc80.txt')
    assert loaded(reporter.render(replace(known, document=strange), "en"))["document"]["name"] == strange.name
