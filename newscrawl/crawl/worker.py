"""A process that normalises: pages in on standard input, articles and refusals out on standard output.

Started by :mod:`newscrawl.crawl.workers`, never by hand. A message is its length (four bytes, big endian)
and a pickle: both ends are one program over a pipe of their own, and nothing that a site said is unpickled,
only the :class:`Page` that carries it. The process ends when its input does, so it cannot outlive a crawl.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from typing import IO, Any

from newscrawl.normalise import process_safely
from newscrawl.sites import SITES

MAX_SECONDS = 60
"""A page that takes longer ends the process; the hardest page known takes half a second."""
LENGTH = struct.Struct(">I")


def pack(value: Any) -> bytes:
    """One message."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(data)) + data


def serve(site_name: str, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the questions end."""
    site = SITES[site_name]
    while head := questions.read(LENGTH.size):
        page = pickle.loads(questions.read(*LENGTH.unpack(head)))  # noqa: S301 - see above
        signal.alarm(MAX_SECONDS)
        answer = process_safely(page, site)
        signal.alarm(0)
        answers.write(pack(answer))
        answers.flush()


def main() -> None:
    """The process. What a crawl is told, to end or to end at once, is for its main process to hear."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print goes to the log and not among the answers
    serve(sys.argv[1], sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
