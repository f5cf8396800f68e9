"""The MongoDB store: real servers, real connections, real kills."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from threading import Timer
from typing import Any

import bson
import pytest
from conftest import FIXTURES, article_of

from newscrawl.article import Article, Page, Refusal
from newscrawl.site import Site
from newscrawl.stores.delivery import SPOOLED, STORED, AwayError, Delivery
from newscrawl.stores.mongo import MongoWriter
from newscrawl.stores.mongo_server import MongoError, MongoSettings, prepare
from newscrawl.stores.reposts import Reposts
from newscrawl.stores.spool import Record, Spool
from tests.mongo.capabilities import needs
from tests.mongo.gatekeeper import Gatekeeper, refusal
from tests.mongo.proxy import Proxy
from tests.mongo.server import MongoServer, wait

NAMES = {"articles": "articles", "revisions": "revisions", "refusals": "refusals"}
NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)
RERUNS = int(os.environ.get("NEWSCRAWL_MONGO_RERUNS", "100"))
"""So often are the same articles written; the full acceptance runs with 1000."""


def settings_of(mongo: MongoServer, uri: str = "", **more: Any) -> MongoSettings:
    values = {"names": NAMES, "batch": 20, "write_concern": "", "timeout": 2.0, **more}
    return MongoSettings(uri or mongo.uri, mongo.database, **values)


@pytest.fixture
def article(site: Site) -> Article:
    path = next(FIXTURES.glob("sina/C/*/page.html"))
    found = article_of(Page(str(path), path.read_bytes()), site)
    return replace(found, fetched_at=NOON)


def many(article: Article, count: int) -> list[Article]:
    return [replace(article, id=f"comos:many{number:07}", content_hash=f"{number:032x}") for number in range(count)]


@asynccontextmanager
async def writing(settings: MongoSettings) -> AsyncIterator[MongoWriter]:
    writer = MongoWriter(settings, prepare(settings), frozenset({"gone"}))
    try:
        yield writer
    finally:
        await writer.close()


def write(settings: MongoSettings, *items: Article | Refusal) -> list[str | None]:
    async def run() -> list[str | None]:
        async with writing(settings) as writer:
            return await writer.write([writer.made_ready(item) for item in items])

    return asyncio.run(run())


def everything(mongo: MongoServer) -> dict[str, list[dict[str, Any]]]:
    with mongo.client() as client:
        database = client[mongo.database]
        return {name: sorted(database[name].find(), key=lambda row: row["_id"]) for name in NAMES}


def test_an_article_is_a_document_with_native_types(mongo: MongoServer, article: Article) -> None:
    assert write(settings_of(mongo), article) == [None]
    (row,) = everything(mongo)["articles"]
    assert row["_id"] == row["id"] == article.id
    assert (row["schema"], row["revision"], row["content_hash"]) == (2, 1, article.content_hash)
    assert row["published_at"] == article.published_at
    assert row["fetched_at"] == row["available_at"] == NOON
    assert [(m["symbol"], m["start"], m["end"]) for m in row["mentions"]] == [
        (m.symbol, m.start, m.end) for m in article.mentions
    ]
    assert row["body"] == article.body


def test_the_same_again_changes_nothing(mongo: MongoServer, article: Article) -> None:
    settings = settings_of(mongo)
    articles = many(article, 50)
    write(settings, *articles)
    before = everything(mongo)
    assert len(before["articles"]) == 50
    later = [replace(one, fetched_at=NOON + timedelta(days=1)) for one in articles]
    for items in (articles, later, list(reversed(articles))):
        assert write(settings, *items) == [None] * 50
        assert everything(mongo) == before


def test_any_number_of_runs_changes_no_document(mongo: MongoServer, article: Article) -> None:
    settings = settings_of(mongo)
    articles = many(article, 20)

    async def run() -> None:
        async with writing(settings) as writer:
            for number in range(1, RERUNS + 1):
                again = [replace(one, fetched_at=NOON + timedelta(minutes=number)) for one in articles]
                assert await writer.write([writer.made_ready(item) for item in again]) == [None] * len(again)

    write(settings, *articles)
    before = digest(mongo)
    asyncio.run(run())
    assert digest(mongo) == before


def digest(mongo: MongoServer) -> str:
    """Of every document of every collection, field by field."""
    return blake2b(b"".join(bson.encode(row) for rows in everything(mongo).values() for row in rows)).hexdigest()


def test_revisions_tell_the_story(mongo: MongoServer, article: Article) -> None:
    needs(mongo, "set-dates")
    settings = settings_of(mongo)
    edited = replace(
        article, body=article.body + "\n更正。", content_hash="e" * 32, revision=2, fetched_at=NOON + timedelta(hours=1)
    )
    gone = Refusal("u", "fetch", "gone", "404", article.url, article.id, seen_at=NOON + timedelta(hours=2))
    back = replace(edited, revision=3, fetched_at=NOON + timedelta(hours=3))
    story: list[Article | Refusal] = [article, edited, gone, back]
    write(settings, *story)
    after = everything(mongo)
    (newest,) = after["articles"]
    assert (newest["revision"], newest["body"], newest.get("gone_at")) == (3, edited.body, None)
    first, second = after["revisions"]
    assert (first["_id"], first["article"], first["revision"]) == (f"{article.id}#r1", article.id, 1)
    assert first["diff"] == [
        f"@@ -{article.body.count(chr(10)) + 2},0 +{article.body.count(chr(10)) + 3} @@",
        "+更正。",
    ]
    assert first["superseded_at"] == NOON + timedelta(hours=1)
    assert (second["revision"], second["gone_at"], second["diff"]) == (2, NOON + timedelta(hours=2), [])
    assert [row["reason"] for row in after["refusals"]] == ["gone"]
    for item in (*story, *reversed(story)):  # delivered again, in any order
        write(settings, item)
    assert everything(mongo) == after


def test_what_a_database_cannot_hold_is_refused_and_blocks_nothing(mongo: MongoServer, article: Article) -> None:
    good = many(article, 3)
    large = replace(article, id="comos:large000001", body="长" * 6_000_000)
    broken = replace(article, id="comos:broken00001", title="half a pair: \ud800")
    faults = write(settings_of(mongo), good[0], large, good[1], broken, good[2])
    assert [fault is None for fault in faults] == [True, False, True, False, True]
    assert "bytes are more than" in str(faults[1])
    assert len(everything(mongo)["articles"]) == 3


def test_the_same_story_is_one_cluster_named_after_its_earliest_article(
    mongo: MongoServer, article: Article, tmp_path: Path
) -> None:
    settings = settings_of(mongo)
    later = replace(
        article, id="comos:repost00001", media="另一家媒体", published_at=article.published_at + timedelta(hours=3)
    )
    other = replace(
        article, id="comos:other000001", title="别的", body="这是另一件事，与前文没有任何关系，只有一段话而已。"
    )

    def put(*articles: Article) -> None:
        async def run() -> None:
            reposts = Reposts(tmp_path / "reposts.sqlite")
            reposts.open()
            writer = MongoWriter(settings, prepare(settings), frozenset(), reposts)
            assert await writer.write([writer.made_ready(item) for item in articles]) == [None] * len(articles)
            await writer.close()
            reposts.close()

        asyncio.run(run())

    put(later, other)
    clusters = {row["_id"]: row["cluster"] for row in everything(mongo)["articles"]}
    assert clusters == {later.id: later.id, other.id: other.id}
    put(article)  # the original comes last: the repost moves
    before = everything(mongo)
    clusters = {row["_id"]: row["cluster"] for row in before["articles"]}
    assert clusters == {later.id: article.id, article.id: article.id, other.id: other.id}
    put(other, article, later)
    assert everything(mongo) == before


# a database that goes away ----------------------------------------------------------------------------


def deliver(
    settings: MongoSettings,
    folder: Path,
    records: list[Record],
    during: Callable[[int], None] = lambda _: None,
    hear: Callable[[int], None] = lambda _: None,
) -> tuple[list[str], list[str]]:
    """Put the records, eight at a time; (outcomes, keys that were delivered from the spool).

    ``during`` hears how many were put, ``hear`` how many came from the spool.
    """
    delivered: list[str] = []

    def from_spool(record: Record, _: str | None) -> None:
        delivered.append(record.key or "")
        hear(len(delivered))

    async def run() -> list[str]:
        spool = Spool(folder / "spool" / "mongodb.jsonl")
        spool.open()
        writer = MongoWriter(settings, prepare(settings), frozenset({"gone"}))
        delivery = Delivery(writer, spool, settings.batch, from_spool)
        delivery.start()
        outcomes: list[str] = []
        for at in range(0, len(records), 8):
            outcomes += await asyncio.gather(*(delivery.put(record) for record in records[at : at + 8]))
            await asyncio.to_thread(during, at)
        await delivery.close()
        return outcomes

    return asyncio.run(run()), delivered


def test_a_database_that_is_killed_twice_costs_nothing_but_time(
    mongo: MongoServer, article: Article, tmp_path: Path
) -> None:
    if not mongo.killable:
        pytest.skip("kill: a given server is not ours to kill")
    articles = many(article, 400)

    def during(at: int) -> None:
        if at in (80, 240):
            mongo.kill()
        if at in (120, 280):
            mongo.restart()

    settings = settings_of(mongo, timeout=2.0)
    outcomes, delivered = deliver(settings, tmp_path, [Record(one, one.id) for one in articles], during)
    assert set(outcomes) == {STORED, SPOOLED}
    _, late = deliver(settings_of(mongo), tmp_path, [])  # what the end of a run has left
    delivered += late
    assert {row["_id"] for row in everything(mongo)["articles"]} == {one.id for one in articles}
    assert not (tmp_path / "spool" / "mongodb.jsonl").exists()
    assert set(delivered) == {one.id for one, outcome in zip(articles, outcomes, strict=True) if outcome == SPOOLED}


def test_a_long_outage_is_made_good_in_order_within_the_run(
    mongo: MongoServer, article: Article, tmp_path: Path
) -> None:
    first = many(article, 150)
    second = [
        replace(one, content_hash="f" * 32, revision=2, fetched_at=NOON + timedelta(hours=1)) for one in first[100:]
    ]
    spool = tmp_path / "spool" / "mongodb.jsonl"
    with Proxy(mongo.port) as proxy:

        def during(at: int) -> None:
            if at == 8:
                proxy.refuse()
            if at == 184:
                proxy.accept()
                wait(lambda: not spool.exists())

        def hear(count: int) -> None:
            if count == 60:  # away again, with a part of the spool delivered
                proxy.refuse()
                Timer(0.2, proxy.accept).start()

        settings = settings_of(mongo, proxy.uri, timeout=2.0)
        records = [Record(one, f"{one.id} {one.revision}") for one in (*first, *second)]
        outcomes, delivered = deliver(settings, tmp_path, records, during, hear)
    waited = [record.key for record, outcome in zip(records, outcomes, strict=True) if outcome == SPOOLED]
    assert len(waited) > 170
    assert delivered == waited, "in order, and each once"
    rows = everything(mongo)
    assert {row["_id"]: row["revision"] for row in rows["articles"]} == {
        **{one.id: 1 for one in first}, **{one.id: 2 for one in second},
    }  # fmt: skip
    assert [(row["article"], row["revision"]) for row in rows["revisions"]] == [(one.id, 1) for one in second]
    assert not (tmp_path / "spool" / "mongodb.jsonl").exists()


def test_what_waits_on_disk_is_delivered_first_by_the_next_run(
    mongo: MongoServer, article: Article, tmp_path: Path
) -> None:
    with Proxy(mongo.port) as proxy:
        settings = settings_of(mongo, proxy.uri, timeout=3.0)
        records = [Record(one, one.id) for one in many(article, 40)]
        first, _ = deliver(settings, tmp_path, records, lambda at: proxy.refuse() if at == 8 else None)
        assert first[:16] == [STORED] * 16
        assert set(first[16:]) == {SPOOLED}
        lines = (tmp_path / "spool" / "mongodb.jsonl").read_bytes()
        assert lines.count(b"\n") == 24
        with (tmp_path / "spool" / "mongodb.jsonl").open("ab") as file:
            file.write(lines[:100])  # killed inside a line
        proxy.accept()
        newest = replace(records[20].item, content_hash="f" * 32, revision=2, fetched_at=NOON + timedelta(hours=1))
        outcomes, delivered = deliver(settings, tmp_path, [Record(newest, newest.id)])
    assert outcomes == [STORED]
    assert delivered == [record.key for record in records[16:]]
    rows = everything(mongo)
    assert len(rows["articles"]) == 40
    assert [row["revision"] for row in rows["articles"] if row["_id"] == newest.id] == [2], (
        "in order: the older one first"
    )
    assert [row["article"] for row in rows["revisions"]] == [newest.id]


def test_a_damaged_line_is_put_aside_and_said_aloud(article: Article, tmp_path: Path) -> None:
    spool = Spool(tmp_path / "mongodb.jsonl")
    spool.append([Record(one, one.id) for one in many(article, 3)])
    lines = (tmp_path / "mongodb.jsonl").read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace("样本".encode(), "样木".encode(), 1)
    (tmp_path / "mongodb.jsonl").write_bytes(b"".join(lines))
    spool.open()
    assert spool.keys() == {"comos:many0000000", "comos:many0000002"}
    assert [record.key for record in spool.records()] == ["comos:many0000000", "comos:many0000002"]
    assert (tmp_path / "mongodb.damaged").read_bytes() == lines[1]


# what is wrong is said before the first fetch ---------------------------------------------------------


def test_wrong_password_rights_and_addresses_are_said_without_the_password(tmp_path: Path) -> None:
    with Gatekeeper("reader", "s3cret-word") as door:
        settings = MongoSettings(door.uri("another-w0rd"), "news", NAMES, 10, "", 1.0)
        with pytest.raises(MongoError, match="user or password is wrong") as wrong:
            prepare(settings)
        allowed = MongoSettings(door.uri("s3cret-word"), "news", NAMES, 10, "", 1.0)
        with pytest.raises(MongoError, match="may not write") as rights:
            prepare(allowed)
    with pytest.raises(AwayError, match="no server answers") as away:
        prepare(MongoSettings("mongodb://reader:s3cret-word@127.0.0.1:1/", "news", NAMES, 10, "", 0.2))
    with pytest.raises(MongoError, match="expected mongodb://") as broken:
        prepare(MongoSettings("mongodb://reader:s3cret-word@:x:y/", "news", NAMES, 10, "", 0.2))
    uri = "mongodb://reader:s3cret-word@127.0.0.1:1/?tlsCAFile=/no%20such%20file&tls=true"
    with pytest.raises(MongoError, match=r"MONGODB_URI: .*no such file") as file:
        prepare(MongoSettings(uri, "news", NAMES, 10, "", 0.2))
    for error in (wrong, rights, away, broken, file):
        said = json.dumps([str(error.value), repr(error.value.__cause__), repr(error.value.__context__)])
        assert "s3cret-word" not in str(error.value)
        assert "another-w0rd" not in said


def test_a_full_disk_of_the_server_is_an_outage_and_no_fault_of_an_article(article: Article) -> None:
    full = {"update": refusal(14031, "OutOfDiskSpace", "no room"), "createIndexes": {"ok": 1}}
    with Gatekeeper("writer", "s3cret-word", full) as door:
        settings = MongoSettings(door.uri("s3cret-word"), "news", NAMES, 10, "", 1.0)

        async def run() -> None:
            from pymongo import WriteConcern

            writer = MongoWriter(settings, WriteConcern(1), frozenset())
            try:
                with pytest.raises(AwayError, match=r"OutOfDiskSpace|no room"):
                    await writer.write([writer.made_ready(article)])
            finally:
                await writer.close()

        asyncio.run(run())
