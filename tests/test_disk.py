"""What is on the disk when it is said so, and what is left of what could not be written. Real files, real full ones."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import FIXTURES, ROOT, article_of
from scrapy.settings import Settings
from test_recorder import exchange, record

from newscrawl.archive.cdxj import index_of
from newscrawl.archive.members import entries_of, read_records
from newscrawl.article import Article, Page, Refusal
from newscrawl.batch.keeper import JOURNAL, Keeper
from newscrawl.batch.manifest import MANIFEST
from newscrawl.batch.outputs import Posts
from newscrawl.batch.shards import shards_of
from newscrawl.batch.work import Job, normalise_shard
from newscrawl.pipelines import FrontMatter, JsonLines
from newscrawl.site import Site
from newscrawl.stores.disk import add, atomically, write_atomically
from newscrawl.stores.frontmatter import FrontMatterStore
from newscrawl.stores.lines import LinesStore
from newscrawl.stores.paths import PathIndex
from newscrawl.stores.spool import Record, Spool

Synced = list[tuple[str, int]]
REFUSAL = Refusal("a.html", "parse", "no-template", "a.html: none")


@pytest.fixture
def article(site: Site) -> Article:
    path = next(FIXTURES.glob("sina/C/*/page.html"))
    return article_of(Page(str(path), path.read_bytes()), site)


# all of it or nothing -------------------------------------------------------------------------------

FULL = """
import resource, signal, sys
from dataclasses import replace
from pathlib import Path
from conftest import FIXTURES, article_of
from newscrawl.article import Page, Refusal
from newscrawl.sites import SITES
from newscrawl.stores.frontmatter import FrontMatterStore
from newscrawl.stores.lines import LinesStore

kind, folder, more = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
path = next(FIXTURES.glob("sina/C/*/page.html"))
article = article_of(Page(str(path), path.read_bytes()), SITES["sina"])
if kind == "lines":
    file, store = folder / "a.jsonl", LinesStore(folder / "a.jsonl")
    put, items = store.put, [replace(article, id=f"comos:{n}") for n in range(3)]
else:
    file, store = folder / "refused.jsonl", FrontMatterStore(folder, lambda symbols: "")
    put, items = store.refuse, [Refusal(f"{n}.html", "parse", "no-template", "很长的一句话" * 40_000) for n in range(3)]
store.open()
put(items[0])
before = file.read_bytes()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + more, limits[1]))
try:
    put(items[1])
    raise SystemExit("a part of a line counts as stored")
except OSError as error:
    print(error)
assert file.read_bytes() == before, "half a line stays"
resource.setrlimit(resource.RLIMIT_FSIZE, limits)
put(items[2])
put(items[1])
store.close()
"""


@pytest.mark.parametrize("kind", ["lines", "refused"])
@pytest.mark.parametrize("more", [0, 1, 700])
def test_a_line_for_which_the_disk_has_not_room_enough_is_told_and_not_there(
    kind: str, more: int, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", FULL, kind, str(tmp_path), str(more)]
    paths = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "File too large" in done.stdout
    (file,) = tmp_path.glob("*.jsonl")
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert len(rows) == 3
    assert [row["id"] for row in rows] == (["comos:0", "comos:2", "comos:1"] if kind == "lines" else [None] * 3)


def test_what_cannot_be_brought_onto_the_disk_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    with path.open("ab", buffering=0) as file:
        add(file, b"one\n", durable=True)

        def failing(number: int) -> None:
            raise OSError(5, f"Input/output error of {number}")  # of a disk that dies: nothing real does so when asked

        monkeypatch.setattr(os, "fsync", failing)
        with pytest.raises(OSError, match="Input/output error"):
            add(file, b"two\n", durable=True)
        add(file, b"three\n")
    assert path.read_bytes() == b"one\nthree\n"


def test_an_answer_whose_line_in_the_index_cannot_be_written_is_not_in_the_archive_either(tmp_path: Path) -> None:
    recorder = record(tmp_path, exchange(1))
    (file,) = tmp_path.glob("*.warc.gz")
    before = file.read_bytes()
    index: Any = recorder._index
    with Path("/dev/full").open("r+b", buffering=0) as recorder._index:
        with pytest.raises(OSError):  # noqa: PT011 - which one depends on the device
            recorder.put(exchange(2))
        assert file.read_bytes() == before
    recorder._index = index
    recorder.put(exchange(3))
    recorder.close()
    entries = entries_of(file)
    assert [entry.url[-13:-6] for entry in entries] == ["0000001", "0000003"]
    index_of(file).unlink()
    assert entries_of(file) == entries, "what the index says is where it says"
    assert len(list(read_records(file))) == 5


# the old file or the new one -------------------------------------------------------------------------

HALF = """
import sys
from pathlib import Path
from newscrawl.stores.disk import atomically

with atomically(Path(sys.argv[1])) as file:
    file.write(b"new" * 100_000)
    file.flush()
    print("half", flush=True)
    sys.stdin.readline()
"""


def test_a_kill_in_the_middle_of_a_file_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    process = subprocess.Popen(
        [sys.executable, "-c", HALF, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout
    assert process.stdout.readline() == b"half\n"
    assert path.read_bytes() == b"old"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.communicate()
    assert path.read_bytes() == b"old"


def test_what_is_raised_in_the_middle_of_a_file_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def write() -> None:
        with atomically(path) as file:
            file.write(b"half of the new one")
            file.flush()
            assert path.read_bytes() == b"old"
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        write()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_two_that_write_one_file_at_once_each_write_a_whole_one(tmp_path: Path) -> None:
    """In one process, so with one number: as do two processes of two machines, or of two containers."""
    path = tmp_path / "file"
    with atomically(path) as first:
        first.write(b"1" * 100_000)
        with atomically(path) as second:
            second.write(b"2" * 10)
        assert path.read_bytes() == b"2" * 10
    assert path.read_bytes() == b"1" * 100_000
    assert list(tmp_path.iterdir()) == [path]


# for good ---------------------------------------------------------------------------------------------


def test_a_file_is_on_the_disk_before_it_has_its_name_and_its_name_before_anybody_relies_on_it(
    tmp_path: Path, synced: Synced
) -> None:
    write_atomically(tmp_path / "file", b"x" * 100_000)
    (name, size), folder = synced
    assert (Path(name).suffix, size) == (".tmp", 100_000)
    assert folder == (str(tmp_path), -1)
    write_atomically(tmp_path / "other", b"x", durable=False)
    assert len(synced) == 2


def test_what_is_spooled_is_on_the_disk(article: Article, tmp_path: Path, synced: Synced) -> None:
    path = tmp_path / "spool" / "mongodb.jsonl"
    spool = Spool(path)
    spool.append([Record(article, "one"), Record(article, "two")])
    size = path.stat().st_size
    assert synced == [(str(tmp_path), -1), (str(path), size), (str(path.parent), -1)]
    spool.append([Record(article, "three")])
    assert synced[3:] == [(str(path), path.stat().st_size)]


def test_a_line_is_on_the_disk_when_it_counts_as_stored_or_when_the_file_is_closed(
    article: Article, tmp_path: Path, synced: Synced
) -> None:
    for durable in (True, False):
        path = tmp_path / str(durable) / "a.jsonl"
        store = LinesStore(path, durable)
        store.open()
        assert (str(path.parent), -1) in synced
        synced.clear()
        store.put(article)
        assert synced == ([(str(path), path.stat().st_size)] if durable else [])
        synced.clear()
        store.close()
        assert synced == [(str(path), path.stat().st_size)]


def test_a_post_is_on_the_disk_when_it_counts_as_stored(article: Article, tmp_path: Path, synced: Synced) -> None:
    folder = tmp_path / "new" / "posts"
    store = FrontMatterStore(folder, lambda symbols: "")
    store.open()
    assert {(str(tmp_path), -1), (str(folder.parent), -1), (str(folder), -1)} <= set(synced)
    synced.clear()
    post = store.put(replace(article, categories=("甲", "乙")))
    *above, (name, size), last = synced
    assert above == [(str(folder), -1), (str(folder / "甲"), -1)], "folders that are new"
    assert (Path(name).suffix, size) == (".tmp", post.stat().st_size)
    assert last == (str(post.parent), -1)
    synced.clear()
    store.refuse(REFUSAL)
    assert synced == [(str(folder / "refused.jsonl"), (folder / "refused.jsonl").stat().st_size)]
    store.close()


def test_the_posts_of_a_replay_are_on_the_disk_when_it_ends(
    article: Article, tmp_path: Path, synced: Synced, site: Site
) -> None:
    store = FrontMatterStore(tmp_path / "posts", lambda symbols: "", durable=False)
    store.open()
    output = Posts(tmp_path / "shard", site)
    synced.clear()
    store.put(article)
    store.refuse(REFUSAL)
    output.put(article)
    assert synced == []
    store.close()
    assert synced == [("*", -1)]
    output.close()
    assert synced == [("*", -1)] * 2


@pytest.mark.parametrize("durable", [True, False])
def test_whose_path_it_is_is_on_the_disk_as_early_as_the_post(tmp_path: Path, *, durable: bool) -> None:
    """SQLite's own words for it: 2 is FULL, every transaction; 1 is NORMAL, now and then."""
    index = PathIndex(tmp_path, durable)
    index.open()
    assert index._ask("PRAGMA synchronous") == (2 if durable else 1,)
    assert index._ask("PRAGMA journal_mode") == ("wal",)
    index.close()


@pytest.mark.parametrize("pipeline", [FrontMatter, JsonLines])
def test_a_live_crawl_waits_for_the_disk_and_one_that_can_be_repeated_does_not(
    pipeline: Any, article: Article, tmp_path: Path, synced: Synced, site: Site
) -> None:
    import asyncio

    for name, fetching, replay in (("live", object(), ""), ("playback", object(), "archive"), ("replay", None, "")):
        if pipeline is JsonLines and fetching is None:
            continue  # it has no lines of its own
        settings = Settings({"FRONTMATTER_DIR": str(tmp_path / name), "FRONTMATTER_PROFILE": "full",
                             "JSONLINES_FILE": str(tmp_path / name / "a.jsonl"), "REPLAY_DIR": replay})  # fmt: skip
        crawler: Any = SimpleNamespace(
            settings=settings, stats=None, spider=SimpleNamespace(site=site, fetching=fetching)
        )
        store = pipeline.from_crawler(crawler)
        store.open_spider()
        synced.clear()
        assert asyncio.run(store.process_item(article)) is article
        assert bool(synced) == (name == "live"), name
        synced.clear()
        store.close_spider()
        assert bool(synced) == (pipeline is JsonLines or name != "live"), name


def test_an_archive_is_on_the_disk_with_its_index_when_it_is_closed(tmp_path: Path, synced: Synced) -> None:
    recorder = record(tmp_path, exchange(1))
    (file,) = tmp_path.glob("*.warc.gz")
    synced.clear()
    recorder.close()
    assert synced[0] == (str(file), file.stat().st_size)
    assert synced[-1] == (str(tmp_path), -1)
    assert synced[-2][1] == index_of(file).stat().st_size


def test_the_manifest_is_on_the_disk_before_the_journal_is_emptied_and_outputs_before_their_line(
    tmp_path: Path, site: Site, synced: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    job = Job(site.name, "jsonl", str(out))
    shards = list(shards_of([FIXTURES / "sina" / "C", FIXTURES / "sina" / "refused"], 10))
    seen: list[tuple[str, int]] = []
    synced_before = os.fsync

    def told(number: int) -> None:
        """Which it was, and how many bytes the journal had; -1 without one."""
        synced_before(number)
        journal = out / JOURNAL
        seen.append((Path(synced[-1][0]).name, journal.stat().st_size if journal.exists() else -1))

    def during(do: Callable[[], object]) -> list[tuple[str, int]]:
        seen.clear()
        do()
        return [("tmp" if name.endswith(".tmp") else name, size) for name, size in seen]

    def settle(keeper: Keeper) -> None:
        for shard in shards:
            keeper.settle(normalise_shard(shard, job, {}, lambda page: None))

    monkeypatch.setattr(os, "fsync", told)
    keeper = Keeper(out, job, site)
    assert during(lambda: keeper.begin(["fixtures"], 10))[-3:] == [("tmp", -1), ("out", -1), ("out", 0)]
    settled = during(lambda: settle(keeper))
    lines = [index for index, (name, _) in enumerate(settled) if name == JOURNAL]
    assert len(lines) == len(shards)
    for end, count in zip(lines, (1 + bool(shard_refused) for shard_refused in _refused(out, shards)), strict=True):
        assert {name for name, _ in settled[end - count : end]} <= {"articles", "refused"}
    size = (out / JOURNAL).stat().st_size
    assert size > 0
    keeper = Keeper(out, job, site)  # the run was killed
    assert during(lambda: keeper.begin(["fixtures"], 10))[-3:] == [("tmp", size), ("out", size), ("out", 0)]
    assert keeper.known.keys() == {shard.stamp for shard in shards}
    settle(keeper)
    order = [shard.stamp for shard in shards]
    assert during(lambda: keeper.end(order, complete=True))[:2] == [("tmp", size), ("out", size)]
    assert not (out / JOURNAL).exists()
    assert json.loads((out / MANIFEST).read_text("utf-8"))["complete"]


def _refused(out: Path, shards: list[Any]) -> list[bool]:
    return [(out / "refused" / f"{shard.name}.jsonl").exists() for shard in shards]
