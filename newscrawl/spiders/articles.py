"""Articles of a site: what is new, or saved pages. Lists go to the ledger, pages to the pipelines."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newscrawl.archive import read_archive
from newscrawl.archive.runs import run_of
from newscrawl.crawl import playback
from newscrawl.crawl.discovery import Discovery
from newscrawl.crawl.fetching import Fetching
from newscrawl.crawl.ledger import Ledger, ledger_of
from newscrawl.crawl.manners import named_agent
from newscrawl.crawl.record import Recording, handlers_of
from newscrawl.crawl.wanted import Wanted
from newscrawl.site import Site
from newscrawl.tables import NONE, read_tables, site_of

TICK = 0.02
"""Seconds after which to look for work if no article has left meanwhile."""

AT_ONCE = 200
"""Pages of a replay between their reading and the last store."""
STOP_TICK = 0.1
"""Seconds after which a replay looks whether it was told to stop."""


class ArticlesSpider(scrapy.Spider):
    """``scrapy crawl NAME``: what is new; ``-a replay=PATH``: saved pages, no download.

    That of a site says no more than its ``name`` and ``site``.
    """

    site: Site
    """With the user's tables, once the crawl has begun."""
    tables = NONE

    def __init__(self, replay: str | None = None, _job: str = "", **wanted: Any) -> None:
        super().__init__()
        del _job  # Scrapyd gives every spider its job's number
        self.replay = replay
        self.passed: Counter[str] = Counter()
        """Records of WARC files that were passed over, by kind."""
        self.wanted = Wanted.read(self.site, **wanted)
        self._room = asyncio.Semaphore(AT_ONCE)
        self.ledger: Ledger | None = None
        self.fetching: Fetching | None = None
        """Of a live crawl; None for a replay."""
        self.recording: Recording | None = None
        self.playback: playback.Playback | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ArticlesSpider:
        """Scrapy's way to make a spider; a live one opens the ledger."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.tables = read_tables(crawler.settings["TABLES_DIR"])
        spider.site = site_of(spider.site.name, spider.tables)
        if spider.replay:
            for done in (signals.item_scraped, signals.item_dropped, signals.item_error):
                crawler.signals.connect(spider.left, done)
            crawler.signals.connect(spider.page_broke, signals.item_error)
        else:
            spider.ledger = Ledger(ledger_of(Path(crawler.settings["STATE_DIR"])))
            spider.fetching = Fetching(crawler, spider.site, spider.ledger)
            if archive := crawler.settings["REPLAY_DIR"]:
                spider.playback = playback.Playback(crawler, run_of(Path(archive), crawler.settings["REPLAY_RUN"]))
            elif crawler.settings["RECORD_DIR"]:
                arguments = {name: value for name, value in kwargs.items() if name != "_job"}
                spider.recording = Recording(crawler, arguments)
                spider.recording.open()
            crawler.signals.connect(spider.item_broke, signals.item_error)
            crawler.signals.connect(spider.callback_broke, signals.spider_error)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Scrapy's way to change settings: the user agent names whom to write to, a recorder stands at the network."""
        super().update_settings(settings)
        named_agent(settings)
        if settings["REPLAY_DIR"]:
            playback.force(settings)
        elif handlers := handlers_of(settings):
            settings.set("DOWNLOAD_HANDLERS", handlers, priority="cmdline")

    async def start(self) -> AsyncIterator[Any]:
        """Saved pages; or lists, then articles as the ledger has them, never more at once than can be worked on."""
        if self.ledger is None or self.fetching is None:
            closing = asyncio.create_task(self._close_when_idle())
            for page in read_archive(self.replay or "", self.site, self.passed):
                await self._room.acquire()  # a slow store slows the reading
                yield page
            closing.cancel()
            return
        self.fetching.begin()
        settings, stats = self.settings, self.crawler.stats
        hours, wait = settings.getfloat("FIRST_RUN_HOURS"), settings.getfloat("RETRY_FIRST_WAIT")
        discovery = Discovery(self.site, self.ledger, self.fetching, stats, self.wanted, hours, wait)
        for request in discovery.requests():
            yield request
        while not discovery.idle() or not self.fetching.idle():
            for request in (*discovery.again(), *self.fetching.requests()):
                yield request
            if self.playback:
                await self.playback.step((discovery.due, self.fetching.due))
            else:
                await self.fetching.changed(TICK)
        if self.playback:
            await self.playback.finish()

    async def _close_when_idle(self) -> None:
        """Scrapy, told to stop, waits for the item that is on its way, but hears of the end of requests alone."""
        while True:
            await asyncio.sleep(STOP_TICK)
            engine: Any = self.crawler.engine
            slot = engine.scraper.slot
            if slot.closing and slot.is_idle() and not slot.closing.called:
                slot.closing.callback(self)
                return

    def left(self) -> None:
        """A page of a replay has gone through the pipelines."""
        self._room.release()

    def page_broke(self, failure: Failure) -> None:
        """A step or a store raised over a page of a replay, which is in no store now; Scrapy has logged it."""
        is_store = isinstance(failure.value, (OSError, sqlite3.Error))
        self.crawler.stats.inc_value(f"newscrawl/{'store_errors' if is_store else 'broken'}")

    def item_broke(self, item: Any, failure: Failure) -> None:
        """A step of ours raised; Scrapy has logged it."""
        if self.fetching:
            self.fetching.broken(getattr(item, "source", ""), failure.value)

    def callback_broke(self, failure: Failure, response: Response) -> None:
        """A callback of ours raised; Scrapy has logged it."""
        entry = response.request.cb_kwargs.get("entry") if response.request else None
        if self.fetching:  # of a list there is no entry
            self.fetching.broken(entry.url if entry else "", failure.value)

    def closed(self, reason: str) -> None:
        """Scrapy's way to end a spider."""
        for kind, count in sorted(self.passed.items()):
            self.crawler.stats.set_value(f"newscrawl/passed/{kind}", count)
        if self.recording:
            self.recording.end(reason)
        if self.playback:
            self.playback.close()
        if self.ledger:
            for state, count in self.ledger.states().items():
                self.crawler.stats.set_value(f"newscrawl/ledger/{state}", count)
            self.ledger.close()
