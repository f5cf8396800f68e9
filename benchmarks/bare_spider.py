"""The spider to compare with: it fetches the same pages and takes the title by XPath, nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.http import Response


class BareSpider(scrapy.Spider):
    name = "bare"

    def __init__(self, urls: str, origin: str, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.urls, self.origin = urls, origin

    async def start(self) -> AsyncIterator[Any]:
        for url in Path(self.urls).read_text("utf-8").split():
            parts = urlsplit(url)
            yield scrapy.Request(self.origin + parts.path, headers={"Host": parts.netloc}, dont_filter=True)

    def parse(self, response: Response, **_: Any) -> Iterator[dict[str, Any]]:
        yield {"url": response.url, "title": response.xpath("//h1/text()").get()}
