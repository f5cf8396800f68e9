"""The ledger's decisions: which state an article goes to, what is due, which windows are left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newscrawl.crawl.ledger import Entry, Ledger, Sighting

KEY, URL = "comos:abcdefg1234567", "https://finance.sina.com.cn/2026-11-24/doc-iabcdefg1234567.shtml"
NOW = 1_000_000


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger(tmp_path / "ledger.sqlite")
    yield opened
    opened.close()


def sight(ledger: Ledger, key: str = KEY, listed_at: int | None = NOW, skipped: str = "") -> int:
    return ledger.sight("财经", [Sighting(key, f"{URL}?{key}", listed_at, {"title": "题"}, skipped)], NOW)


def row(ledger: Ledger) -> dict[str, Any]:
    found = ledger.connection.execute("SELECT * FROM articles WHERE key=?", (KEY,))
    return dict(zip([name for name, *_ in found.description], found.fetchone(), strict=True))


def take(ledger: Ledger, now: float = NOW) -> Entry:
    (entry,) = ledger.take(9, now)
    return entry


# lists ------------------------------------------------------------------------------------------------


def test_an_article_is_new_once_whoever_names_it(ledger: Ledger) -> None:
    assert [sight(ledger), sight(ledger), sight(ledger, "comos:b", skipped="video")] == [1, 0, 1]
    assert ledger.sight("股市", [Sighting(KEY, URL, NOW, {})], NOW) == 0
    assert ledger.states() == {"listed": 1, "skipped": 1}
    assert take(ledger) == Entry(KEY, f"{URL}?{KEY}", 1, {"title": "题"}, None, 0, 0, NOW)


def test_the_oldest_is_taken_first_and_nothing_twice(ledger: Ledger) -> None:
    for key, at in (("comos:new", NOW), ("comos:old", NOW - 9), ("comos:undated", None)):
        sight(ledger, key, at)
    assert [entry.key for entry in ledger.take(2, NOW)] == ["comos:undated", "comos:old"]
    assert [entry.key for entry in ledger.take(2, NOW)] == ["comos:new"]
    assert ledger.take(2, NOW) == []
    assert ledger.reopen() == 3
    assert [entry.attempts for entry in ledger.take(9, NOW)] == [2, 2, 2]


def test_what_waits_is_not_taken_before_its_time(ledger: Ledger) -> None:
    sight(ledger)
    ledger.again(take(ledger).key, "cut-off", NOW + 60)
    assert ledger.next_due() == NOW + 60
    assert ledger.take(9, NOW + 59) == []
    assert take(ledger, NOW + 60).attempts == 2


# states -----------------------------------------------------------------------------------------------

Step = Callable[[Ledger], object]
STORE: Step = lambda ledger: ledger.stored(KEY, "h1", 1, NOW, NOW + 60)  # noqa: E731
STORE_AGAIN: Step = lambda ledger: ledger.stored(KEY, "h2", 2, NOW + 9, NOW + 60)  # noqa: E731
SPOOL: Step = lambda ledger: ledger.stored(KEY, "h1", 1, NOW, NOW + 60, spooled=True)  # noqa: E731
SPOOL_AGAIN: Step = lambda ledger: ledger.stored(KEY, "h2", 2, NOW, NOW + 60, spooled=True)  # noqa: E731
REFUSE: Step = lambda ledger: ledger.settle(KEY, "refused", "no-time: …", NOW, NOW + 60)  # noqa: E731
GONE: Step = lambda ledger: ledger.settle(KEY, "gone", "gone: …", NOW)  # noqa: E731
DELIVER: Step = lambda ledger: ledger.delivered(KEY)  # noqa: E731
NEVER: Step = lambda ledger: ledger.undeliverable(KEY, "not-stored: …")  # noqa: E731
LOST: Step = lambda ledger: ledger.not_spooled([], lambda url: False)  # noqa: E731
LOST_FLASH: Step = lambda ledger: ledger.not_spooled([], lambda url: True)  # noqa: E731
KEPT: Step = lambda ledger: ledger.not_spooled([KEY], lambda url: False)  # noqa: E731


@pytest.mark.parametrize(
    ("steps", "state", "revision", "gone"),
    [
        ([STORE], "stored", 1, False),
        ([STORE, STORE_AGAIN], "stored", 2, False),
        ([REFUSE], "refused", 0, False),
        ([GONE], "gone", 0, False),  # it was never stored: nothing has gone
        ([REFUSE, STORE], "stored", 1, False),
        ([STORE, REFUSE], "stored", 1, False),  # a stored article stays
        ([STORE, GONE], "gone", 1, True),
        ([STORE, GONE, GONE], "gone", 1, True),
        ([STORE, GONE, REFUSE], "gone", 1, True),
        ([STORE, GONE, STORE_AGAIN], "stored", 2, False),  # it has come back
        ([SPOOL], "spooled", 1, False),
        ([SPOOL, DELIVER], "stored", 1, False),
        ([SPOOL, NEVER], "refused", 0, False),
        ([STORE, SPOOL_AGAIN, NEVER], "stored", 1, False),  # as it was before
        ([SPOOL, LOST], "listed", 0, False),
        ([SPOOL, LOST_FLASH], "arriving", 0, False),
        ([SPOOL, KEPT], "spooled", 1, False),
        ([STORE, LOST], "stored", 1, False),
        ([STORE, DELIVER], "stored", 1, False),
        ([STORE, NEVER], "stored", 1, False),
    ],
)
def test_the_state_of_an_article(steps: list[Step], state: str, revision: int, gone: bool, ledger: Ledger) -> None:
    sight(ledger)
    take(ledger)
    for step in steps:
        step(ledger)
    found = row(ledger)
    assert (found["state"], found["revision"], found["gone_at"] is not None) == (state, revision, gone)


def test_the_first_time_of_storing_stays_and_tries_begin_anew(ledger: Ledger) -> None:
    sight(ledger)
    take(ledger)
    STORE(ledger)
    STORE_AGAIN(ledger)
    found = row(ledger)
    assert (found["stored_at"], found["attempts"], found["content_hash"]) == (NOW, 0, "h2")


@pytest.mark.parametrize(
    ("steps", "now", "newest", "due"),
    [
        ([STORE], NOW + 60, NOW, 1),
        ([STORE], NOW + 59, NOW, 0),  # too early
        ([STORE], NOW + 60, NOW + 1, 0),  # too old
        ([REFUSE], NOW + 60, NOW, 1),
        ([GONE], NOW + 60, NOW, 0),  # for good
        ([STORE, GONE], NOW + 60, NOW, 0),
        ([SPOOL], NOW + 60, NOW, 0),
        ([], NOW + 60, NOW, 0),
    ],
)
def test_what_is_looked_at_again(steps: list[Step], now: int, newest: int, due: int, ledger: Ledger) -> None:
    sight(ledger)
    take(ledger)
    for step in steps:
        step(ledger)
    assert ledger.due_rechecks(now, newest) == due
    assert [(entry.checks, entry.attempts) for entry in ledger.take(9, now)] == [(1, 1)] * due


# windows ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("windows", "complete", "incomplete"),
    [
        ([], [], []),
        ([(0, 10, 1), (10, 20, 1)], [(0, 10), (10, 20)], []),
        ([(0, 10, 0)], [], [(0, 10)]),
        ([(0, 10, 0), (0, 10, 1)], [(0, 10)], []),  # the same window, read again
        ([(0, 10, 1), (0, 10, 0)], [], [(0, 10)]),
        ([(2, 8, 0), (0, 10, 1)], [(0, 10)], []),  # one covers it
        ([(2, 8, 0), (0, 5, 1), (5, 10, 1)], [(0, 5), (5, 10)], [(2, 8)]),  # no one does
        ([(20, 30, 0), (0, 10, 0)], [], [(0, 10), (20, 30)]),
    ],
)
def test_windows_that_are_left(
    windows: list[tuple[int, int, int]],
    complete: list[tuple[int, int]],
    incomplete: list[tuple[int, int]],
    ledger: Ledger,
) -> None:
    for start, end, whole in windows:
        ledger.window("财经", start, end, complete=bool(whole), rows=0, method="window")
    assert ledger.complete("财经") == complete
    assert ledger.incomplete("财经") == incomplete
    assert ledger.complete("股市") == ledger.incomplete("股市") == []


@pytest.mark.parametrize(
    ("windows", "followed", "unread", "never_read"),
    [
        ([], None, [], []),
        ([], 5, [], []),
        ([(0, 10)], None, [], []),
        ([(0, 10), (20, 30)], 0, [(10, 20)], []),
        ([(0, 10), (20, 30)], 20, [], [(10, 20)]),
        ([(0, 10), (20, 30)], 15, [(15, 20)], [(10, 15)]),
        ([(0, 10), (20, 30)], None, [], [(10, 20)]),
        ([(20, 30)], 10, [(10, 20)], []),  # the beginning too
        ([(0, 10)], 50, [], []),
    ],
)
def test_stretches_that_no_window_reaches(
    windows: list[tuple[int, int]],
    followed: int | None,
    unread: list[tuple[int, int]],
    never_read: list[tuple[int, int]],
    ledger: Ledger,
) -> None:
    ledger.plan("财经", windows, "window", followed)
    assert ledger.unread("财经") == unread
    assert ledger.never_read("财经") == never_read


def test_a_backfill_leaves_since_when_a_channel_is_followed(ledger: Ledger) -> None:
    ledger.plan("财经", [(50, 60)], "window", 50)
    ledger.plan("财经", [(0, 10)], "window", None)
    assert (ledger.followed("财经"), ledger.followed("股市")) == (50, None)
