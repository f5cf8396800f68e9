"""The processes that normalise shards, and what is done when one of them ends before its shard does.

Its shard is tried again in a new process. A page with which it ended twice is refused as a defect: it is the page
that ends it, and the rest of the shard is done without it.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from newscrawl.batch.manifest import Done
from newscrawl.batch.shards import Shard
from newscrawl.batch.work import ENDING, Job

MAX_STARTS = 2
"""A page with which the process ended so many times is refused."""
MAX_STRAYS = 20
"""So many ends of the process over one shard, beside those of refused pages, and the shard is given up."""


class ShardError(Exception):
    """A shard that could not be done; the message says what and why."""


class StoreError(ShardError):
    """An output that could not be written."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A shard has come on."""

    pages: int
    """So many more; fewer where a shard begins again."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A shard is done."""

    done: Done
    peak: int
    """Most memory that its process ever had, in MiB."""


Event = Progress | Finished | ShardError | None


class Worker:
    """One process, started when there is a shard for it. Used from one thread; :meth:`kill` from any."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._process: subprocess.Popen[bytes] | None = None
        self._killed = False

    def do(self, shard: Shard) -> Iterator[Progress | Finished]:
        """Do a shard, with as many processes as it takes.

        Raises:
            StoreError: an output cannot be written.
            ShardError: the process ended too often, or was killed by :meth:`kill`.
        """
        deaths: Counter[int] = Counter()
        skip: dict[int, str] = {}
        while True:
            begun = ENDING
            for answer in self._ask(shard, skip):
                if "page" in answer:
                    page = answer["page"]
                    yield Progress(0 if page == ENDING else page - max(begun, 0))
                    begun = begun if page == ENDING else page
                elif "failed" in answer:
                    raise StoreError(answer["failed"])
                else:
                    yield Finished(Done.read(answer["done"]), answer["peak"])
                    return
            code = self.close()
            if self._killed:
                raise ShardError(f"{shard.label}: stopped")
            yield Progress(-max(begun, 0))  # the shard begins again
            _blame(shard, begun, code, deaths, skip)

    def _ask(self, shard: Shard, skip: dict[int, str]) -> Iterator[dict[str, Any]]:
        """What the process says, up to its end."""
        process = self._process or self._start()
        task = {"shard": shard.write(), "job": asdict(self._job), "skip": skip}
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps(task).encode("ascii") + b"\n")
            process.stdin.flush()
        except OSError:  # it has ended meanwhile
            return
        for line in process.stdout:
            if line.endswith(b"\n"):
                yield json.loads(line)

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "newscrawl.batch.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            process_group=0,  # Ctrl-C is for the run to hear, also while the process is only starting
            env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"},
        )  # fmt: skip
        if self._killed:
            self._process.kill()
        return self._process

    def close(self) -> int:
        """End the process, which has nothing left to do; its exit code, 0 where there was none."""
        process, self._process = self._process, None
        if process is None:
            return 0
        assert process.stdin
        assert process.stdout
        with suppress(OSError):
            process.stdin.close()  # its input ends, so it ends
        process.stdout.close()
        return process.wait()

    def kill(self) -> None:
        """End the process at once, and every one that would follow."""
        self._killed = True
        if process := self._process:
            process.kill()


def _blame(shard: Shard, at: int, code: int, deaths: Counter[int], skip: dict[int, str]) -> None:
    """The page that the process had in work is tried once more, then refused."""
    deaths[at] += 1
    if at >= 0 and at not in skip and deaths[at] == MAX_STARTS:
        skip[at] = f"the process that normalises it ended {MAX_STARTS} times, last with code {code}"
    if deaths.total() - MAX_STARTS * len(skip) >= MAX_STRAYS:
        raise ShardError(f"{shard.label}: the process that normalises it ended {deaths.total()} times, code {code}")


class Crew:
    """So many processes; each takes the next shard when it has done one."""

    def __init__(self, job: Job, count: int) -> None:
        self._workers = [Worker(job) for _ in range(count)]
        self._events: queue.Queue[Event] = queue.Queue(maxsize=10_000)
        self._lock = threading.Lock()
        self._stopped = False

    def work(self, shards: Iterable[Shard]) -> Iterator[Progress | Finished]:
        """Do the shards, in any order; they are taken from the iterable one by one, each when a process is free.

        Raises:
            ShardError: a shard could not be done; the others are stopped.
        """
        waiting = iter(shards)
        threads = [threading.Thread(target=self._serve, args=(w, waiting), daemon=True) for w in self._workers]
        for thread in threads:
            thread.start()
        running = len(threads)
        while running:
            event = self._events.get()
            if isinstance(event, ShardError):
                raise event
            if event is None:
                running -= 1
            else:
                yield event

    def _serve(self, worker: Worker, waiting: Iterator[Shard]) -> None:
        try:
            while shard := self._next(waiting):
                for event in worker.do(shard):
                    self._events.put(event)
            worker.close()
            self._events.put(None)
        except ShardError as error:
            self._events.put(error)
        except Exception as error:  # a thread that ended in silence would be waited for
            self._events.put(ShardError(f"{type(error).__name__}: {error}"))

    def _next(self, waiting: Iterator[Shard]) -> Shard | None:
        with self._lock:
            return None if self._stopped else next(waiting, None)

    def stop(self) -> None:
        """End every process at once. What was not finished was not done."""
        self._stopped = True
        for worker in self._workers:
            worker.kill()
