"""Fetching: ledger to pages. An article is asked for as the ledger has it due; every answer gets a verdict."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newscrawl.article import Page, Refusal
from newscrawl.crawl import clock, guard
from newscrawl.crawl.ledger import Entry, Ledger
from newscrawl.crawl.parts import TOO_MANY, TooManyPagesError, further_urls
from newscrawl.crawl.tasks import StoppingError
from newscrawl.normalise.identity import identify
from newscrawl.site import GuardRow, Site

logger = logging.getLogger(__name__)
MAX_DOUBLINGS = 8
"""Looks for edits, after which the time between them grows no more."""
MAX_PAUSE = 60.0
"""Longest time in seconds for which a refusal by the site stops everything."""


class MissingPageError(Exception):
    """A further page of an article did not come."""

    def __init__(self, what: str, request: Request) -> None:
        super().__init__(what)
        self.at = clock.answered(request.meta)


class Fetching:
    """The articles of one run that are on their way."""

    def __init__(self, crawler: Crawler, site: Site, ledger: Ledger) -> None:
        self._crawler = crawler
        self._site = site
        self._ledger = ledger
        settings = crawler.settings
        self._limit = settings.getint("CONCURRENT_REQUESTS")
        """Articles between their request and the last store: so many a kill can cost."""
        if settings["MONGODB_URI"]:  # so many more wait for its acknowledgement
            self._limit += settings.getint("MONGODB_BATCH_SIZE")
        self._changed = asyncio.Event()
        self._wait = settings.getfloat("RETRY_FIRST_WAIT")
        self._patience = settings.getfloat("RETRY_PATIENCE")
        self._recheck_after = settings.getfloat("EDIT_FIRST_CHECK")
        self._edit_days = settings.getfloat("EDIT_DAYS")
        self._breaker = settings.getint("BREAKER_REFUSALS")
        self._in_flight: dict[str, Entry] = {}
        self._final: dict[str, tuple[str, float]] = {}
        """State, and when to look again, of refusals on their way to the stores."""
        self._spooled: dict[str | None, str] = {}
        """Addresses of articles that wait on disk for a store, and why it will never take them."""
        self._retry_after: dict[str, float] = {}
        self._paused_until = 0.0
        self._noes = 0
        self._closing: asyncio.Task[None] | None = None

    @property
    def _stats(self) -> Any:
        return self._crawler.stats  # there only once the crawl has started

    def begin(self) -> None:
        """Put back what was in flight when the last run ended, and what is to be looked at again."""
        if reopened := self._ledger.reopen():
            logger.info("%d articles were in flight when the last run ended; they come first", reopened)
        now = clock.began().timestamp()
        span = self._edit_days * 86400
        if span and (due := self._ledger.due_rechecks(now, now - span)):
            logger.info("%d articles are looked at again", due)

    def requests(self) -> Iterator[Request]:
        """Articles that are due, as many as there is room for."""
        now = clock.epoch()
        free = self._limit - len(self._in_flight)
        if now < self._paused_until or self._closing or free < max(1, self._limit // 2):
            return
        for entry in self._ledger.take(free, now):
            self._in_flight[entry.url] = entry
            yield self._request(entry.url, entry)

    async def changed(self, patience: float) -> None:
        """Wait until an article has left, or so many seconds."""
        self._changed.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._changed.wait()

    def idle(self) -> bool:
        """Whether nothing is on its way and nothing is due soon."""
        if self._in_flight:
            return False
        due = self._ledger.next_due()
        return self._closing is not None or due is None or due - clock.epoch() > self._patience

    def due(self) -> float | None:
        """When the next article that waits may be asked for, epoch seconds; None where none waits."""
        due = self._ledger.next_due()
        return None if due is None else max(due, self._paused_until)

    def _left(self, source: str) -> Entry | None:
        """The article is no longer on its way."""
        self._changed.set()
        return self._in_flight.pop(source, None)

    def key_of(self, source: str) -> str | None:
        """The ledger's key of an article on its way."""
        entry = self._in_flight.get(source)
        return entry.key if entry else None

    def entry(self, source: str) -> Entry | None:
        """The article that was asked for at an address."""
        return self._in_flight.get(source)

    def carry(self, entry: Entry) -> None:
        """Watch over an article that a list brought: it is on its way to the stores, and nothing is fetched."""
        self._in_flight[entry.url] = entry

    # answers -------------------------------------------------------------------------------------

    def _request(self, url: str, entry: Entry) -> Request:
        return Request(
            url, self.parse, headers={"Referer": "/".join(url.split("/", 3)[:3]) + "/"}, errback=self.failed,
            cb_kwargs={"entry": entry}, dont_filter=True, meta={"handle_httpstatus_all": True},
        )  # fmt: skip

    async def parse(self, response: Response, entry: Entry) -> AsyncIterator[Page | Refusal | Request]:
        """A page for the pipelines, or why there is none; the request for its new address if it has moved."""
        if moved := self._moved(response, entry):
            yield moved
            return
        row = guard.by_status(response.status, self._site)
        if row or response.status != 200:
            row, at = row or guard.by_error("", self._site), clock.answered(response.meta)
            self._retry_after[entry.url] = guard.retry_after(response, at)
            yield self._refusal(entry, row, f"status {response.status}", at)
            return
        try:
            urls = further_urls(response.body, entry.url, self._site)
            parts = [self._page(await self._further(url, entry), url, entry) for url in urls]
        except StoppingError:  # the crawl ends, and the article stays in flight
            return
        except TooManyPagesError as error:
            at = clock.answered(response.meta)
            yield Refusal(entry.url, "fetch", TOO_MANY, f"{entry.url}: {error}", entry.url, entry.key, seen_at=at)
            return
        except MissingPageError as error:
            yield self._refusal(entry, guard.named("missing-page", self._site), str(error), error.at)
            return
        yield replace(self._page(response, entry.url, entry), parts=tuple(parts))

    def _moved(self, response: Response, entry: Entry) -> Request | None:
        """Where a redirect leads, if that is the same article at another address of the site."""
        moves = response.meta.get("moves", 0)
        target = guard.moved_to(response, entry.key, self._site)
        if target is None or moves >= guard.MAX_MOVES:
            return None
        self._stats.inc_value("newscrawl/moved")
        request = self._request(target, entry)
        request.meta["moves"] = moves + 1
        return request

    def failed(self, failure: Failure) -> Iterator[Refusal]:
        """The answer did not come."""
        if isinstance(failure.value, StoppingError):  # the crawl ends, and the article stays in flight
            return
        request: Any = failure.request  # type: ignore[attr-defined]
        name = failure.type.__name__ if failure.type else ""
        row = guard.by_error(name, self._site)
        yield self._refusal(request.cb_kwargs["entry"], row, name, clock.answered(request.meta))

    @staticmethod
    def _refusal(entry: Entry, row: GuardRow, what: str, at: datetime) -> Refusal:
        detail = f"{entry.url}: {what}; {row.why}"
        return Refusal(entry.url, "fetch", row.name, detail, entry.url, entry.key, seen_at=at)

    def _page(self, response: Response, url: str, entry: Entry) -> Page:
        return Page(
            source=url,
            body=response.body,
            url=response.url,
            headers={"content-type": (response.headers.get("Content-Type") or b"").decode("latin-1")},
            fetched_at=clock.answered(response.meta),
            expected_id=None if entry.key.startswith("url:") else entry.key,
            listed=entry.listed,
        )

    async def _further(self, url: str, entry: Entry) -> Response:
        engine: Any = self._crawler.engine
        request = self._request(url, entry)
        try:
            response: Response = await engine.download_async(request)
        except StoppingError:
            raise
        except Exception as error:
            raise MissingPageError(f"{url}: {type(error).__name__}", request) from error
        if response.status != 200:
            raise MissingPageError(f"{url}: status {response.status}", request)
        return response

    # verdicts ------------------------------------------------------------------------------------

    def judge(self, refusal: Refusal) -> bool:
        """Whether a refusal is the last word of this run; else the article is tried again, and nothing is recorded."""
        entry = self._in_flight.get(refusal.source)
        if entry is None:
            return True
        now = clock.epoch()
        row = guard.by_reason(refusal.reason, self._site)
        if row is None or entry.carried:  # what a list brought is not asked for again
            self._noes = self._noes if entry.carried else 0
            self._final[entry.url] = ("gone" if row and row.action == "gone" else "refused", 0.0)
            return True
        retry_after = self._retry_after.pop(entry.url, 0.0)
        verdict = guard.judge(row, entry, self._wait, retry_after, site_refuses=self._noes > 0)
        self._stats.inc_value(f"newscrawl/guard/{row.name}")
        self._noes = self._noes + 1 if row.action == "slow" else 0
        if self._noes:
            self._slow_down(verdict.wait, refusal)
        if verdict.action == "again":
            self._left(entry.url)
            self._ledger.again(entry.key, f"{refusal.reason}: {refusal.detail}", now + verdict.wait)
            return False
        again = verdict.action == "refused" or entry.revision  # a stored article that is gone may come back
        self._final[entry.url] = (verdict.action, self._recheck_at(entry) if again else 0.0)
        return True

    def _slow_down(self, wait: float, refusal: Refusal) -> None:
        self._paused_until = max(self._paused_until, clock.epoch() + min(wait, MAX_PAUSE))
        if self._noes >= self._breaker:
            logger.error(
                "the site refused %d requests in a row (%s); closing. What was in flight is kept for the next run:"
                " wait an hour or more, then run again, more slowly", self._noes, refusal.reason,
            )  # fmt: skip
            self.close("site_refused")

    def settle(self, refusal: Refusal) -> None:
        """Every store has the refusal."""
        entry = self._left(refusal.source)
        self._spooled.pop(refusal.source, None)
        state, recheck = self._final.pop(refusal.source, ("refused", 0.0))
        if entry:
            self._ledger.settle(entry.key, state, f"{refusal.reason}: {refusal.detail}", int(clock.epoch()), recheck)
            self._stats.inc_value(f"newscrawl/settled/{state}")

    def done(self, source: str, content_hash: str, revision: int) -> None:
        """Every store has the article; or it waits on disk for one that is away."""
        entry = self._left(source)
        never = self._spooled.pop(source, None)
        spooled = never is not None
        if entry is None or not entry.carried:  # a list that answers says nothing of the pages
            self._noes = 0
        if entry:
            now, recheck = int(clock.epoch()), self._recheck_at(entry)
            self._ledger.stored(entry.key, content_hash, revision, now, recheck, spooled=spooled)
            if never:
                self._ledger.undeliverable(entry.key, never)
            state = "spooled" if spooled else "unchanged" if revision == entry.revision else "stored"
            self._stats.inc_value(f"newscrawl/settled/{state}")

    def spooled(self, source: str) -> None:
        """An article waits on disk for a store."""
        self._spooled[source] = ""

    def delivered(self, key: str, fault: str | None) -> None:
        """A store that was away has an article now, or will never take it."""
        on_its_way = next((url for url, entry in self._in_flight.items() if entry.key == key), None)
        if on_its_way in self._spooled:  # the other stores do not have it yet
            del self._spooled[on_its_way]
            if fault:
                self._spooled[on_its_way] = f"not-stored: {fault}"
        elif fault:
            self._ledger.undeliverable(key, f"not-stored: {fault}")
            self._stats.inc_value("newscrawl/settled/refused")
        else:
            self._ledger.delivered(key)

    def waiting_on_disk(self, keys: Iterable[str]) -> None:
        """All that is in a spool when the crawl begins."""
        if lost := self._ledger.not_spooled(keys, self._is_flash):
            logger.warning("%d articles should wait on disk for a store and do not; they are fetched again", lost)

    def _is_flash(self, url: str) -> bool:
        identity = identify(url, self._site)
        return identity is not None and identity.kind == "flash"

    def broken(self, source: str, error: object) -> None:
        """A defect of ours stopped an article on its way: it is refused, and the crawl goes on.

        A ledger that cannot be written stops the crawl: nothing that comes could be written down.
        """
        if isinstance(error, sqlite3.Error):
            self._stats.inc_value("newscrawl/store_errors")
            self.store_failed(error)
            return
        entry = self._left(source)
        if entry:
            detail = f"defect: {error}; please report it with the log"
            self._ledger.settle(entry.key, "refused", detail, int(clock.epoch()), self._recheck_at(entry))
            self._stats.inc_value("newscrawl/settled/refused")

    def _recheck_at(self, entry: Entry) -> float:
        if entry.carried:  # it is seen again when its list is read again
            return 0.0
        return clock.epoch() + self._recheck_after * 2.0 ** min(entry.checks, MAX_DOUBLINGS)

    def store_failed(self, error: BaseException) -> None:
        """A store could not take an article: nothing more is fetched, and the article stays in flight."""
        logger.error("a store failed: %s; make room or give rights, then run again: nothing is lost", error)
        self.close("store_failed")

    def close(self, reason: str) -> None:
        """End the crawl; the ledger keeps what is in flight."""
        engine: Any = self._crawler.engine
        if self._closing is None and engine and engine.running:
            self._closing = asyncio.ensure_future(engine.close_spider_async(reason=reason))
