"""What every pipeline begins as."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newscrawl.crawl.fetching import Fetching


class Pipeline:
    """Made from the crawler."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a pipeline."""
        return cls(crawler)


class LivePipeline(Pipeline):
    """A step of a live crawl alone."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        fetching = getattr(crawler.spider, "fetching", None)
        if fetching is None:
            raise NotConfigured
        self.fetching: Fetching = fetching
