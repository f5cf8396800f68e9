"""The steps of the core: in processes of their own where there are some, else one after the other."""

from __future__ import annotations

from typing import Any, ClassVar

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newscrawl import normalise
from newscrawl.article import Article, Page, Refusal
from newscrawl.crawl.workers import Workers
from newscrawl.pipelines.base import LivePipeline, Pipeline
from newscrawl.site import Site


class Normalise(LivePipeline):
    """The five steps below, in processes of their own: the steps themselves then have nothing left to do."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        count = crawler.settings.getint("NORMALISE_PROCESSES")
        if count < 1:  # the steps run in the crawler's own process
            raise NotConfigured
        spider: Any = crawler.spider
        self.workers = Workers(spider.site.name, count, spider.tables)

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
