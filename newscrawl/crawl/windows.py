"""Windows of time: which stretches of a channel are read, a day each. Times are epoch seconds (UTC).

What a run reads of a channel:

- With ``since``: that stretch, whatever was read before. With an ``until`` that is past it is a backfill and nothing
  else. Without, it reaches up to now, and the channel is *followed* from ``since`` on.
- Without arguments: what was left open by any run, and every stretch since the channel is followed that no run has
  read: the time since the last run, a pause of ten days, and what lies before a ``since`` of a person in such a pause.
  The first such run follows the channel from ``FIRST_RUN_HOURS`` ago on, or from where a read stretch ends that is no
  older than ``TAKEN_UP``.

So an old backfill costs later runs nothing: between it and the time since which the channel is followed nobody has
asked for anything. What was asked for and what is followed is written down before the first request, so a kill at any
moment leaves no stretch that nobody knows of.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

Span = tuple[int, int]
"""Start, and end, which is not part of it."""
OVERLAP = 600
"""Seconds by which a new window reaches back into what was read before it: lists may be late."""
TAKEN_UP = 31 * 86400
"""Seconds. A channel that is not followed yet (backfills alone, or the ledger of an earlier version) is taken up where
its newest window ends, if that is no longer ago than a month, which is a few hundred requests; else it begins anew."""


def parse_day(text: str, zone: tzinfo) -> int:
    """Start of a day, or an instant, in the site's zone.

    Raises:
        ValueError: neither YYYY-MM-DD nor an ISO 8601 time, or one before 1970: there epoch seconds begin.
    """
    try:
        at = datetime.fromisoformat(text)
        epoch = int((at if at.tzinfo else at.replace(tzinfo=zone)).timestamp())
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text!r}: expected a day like 2026-11-01, or an ISO 8601 time") from error
    if epoch < 0:
        raise ValueError(f"{text!r}: expected a day after 1970-01-01")
    return epoch


def days(start: int, end: int, zone: tzinfo) -> list[Span]:
    """The stretch cut at midnights of the zone, oldest first."""
    cuts = []
    while start < end:
        midnight = datetime.fromtimestamp(start, zone).replace(hour=0, minute=0, second=0) + timedelta(days=1)
        stop = min(end, int(midnight.timestamp()))
        cuts.append((start, stop))
        start = stop
    return cuts


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time in stretches that neither overlap nor touch, oldest first."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def gaps(start: int, end: int, read: Iterable[Span], overlap: int = 0) -> list[Span]:
    """The parts of a stretch that nothing read covers, oldest first.

    Args:
        overlap: seconds by which each reaches back into what was read before it.
    """
    found = []
    for first, last in (*merged(read), (end, end)):
        if start < min(first, end):
            found.append((start, min(first, end)))
        start = max(start, first, last - overlap)
    return found


def followed_since(
    followed: int | None, read_until: int | None, now: int, first_hours: float, since: int | None = None
) -> int:
    """Since when a channel is followed once a run has begun that reads it up to now; see above.

    Args:
        followed: what an earlier run wrote down.
        read_until: end of the newest window that was read to its end.
        since: what the run is asked for; None for one without arguments.
    """
    if followed is None and read_until is not None and now - read_until <= TAKEN_UP:
        followed = read_until - OVERLAP
    return min((at for at in (followed, since) if at is not None), default=now - int(first_hours * 3600))


def due(followed: int, read: Iterable[Span], left: Iterable[Span], now: int, zone: tzinfo) -> list[Span]:
    """What a run without arguments reads of a channel, a day each, oldest first; see above.

    Args:
        followed: since when no gap is left.
        read: windows that were read to their end.
        left: windows that were begun, or were to be, and are not.
    """
    left = list(left)
    unread = gaps(followed, now, [*read, *left], OVERLAP)
    return [day for span in merged([*left, *unread]) for day in days(*span, zone)]
