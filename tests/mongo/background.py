"""An asyncio loop in a thread of its own, for what listens while a test runs."""

from __future__ import annotations

import asyncio
import threading
from abc import ABC, abstractmethod
from collections.abc import Coroutine
from typing import Any, Self, TypeVar

T = TypeVar("T")


class Background(ABC):
    """Subclasses listen in ``opened`` and let go in ``closed``; both run on the loop."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=type(self).__name__, daemon=True)

    @abstractmethod
    async def opened(self) -> None:
        """Listen."""

    @abstractmethod
    async def closed(self) -> None:
        """Let go."""

    def on_loop(self, what: Coroutine[Any, Any, T]) -> T:
        """Run it on the loop; what it gave."""
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(30)

    async def _end(self) -> None:
        await self.closed()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            await asyncio.wait(others, timeout=10)

    def __enter__(self) -> Self:
        self._thread.start()
        self.on_loop(self.opened())
        return self

    def __exit__(self, *_: object) -> None:
        self.on_loop(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
