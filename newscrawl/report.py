"""Progress while a crawl runs, a summary table when it ends. Both go to standard error."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from enum import IntEnum
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.logformatter import LogFormatter

PREFIX = "newscrawl/"
_REFUSED = "Refused: %(reason)s"
_SCRAPED = "Article: %(source)s -> %(id)s %(title)s"
SECTIONS = (
    ("templates", "articles by template"),
    ("refused", "refusals by reason"),
    ("passed", "archive records passed over"),
    ("removed", "removals by rule"),
    ("mentions", "mentions by evidence"),
)


class Exit(IntEnum):
    """How runs end, as exit codes. README.md says what to do about each."""

    ALL_WELL = 0
    BROKE_OFF = 1
    """Or it could not start."""
    NOTHING_TO_READ = 2
    """As for wrong arguments: there is no page at the paths."""
    TOO_MANY_REFUSED = 3
    SITE_REFUSED = 4
    STORE_FAILED = 5
    LISTS_SILENT = 6
    INTERRUPTED = 7
    LOCKED = 75
    """EX_TEMPFAIL of sysexits.h: try again later."""


def verdict(code: int, name: str, detail: str) -> str:
    """The last line of a run: how it ended, its exit code, and what else is to be said."""
    return f"newscrawl: {name} (exit code {code}): {detail}"


class BriefLog(LogFormatter):
    """One line an item: Scrapy's own formatter prints whole items, pages and bodies included."""

    def scraped(self, item: Any, response: Any, spider: Spider) -> Any:
        """An article went out."""
        fields = {name: getattr(item, name, None) for name in ("source", "id", "title")}
        return {"level": logging.DEBUG, "msg": _SCRAPED, "args": fields}

    def dropped(self, item: Any, exception: BaseException, response: Any, spider: Spider) -> Any:
        """A refusal was recorded."""
        return {"level": logging.INFO, "msg": _REFUSED, "args": {"reason": exception}}


class Report:
    """Scrapy extension."""

    def __init__(self, crawler: Crawler) -> None:
        self._stats: Any = crawler.stats
        self._console = Console(stderr=True)
        self._progress: Progress | None = None
        self._task: Any = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Report:
        """Scrapy's way to make an extension."""
        report = cls(crawler)
        crawler.signals.connect(report.opened, signals.spider_opened)
        crawler.signals.connect(report.advanced, signals.item_scraped)
        crawler.signals.connect(report.advanced, signals.item_dropped)
        crawler.signals.connect(report.closed, signals.spider_closed)
        return report

    def opened(self) -> None:
        """Begin to show progress, on a terminal only."""
        if self._console.is_terminal:
            columns = (SpinnerColumn(), TextColumn("{task.completed} pages, {task.speed:.0f}/s"), TimeElapsedColumn())
            self._progress = Progress(*columns, console=self._console, transient=True)
            self._task = self._progress.add_task("pages", total=None)
            self._progress.start()

    def advanced(self) -> None:
        """One page more."""
        if self._progress:
            self._progress.advance(self._task)

    def closed(self, spider: Spider) -> None:
        """Print the summary."""
        if self._progress:
            self._progress.stop()
        print_summary(self._console, self._stats.get_stats(), spider.name)


def counted(stats: dict[str, Any]) -> tuple[int, int]:
    """Articles and refusals."""
    return stats.get(f"{PREFIX}articles", 0), sum(count for _, count in _counts(stats, "refused"))


def print_summary(console: Console, stats: dict[str, Any], name: str) -> None:
    """Pages in and articles out in a line, then the counts of every section as a table."""
    articles, refused = counted(stats)
    console.print(f"{name}: {articles + refused} pages in, {articles} articles out, {refused} refused", highlight=False)
    if articles + refused:
        console.print(_summary(stats))


def _summary(stats: dict[str, Any]) -> Table:
    table = Table()
    table.add_column("what")
    table.add_column("which")
    table.add_column("count", justify="right")
    for section, title in SECTIONS:
        for row, (which, count) in enumerate(_counts(stats, section)):
            table.add_row("" if row else title, which, str(count))
        table.add_section()
    return table


def _counts(stats: dict[str, Any], section: str) -> Iterator[tuple[str, int]]:
    prefix = f"{PREFIX}{section}/"
    found = [(key.removeprefix(prefix), value) for key, value in stats.items() if key.startswith(prefix)]
    return iter(sorted(found, key=lambda pair: (-pair[1], pair[0])))
