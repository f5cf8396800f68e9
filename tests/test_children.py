"""No process of a test outlives the tests."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT))
from tests.children import tied

_TESTS = """
import subprocess, sys, time
from tests.children import tied
child = subprocess.Popen(
    tied([sys.executable, "-c", "import time; print(1, flush=True); time.sleep(600)"]), stdout=subprocess.PIPE
)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_a_child_ends_with_tests_that_are_killed() -> None:
    with subprocess.Popen(tied([sys.executable, "-c", _TESTS]), cwd=ROOT, stdout=subprocess.PIPE) as tests:
        assert tests.stdout
        stat = Path(f"/proc/{int(tests.stdout.readline())}/stat")
        assert stat.exists()
        tests.kill()
    deadline = time.monotonic() + 30
    while _runs(stat) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not _runs(stat)


def _runs(stat: Path) -> bool:
    """Whether a process is there and more than a zombie that nobody has asked for yet."""
    try:
        return stat.read_text("ascii", "replace").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
