"""Pipelines that break on one article, as a defect of ours would, or spoil a store in front of it."""

from __future__ import annotations

import sqlite3
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


class Held:
    """Another program holds the index of posts from the first article on."""

    def __init__(self, crawler: Crawler) -> None:
        self.path = crawler.settings["HELD_INDEX"]
        self.db: sqlite3.Connection | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Held:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        if self.db is None:
            self.db = sqlite3.connect(self.path, isolation_level=None)
            self.db.execute("BEGIN IMMEDIATE")
        return item
