"""A recorded run, gone through again: nothing reaches the network, and the clock shows the archive's times.

Answers are given out one at a time, the earliest first, and only when everything that the last one brought has
come to rest. So the order of all things depends on the archive alone, and two replays write the same bytes.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings

from newscrawl.archive.cdxj import Entry
from newscrawl.archive.runs import Answers, RecordedRun
from newscrawl.crawl import clock
from newscrawl.crawl.tasks import StoppingError

logger = logging.getLogger(__name__)
ROUNDS = 30
"""Rounds of the event loop in which nothing may have happened, until all counts as at rest."""
WATCH = 0.1
"""Seconds after which to look whether the replay was told to stop."""
PAUSE = 0.001
"""Seconds between two looks while a store works outside of the loop."""
THROUGH = "replay/through"
"""Stat: the replay ended because the recorded run did, for whatever reason that was."""
FORCED: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "NORMALISE_PROCESSES": 0, "ORIGIN_OVERRIDE": "",
    "CRAWL_DELAY_MAX": 0.0,
}  # fmt: skip
"""Nobody is asked, so nobody is spared; and what works beside the loop would make chance out of order."""


class NotInArchiveError(Exception):
    """The archive has no further answer to a request."""


class ArchiveEndsError(StoppingError):
    """The recorded run was stopped before this request had its answer, or the replay was stopped."""


class Playback:
    """Gives out the answers of one recorded run."""

    def __init__(self, crawler: Crawler, run: RecordedRun) -> None:
        self._crawler = crawler
        self._answers = Answers(run)
        self._waiting: dict[Request, tuple[Entry, asyncio.Future[None]]] = {}
        self._steps = 0
        """Requests that came and answers that went: whether anything happens."""
        self._over = False
        """Whether something was asked for that the recorded run was stopped before."""
        self._watch: asyncio.Task[None] | None = None
        clock.begin(run.began)

    async def answer(self, request: Request) -> Response:
        """The next recorded answer of the address, when its turn has come.

        Raises:
            NotInArchiveError: there is none.
            ArchiveEndsError: there is none, because the run was stopped.
            Exception: whatever error came in place of the answer, by its name.
        """
        self._steps += 1
        self._watch = self._watch or asyncio.ensure_future(self._stop_with_the_engine())
        entry = self._answers.next(request.url)
        if entry is None and self._answers.reason != "finished":
            self._over = True
            raise ArchiveEndsError(request.url)
        if entry is None:
            self._crawler.stats.inc_value("newscrawl/not_in_archive")
            logger.warning("%s: not in the archive", request.url)
            raise NotInArchiveError(request.url)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[request] = entry, turn
        try:
            await turn
        finally:
            self._waiting.pop(request, None)
        request.meta[clock.ANSWERED_AT] = entry.at
        answer = self._answers.read(entry)
        if answer.error:
            raise type(answer.error, (Exception,), {})(answer.detail)
        headers = Headers()
        for name, value in answer.headers:
            headers.appendlist(name, value)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=answer.body)
        return kind(request.url, answer.status, headers, answer.body, protocol="HTTP/1.1")

    async def step(self, due: Iterable[Callable[[], float | None]]) -> None:
        """Let all come to rest; then go on to what comes first: an answer, or the time for which something waits.

        Args:
            due: each says when something is to be tried again, epoch seconds; None for never.
        """
        await self._rest()
        first = min(
            self._waiting.values(), key=lambda pair: (pair[0].date, pair[0].filename, pair[0].offset), default=None
        )
        at = min((at for one in due if (at := one()) is not None and at > clock.epoch()), default=None)
        if at is not None and (first is None or at < first[0].at.timestamp()):
            clock.advance(datetime.fromtimestamp(at, UTC) + timedelta(microseconds=1))  # a float may be rounded down
        elif first:
            self._steps += 1
            clock.advance(first[0].at)
            first[1].set_result(None)
            await self._rest()
        else:
            await self.finish()

    async def finish(self) -> None:
        """Nothing is left to give out: end as the recorded run did, if that was stopped."""
        engine: Any = self._crawler.engine
        if self._over and engine.running:
            self._crawler.stats.set_value(THROUGH, True)
            spider: Any = self._crawler.spider
            spider.fetching.close(self._answers.reason or "archive_ended")
        await asyncio.sleep(PAUSE)

    def close(self) -> None:
        """Stop watching."""
        if self._watch:
            self._watch.cancel()

    async def _stop_with_the_engine(self) -> None:
        """Scrapy, told to stop, waits for the requests that are on their way: they wait for an answer no more."""
        engine: Any = self._crawler.engine
        while engine.running:
            await asyncio.sleep(WATCH)
        while True:
            for entry, turn in list(self._waiting.values()):
                if not turn.done():
                    turn.set_exception(ArchiveEndsError(entry.url))
            await asyncio.sleep(WATCH)

    async def _rest(self) -> None:
        """Return when nothing is left to do but to wait for the archive."""
        quiet, steps = 0, -1
        while quiet < ROUNDS:
            busy = self._busy()
            quiet = quiet + 1 if steps == self._steps and not busy else 0
            steps = self._steps
            await asyncio.sleep(PAUSE if busy > 1 else 0)

    def _busy(self) -> int:
        """1: a request or an answer is on its way; 2: an item is in the pipelines; 0: neither."""
        engine: Any = self._crawler.engine
        if engine.scraper.slot and engine.scraper.slot.itemproc_size:
            return 2
        known = {request for slot in engine.downloader.slots.values() for request, _ in slot.queue} | set(self._waiting)
        robots = {request.url.split("/")[2] for request in known if request.url.endswith("/robots.txt")}
        others = (r for r in engine.downloader.active if r not in known and r.url.split("/")[2] not in robots)
        return int(any(True for _ in others) or bool(engine.scraper.slot and engine.scraper.slot.queue))


class PlaybackHandler(BaseDownloadHandler):
    """In place of every download: an answer of the archive, or an error, and never the network."""

    async def download_request(self, request: Request) -> Response:
        """The answer."""
        spider: Any = self.crawler.spider
        playback: Playback = spider.playback
        return await playback.answer(request)


def force(settings: BaseSettings) -> None:
    """Cut a crawl off the network, and take its waits from it."""
    name = f"{PlaybackHandler.__module__}.{PlaybackHandler.__qualname__}"
    schemes = settings.getwithbase("DOWNLOAD_HANDLERS")
    settings.set("DOWNLOAD_HANDLERS", {**dict.fromkeys(schemes), "http": name, "https": name}, priority=50)
    for setting, value in FORCED.items():
        settings.set(setting, value, priority=50)
