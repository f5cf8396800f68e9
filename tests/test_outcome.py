"""How a crawl ended: exit code, last line, and how long the site is left alone afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.crawl import clock, outcome
from newscrawl.crawl.outcome import ENDINGS
from newscrawl.report import Exit

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _one_instant() -> Iterator[None]:
    clock.begin(NOW)
    yield
    clock.begin()


def found(reason: str = "finished", **counts: int) -> outcome.Figures:
    """Figures; ``__`` stands for a slash."""
    stats: dict[str, Any] = {f"newscrawl/{name.replace('__', '/')}": count for name, count in counts.items()}
    return outcome.figures({"finish_reason": reason, "downloader/bytes": 5, **stats}, 0.2, 5)


@pytest.mark.parametrize(
    ("figures", "code", "name"),
    [
        (found(), 0, "all well"),
        (found(channels=1, list_rows=1), 0, "all well"),
        (found(settled__gone=100), 0, "all well"),  # an article that is gone is no fault
        (found(channels=1), 6, "lists did not answer"),  # not one row of any list
        (found(channels=2, list_rows=9, windows_open=1), 6, "lists did not answer"),
        (found(settled__refused=4), 0, "all well"),  # below REFUSED_COUNT_MIN
        (found(settled__refused=5), 3, "too many refused"),
        (found(settled__refused=5, settled__stored=20), 0, "all well"),  # a fifth is not more than a fifth
        (found(settled__refused=5, settled__stored=19), 3, "too many refused"),
        (found(settled__refused=5, settled__stored=10, settled__unchanged=10), 0, "all well"),
        (found("shutdown"), 7, "interrupted"),
        (found("no finish"), 7, "interrupted"),
        (found("start_error"), 1, "broke off"),
        (found("site_refused"), 4, "site refused us"),
        (found(spooled=1), 5, "database away"),
        (found(store_errors=1), 5, "store failed"),
        # the first that holds says it
        (found("site_refused", store_errors=1, spooled=1, windows_open=1), 5, "store failed"),
        (found("site_refused", spooled=1), 5, "database away"),
        (found("site_refused", windows_open=1, settled__refused=9), 4, "site refused us"),
        (found("shutdown", windows_open=1, settled__refused=9), 7, "interrupted"),
        (found(windows_open=1, settled__refused=9), 6, "lists did not answer"),
    ],
)
def test_how_a_crawl_ended(figures: outcome.Figures, code: int, name: str) -> None:
    end = outcome.ending(figures)
    assert (end.code, end.name) == (code, name)
    assert outcome.line(figures, end).startswith(f"newscrawl: {name} (exit code {code}): ")
    assert outcome.line(figures, end).endswith(f" To do: {end.advice}.")


def test_the_last_line_counts() -> None:
    figures = found(listed=7, new=5, settled__stored=3, ledger__listed=1, ledger__fetching=1, ledger__arriving=1)
    said = outcome.line(figures, ENDINGS[-1])
    assert "7 listed, 5 new, 3 stored, 0 unchanged, 0 refused, 0 gone, 0 windows open, 3 waiting" in said


@pytest.mark.parametrize(
    ("stats", "code", "name"),
    [
        ({"newscrawl/securities/ending": "all well"}, 0, "all well"),
        ({"newscrawl/securities/ending": "incomplete"}, 6, "incomplete"),
        ({"newscrawl/securities/ending": "site refused us"}, 4, "site refused us"),
        ({"newscrawl/securities/ending": "not written"}, 5, "not written"),
        ({"finish_reason": "shutdown"}, 7, "interrupted"),
        ({"finish_reason": "finished"}, 1, "broke off"),
        ({}, 1, "broke off"),
    ],
)
def test_how_the_reading_of_securities_ended(stats: dict[str, Any], code: int, name: str) -> None:
    end = outcome.refresh_ending(stats)
    assert (end.code, end.name) == (code, name)
    assert outcome.refresh_line(stats, end).startswith(f"newscrawl: {name} (exit code {code}): ")


@pytest.mark.parametrize(
    ("runs", "pause", "until"),
    [
        ([], 3600, None),
        ([(Exit.SITE_REFUSED, 60)], 3600, 3540),
        ([(Exit.SITE_REFUSED, 3600)], 3600, None),
        ([(Exit.SITE_REFUSED, 60)], 0, None),
        ([(0, 60)], 3600, None),
        ([(Exit.SITE_REFUSED, 120), (0, 60)], 3600, None),  # the last run counts
        ([(0, 120), (Exit.SITE_REFUSED, 60)], 3600, 3540),
    ],
)
def test_the_site_is_left_alone_after_a_no(
    runs: list[tuple[int, int]], pause: float, until: int | None, tmp_path: Path
) -> None:
    """Each run with its exit code, and how many seconds ago it ended."""
    for code, ago in runs:
        clock.begin(NOW - timedelta(seconds=ago))
        end = next(row for row in ENDINGS if row.code == code)
        outcome.record(tmp_path, clock.began(), {"since": "2026-11-01"}, found(listed=2), end)
    clock.begin(NOW)
    expected = None if until is None else NOW + timedelta(seconds=until)
    assert outcome.refused_until(tmp_path, pause) == expected


def test_a_record_says_what_was_asked_and_how_it_ended(tmp_path: Path) -> None:
    path = outcome.record(tmp_path / "runs", NOW, {"since": "2026-11-01"}, found(listed=2), ENDINGS[-1])
    assert path.name == "20261124T020000.000000Z.json"
    assert json.loads(path.read_text("utf-8")) == {
        "started_at": NOW.isoformat(),
        "finished_at": NOW.isoformat(),
        "arguments": {"since": "2026-11-01"},
        "exit_code": 0,
        "verdict": "all well",
        "finish_reason": "finished",
        "counts": {"listed": 2},
    }
