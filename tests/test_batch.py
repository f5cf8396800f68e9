"""scrapy normalise: real processes, really killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, ROOT
from test_warc import write_fixtures
from test_workers import children

from newscrawl.archive import read_archive
from newscrawl.archive.lines import read_records
from newscrawl.article import Article, Page, Refusal
from newscrawl.batch.canonical import canonical
from newscrawl.batch.shards import shards_of
from newscrawl.normalise import process_safely
from newscrawl.site import Site
from newscrawl.sites import SITES
from tests.saved_pages import write_pages

PAGES = 600
SHARD = 50


def hear_ctrl_c() -> None:
    """A shell that starts the tests in the background has them, and all that they start, ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Batch:
    """A run of the command."""

    def __init__(self, source: Path | str, out: Path, *options: str) -> None:
        self.out = out
        self.command = [sys.executable, "-m", "scrapy", "normalise", str(source), "--out", str(out), "--format", "jsonl",
                        "--shard-files", str(SHARD), *options]  # fmt: skip

    def start(self, limit: int = 0) -> subprocess.Popen[str]:
        """Start it; with a limit no file can become larger than so many KiB."""
        command = ["bash", "-c", f'ulimit -f {limit}; exec "$@"', "-", *self.command] if limit else self.command
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True,
            preexec_fn=hear_ctrl_c,  # noqa: PLW1509
        )  # fmt: skip

    def run(self, code: int = 0, limit: int = 0) -> str:
        running = self.start(limit)
        _, said = running.communicate(timeout=300)
        assert running.returncode == code, said
        assert "Traceback" not in said
        return said

    def parts(self) -> list[Path]:
        """Outputs that are done."""
        return list(self.out.glob("articles/part-*.jsonl"))

    def manifest(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "manifest.json").read_text("utf-8"))
        return found

    def files(self, kind: str) -> list[Path]:
        return [self.out / shard[kind]["name"] for shard in self.manifest()["shards"] if shard[kind]]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("saved")
    write_pages(folder, PAGES)
    return folder


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """What a run makes that nobody disturbs, with one process."""
    batch = Batch(source, tmp_path_factory.mktemp("whole"))
    batch.run()
    return batch


def until(true: Callable[[], Any], running: subprocess.Popen[str]) -> Any:
    """What is true at last, asked while a process runs; None if it ended before."""
    while running.poll() is None:
        if found := true():
            return found
        time.sleep(0.005)
    return None


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_its_json_lines_are_those_of_a_replay(tmp_path: Path) -> None:
    batch = Batch(FIXTURES.relative_to(ROOT), tmp_path / "out", "--workers", "2", "--shard-files", "7")
    batch.run()
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "crawl",
        "sina_finance",
        "-a",
        "replay=fixtures",
        "-s",
        f"FRONTMATTER_DIR={tmp_path}/posts",
    ]
    subprocess.run([*command, "-O", f"{tmp_path}/replay.jsonl"], cwd=ROOT, check=True, capture_output=True)
    assert b"".join(path.read_bytes() for path in batch.files("output")) == (tmp_path / "replay.jsonl").read_bytes()
    refused = "".join(path.read_text("utf-8") for path in batch.files("refused"))
    assert refused == (tmp_path / "posts/refused.jsonl").read_text("utf-8")


def test_the_manifest_counts_what_the_core_gives(whole: Batch, source: Path, site: Site) -> None:
    manifest = whole.manifest()
    articles = [
        a for page in read_archive(str(source), SITES["sina"]) if isinstance(a := process_safely(page, site), Article)
    ]  # type: ignore[arg-type]
    assert manifest["counts"]["articles"] == len(articles) > PAGES * 0.9
    assert manifest["complete"] is True
    assert manifest["rules"] == site.digest
    assert len(manifest["shards"]) == PAGES // SHARD
    assert len({article.template for article in articles}) == 10
    held = [record for path in whole.files("output") for _, record in read_records(path)]
    assert list(map(canonical, held)) == list(map(canonical, articles))


def test_workers_and_formats_do_not_change_the_output_hash(whole: Batch, source: Path, tmp_path: Path) -> None:
    for kind in ("jsonl", "posts"):
        batch = Batch(source, tmp_path / kind, "--workers", "3", "--format", kind)
        batch.run()
        assert batch.manifest()["output_sha256"] == whole.manifest()["output_sha256"]


def test_posts_stand_in_a_folder_a_shard(site: Site, tmp_path: Path) -> None:
    batch = Batch(FIXTURES, tmp_path / "out", "--format", "posts")
    batch.run()
    (folder,) = batch.files("output")
    posts = [process_safely(page, site) for page in read_archive(str(folder), SITES["sina"]) if isinstance(page, Page)]
    pages = [
        process_safely(page, site) for page in read_archive(str(FIXTURES), SITES["sina"]) if isinstance(page, Page)
    ]
    assert {post.id for post in posts} == {page.id for page in pages if isinstance(page, Article)}
    assert not (folder / "refused.jsonl").exists()
    batch.run()
    assert batch.files("output") == [folder]


def test_what_is_done_is_skipped_and_what_changed_is_done_again(tmp_path: Path) -> None:
    source = tmp_path / "saved"
    pages = write_pages(source, 150)
    batch = Batch(source, tmp_path / "out")
    assert "3 shards done, 0 were done before" in batch.run()
    before = batch.manifest()
    assert "0 shards done, 3 were done before" in batch.run()
    assert batch.manifest() == before
    os.utime(pages[60], ns=(1, 1))
    assert "1 shards done, 2 were done before" in batch.run()
    after = batch.manifest()
    assert after["output_sha256"] == before["output_sha256"]
    assert after["shards"][1]["stamp"] != before["shards"][1]["stamp"]
    assert {*(tmp_path / "out").glob("articles/part-*")} == {*batch.files("output")}
    batch.files("output")[0].unlink()
    assert "1 shards done, 2 were done before" in batch.run()
    pages[0].unlink()
    batch.run()
    assert batch.manifest()["output_sha256"] != before["output_sha256"]


def test_a_folder_that_grows_at_its_end_keeps_its_shards(tmp_path: Path) -> None:
    source = tmp_path / "saved"
    write_pages(source, 30)
    before = [shard.stamp for shard in shards_of([source], 10)]
    (source / "1000").mkdir()
    (source / "1000/a.html").write_text("<p>", "utf-8")
    assert [shard.stamp for shard in shards_of([source], 10)][:3] == before


@pytest.mark.parametrize("seed", range(2))
def test_kill_9_of_workers_costs_nothing(whole: Batch, source: Path, tmp_path: Path, seed: int) -> None:
    batch = Batch(source, tmp_path / "out", "--workers", "2")
    chance, killed = random.Random(seed), set[int]()
    running = batch.start()
    while running.poll() is None and len(killed) < 4:
        for child in set(children(running.pid)) - killed:
            time.sleep(chance.uniform(0.05, 0.4))
            if child in children(running.pid):
                os.kill(child, signal.SIGKILL)
                killed.add(child)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 0, said
    assert killed
    assert batch.manifest()["output_sha256"] == whole.manifest()["output_sha256"]
    assert not list((tmp_path / "out").glob("*/.part-*"))


@pytest.mark.parametrize("seed", range(2))
def test_kill_9_of_the_run_leaves_no_half_and_no_orphan(whole: Batch, source: Path, tmp_path: Path, seed: int) -> None:
    batch, chance = Batch(source, tmp_path / "out", "--workers", "2"), random.Random(seed)
    workers: set[int] = set()
    for _ in range(3):
        running = batch.start()
        until(lambda running=running: len(children(running.pid)) == 2, running)
        workers |= set(children(running.pid))
        time.sleep(chance.uniform(0.2, 1.5))
        running.kill()
        running.communicate(timeout=60)
        for path in (tmp_path / "out").glob("articles/part-*.jsonl"):
            records = [record for place, record in read_records(path) if getattr(record, "source", "") != place]
            assert path.read_bytes().count(b"\n") == len(records)
    deadline = time.monotonic() + 60
    while not all(map(gone, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert all(map(gone, workers))
    batch.run()
    assert batch.manifest() == {**whole.manifest()}
    assert not list((tmp_path / "out").glob("*/.part-*"))


def test_a_page_that_ends_its_process_twice_is_refused_and_the_rest_is_done(tmp_path: Path) -> None:
    source, pipe = tmp_path / "saved", tmp_path / "saved" / "0000" / "0000004x.html"
    write_pages(source, 10)
    os.mkfifo(pipe)  # whoever reads this page waits, so it can be killed at it
    batch = Batch(source, tmp_path / "out", "--format", "jsonl")
    running = batch.start()
    for _ in range(2):
        writer = until(lambda: _opened(pipe), running)
        (worker,) = children(running.pid)
        os.kill(worker, signal.SIGKILL)
        os.close(writer)
        until(lambda worker=worker: worker not in children(running.pid), running)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 0, said
    (refused,) = (record for path in batch.files("refused") for _, record in read_records(path))
    assert isinstance(refused, Refusal)
    assert (refused.source, refused.reason, refused.step) == (str(pipe), "defect", "process")
    assert "ended 2 times, last with code -9" in refused.detail
    assert batch.manifest()["counts"]["articles"] == 10


def _opened(pipe: Path) -> int | None:
    """The writing end, once someone reads."""
    try:
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:  # nobody does yet
        return None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_and_the_next_run_goes_on(whole: Batch, source: Path, tmp_path: Path, number: int) -> None:
    batch = Batch(source, tmp_path / "out", "--workers", "2")
    running = batch.start()
    assert until(batch.parts, running)
    os.killpg(running.pid, number)  # as a terminal does: all processes of the group hear it
    _, said = running.communicate(timeout=60)
    assert running.returncode == 7, said
    assert "newscrawl: interrupted" in said
    assert "Traceback" not in said
    stopped = batch.manifest()
    assert stopped["complete"] is False
    said = batch.run()
    assert f"{len(stopped['shards'])} were done before" in said
    assert batch.manifest() == whole.manifest()


def test_a_full_disk_is_said_and_nothing_half_is_kept(source: Path, whole: Batch, tmp_path: Path) -> None:
    batch = Batch(source, tmp_path / "out")
    said = batch.run(code=5, limit=20)
    assert "newscrawl: store failed: OSError" in said
    assert not list((tmp_path / "out").glob("*/part-*"))
    batch.run()
    assert batch.manifest() == whole.manifest()


def test_json_lines_are_a_source_and_pass_as_they_are(whole: Batch, tmp_path: Path) -> None:
    lines = whole.files("output")[0]
    batch = Batch(lines, tmp_path / "out")
    batch.run()
    (again,) = batch.files("output")
    assert again.read_bytes() == lines.read_bytes()


def test_a_warc_file_is_a_shard_also_in_a_folder(site: Site, tmp_path: Path) -> None:
    source = tmp_path / "saved"
    write_pages(source, 20)
    for name in ("a.warc.gz", "b.warc"):
        write_fixtures(source / name, packed=name.endswith("gz"))
    batch = Batch(source, tmp_path / "out", "--workers", "2")
    batch.run()
    manifest = batch.manifest()
    assert {shard["label"] for shard in manifest["shards"]} > {str(source / "a.warc.gz"), str(source / "b.warc")}
    passed: Counter[str] = Counter()
    found = [process_safely(p, site) if isinstance(p, Page) else p for p in read_archive(str(source), site, passed)]
    articles = [record for record in found if isinstance(record, Article)]
    held = [record for path in batch.files("output") for _, record in read_records(path)]
    assert sorted(map(canonical, held)) == sorted(map(canonical, articles))  # type: ignore[arg-type]
    assert {f"passed/{kind}": count for kind, count in passed.items()}.items() <= manifest["counts"].items()
    os.utime(source / "a.warc.gz", ns=(1, 1))
    assert "1 shards done, 2 were done before" in batch.run()


def test_one_run_a_folder(source: Path, tmp_path: Path) -> None:
    batch = Batch(source, tmp_path / "out")
    running = batch.start()
    assert until(lambda: children(running.pid), running)
    assert "another run works on" in batch.run(code=75)
    assert running.wait(timeout=300) == 0


def test_wrong_arguments_are_a_usage_error(source: Path, whole: Batch, tmp_path: Path) -> None:
    for batch, word in (
        (Batch(tmp_path / "none", tmp_path / "out"), "does not exist"),
        (Batch(source, source / "out"), "one lies in the other"),
        (Batch(whole.out, whole.out / "out"), "one lies in the other"),
        (Batch(source, whole.out, "--format", "posts"), "holds jsonl"),
        (Batch(source, tmp_path / "out", "--workers", "0"), "--workers: expected 1 or more"),
    ):
        assert word in batch.run(code=2)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/manifest.json").write_text("{", "utf-8")
    assert "no manifest of a batch" in Batch(source, tmp_path / "bad").run(code=2)
