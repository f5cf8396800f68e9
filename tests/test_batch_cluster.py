"""scrapy normalise on a dask.distributed cluster of real processes, one of which is really killed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

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
