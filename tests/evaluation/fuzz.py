"""Feeds broken files to the readers: `python -m tests.evaluation.fuzz --data DIR [--count 1000] [--seed 1]`.

Real Word and PDF files of DIR (`docx-a`, `pdf-a`) and the sample drafts are cut, mixed and mangled; in packages
also the parts inside. Every file must end in facts or in one clear line, within a minute and 2 GB.
Writes `reports/evaluation/fuzz.md` and `.json`.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import resource
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from analyser import calls, readers
from analyser.errors import ReadError
from analyser.extraction import extract
from tests.evaluation import report

_SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
_LARGEST = 3_000_000
_SLOW = 60.0
_PACKAGES = {".docx", ".odt"}


def main() -> None:
    """Mutate, read, count, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sources = _sources(options.data)
    chance = random.Random(options.seed)
    ends: Counter[tuple[str, str]] = Counter()
    faults: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.count):
            source = chance.choice(sources)
            name, content = _mutated(source, chance)
            path = Path(folder, f"draft{source.suffix}")
            path.write_bytes(content)
            begin = time.monotonic()
            outcome = _outcome(path)
            seconds = time.monotonic() - begin
            slowest = max(slowest, seconds)
            ends[source.suffix, outcome.partition(":")[0]] += 1
            if outcome.startswith("FAULT") or seconds > _SLOW:
                faults.append(f"{number}: {source.name}, {name}: {outcome}, {seconds:.1f} s")
    _write(ends, faults, slowest, options)


def _sources(data: Path) -> list[Path]:
    wanted = {".docx", ".pdf", ".odt"}
    found = [p for name in ("docx-a", "pdf-a") for p in sorted((data / name).rglob("*")) if p.suffix in wanted]
    samples = [p for p in sorted(_SAMPLES.rglob("*")) if p.suffix in wanted]
    share = max(1, len(found) // max(1, 3 * len(samples)))
    return [p for p in [*found, *samples * share] if p.is_file() and p.stat().st_size < _LARGEST]


def _outcome(path: Path) -> str:
    try:
        document = readers.read(path)
        extract(document, calls.load(), language="en")
    except ReadError as error:
        line = str(error)
        clear = "\n" not in line and error.hint and "Traceback" not in line and str(path.parent) not in line
        return type(error).__name__ if clear else f"FAULT unclear: {line}"
    except Exception as error:  # noqa: BLE001 - an uncaught error is what is looked for
        return f"FAULT {type(error).__name__}: {error}"
    return "facts"


def _mutated(source: Path, chance: random.Random) -> tuple[str, bytes]:
    content = source.read_bytes()
    if source.suffix in _PACKAGES and chance.random() < 0.7:
        inside = _inside(content, chance)
        if inside:
            return inside
    mutation = chance.choice(_MUTATIONS)
    return mutation.__name__, mutation(content, chance)


def _inside(content: bytes, chance: random.Random) -> tuple[str, bytes] | None:
    """Return a package with one of its XML parts mangled, or None if it is no package."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return None
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    likely = [name for name in names if name in {"word/document.xml", "content.xml", "word/styles.xml", "styles.xml"}]
    if not names:
        return None
    name = chance.choice(likely or names) if chance.random() < 0.7 else chance.choice(names)
    mutation = chance.choice(_XML_MUTATIONS)
    if mutation is _without_part:
        parts.pop(name)
    else:
        parts[name] = mutation(parts[name], chance)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts.items():
            package.writestr(part, data)
    return f"{mutation.__name__} in {name}", target.getvalue()


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content) + 1)]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 5, 50, 500))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _blanked(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    size = min(chance.randrange(1, 5000), len(content) - start)
    return content[:start] + bytes(size) + content[start + size :]


def _removed(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(1, 5000) :]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    piece = content[start : start + chance.randrange(1, 20000)]
    return content[:start] + piece * chance.choice((2, 3, 20)) + content[start:]


def _numbered(content: bytes, chance: random.Random) -> bytes:
    """Replace some numbers by others, too large, negative or none."""
    wrong = (b"0", b"-1", b"99999999999", b"1e309", b"65536", b"")
    numbers = list(re.finditer(rb"\d+", content))
    for match in sorted(chance.sample(numbers, min(len(numbers), chance.choice((1, 3, 30)))), key=lambda m: -m.start()):
        content = content[: match.start()] + chance.choice(wrong) + content[match.end() :]
    return content


def _nested(content: bytes, chance: random.Random) -> bytes:
    """Wrap an element of the body many times in itself."""
    tags = re.findall(rb"<(w:(?:tbl|tr|tc|p|r|sdt|ins|hyperlink)|table:table|text:(?:list|section|span))>", content)
    if not tags:
        return _cut(content, chance)
    tag, deep = bytes(chance.choice(tags)), chance.choice((50, 1000, 30000))
    start = content.find(b"<" + tag + b">")
    opened, closed = (b"<" + tag + b">") * deep, (b"</" + tag + b">") * deep
    return content[:start] + opened + closed + content[start:]


def _declared(content: bytes, chance: random.Random) -> bytes:
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    at = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
    return content[:at] + entity + content[at:].replace(b"</w:t>", b"&b;</w:t>", chance.randrange(1, 9))


def _retagged(content: bytes, chance: random.Random) -> bytes:
    tags = sorted(set(re.findall(rb"<(/?[\w:]+)", content)))
    if len(tags) < 2:
        return _cut(content, chance)
    one, two = chance.sample(tags, 2)
    return content.replace(b"<" + one, b"<" + two, chance.choice((1, 3, -1)))


def _without_part(content: bytes, chance: random.Random) -> bytes:
    return b""


Mutation = Callable[[bytes, random.Random], bytes]
_MUTATIONS: tuple[Mutation, ...] = (_cut, _flipped, _blanked, _removed, _doubled, _numbered)
_XML_MUTATIONS: tuple[Mutation, ...] = (*_MUTATIONS, _nested, _declared, _retagged, _retagged, _without_part)


def _write(ends: Counter[tuple[str, str]], faults: list[str], slowest: float, options: argparse.Namespace) -> None:
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    rows = [(suffix, outcome, count) for (suffix, outcome), count in sorted(ends.items())]
    text = [
        "Command: `python -m tests.evaluation.fuzz --data DIR`.",
        "",
        f"{options.count} mutated files (seed {options.seed}): cut, bytes and numbers changed, stretches",
        "removed, blanked and doubled; inside packages also elements renamed, nested up to 30,000 deep,",
        "entities declared, parts left out.",
        "Each is read in the limited child process and its facts are extracted.",
        "",
        f"Uncaught errors, unclear messages or more than {_SLOW:.0f} s: {len(faults)}. Slowest: {slowest:.1f} s.",
        f"Largest memory of a reading process: {peak} MB.",
        "",
        *report.table(("format", "end", "files"), rows),
        *([""] if faults else []),
        *(f"- {fault}" for fault in faults),
    ]
    ended = {f"{suffix} {outcome}": count for (suffix, outcome), count in sorted(ends.items())}
    figures = {"count": options.count, "seed": options.seed, "faults": faults, "slowest_seconds": round(slowest, 1),
               "peak_megabytes": peak, "ends": ended}  # fmt: skip
    report.write("fuzz", "Readers and broken files", text, figures)


if __name__ == "__main__":
    main()
