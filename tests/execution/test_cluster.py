"""A Dask cluster gives what processes give, and survives the loss of a worker."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyser import readers
from analyser.errors import AnalyserError, ReadError, UsageError
from analyser.execution import cluster, local

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as running:
        yield running.scheduler_address


def text_of(path: Path) -> str:
    return readers.read(path).text


def fragile(path: Path) -> str:
    """Kill the worker the first time this draft is met."""
    mark = path.with_suffix(".met")
    if path.stem == "1" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return text_of(path)


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    found = []
    for number in range(4):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"draft {number}" if number != 2 else " ", encoding="utf-8")
        found.append(path)
    return found


def test_a_cluster_gives_what_processes_give(address: str, paths: list[Path]) -> None:
    seen: list[object] = []
    far = list(cluster.map_drafts(text_of, paths, address, seen.append))
    near = list(local.map_drafts(text_of, paths, 2))
    assert [str(outcome) for outcome in far] == [str(outcome) for outcome in near] == [str(s) for s in seen]
    assert isinstance(far[2], ReadError)


def test_the_draft_of_a_lost_worker_is_done_by_another(address: str, paths: list[Path]) -> None:
    outcomes = list(cluster.map_drafts(fragile, paths, address))
    assert [str(o) for o in outcomes if not isinstance(o, AnalyserError)] == ["draft 0", "draft 1", "draft 3"]


def test_no_scheduler_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="No cluster scheduler answers"):
        list(cluster.map_drafts(text_of, [Path("a")], "tcp://127.0.0.1:9"))
