"""The house rules, checked by machine: layers, sizes, types, style, no machine in the text."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "analyser"
MODULES = sorted(PACKAGE.rglob("*.py"))
BIN = Path(sys.executable).parent


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_import_contracts_hold() -> None:
    result = run(str(BIN / "lint-imports"), "--no-cache")
    assert result.returncode == 0, result.stdout + result.stderr


def test_types_are_complete() -> None:
    result = run(sys.executable, "-m", "mypy", "analyser", "tests")
    assert result.returncode == 0, result.stdout + result.stderr


def test_style_is_kept() -> None:
    check = run(sys.executable, "-m", "ruff", "check", "analyser", "tests")
    assert check.returncode == 0, check.stdout
    formatted = run(sys.executable, "-m", "ruff", "format", "--check", "analyser", "tests")
    assert formatted.returncode == 0, formatted.stdout


def test_no_module_is_too_long() -> None:
    sizes = {str(path.relative_to(ROOT)): lines(path) for path in MODULES}
    assert not {name: size for name, size in sizes.items() if size > 400}
    real = [size for size in sizes.values() if size > 3]
    assert statistics.median(real) <= 100


def test_there_is_no_drawer_for_leftovers() -> None:
    forbidden = {"utils", "helpers", "common", "base", "manager", "misc"}
    assert not [path for path in MODULES if path.stem.strip("_") in forbidden]


@pytest.mark.parametrize("folder", ["analyser", "tests", "docs", "scripts", "corpora", "models"])
def test_the_repository_speaks_of_the_project_alone(folder: str) -> None:
    machine = re.compile(r"/(?:work|root|home/\w+|tmp/\w+)/|pypi\.org/simple|pythonhosted\.org", re.IGNORECASE)
    texts = (".py", ".toml", ".md", ".yml", ".jinja", ".po", ".txt", ".css", ".js")
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
        and path.suffix in texts
        and path != Path(__file__).resolve()
        and machine.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def test_data_folders_hold_no_code_and_no_pickle() -> None:
    for folder in ("models", "corpora", "reports"):
        assert not [p for p in (ROOT / folder).rglob("*") if p.suffix in {".py", ".pkl", ".pickle", ".joblib"}]


def test_every_data_file_has_its_checksum() -> None:
    from analyser import assets

    for kind in ("models", "corpora"):
        assert assets.verify(kind) == ()
        for collection in assets.collections(kind):
            folder = ROOT / kind / collection
            listed = set(assets.files(kind, collection))
            there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
            assert there - listed <= {"manifest.toml", "README.md"}, collection
            assert (folder / "README.md").is_file(), f"{collection} has no data statement or model card"
