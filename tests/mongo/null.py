"""A server that keeps nothing: it acknowledges every write at once. What is measured on it is the client and the line.

    python -m tests.mongo.null PORT

A stand-in written in Python shares the processor with what is measured; this one takes a hundredth of that time.
It knows what the store asks of a server and no more: every upsert is told as new, and nothing is ever found.
"""

from __future__ import annotations

import asyncio
import struct
import sys
from collections.abc import Iterator
from typing import Any

from bson.raw_bson import RawBSONDocument

from tests.mongo.gatekeeper import HEADER, HELLO, message, question
from tests.mongo.server import MongoServer
from tests.mongo.servers import ROOT

SIZE = struct.Struct("<i")


class Null(MongoServer):
    """The server below, in a process of its own."""

    name = "null"
    killable = False

    @classmethod
    def missing(cls) -> str:
        return ""

    def command(self) -> list[str]:
        return ["env", f"PYTHONPATH={ROOT}", sys.executable, "-m", "tests.mongo.null", str(self.port)]


def answer(kind: int, body: bytes) -> dict[str, Any]:
    """What it says to a command."""
    asked = question(kind, body)
    name = next(iter(asked))
    if name.lower() in ("hello", "ismaster"):
        return {**HELLO, "ok": 1.0}
    if name in ("find", "listIndexes"):
        return {"cursor": {"id": 0, "ns": f"{asked['$db']}.{asked[name]}", "firstBatch": []}, "ok": 1.0}
    if name == "update":
        new = [{"index": number, "_id": key} for number, key in enumerate(_keys(body))]
        return {"n": len(new), "nModified": 0, "upserted": new, "ok": 1.0}
    return {"ok": 1.0}


def _keys(body: bytes) -> Iterator[Any]:
    """``_id`` of every update, from the second section of the message; the documents themselves are not looked at."""
    (size,) = SIZE.unpack_from(body, 5)
    at = body.index(b"\0", 5 + size + 5) + 1
    while at < len(body):
        (size,) = SIZE.unpack_from(body, at)
        yield RawBSONDocument(body[at : at + size])["q"]["_id"]
        at += size


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            size, number, _, kind = HEADER.unpack(await reader.readexactly(HEADER.size))
            body = await reader.readexactly(size - HEADER.size)
            writer.write(message(kind, number, answer(kind, body)))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main(port: int) -> None:
    async with await asyncio.start_server(_serve, "127.0.0.1", port, limit=1 << 20) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
