"""Sina Finance: the names of listed securities as they are today, into ``TABLES_DIR/securities.tsv``."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings

from newscrawl.crawl import clock, guard
from newscrawl.crawl.listing import count_of, page_count, page_rows, refreshed
from newscrawl.crawl.lists import ListError, list_text
from newscrawl.crawl.manners import named_agent
from newscrawl.normalise.tables import names_of, written_names
from newscrawl.site import Board, GuardRow, SecuritiesListing
from newscrawl.sites import SITES
from newscrawl.stores.disk import write_atomically
from newscrawl.tables import SECURITIES, read_tables

logger = logging.getLogger(__name__)
STATS = "newscrawl/securities/"


class BoardError(Exception):
    """A board that was not read to its end: nothing is changed."""

    def __init__(self, what: str, row: GuardRow | None = None) -> None:
        super().__init__(what)
        self.site_refuses = row is not None and row.action == "slow"


class SinaSecuritiesSpider(scrapy.Spider):
    """``scrapy crawl sina_securities``: one request at a time; the file is written when all boards were complete."""

    name = "sina_securities"
    site = SITES["sina"]
    folder: Path
    wait: float
    """Seconds before the second try."""

    def __init__(self, _job: str = "") -> None:
        super().__init__()
        del _job  # Scrapyd gives every spider its job's number
        assert self.site.listing
        self.listing: SecuritiesListing = self.site.listing

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SinaSecuritiesSpider:
        """Scrapy's way to make a spider."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.folder = Path(crawler.settings["TABLES_DIR"])
        spider.wait = crawler.settings.getfloat("RETRY_FIRST_WAIT")
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Scrapy's way to change settings: no article comes of this spider, so no store is opened."""
        super().update_settings(settings)
        for name in ("ITEM_PIPELINES", "EXTENSIONS"):
            settings.set(name, {}, priority="spider")
        named_agent(settings)

    async def start(self) -> AsyncIterator[Any]:
        """Read all boards, then write; no item comes of it."""
        try:
            seen: dict[str, str] = {}
            for board in self.listing.boards:
                seen |= await self._board(board)
            self._write(seen)
        except BoardError as error:
            self._end("site refused us" if error.site_refuses else "incomplete", str(error))
        except OSError as error:
            self._end("not written", str(error))
        return
        yield  # an iterator, of nothing

    async def _board(self, board: Board) -> dict[str, str]:
        """Symbol to name of a board; its count is asked for before and after."""
        size, found = self.listing.page_size, dict[str, str]()
        count = await self._count(board)
        for page in range(1, page_count(count, size) + 1):
            url = self.listing.page_url.format(node=board.node, page=page, size=size)
            expected = min(size, count - len(found))
            found |= await self._ask(
                url, lambda text, expected=expected: page_rows(text, self.listing, board, expected), board.node
            )
        after = await self._count(board)
        if not count or len(found) != count or after != count:
            raise BoardError(f"{board.node}: {len(found)} securities read; the count was {count}, then {after}")
        logger.info("%s: %d securities", board.node, count)
        return found

    async def _count(self, board: Board) -> int:
        count: int = await self._ask(self.listing.count_url.format(node=board.node), count_of, board.node)
        return count

    async def _ask(self, url: str, read: Any, node: str) -> Any:
        """What is read of an answer, tried as often as an article is.

        Raises:
            BoardError: it never came as it should.
        """
        for attempt in range(1, guard.MAX_ATTEMPTS + 1):
            row, retry_after = None, 0.0
            try:
                response = await self._download(url)
                row = guard.by_status(response.status, self.site)
                if row is None and response.status == 200:
                    return read(list_text(response.body, url, self.site))
                what = f"status {response.status}"
                retry_after = guard.retry_after(response, clock.now())
            except ListError as error:
                what = str(error)
            except Exception as error:  # of the download: Scrapy's own kinds
                row, what = guard.by_error(type(error).__name__, self.site), f"{type(error).__name__}: {error}"
            logger.warning("%s: %s (try %d of %d)", url, what, attempt, guard.MAX_ATTEMPTS)
            if row and row.action in ("refuse", "gone"):
                break
            if attempt < guard.MAX_ATTEMPTS:
                await asyncio.sleep(max(retry_after, guard.backoff(attempt, self.wait, url)))
        raise BoardError(f"{node}: {url}: {what}", row)

    async def _download(self, url: str) -> Response:
        engine: Any = self.crawler.engine
        meta = {"handle_httpstatus_all": True}
        response: Response = await engine.download_async(
            Request(url, headers=dict(self.listing.headers), dont_filter=True, meta=meta)
        )
        return response

    def _write(self, seen: dict[str, str]) -> None:
        """The file, if it changes.

        Raises:
            OSError: it cannot be written.
        """
        path, text = self.folder / SECURITIES, read_tables(self.folder).securities
        known = names_of(text, str(path), self.site) if text else []
        day = clock.now().astimezone(self.site.zone).date()
        found = refreshed(known, seen, self.site, day)
        if found.rows != known or not text:
            write_atomically(path, written_names(found.rows).encode("utf-8"))
        counts = {"listed": len(seen), "new": found.new, "renamed": found.renamed, "closed": found.closed}
        for name, count in counts.items():
            self.crawler.stats.set_value(f"{STATS}{name}", count)
        self._end("all well", "")

    def _end(self, how: str, detail: str) -> None:
        self.crawler.stats.set_value(f"{STATS}ending", how)
        self.crawler.stats.set_value(f"{STATS}detail", detail)
