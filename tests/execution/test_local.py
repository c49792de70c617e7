"""Drafts in parallel: order, crashes and time-outs as values, the same results for any number of jobs."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from analyser import readers
from analyser.errors import AnalyserError, DamagedFile, LimitExceeded
from analyser.execution import local


def work(item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 4:
        raise ValueError(item)
    if item == 5:
        raise DamagedFile("'draft.pdf' is damaged.", "Print it again.")
    if item == 6:
        time.sleep(60)
    time.sleep(0.02 * (7 - item))
    return item * item


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_item_has_an_outcome_in_order(jobs: int) -> None:
    seen: list[object] = []
    outcomes = list(local.map_drafts(work, range(8), jobs, seen.append, seconds=2))
    assert seen == outcomes
    assert [outcomes[i] for i in (0, 1, 2, 7)] == [0, 1, 4, 49]
    errors = [outcomes[i] for i in (3, 4, 5, 6)]
    assert [type(error) for error in errors] == [AnalyserError, AnalyserError, DamagedFile, LimitExceeded]
    assert "ValueError: 4" in str(errors[1])
    assert str(errors[2]) == "'draft.pdf' is damaged. Print it again."
    assert "longer than 2 seconds" in str(errors[3])


def read(path: Path) -> str:
    return readers.read(path).text


def test_a_worker_may_start_a_reading_child(tmp_path: Path) -> None:
    paths = []
    for number in range(3):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"draft {number}", encoding="utf-8")
        paths.append(path)
    assert list(local.map_drafts(read, paths, 2)) == ["draft 0", "draft 1", "draft 2"]


def test_nothing_to_do_is_nothing() -> None:
    assert list(local.map_drafts(work, [], 2)) == []


def level(settings: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType({"level": settings["level"] + 1})


def test_read_only_settings_travel_there_and_back() -> None:
    settings = [MappingProxyType({"level": 1}), MappingProxyType({"level": 2})]
    assert list(local.map_drafts(level, settings, 2)) == [{"level": 2}, {"level": 3}]


def scaled(factor: int, item: int) -> int:
    if item < 0:
        raise DamagedFile("no", "hint")
    return factor * item


@pytest.mark.parametrize("jobs", [1, 2])
def test_values_that_share_something_come_in_order(jobs: int) -> None:
    assert list(local.map_values(scaled, 2, range(40), jobs)) == [2 * item for item in range(40)]
    with pytest.raises(DamagedFile):
        list(local.map_values(scaled, 2, [*range(20), -1], jobs))
