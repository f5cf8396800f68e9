"""A short run of the fuzzer; ``make fuzz`` runs 20,000 pages."""

from __future__ import annotations

import subprocess
import sys

from conftest import ROOT


def test_six_hundred_mutated_pages_keep_every_invariant() -> None:
    command = [sys.executable, str(ROOT / "tools" / "fuzz.py"), "--pages", "600", "--seed", "11"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    assert done.returncode == 0, done.stdout
    assert "600 pages, 0 failures" in done.stdout
