"""The calendars: sessions, openings and half days as facts, and nothing beyond the ends of the tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.availability import sessions
from newscrawl.calendars import CALENDAR_OF, TABLES, OutsideTableError, calendar, digest


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("name", "after", "opens"),
    [
        # an ordinary day: before the opening, at it, during trading, after it; before a weekend
        ("XSHG", "2026-11-24T09:29:59+08:00", "2026-11-24T09:30:00+08:00"),
        ("XSHG", "2026-11-24T09:30:00+08:00", "2026-11-25T09:30:00+08:00"),
        ("XSHG", "2026-11-24T11:00:00+08:00", "2026-11-25T09:30:00+08:00"),
        ("XSHG", "2026-11-24T23:59:59+08:00", "2026-11-25T09:30:00+08:00"),
        ("XSHG", "2026-11-27T15:00:00+08:00", "2026-11-30T09:30:00+08:00"),
        # the day is the exchange's, whatever the zone of the instant
        ("XSHG", "2026-11-24T01:29:59+00:00", "2026-11-24T09:30:00+08:00"),
        ("XSHG", "2026-11-23T20:29:59-05:00", "2026-11-24T09:30:00+08:00"),
        # Chinese New Year, its working Saturday without trading, National Day with Mid-Autumn
        ("XSHG", "2024-02-08T15:00:00+08:00", "2024-02-19T09:30:00+08:00"),
        ("XSHG", "2024-02-18T09:00:00+08:00", "2024-02-19T09:30:00+08:00"),
        ("XHKG", "2024-02-09T13:00:00+08:00", "2024-02-14T09:30:00+08:00"),
        ("XSHG", "2023-09-28T16:00:00+08:00", "2023-10-09T09:30:00+08:00"),
        ("XSHG", "2020-01-23T15:00:00+08:00", "2020-02-03T09:30:00+08:00"),  # prolonged by the epidemic
        # the turn of the year
        ("XSHG", "2025-12-31T15:30:00+08:00", "2026-01-05T09:30:00+08:00"),
        ("XHKG", "2025-12-31T15:30:00+08:00", "2026-01-02T09:30:00+08:00"),
        ("XNYS", "2025-12-31T16:30:00-05:00", "2026-01-02T09:30:00-05:00"),
        # Hong Kong opened at 10:00 until March 2011
        ("XHKG", "2011-03-04T09:45:00+08:00", "2011-03-04T10:00:00+08:00"),
        ("XHKG", "2011-03-04T10:00:00+08:00", "2011-03-07T09:30:00+08:00"),
        # typhoons and black rain: whole days, and mornings
        ("XHKG", "2023-07-16T20:00:00+08:00", "2023-07-18T09:30:00+08:00"),
        ("XHKG", "2023-08-31T20:00:00+08:00", "2023-09-04T09:30:00+08:00"),
        ("XHKG", "2023-09-07T20:00:00+08:00", "2023-09-11T09:30:00+08:00"),
        ("XHKG", "2023-10-09T10:00:00+08:00", "2023-10-09T14:00:00+08:00"),
        ("XHKG", "2021-06-28T08:00:00+08:00", "2021-06-28T13:30:00+08:00"),
        # half days are sessions: during and after one
        ("XHKG", "2025-12-24T09:00:00+08:00", "2025-12-24T09:30:00+08:00"),
        ("XHKG", "2025-12-24T12:30:00+08:00", "2025-12-29T09:30:00+08:00"),
        ("XNYS", "2025-11-28T13:30:00-05:00", "2025-12-01T09:30:00-05:00"),
        # summer time begins and ends in New York: 9:30 stays 9:30
        ("XNYS", "2026-03-06T17:00:00-05:00", "2026-03-09T09:30:00-04:00"),
        ("XNYS", "2026-03-09T13:29:59+00:00", "2026-03-09T09:30:00-04:00"),
        ("XNYS", "2026-03-09T13:30:00+00:00", "2026-03-10T09:30:00-04:00"),
        ("XNYS", "2026-10-30T17:00:00-04:00", "2026-11-02T09:30:00-05:00"),
        ("XNYS", "2026-11-02T14:00:00+00:00", "2026-11-02T09:30:00-05:00"),
        ("XNYS", "2006-04-03T09:00:00-04:00", "2006-04-03T09:30:00-04:00"),  # before 2007 it began in April
        # special closures
        ("XNYS", "2001-09-11T09:00:00-04:00", "2001-09-17T09:30:00-04:00"),
        ("XNYS", "2012-10-28T12:00:00-04:00", "2012-10-31T09:30:00-04:00"),
        ("XNYS", "2025-01-08T16:00:00-05:00", "2025-01-10T09:30:00-05:00"),
    ],
)
def test_the_first_opening_after(name: str, after: str, opens: str) -> None:
    found = calendar(name).next_opening(at(after))
    assert found.isoformat() == opens


def test_half_days_end_early() -> None:
    assert calendar("XHKG").closes_early(date(2025, 12, 24)) == time(12)
    assert calendar("XHKG").closes_early(date(2008, 12, 24)) == time(12, 30)
    assert calendar("XNYS").closes_early(date(2025, 11, 28)) == time(13)
    assert calendar("XNYS").closes_early(date(2025, 11, 26)) is None


@pytest.mark.parametrize("name", TABLES)
def test_outside_of_the_table_nothing_is_known(name: str) -> None:
    ours = calendar(name)
    first = datetime.combine(ours.first, time(), ours.zone)
    assert ours.next_opening(first).year == 2000
    with pytest.raises(OutsideTableError, match=r"^before 2000-01-01$"):
        ours.next_opening(first - timedelta(microseconds=1))
    last = next(day for back in range(9) if ours.is_session(day := ours.last - timedelta(days=back)))
    opening = ours.opens_at(last)
    assert ours.next_opening(opening - timedelta(microseconds=1)) == opening
    for late in (opening, opening + timedelta(days=5000), datetime.max.replace(tzinfo=UTC)):
        with pytest.raises(OutsideTableError, match=rf"^after {ours.last}$"):
            ours.next_opening(late)
    with pytest.raises(OutsideTableError):
        ours.next_opening(datetime.min.replace(tzinfo=UTC))


MINUTES = st.integers(0, 27 * 365 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(st.sampled_from(sorted(TABLES)), MINUTES)
def test_an_opening_is_later_and_no_other_one_lies_between(name: str, since: timedelta) -> None:
    instant = at("2000-01-03T00:00:00+00:00") + since
    ours = calendar(name)
    opening = ours.next_opening(instant)
    assert opening > instant
    assert ours.is_session(opening.date())
    day = instant.astimezone(ours.zone).date()
    while day < opening.date():
        assert not ours.is_session(day) or ours.opens_at(day) <= instant
        day += timedelta(days=1)


def test_the_mainland_shares_a_calendar_and_what_has_no_exchange_has_no_session() -> None:
    found = sessions(["XSHE", None, "US", "XSHE", "XBSE", "XSHG", "XHKG", "XLON"], at("2026-11-24T12:00:00+08:00"))
    assert [(one.exchange, one.calendar, one.date) for one in found] == [
        ("XSHE", "XSHG", "2026-11-25"), ("US", "XNYS", "2026-11-24"), ("XBSE", "XSHG", "2026-11-25"),
        ("XSHG", "XSHG", "2026-11-25"), ("XHKG", "XHKG", "2026-11-25"), ("XLON", "", None),
    ]  # fmt: skip
    assert {one.exchange for one in found[:-1]} == set(CALENDAR_OF)
    assert found[-1].unknown == "no calendar of this exchange"
    assert found[1].opens_at is not None
    assert found[1].opens_at.isoformat() == "2026-11-24T09:30:00-05:00"


def test_an_unknown_session_says_why() -> None:
    (late,) = sessions(["XSHG"], at("2026-12-31T09:30:00+08:00"))
    assert (late.date, late.opens_at, late.unknown) == (None, None, "after 2026-12-31")
    (early,) = sessions(["US"], at("1999-12-31T12:00:00-05:00"))
    assert (early.date, early.opens_at, early.unknown) == (None, None, "before 2000-01-01")


def test_the_digest_is_that_of_the_days() -> None:
    assert len(digest()) == 16
    assert digest() == digest()
