"""What a run may be asked for, and what is refused by name before anything starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.crawl import clock
from newscrawl.crawl.wanted import Wanted
from newscrawl.site import Site


@pytest.fixture(autouse=True)
def _one_day() -> Iterator[None]:
    clock.begin(datetime(2026, 11, 24, 2, tzinfo=UTC))
    yield
    clock.begin()


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"since": "yesterday"}, "since='yesterday': expected a day like"),
        ({"since": "0001-01-01"}, "since='0001-01-01': expected a day after 1970-01-01"),
        ({"since": "0001-01-01T00:00+14:00"}, "since='0001-01-01T00:00+14:00': expected a day"),
        ({"since": "1969-12-31"}, "since='1969-12-31': expected a day after 1970-01-01"),
        ({"since": "2026-11-01", "until": "0001-01-01"}, "until='0001-01-01': expected a day after"),
        ({"since": "9999-12-31"}, "since=9999-12-31: expected a time before now"),
        ({"since": "2026-11-25"}, "since=2026-11-25: expected a time before now"),
        ({"since": "2026-11-25", "until": "2026-11-26"}, "since=2026-11-25: expected a time before now"),
        ({"since": "2026-11-08", "until": "2026-11-08"}, "since=2026-11-08: expected a time before until=2026-11-08"),
        ({"since": "2026-11-09", "until": "2026-11-08"}, "since=2026-11-09: expected a time before until=2026-11-08"),
        ({"until": "2026-11-08"}, "until=2026-11-08: give since too"),
        ({"channels": "7x24", "flashes": "0"}, "flashes=0: channels=7x24 is flashes"),
        ({"channels": "财经，7x24", "flashes": "0"}, "flashes=0: channels=7x24 is flashes"),
        ({"flashes": "yes"}, "flashes=yes: expected 1"),
        ({"channels": "财经,none"}, "channels=none: expected some of"),
        ({"symbols": "x"}, "symbols=x: expected a form like"),
        ({"urls": "/none"}, "urls=/none: expected a file"),
    ],
)
def test_what_cannot_be_wanted_is_refused_by_name(wanted: dict[str, str], message: str, site: Site) -> None:
    with pytest.raises(ValueError, match="^" + message.replace("+", r"\+")) as found:
        Wanted.read(site, **wanted)
    assert type(found.value) is ValueError


@pytest.mark.parametrize(
    ("wanted", "channels"),
    [
        ({}, ["财经"]),
        ({"flashes": "0"}, ["财经"]),
        ({"channels": "财经", "flashes": "0"}, ["财经"]),
        ({"channels": "7x24", "flashes": "1"}, ["7x24"]),
        ({"symbols": "sh600519,hk00700", "flashes": "0"}, ["sh600519", "hk00700"]),
        ({"since": "1970-01-02"}, ["财经"]),
        ({"since": "2026-11-24T01:59:59Z"}, ["财经"]),
        ({"since": "2026-11-01", "until": "9999-12-31"}, ["财经"]),
    ],
)
def test_what_can_be_wanted(wanted: dict[str, str], channels: list[str], site: Site) -> None:
    assert [row.name for row in Wanted.read(site, **wanted).lists(site)] == channels


def test_a_file_of_addresses_must_name_one(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("nothing here\n", "utf-8")
    with pytest.raises(ValueError, match="expected a file with an address of sina"):
        Wanted.read(site, urls=str(path))
    path.write_text("nothing here\nhttps://finance.sina.com.cn/2026-11-01/doc-iabcdefg1234567.shtml\n", "utf-8")
    assert Wanted.read(site, urls=str(path)).lists(site) == []
