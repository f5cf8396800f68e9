"""A pipeline that breaks on one article, as a defect of ours would."""

from __future__ import annotations

from typing import Any

from scrapy.crawler import Crawler


class Broken:
    def __init__(self, crawler: Crawler) -> None:
        self.broken = crawler.settings["BROKEN_ID"]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Broken:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        if item.id == self.broken:
            raise ValueError("this article breaks")
        return item
