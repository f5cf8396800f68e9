"""When a text could be known at the earliest, and when each exchange opens after that. Decisions, nothing else.

Whoever tests an idea on past news may use a text from :func:`availability` on and not before. The instant is the
latest of everything that is known of the text: when it was fetched, and every time that it or a list states. It may
be later than the truth, never earlier than any of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from newscrawl.calendars import CALENDAR_OF, OutsideTableError, calendar

if TYPE_CHECKING:  # article.py takes what is decided here
    from newscrawl.article import StatedTime

DAY = timedelta(days=1)
EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
NO_CALENDAR = "no calendar of this exchange"
LATEST = datetime(9999, 12, 31, tzinfo=UTC)
"""What stands for an instant that a page states and UTC cannot hold."""


@dataclass(frozen=True, slots=True)
class Session:
    """The first session of an exchange that opens after an article could be known."""

    exchange: str
    """As in the mentions."""
    calendar: str
    """ISO 10383 MIC whose days were looked up: XSHG for the mainland, XHKG, XNYS for US; empty: there is none."""
    date: str | None
    """The session's day in the exchange's own zone, YYYY-MM-DD; None where it is unknown."""
    opens_at: datetime | None
    """When it opens, with the exchange's own offset; later than the article's ``available_at``."""
    unknown: str | None
    """Why the session is unknown: ``before 2000-01-01`` or ``after 2026-12-31``, the ends of the calendar; or none."""


def availability(
    published_at: datetime, times: Iterable[StatedTime], fetched_at: datetime | None, listed: Mapping[str, str]
) -> tuple[datetime, str]:
    """The instant in UTC, and the rule that gave it.

    The rules: ``fetched``, ``published``, ``stated:KIND`` of one of the times, ``list:KEY`` of what a list said. Where
    several give the same instant, the first of these.
    """
    found = [("fetched", fetched_at)] if fetched_at else []
    found.append(("published", published_at))
    found += (("published" if time.at == published_at else f"stated:{time.kind}", _end(time)) for time in times)
    found += _of_list(listed)
    rule, at = max(found, key=itemgetter(1))
    return _utc(at), rule


def _end(time: StatedTime) -> datetime:
    """Of a day alone its end; of a minute its beginning."""
    try:
        return time.at + DAY if time.precision == "day" else time.at
    except OverflowError:
        return LATEST


def _of_list(listed: Mapping[str, str]) -> Iterator[tuple[str, datetime]]:
    """What is a time with a zone in ISO 8601; all else that a list says is no time."""
    for name, text in listed.items():
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            continue
        if at.tzinfo:
            yield f"list:{name}", at


def _utc(at: datetime) -> datetime:
    try:
        return min(at.astimezone(UTC), LATEST)
    except OverflowError:
        return EARLIEST if at.year == 1 else LATEST


def sessions(exchanges: Iterable[str | None], available_at: datetime) -> tuple[Session, ...]:
    """The session of each exchange, in the order in which they first come; None has none."""
    return tuple(_session(name, CALENDAR_OF.get(name, ""), available_at) for name in dict.fromkeys(exchanges) if name)


def _session(exchange: str, name: str, available_at: datetime) -> Session:
    if not name:
        return Session(exchange, name, None, None, NO_CALENDAR)
    try:
        opening = calendar(name).next_opening(available_at)
    except OutsideTableError as error:
        return Session(exchange, name, None, None, str(error))
    return Session(exchange, name, opening.date().isoformat(), _with_plain_offset(opening), None)


def _with_plain_offset(at: datetime) -> datetime:
    """The offset itself, as everywhere else: it compares, prints and packs without the tz database."""
    return datetime.fromisoformat(at.isoformat())
