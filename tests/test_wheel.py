"""The wheel, installed alone in an empty environment elsewhere, does the main job."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DRAFT = """Call 2026 Round 1 KA2
KA220-VET - Cooperation partnerships in vocational education and training
Project Duration: 40 months
Objectives: To raise awareness of green skills.
"""


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.slow
def test_the_wheel_alone_checks_a_draft(tmp_path: Path) -> None:
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT), cwd=tmp_path
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    elsewhere = tmp_path / "elsewhere"
    venv.create(elsewhere / "env", with_pip=True)
    scripts = elsewhere / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = run(*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock"), cwd=elsewhere)
    assert locked.returncode == 0, locked.stderr
    installed = run(*pip, "--no-deps", str(wheel), cwd=elsewhere)
    assert installed.returncode == 0, installed.stderr
    (elsewhere / "draft.txt").write_text(DRAFT, encoding="utf-8")
    command = str(scripts / "analyser")
    checked = run(command, "check", "draft.txt", "--format", "json", "--html", "report.html", cwd=elsewhere)
    assert checked.returncode == 1, checked.stderr
    codes = {finding["code"] for finding in json.loads(checked.stdout)["findings"]}
    assert {"ELI005", "OBJ003"} <= codes
    assert (elsewhere / "report.html").stat().st_size > 1000
    verified = run(command, "models", "verify", cwd=elsewhere)
    assert verified.returncode == 0, verified.stdout + verified.stderr
