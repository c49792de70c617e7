"""The same analysis gives the same bytes, whatever the hash seed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from hashlib import sha256
from analyser.reporters import xlsx
from tests.reporters._round import round_of_four
from tests.reporters.golden import REPORTS
for name in sorted(REPORTS):
    print(name, sha256(REPORTS[name]()).hexdigest())
print(sha256(xlsx.render_round(round_of_four(), "lv")).hexdigest())
"""


def output(seed: str) -> str:
    environment = {"PYTHONHASHSEED": seed, "PATH": ""}
    command = [sys.executable, "-c", PROGRAM]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return result.stdout


def test_reports_do_not_depend_on_the_hash_seed() -> None:
    assert output("1") == output("4242")
