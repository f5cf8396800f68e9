"""Written times to aware ones. What a text does not say stays unknown; nothing is filled in from a clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from newscrawl.article import Precision, StatedTime
from newscrawl.site import Site

MAX_MIXED = 1000
"""Longest text, in code points, in which a time beside something else is looked for."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SHOWN = ("displayed", "created", "published")


def read_time(kind: str, raw: str, origin: str, site: Site, year: int | None = None) -> StatedTime | None:
    """The time that a text states in one of the site's formats, or None.

    Args:
        year: the year of a time that is written without one; such a time is None without it.
    """
    for pattern in site.time_patterns:
        match = pattern.search(raw)
        if not match:
            continue
        parts = match.groupdict()
        written_year = parts.get("year") or year
        if written_year is None:
            return None
        precision: Precision = "second" if parts.get("second") else "minute" if parts.get("hour") else "day"
        try:
            month = parts.get("month") or _MONTHS.index(parts["month_name"]) + 1
            at = datetime(
                int(written_year), int(month), int(parts["day"]),
                int(parts.get("hour") or 0), int(parts.get("minute") or 0), int(parts.get("second") or 0),
                tzinfo=_zone(parts.get("zone"), site.zone),
            ).astimezone(UTC)  # fmt: skip
            return StatedTime(kind, at.astimezone(site.zone), precision, raw, origin)
        except (ValueError, OverflowError):  # no such day, or none in every zone
            return None
    return None


def shown_time(times: tuple[StatedTime, ...]) -> StatedTime | None:
    """The displayed time; where the page shows none, the time of creation or publishing that it states."""
    by_kind = {time.kind: time for time in times}
    return next((by_kind[kind] for kind in _SHOWN if kind in by_kind), None)


def without_time(text: str, site: Site) -> str:
    """The text without the time in it, where time and something else stand in one element."""
    before = "" if len(text) <= MAX_MIXED else text
    while text != before:
        before = text
        for pattern in site.time_patterns:
            text = " ".join(pattern.sub(" ", text).split())
    return text


def _zone(text: str | None, default: tzinfo) -> tzinfo:
    if not text:
        return default
    if text in ("Z", "GMT"):
        return UTC
    digits = text.replace(":", "")
    return timezone(timedelta(hours=int(digits[:3]), minutes=int(digits[0] + digits[3:5])))
