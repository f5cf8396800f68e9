"""Write the tables of newscrawl/calendars from exchange_calendars, or compare them with it.

    python3 -m venv /tmp/calendars && /tmp/calendars/bin/pip install exchange_calendars==4.13.2
    /tmp/calendars/bin/python tools/build_calendars.py            # write
    /tmp/calendars/bin/python tools/build_calendars.py --check    # compare; exit code 1 if they differ

The library is needed here alone. CORRECTIONS are what it lacks, each with its source; one that the library has by
itself is said, so that it can be taken out. To bring the tables up to date, raise the version above and LAST.
"""

from __future__ import annotations

import importlib.metadata
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path

from exchange_calendars import get_calendar

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.calendars import calendar  # noqa: E402
from newscrawl.calendars.table import Table  # noqa: E402

VERSION = "4.13.2"
FIRST = date(2000, 1, 1)
LAST = {"XSHG": date(2026, 12, 31), "XHKG": date(2027, 12, 31), "XNYS": date(2027, 12, 31)}
"""Of XSHG as far as the library goes: its days are announced year by year. The other two it would carry forward by
rule without end; they go as far as the library itself does when it is not asked for more, a year ahead."""
CLOSED = "closed"
HKEX = "https://www.hkex.com.hk/News/Market-Communications/"
CORRECTIONS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "XHKG": {
        "2013-09-23": ("13:00", "typhoon signal 8 until 9:20: no morning session"),
        "2020-08-19": ("13:30", f"{HKEX}2020/2008192news"),
        "2021-06-28": ("13:30", f"{HKEX}2021/2106283news"),
        "2022-08-25": ("13:00", "typhoon signal 8 until 9:20: no morning session"),
        "2023-09-01": (CLOSED, f"{HKEX}2023/2309012news"),
        "2023-09-08": (CLOSED, f"{HKEX}2023/2309083news"),
        "2023-10-09": ("14:00", "HKEX, 9 October 2023: trading commences at 2:00 pm"),
    },
    "XNYS": {
        "2002-09-11": ("12:00", "pandas_market_calendars 5.5.0; later openings of a few minutes are left out"),
    },
}
"""Day to when it opened in truth, and where that stands."""


@dataclass
class Days:
    """What the library and the corrections say of an exchange, day by day."""

    sessions: dict[date, tuple[time, time]]
    """Opening and close in the exchange's zone."""
    opens: list[tuple[date, time]]
    close: time
    zone: str


def days_of(name: str) -> Days:
    library = get_calendar(name, start=str(FIRST), end=str(LAST[name]))
    opens, closes = (column.dt.tz_convert(library.tz).dt.time for column in (library.opens, library.closes))
    sessions = {day.date(): (opens[day], closes[day]) for day in library.sessions}
    for text, (what, _) in CORRECTIONS.get(name, {}).items():
        day = date.fromisoformat(text)
        if what == CLOSED and day not in sessions:
            print(f"{name} {day}: the library has the closure too; take out the correction")
        if what == CLOSED:
            sessions.pop(day, None)
        else:
            sessions[day] = time.fromisoformat(what), sessions[day][1]
    assert all(day.weekday() < 5 for day in sessions), f"{name}: a session on a weekend; Table has no word for it"
    times = [(FIRST if since is None else since.date(), at) for since, at in library.open_times]
    return Days(sessions, times, library.close_times[-1][1], library.tz.key)


def regular(days: Days, day: date) -> time:
    return next(at for since, at in reversed(days.opens) if since <= day)


def table_of(name: str, days: Days) -> Table:
    closed: dict[str, list[str]] = defaultdict(list)
    late: dict[str, list[str]] = defaultdict(list)
    early: dict[str, list[str]] = defaultdict(list)
    for day in all_days(LAST[name]):
        if day in days.sessions:
            opening, close = days.sessions[day]
            if opening != regular(days, day):
                late[f"{opening:%H:%M} {day:%Y}"].append(f"{day:%m%d}")
            if close != days.close:
                early[f"{close:%H:%M} {day:%Y}"].append(f"{day:%m%d}")
        elif day.weekday() < 5:
            closed[f"{day:%Y}"].append(f"{day:%m%d}")
    return Table(
        name, days.zone, str(FIRST), str(LAST[name]), tuple((str(since), f"{at:%H:%M}") for since, at in days.opens),
        lines(closed), lines(late), lines(early),
    )  # fmt: skip


def all_days(last: date) -> Iterator[date]:
    return (FIRST + timedelta(days=number) for number in range((last - FIRST).days + 1))


def lines(rows: Mapping[str, list[str]]) -> str:
    return "".join(f"{head} {' '.join(days)}\n" for head, days in sorted(rows.items()))


def source_of(table: Table) -> str:
    opens = ", ".join(f'("{since}", "{at}")' for since, at in table.opens)
    head = (
        f'"""Days of {table.name}. Made by tools/build_calendars.py from exchange_calendars {VERSION}; do not edit."""'
    )
    texts = "".join(
        f'    {name}="""\\\n{text}""",\n' if (text := getattr(table, name)) else f'    {name}="",\n'
        for name in ("closed", "opens_late", "closes_early")
    )
    return (
        f"{head}\n\nfrom newscrawl.calendars.table import Table\n\n# fmt: off\nTABLE = Table(\n"
        f'    name="{table.name}",\n    zone="{table.zone}",\n    first="{table.first}",\n    last="{table.last}",\n'
        f"    opens=({opens},),\n{texts})\n"
    )


def differences(name: str, days: Days) -> Iterator[str]:
    """The packaged calendar, asked day by day, against the library."""
    ours = calendar(name)
    if (ours.first, ours.last) != (FIRST, LAST[name]):
        yield f"{name}: covers {ours.first} to {ours.last}, expected {FIRST} to {LAST[name]}"
    for day in all_days(min(ours.last, LAST[name])):
        known = ours.is_session(day)
        wanted = days.sessions.get(day)
        if known != (wanted is not None):
            yield f"{name} {day}: {'a session' if known else 'none'}, in the library {'one' if wanted else 'none'}"
        elif wanted and (ours.opens_at(day).time(), ours.closes_early(day) or days.close) != wanted:
            yield f"{name} {day}: opens {ours.opens_at(day)}, closes early {ours.closes_early(day)}, expected {wanted}"
    openings = sorted(ours.opens_at(day) for day in days.sessions)
    for before, after in pairwise(openings):
        if ours.next_opening(before) != after:
            yield f"{name}: after {before} the next opening is {ours.next_opening(before)}, expected {after}"


def main(arguments: list[str]) -> int:
    found = importlib.metadata.version("exchange_calendars")
    if found != VERSION:
        print(f"exchange_calendars {found} is installed, the tables are of {VERSION}; install that one")
        return 2
    faults = 0
    for name, last in LAST.items():
        days = days_of(name)
        path = ROOT / f"newscrawl/calendars/{name.lower()}.py"
        text = source_of(table_of(name, days))
        if arguments != ["--check"]:
            path.write_text(text, "utf-8")
        elif path.read_text("utf-8") != text:
            print(f"{path}: is not what the library gives")
            faults += 1
        for fault in differences(name, days) if arguments == ["--check"] else ():
            print(fault)
            faults += 1
        print(f"{name}: {len(days.sessions)} sessions from {FIRST} to {last}")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
