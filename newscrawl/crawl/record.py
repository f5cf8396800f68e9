"""Recording: every answer is in a WARC file before anybody else sees it. On where ``RECORD_DIR`` names a folder."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings

from newscrawl import __version__
from newscrawl.archive.members import SUFFIX, repair
from newscrawl.archive.recorder import Exchange, Headers, Recorder, Run
from newscrawl.crawl import clock
from newscrawl.crawl.tasks import StoppingError

logger = logging.getLogger(__name__)
SETTINGS = (
    "FIRST_RUN_HOURS", "EDIT_DAYS", "EDIT_FIRST_CHECK", "RETRY_FIRST_WAIT", "RETRY_PATIENCE", "BREAKER_REFUSALS",
    "REFUSED_PAUSE", "REFUSED_SHARE_MAX", "REFUSED_COUNT_MIN", "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN",
    "ROBOTSTXT_OBEY", "USER_AGENT", "CRAWL_DELAY_MAX", "DOWNLOAD_DELAY", "DOWNLOAD_TIMEOUT",
    "DOWNLOAD_MAXSIZE",
)  # fmt: skip
"""Written down with a run: on these, and on nothing secret, depends what it asks for and what it makes of it."""
SECRET = {b"authorization", b"proxy-authorization", b"cookie"}
"""Fields of a request that are not recorded."""


class RecordError(StoppingError):
    """An answer came and could not be recorded: nobody may see it, and the crawl ends."""


class Recording:
    """The recorder of one crawl, in a thread of its own: packing an answer takes longer than anything in the loop."""

    def __init__(self, crawler: Crawler, arguments: dict[str, str]) -> None:
        settings = crawler.settings
        values = {name: settings[name] for name in SETTINGS}
        began = clock.began()
        run = Run(_name_of(began), began, f"newscrawl/{__version__}", arguments, values)
        self._crawler = crawler
        self._recorder = Recorder(Path(settings["RECORD_DIR"]), run, settings.getint("RECORD_MAX_MIB") << 20)
        self._thread = ThreadPoolExecutor(1, "record")
        self._failed = False

    def open(self) -> None:
        """Begin the first file.

        Raises:
            OSError: it cannot be made.
        """
        self._recorder.open()

    async def put(self, exchange: Exchange) -> None:
        """Return when the exchange is in the file.

        Raises:
            RecordError: it is not, and the crawl ends.
        """
        if not self._failed:
            try:
                await asyncio.get_running_loop().run_in_executor(self._thread, self._recorder.put, exchange)
                self._crawler.stats.inc_value("newscrawl/recorded")
                return
            except OSError as error:
                self._fail(error)
                spider: Any = self._crawler.spider
                spider.fetching.store_failed(error)
        raise RecordError(f"{exchange.url}: not recorded; make room or give rights, then run again")

    def end(self, reason: str) -> None:
        """Write how the crawl ended, and close the file."""
        self._thread.shutdown()
        try:
            self._recorder.end(reason, clock.now())
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        self._failed = True
        self._crawler.stats.inc_value("newscrawl/store_errors")
        logger.error("RECORD_DIR: an answer could not be recorded: %s", error)


class RecordingHandler(HTTP11DownloadHandler):
    """Scrapy's own download, nearest to the network: bodies are still as they came, packed or not."""

    async def download_request(self, request: Request) -> Response:
        """The answer, when it is recorded; so is an error in its place."""
        spider: Any = self.crawler.spider
        recording: Recording = spider.recording
        asked_at = clock.now()
        try:
            response = await super().download_request(request)
        except Exception as error:
            request.meta[clock.ANSWERED_AT] = at = clock.now()
            await recording.put(_exchange(request, asked_at, at, error=type(error).__name__, detail=str(error)))
            raise
        request.meta[clock.ANSWERED_AT] = at = clock.now()
        answer = {
            "status": response.status, "protocol": response.protocol or "HTTP/1.1",
            "headers": _pairs(response.headers), "body": response.body,
        }  # fmt: skip
        await recording.put(_exchange(request, asked_at, at, **answer))
        return response


def _exchange(request: Request, asked_at: datetime, at: datetime, **answer: Any) -> Exchange:
    url = request.meta.get("asked_url", request.url)
    asked = tuple(pair for pair in _pairs(request.headers) if pair[0].lower() not in SECRET)
    if not any(name.lower() == b"host" for name, _ in asked):  # written by the HTTP client itself
        asked = ((b"Host", url.split("/")[2].encode("latin-1", "replace")), *asked)
    return Exchange(url, asked_at, at, request.method, asked, request.body, **answer)


def _pairs(headers: Any) -> Headers:
    return tuple((name, value) for name, values in headers.items() for value in values)


def handlers_of(settings: BaseSettings) -> dict[str, str]:
    """The download handlers of a crawl that is recorded; none for any other."""
    name = f"{RecordingHandler.__module__}.{RecordingHandler.__qualname__}"
    return {"http": name, "https": name} if settings["RECORD_DIR"] else {}


def files_of(folder: str, began: datetime) -> list[Path]:
    """The files of the run that began then, in their order; none where no folder is named."""
    return sorted(Path(folder).glob(f"{_name_of(began)}-*{SUFFIX}")) if folder else []


def _name_of(began: datetime) -> str:
    return f"newscrawl-{began:%Y%m%dT%H%M%S%f}Z"


def prepare(folder: Path) -> None:
    """Repair what a killed run has left in a folder into which no other run records. Files of others may lie there.

    Raises:
        OSError: a file of ours cannot be read or written.
    """
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        repair(file)
