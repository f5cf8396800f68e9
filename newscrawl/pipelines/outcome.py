"""Before and after the stores: what goes on to them, what is counted, and what the ledger hears."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.article import Article, Refusal
from newscrawl.pipelines.base import LivePipeline, Pipeline
from newscrawl.report import PREFIX
from newscrawl.tally import names

logger = logging.getLogger(__name__)


class Outcome(LivePipeline):
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


class Settle(LivePipeline):
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
        for name in names(item):
            self.stats.inc_value(f"{PREFIX}{name}")
        if isinstance(item, Refusal) and item.reason == "defect":
            logger.error(item.detail)
        return item


class ArticlesOnly:
    """Refusals end here: Scrapy's feeds carry articles alone."""

    def process_item(self, item: Article | Refusal) -> Article:
        """The article; DropItem for a refusal."""
        if isinstance(item, Refusal):
            raise DropItem(f"{item.step}: {item.reason}: {item.detail}")
        return item
