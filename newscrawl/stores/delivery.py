"""Delivery to a store that may go away: batches while it is there, a spool on disk while it is not."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, Protocol, TypeVar

from newscrawl.article import Article, Refusal
from newscrawl.stores.spool import Record, Spool

logger = logging.getLogger(__name__)
FIRST_LOOK = 0.5
"""Seconds until the first look whether the store is back; doubled each time, up to ``LAST_LOOK``."""
LAST_LOOK = 30.0


class AwayError(Exception):
    """The store cannot be reached. What was to be written may be written again."""


Ready = TypeVar("Ready")
"""An item in the form in which the store writes it."""


class Writer(Protocol[Ready]):
    """The store."""

    def made_ready(self, item: Article | Refusal) -> Ready:
        """Do whatever can be done before it is an item's turn: meanwhile the batch before it is on its way."""

    async def write(self, items: Sequence[Ready]) -> list[str | None]:
        """Write; for each item None, or why the store will never take it. AwayError if it cannot be reached."""

    async def is_there(self) -> bool:
        """Whether it answers."""

    async def close(self) -> None:
        """Leave it."""


@dataclass(slots=True)
class _Waiting(Generic[Ready]):
    record: Record
    ready: Ready
    outcome: asyncio.Future[str] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


STORED, SPOOLED = "stored", "spooled"


class Delivery(Generic[Ready]):
    """Takes records one by one and gives them to the store in batches, in order.

    ``put`` returns when the store has acknowledged the record, so a slow store slows whoever puts. When the
    store goes away, what waits goes to the spool and ``put`` returns at once; when it is back, the spool is
    delivered first, and ``put`` waits again meanwhile.

    A batch that failed is tried again at half its size, so that one for which the store's time is too short gets
    through; after each that succeeds, they grow again.

    Args:
        batch: most records at a time.
        delivered: hears of every record that came from the spool: acknowledged (None), or why the store refused it.
            It may answer with a refusal, which the store gets too.
    """

    def __init__(
        self, store: Writer[Ready], spool: Spool, batch: int, delivered: Callable[[Record, str | None], Refusal | None]
    ) -> None:
        self._store = store
        self._spool = spool
        self._most = batch
        self._batch = batch
        self._delivered = delivered
        self._waiting: deque[_Waiting[Ready]] = deque()
        self._came = asyncio.Event()
        self._idle = asyncio.Event()
        self._away = False
        self._done = 0
        """Records at the head of the spool that this run has delivered."""
        self._spooling = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    @property
    def spooled(self) -> int:
        """Records on disk that wait for the store."""
        return self._spool.count

    def start(self) -> None:
        """Begin, with what an earlier run has left."""
        self._task = asyncio.ensure_future(self._run())

    async def put(self, record: Record) -> str:
        """STORED, SPOOLED, or why the store will never take it.

        Raises:
            OSError: the store is away and the spool cannot be written, or delivery itself broke.
        """
        if self._away:
            async with self._spooling:
                if self._away:
                    await asyncio.to_thread(self._spool.append, [record])
                    return SPOOLED
        if self._task is None or self._task.done():
            raise OSError("delivery to the store has ended; the log says why")
        waiting = _Waiting(record, self._store.made_ready(record.item))
        self._waiting.append(waiting)
        self._idle.clear()
        self._came.set()
        return await waiting.outcome

    async def close(self) -> None:
        """Write what waits; what the store does not take now stays in the spool."""
        if self._task:
            if not self._away and not self._task.done():
                idle = asyncio.ensure_future(self._idle.wait())
                await asyncio.wait([self._task, idle], return_when=asyncio.FIRST_COMPLETED)
                idle.cancel()
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if self._spool.count and await self._store.is_there():
            try:
                await self._deliver_spool()
            except AwayError:
                pass
            except Exception:
                logger.exception("delivery to the store broke; what waits on disk stays there")
        await self._store.close()

    async def _run(self) -> None:
        try:
            while True:
                try:
                    self._idle.clear()
                    await self._deliver_spool()
                    await self._deliver()
                except AwayError as error:
                    await self._wait_for_store(error)
        except Exception as error:
            logger.exception("delivery to the store broke")
            for waiting in self._waiting:
                waiting.outcome.set_exception(OSError(f"delivery to the store broke: {error}"))
            self._waiting.clear()

    async def _deliver(self) -> None:
        """Write what waits, as often as something does."""
        while True:
            if not self._waiting:
                self._idle.set()
                self._came.clear()
                await self._came.wait()
            batch = list(islice(self._waiting, self._batch))
            faults = await self._write([waiting.ready for waiting in batch])
            for fault in faults:
                self._waiting.popleft().outcome.set_result(fault or STORED)

    async def _deliver_spool(self) -> None:
        """Everything on disk, in order; it stays there until all of it is delivered.

        After an interruption it goes on where it was: from the beginning, a store that answers only now and then
        would never see the end of it.
        """
        if not self._spool.count:
            return
        logger.info("%d records wait for the store on disk; they come first", self._spool.count - self._done)
        records = islice(self._spool.records(), self._done, None)
        while batch := await asyncio.to_thread(lambda: list(islice(records, self._batch))):
            faults = await self._write([self._store.made_ready(record.item) for record in batch])
            answers = [self._delivered(record, fault) for record, fault in zip(batch, faults, strict=True)]
            if refusals := [refusal for refusal in answers if refusal]:
                await self._write([self._store.made_ready(refusal) for refusal in refusals])
            self._done += len(batch)
        self._spool.clear()
        self._done = 0

    async def _write(self, batch: list[Ready]) -> list[str | None]:
        try:
            faults = await self._store.write(batch)
        except AwayError:
            self._batch = max(1, len(batch) // 2)
            raise
        self._batch = min(self._most, 2 * self._batch)
        return faults

    async def _wait_for_store(self, error: AwayError) -> None:
        """Put what waits on disk, and whatever comes, until the store answers."""
        logger.error("the store is away: %s; articles are kept on disk until it is back", error)
        self._away = True
        try:
            async with self._spooling:
                await asyncio.to_thread(self._spool.append, [waiting.record for waiting in self._waiting])
            for waiting in self._waiting:
                waiting.outcome.set_result(SPOOLED)
            self._waiting.clear()
            self._idle.set()  # whoever closes does not wait for a store that may never come back
            wait = FIRST_LOOK
            await asyncio.sleep(wait)
            while not await self._store.is_there():
                wait = min(2 * wait, LAST_LOOK)
                await asyncio.sleep(wait)
        finally:
            async with self._spooling:  # nobody is writing to the spool when it is read
                self._away = False
        logger.info("the store is back")
