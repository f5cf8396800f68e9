"""A line that is slow or cut, and a server that refuses: real connections on loopback."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Iterator
from contextlib import closing

import pytest
from conftest import ROOT
from pymongo import AsyncMongoClient, UpdateOne
from pymongo.errors import AutoReconnect, OperationFailure

sys.path.insert(0, str(ROOT))
from tests.mongo.capabilities import needs
from tests.mongo.gatekeeper import Gatekeeper, refusal
from tests.mongo.proxy import Proxy
from tests.mongo.server import PATIENCE, MongoServer, wait

HOUR = 3_600_000.0
"""Milliseconds: what is held back so long does not come during the test."""


@pytest.fixture
def target() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(PATIENCE)
        yield listening


@pytest.fixture
def line(target: socket.socket) -> Iterator[Proxy]:
    with Proxy(target.getsockname()[1]) as proxy:
        yield proxy


def ends(line: Proxy, target: socket.socket) -> tuple[socket.socket, socket.socket]:
    client = socket.create_connection(("127.0.0.1", line.port), timeout=PATIENCE)
    server, _ = target.accept()
    server.settimeout(PATIENCE)
    return client, server


def received(end: socket.socket, size: int) -> bytes:
    got = b""
    while len(got) < size and (chunk := end.recv(1 << 20)):
        got += chunk
    return got


def nothing_came(end: socket.socket) -> bool:
    end.setblocking(False)
    try:
        end.recv(1)
    except BlockingIOError:
        return True
    finally:
        end.settimeout(PATIENCE)
    return False


def test_a_held_chunk_holds_no_other_connection_and_no_other_direction(line: Proxy, target: socket.socket) -> None:
    line.to_server.latency_ms = HOUR
    first, first_server = ends(line, target)
    second, second_server = ends(line, target)
    with closing(first), closing(first_server), closing(second), closing(second_server):
        first.sendall(b"held")
        wait(lambda: line.to_server.taken == 4)
        line.to_server.latency_ms = 0
        second.sendall(b"at once")
        assert received(second_server, 7) == b"at once"
        first_server.sendall(b"answer")
        assert received(first, 6) == b"answer"
        assert nothing_came(first_server)
        assert (line.to_server.taken, line.to_server.handed_on, line.to_client.handed_on) == (11, 7, 6)
        assert (line.connections, line.open_connections) == (2, 2)


def test_latency_limits_no_bandwidth(line: Proxy, target: socket.socket) -> None:
    client, server = ends(line, target)
    with closing(client), closing(server):
        line.latency(HOUR)
        client.sendall(bytes(8 << 20))
        wait(lambda: line.to_server.taken == 8 << 20)
        assert line.to_server.handed_on == 0


def test_chunks_come_late_and_in_order(line: Proxy, target: socket.socket) -> None:
    client, server = ends(line, target)
    with closing(client), closing(server):
        line.latency(300)
        client.sendall(b"one ")
        wait(lambda: line.to_server.taken == 4)
        line.latency(0)
        client.sendall(b"two")
        client.shutdown(socket.SHUT_WR)
        assert received(server, 100) == b"one two"


def test_a_cut_loses_what_was_on_its_way(line: Proxy, target: socket.socket) -> None:
    client, server = ends(line, target)
    with closing(client), closing(server):
        line.latency(HOUR)
        client.sendall(b"lost")
        wait(lambda: line.to_server.taken == 4)
        line.drop_now()
        assert line.open_connections == 0
        assert received(server, 4) == b""
        with pytest.raises(ConnectionResetError):
            client.recv(1)


def test_an_outage_and_its_end(mongo: MongoServer) -> None:
    needs(mongo, "kill")  # of a given server the port alone is not known

    async def through(line: Proxy) -> None:
        options = {"serverSelectionTimeoutMS": 300, "retryReads": False, "retryWrites": False}
        async with AsyncMongoClient(line.uri, **options) as client:
            rows = client[mongo.database]["articles"]
            await rows.insert_one({"_id": 1})
            line.refuse()
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", line.port))
            with pytest.raises(AutoReconnect):  # ServerSelectionTimeoutError is one
                await rows.insert_one({"_id": 2})
            line.accept()
        line.latency(20)
        async with AsyncMongoClient(line.uri, serverSelectionTimeoutMS=PATIENCE * 1000) as client:
            rows = client[mongo.database]["articles"]
            assert await rows.count_documents({}) == 1
            before = line.connections
            line.drop_now()
            assert await rows.count_documents({}) == 1, "a read is tried again by itself"
            assert line.connections > before

    with Proxy(mongo.port) as line:
        asyncio.run(through(line))


def knock(port: int) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        return client.recv(1)


def test_a_dead_server_behind_the_line(mongo: MongoServer) -> None:
    needs(mongo, "kill")
    with Proxy(mongo.port) as line:
        mongo.kill()
        with pytest.raises(ConnectionResetError):
            knock(line.port)


def write(uri: str) -> None:
    async def ping_and_upsert() -> None:
        async with AsyncMongoClient(uri, serverSelectionTimeoutMS=PATIENCE * 1000) as client:
            await client.admin.command("ping")
            await client.news.articles.bulk_write([UpdateOne({"_id": 1}, {"$set": {"n": 1}}, upsert=True)])

    asyncio.run(ping_and_upsert())


def test_a_wrong_password_and_an_unknown_user() -> None:
    with Gatekeeper("crawler", "right") as door:
        for uri in (door.uri("wrong"), door.uri("right").replace("crawler", "stranger")):
            with pytest.raises(OperationFailure, match="Authentication failed") as refused:
                write(uri)
            assert refused.value.code == 18
        with pytest.raises(OperationFailure, match="requires authentication") as refused:
            write(f"mongodb://127.0.0.1:{door.port}/?directConnection=true")
        assert (refused.value.code, door.asked) == (13, [])


def test_a_user_that_may_not_write() -> None:
    with Gatekeeper("crawler", "right") as door:
        with pytest.raises(OperationFailure, match="not authorized on news to execute command update") as refused:
            write(door.uri("right"))
        assert refused.value.code == 13
        assert door.asked[:2] == ["ping", "update"]


def test_a_server_with_another_trouble() -> None:
    full = refusal(14031, "OutOfDiskSpace", "available disk space is below the limit")
    with Gatekeeper("crawler", "right", {"update": full}) as door:
        with pytest.raises(OperationFailure, match="disk space") as refused:
            write(door.uri("right"))
        assert refused.value.code == 14031
