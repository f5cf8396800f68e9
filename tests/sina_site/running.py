"""The server in the background of a test, with its controls as methods."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.sina_site.options import Options
from tests.sina_site.server import start
from tests.sina_site.world import World


class Running:
    """A site that listens; ``world`` is there only if it runs in this process."""

    def __init__(self, url: str, world: World | None = None) -> None:
        self.url, self.world = url, world
        self.port = int(url.rpartition(":")[2])

    def stats(self) -> dict[str, Any]:
        """What was asked for and given."""
        stats: dict[str, Any] = self._call("GET", "stats")
        return stats

    def control(self, name: str, /, **values: Any) -> Any:
        """``publish`` (n), ``edit``, ``delete``, ``restore`` (id), ``faults`` (share), ``option`` (name, value), ``rename`` (symbol, name) …"""
        return self._call("POST", name, **values)

    def option(self, name: str, value: Any) -> None:
        """Change an option."""
        self.control("option", name=name, value=value)

    def expected(self) -> list[dict[str, Any]]:
        """What a crawl must give, as plain values."""
        with urlopen(f"{self.url}/__control/expected", timeout=60) as answer:
            return [json.loads(line) for line in answer]

    def _call(self, method: str, name: str, /, **values: Any) -> Any:
        request = Request(f"{self.url}/__control/{name}?{urlencode(values)}", method=method)
        with urlopen(request, timeout=30) as answer:
            return json.load(answer)


@contextmanager
def serve(world: World, options: Options | None = None, port: int = 0) -> Iterator[Running]:
    """Run the site in a thread of this process."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="sina_site", daemon=True)
    thread.start()
    try:
        started = start(world, options or Options(), port)
        runner, port = asyncio.run_coroutine_threadsafe(started, loop).result(30)
        try:
            yield Running(f"http://127.0.0.1:{port}", world)
        finally:
            asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(30)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
