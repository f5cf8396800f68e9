"""The clock of a crawl, and waits that are the same whenever they are worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from conftest import ROOT

from newscrawl.crawl import clock, guard


@pytest.fixture(autouse=True)
def _the_machines_clock_afterwards() -> Iterator[None]:
    yield
    clock.begin()


def test_the_clock_of_a_recorded_run_stands_and_never_goes_back() -> None:
    at = datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert clock.begin(at) == clock.began() == clock.now() == at
    clock.advance(at + timedelta(seconds=5))
    clock.advance(at + timedelta(seconds=2))
    assert clock.now() == at + timedelta(seconds=5)
    assert clock.epoch() == clock.now().timestamp()
    assert clock.began() == at


def test_the_machines_clock_cannot_be_put_forward() -> None:
    clock.begin()
    with pytest.raises(RuntimeError, match="recorded run"):
        clock.advance(datetime.now(UTC))


def test_waits_double_are_spread_and_repeat() -> None:
    first = [guard.backoff(1, 2.0, f"comos:{n}") for n in range(200)]
    assert first == [guard.backoff(1, 2.0, f"comos:{n}") for n in range(200)]
    assert min(first) < 1.2
    assert max(first) > 2.8
    assert all(1.0 <= wait <= 3.0 for wait in first)
    assert 4.0 <= guard.backoff(3, 2.0, "comos:1") <= 12.0
    for attempts in (13, 60, 5000):
        assert guard.backoff(attempts, 2.0, "comos:1") == guard.MAX_WAIT


def test_nothing_in_a_crawl_reads_another_clock_or_draws_by_chance() -> None:
    for path in (ROOT / "newscrawl" / "crawl").glob("*.py"):
        if path.name != "clock.py":
            text = path.read_text("utf-8")
            assert not re.search(r"time\.time\(|datetime\.now\(|\brandom\.", text), path.name
