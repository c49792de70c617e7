"""Links between two plain lists."""

from __future__ import annotations

from analyser.linking import trace

ACTIVITIES = ("Course for museum guides in three towns", "Writing of the handbook on soil", "Survey of 300 beekeepers")
RESULTS = ("Report on the survey of beekeepers", "Handbook on soil", "Sixty trained museum guides")


def test_each_result_goes_to_its_activity_whatever_the_order() -> None:
    found = {(link.source, link.target) for link in trace(ACTIVITIES, RESULTS, "en", semantic=False)}
    assert found == {(0, 2), (1, 1), (2, 0)}


def test_latvian_word_forms_are_no_obstacle() -> None:
    activities = ("Kursi muzeju gidiem", "Augsnes rokasgrāmatas izstrāde", "Biškopju aptauja")
    results = ("Rokasgrāmata par augsni", "Pārskats par aptauju, ko pildīja biškopji", "Apmācīti muzeja gidi")
    found = {(link.source, link.target) for link in trace(activities, results, "lv", semantic=False)}
    assert found == {(0, 2), (1, 0), (2, 1)}


def test_one_pair_and_empty_lists() -> None:
    assert trace((), RESULTS) == ()
    assert len(trace(("Handbook on soil",), ("Soil handbook",), "en", semantic=False)) == 1
