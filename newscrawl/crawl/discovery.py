"""Discovery: lists to ledger. One request a page of a list; a window is complete when its list was read to its end."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from newscrawl.article import Page
from newscrawl.crawl import clock, flashes, guard, windows
from newscrawl.crawl.fetching import Fetching
from newscrawl.crawl.ledger import Ledger, Sighting
from newscrawl.crawl.lists import Answer, ListError, key_of, read_list
from newscrawl.crawl.tasks import ListTask, StoppingError
from newscrawl.crawl.wanted import Wanted
from newscrawl.normalise.identity import identify
from newscrawl.site import Channel, ListSource, Site

logger = logging.getLogger(__name__)
URLS_AT_ONCE = 1000
MAX_PAGES = 2000


class Discovery:
    """Reads the lists of one run."""

    def __init__(
        self, site: Site, ledger: Ledger, fetching: Fetching, stats: StatsCollector, wanted: Wanted,
        hours: float, wait: float,
    ) -> None:  # fmt: skip
        self._site = site
        self._ledger = ledger
        self._fetching = fetching
        self._flashes = flashes.Flashes(site, ledger, fetching)
        self._stats: Any = stats
        self._wanted = wanted
        self._hours = hours
        self._wait = wait
        self._later: list[tuple[float, ListTask]] = []
        """Pages to ask for again, and when."""
        self._open = 0
        """Requests on their way."""
        self._ending: list[ListTask] = []
        """Windows of flashes that were read to their end, while some of what they held is on its way to the stores."""

    def idle(self) -> bool:
        """Whether every list was read to its end or given up."""
        return not self._open and not self._later and not self._ending

    def due(self) -> float | None:
        """When the next page is asked for again, epoch seconds; None where none is."""
        return min((at for at, _ in self._later), default=None)

    def again(self) -> Iterator[Request]:
        """Pages whose time to be asked for again has come."""
        now = clock.epoch()
        ending, self._ending = self._ending, []
        for task in ending:
            self._close(task, complete=True)
        due = [task for at, task in self._later if at <= now]
        self._later = [(at, task) for at, task in self._later if at > now]
        yield from map(self._request, due)

    def requests(self) -> Iterator[Request]:
        """The first page of every window to read; addresses of a file go straight to the ledger."""
        now = int(clock.began().timestamp())
        if self._wanted.urls:
            self._read_urls(now)
        sources = {source.name: source for source in self._site.lists}
        tasks = []
        for channel in self._wanted.lists(self._site):
            self._stats.inc_value("newscrawl/channels")
            source = sources[channel.source]
            method = "window" if source.window else "pages"
            spans = self._plan(channel, source, method, now)
            tasks += [ListTask(channel, source, start, end, method) for start, end in spans]
        yield from map(self._request, tasks)

    def _plan(self, channel: Channel, source: ListSource, method: str, now: int) -> list[windows.Span]:
        """What is to be read of a channel, by the rule of :mod:`newscrawl.crawl.windows`, written down."""
        name, since, followed = channel.name, self._wanted.since, None
        end = now if self._wanted.until is None else min(self._wanted.until, now)
        read = self._ledger.complete(name)
        if since is None or end == now:
            until = max((end for _, end in read), default=None)
            followed = windows.followed_since(self._ledger.followed(name), until, now, self._hours, since)
        if since is not None:
            found = windows.days(since, end, self._site.zone)
        else:
            assert followed is not None
            found = windows.due(followed, read, self._ledger.incomplete(name), now, self._site.zone)
        if not source.window and found:  # such a list begins with the newest row, whatever is wanted of it
            found = [(min(start for start, _ in found), max(end for _, end in found))]
        self._ledger.plan(name, found, method, followed)
        return found

    def _read_urls(self, now: int) -> None:
        """Addresses of the file to the ledger, some at a time: the file may hold millions."""
        with Path(self._wanted.urls).open(encoding="utf-8") as file:
            rows = self._sightings(file)
            while some := list(islice(rows, URLS_AT_ONCE)):
                self._stats.inc_value("newscrawl/listed", len(some))
                self._stats.inc_value("newscrawl/new", self._ledger.sight("urls", some, now))

    def _sightings(self, lines: Iterable[str]) -> Iterator[Sighting]:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            identity = identify(line, self._site)
            if identity is None:
                logger.warning("%s, line %d: no address of %s", self._wanted.urls, number, self._site.name)
                self._stats.inc_value("newscrawl/foreign_urls")
                continue
            skipped = "" if identity.kind == "article" else identity.rule
            yield Sighting(key_of(identity), identity.url, None, {"channel": "urls"}, skipped)

    def _request(self, task: ListTask) -> Request:
        self._open += 1
        return Request(
            task.url, self.parse, headers=dict(task.source.headers), errback=self.failed, cb_kwargs={"task": task},
            priority=10, dont_filter=True, meta={"handle_httpstatus_all": True},
        )  # fmt: skip

    def parse(self, response: Response, task: ListTask) -> Iterator[Request | Page]:
        """Rows to the ledger, flashes to the pipelines; the next page, if there is one."""
        try:
            yield from self._parse(response, task)
        finally:  # not earlier: flashes take their time
            self._open -= 1

    def _parse(self, response: Response, task: ListTask) -> Iterator[Request | Page]:
        try:
            if response.status != 200:
                raise ListError(f"status {response.status}")
            read = flashes.read_flashes if task.source.format == "flash" else read_list
            answer = read(response.body, response.url, task.source, task.channel, self._site, task.end)
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
        if strange := len(answer.strange):
            logger.warning("%s: %d times that are none, the first %s", response.url, strange, answer.strange[0])
            self._stats.inc_value("newscrawl/strange_times", strange)
        inside = [row for row in answer.rows if row.listed_at is None or task.start <= row.listed_at < task.end]
        self._stats.inc_value("newscrawl/list_rows", answer.count)
        self._stats.inc_value("newscrawl/listed", len(inside))
        task = replace(task, rows=task.rows + len(inside), attempts=0)
        if task.source.format == "flash":
            task, pages = self._take_in(task, answer, clock.answered(response.meta))
            yield from pages
            follow = flashes.next_page(task, answer)
        else:
            self._stats.inc_value("newscrawl/new", self._ledger.sight(task.channel.name, inside, int(clock.epoch())))
            follow = self._next(task, answer, found=bool(inside))
        if follow and follow.page <= MAX_PAGES:
            yield self._request(follow)
        else:
            self._close(task, complete=follow is None and self._reached(task, answer))

    def _take_in(self, task: ListTask, answer: Answer, at: datetime) -> tuple[ListTask, list[Page]]:
        """The flashes of the window, on their way; the task remembers which are."""
        times = ((row, row.sighting.listed_at) for row in answer.carried)
        inside = [row for row, at in times if at is None or task.start <= at < task.end]
        taken = self._flashes.take_in(task.channel, inside, at)
        self._stats.inc_value("newscrawl/new", taken.new)
        waiting = (url for url in task.carried if self._fetching.entry(url))
        oldest = min((at for at in (task.oldest, answer.oldest) if at is not None), default=None)
        return replace(task, carried=frozenset((*waiting, *taken.waiting)), oldest=oldest), taken.pages

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
        """Whether the last answer says that the list went back to the start of what is wanted.

        One of a list of one page must, unless it is not full; one before a cursor must state a time if it has rows.
        """
        if task.method in ("cursor", "probe") and task.source.format != "flash":
            return not answer.count or answer.oldest is not None
        if task.method != "pages" or "{page}" in task.source.url or answer.count < task.source.page_size:
            return True
        return answer.oldest is not None and answer.oldest <= task.start

    def _close(self, task: ListTask, *, complete: bool) -> None:
        if complete and any(map(self._fetching.entry, task.carried)):
            self._ending.append(task)
            return
        start, carries = task.start, task.source.format == "flash"
        if carries and complete:
            start, complete = flashes.reached(task), task.oldest is not None  # such a list is never empty
        method = "cursor" if task.method == "probe" else task.method
        self._ledger.window(task.channel.name, start, task.end, complete=complete, rows=task.rows, method=method)
        if carries and complete:
            self._flashes.finish(task)
        self._stats.inc_value(f"newscrawl/windows_{'complete' if complete else 'open'}")
        state = "complete" if complete else "left open for the next run"
        logger.info("%s: %d rows by %s, %s", task.channel.name, task.rows, method, state)

    def failed(self, failure: Failure) -> None:
        """The answer did not come."""
        self._open -= 1
        if isinstance(failure.value, StoppingError):  # the crawl ends, and the window stays open
            return
        request: Any = failure.request  # type: ignore[attr-defined]
        self._failed(request.cb_kwargs["task"], failure.type.__name__ if failure.type else "error")

    def _failed(self, task: ListTask, error: str) -> None:
        logger.warning("%s, page %d: %s", task.channel.name, task.page, error)
        self._stats.inc_value("newscrawl/list_errors")
        task = replace(task, attempts=task.attempts + 1)
        if task.attempts < guard.MAX_ATTEMPTS:
            self._later.append((clock.epoch() + guard.backoff(task.attempts, self._wait, task.url), task))
        else:
            self._close(task, complete=False)
