"""The way of a page, one class a step. ``ITEM_PIPELINES`` in settings.py reads as the table of contents.

The first five call the pure core; then come the stores; the last one takes refusals out of the feeds.
A refusal, from any step, passes through to the stores: it is a record like an article.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from newscrawl import normalise
from newscrawl.article import Article, Page, Refusal
from newscrawl.crawl.fetching import Fetching
from newscrawl.normalise.rulebook import rulebook
from newscrawl.site import Site
from newscrawl.stores.frontmatter import FrontMatterStore

logger = logging.getLogger(__name__)


class Pipeline:
    """Made from the crawler."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a pipeline."""
        return cls(crawler)


class StepPipeline(Pipeline):
    """One step of the core."""

    step: ClassVar[staticmethod[[Any, Site], Any]]

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.site: Site = crawler.spider.site  # type: ignore[union-attr]

    def process_item(self, item: Any) -> Any:
        """The next value, or a refusal. A defect of ours is a refusal too: no page is lost over it."""
        if isinstance(item, Refusal):
            return item
        try:
            result = self.step(item, self.site)
            expected = _page_of(item).expected_id
            return replace(result, id=expected) if expected and isinstance(result, Refusal) else result
        except Exception as error:
            source = _page_of(item).source
            logger.exception("%s: step %s failed; please report it with the page", source, type(self).__name__)
            detail = (
                f"{source}: {type(error).__name__} in {type(self).__name__}: {error}; please report it with the page"
            )
            return Refusal(source, type(self).__name__.lower(), "defect", detail)


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


class _LivePipeline(Pipeline):
    """A step of a live crawl alone."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        fetching = getattr(crawler.spider, "fetching", None)
        if fetching is None:
            raise NotConfigured("a replay keeps no ledger")
        self.fetching: Fetching = fetching


class Outcome(_LivePipeline):
    """What is tried again ends here; an unchanged text is not stored twice; a changed one is a new revision."""

    def process_item(self, item: Article | Refusal) -> Article | Refusal:
        """The item, if it goes on to the stores."""
        if isinstance(item, Refusal):
            if not self.fetching.judge(item):
                raise DropItem(f"again later: {item.reason}: {item.detail}")
            return item
        entry = self.fetching.entry(item.source)
        if entry is None:
            return item
        if entry.content_hash == item.content_hash:
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
            return item
        count("newscrawl/articles")
        count(f"newscrawl/templates/{item.template}")
        for removal in item.removals:
            count(f"newscrawl/removed/{removal.rule}")
        for mention in item.mentions:
            count(f"newscrawl/mentions/{mention.evidence}")
        return item


class FrontMatter(Pipeline):
    """Posts in ``FRONTMATTER_DIR``; refusals in its refused.jsonl. Off where the setting is empty."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        folder = settings.get("FRONTMATTER_DIR")
        if not folder:
            raise NotConfigured("FRONTMATTER_DIR is empty")
        self._stats: Any = crawler.stats
        self._fetching: Fetching | None = getattr(crawler.spider, "fetching", None)
        declaration = rulebook(crawler.spider.site).symbols.declaration  # type: ignore[union-attr]
        self.store = FrontMatterStore(Path(folder), declaration, settings.get("FRONTMATTER_PROFILE"))

    def open_spider(self) -> None:
        """Open the store."""
        self.store.open()

    def process_item(self, item: Article | Refusal) -> Article | Refusal:
        """The item, on disk. What cannot be written: a replay refuses it, a live crawl ends and keeps it in flight."""
        try:
            if isinstance(item, Refusal):
                self.store.refuse(item)
            else:
                self.store.put(item)
        except OSError as error:
            self._stats.inc_value("newscrawl/store_errors")
            what = f"{item.source}: not written: {error}; make room or give rights, then run again"
            logger.error(what)
            if self._fetching:
                self._fetching.store_failed(error)
                raise DropItem(what) from error
            if isinstance(item, Refusal):
                raise
            item = Refusal(item.source, "store", "not-stored", what, item.url, item.id, item.title)
            self.store.refuse(item)
        return item

    def close_spider(self) -> None:
        """Close the store."""
        self.store.close()


class ArticlesOnly:
    """Refusals end here: Scrapy's feeds carry articles alone."""

    def process_item(self, item: Article | Refusal) -> Article:
        """The article; DropItem for a refusal."""
        if isinstance(item, Refusal):
            raise DropItem(f"{item.step}: {item.reason}: {item.detail}")
        return item


def _page_of(item: Any) -> Page:
    """The page, wherever the value of a step keeps it."""
    for name in ("stripped", "draft", "page"):
        item = getattr(item, name, item)
    return item  # type: ignore[no-any-return]
