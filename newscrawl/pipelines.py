"""The way of a page, one class a step. ``ITEM_PIPELINES`` in settings.py reads as the table of contents.

The first five call the pure core; then come the stores; the last one takes refusals out of the feeds.
A refusal, from any step, passes through to the stores: it is a record like an article.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from newscrawl import normalise
from newscrawl.article import Article, Page, Refusal
from newscrawl.crawl.fetching import Fetching
from newscrawl.crawl.ledger import Ledger, ledger_of
from newscrawl.crawl.workers import Workers
from newscrawl.normalise.rulebook import rulebook
from newscrawl.site import Site
from newscrawl.stores.delivery import SPOOLED, STORED, Delivery
from newscrawl.stores.frontmatter import FrontMatterStore
from newscrawl.stores.lines import LinesStore
from newscrawl.stores.mongo import MongoSettings, MongoWriter, prepare
from newscrawl.stores.reposts import Reposts, reposts_of
from newscrawl.stores.spool import Record, Spool

logger = logging.getLogger(__name__)


class Pipeline:
    """Made from the crawler."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a pipeline."""
        return cls(crawler)


class _LivePipeline(Pipeline):
    """A step of a live crawl alone."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        fetching = getattr(crawler.spider, "fetching", None)
        if fetching is None:
            raise NotConfigured("a replay keeps no ledger")
        self.fetching: Fetching = fetching


class Normalise(_LivePipeline):
    """The five steps below, in processes of their own: the steps themselves then have nothing left to do."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        count = crawler.settings.getint("NORMALISE_PROCESSES")
        if count < 1:
            raise NotConfigured("NORMALISE_PROCESSES is 0: the steps run in the crawler's own process")
        self.workers = Workers(crawler.spider.site.name, count)  # type: ignore[union-attr]

    def open_spider(self) -> None:
        """Start the processes."""
        self.workers.start()

    async def process_item(self, item: Page | Refusal) -> Article | Refusal:
        """The article or refusal."""
        return item if isinstance(item, Refusal) else await self.workers.process(item)

    async def close_spider(self) -> None:
        """End the processes."""
        await self.workers.close()


class StepPipeline(Pipeline):
    """One step of the core."""

    step: ClassVar[staticmethod[[Any, Site], Any]]

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.site: Site = crawler.spider.site  # type: ignore[union-attr]

    def process_item(self, item: Any) -> Any:
        """The next value, or a refusal; an article or a refusal of a worker passes."""
        return normalise.take(self.step, item, self.site)


class Decode(StepPipeline):
    """Bytes to text."""

    step = staticmethod(normalise.decode)


class Parse(StepPipeline):
    """Template and fields."""

    step = staticmethod(normalise.parse)


class Strip(StepPipeline):
    """Boilerplate out of the body, onto the record."""

    step = staticmethod(normalise.strip)


class Mentions(StepPipeline):
    """Spans that name securities."""

    step = staticmethod(normalise.mentions)


class Validate(StepPipeline):
    """Article or refusal."""

    step = staticmethod(normalise.validate)


class Outcome(_LivePipeline):
    """What is tried again ends here; an unchanged text is not stored twice; a changed one is a new revision.

    So is one that was gone and has come back, changed or not.
    """

    def process_item(self, item: Article | Refusal) -> Article | Refusal:
        """The item, if it goes on to the stores."""
        if isinstance(item, Refusal):
            if not self.fetching.judge(item):
                raise DropItem(f"again later: {item.reason}: {item.detail}")
            return item
        entry = self.fetching.entry(item.source)
        if entry is None:
            return item
        if entry.content_hash == item.content_hash and not entry.gone:
            self.fetching.done(item.source, item.content_hash, entry.revision)
            raise DropItem(f"unchanged: {item.url}")
        return replace(item, revision=entry.revision + 1)


class Settle(_LivePipeline):
    """The ledger hears of an item after every store has it."""

    def process_item(self, item: Article | Refusal) -> Article | Refusal:
        """The item, written down."""
        if isinstance(item, Article):
            self.fetching.done(item.source, item.content_hash, item.revision)
        else:
            self.fetching.settle(item)
        return item


class Count(Pipeline):
    """Figures for the summary: articles, refusals by reason, removals by rule, mentions by evidence."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.stats: Any = crawler.stats

    def process_item(self, item: Article | Refusal) -> Article | Refusal:
        """The item, counted."""
        count = self.stats.inc_value
        if isinstance(item, Refusal):
            count(f"newscrawl/refused/{item.reason}")
            if item.reason == "defect":
                logger.error(item.detail)
            return item
        count("newscrawl/articles")
        count(f"newscrawl/templates/{item.template}")
        for removal in item.removals:
            count(f"newscrawl/removed/{removal.rule}")
        for mention in item.mentions:
            count(f"newscrawl/mentions/{mention.evidence}")
        return item


class StorePipeline(Pipeline):
    """A store. What it cannot write: a replay refuses it, a live crawl ends and keeps it in flight."""

    store: FrontMatterStore | LinesStore

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._stats: Any = crawler.stats
        self._fetching: Fetching | None = getattr(crawler.spider, "fetching", None)

    def open_spider(self) -> None:
        """Open the store."""
        self.store.open()

    def put(self, item: Article | Refusal) -> None:
        """The item, on disk. A store without a place for refusals passes them by."""
        if isinstance(item, Article):
            self.store.put(item)

    def process_item(self, item: Article | Refusal) -> Article | Refusal:
        """The item, stored."""
        try:
            self.put(item)
        except OSError as error:
            return self.failed(item, error)
        return item

    def failed(self, item: Article | Refusal, error: OSError) -> Refusal:
        """The item was not stored; the refusal that says so, or DropItem where the crawl ends."""
        self._stats.inc_value("newscrawl/store_errors")
        what = f"{item.source}: not written: {error}; make room or give rights, then run again"
        logger.error(what)
        if self._fetching:
            self._fetching.store_failed(error)
            raise DropItem(what) from error
        if isinstance(item, Refusal):
            raise error
        refusal = Refusal(item.source, "store", "not-stored", what, item.url, item.id, item.title)
        self.put(refusal)
        return refusal

    def close_spider(self) -> None:
        """Close the store."""
        self.store.close()


class MongoDB(Pipeline):
    """Articles, revisions and refusals in MongoDB. Off where ``MONGODB_URI`` is empty."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = MongoSettings.read(crawler.settings)
        if settings is None:
            raise NotConfigured("MONGODB_URI is empty")
        self._settings = settings
        self._stats: Any = crawler.stats
        self._fetching: Fetching | None = getattr(crawler.spider, "fetching", None)
        site: Site = crawler.spider.site  # type: ignore[union-attr]
        self._gone = frozenset(name for row in site.guard if row.action == "gone" for name in (row.name, *row.reasons))
        self._state = state = Path(crawler.settings["STATE_DIR"])
        self._spool = Spool(state / "spool" / "mongodb.jsonl")
        self._reposts = Reposts(reposts_of(state))

    def open_spider(self) -> None:
        """Connect, and begin with what an earlier run has left."""
        self._spool.open()
        self._reposts.open()
        if self._fetching:
            self._fetching.waiting_on_disk(self._spool.keys())
        writer = MongoWriter(self._settings, prepare(self._settings), self._gone, self._reposts)
        self.delivery = Delivery(writer, self._spool, self._settings.batch, self._delivered)
        self.delivery.start()

    async def process_item(self, item: Article | Refusal) -> Article | Refusal:
        """The item, when the database has acknowledged it, or when it waits on disk for a database that is away."""
        key = self._fetching.key_of(item.source) if self._fetching else None
        try:
            result = await self.delivery.put(Record(item, key))
        except OSError as error:
            self._stats.inc_value("newscrawl/store_errors")
            if self._fetching:
                self._fetching.store_failed(error)
            raise DropItem(f"{item.source}: not written: {error}; run again: nothing is lost") from error
        if result == SPOOLED and self._fetching:
            self._fetching.spooled(item.source)
        if result in (STORED, SPOOLED):
            self._stats.inc_value(f"newscrawl/mongodb/{result}")
            return item
        refusal = Refusal(
            item.source, "store", "not-stored", f"{item.source}: {result}", item.url, item.id, item.title,
            item.fetched_at if isinstance(item, Article) else item.seen_at,
        )  # fmt: skip
        await self.delivery.put(Record(refusal))
        return refusal

    def _delivered(self, record: Record, fault: str | None) -> None:
        self._stats.inc_value("newscrawl/mongodb/delivered")
        if fault:
            logger.error("%s: %s", record.item.source, fault)
        if not record.key or not isinstance(record.item, Article):
            return
        if self._fetching:
            self._fetching.delivered(record.key, fault)
        else:  # a replay delivers what a crawl has left
            with closing(Ledger(ledger_of(self._state))) as ledger:
                ledger.delivered(record.key)

    async def close_spider(self) -> None:
        """Write what waits, and leave."""
        await self.delivery.close()
        self._reposts.close()
        self._stats.set_value("newscrawl/spooled", self.delivery.spooled)


class FrontMatter(StorePipeline):
    """Posts in ``FRONTMATTER_DIR``; refusals in its refused.jsonl. Off where the setting is empty."""

    store: FrontMatterStore

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        folder = settings.get("FRONTMATTER_DIR")
        if not folder:
            raise NotConfigured("FRONTMATTER_DIR is empty")
        declaration = rulebook(crawler.spider.site).symbols.declaration  # type: ignore[union-attr]
        self.store = FrontMatterStore(Path(folder), declaration, settings.get("FRONTMATTER_PROFILE"))
        # Making a file takes the system longer than anything else on an article's way: a thread waits for it.
        live = self._fetching and not settings["REPLAY_DIR"]
        self._thread = ThreadPoolExecutor(1, "posts") if live else None

    def put(self, item: Article | Refusal) -> None:
        """The post, or the refusal, on disk."""
        if isinstance(item, Refusal):
            self.store.refuse(item)
        else:
            self.store.put(item)

    async def process_item(self, item: Article | Refusal) -> Article | Refusal:  # type: ignore[override]
        """The item, stored. A replay keeps the order of its pages, so it waits itself."""
        if self._thread is None:
            return super().process_item(item)
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self.put, item)
        except OSError as error:
            return self.failed(item, error)
        return item

    def close_spider(self) -> None:
        """Close the store."""
        if self._thread:
            self._thread.shutdown()
        super().close_spider()


class JsonLines(StorePipeline):
    """Articles of a live crawl in ``JSONLINES_FILE``. Off where the setting is empty."""

    store: LinesStore

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        path = crawler.settings.get("JSONLINES_FILE")
        if not path or self._fetching is None:
            raise NotConfigured("JSONLINES_FILE is empty, or this is a replay, whose lines are written by -O")
        self.store = LinesStore(Path(path))


class ArticlesOnly:
    """Refusals end here: Scrapy's feeds carry articles alone."""

    def process_item(self, item: Article | Refusal) -> Article:
        """The article; DropItem for a refusal."""
        if isinstance(item, Refusal):
            raise DropItem(f"{item.step}: {item.reason}: {item.detail}")
        return item
