"""Rows of lists: times without a year, and what is asked together."""

from __future__ import annotations

from datetime import datetime

import pytest

from newscrawl.crawl.lists import read_list
from newscrawl.crawl.wanted import Wanted
from newscrawl.site import Site


@pytest.mark.parametrize(
    ("end", "year"), [("2026-01-02 08:00", 2025), ("2025-12-31 23:56", 2025), ("2026-12-31 23:59", 2026)]
)
def test_a_time_without_a_year_is_never_in_the_future(end: str, year: int, site: Site) -> None:
    channel = next(row for row in site.channels if row.source == "column")
    source = next(row for row in site.lists if row.name == "column")
    item = '<li><a href="https://finance.sina.com.cn/2025-12-31/doc-iabcdefg1234567.shtml">题</a> <span>(12月31日 23:54)</span></li>'
    body = f'<meta charset="utf-8"><ul id="listcontent">{item}</ul>'.encode()
    until = int(datetime.fromisoformat(end).replace(tzinfo=site.zone).timestamp())
    (row,) = read_list(body, "https://finance.sina.com.cn/roll/c/1.shtml", source, channel, site, until).rows
    assert row.listed["time"] == f"{year}-12-31T23:54:00+08:00"


def test_until_alone_is_refused(site: Site) -> None:
    with pytest.raises(ValueError, match="until=2026-11-08: give since too"):
        Wanted.read(site, until="2026-11-08")
