"""A line to a server that is slow, or cut: a TCP proxy on loopback."""

from __future__ import annotations

import asyncio
import socket
import struct
from dataclasses import dataclass, field

from tests.mongo.background import Background
from tests.mongo.server import free_port

CHUNK = 65_536
AHEAD = 4_096
"""So many chunks may be on their way in one direction before the sender has to wait."""


@dataclass
class Direction:
    """One way of the line. Written by the test, read by the loop at every chunk."""

    latency_ms: float = 0.0
    taken: int = field(default=0, init=False)
    """Bytes that came in …"""
    handed_on: int = field(default=0, init=False)
    """… and those of them that went out."""


class Proxy(Background):
    """Listens on ``port`` and hands on to ``target``, a port of loopback.

    Connecting itself takes no latency. A chunk is handed on ``latency_ms`` after it came. Chunks wait side by side: latency limits neither bandwidth nor pipelining,
    and no connection waits for another. Where latency falls, order is kept.
    """

    def __init__(self, target: int, latency_ms: float = 0.0) -> None:
        super().__init__()
        self.target, self.port = target, free_port()
        self.to_server, self.to_client = Direction(latency_ms), Direction(latency_ms)
        self.connections = 0
        """So many were taken so far."""
        self._open: dict[asyncio.StreamWriter, list[asyncio.Task[None]]] = {}
        self._server: asyncio.Server | None = None

    @property
    def uri(self) -> str:
        return f"mongodb://127.0.0.1:{self.port}/?directConnection=true"

    @property
    def open_connections(self) -> int:
        """Clients that are connected now."""
        return len(self._open)

    def latency(self, milliseconds: float) -> None:
        """The same for both directions, from the next chunk on."""
        self.to_server.latency_ms = self.to_client.latency_ms = milliseconds

    def refuse(self) -> None:
        """An outage: every connection is cut, and a new one is refused."""
        self.on_loop(self.closed())

    def accept(self) -> None:
        """The end of the outage."""
        self.on_loop(self.opened())

    def drop_now(self) -> None:
        """Cut every open connection; what was on its way is lost. New ones are taken."""
        self.on_loop(self._cut())

    async def opened(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, limit=CHUNK)

    async def closed(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        await self._cut()

    async def _cut(self) -> None:
        cut = dict(self._open)
        for client, ways in cut.items():
            _reset(client)
            for way in ways:
                way.cancel()
        while cut.keys() & self._open.keys():
            await asyncio.sleep(0.001)

    async def _serve(self, reader: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        if self._server is None:  # taken just before the outage
            _reset(client)
            return
        self.connections += 1
        ways = self._open.setdefault(client, [])
        try:
            answers, server = await asyncio.open_connection("127.0.0.1", self.target, limit=CHUNK)
        except OSError:  # the server is gone: so is the client
            del self._open[client]
            _reset(client)
            return
        if not client.transport.is_closing():  # nobody cut it meanwhile
            ways.append(asyncio.create_task(_pipe(reader, server, self.to_server)))
            ways.append(asyncio.create_task(_pipe(answers, client, self.to_client)))
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
        del self._open[client]
        client.close()
        server.close()


def _reset(end: asyncio.StreamWriter) -> None:
    """The other end sees "connection reset", whatever is still on its way."""
    if end.transport.is_closing():
        return
    end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    end.transport.abort()


async def _pipe(source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: Direction) -> None:
    """Until the source ends and all that it said is handed on."""
    loop = asyncio.get_running_loop()
    coming: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(AHEAD)
    handing_on = asyncio.create_task(_hand_on(coming, sink, way))
    try:
        while chunk := await source.read(CHUNK):
            way.taken += len(chunk)
            await coming.put((loop.time() + way.latency_ms / 1000, chunk))
        await coming.put((loop.time() + way.latency_ms / 1000, b""))
        await handing_on
    finally:
        handing_on.cancel()


async def _hand_on(coming: asyncio.Queue[tuple[float, bytes]], sink: asyncio.StreamWriter, way: Direction) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due, chunk = await coming.get()
        await asyncio.sleep(max(0.0, due - loop.time()))
        if not chunk:
            return
        way.handed_on += len(chunk)
        sink.write(chunk)
        await sink.drain()
