"""What other tests of MongoDB stand on: servers that keep what they acknowledged, and capabilities that were asked for."""

from __future__ import annotations

import asyncio
import socket
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from pymongo import AsyncMongoClient, UpdateOne
from pymongo.errors import PyMongoError

sys.path.insert(0, str(ROOT))
from tests.mongo.capabilities import CAPABILITIES, lacking, needs
from tests.mongo.server import MongoServer, wait
from tests.mongo.servers import Given, Mongod


def upserts(numbers: range) -> list[UpdateOne]:
    return [UpdateOne({"_id": n}, {"$set": {"title": f"标题 {n}", "n": n}}, upsert=True) for n in numbers]


def test_a_server_takes_acknowledged_writes(mongo: MongoServer) -> None:
    async def write() -> tuple[int, int]:
        async with AsyncMongoClient(mongo.uri, w=1) as client:
            rows = client[mongo.database]["articles"]
            counts = [(await rows.bulk_write(upserts(range(100)), ordered=False)).upserted_count for _ in range(2)]
        return counts[0], counts[1]

    assert asyncio.run(write()) == (100, 0)
    with mongo.client() as client:
        rows = client[mongo.database]["articles"]
        assert rows.count_documents({}) == 100
        assert rows.find_one({"_id": 99}) == {"_id": 99, "title": "标题 99", "n": 99}


def test_what_was_acknowledged_survives_a_kill(mongo: MongoServer) -> None:
    needs(mongo, "kill", "durable")
    acknowledged: list[int] = []

    async def write() -> None:
        async with AsyncMongoClient(mongo.uri, w=1, serverSelectionTimeoutMS=1000) as client:
            rows = client[mongo.database]["articles"]
            for start in range(0, 1_000_000, 20):
                await rows.bulk_write(upserts(range(start, start + 20)))
                acknowledged.extend(range(start, start + 20))

    async def write_and_kill() -> None:
        writing = asyncio.create_task(write())
        await asyncio.to_thread(wait, lambda: len(acknowledged) >= 200 or writing.done())
        await asyncio.to_thread(mongo.kill)
        with pytest.raises(PyMongoError):
            await writing

    port = mongo.port
    asyncio.run(write_and_kill())
    assert not mongo.running
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
    mongo.restart()
    assert mongo.port == port
    with mongo.client() as client:
        there = {row["_id"] for row in client[mongo.database]["articles"].find({}, {"_id": 1})}
    assert len(acknowledged) >= 200
    assert set(acknowledged) <= there


def test_it_is_put_right_for_the_next_test(mongo: MongoServer) -> None:
    assert mongo.running
    with mongo.client() as client:
        assert client[mongo.database].list_collection_names() == []


def test_a_stopped_server_keeps_everything(mongo: MongoServer) -> None:
    needs(mongo, "kill")
    with mongo.client() as client:
        client[mongo.database]["articles"].insert_many([{"_id": n} for n in range(100)])
    mongo.stop()
    assert not mongo.running
    mongo.restart()
    with mongo.client() as client:
        assert client[mongo.database]["articles"].count_documents({}) == 100


@pytest.mark.parametrize("name", CAPABILITIES)
def test_every_capability_can_be_asked_for(mongo: MongoServer, name: str) -> None:
    why = lacking(mongo, name)
    with mongo.client() as client:
        assert not [database for database in client.list_database_names() if "newscrawl_probe" in database]
    if why:
        with pytest.raises(pytest.skip.Exception, match=f"lacks {name}"):
            needs(mongo, name)
    else:
        needs(mongo, name)


def test_what_the_store_stands_on_is_there_everywhere(mongo: MongoServer) -> None:
    """A server that lacks one of these is no server for these tests."""
    assert {
        name: why for name in ("unique", "unordered", "upsert", "guarded-upsert") if (why := lacking(mongo, name))
    } == {}


def test_a_server_that_does_not_start_shows_its_log(tmp_path: Path) -> None:
    class Broken(Mongod):
        def command(self) -> list[str]:
            return [sys.executable, "-c", "raise SystemExit('no such data folder')"]

    with pytest.raises(AssertionError, match="no such data folder"):
        Broken(tmp_path).start()


def test_a_given_server_is_not_ended(mongo: MongoServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MONGODB_TEST_URI", mongo.uri)
    assert Given.missing() == ""
    with Given(tmp_path) as given:
        assert given.uri == mongo.uri
        assert lacking(given, "kill")
        assert lacking(given, "durable")
        assert lacking(given, "upsert") == ""
        with pytest.raises(AssertionError, match="not killed"):
            given.kill()
    with mongo.client() as client:
        assert client.admin.command("ping")["ok"] == 1


def test_compose_is_for_this_machine_alone() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    mongo = compose["services"]["mongo"]
    assert mongo["ports"] == ["127.0.0.1:27017:27017"]
    assert mongo["image"].partition(":")[2].isdigit()
    assert [volume.partition(":")[0] for volume in mongo["volumes"]] == list(compose["volumes"])
    assert "rs.initiate" in mongo["healthcheck"]["test"][-1]
    assert mongo["command"][:3] == ["mongod", "--replSet", "rs0"]
