"""Processes that tests start end with the tests, however those end: also by a kill -9, which no fixture outlives."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

_PR_SET_PDEATHSIG = 1  # prctl(2)


def tied(command: Sequence[str]) -> list[str]:
    """The command as one whose process the kernel kills when the thread that starts it ends (Linux alone).

    This file becomes the command, in the same process. Not ``preexec_fn``: that is unsafe beside threads, and the
    simulated site is one.
    """
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), *command] if sys.platform == "linux" else [*command]


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != int(sys.argv[1]):
        sys.exit("the tests have ended meanwhile, or are not what started this")
    os.execvp(sys.argv[2], sys.argv[2:])
