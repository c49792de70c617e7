"""Kill -9 while the corpus is written: `python -m tests.evaluation.crash --times 50`.

A child adds documents and says after each one that it is added; it is killed at a random moment.
Then the store must open, verify must find no fault, and nothing that was said to be added may be
missing or changed. The search copy is made by the child as well, so that it is killed there too.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analyser.model.document import Document
from analyser.originality.corpus import open_corpus
from analyser.originality.draft import Draft
from tests.evaluation.report import write

SEED = 5


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
        found = list(corpus.verify())
        texts = {entry.name: entry.digest for entry in corpus.documents()}
    from analyser.originality.index.record import digest

    for number in added:
        one = document(number)
        if texts.get(one.name) != digest(one.text):
            found.append(f"{one.name} was lost or changed")
    return found


def main() -> None:
    """Kill as often as asked and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--child", type=Path)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    if options.child:
        child(options.child, options.first)
    rng = random.Random(SEED)
    added: list[int] = []
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.times):
            said, wrong = once(Path(folder), len(added) * 2 + 1, rng.uniform(0.0, 0.4))
            added += said
            found += [*wrong, *(faults(Path(folder), added) if wrong else [])]
        found += faults(Path(folder), added)
    text = [
        f"`python -m tests.evaluation.crash --times {options.times}`. {' '.join((__doc__ or '').split())}",
        "",
        f"Killed {options.times} times while adding; {len(added)} documents were reported added; {len(found)} faults.",
        *(f"- {fault}" for fault in found),
    ]
    write("crash", "Kill -9 during corpus add", text, {"kills": options.times, "added": len(added), "faults": found})


if __name__ == "__main__":
    main()
