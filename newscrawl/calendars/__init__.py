"""When exchanges open: tables of facts, one a calendar, and the first opening after an instant. Nothing is guessed.

A table says its first and last day; what lies outside of it is unknown. tools/build_calendars.py writes the tables
and compares them with the library that they come from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

from newscrawl.calendars import xhkg, xnys, xshg
from newscrawl.calendars.table import Table

TABLES: Mapping[str, Table] = {table.name: table for table in (xshg.TABLE, xhkg.TABLE, xnys.TABLE)}
"""By ISO 10383 MIC."""
CALENDAR_OF = {"XSHG": "XSHG", "XSHE": "XSHG", "XBSE": "XSHG", "XHKG": "XHKG", "US": "XNYS"}
"""The calendar of each exchange that a mention may have. The mainland exchanges keep the same days; of the American
ones that of New York stands for all."""
DAY = timedelta(days=1)
_SATURDAY = 5


class OutsideTableError(LookupError):
    """An instant whose next opening the table does not hold; the message is one of the reasons of DATA_FORMAT.md."""


class Calendar:
    """The sessions of one table. Days and times are those of the exchange's own zone."""

    def __init__(self, table: Table) -> None:
        self.name = table.name
        self.zone = ZoneInfo(table.zone)
        self.first = date.fromisoformat(table.first)
        self.last = date.fromisoformat(table.last)
        self._closed = _days(table.closed)
        self._since = [date.fromisoformat(day) for day, _ in table.opens]
        self._opens = [time.fromisoformat(at) for _, at in table.opens]
        self._late = _times(table.opens_late)
        self._early = _times(table.closes_early)

    def is_session(self, day: date) -> bool:
        """Whether there is trading on a day inside the table, be it half a day."""
        return day.weekday() < _SATURDAY and day not in self._closed

    def opens_at(self, day: date) -> datetime:
        """When the session of a day begins."""
        regular = self._opens[bisect_right(self._since, day) - 1]
        return datetime.combine(day, self._late.get(day, regular), self.zone)

    def closes_early(self, day: date) -> time | None:
        """When a half day ends; None on other days."""
        return self._early.get(day)

    def next_opening(self, at: datetime) -> datetime:
        """The first opening that is later than an instant.

        Raises:
            OutsideTableError: the table begins after the instant, or ends before the opening.
        """
        try:
            day = at.astimezone(self.zone).date()
        except OverflowError:  # the first or last hours of all time
            day = at.date()
        if day < self.first:
            raise OutsideTableError(f"before {self.first}")
        while day <= self.last:
            if self.is_session(day) and (opening := self.opens_at(day)) > at:
                return opening
            day += DAY
        raise OutsideTableError(f"after {self.last}")


@cache
def calendar(name: str) -> Calendar:
    """The calendar of a MIC."""
    return Calendar(TABLES[name])


@cache
def digest() -> str:
    """16 hex digits over all tables; changes with every day of them."""
    return blake2b(repr(sorted(TABLES.items())).encode(), digest_size=8).hexdigest()


def _days(text: str) -> frozenset[date]:
    """A line a year: the year, then its days as MMDD."""
    years = (line.split() for line in text.split("\n") if line)
    return frozenset(date(int(year), int(day[:2]), int(day[2:])) for year, *days in years for day in days)


def _times(text: str) -> dict[date, time]:
    """A line a time and year: HH:MM, the year, then the days on which it holds, as MMDD."""
    lines = (line.partition(" ") for line in text.split("\n") if line)
    return {day: time.fromisoformat(at) for at, _, year in lines for day in _days(year)}
