"""The stores, each behind a pipeline of its own."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from newscrawl.article import Article, Refusal
from newscrawl.crawl.fetching import Fetching
from newscrawl.crawl.ledger import Ledger, ledger_of
from newscrawl.normalise.rulebook import rulebook
from newscrawl.pipelines.base import Pipeline
from newscrawl.site import Site
from newscrawl.stores.delivery import SPOOLED, STORED, Delivery
from newscrawl.stores.frontmatter import FrontMatterStore
from newscrawl.stores.history import gone_reasons
from newscrawl.stores.lines import LinesStore
from newscrawl.stores.mongo import MongoWriter
from newscrawl.stores.mongo_server import MongoSettings, prepared
from newscrawl.stores.reposts import Reposts, reposts_of
from newscrawl.stores.spool import Record, Spool

logger = logging.getLogger(__name__)


class Store(Protocol):
    """A store on this machine."""

    def open(self) -> None:
        """Make it ready; OSError if it cannot be."""

    def put(self, article: Article) -> object:
        """The article, on the disk when this returns; OSError if it is not. The same one again changes nothing."""

    def close(self) -> None:
        """End with it."""


class StorePipeline(Pipeline):
    """A store. What it cannot write: a replay refuses it, a live crawl ends and keeps it in flight."""

    store: Store

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._stats: Any = crawler.stats
        self._fetching: Fetching | None = getattr(crawler.spider, "fetching", None)
        self.durable = self._fetching is not None and not crawler.settings["REPLAY_DIR"]
        """Whether each item is on the disk before the ledger hears of it. A replay can be repeated: it is there when
        that ends."""
        # The disk takes longer than anything else on an article's way: a thread waits for it.
        self._thread = ThreadPoolExecutor(1, type(self).__name__) if self.durable else None

    def open_spider(self) -> None:
        """Open the store."""
        self.store.open()

    def put(self, item: Article | Refusal) -> None:
        """The item, on disk. A store without a place for refusals passes them by."""
        if isinstance(item, Article):
            self.store.put(item)

    async def process_item(self, item: Article | Refusal) -> Article | Refusal:
        """The item, stored. A replay keeps the order of its pages, so it waits itself."""
        try:
            if self._thread is None:
                self.put(item)
            else:
                await asyncio.get_running_loop().run_in_executor(self._thread, self.put, item)
        except OSError as error:
            return self.failed(item, error)
        return item

    def failed(self, item: Article | Refusal, error: OSError) -> Refusal:
        """The item was not stored; the refusal that says so, or DropItem where the crawl ends.

        A store that takes no refusal either loses no page to the stores behind it, and to the summary.
        """
        self._stats.inc_value("newscrawl/store_errors")
        what = f"{item.source}: not written: {error}; make room or give rights, then run again"
        logger.error(what)
        if self._fetching:
            self._fetching.store_failed(error)
            raise DropItem(what) from error
        if isinstance(item, Refusal):
            return item
        refusal = Refusal(item.source, "store", "not-stored", what, item.url, item.id, item.title)
        with suppress(OSError):
            self.put(refusal)
        return refusal

    def close_spider(self) -> None:
        """Close the store; what it holds is on the disk afterwards."""
        if self._thread:
            self._thread.shutdown()
        try:
            self.store.close()
        except OSError as error:
            self._stats.inc_value("newscrawl/store_errors")
            logger.error("%s: %s; run again", type(self).__name__, error)


class MongoDB(Pipeline):
    """Articles, revisions and refusals in MongoDB. Off where ``MONGODB_URI`` is empty."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = MongoSettings.read(crawler.settings)
        if settings is None:
            raise NotConfigured
        self._settings = settings
        self._stats: Any = crawler.stats
        self._fetching: Fetching | None = getattr(crawler.spider, "fetching", None)
        site: Site = crawler.spider.site  # type: ignore[union-attr]
        self._gone = gone_reasons(site)
        self._state = state = Path(crawler.settings["STATE_DIR"])
        self._spool = Spool(state / "spool" / "mongodb.jsonl")
        self._reposts = Reposts(reposts_of(state))
        self._ledger: Ledger | None = None
        """Opened by a replay that delivers what a crawl has left."""

    def open_spider(self) -> None:
        """Connect, and begin with what an earlier run has left."""
        self._spool.open()
        self._reposts.open()
        if self._fetching:
            self._fetching.waiting_on_disk(self._spool.keys())
        writer = MongoWriter(self._settings, prepared(self._settings), self._gone, self._reposts)
        self.delivery = Delivery(writer, self._spool, self._settings.batch, self._delivered)
        self.delivery.start()

    async def process_item(self, item: Article | Refusal) -> Article | Refusal:
        """The item, when the database has acknowledged it, or when it waits on disk for a database that is away."""
        key = self._fetching.key_of(item.source) if self._fetching else None
        try:
            result = await self.delivery.put(Record(item, key))
            if result not in (STORED, SPOOLED):
                refusal = _not_stored(item, result)
                await self.delivery.put(Record(refusal))
                return refusal
        except OSError as error:
            self._stats.inc_value("newscrawl/store_errors")
            if self._fetching:
                self._fetching.store_failed(error)
            raise DropItem(f"{item.source}: not written: {error}; run again: nothing is lost") from error
        if result == SPOOLED and self._fetching and isinstance(item, Article):
            self._fetching.spooled(item.source)
        self._stats.inc_value(f"newscrawl/mongodb/{result}")
        return item

    def _delivered(self, record: Record, fault: str | None) -> Refusal | None:
        self._stats.inc_value("newscrawl/mongodb/delivered")
        if fault:
            logger.error("%s: %s", record.item.source, fault)
            self._stats.inc_value("newscrawl/refused/not-stored")
        if record.key and isinstance(record.item, Article):
            self._tell_ledger(record.key, fault)
        return _not_stored(record.item, fault) if fault else None

    def _tell_ledger(self, key: str, fault: str | None) -> None:
        if self._fetching:
            self._fetching.delivered(key, fault)
            return
        if self._ledger is None:  # a replay delivers what a crawl has left
            self._ledger = Ledger(ledger_of(self._state))
        if fault:
            self._ledger.undeliverable(key, f"not-stored: {fault}")
        else:
            self._ledger.delivered(key)

    async def close_spider(self) -> None:
        """Write what waits, and leave."""
        await self.delivery.close()
        self._reposts.close()
        if self._ledger:
            self._ledger.close()
        self._stats.set_value("newscrawl/spooled", self.delivery.spooled)


def _not_stored(item: Article | Refusal, why: str) -> Refusal:
    """The refusal of what the database will never take."""
    return Refusal(
        item.source, "store", "not-stored", f"{item.source}: {why}", item.url, item.id, item.title,
        item.fetched_at if isinstance(item, Article) else item.seen_at,
    )  # fmt: skip


class FrontMatter(StorePipeline):
    """Posts in ``FRONTMATTER_DIR``; refusals in its refused.jsonl. Off where the setting is empty."""

    store: FrontMatterStore

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        folder = settings.get("FRONTMATTER_DIR")
        if not folder:
            raise NotConfigured
        declaration = rulebook(crawler.spider.site).symbols.declaration  # type: ignore[union-attr]
        self.store = FrontMatterStore(Path(folder), declaration, settings.get("FRONTMATTER_PROFILE"), self.durable)

    def put(self, item: Article | Refusal) -> None:
        """The post, or the refusal, on disk."""
        if isinstance(item, Refusal):
            self.store.refuse(item)
        else:
            self.store.put(item)


class JsonLines(StorePipeline):
    """Articles of a live crawl in ``JSONLINES_FILE``. Off where the setting is empty."""

    store: LinesStore

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        path = crawler.settings.get("JSONLINES_FILE")
        if not path or self._fetching is None:  # the lines of a replay are written by -O
            raise NotConfigured
        self.store = LinesStore(Path(path), self.durable)
