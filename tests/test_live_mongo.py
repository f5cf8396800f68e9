"""Crawls into MongoDB: real processes, real servers, kill -9 of either."""

from __future__ import annotations

import json
import os
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
from test_live import Crawl, since

from tests.mongo.capabilities import needs
from tests.mongo.gatekeeper import Gatekeeper, refusal
from tests.mongo.proxy import Proxy
from tests.mongo.server import MongoServer
from tests.sina_site import Options, World, serve

ARTICLES = int(os.environ.get("NEWSCRAWL_MONGO_ARTICLES", "300"))
"""Size of the crawl that is killed; the full acceptance runs with 20000."""
TIMEOUT = str(1 + ARTICLES // 1000)
"""Seconds in which a server has to answer then: to mark one article as gone, mongo-java-server reads them all."""
FEW = {"articles": 60, "days": 1, "seed": 3}


def setting(mongo: MongoServer, uri: str = "", **more: str) -> dict[str, str]:
    return {"MONGODB_URI": uri or mongo.uri, "MONGODB_DATABASE": mongo.database, "MONGODB_TIMEOUT": "1", **more}


def documents(mongo: MongoServer, name: str = "articles") -> list[dict[str, Any]]:
    with mongo.client() as client:
        return list(client[mongo.database][name].find())


def stored(mongo: MongoServer) -> int:
    """How many articles there are; asked often, so it reads none of them."""
    with mongo.client() as client:
        return client[mongo.database]["articles"].estimated_document_count()


def test_a_crawl_is_in_the_database_as_in_the_lines_and_again_nothing_changes(
    mongo: MongoServer, tmp_path: Path
) -> None:
    with serve(World(**FEW), Options(faults=0.1)) as site:
        crawl = Crawl(tmp_path, site.url)
        done = crawl.run(**setting(mongo))
        assert done.returncode == 0, done.stderr[-3000:]
        hashes = {row["_id"]: row["content_hash"] for row in documents(mongo)}
        assert hashes == {row["id"]: row["content_hash"] for row in crawl.articles()}
        assert hashes.keys() == {row["id"] for row in site.expected()}
        refused = [json.loads(line) for line in (tmp_path / "posts" / "refused.jsonl").read_text("utf-8").splitlines()]
        assert Counter(row["reason"] for row in documents(mongo, "refusals")) == Counter(
            row["reason"] for row in refused
        )
        before = sorted(map(str, documents(mongo)))
        again = Crawl(tmp_path / "again", site.url)  # a ledger that knows nothing
        again.folder.mkdir()
        assert again.run(**setting(mongo)).returncode == 0
        assert sorted(map(str, documents(mongo))) == before


def test_kills_of_the_server_and_of_the_crawl_lose_nothing(mongo: MongoServer, tmp_path: Path) -> None:
    needs(mongo, "kill", "durable", "quick")
    lines = tmp_path / "articles.jsonl"
    with serve(World(articles=ARTICLES, days=3, seed=5), Options(latency_ms=150_000 // ARTICLES)) as site:
        crawl = Crawl(tmp_path, site.url)
        values = setting(mongo, JSONLINES_FILE=str(lines), FRONTMATTER_DIR="", MONGODB_TIMEOUT=TIMEOUT)
        running = crawl.start(*since(), **values)
        for _ in range(2):
            wait_for_documents(mongo, stored(mongo) + ARTICLES // 10, running)
            mongo.kill()
            time.sleep(1.0)
            mongo.restart()
        wait_for_documents(mongo, stored(mongo) + ARTICLES // 10, running)
        running.send_signal(signal.SIGKILL)
        running.wait()
        done = crawl.run(*since(), **values)
        assert done.returncode == 0, done.stderr[-3000:]
        expected = {row["id"] for row in site.expected()}
    rows = documents(mongo)
    assert Counter(row["_id"] for row in rows) == Counter(expected)
    written = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert {row["_id"]: row["content_hash"] for row in rows} == {row["id"]: row["content_hash"] for row in written}
    assert documents(mongo, "revisions") == []
    assert not list((tmp_path / "state" / "spool").glob("*"))
    assert crawl.ledger("SELECT DISTINCT state FROM articles WHERE revision>0") == [("stored",)]


def wait_for_documents(mongo: MongoServer, count: int, running: subprocess.Popen[bytes]) -> None:
    wait_until(lambda: stored(mongo) >= count, running)


def wait_until(so: Callable[[], bool], running: subprocess.Popen[bytes]) -> None:
    """While the crawl runs."""
    deadline = time.monotonic() + 120
    while not so():
        assert running.poll() is None, "the crawl ended too early"
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_database_that_stays_away_is_exit_5_and_the_next_run_delivers(mongo: MongoServer, tmp_path: Path) -> None:
    with Proxy(mongo.port) as proxy, serve(World(**FEW), Options(latency_ms=150)) as site:
        crawl = Crawl(tmp_path, site.url)
        values = setting(mongo, proxy.uri, MONGODB_TIMEOUT="0.3")
        running = crawl.start(**values)
        wait_for_documents(mongo, 5, running)
        proxy.refuse()
        assert running.wait(120) == 5
        record = json.loads(max((tmp_path / "state" / "runs").glob("*.json")).read_text("utf-8"))
        assert record["verdict"] == "database away"
        ((waiting,),) = crawl.ledger("SELECT count(*) FROM articles WHERE state='spooled'")
        assert waiting > 0
        assert sum(day["missing"] for day in crawl.coverage()[1]) == waiting
        unreachable = crawl.run(**values)
        assert unreachable.returncode == 5
        assert "no server answers" in unreachable.stderr
        proxy.accept()
        site.control("reset_stats")
        assert crawl.run(**values).returncode == 0
        assert site.stats()["articles_served"] == 0, "what waited on disk is not fetched again"
        assert {row["_id"] for row in documents(mongo)} == {row["id"] for row in site.expected()}
        assert crawl.ledger("SELECT count(*) FROM articles WHERE state='spooled'") == [(0,)]
        assert crawl.coverage()[0] == 0


def test_a_database_that_is_away_for_most_of_a_crawl_has_everything_at_its_end(
    mongo: MongoServer, tmp_path: Path
) -> None:
    with Proxy(mongo.port) as proxy, serve(World(**FEW), Options(latency_ms=150)) as site:
        crawl = Crawl(tmp_path, site.url)
        running = crawl.start(**setting(mongo, proxy.uri, MONGODB_TIMEOUT="0.3"))
        wait_for_documents(mongo, 2, running)
        proxy.refuse()
        expected = {row["id"] for row in site.expected()}
        spool = tmp_path / "state" / "spool" / "mongodb.jsonl"
        wait_until(lambda: spool.exists() and spool.read_bytes().count(b"\n") > len(expected) // 2, running)
        proxy.accept()
        assert running.wait(120) == 0
        assert site.stats()["articles_served"] == sum(len(row["pages"]) for row in site.expected()), "each once"
    assert Counter(row["_id"] for row in documents(mongo)) == Counter(expected)
    assert documents(mongo, "revisions") == []
    assert not spool.exists()
    assert crawl.ledger("SELECT count(*) FROM articles WHERE state='stored'") == [(len(expected),)]
    assert crawl.coverage()[0] == 0


def test_edits_deletions_and_returns_are_told_by_the_revisions(mongo: MongoServer, tmp_path: Path) -> None:
    needs(mongo, "set-dates")
    with serve(World(**FEW), Options()) as site:
        crawl = Crawl(tmp_path, site.url)
        values = setting(mongo, EDIT_FIRST_CHECK="0")
        assert crawl.run(**values).returncode == 0
        edited, deleted = [row["_id"] for row in documents(mongo)][:2]
        site.control("edit", id=edited)
        site.control("delete", id=deleted)
        assert crawl.run(**values).returncode == 0
        rows = {row["_id"]: row for row in documents(mongo)}
        assert (rows[edited]["revision"], rows[deleted].get("gone_at") is None) == (2, False)
        (old,) = documents(mongo, "revisions")
        assert (old["article"], old["superseded_by"]) == (edited, rows[edited]["content_hash"])
        assert any(line.startswith("+") for line in old["diff"])
        site.control("restore", id=deleted)
        assert crawl.run(**values).returncode == 0
        rows = {row["_id"]: row for row in documents(mongo)}
        assert (rows[deleted]["revision"], rows[deleted].get("gone_at")) == (2, None)
        assert {row["_id"]: row.get("gone_at") is None for row in documents(mongo, "revisions")} == {
            f"{edited}#r1": True, f"{deleted}#r1": False,
        }  # fmt: skip


def test_a_replay_gives_the_documents_of_the_crawl(mongo: MongoServer, tmp_path: Path) -> None:
    archive, names = tmp_path / "archive", ("articles", "revisions", "refusals")
    live_database, replay_database = mongo.database, f"{mongo.database}_replay"
    with serve(World(**FEW, flashes=20), Options(faults=0.1, gzip=True)) as site:
        crawl = Crawl(tmp_path, site.url)
        values = setting(mongo, EDIT_FIRST_CHECK="0", RECORD_DIR=str(archive))
        for step in range(2):
            done = crawl.run(*since(), "-a", "flashes=1", **values)
            assert done.returncode == 0, done.stderr[-3000:]
            there = {row["id"] for row in site.expected()}
            keys = sorted(row["_id"] for row in documents(mongo) if row["_id"] in there)
            site.control("edit", id=keys[0])
            site.control("delete", id=keys[1 + step])
            time.sleep(1.1)
    wrote = {name: sorted(documents(mongo, name), key=str) for name in names}
    assert {row["revision"] for row in wrote["articles"]} == {1, 2}
    assert wrote["revisions"]
    assert any(row.get("gone_at") for row in wrote["articles"])
    mongo.database = replay_database
    try:
        again = Crawl(tmp_path / "again", "http://127.0.0.1:1")
        again.folder.mkdir()
        for _ in range(2):
            done = again.run(**setting(mongo, REPLAY_DIR=str(archive)))
            assert done.returncode == 0, done.stderr[-3000:]
        assert {name: sorted(documents(mongo, name), key=str) for name in names} == wrote
        assert not list((again.folder / "state" / "spool").glob("*"))
    finally:
        with mongo.client() as client:
            client.drop_database(replay_database)
        mongo.database = live_database


def test_a_password_is_nowhere(tmp_path: Path) -> None:
    """In no output, and in no file, of runs that fail in several ways."""
    secret = "s3cret-w0rd"
    with Gatekeeper("writer", "the right one") as door, serve(World(**FEW), Options()) as site:
        crawl = Crawl(tmp_path, site.url)
        uris = {
            door.uri(secret): 2,
            f"mongodb://writer:{secret}@127.0.0.1:1/": 5,
            f"mongodb://writer:{secret}@:x:y/": 2,
        }
        for uri, code in uris.items():
            done = crawl.run(MONGODB_URI=uri, MONGODB_TIMEOUT="0.5", LOG_LEVEL="DEBUG")
            assert done.returncode == code, done.stderr[-3000:]
            assert secret not in done.stdout + done.stderr
            assert "MONGODB_URI" in done.stderr
            assert "Traceback" not in done.stderr
        assert site.stats()["hosts"] == {}, "nothing is fetched"
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes(), path


OUTAGES: dict[str, Callable[[Proxy, Gatekeeper], object]] = {
    "cut": lambda line, _: line.refuse(),
    "rights": lambda _, door: door.answers.update(update=refusal(13, "Unauthorized", "not authorized any more")),
    "shutdown": lambda _, door: door.answers.update(update=refusal(91, "ShutdownInProgress", "going down")),
}


@pytest.mark.parametrize("outage", OUTAGES)
def test_a_password_is_nowhere_when_the_database_goes_away_in_a_run(outage: str, tmp_path: Path) -> None:
    """In no output and no file of a run at its most talkative: ledger, spool, run record, posts, lines."""
    secret = "s3cret/w0rd"
    quoted = secret.replace("/", "%2F")
    nothing = {"cursor": {"id": 0, "ns": "newscrawl.articles", "firstBatch": []}, "ok": 1}
    answers = {
        "createIndexes": {"ok": 1},
        "update": {"n": 1, "nModified": 0, "ok": 1},
        "find": nothing,
        "listIndexes": nothing,
    }
    log = tmp_path / "log"
    with (
        Gatekeeper("writer", secret, answers) as door,
        Proxy(door.port) as line,
        serve(World(**FEW), Options(latency_ms=100)) as site,
    ):
        crawl = Crawl(tmp_path, site.url)
        uri = line.uri.replace("//", f"//writer:{quoted}@")
        command = crawl.command(MONGODB_URI=uri, MONGODB_TIMEOUT="0.3", LOG_LEVEL="DEBUG")
        with log.open("wb") as output:
            running = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
        wait_until(lambda: door.asked.count("update") > 5, running)
        OUTAGES[outage](line, door)
        assert running.wait(120) == 5, log.read_text("utf-8")[-3000:]
    assert "the store is away" in log.read_text("utf-8")
    paths = {path for path in tmp_path.rglob("*") if path.is_file()}
    state = tmp_path / "state"
    assert paths >= {state / "ledger.sqlite", state / "spool" / "mongodb.jsonl", *(state / "runs").glob("*.json")}
    for path in paths:
        for form in (secret, quoted, "w0rd"):
            assert form.encode() not in path.read_bytes(), path


def scrapy(command: str, *paths: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    whole = [sys.executable, "-m", "scrapy", command, *map(str, paths), *options]
    return subprocess.run(whole, cwd=ROOT, capture_output=True, text=True, check=False)


def test_what_is_imported_is_in_every_store_and_parity_says_what_is_not(mongo: MongoServer, tmp_path: Path) -> None:
    needs(mongo, "quick")
    lines, posts = tmp_path / "out.jsonl", tmp_path / "posts"
    replay = scrapy(
        "crawl", "sina_finance", "-a", f"replay={FIXTURES / 'sina' / 'C'}", "-O", lines, FRONTMATTER_DIR=str(posts)
    )
    assert replay.returncode == 0, replay.stderr[-3000:]
    values = setting(mongo, FRONTMATTER_DIR="", STATE_DIR=str(tmp_path / "state"))
    for _ in range(2):
        done = scrapy("import", lines, **values)
        assert done.returncode == 0, done.stderr[-3000:]
        ids = {json.loads(line)["id"] for line in lines.read_text("utf-8").splitlines()}
        assert {row["_id"] for row in documents(mongo)} == ids
        assert all(row["cluster"] == row["_id"] for row in documents(mongo))
    assert not list((tmp_path / "state" / "spool").glob("*"))
    equal = scrapy("parity", lines, "mongodb", posts, **values)
    assert equal.returncode == 0, equal.stdout + equal.stderr
    with mongo.client() as client:
        client[mongo.database]["articles"].delete_one({"_id": min(ids)})
    different = scrapy("parity", lines, "mongodb", "--json", **values)
    assert different.returncode == 1
    assert min(ids) in different.stdout
    away = scrapy("parity", lines, "mongodb", **{**values, "MONGODB_URI": "mongodb://u:s3cret@127.0.0.1:1/"})
    assert away.returncode == 2
    assert "start it, or correct MONGODB_URI" in away.stderr
    assert "s3cret" not in away.stdout + away.stderr
