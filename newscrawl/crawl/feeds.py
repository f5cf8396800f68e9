"""Scrapy's feeds (``-o``, ``-O``), checked before a run, and failures of theirs made known.

Scrapy itself logs a traceback for each article that a feed could not take, and ends as if all were well.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from scrapy import Spider
from scrapy.extensions.feedexport import FeedExporter
from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

_FAILED = "feedexport/failed_count/"
"""How Scrapy's count begins of files that it could not finish."""


def files_of(settings: BaseSettings) -> Iterator[Path]:
    """Files of the feeds that go to files; those with the time or a number in their names as they are written there."""
    for uri in map(str, settings.getdict("FEEDS")):
        parts = urlsplit(uri)
        if parts.scheme == "file":
            yield Path(unquote(parts.path))
        elif not parts.scheme:
            yield Path(uri)


def check(settings: BaseSettings, read: Sequence[Path] = ()) -> None:
    """Make the folders of the feeds, and see that their files can be written.

    Args:
        read: files that are read in the same run: -O would empty them first.

    Raises:
        ValueError: one cannot, or is read; the message names it.
    """
    written = {path.resolve() for path in files_of(settings)}
    for path in read:
        if path.resolve() in written:
            raise ValueError(f"{path}: is read here and cannot be written too; name another")
    for path in files_of(settings):
        try:
            if "%" not in str(path.parent):
                path.parent.mkdir(parents=True, exist_ok=True)
                if "%" not in path.name:
                    path.open("ab").close()
        except OSError as error:
            raise ValueError(f"-o {path}: {error.strerror or error}; name a file that can be written") from error


class Feeds(FeedExporter):
    """Scrapy's extension; a feed that cannot be written ends the run, which says so."""

    def item_scraped(self, item: Any, spider: Spider) -> None:
        """Give the article to each feed."""
        slots, kept = self.slots, []
        for slot in slots:
            self.slots = [slot]
            try:
                super().item_scraped(item, spider)
            except OSError as error:
                self._failed(slot.uri, error)
            else:
                kept += self.slots
        self.slots = kept

    def _failed(self, uri: str, error: OSError) -> None:
        crawler: Any = self.crawler
        crawler.stats.inc_value("newscrawl/store_errors")
        logger.error("feed %s: %s; what is to come is not written there", uri, error)
        if fetching := getattr(crawler.spider, "fetching", None):
            fetching.store_failed(error)

    async def close_spider(self, spider: Spider) -> None:
        """Finish the feeds."""
        await super().close_spider(spider)
        stats: Any = self.crawler.stats
        if failed := sum(count for name, count in stats.get_stats().items() if name.startswith(_FAILED)):
            stats.inc_value("newscrawl/store_errors", failed)
