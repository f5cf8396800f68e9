"""What becomes of an answer to an article: ledger, guard and fetching together, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler

from newscrawl.article import Page, Refusal
from newscrawl.crawl import clock
from newscrawl.crawl.fetching import Fetching
from newscrawl.crawl.guard import MAX_WAIT
from newscrawl.crawl.ledger import Ledger, Sighting
from newscrawl.crawl.parts import MAX_PARTS, further_urls
from newscrawl.site import Site

NOW = datetime(2026, 11, 24, 2, 0, 0, tzinfo=UTC)
URL = "https://finance.sina.com.cn/2026-11-24/doc-iabcdefg1234567.shtml"
KEY = "comos:abcdefg1234567"


@dataclass
class OneArticle:
    """A fetching with one article on its way."""

    fetching: Fetching
    ledger: Ledger
    asked: list[str]
    """Addresses of further pages; none of them answers."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> Page | Refusal:
        """What its answer comes to."""
        (request,) = self.fetching.requests()
        fields = {name.replace("_", "-"): value.encode() for name, value in headers.items()}
        response = HtmlResponse(URL, status, fields, body, request=request)

        async def parsed() -> list[Any]:
            return [item async for item in self.fetching.parse(response, **request.cb_kwargs)]

        (item,) = asyncio.run(parsed())
        assert isinstance(item, (Page, Refusal))
        return item

    def row(self) -> tuple[Any, ...]:
        return self.ledger.connection.execute("SELECT state, last_error, next_try_at FROM articles").fetchone()


@pytest.fixture
def one(tmp_path: Path, site: Site) -> Iterator[OneArticle]:
    clock.begin(NOW)
    settings = dict.fromkeys(
        ("RETRY_FIRST_WAIT", "RETRY_PATIENCE", "EDIT_FIRST_CHECK", "EDIT_DAYS", "BREAKER_REFUSALS"), 2
    )
    ledger, crawler = Ledger(tmp_path / "ledger.sqlite"), get_crawler(settings_dict=settings)
    ledger.sight("财经", [Sighting(KEY, URL, int(NOW.timestamp()), {})], int(NOW.timestamp()))
    asked: list[str] = []

    async def download_async(request: Request) -> None:
        asked.append(request.url)
        raise ConnectionError

    crawler.engine = SimpleNamespace(download_async=download_async)
    yield OneArticle(Fetching(crawler, site, ledger), ledger, asked)
    ledger.close()
    clock.begin()


@pytest.mark.parametrize(
    ("stated", "wait"),
    [
        ("120", 120.0),
        ("Tue, 24 Nov 2026 02:02:00 GMT", 120.0),
        ("99999999999", MAX_WAIT),
        ("9" * 400, MAX_WAIT),
        ("soon", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("status", [429, 500, 599])
def test_an_article_waits_as_long_as_the_site_asks_and_an_hour_at_most(
    one: OneArticle, status: int, stated: str, wait: float | None
) -> None:
    refusal = one.answer(status, Retry_After=stated)
    assert isinstance(refusal, Refusal)
    assert not one.fetching.judge(refusal), "it is tried again"
    state, error, at = one.row()
    assert state == "listed"
    assert f"status {status}" in error
    waits = at - NOW.timestamp()
    assert waits == wait if wait else 1.0 <= waits <= 3.0


@pytest.mark.parametrize("count", ["101", "0101", "9999"])
def test_an_article_of_too_many_pages_is_refused_before_any_is_fetched(one: OneArticle, count: str) -> None:
    refusal = one.answer(200, f"<html><!--page_info={count}_1_6632680--></html>".encode())
    assert isinstance(refusal, Refusal)
    assert (refusal.step, refusal.reason, refusal.id) == ("fetch", "too-many-pages", KEY)
    assert f"it has {count.lstrip('0')[:20]} pages by its own count, and {MAX_PARTS} are the most" in refusal.detail
    assert one.fetching.judge(refusal), "it is final"
    one.fetching.settle(refusal)
    state, error, at = one.row()
    assert (state, error[:15], at) == ("refused", "too-many-pages:", 0)
    assert one.asked == []
    assert list(one.fetching.requests()) == []


@pytest.mark.parametrize(("count", "further"), [("100", [2]), ("2", [2]), ("1", []), ("00", []), ("9" * 5000, [])])
def test_an_article_of_no_more_pages_than_that_is_fetched_whole(
    one: OneArticle, count: str, further: list[int]
) -> None:
    """The first further page does not answer here; half an article is none."""
    item = one.answer(200, f"<html><!--page_info={count}_1_6632680--></html>".encode())
    assert getattr(item, "reason", "") == ("missing-page" if further else "")
    assert one.asked == [f"{URL.removesuffix('.shtml')}_{number}.shtml" for number in further]


@pytest.mark.parametrize(
    ("url", "page", "count"),
    [
        (URL, b"<!--page_info=3_1_6632680-->", 3),
        (URL, b"<!--page_info=100_1_6632680-->", 100),
        (URL, b"<!-- page 3 -->", 1),
        (URL, b"<!--page_info=x_1_6632680-->", 1),
        ("https://finance.sina.com.cn/3", b"<!--page_info=3_1_6632680-->", 1),  # no address that has further pages
    ],
)
def test_where_the_further_pages_are(url: str, page: bytes, count: int, site: Site) -> None:
    stem = url.removesuffix(".shtml")
    assert further_urls(page, url, site) == [f"{stem}_{number}.shtml" for number in range(2, count + 1)]
