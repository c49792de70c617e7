"""A Dask cluster gives what processes give, and survives the loss of a worker."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from analyser import readers
from analyser.config import Config
from analyser.errors import AnalyserError, ReadError, UsageError
from analyser.execution import cluster, local
from analyser.model.analysis import Round
from analyser.pipeline import Facts, rounds, scan
from analyser.pipeline.rounds import ScanOptions
from analyser.reporters import round_json
from tests.originality.texts import text

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


def test_no_scheduler_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", "1s")
    with pytest.raises(UsageError, match="No cluster scheduler answers"):
        list(cluster.map_drafts(text_of, [Path("a")], "tcp://127.0.0.1:9"))


@pytest.mark.parametrize("wrong", ["nowhere", "", "http://[", "127.0.0.1:99999", "127.0.0.1:0", "tcp://", "ftp://a:1"])
def test_what_is_no_address_is_refused_before_anything_is_opened(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="is no address"):
        list(cluster.map_drafts(text_of, [Path("a")], wrong))
    with pytest.raises(UsageError, match="is no address"):
        list(cluster.map_values(times, 2, [1], wrong))


@pytest.mark.parametrize("right", ["tcp://10.0.0.5:8786", "dask-1.example:8786", "[::1]:8786", "ws://h:80/"])
def test_addresses_of_schedulers_are_known(right: str) -> None:
    cluster.see_address(right)


def test_an_encrypted_address_without_certificate_is_refused() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(UsageError, match="needs a certificate"):
        list(cluster.map_drafts(text_of, [Path("a")], "tls://127.0.0.1:9"))


def test_without_the_extra_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'analyser\[cluster\]'"):
        list(cluster.map_values(times, 2, [1], "tcp://127.0.0.1:9"))


def times(factor: int, item: int) -> int:
    return factor * item


def deadly(mark: Path, item: int) -> int:
    """Kill the worker, and with it what it holds, the first time."""
    if item == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item * item


def failing(_: int, item: int) -> int:
    if item == 2:
        raise ReadError("no", "hint")
    return item


def test_values_come_in_order_and_survive_the_loss_of_a_worker(address: str, tmp_path: Path) -> None:
    assert list(cluster.map_values(times, 3, range(5), address)) == [0, 3, 6, 9, 12]
    assert list(cluster.map_values(deadly, tmp_path / "mark", range(6), address)) == [0, 1, 4, 9, 16, 25]


def test_a_value_that_fails_is_never_left_out(address: str) -> None:
    with pytest.raises(ReadError):
        list(cluster.map_values(failing, 0, range(4), address))


def round_of(folder: Path) -> Path:
    folder.mkdir()
    shared = text(4, 200)
    for number in range(4):
        words = f"{text(number + 10, 200)} {shared if number % 2 else text(number + 50, 200)}"
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    return folder


def fatal_once(mark: str, job: object) -> Facts:
    """Read a draft; kill the worker the first time the second one is met."""
    if job.name == "1.txt" and not Path(mark).exists():  # type: ignore[attr-defined]
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return rounds._gather_job(job)  # type: ignore[arg-type]


def written(found: Round) -> bytes:
    return round_json.render_round(found, "en")


def test_a_scan_on_a_cluster_gives_the_same_bytes(address: str, tmp_path: Path) -> None:
    folder = round_of(tmp_path / "drafts")
    near = scan(folder, Config(), ScanOptions(jobs=2))
    assert near.matches
    assert written(scan(folder, Config(), ScanOptions(cluster=address))) == written(near)


def test_a_scan_loses_nothing_with_a_worker(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = round_of(tmp_path / "drafts")
    near = scan(folder, Config(), ScanOptions(jobs=1))
    mark = tmp_path / "mark"
    dying = partial(fatal_once, str(mark))
    monkeypatch.setattr(rounds, "_mapped", lambda _, jobs, how, step: cluster.map_drafts(dying, jobs, how.cluster))
    assert written(scan(folder, Config(), ScanOptions(cluster=address))) == written(near)
    assert mark.exists()
