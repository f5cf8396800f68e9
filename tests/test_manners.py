"""Manners: whom a request may reach, how slowly, and what is said of a robots.txt that does not come."""

from __future__ import annotations

import asyncio
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest, NotConfigured
from scrapy.http import HtmlResponse
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from newscrawl.crawl.manners import CrawlDelay, OriginOverride, SiteHostsOnly, named_agent
from newscrawl.site import Site

URL = "https://finance.sina.com.cn/2026-11-24/doc-iabcdefg1234567.shtml"


def crawler_of(site: Site, **settings: Any) -> Crawler:
    crawler = get_crawler(settings_dict={"CRAWL_DELAY_MAX": 60, **settings})
    crawler.spider = SimpleNamespace(site=site)  # type: ignore[assignment]
    return crawler


# hosts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "goes"),
    [
        (URL, True),
        ("http://finance.sina.com.cn/robots.txt", True),
        ("https://FINANCE.SINA.COM.CN/a.shtml", True),
        ("https://feed.mix.sina.com.cn/api/roll/get", True),
        ("https://finance.sina.cn/detail-iabcdefg1234567.d.html", True),
        ("https://evil.example/", False),
        ("https://evil.example/?u=finance.sina.com.cn", False),
        ("https://finance.sina.com.cn.evil.example/", False),
        ("https://notsina.com.cn/", False),
        ("https://finance.sina.com.cn@evil.example/", False),
        ("http://127.0.0.1:1/doc-iabcdefg1234567.shtml", False),
        ("ftp://finance.sina.com.cn/a", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
    ],
)
def test_only_the_sites_hosts_are_asked(url: str, goes: bool, site: Site) -> None:
    crawler = crawler_of(site)
    hosts = SiteHostsOnly.from_crawler(crawler)
    if goes:
        assert hosts.process_request(Request(url)) is None  # type: ignore[func-returns-value]
    else:
        with pytest.raises(IgnoreRequest, match="not a host of sina"):
            hosts.process_request(Request(url))
    assert crawler.stats
    assert crawler.stats.get_value("newscrawl/foreign_requests", 0) == (not goes)


# crawl-delay ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("robots", "own", "delay", "spread"),
    [
        ("User-agent: *\nCrawl-delay: 5", 1.0, 5.0, False),
        ("User-agent: *\nCrawl-delay: 5", 9.0, 9.0, True),  # ours is longer
        ("User-agent: *\nCrawl-delay: 500", 1.0, 60.0, False),  # CRAWL_DELAY_MAX
        ("User-agent: *\nDisallow:", 1.0, 1.0, True),
        ("User-agent: other\nCrawl-delay: 5", 1.0, 1.0, True),
    ],
)
def test_the_longer_delay_holds(robots: str, own: float, delay: float, spread: bool, site: Site) -> None:
    crawler = crawler_of(site, USER_AGENT="newscrawl/0")
    slots = {name: SimpleNamespace(delay=own, randomize_delay=True) for name in ("finance.sina.com.cn", "other")}
    crawler.engine = SimpleNamespace(downloader=SimpleNamespace(slots=slots))  # type: ignore[assignment]
    manners = CrawlDelay.from_crawler(crawler)
    manners.learned(ProtegoRobotParser.from_crawler(crawler, robots.encode()), Request(URL))
    manners.process_request(Request(URL))
    assert (slots["finance.sina.com.cn"].delay, slots["finance.sina.com.cn"].randomize_delay) == (delay, spread)
    assert slots["other"].delay == own


# robots.txt that does not come ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "tracebacks"),
    [(CannotResolveHostError("DNS lookup failed: no results"), 0), (RuntimeError("a defect"), 1)],
)
def test_a_robots_txt_that_does_not_come_is_one_line_and_a_defect_is_not(
    error: Exception, tracebacks: int, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    crawler = crawler_of(site, ROBOTSTXT_OBEY=True)

    async def download_async(request: Request) -> None:
        raise error

    crawler.engine = SimpleNamespace(download_async=download_async)  # type: ignore[assignment]
    CrawlDelay.from_crawler(crawler)
    with caplog.at_level(logging.ERROR):
        asyncio.run(RobotsTxtMiddleware.from_crawler(crawler).process_request(Request(URL)))
    (record,) = caplog.records
    assert record.getMessage() == f"Error downloading <GET {URL}>: {error}"
    assert bool(record.exc_info) == bool(tracebacks)
    assert caplog.text.count("Traceback") == tracebacks


# who asks, and where ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contact", "agent"), [("", "newscrawl/0"), ("https://example.org/c", "newscrawl/0 (+https://example.org/c)")]
)
def test_the_user_agent_names_whom_to_write_to(contact: str, agent: str) -> None:
    settings = Settings({"USER_AGENT": "newscrawl/0", "CONTACT": contact})
    named_agent(settings)
    assert settings["USER_AGENT"] == agent


def test_another_origin_is_asked_in_the_name_of_the_host(site: Site) -> None:
    override = OriginOverride.from_crawler(crawler_of(site, ORIGIN_OVERRIDE="http://127.0.0.1:8080"))
    request = Request(f"{URL}?a=1")
    assert override.process_request(request) is None
    assert request.url == "http://127.0.0.1:8080/2026-11-24/doc-iabcdefg1234567.shtml?a=1"
    assert request.headers["Host"] == b"finance.sina.com.cn"
    assert request.meta["download_slot"] == "finance.sina.com.cn"
    assert override.process_response(request, HtmlResponse(request.url)).url == f"{URL}?a=1"
    with pytest.raises(NotConfigured):
        OriginOverride.from_crawler(crawler_of(site, ORIGIN_OVERRIDE=""))
