"""What a calendar's table holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Facts about one exchange. Days and times are those of its own zone; Saturdays and Sundays are never sessions."""

    name: str
    """ISO 10383 MIC."""
    zone: str
    """Name in the tz database."""
    first: str
    """First day that the table covers, YYYY-MM-DD."""
    last: str
    """Last one."""
    opens: tuple[tuple[str, str], ...]
    """(from this day on, regular opening HH:MM), in order; the first one holds for the first day."""
    closed: str
    """Days from Monday to Friday without trading: holidays and special closures. A line a year: YYYY, then MMDD …"""
    opens_late: str
    """Days that opened at another time: a line a time and year, HH:MM YYYY, then MMDD …"""
    closes_early: str
    """Half days, in the same form; HH:MM is when trading ended."""
