"""Sina Finance: replay of saved pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import scrapy

from newscrawl.archive import read_archive
from newscrawl.article import Page, Refusal
from newscrawl.sites import SITES


class SinaFinanceSpider(scrapy.Spider):
    """``scrapy crawl sina_finance -a replay=PATH[,PATH…]``: pages from files and folders, no download."""

    name = "sina_finance"
    site = SITES["sina"]

    def __init__(self, replay: str | None = None, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.replay = replay

    async def start(self) -> AsyncIterator[Page | Refusal]:
        """Pages straight from the archive, in a stable order."""
        for page in read_archive(self.replay or ""):
            yield page
