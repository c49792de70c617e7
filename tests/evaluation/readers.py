"""Measures the readers on real files: `python -m tests.evaluation.readers --data DIR`.

DIR holds `docx-a` and `pdf-a`. Every file must end in a document or in one clear line; the words of
Word files are compared with a flat pass over their XML, those of PDFs with poppler's `pdftotext`.
Writes `reports/evaluation/readers.md` and `.json`.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import mean, median
from typing import Any

from analyser import readers
from analyser.errors import ReadError
from analyser.model.document import Document
from tests.evaluation import _recall as measure
from tests.evaluation import _word_oracle

_OUT = Path("reports/evaluation")
_GOAL = 0.98
_WORST = 25
_LONG = 100


@dataclass(frozen=True)
class Result:
    """One file: how it ended and how much of its text was found, in words and in runs of five characters.

    `words` is the share of the reference's words; `runs` the better of the shares for poppler's two
    orders of reading, layout and content stream: a table has no single right order.
    """

    file: str
    expected: str
    outcome: str
    seconds: float
    message: str = ""
    words: float | None = None
    found: int = 0
    wanted: int = 0
    runs: float | None = None
    missing: tuple[str, ...] = ()
    scripts: str = ""


def main() -> None:
    """Measure both sets and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=_OUT)
    options = parser.parse_args()
    sets = {name: _measure(options.data / name, compare) for name, compare in _SETS.items()}
    options.out.mkdir(parents=True, exist_ok=True)
    summary = {name: _summary(results) for name, results in sets.items()}
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    files = {name: [asdict(r) for r in results if _is_noteworthy(r)] for name, results in sets.items()}
    data = {"summary": summary, "peak_megabytes": peak, "noteworthy": files}
    (options.out / "readers.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (options.out / "readers.md").write_text(_report(sets, summary, peak), encoding="utf-8")


def _measure(folder: Path, compare: Callable[[Path, Document, Result], Result]) -> list[Result]:
    with (folder / "INDEX.tsv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    return [_one(folder, row["file"], row["status"], compare) for row in rows]


def _one(folder: Path, file: str, expected: str, compare: Callable[[Path, Document, Result], Result]) -> Result:
    begin = time.monotonic()
    try:
        document = readers.read(folder / file)
    except ReadError as error:
        seconds = round(time.monotonic() - begin, 2)
        return Result(file, expected, type(error).__name__, seconds, message=str(error))
    except Exception as error:  # noqa: BLE001 - an uncaught error is what is looked for
        return Result(file, expected, "CRASH", round(time.monotonic() - begin, 2), message=repr(error))
    result = Result(file, expected, "text", round(time.monotonic() - begin, 2))
    return compare(folder / file, document, result) if expected == "text" else result


def _with_shares(result: Result, references: list[str], got: str) -> Result:
    wanted, held = measure.words(references[0]), measure.words(got)
    words = measure.recall(wanted, held)
    runs = max(measure.recall(measure.runs(text), measure.runs(got)).share for text in references)
    missing = tuple(word for word, _ in (wanted - held).most_common(5))
    return replace(
        result,
        words=round(words.share, 4),
        found=words.found,
        wanted=words.wanted,
        runs=round(runs, 4),
        missing=missing,
        scripts=_scripts(references[0]),
    )


def _scripts(text: str) -> str:
    letters = [character for character in text if character.isalpha()]
    latin = sum("LATIN" in _name(c) or "CYRILLIC" in _name(c) or "GREEK" in _name(c) for c in letters)
    return "european" if not letters or latin >= 0.9 * len(letters) else "other"


def _name(character: str) -> str:
    import unicodedata

    return unicodedata.name(character, "")


def _word(path: Path, document: Document, result: Result) -> Result:
    return _with_shares(result, [_word_oracle.text(path)], document.text)


def _pdf(path: Path, document: Document, result: Result) -> Result:
    got = "\n".join([document.text, *(line.text for line in document.running_lines)])
    return _with_shares(result, [_poppler(path), _poppler(path, "-raw")], got)


def _poppler(path: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", "-q", *options, str(path), "-"], capture_output=True, timeout=120, check=False)
    return done.stdout.decode("utf-8", "replace")


_SETS: dict[str, Callable[[Path, Document, Result], Result]] = {"docx-a": _word, "pdf-a": _pdf}


def _summary(results: list[Result]) -> dict[str, Any]:
    compared = [result for result in results if result.words is not None]
    european = [result for result in compared if result.scripts == "european"]
    return {
        "files": len(results),
        "crashes": sum(result.outcome == "CRASH" for result in results),
        "slowest_seconds": max(result.seconds for result in results),
        "outcomes": dict(sorted(Counter(f"{r.expected} -> {r.outcome}" for r in results).items())),
        "all": _shares(compared),
        "european_scripts": _shares(european),
        "european_scripts, 100 words and more": _shares([r for r in european if r.wanted >= _LONG]),
    }


def _shares(results: list[Result]) -> dict[str, float | int]:
    words = [result.words for result in results if result.words is not None]
    runs = [result.runs for result in results if result.runs is not None]
    return {
        "files": len(words),
        "words_micro": round(sum(r.found for r in results) / max(1, sum(r.wanted for r in results)), 4),
        "words_mean": round(mean(words), 4),
        "words_median": round(median(words), 4),
        "words_share_of_files_at_goal": round(sum(share >= _GOAL for share in words) / len(words), 4),
        "runs_mean": round(mean(runs), 4),
        "runs_median": round(median(runs), 4),
    }


def _is_noteworthy(result: Result) -> bool:
    low = result.words is not None and result.words < _GOAL
    return low or result.outcome == "CRASH" or (result.expected == "text" and result.outcome != "text")


def _report(sets: dict[str, list[Result]], summary: dict[str, Any], peak: int) -> str:
    lines = ["# Readers, measured", "", "Command: `python -m tests.evaluation.readers --data DIR`.", ""]
    lines += [
        "Words: share of the reference's words (letters and digits, with repetition) that the reader found.",
        "Runs: the same for runs of five letters or digits, in the better of poppler's two reading orders.",
        "Page headers and footers, which the reader keeps apart, count as found. The reference of Word files",
        "is a flat pass over their XML, deletions out; that of PDFs is poppler, which has faults of its own",
        "(letters set apart read as words, lost ligatures).",
        "",
        f"Largest memory of a reading process: {peak} MB.",
        "",
    ]
    for name, results in sets.items():
        lines += _section(name, results, summary[name])
    return "\n".join(lines) + "\n"


def _section(name: str, results: list[Result], summary: dict[str, Any]) -> list[str]:
    lines = [f"## {name}", "", f"{summary['files']} files, {summary['crashes']} uncaught errors, slowest"]
    lines[-1] += f" {summary['slowest_seconds']} s."
    lines += ["", "| index says -> reader says | files |", "|---|---|"]
    lines += [f"| {what} | {count} |" for what, count in summary["outcomes"].items()]
    lines += ["", "| | files | words: all together | mean | median | files >= .98 | runs: mean | median |"]
    lines += ["|---|---|---|---|---|---|---|---|"]
    for label in ("all", "european_scripts", "european_scripts, 100 words and more"):
        cells = " | ".join(str(value) for value in summary[label].values())
        lines.append(f"| {label.replace('_', ' ')} | {cells} |")
    lines += ["", "Lowest, with the most frequent missing words or the reader's message:", ""]
    worst = sorted(filter(_is_noteworthy, results), key=lambda r: (-1 if r.words is None else r.words, r.file))
    lines += ["| file | words | runs | |", "|---|---|---|---|"]
    for result in worst[:_WORST]:
        why = " ".join(result.missing) or result.message
        lines.append(f"| {Path(result.file).name} | {result.words} | {result.runs} | {why.replace('|', ' ')} |")
    return [*lines, ""]


if __name__ == "__main__":
    main()
