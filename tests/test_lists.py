"""Rows of lists: times without a year, and what is asked together."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from newscrawl.crawl.discovery import Discovery
from newscrawl.crawl.fetching import Fetching
from newscrawl.crawl.ledger import Ledger
from newscrawl.crawl.lists import Answer, read_list
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


# answers in JSON: what one row says wrongly costs that row alone ------------------------------------------


def _roll(site: Site, rows: list[Any], total: Any = "2") -> Answer:
    channel = next(row for row in site.channels if row.source == "roll")
    source = next(row for row in site.lists if row.name == "roll")
    body = json.dumps({"result": {"lid": channel.params["lid"], "total": total, "data": rows}}).encode()
    return read_list(body, source.url, source, channel, site, 1763700000)


def _row(number: int, **more: Any) -> dict[str, Any]:
    url = f"https://finance.sina.com.cn/2025-11-20/doc-iabcdefg{number:07}.shtml"
    return {"url": url, "title": "题", "ctime": "1763600000", "media_name": "某报", **more}


@pytest.mark.parametrize(
    ("stated", "time", "strange"),
    [
        ("1763600000", "2025-11-20T08:53:20+08:00", ()),
        (1763600000, "2025-11-20T08:53:20+08:00", ()),
        ("", None, ()),
        ("0", None, ()),
        (None, None, ()),
        ("1763600000000", None, ("'1763600000000'",)),  # milliseconds
        (1763600000000, None, ("1763600000000",)),
        ("²", None, ("'²'",)),
        ("١٢", None, ("'١٢'",)),
        ("-1", None, ("'-1'",)),
        ("9" * 5000, None, ("'" + "9" * 59,)),
        (1763600000.5, None, ("1763600000.5",)),
        (["1763600000"], None, ("['1763600000']",)),
        ("2025-11-20", None, ("'2025-11-20'",)),
    ],
)
def test_a_time_that_is_none_costs_the_time_and_not_the_page(
    stated: Any, time: str | None, strange: tuple[str, ...], site: Site
) -> None:
    answer = _roll(site, [_row(1, ctime=stated), _row(2)])
    assert [row.key for row in answer.rows] == ["comos:abcdefg0000001", "comos:abcdefg0000002"]
    first = answer.rows[0]
    assert (first.listed.get("time"), first.listed["title"], first.listed["media"]) == (time, "题", "某报")
    assert (first.listed_at is None) == (time is None)
    assert answer.strange == strange
    assert answer.rows[1].listed_at == answer.oldest == answer.newest == 1763600000


@pytest.mark.parametrize(
    ("stated", "total"),
    [("2", 2), (2, 2), ("0", 0), ("²", None), ("-2", None), ("9" * 5000, None), (None, None), ([2], None), ("x", None)],
)
def test_a_number_of_rows_that_is_none_is_unknown(stated: Any, total: int | None, site: Site) -> None:
    answer = _roll(site, [_row(1)], stated)
    assert (answer.total, answer.count) == (total, 1)


def test_half_a_character_in_a_list_can_be_written_down(site: Site, tmp_path: Path) -> None:
    answer = _roll(site, [_row(1, title="题\ud800")])
    assert answer.rows[0].listed["title"] == "题\ufffd"
    ledger = Ledger(tmp_path / "ledger.sqlite")
    assert ledger.sight("财经", answer.rows, 1) == 1
    ledger.close()


def test_a_page_before_a_cursor_on_which_no_row_has_a_time_is_not_the_end_of_the_list(
    site: Site, tmp_path: Path
) -> None:
    """Its window stays open, and the run says how many times were none."""
    ledger, crawler = Ledger(tmp_path / "ledger.sqlite"), get_crawler()
    wanted = Wanted.read(site, since="2025-11-20", until="2025-11-21")
    discovery = Discovery(site, ledger, Fetching(crawler, site, ledger), crawler.stats, wanted, 24, 1)
    (request,) = discovery.requests()
    task = replace(request.cb_kwargs["task"], method="cursor", cursor=1763700000)
    for rows, left in (([_row(1, ctime="²"), _row(2, ctime="²")], 1), ([], 0)):
        body = json.dumps({"result": {"lid": task.channel.params["lid"], "total": "2", "data": rows}}).encode()
        assert list(discovery.parse(TextResponse(task.url, body=body, request=request), task)) == []
        assert len(ledger.incomplete(task.channel.name)) == left
    assert crawler.stats.get_value("newscrawl/strange_times") == 2
    assert ledger.states() == {"listed": 2}
    ledger.close()
