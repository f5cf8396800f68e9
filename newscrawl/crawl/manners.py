"""Downloader middlewares: only the site's hosts, robots' crawl-delay, and an origin of one's own."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.settings import BaseSettings

from newscrawl.normalise.identity import belongs, split

logger = logging.getLogger(__name__)


def named_agent(settings: BaseSettings) -> None:
    """The user agent names whom to write to."""
    if contact := settings.get("CONTACT"):
        settings.set("USER_AGENT", f"{settings['USER_AGENT']} (+{contact})", priority="spider")


def one_line(record: logging.LogRecord) -> bool:
    """A filter of Scrapy's log of robots.txt: that it did not come is said in one line, without two tracebacks.

    Only of errors that the guard names as no answer; any other keeps its traceback.
    """
    site = getattr(getattr(record, "spider", None), "site", None)
    error = record.exc_info[0] if record.exc_info else None
    if site and error and any(error.__name__ in row.errors for row in site.guard):
        record.exc_info = None
    return True


class SiteHostsOnly:
    """Every request, robots.txt included, goes to a host of the site, by http or https, or nowhere."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SiteHostsOnly:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let it pass, or raise IgnoreRequest."""
        parts = split(request.url)
        spider: Any = self._crawler.spider
        site = spider.site
        if parts is None or parts.scheme not in ("http", "https") or not belongs((parts.hostname or "").lower(), site):
            self._crawler.stats.inc_value("newscrawl/foreign_requests")
            raise IgnoreRequest(f"{request.url}: not a host of {site.name}; only {', '.join(site.hosts)} are asked")


class CrawlDelay:
    """The crawl-delay of robots.txt, where it is longer than ours."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._longest = crawler.settings.getfloat("CRAWL_DELAY_MAX")
        self._agent = crawler.settings.get("USER_AGENT")
        crawler.signals.connect(self.learned, signals.robots_parsed)
        logging.getLogger(RobotsTxtMiddleware.__module__).addFilter(one_line)
        self._delays: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CrawlDelay:
        """Scrapy's way to make a middleware."""
        return cls(crawler)

    def learned(self, robotparser: Any, request: Request) -> None:
        """robots.txt of the request's host was read."""
        delay = robotparser.rp.crawl_delay(self._agent) if hasattr(robotparser, "rp") else None
        if delay:
            host = urlsplit(request.url).hostname or ""
            self._delays[host] = min(float(delay), self._longest)
            logger.info("%s asks for %.1f s between requests", host, delay)

    def process_request(self, request: Request) -> None:
        """Slow the request's slot down once its delay is known."""
        host = urlsplit(request.url).hostname or ""
        wanted = self._delays.get(host)
        downloader = self._crawler.engine.downloader
        slot = downloader.slots.get(request.meta.get("download_slot", host))
        if wanted and slot and slot.delay < wanted:
            slot.delay = wanted
            slot.randomize_delay = False  # jitter would go below what the site asks for


def origin_of(text: str) -> tuple[str, str]:
    """Scheme and host with port of an origin.

    Raises:
        ValueError: it is none; anything behind the port belongs to none.
    """
    parts = urlsplit(text)
    port = parts.port  # raises where it is no number
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0 or parts.path.strip("/") or parts.query:
        raise ValueError(f"ORIGIN_OVERRIDE={text}: expected http://HOST:PORT")
    return parts.scheme, parts.netloc


class OriginOverride:
    """Every request goes to ``ORIGIN_OVERRIDE``, scheme dropped, Host header unchanged: a mirror, a proxy, a test."""

    def __init__(self, origin: str) -> None:
        self._origin = origin_of(origin)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OriginOverride:
        """Scrapy's way to make a middleware."""
        origin = crawler.settings.get("ORIGIN_OVERRIDE")
        if not origin:
            raise NotConfigured
        return cls(origin)

    def process_request(self, request: Request) -> Request | None:
        """The same request to the other origin; politeness is still counted by the host asked for."""
        if "asked_url" in request.meta:
            return None
        parts = urlsplit(request.url)
        request.meta.update(asked_url=request.url, download_slot=parts.hostname)
        request.headers["Host"] = parts.netloc
        request._set_url(urlunsplit((*self._origin, parts.path, parts.query, "")))
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """The answer under the address that was asked for."""
        asked = request.meta.get("asked_url")
        return response.replace(url=asked) if asked else response
