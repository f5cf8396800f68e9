"""Discovery: lists to ledger. One request a page of a list; a window is complete when its list was read to its end."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from newscrawl.crawl import guard, windows
from newscrawl.crawl.ledger import Ledger, Sighting
from newscrawl.crawl.lists import Answer, ListError, key_of, read_list
from newscrawl.normalise.identity import identify
from newscrawl.site import Channel, ListSource, Site

logger = logging.getLogger(__name__)
MAX_PAGES = 2000
_COMMA = re.compile(r"[,\uff0c]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the spider's arguments ask for."""

    channels: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    urls: str = ""

    @classmethod
    def read(
        cls, site: Site, channels: str = "", symbols: str = "", since: str = "", until: str = "", urls: str = ""
    ) -> Wanted:
        """From the arguments as text.

        Raises:
            ValueError: an unknown channel or symbol, or a time that is none; the message says what was expected.
        """
        wanted = cls(
            tuple(filter(None, _COMMA.split(channels))),
            tuple(filter(None, _COMMA.split(symbols))),
            _day("since", since, site),
            _day("until", until, site),
            urls,
        )
        if until and not since:
            raise ValueError(f"until={until}: give since too")
        if urls and not Path(urls).is_file():
            raise ValueError(f"urls={urls}: no such file")
        known = {row.name for row in site.channels}
        if unknown := [name for name in wanted.channels if name not in known]:
            raise ValueError(f"channels={','.join(unknown)}: expected some of {', '.join(sorted(known))}")
        wanted.lists(site)
        return wanted

    def lists(self, site: Site) -> list[Channel]:
        """The channels to read."""
        if self.symbols:
            return [_symbol_channel(symbol, site) for symbol in self.symbols]
        if self.channels:
            return [row for row in site.channels if row.name in self.channels]
        return [] if self.urls else [row for row in site.channels if row.default]


def _day(name: str, text: str, site: Site) -> int | None:
    try:
        return windows.parse_day(text, site.zone) if text else None
    except ValueError as error:
        raise ValueError(f"{name}={error}") from error


def _symbol_channel(symbol: str, site: Site) -> Channel:
    for pattern, source, form in site.symbol_lists:
        if match := re.match(pattern, symbol):
            return Channel(symbol, source, {"symbol": form.format(**match.groupdict())})
    raise ValueError(f"symbols={symbol}: expected a form like sh600519, hk00700 or usNVDA")


@dataclass(frozen=True, slots=True)
class ListTask:
    """One page of one window of one channel."""

    channel: Channel
    source: ListSource
    start: int
    end: int
    method: str
    """window, probe (the window answered nothing: is that so?), cursor or pages."""
    page: int = 1
    cursor: int = 0
    rows: int = 0
    attempts: int = 0
    keys: frozenset[str] = frozenset()
    """Of the page before."""

    @property
    def url(self) -> str:
        """Address of this page."""
        query, page = "", self.page
        if self.method == "window":
            query = self.source.window.format(start=self.start, end=self.end)
        elif self.method in ("cursor", "probe"):
            query, page = self.source.cursor.format(end=self.cursor), 1
        return self.source.url.format(**self.channel.params, page=page) + query


class Discovery:
    """Reads the lists of one run."""

    def __init__(
        self, site: Site, ledger: Ledger, stats: StatsCollector, wanted: Wanted, hours: float, wait: float
    ) -> None:
        self._site = site
        self._ledger = ledger
        self._stats: Any = stats
        self._wanted = wanted
        self._hours = hours
        self._wait = wait
        self._later: list[tuple[float, ListTask]] = []
        """Pages to ask for again, and when."""
        self._open = 0
        """Requests on their way."""

    def idle(self) -> bool:
        """Whether every list was read to its end or given up."""
        return not self._open and not self._later

    def again(self) -> Iterator[Request]:
        """Pages whose time to be asked for again has come."""
        now = time.time()
        due = [task for at, task in self._later if at <= now]
        self._later = [(at, task) for at, task in self._later if at > now]
        yield from map(self._request, due)

    def requests(self) -> Iterator[Request]:
        """The first page of every window to read; addresses of a file go straight to the ledger."""
        now = int(time.time())
        if self._wanted.urls:
            self._read_urls(now)
        sources = {source.name: source for source in self._site.lists}
        for channel in self._wanted.lists(self._site):
            self._stats.inc_value("newscrawl/channels")
            source = sources[channel.source]
            for start, end in self._windows(channel, source, now):
                task = ListTask(channel, source, start, end, "window" if source.window else "pages")
                self._ledger.window(channel.name, start, end, complete=False, rows=0, method=task.method)
                yield self._request(task)

    def _windows(self, channel: Channel, source: ListSource, now: int) -> list[tuple[int, int]]:
        zone = self._site.zone
        if self._wanted.since is not None:
            end = min(self._wanted.until or now, now)
            found = windows.days(self._wanted.since, end, zone)
        else:
            known, left = self._ledger.complete_until(channel.name), self._ledger.incomplete(channel.name)
            found = windows.due(known, left, now, self._hours, zone)
        if not source.window and found:  # such a list begins with the newest row, whatever is wanted of it
            return [(min(start for start, _ in found), max(end for _, end in found))]
        return found

    def _read_urls(self, now: int) -> None:
        rows = []
        for number, line in enumerate(Path(self._wanted.urls).read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            identity = identify(line, self._site)
            if identity is None:
                logger.warning("%s, line %d: no address of %s", self._wanted.urls, number, self._site.name)
                self._stats.inc_value("newscrawl/foreign_urls")
                continue
            skipped = "" if identity.kind == "article" else identity.rule
            rows.append(Sighting(key_of(identity), identity.url, None, {"channel": "urls"}, skipped))
        self._stats.inc_value("newscrawl/listed", len(rows))
        self._stats.inc_value("newscrawl/new", self._ledger.sight("urls", rows, now))

    def _request(self, task: ListTask) -> Request:
        self._open += 1
        return Request(
            task.url, self.parse, headers=dict(task.source.headers), errback=self.failed, cb_kwargs={"task": task},
            priority=10, dont_filter=True, meta={"handle_httpstatus_all": True},
        )  # fmt: skip

    def parse(self, response: Response, task: ListTask) -> Iterator[Request]:
        """Rows to the ledger; the next page, if there is one."""
        self._open -= 1
        try:
            if response.status != 200:
                raise ListError(f"status {response.status}")
            answer = read_list(response.body, response.url, task.source, task.channel, self._site, task.end)
        except ListError as error:
            self._failed(task, str(error))
            return
        except Exception as error:
            logger.exception("%s: a defect of ours; please report it with the answer", response.url)
            self._failed(task, f"{type(error).__name__}: {error}")
            return
        if unknown := answer.count - len(answer.rows):
            logger.warning("%s: %d rows without an address", response.url, unknown)
            self._stats.inc_value("newscrawl/unknown_rows", unknown)
        inside = [row for row in answer.rows if row.listed_at is None or task.start <= row.listed_at < task.end]
        new = self._ledger.sight(task.channel.name, inside, int(time.time()))
        self._stats.inc_value("newscrawl/list_rows", answer.count)
        self._stats.inc_value("newscrawl/listed", len(inside))
        self._stats.inc_value("newscrawl/new", new)
        task = replace(task, rows=task.rows + len(inside), attempts=0)
        follow = self._next(task, answer, found=bool(inside))
        if follow and follow.page <= MAX_PAGES:
            yield self._request(follow)
        else:
            self._close(task, complete=follow is None and self._reached(task, answer))

    def _next(self, task: ListTask, answer: Answer, *, found: bool) -> ListTask | None:
        following = replace(task, page=task.page + 1)
        if task.method == "window":
            if task.page == 1 and not answer.count:
                return replace(following, method="probe", cursor=task.end)
            more = answer.count and (answer.total is None or task.page * task.source.page_size < answer.total)
            return following if more else None
        if task.method in ("cursor", "probe"):
            if task.method == "probe" and found:
                logger.warning("%s: windows answer nothing; reading by the ctime cursor", task.channel.name)
            if not answer.count or answer.oldest is None or answer.oldest < task.start:
                return None
            # Once more from the same second: it may hold rows that the page had no room for.
            step = answer.oldest + 1 if answer.oldest + 1 < task.cursor else answer.oldest
            return replace(following, method="cursor", cursor=step)
        keys = frozenset(row.key for row in answer.rows)
        # Not by the size of a page, which differs from list to list: some answer their last page for ever.
        if "{page}" not in task.source.url or not keys or keys <= task.keys:
            return None
        following = replace(following, keys=keys)
        return following if answer.oldest is None or answer.oldest >= task.start else None

    @staticmethod
    def _reached(task: ListTask, answer: Answer) -> bool:
        """Whether a list of one page went back to the start of what is wanted."""
        if task.method != "pages" or "{page}" in task.source.url or answer.count < task.source.page_size:
            return True
        return answer.oldest is not None and answer.oldest <= task.start

    def _close(self, task: ListTask, *, complete: bool) -> None:
        method = "cursor" if task.method == "probe" else task.method
        self._ledger.window(task.channel.name, task.start, task.end, complete=complete, rows=task.rows, method=method)
        self._stats.inc_value(f"newscrawl/windows_{'complete' if complete else 'open'}")
        state = "complete" if complete else "left open for the next run"
        logger.info("%s: %d rows by %s, %s", task.channel.name, task.rows, method, state)

    def failed(self, failure: Failure) -> None:
        """The answer did not come."""
        self._open -= 1
        request: Any = failure.request  # type: ignore[attr-defined]
        self._failed(request.cb_kwargs["task"], failure.type.__name__ if failure.type else "error")

    def _failed(self, task: ListTask, error: str) -> None:
        logger.warning("%s, page %d: %s", task.channel.name, task.page, error)
        self._stats.inc_value("newscrawl/list_errors")
        task = replace(task, attempts=task.attempts + 1)
        if task.attempts < guard.MAX_ATTEMPTS:
            self._later.append((time.time() + guard.backoff(task.attempts, self._wait), task))
        else:
            self._close(task, complete=False)
