"""A process that normalises shards: tasks in on standard input, what becomes of them out on standard output.

Started by :mod:`newscrawl.batch.crew`, never by hand. Both directions are JSON, one object a line; no page crosses.
The process ends the moment its input does, in the middle of a page too, so it cannot outlive who started it.
"""

from __future__ import annotations

import gc
import json
import os
import queue
import resource
import signal
import sys
import threading
from typing import Any

from newscrawl.batch.shards import Shard
from newscrawl.batch.work import Job, normalise_shard
from newscrawl.crawl.worker import MAX_SECONDS
from newscrawl.stores.disk import write_all

MAX_SECONDS_ENDING = 3600
"""What MAX_SECONDS is for a page, for ending a shard's output and hashing its sources: gigabytes take minutes."""


def main() -> None:
    """The process. What a run is told, to end or to end at once, is for its main process to hear."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    answers = os.dup(1)
    os.dup2(2, 1)  # a stray print goes to the log and not among the answers
    tasks: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()
    _work(tasks, answers)
    gc.collect()
    gc.freeze()  # the tables, loaded with the first shard, need not be looked at again
    while True:
        _work(tasks, answers)


def _work(tasks: queue.Queue[bytes], answers: int) -> None:
    """The next task, and its answer."""
    _tell(answers, _do(json.loads(tasks.get()), answers))


def _listen(tasks: queue.Queue[bytes]) -> None:
    """Whoever started this process holds the other end of its input, and dies with it."""
    for line in sys.stdin.buffer:
        tasks.put(line)
    os._exit(0)


def _do(task: dict[str, Any], answers: int) -> dict[str, Any]:
    def tell(page: int) -> None:
        signal.alarm(MAX_SECONDS if page >= 0 else MAX_SECONDS_ENDING)
        _tell(answers, {"page": page})

    skip = {int(number): reason for number, reason in task["skip"].items()}
    try:
        done = normalise_shard(Shard.read(task["shard"]), Job.read(task["job"]), skip, tell)
    except OSError as error:
        return {"failed": f"{type(error).__name__}: {error}"}
    finally:
        signal.alarm(0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"done": done.write(), "peak": peak}


def _tell(answers: int, answer: dict[str, Any]) -> None:
    write_all(answers, json.dumps(answer).encode("ascii") + b"\n")


if __name__ == "__main__":
    main()
