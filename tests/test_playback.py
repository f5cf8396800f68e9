"""A recorded crawl is gone through again without the site: the same bytes, every time."""

from __future__ import annotations

import json
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from test_live import Crawl, serve, since
from test_record import entries, files_of, world
from test_recorder import assert_clean

from tests.sina_site import Options, World


@contextmanager
def nobody() -> Iterator[tuple[str, list[object]]]:
    """An origin where nothing may connect, and what has."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    came.append(server.accept()[1])
                except OSError:
                    return

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", came
        server.shutdown(socket.SHUT_RDWR)


def crawl_in(folder: Path, origin: str) -> Crawl:
    folder.mkdir()
    return Crawl(folder, origin)


def lines(crawl: Crawl) -> list[bytes]:
    return (crawl.folder / "lines.jsonl").read_bytes().splitlines()


def files(folder: Path) -> dict[str, str]:
    """Every post and refused.jsonl; the index of paths is SQLite's, whose header counts."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".jsonl")
    }  # fmt: skip


def verdicts(crawl: Crawl) -> list[dict[str, Any]]:
    return [json.loads(path.read_text("utf-8")) for path in sorted((crawl.folder / "state" / "runs").glob("*.json"))]


def replay(crawl: Crawl, archive: Path, *more: str, **settings: str) -> Any:
    return crawl.run(*more, REPLAY_DIR=str(archive), JSONLINES_FILE=str(crawl.folder / "lines.jsonl"), **settings)


def test_two_replays_are_the_same_byte_by_byte_and_give_what_the_crawl_gave(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    with serve(world(), Options(faults=0.1, feed_faults=0.1, gzip=True, shift=4)) as site:
        live = crawl_in(tmp_path / "live", site.url)
        known = {
            "RECORD_DIR": str(archive), "EDIT_FIRST_CHECK": "0", "JSONLINES_FILE": str(live.folder / "lines.jsonl"),
        }  # fmt: skip
        for step in range(3):
            done = live.run(*since(), "-a", "flashes=1", **known)
            assert done.returncode == 0, done.stderr[-3000:]
            there = {row["id"] for row in site.expected()}
            stored = live.ledger("SELECT key FROM articles WHERE state='stored' ORDER BY listed_at DESC, key")
            newest = [key for (key,) in stored if key in there]
            for key in (newest[20], newest[21 + step]):
                site.control("edit", id=key)
            site.control("delete", id=newest[30 + step])
            site.control("publish", n=3)
            time.sleep(1.1)
    assert_clean(*files_of(archive))
    assert len(verdicts(live)) == 3
    replays = []
    with nobody() as (origin, came):
        for name in ("first", "second"):
            crawl = crawl_in(tmp_path / name, origin)
            for _ in range(3):
                done = replay(crawl, archive)
                assert done.returncode == 0, done.stderr[-3000:]
                assert "Traceback" not in done.stderr
                assert "newscrawl/not_in_archive" not in done.stderr
            replays.append(crawl)
        assert came == []
    first, second = replays
    assert lines(first) == lines(second), "in the same order"
    assert files(first.folder / "posts") == files(second.folder / "posts") != {}
    assert verdicts(first) == verdicts(second)
    feeds = [[path.read_bytes() for path in sorted(one.folder.glob("out-*.jsonl"))] for one in replays]
    assert feeds[0] == feeds[1]
    assert sorted(lines(first)) == sorted(lines(live))
    assert max(json.loads(line)["revision"] for line in lines(live)) > 1
    assert any(json.loads(line)["template"] == "flash" for line in lines(live))
    assert first.posts() == live.posts()
    for was, now in zip(verdicts(live), verdicts(first), strict=True):
        assert was["counts"].pop("recorded") > 0
        for name in ("exit_code", "verdict", "finish_reason", "counts", "arguments", "started_at"):
            assert was[name] == now[name]
    states = "SELECT key, state, revision, content_hash, attempts, last_error FROM articles ORDER BY key"
    assert first.ledger(states) == second.ledger(states) == live.ledger(states)


def test_a_run_that_was_killed_is_gone_through_as_far_as_it_came(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    with serve(world(), Options(latency_ms=10)) as site:
        live = crawl_in(tmp_path / "live", site.url)
        process = live.start(*since(), RECORD_DIR=str(archive))
        while sum(live.posts().values()) < 20:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert live.run(*since(), RECORD_DIR=str(archive)).returncode == 0
    with nobody() as (origin, came):
        crawl = crawl_in(tmp_path / "replay", origin)
        done = replay(crawl, archive)
        assert done.returncode == 7, done.stderr[-3000:]
        assert 0 < len(lines(crawl)) < len(live.posts())
        assert replay(crawl, archive).returncode == 0
        assert crawl.posts() == live.posts()
        assert came == []


def test_what_the_archive_does_not_hold_is_refused_and_never_fetched(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    with serve(World(articles=20, days=1, seed=3), Options()) as site:
        live = crawl_in(tmp_path / "live", site.url)
        urls = [row["url"] for row in site.expected()[:5]]
        (tmp_path / "urls.txt").write_text("\n".join(urls[:3]))
        assert live.run("-a", f"urls={tmp_path / 'urls.txt'}", RECORD_DIR=str(archive)).returncode == 0
    (tmp_path / "more.txt").write_text("\n".join(urls))
    with nobody() as (origin, came):
        crawl = crawl_in(tmp_path / "replay", origin)
        done = replay(crawl, archive, "-a", f"urls={tmp_path / 'more.txt'}")
        assert done.returncode == 0, done.stderr[-3000:]
        refused = crawl.ledger("SELECT url, last_error FROM articles WHERE state='refused'")
        assert {url for url, _ in refused} == set(urls[3:])
        assert all(error.startswith("not-in-archive: ") for _, error in refused)
        assert verdicts(crawl)[0]["counts"]["not_in_archive"] >= 2
        other = crawl_in(tmp_path / "other", origin)
        done = replay(other, archive, "-a", "channels=7x24")
        assert done.returncode == 6, done.stderr[-3000:]
        assert "NotInArchiveError" in done.stderr
        assert came == []


def test_a_crawl_that_the_site_refused_ends_the_same_way(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    settings = {"RETRY_FIRST_WAIT": "0.01", "BREAKER_REFUSALS": "8"}
    with serve(World(articles=60, days=1, seed=3), Options(faults=1, fault_kinds="403", fault_times=99)) as site:
        live = crawl_in(tmp_path / "live", site.url)
        assert live.run(RECORD_DIR=str(archive), **settings).returncode == 4
    with nobody() as (origin, came):
        crawl = crawl_in(tmp_path / "replay", origin)
        done = replay(crawl, archive, **settings)
        assert done.returncode == 4, done.stderr[-3000:]
        assert came == []


@pytest.fixture
def recorded(tmp_path: Path) -> tuple[Path, Crawl]:
    archive = tmp_path / "archive"
    with serve(World(articles=60, days=1, seed=3), Options()) as site:
        live = crawl_in(tmp_path / "live", site.url)
        assert live.run(RECORD_DIR=str(archive)).returncode == 0
    return archive, live


def test_a_replay_has_a_state_folder_of_its_own(tmp_path: Path, recorded: tuple[Path, Crawl]) -> None:
    archive, live = recorded
    before = live.ledger("SELECT * FROM articles")
    done = replay(live, archive)
    assert done.returncode == 2
    assert "holds the ledger of a live crawl; name a STATE_DIR of its own" in done.stderr
    crawl = crawl_in(tmp_path / "replay", "http://127.0.0.1:1")
    assert replay(crawl, archive).returncode == 0
    again = replay(crawl, archive)
    assert again.returncode == 2
    assert "was gone through" in again.stderr
    none = crawl.run()
    assert none.returncode == 2
    assert "is of a replay" in none.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    fresh = crawl_in(tmp_path / "fresh", "http://127.0.0.1:1")
    for folder, word in ((empty, "no recorded run"), (tmp_path / "none", "no recorded run")):
        done = replay(fresh, folder)
        assert (done.returncode, word in done.stderr) == (2, True), done.stderr
    assert "expected one of newscrawl-" in replay(fresh, archive, REPLAY_RUN="other").stderr
    assert replay(fresh, archive, RECORD_DIR=str(tmp_path / "second")).returncode == 2
    assert live.ledger("SELECT * FROM articles") == before


def test_sigterm_ends_a_replay(tmp_path: Path, recorded: tuple[Path, Crawl]) -> None:
    archive, _ = recorded
    crawl = crawl_in(tmp_path / "replay", "http://127.0.0.1:1")
    process = crawl.start(REPLAY_DIR=str(archive))
    while not crawl.posts():
        time.sleep(0.01)
    process.terminate()
    assert process.wait(30) in (7, 0)
    if len(crawl.posts()) < Counter(entry.status for entry in entries(archive))["200"] - 4:
        assert "was stopped in it" in replay(crawl, archive).stderr
