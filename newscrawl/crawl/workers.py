"""The pure core in processes of its own, so that fetching and normalising do not wait for each other."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import sys
from collections import deque
from dataclasses import dataclass, field

from newscrawl.article import Article, Page, Refusal
from newscrawl.crawl.worker import LENGTH, message_of, opening_of
from newscrawl.records import record_of
from newscrawl.tables import NONE, Tables

logger = logging.getLogger(__name__)
REPORT = "please report it with the page"
MAX_STARTS = 2
"""A page with which the process ended so many times is refused: it is the page that ends it."""
MAX_ANSWER = 128 * 1024 * 1024
"""Bytes of one answer: more than the longest article's, and less than the length that any text reads as."""
COMMAND = (sys.executable, "-m", "newscrawl.crawl.worker")
"""Starts a process that normalises."""


class RubbishError(Exception):
    """A process answered what is no answer of ours; the message says what came."""


@dataclass(slots=True)
class _Task:
    page: Page
    answer: asyncio.Future[Article | Refusal] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    starts: int = 0
    """Processes that ended while they had this page in work."""


class Workers:
    """So many processes; a page goes to the one that has least to do."""

    def __init__(self, site: str, count: int, tables: Tables = NONE) -> None:
        self._workers = [_Worker(opening_of(site, tables)) for _ in range(count)]

    def start(self) -> None:
        """Start the processes; they are ready when they are, pages wait for them."""
        for worker in self._workers:
            worker.start()

    async def process(self, page: Page) -> Article | Refusal:
        """What :func:`newscrawl.normalise.process_safely` says of the page."""
        return await min(self._workers, key=len).process(page)

    async def close(self) -> None:
        """End the processes; there are no pages left in them."""
        await asyncio.gather(*(worker.close() for worker in self._workers))


class _Worker:
    """One process. It answers in the order in which it was asked."""

    def __init__(self, opening: bytes) -> None:
        self._opening = opening
        self._waiting: deque[_Task] = deque()
        self._asked = asyncio.Event()
        self._stdin: asyncio.StreamWriter | None = None
        self._running: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def start(self) -> None:
        self._running = asyncio.ensure_future(self._run())

    async def process(self, page: Page) -> Article | Refusal:
        task = _Task(page)
        self._waiting.append(task)
        self._asked.set()
        if self._stdin:
            self._stdin.write(message_of(page))
        return await task.answer

    async def close(self) -> None:
        if self._running:
            self._running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._running

    async def _run(self) -> None:
        """Start the process, and start it again when it has ended and a page is waiting."""
        while True:
            try:
                ended = f"code {await self._serve()}"
            except (OSError, RubbishError) as error:  # it could not be started, or was ended
                ended = str(error)
            logger.error("a normalising process ended with %s; another one is started when a page comes", ended)
            if self._waiting:
                self._blame(self._waiting[0], ended)
            self._asked.clear()
            if not self._waiting:
                await self._asked.wait()

    async def _serve(self) -> int:
        """One process from its start to its end; its exit code.

        Raises:
            RubbishError: it answered what is no answer, and was ended: nobody knows to which page the next one belongs.
        """
        process = await asyncio.create_subprocess_exec(
            *COMMAND, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )  # fmt: skip
        assert process.stdin
        assert process.stdout
        self._stdin = process.stdin
        try:
            self._stdin.write(self._opening)
            for task in self._waiting:
                self._stdin.write(message_of(task.page))
            while True:
                (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
                if length > MAX_ANSWER:
                    raise RubbishError(f"an answer of {length} bytes")
                self._take(await process.stdout.readexactly(length))
        except (asyncio.IncompleteReadError, ConnectionError):
            return await process.wait()
        except RubbishError:
            process.kill()
            await process.stdout.read()  # asyncio hears of its end behind what it wrote
            raise
        finally:
            self._stdin = None
            process.stdin.close()  # its input ends, so it ends
            await process.wait()

    def _take(self, message: bytes) -> None:
        """An answer as it came.

        Raises:
            RubbishError: it is none to the page that has waited longest.
        """
        try:
            answer = record_of(json.loads(message))
        except (ValueError, RecursionError) as error:  # no JSON, or no record
            raise RubbishError(f"an answer that is none ({error})") from error
        if not self._waiting or answer.source != self._waiting[0].page.source:
            raise RubbishError(f"an answer to {answer.source}, which was not asked for")
        self._answer(answer)

    def _answer(self, answer: Article | Refusal) -> None:
        """The answer to the page that has waited longest."""
        task = self._waiting.popleft()
        if not task.answer.done():
            task.answer.set_result(answer)

    def _blame(self, task: _Task, ended: str) -> None:
        """The page that the process had in work is tried once more, then refused."""
        task.starts += 1
        if task.starts < MAX_STARTS:
            return
        page = task.page
        what = f"{page.source}: the process that normalises it ended {MAX_STARTS} times, last with {ended}"
        self._answer(Refusal(page.source, "process", "defect", f"{what}; {REPORT}", page.url, page.expected_id))
