"""Kill -9 while the corpus is written and while a round is scanned: `python -m tests.evaluation.crash --times 50`.

A child adds documents and says after each one that it is added; it is killed at a random moment.
Then the store must open, verify must find no fault, and nothing that was said to be added may be
missing or changed. The search copy is made by the child as well, so that it is killed there too.
A scan of a small round is killed at a random moment of its course as well, then run again: it
must go on, and every file of its reports must be the same, byte for byte, as after a scan that
nothing interrupted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import multiprocessing.process
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from analyser.model.document import Document
from analyser.originality.corpus import open_corpus
from analyser.originality.draft import Draft
from tests.evaluation.report import write

SEED = 5
FOLDER = Path(__file__).resolve().parents[2]


def document(number: int) -> Document:
    """Return an invented document that depends on its number only."""
    rng = random.Random(number)
    words = " ".join(f"{rng.choice('bdfgklmnprst')}{rng.choice('aeiou')}{rng.randrange(999)}" for _ in range(2000))
    return Document(f"d{number:05}", "txt", words)


def child(folder: Path, first: int) -> None:
    """Add documents without end and renew the search copy now and then."""
    with open_corpus(folder, create=True) as corpus:
        number = first
        while True:
            one = document(number)
            corpus.add(Draft(one.name, one), round="crash")
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            if number % 3 == 0:
                corpus.search_copy()
            number += 1


def once(folder: Path, first: int, seconds: float) -> tuple[list[int], list[str]]:
    """Let a child add for some time, kill it; return what it said was added, and the faults."""
    command = [sys.executable, "-m", "tests.evaluation.crash", "--child", str(folder), "--first", str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline()]
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    added = [int(line) for line in said if line.endswith("\n") and line.strip()]
    return added, faults(folder, added)


def faults(folder: Path, added: list[int]) -> list[str]:
    """Return what is wrong with the store."""
    with open_corpus(folder) as corpus:
        checked = corpus.verify()
        found = [*checked.faults, *(line for line in checked.repaired if "damaged" in line or "differed" in line)]
        texts = {entry.name: entry.digest for entry in corpus.documents()}
    from analyser.originality.index.record import digest

    for number in added:
        one = document(number)
        if texts.get(one.name) != digest(one.text):
            found.append(f"{one.name} was lost or changed")
    return found


def texts() -> dict[str, str]:
    """Return the drafts of a small round by name: two share their text."""
    plain = sorted((FOLDER / "corpora" / "samples" / "round").glob("ka210*.txt")) + sorted(
        (FOLDER / "corpora" / "samples" / "round").glob("ka210*.md")
    )
    found = {path.name: path.read_text(encoding="utf-8") for path in plain}
    return {**found, "copy.txt": next(iter(found.values())).replace("0058", "0059"), "word.txt": document(7).text}


def scanned(folder: Path, out: Path) -> multiprocessing.process.BaseProcess:
    """Start a scan in a process forked from this one, which has everything imported already."""
    process = multiprocessing.get_context("fork").Process(target=_scan, args=(folder, out))
    process.start()
    return process


def _scan(folder: Path, out: Path) -> None:
    from analyser.cli import cli

    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    cli.main(["scan", str(folder), "--out", str(out), "--jobs", "2", "--fail-on", "never"])


def warm(folder: Path) -> None:
    """Import and load here what every scan needs."""
    import_module("analyser.cli.reports")
    from analyser.pipeline import analyse

    for path in sorted(folder.iterdir()):
        analyse(path)


def contents(out: Path) -> dict[str, bytes]:
    """Return every file of a folder of reports, those kept for going on left out."""
    files = (path for path in out.rglob("*") if path.is_file())
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in files
        if path.relative_to(out).parts[0] != ".checkpoints"
    }


@dataclass(slots=True)
class Scans:
    """Scans killed: after how many seconds, how many drafts had their facts kept, what was wrong."""

    whole: float = 0.0
    kills: int = 0
    kept: list[int] = field(default_factory=list)
    reported: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def scans(times: int) -> Scans:
    """Kill scans at random moments, go on, and compare with one that nothing interrupted."""
    rng, found = random.Random(SEED), Scans()
    with tempfile.TemporaryDirectory() as place:
        drafts = Path(place) / "drafts"
        drafts.mkdir()
        for name, text in texts().items():
            (drafts / name).write_text(text, encoding="utf-8")
        warm(drafts)
        before = time.monotonic()
        scanned(drafts, Path(place) / "whole").join()
        found.whole = time.monotonic() - before
        expected = contents(Path(place) / "whole")
        while found.kills < times:
            out = Path(place) / f"out{found.kills}"
            process = scanned(drafts, out)
            process.join(rng.uniform(0.0, found.whole))
            if process.is_alive():
                process.kill()
                process.join()
                found.kills += 1
                found.kept.append(len(list((out / ".checkpoints").glob("*.json"))))
                found.reported.append(len(list(out.glob("*.html"))))
            again = scanned(drafts, out)
            again.join()
            if again.exitcode != 0:
                found.faults.append(f"the scan after kill {found.kills} ended with {again.exitcode}")
            got = contents(out)
            for name in sorted({*got, *expected}):
                if got.get(name) != expected.get(name):
                    found.faults.append(f"{name} differs after kill {found.kills}")
            shutil.rmtree(out)
    return found


def adds(times: int) -> tuple[list[int], list[str]]:
    """Kill additions at random moments; return what was said to be added, and the faults."""
    rng = random.Random(SEED)
    added: list[int] = []
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(times):
            said, wrong = once(Path(folder), len(added) * 2 + 1, rng.uniform(0.0, 0.4))
            added += said
            found += [*wrong, *(faults(Path(folder), added) if wrong else [])]
        found += faults(Path(folder), added)
    return added, found


def main() -> None:
    """Kill as often as asked and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--child", type=Path)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    if options.child:
        child(options.child, options.first)
    added, wrong = adds(options.times)
    rounds = scans(options.times)
    kept = ", ".join(f"{count} drafts: {rounds.kept.count(count)}" for count in sorted(set(rounds.kept)))
    text = [
        f"`python -m tests.evaluation.crash --times {options.times}`. {' '.join((__doc__ or '').split())}",
        "",
        f"**corpus add**: killed {options.times} times; {len(added)} documents were reported added; "
        f"{len(wrong)} faults.",
        *(f"- {fault}" for fault in wrong),
        "",
        f"**scan**: killed {rounds.kills} times at moments drawn from the {rounds.whole:.1f} seconds of the whole scan "
        f"of {len(texts())} drafts; {len(rounds.faults)} faults. Facts kept when it was killed: {kept}. In "
        f"{sum(map(bool, rounds.reported))} of the kills reports were already being written.",
        *(f"- {fault}" for fault in rounds.faults),
    ]
    figures = {
        "add": {"kills": options.times, "added": len(added), "faults": wrong},
        "scan": {"kills": rounds.kills, "kept": rounds.kept, "reports": rounds.reported, "faults": rounds.faults},
    }
    write("crash", "Kill -9 during corpus add and scan", text, figures)


if __name__ == "__main__":
    main()
