"""Windows of time: which stretches a run reads, so that none is lost in silence and none is read for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from scrapy.utils.test import get_crawler

from newscrawl.crawl import clock, windows
from newscrawl.crawl.arrivals import Arrivals
from newscrawl.crawl.discovery import Discovery
from newscrawl.crawl.fetching import Fetching
from newscrawl.crawl.ledger import Ledger, Sighting
from newscrawl.crawl.wanted import Wanted
from newscrawl.crawl.windows import OVERLAP, TAKEN_UP, Span
from newscrawl.site import Site

CHINA = ZoneInfo("Asia/Shanghai")
HOUR, DAY = 3600, 86400


def at(text: str) -> int:
    """Epoch seconds of a time in China."""
    return int(datetime.fromisoformat(text).replace(tzinfo=CHINA).timestamp())


NOW = at("2026-11-24 10:00")


# times ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "epoch"),
    [
        ("2026-11-24", at("2026-11-24 00:00")),
        ("2026-11-24T10:00", NOW),
        ("2026-11-24T02:00:00+00:00", NOW),
        ("2026-11-24T02:00:00Z", NOW),
        ("1970-01-01T08:00", 0),
        ("9999-12-31", at("9999-12-31 00:00")),
    ],
)
def test_a_day_begins_at_midnight_of_the_site(text: str, epoch: int) -> None:
    assert windows.parse_day(text, CHINA) == epoch


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-13-01", "20261124T", "0001-01-01", "0001-01-01T00:00+14:00", "1969-12-31", "1970-01-01"],
)
def test_what_is_no_time_of_epoch_seconds_is_refused_by_its_words(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}'.*expected a day".replace("+", r"\+")):
        windows.parse_day(text, CHINA)


def test_days_are_cut_at_midnights_of_the_site_and_of_nowhere_else() -> None:
    begin, midnight = at("2026-11-22 07:30"), at("2026-11-23 00:00")
    assert windows.days(begin, NOW, CHINA) == [
        (begin, midnight), (midnight, midnight + DAY), (midnight + DAY, NOW),
    ]  # fmt: skip
    assert windows.days(begin, NOW, timezone(timedelta(0)))[0] == (begin, at("2026-11-22 08:00")), "midnight in London"
    assert windows.days(midnight, midnight + DAY, CHINA) == [(midnight, midnight + DAY)]
    assert windows.days(NOW, NOW, CHINA) == windows.days(NOW + 1, NOW, CHINA) == []


# stretches --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(0, 5)], [(0, 5)]),
        ([(5, 9), (0, 5)], [(0, 9)]),  # they touch
        ([(0, 9), (2, 3), (4, 12)], [(0, 12)]),
        ([(0, 2), (3, 4)], [(0, 2), (3, 4)]),
    ],
)
def test_stretches_are_merged(spans: list[Span], expected: list[Span]) -> None:
    assert windows.merged(spans) == expected


@pytest.mark.parametrize(
    ("read", "overlap", "expected"),
    [
        ([], 0, [(100, 200)]),
        ([], 10, [(100, 200)]),
        ([(100, 200)], 0, []),
        ([(0, 300)], 0, []),
        ([(120, 150)], 0, [(100, 120), (150, 200)]),
        ([(120, 150)], 10, [(100, 120), (140, 200)]),
        ([(100, 150), (150, 200)], 10, [(190, 200)]),  # the newest may be late: it is read again
        ([(90, 101)], 10, [(100, 200)]),  # not further back than the stretch itself
        ([(120, 125)], 10, [(100, 120), (120, 200)]),  # nor than what was read
        ([(0, 50), (250, 300)], 0, [(100, 200)]),
        ([(150, 250)], 10, [(100, 150)]),
    ],
)
def test_gaps_are_what_nothing_read_covers(read: list[Span], overlap: int, expected: list[Span]) -> None:
    assert windows.gaps(100, 200, read, overlap) == expected


@pytest.mark.parametrize(
    ("followed", "read_until", "since", "expected"),
    [
        (None, None, None, NOW - DAY),  # the very first run: FIRST_RUN_HOURS
        (None, None, NOW - 9 * DAY, NOW - 9 * DAY),
        (NOW - 50 * DAY, NOW - 40 * DAY, None, NOW - 50 * DAY),  # a pause, however long
        (NOW - 50 * DAY, NOW - 10 * DAY, NOW - DAY, NOW - 50 * DAY),  # a person reads yesterday in a pause
        (NOW - 5 * DAY, NOW, NOW - 30 * DAY, NOW - 30 * DAY),  # and further back than ever
        (None, NOW - 10 * DAY, None, NOW - 10 * DAY - OVERLAP),  # a ledger of an earlier version, or a young backfill
        (None, NOW - 10 * DAY, NOW - DAY, NOW - 10 * DAY - OVERLAP),
        (None, NOW - TAKEN_UP, None, NOW - TAKEN_UP - OVERLAP),
        (None, NOW - TAKEN_UP - 1, None, NOW - DAY),  # an old backfill
        (None, at("2020-01-02 00:00"), NOW - HOUR, NOW - HOUR),
    ],
)
def test_since_when_a_channel_is_followed(
    followed: int | None, read_until: int | None, since: int | None, expected: int
) -> None:
    assert windows.followed_since(followed, read_until, NOW, 24, since) == expected


MIDNIGHT = at("2026-11-24 00:00")


@pytest.mark.parametrize(
    ("followed", "read", "left", "expected"),
    [
        # the first run of all
        (NOW - DAY, [], [], [(NOW - DAY, MIDNIGHT), (MIDNIGHT, NOW)]),
        # cron, a quarter of an hour later
        (NOW - DAY, [(NOW - DAY, NOW - 900)], [], [(NOW - 1500, NOW)]),
        # a pause
        (
            NOW - 9 * DAY,
            [(NOW - 9 * DAY, NOW - 2 * DAY)],
            [],
            [(NOW - 2 * DAY - 600, MIDNIGHT - DAY), (MIDNIGHT - DAY, MIDNIGHT), (MIDNIGHT, NOW)],
        ),
        # the same, and a person has read yesterday and today meanwhile
        (
            NOW - 9 * DAY,
            [(NOW - 9 * DAY, NOW - 2 * DAY), (MIDNIGHT - DAY, MIDNIGHT), (MIDNIGHT, NOW - 60)],
            [],
            [(NOW - 2 * DAY - 600, MIDNIGHT - DAY), (NOW - 660, NOW)],
        ),
        # what was left open is read, and once, though it is due anyway
        (NOW - DAY, [(NOW - DAY, NOW - 1800)], [(NOW - 2400, NOW - 900)], [(NOW - 2400, NOW)]),
        # also of a backfill, and nothing behind it
        (
            NOW - DAY,
            [(NOW - DAY, NOW - 900)],
            [(at("2020-01-01 00:00"), at("2020-01-02 00:00"))],
            [(at("2020-01-01 00:00"), at("2020-01-02 00:00")), (NOW - 1500, NOW)],
        ),
        # open windows of two days stay two
        (
            MIDNIGHT - DAY,
            [],
            [(MIDNIGHT - DAY, MIDNIGHT), (MIDNIGHT, NOW - 60)],
            [(MIDNIGHT - DAY, MIDNIGHT), (MIDNIGHT, NOW)],
        ),
    ],
)
def test_what_a_run_without_arguments_reads(
    followed: int, read: list[Span], left: list[Span], expected: list[Span]
) -> None:
    assert windows.due(followed, read, left, NOW, CHINA) == expected


# runs, one after the other ----------------------------------------------------------------------------


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger(tmp_path / "ledger.sqlite")
    yield opened
    opened.close()
    clock.begin()


CHANNEL = "财经"


def run(ledger: Ledger, site: Site, now: str, *, complete: bool = True, channel: str = CHANNEL, **wanted: str):
    """What a run would ask for of a channel; then its windows count as read, or as left open."""
    clock.begin(datetime.fromtimestamp(at(now), UTC))
    crawler = get_crawler()
    asked = Wanted.read(site, channels=channel, **wanted)
    discovery = Discovery(site, ledger, Fetching(crawler, site, ledger), crawler.stats, asked, 24, 1)
    planned = [request.cb_kwargs["task"] for request in discovery.requests()]
    for task in planned:
        ledger.window(channel, task.start, task.end, complete=complete, rows=0, method=task.method)
    return [(task.start, task.end) for task in planned]


def days_left(ledger: Ledger) -> list[str]:
    """Days of which the coverage says that they were not read to their end."""
    return [day for _, day, *_, complete in ledger.coverage(CHINA) if not complete]


def test_a_pause_is_read_though_a_person_has_read_its_last_days(ledger: Ledger, site: Site) -> None:
    run(ledger, site, "2026-11-10 10:00")
    run(ledger, site, "2026-11-14 10:00")
    assert days_left(ledger) == []
    run(ledger, site, "2026-11-24 10:00", since="2026-11-23")
    pause = [f"2026-11-{day}" for day in range(14, 23)]
    assert days_left(ledger) == pause, "the coverage knows before the next run"
    found = run(ledger, site, "2026-11-24 10:10", complete=False)
    assert found[0] == (at("2026-11-14 09:50"), at("2026-11-15 00:00"))
    assert found[-2:] == [(at("2026-11-22 00:00"), at("2026-11-23 00:00")), (at("2026-11-24 09:50"), NOW + 600)]
    assert len(found) == len(pause) + 1
    assert days_left(ledger) == [*pause, "2026-11-24"]
    again = run(ledger, site, "2026-11-24 10:20")
    assert again == [*found[:-1], (at("2026-11-24 09:50"), NOW + 1200)], "what was left open, each stretch once"
    assert days_left(ledger) == []
    assert run(ledger, site, "2026-11-24 10:30") == [(NOW + 600, NOW + 1800)]


@pytest.mark.parametrize("first", [True, False])
def test_an_old_backfill_costs_the_next_runs_nothing(ledger: Ledger, site: Site, first: bool) -> None:
    """In a fresh state, and in one in which the channel is followed."""
    if not first:
        run(ledger, site, "2026-11-24 09:00")
    backfill = run(ledger, site, "2026-11-24 10:00", since="2020-01-01", until="2020-01-02")
    assert backfill == [(at("2020-01-01 00:00"), at("2020-01-02 00:00"))]
    found = run(ledger, site, "2026-11-24 10:10")
    assert found == ([(NOW + 600 - DAY, MIDNIGHT), (MIDNIGHT, NOW + 600)] if first else [(NOW - 4200, NOW + 600)])
    assert days_left(ledger) == []
    ((start, end),) = ledger.never_read(CHANNEL)
    assert start == at("2020-01-02 00:00")
    assert end == (NOW + 600 - DAY if first else NOW - HOUR - DAY)


def test_a_backfill_that_did_not_come_to_its_end_is_read_again_and_nothing_behind_it(
    ledger: Ledger, site: Site
) -> None:
    run(ledger, site, "2026-11-24 09:00")
    backfill = run(ledger, site, "2026-11-24 10:00", since="2020-01-01", until="2020-01-03", complete=False)
    assert days_left(ledger) == ["2020-01-01", "2020-01-02"]
    assert run(ledger, site, "2026-11-24 10:10") == [*backfill, (NOW - 4200, NOW + 600)]
    assert days_left(ledger) == []


def test_a_since_up_to_now_in_a_fresh_state_begins_the_following(ledger: Ledger, site: Site) -> None:
    run(ledger, site, "2026-11-20 10:00", since="2026-11-19")
    found = run(ledger, site, "2026-11-24 10:00")
    assert found[0][0] == at("2026-11-20 09:50")
    assert found[-1][1] == NOW
    assert ledger.never_read(CHANNEL) == []


def test_a_kill_before_the_first_answer_loses_no_window(ledger: Ledger, site: Site) -> None:
    """Also one before the second request: all is planned before the first."""
    clock.begin(datetime.fromtimestamp(NOW, UTC))
    crawler = get_crawler()
    asked = Wanted.read(site, channels="财经,股市", since="2026-11-01", until="2026-11-08")
    requests = Discovery(site, ledger, Fetching(crawler, site, ledger), crawler.stats, asked, 24, 1).requests()
    next(requests)
    assert {name: len(ledger.incomplete(name)) for name in ledger.channels()} == {"财经": 7, "股市": 7}


def test_channels_are_followed_each_by_itself(ledger: Ledger, site: Site) -> None:
    run(ledger, site, "2026-11-14 10:00")
    assert run(ledger, site, "2026-11-24 10:00", channel="股市")[0][0] == NOW - DAY
    assert run(ledger, site, "2026-11-24 10:00")[0][0] == at("2026-11-14 09:50")


def test_a_list_without_windows_is_read_from_the_newest_row_back_to_the_gap(ledger: Ledger, site: Site) -> None:
    run(ledger, site, "2026-11-14 10:00", channel="上市公司")
    run(ledger, site, "2026-11-24 10:00", channel="上市公司", since="2026-11-23")
    assert run(ledger, site, "2026-11-24 10:10", channel="上市公司") == [(at("2026-11-14 09:50"), NOW + 600)]


def test_a_ledger_of_an_earlier_version_is_taken_up_where_it_ends(ledger: Ledger, site: Site) -> None:
    """It does not say since when a channel is followed."""
    ledger.window(CHANNEL, at("2026-11-10 00:00"), at("2026-11-20 10:00"), complete=True, rows=1, method="window")
    assert run(ledger, site, "2026-11-24 10:00", since="2026-11-23")[0][0] == at("2026-11-23 00:00")
    assert days_left(ledger) == ["2026-11-20", "2026-11-21", "2026-11-22"]
    assert run(ledger, site, "2026-11-24 10:10")[0] == (at("2026-11-20 09:50"), at("2026-11-21 00:00"))


def test_a_day_with_news_in_a_gap_is_not_complete(ledger: Ledger, site: Site) -> None:
    """Another window may have named an article of it."""
    run(ledger, site, "2026-11-14 10:00")
    run(ledger, site, "2026-11-24 10:00", since="2026-11-23")
    ledger.sight(CHANNEL, [Sighting("comos:a", "https://finance.sina.com.cn/a", at("2026-11-18 08:00"), {})], NOW)
    (row,) = [row for row in ledger.coverage(CHINA) if row[1] == "2026-11-18"]
    assert row == (CHANNEL, "2026-11-18", 1, 0, 0, 1, 0)


def test_what_a_list_of_flashes_no_longer_holds_is_not_gone_back_for(ledger: Ledger, site: Site) -> None:
    """Its days stay known as never read."""
    run(ledger, site, "2026-11-14 10:00", channel="7x24")
    ((start, end),) = run(ledger, site, "2026-11-24 10:00", channel="7x24", complete=False)
    oldest = at("2026-11-21 12:00")
    ledger.window("7x24", oldest, end, complete=True, rows=1, method="cursor")
    assert days_left(ledger)[0] == "2026-11-14"
    Arrivals(ledger).forget("7x24", start, end, oldest)
    assert days_left(ledger) == []
    assert ledger.never_read("7x24") == [(at("2026-11-14 10:00"), oldest)]
    assert run(ledger, site, "2026-11-24 10:10", channel="7x24") == [(NOW - OVERLAP, NOW + 600)]
