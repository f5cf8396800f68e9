"""Windows of time: which stretches of a channel are read, a day each. Times are epoch seconds."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

OVERLAP = 600
"""Seconds by which a new window reaches back into the last complete one: lists may be late."""


def parse_day(text: str, zone: tzinfo) -> int:
    """Start of a day, or an instant, in the site's zone.

    Raises:
        ValueError: neither YYYY-MM-DD nor an ISO 8601 time.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r}: expected a day like 2026-11-01, or an ISO 8601 time") from error
    return int((at if at.tzinfo else at.replace(tzinfo=zone)).timestamp())


def days(start: int, end: int, zone: tzinfo) -> list[tuple[int, int]]:
    """The stretch cut at midnights of the zone, oldest first."""
    cuts = []
    while start < end:
        midnight = datetime.fromtimestamp(start, zone).replace(hour=0, minute=0, second=0) + timedelta(days=1)
        stop = min(end, int(midnight.timestamp()))
        cuts.append((start, stop))
        start = stop
    return cuts


def due(
    complete_until: int | None, incomplete: list[tuple[int, int]], now: int, first_hours: float, zone: tzinfo
) -> list[tuple[int, int]]:
    """What a run without arguments reads of a channel: what was left open, then everything since."""
    start = now - int(first_hours * 3600) if complete_until is None else complete_until - OVERLAP
    return [*incomplete, *days(start, now, zone)]
