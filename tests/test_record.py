"""A crawl of the simulated site is recorded: real processes, real sockets, a real kill -9."""

from __future__ import annotations

import signal
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from test_live import Crawl, Running, serve, since
from test_recorder import assert_clean

from newscrawl.archive.cdxj import Entry, index_of
from newscrawl.archive.members import entries_of, read_records, repair
from tests.sina_site import Options, World

ARTICLES = 120


def world(**more: Any) -> World:
    return World(articles=ARTICLES, days=3, seed=5, multi=0.05, flashes=60, **more)


def files_of(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.warc.gz"))


def entries(folder: Path) -> list[Entry]:
    return [entry for file in files_of(folder) for entry in entries_of(file)]


def of_articles(found: list[Entry]) -> list[Entry]:
    return [entry for entry in found if entry.url.endswith("html") and entry.status != "-"]


def test_every_answer_is_in_the_archive(tmp_path: Path) -> None:
    with serve(world(), Options(faults=0.1, feed_faults=0.1, gzip=True)) as site:
        crawl, archive = Crawl(tmp_path, site.url), tmp_path / "archive"
        done = crawl.run(*since(), "-a", "flashes=1", RECORD_DIR=str(archive), RECORD_MAX_MIB="1")
        assert done.returncode == 0, done.stderr[-3000:]
        stats = site.stats()
    assert_clean(*files_of(archive))
    found = entries(archive)
    assert found[-1].url.startswith("urn:newscrawl:run:")
    asked = found[:-1]
    resets = stats["faults"].get("reset", 0)  # on a kept connection the HTTP client itself asks once more
    assert 0 <= stats["total"] - len(asked) <= resets, "every request once, robots.txt included"
    statuses = Counter(entry.status for entry in asked)
    for status in ("403", "429", "502"):
        assert statuses[status] == stats["statuses"].get(status, 0)
    lost = Counter(entry.error for entry in asked if entry.status == "-")
    assert sum(lost.values()) + stats["total"] - len(asked) == resets + stats["faults"].get("truncated", 0) > 0
    hosts = {entry.url.split("/")[2] for entry in asked}
    assert hosts == stats["hosts"].keys(), "the site's hosts, not the override's"
    assert any(entry.url.endswith("/robots.txt") for entry in asked)
    assert any(entry.mime == "warc/revisit" for entry in asked), "the same ban page"
    kinds = Counter(one.kind for file in files_of(archive) for one in read_records(file))
    assert kinds["request"] == len(asked)
    assert kinds["warcinfo"] == len(files_of(archive))
    times = {entry.date: entry.url for entry in asked}
    for row in crawl.articles():
        at = row["fetched_at"].replace("+00:00", "Z")
        assert at in times, "an article was fetched when its record says"


def test_what_is_kept_is_what_was_sent(tmp_path: Path) -> None:
    with serve(world(), Options(gzip=True)) as site:
        crawl, archive = Crawl(tmp_path, site.url), tmp_path / "archive"
        assert crawl.run(RECORD_DIR=str(archive), CONTACT="https://example.org/me").returncode == 0
    packed = 0
    for file in files_of(archive):
        about = next(read_records(file)).block.decode()
        assert "example.org" in about
        assert "MONGODB" not in about
        assert site.url not in about
        for record in read_records(file):
            if record.kind == "response" and b"Content-Encoding: gzip" in record.block:
                packed += record.block.partition(b"\r\n\r\n")[2].startswith(b"\x1f\x8b")
    assert packed > 20


def test_kill_9_loses_at_most_what_was_on_its_way(tmp_path: Path) -> None:
    with serve(world(), Options(latency_ms=10)) as site:
        crawl, archive = Crawl(tmp_path, site.url), tmp_path / "archive"
        settings = {"RECORD_DIR": str(archive), "CONCURRENT_REQUESTS_PER_DOMAIN": "1"}
        for _ in range(3):
            process = crawl.start(*since(), **settings)
            before, count = len(entries(archive)), 0
            while count < before + 25 and process.poll() is None:
                time.sleep(0.01)
                count = len(entries(archive))
            process.send_signal(signal.SIGKILL)
            process.wait()
            stored = {url for (url,) in crawl.ledger("SELECT url FROM articles WHERE state='stored'")}
            kept = {entry.url for entry in of_articles(entries(archive)) if entry.status in ("200", "304")}
            assert stored <= kept, "an article counts as stored only after its answer is in the file"
            missing = site.stats()["total"] - len([e for e in entries(archive) if not e.url.startswith("urn:")])
            print(f"asked and not recorded at the kill: {missing}")
        done = crawl.run(*since(), **settings)
        assert done.returncode == 0, done.stderr[-3000:]
        assert crawl.posts() == Counter(row["id"] for row in site.expected())
    assert len(files_of(archive)) == 4
    assert_clean(*files_of(archive))
    for file in files_of(archive):
        index = index_of(file).read_bytes()
        repair(file)
        assert index_of(file).read_bytes() == index, "the next run repaired what the kill had left"
        assert sum(entry.length for entry in entries_of(file)) > 0


def test_a_folder_that_takes_no_more_ends_the_crawl_as_a_store_failure(tmp_path: Path) -> None:
    with serve(world(), Options(weight=True, latency_ms=30)) as site:
        crawl, archive = Crawl(tmp_path, site.url), tmp_path / "archive"
        settings = {"RECORD_DIR": str(archive), "RECORD_MAX_MIB": "1"}
        process = crawl.start(*since(), **settings, LOG_FILE=str(tmp_path / "log"))
        while not files_of(archive) or files_of(archive)[0].stat().st_size < 100_000:
            time.sleep(0.02)
        archive.rename(tmp_path / "away")  # the next file cannot be made
        assert process.wait(100) == 5
        log = (tmp_path / "log").read_text("utf-8")
        assert "RECORD_DIR: an answer could not be recorded" in log
        assert "Traceback" not in log
        states = dict(crawl.ledger("SELECT state, count(*) FROM articles GROUP BY state"))
        assert "refused" not in states
        assert 0 < states["stored"] < len(site.expected())
        (tmp_path / "away").rename(archive)
        kept = {entry.url for entry in of_articles(entries(archive))}
        assert {url for (url,) in crawl.ledger("SELECT url FROM articles WHERE state='stored'")} <= kept
        assert crawl.run(*since(), **settings).returncode == 0
        assert crawl.posts() == Counter(row["id"] for row in site.expected())
    assert_clean(*files_of(archive))


@pytest.fixture
def small(tmp_path: Path) -> Any:
    with serve(World(articles=20, days=1, seed=3), Options()) as site:
        yield Crawl(tmp_path, site.url), site


def test_what_cannot_be_recorded_is_told_before_anything_starts(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    file = crawl.folder / "file"
    file.touch()
    for settings, word in (({"RECORD_DIR": str(file)}, "RECORD_DIR"), ({"RECORD_MAX_MIB": "0"}, "RECORD_MAX_MIB")):
        done = crawl.run(**settings)
        assert done.returncode == 2, done.stderr
        assert word in done.stderr
    done = crawl.run("-a", "replay=fixtures", RECORD_DIR=str(crawl.folder / "archive"))
    assert done.returncode == 2
    assert "RECORD_DIR" in done.stderr
    assert site.stats()["total"] == 0


def test_two_crawls_do_not_record_into_one_folder(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    site.option("latency_ms", 500)
    archive = crawl.folder / "archive"
    first = crawl.start(RECORD_DIR=str(archive))
    while not files_of(archive):
        time.sleep(0.02)
    second = crawl.run(RECORD_DIR=str(archive), STATE_DIR=str(crawl.folder / "other"))
    assert second.returncode == 75
    assert str(archive / "lock") in second.stderr
    assert first.wait(120) == 0
    assert_clean(*files_of(archive))


def test_sigterm_closes_the_file(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    site.option("latency_ms", 30)
    archive = crawl.folder / "archive"
    process = crawl.start(RECORD_DIR=str(archive))
    while len(entries(archive)) < 8:
        time.sleep(0.02)
    process.terminate()
    assert process.wait(60) == 7
    assert_clean(*files_of(archive))
    last = list(read_records(files_of(archive)[-1]))[-1]
    assert b"reason: shutdown" in last.block
