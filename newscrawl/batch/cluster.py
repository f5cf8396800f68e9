"""The same shards on a dask.distributed cluster; needs the extra ``dask``, and one folder that all machines share.

A task does one shard in a process of its own, as a run on one machine does: a page that ends that process ends no
worker of the cluster. When a worker of the cluster dies, its processes end with it and its shards are done elsewhere.
Outputs have temporary names until the run, which alone keeps the manifest, has heard of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from newscrawl.batch.crew import Finished, Progress, ShardError, StoreError, Worker
from newscrawl.batch.manifest import Done
from newscrawl.batch.shards import Shard
from newscrawl.batch.tables import MissingExtraError
from newscrawl.batch.work import Job

LOCAL = "local"
AHEAD = 4
"""Shards that a slot of the cluster has waiting: the plan of a large archive is never in memory as a whole."""
MISSING = "--dask needs dask.distributed: .venv/bin/pip install -r requirements-batch.txt"
LOSSES = 20
"""Workers of the cluster that may die with one shard before it is given up."""


def do(written: dict[str, Any], job: Job) -> tuple[dict[str, Any], int, int]:
    """A task: the shard that is done, its pages, and most MiB of its process. Fails with StoreError or ShardError."""
    worker, pages = Worker(job), 0
    try:
        for event in worker.do(Shard.read(written)):
            if isinstance(event, Finished):
                return event.done.write(), pages, event.peak
            pages += event.pages
    finally:
        worker.close()
    raise ShardError(f"{written['stamp']}: ended without an answer")


class Cluster:
    """A cluster by its address, or one of processes on this machine.

    Raises:
        MissingExtraError: dask.distributed is not installed.
        OSError: nothing answers at the address.
    """

    def __init__(self, address: str, job: Job, workers: int) -> None:
        try:
            import dask  # noqa: PLC0415 - an extra, and two seconds
            import distributed  # noqa: PLC0415
        except ImportError:
            raise MissingExtraError(MISSING) from None
        self._distributed = distributed
        self._job = job
        self._local: Any = None
        dask.config.set({"distributed.scheduler.allowed-failures": LOSSES})
        if address == LOCAL:
            quiet = logging.CRITICAL  # a worker that hears last that all is done would call it a failure
            self._local = distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=quiet
            )
        self._client = distributed.Client(self._local or address, timeout=10)

    def work(self, shards: Iterable[Shard]) -> Iterator[Progress | Finished]:
        """Do the shards, in any order.

        Raises:
            ShardError: a shard could not be done.
        """
        waiting = iter(shards)
        running = self._distributed.as_completed()
        for _ in range(AHEAD * max(sum(self._client.nthreads().values()), 1)):
            self._submit(running, waiting)
        for future in running:
            yield from self._events(future)
            future.release()
            self._submit(running, waiting)

    def _submit(self, running: Any, waiting: Iterator[Shard]) -> None:
        if shard := next(waiting, None):
            running.add(self._client.submit(do, shard.write(), self._job, key=shard.name, pure=False))

    def _events(self, future: Any) -> Iterator[Progress | Finished]:
        try:
            done, pages, peak = future.result()
        except (StoreError, ShardError):
            raise
        except Exception as error:  # the cluster's own words: a worker was lost too often, the scheduler is gone
            raise ShardError(f"{future.key}: {type(error).__name__}: {error}") from error
        yield Progress(pages)
        yield Finished(Done.read(done), peak)

    def stop(self) -> None:
        """Leave; what was not finished was not done."""
        self._client.close(timeout=2)
        if self._local:
            self._local.close(timeout=5)
