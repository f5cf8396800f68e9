"""scrapy normalise on a dask.distributed cluster of real processes, one of which is really killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from test_batch import Batch, until
from test_workers import children

from tests.saved_pages import write_pages

pytest.importorskip("distributed", reason="dask is an extra: pip install -r requirements-batch.txt")


def test_a_cluster_gives_the_same_output_and_survives_a_kill_9(tmp_path: Path) -> None:
    source = tmp_path / "saved"
    write_pages(source, 300)
    alone = Batch(source, tmp_path / "alone", "--shard-files", "25")
    alone.run()
    batch = Batch(source, tmp_path / "out", "--shard-files", "25", "--dask", "local", "--workers", "2")
    running = batch.start()
    assert until(lambda: list((tmp_path / "out").glob("articles/part-*")), running)
    workers = [pid for pid in children(running.pid) if children(pid)]  # those that have a shard in work
    os.kill(workers[0], signal.SIGKILL)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 0, said
    assert batch.manifest() == alone.manifest()
    assert not list((tmp_path / "out").glob("*/.part-*"))


@contextmanager
def dask(log: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of its own of dask's command; with its children it ends with the block."""
    with log.open("wb") as file:
        command = [sys.executable, "-m", "dask", *words, "--no-dashboard"]
        process = subprocess.Popen(command, stdout=file, stderr=file, cwd=ROOT, start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """Its address."""
    port = free_port()
    with dask(folder / "scheduler.log", "scheduler", "--host", "127.0.0.1", "--port", str(port)) as process:
        assert until(lambda: answers(port), process), (folder / "scheduler.log").read_text("utf-8")  # type: ignore[arg-type]
        yield f"tcp://127.0.0.1:{port}"


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def worker(folder: Path, name: str, address: str) -> Any:
    words = ("worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--name", name)
    return dask(folder / f"{name}.log", *words, "--local-directory", str(folder / name))


def test_a_scheduler_elsewhere_gives_the_same_output_and_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    source = tmp_path / "saved"
    write_pages(source, 300)
    alone = Batch(source, tmp_path / "alone", "--shard-files", "25")
    alone.run()
    with scheduler(tmp_path) as address, worker(tmp_path, "one", address) as first:
        whole = Batch(source, tmp_path / "whole", "--shard-files", "25", "--dask", address)
        whole.run()
        assert whole.manifest() == alone.manifest()
        assert first.poll() is None, "the cluster outlives a run"
        with worker(tmp_path, "two", address):
            batch = Batch(source, tmp_path / "out", "--shard-files", "25", "--dask", address)
            running = batch.start()
            assert until(lambda: list((tmp_path / "out").glob("articles/part-*")) and children(first.pid), running)
            os.kill(first.pid, signal.SIGKILL)
            _, said = running.communicate(timeout=300)
            assert running.returncode == 0, said
    assert batch.manifest() == alone.manifest()
    assert not list((tmp_path / "out").glob("*/.part-*"))


def test_no_scheduler_is_a_usage_error(tmp_path: Path) -> None:
    source = tmp_path / "saved"
    write_pages(source, 1)
    said = Batch(source, tmp_path / "out", "--dask", "tcp://127.0.0.1:9").run(code=2)
    assert "tcp://127.0.0.1:9" in said


def test_without_dask_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newscrawl.batch.cluster import MISSING, Cluster
    from newscrawl.batch.tables import MissingExtraError
    from newscrawl.batch.work import Job

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError) as caught:
        Cluster("local", Job("sina", "jsonl", str(tmp_path)), 1)
    assert str(caught.value) == MISSING
    assert (ROOT / "requirements-batch.txt").exists()
