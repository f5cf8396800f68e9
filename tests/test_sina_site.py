"""The simulated site: its quirks through a real socket, and that its pages say what it promises."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from newscrawl.article import Article, Page
from newscrawl.normalise import process
from newscrawl.normalise.identity import identify
from newscrawl.site import Site
from tests.children import tied
from tests.sina_site import Options, World, pages, serve
from tests.sina_site.running import Running
from tests.sina_site.weight import KIB, dress

ROOT = Path(__file__).parents[1]
REFERER = {"Referer": "https://news.sina.com.cn/"}
Answer = tuple[int, dict[str, str], bytes]


def get(site: Running, url: str, headers: dict[str, str] | None = None) -> Answer:
    """Ask the one address for a URL of the site, as a client does that sends all hosts there."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path or "/", headers={"Host": parts.netloc, **(headers or {})})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def roll(site: Running, **query: Any) -> dict[str, Any]:
    values = {"pageid": 384, "lid": 2519, "k": "", "num": 50, "page": 1, **query}
    status, _, body = get(site, f"https://feed.mix.sina.com.cn/api/roll/get?{urlencode(values)}", REFERER)
    assert status == 200
    return json.loads(body)["result"]


def key_of(row: dict[str, Any], site: Site) -> str | None:
    found = identify(row["url"], site)
    return found.key if found and found.kind == "article" else None


@pytest.fixture(scope="module")
def site_of_400() -> Iterator[Running]:
    """The program as others start it."""
    command = [sys.executable, "-m", "tests.sina_site", "--port", "0", "--articles", "400", "--seed", "3"]
    with subprocess.Popen(
        tied([*command, "--days", "10", "--crawl-delay", "0.5", "--multi", "0.1"]),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process_:
        assert process_.stdout
        try:
            line = process_.stdout.readline().strip()
            assert line.startswith("sina_site http://127.0.0.1:"), line
            yield Running(line.removeprefix("sina_site "))
        finally:
            process_.terminate()
            assert process_.wait(10) == 0


# pages ---------------------------------------------------------------------------------------------


def test_every_page_normalises_to_what_is_expected(site: Site) -> None:
    with serve(World(articles=60, multi=0.15, dead=0, seed=6)) as running:
        assert running.world
        for item in running.world.expected():
            articles = []
            for url in item.page_urls:
                articles.append(_fetched(running, url, site))
                assert articles[-1].id == item.id
                assert articles[-1].title == item.title
                assert articles[-1].canonical_url == item.url
            assert tuple(line for article in articles for line in article.body.split("\n")) == item.paragraphs
            assert (articles[0].page_count, articles[-1].page_number) == (len(item.pages),) * 2
            assert {m.symbol for m in articles[0].mentions if m.evidence == "link"} == set(item.symbols)
            assert int(articles[0].published_at.timestamp()) == item.ctime // 60 * 60
            mobile = _fetched(running, item.mobile_url, site)
            assert (mobile.template, mobile.id, mobile.canonical_url) == ("M", item.id, item.url)
            assert tuple(mobile.body.split("\n")) == item.paragraphs
        assert {item.layout for item in running.world.expected()} == set("CNBAK")


def _fetched(running: Running, url: str, site: Site) -> Article:
    status, headers, body = get(running, url)
    assert status == 200
    result = process(Page(source=url, body=body, url=url, headers=headers), site)
    assert isinstance(result, Article), result
    return result


def test_heavy_pages_give_the_same_articles(site: Site) -> None:
    world = World(articles=150, multi=0.1, dead=0, junk=0, seed=6)
    for doc in world:
        for number, url in enumerate(doc.page_urls(), 1):
            text, charset = pages.article(world, doc, number)
            light = text.encode(charset, "xmlcharrefreplace")
            heavy = dress(light, world.seed, doc.layout, charset)
            assert heavy == dress(light, world.seed, doc.layout, charset)
            assert heavy != dress(light, world.seed + 1, doc.layout, charset)
            least, most = KIB[doc.layout]
            assert least <= len(heavy) / 1024 <= most, doc.layout
            one, other = (process(Page(source=url, body=body, url=url), site) for body in (light, heavy))
            assert isinstance(one, Article), one
            assert one == other
    assert {doc.layout for doc in world} == set(KIB)


def test_the_weight_is_an_option(site: Site) -> None:
    world = World(articles=20, dead=0, junk=0, seed=6)
    with serve(world, Options(weight=True)) as running:
        heavy = {doc.url: _fetched(running, doc.url, site) for doc in world}
        stats = running.stats()
        assert stats["article_bytes"] > 70 * 1024 * stats["articles_served"]
        flash = world.flashes[0]
        assert _fetched(running, flash.url, site).body == flash.text
        mobile = get(running, world.docs[0].mobile_url)[2]
        assert len(mobile) < 10 * 1024
        running.option("weight", "off")
        for url, article in heavy.items():
            assert _fetched(running, url, site).content_hash == article.content_hash


def test_the_seed_decides_the_world() -> None:
    now = 1_790_000_000
    one, same, other = (World(articles=50, seed=seed, now=now).expected() for seed in (1, 1, 2))
    assert one == same
    assert one != other
    times = [doc.ctime for doc in World(articles=3000, days=0.05, now=now)]
    assert times == sorted(set(times))
    assert times[-1] <= now


def test_many_articles_start_quickly() -> None:
    start = time.monotonic()
    assert len(World(articles=20_000).docs) == 20_400
    assert time.monotonic() - start < 5


# the roll ------------------------------------------------------------------------------------------


def test_roll_answers(site_of_400: Running, site: Site) -> None:
    url = "https://feed.mix.sina.com.cn/api/roll/get?pageid=384&lid=2519&num=99&page=1"
    assert get(site_of_400, url)[0] == 403
    result = roll(site_of_400, num=99)
    rows = result["data"]
    assert len(rows) == 50
    assert (result["total"], result["lid"]) == (408, 2519)
    assert (result["start"], result["end"]) == (int(rows[0]["ctime"]), int(rows[-1]["ctime"]))
    times = [int(row["ctime"]) for row in rows]
    assert times == sorted(set(times), reverse=True)
    for row in rows:
        assert all(isinstance(value, (str, dict, list)) for value in row.values())
        assert json.loads(row["urls"]) == [row["url"]]
    assert {type(row["img"]) for row in rows} == {dict, list}
    assert {row["author"] for row in rows} == {"0"}
    known = {row["docid"] for row in rows}
    assert all(row["docid"] not in known for name in ("top", "pdps", "cre") for row in result[name])
    status, _, body = get(site_of_400, f"{url}&callback=cb", REFERER)
    assert status == 200
    assert body.startswith(b"try{cb({")
    assert body.endswith(b"});}catch(e){};")


def test_pages_windows_and_the_cursor_give_the_same_rows(site_of_400: Running, site: Site) -> None:
    paged = [row["docid"] for page in range(1, 10) for row in roll(site_of_400, page=page)["data"]]
    assert len(paged) == len(set(paged)) == 408
    assert roll(site_of_400, page=10)["data"] == []
    by_cursor, cursor = [], int(time.time()) + 9
    while rows := roll(site_of_400, ctime=cursor)["data"]:
        by_cursor += [row["docid"] for row in rows]
        cursor = int(rows[-1]["ctime"])
    assert by_cursor == paged
    by_window, end = [], int(time.time()) + 9
    for _ in range(11):
        query = {"etime": end - 86400, "stime": end, "ctime": end}
        pages = -(-roll(site_of_400, **query)["total"] // 50)
        by_window += [r["docid"] for page in range(1, pages + 1) for r in roll(site_of_400, page=page, **query)["data"]]
        end -= 86400
    assert by_window == paged
    expected = {item["id"] for item in site_of_400.expected()}
    rows = [row for page in range(1, 10) for row in roll(site_of_400, page=page)["data"]]
    keys = {key for row in rows if (key := key_of(row, site))}
    assert expected <= keys
    assert len(keys - expected) <= 8
    assert sum(key_of(row, site) is None for row in rows) == 8
    assert any("norm_detail" in row["url"] for row in rows)
    assert any(row["url"].startswith("http://finance.sina.com.cn") and "?" in row["url"] for row in rows)
    assert any(row["url"].startswith("https://finance.sina.cn") for row in rows)


def test_channels(site_of_400: Running) -> None:
    everything = {row["docid"] for page in range(1, 10) for row in roll(site_of_400, page=page)["data"]}
    some = {row["docid"] for row in roll(site_of_400, pageid=155, lid=1686)["data"]}
    assert some
    assert some < everything
    assert roll(site_of_400, lid=9999)["lid"] == 2519
    assert roll(site_of_400, pageid=384, lid=1686)["lid"] == 2519


def test_pages_shift_while_they_are_read() -> None:
    with serve(World(articles=200), Options(shift=1, shift_max=3)) as running:
        first, second = (roll(running, page=page)["data"] for page in (1, 2))
        assert first[-1]["docid"] == second[0]["docid"]
        for _ in range(5):
            roll(running)
        assert running.stats()["published"] == 3


def test_windows_and_the_cursor_can_be_switched_off() -> None:
    with serve(World(articles=120), Options(windows=False, depth=1)) as running:
        now = int(time.time())
        empty = roll(running, etime=now - 86400, stime=now, ctime=now)
        assert (empty["total"], empty["data"]) == (0, [])
        rows = roll(running)["data"]
        assert roll(running, page=2)["data"] == []
        assert roll(running, ctime=rows[-1]["ctime"])["data"][0]["ctime"] < rows[-1]["ctime"]
        running.option("cursor", "0")
        assert roll(running, ctime=rows[-1]["ctime"])["data"] == rows


# the other lists -----------------------------------------------------------------------------------


def test_columns(site_of_400: Running) -> None:
    status, _, body = get(site_of_400, "https://finance.sina.com.cn/roll/c/56592.shtml")
    assert status == 200
    items = re.findall(r'<li><a href="([^"]+)".*?</a><span>\((\d\d月\d\d日 \d\d:\d\d)\)</span></li>', body.decode())
    assert 20 < len(items) <= 200
    assert get(site_of_400, "https://finance.sina.com.cn/roll/c/56592.shtml?page=2")[2] == body
    assert get(site_of_400, "https://finance.sina.com.cn/roll/c/56409.shtml")[0] == 404


def test_lists_of_one_stock() -> None:
    world = World(articles=3000, dead=0)
    with serve(world) as running:
        by_symbol = {s: {i.id for i in world.expected() if s in i.symbols} for s in ("sh600519", "hk00700", "usNVDA")}
        first = "https://vip.stock.finance.sina.com.cn/corp/go.php/vCB_AllNewsStock/symbol/sh600519.phtml"
        page = "https://vip.stock.finance.sina.com.cn/corp/view/vCB_AllNewsStock.php?symbol=sh600519&Page={}"
        assert len(_links(running, first)) == 40
        assert _links(running, first) == _links(running, page.format(1))
        hongkong = "https://stock.finance.sina.com.cn/hkstock/go.php/CompanyNews/page/{}/code/00700/.phtml"
        america = "https://biz.finance.sina.com.cn/usstock/usstock_news.php?symbol=NVDA&pageIndex={}"
        for symbol, pattern in zip(by_symbol, (page, hongkong, america), strict=True):
            found, number = [], 1
            while links := _links(running, pattern.format(number)):
                found += links
                number += 1
            assert number > 2
            assert len(found) == len(by_symbol[symbol])


def _links(running: Running, url: str) -> list[str]:
    status, headers, body = get(running, url)
    assert (status, headers["content-type"]) == (200, "text/html; charset=gbk")
    return re.findall(r"href=['\"](http[^'\"]+)['\"]", body.decode("gbk"))


def test_flashes(site_of_400: Running, site: Site) -> None:
    flashes: list[dict[str, Any]] = []
    for page in range(1, 5):
        url = f"https://zhibo.sina.com.cn/api/zhibo/feed?zhibo_id=152&page={page}&page_size=50&dire=f&dpc=1"
        feed = json.loads(get(site_of_400, url)[2])["result"]["data"]["feed"]
        assert feed["page_info"]["totalPage"] == 4
        assert (feed["max_id"], feed["min_id"]) == (feed["list"][0]["id"], feed["list"][-1]["id"])
        flashes += feed["list"]
    assert len({flash["id"] for flash in flashes}) == 200
    assert 0 < sum(flash["is_delete"] for flash in flashes) < 30
    first = next(row for row in flashes if row["docurl"] and "<b>" not in row["rich_text"])
    ext = json.loads(first["ext"])
    assert {"stocks", "docurl", "docid"} <= ext.keys()
    assert first["creator"].endswith("@staff.example")
    article = _fetched(site_of_400, ext["docurl"], site)
    assert (article.id, article.body) == (f"comos:{ext['docid']}", unescape(first["rich_text"]))


def test_robots_front_page_wrapper_and_missing_pages(site_of_400: Running) -> None:
    for host in ("finance.sina.com.cn", "news.sina.com.cn", "feed.mix.sina.com.cn"):
        assert get(site_of_400, f"https://{host}/robots.txt")[2] == b"User-agent: *\nAllow: /\nCrawl-delay: 0.5\n"
    assert "fin_tabs0_c0" in get(site_of_400, "https://finance.sina.com.cn/")[2].decode()
    target = "https%3A%2F%2Ffinance.sina.com.cn%2Froll%2F2025-02-08%2Fdoc-ineiumyy8907788.shtml"
    status, headers, _ = get(site_of_400, f"https://cj.sina.cn/article/norm_detail?url={target}")
    assert status == 302
    assert headers["location"] == "https://finance.sina.com.cn/roll/2025-02-08/doc-ineiumyy8907788.shtml"
    assert get(site_of_400, headers["location"])[0] == 404
    assert get(site_of_400, "https://example.org/")[0] == 421


def test_dead_articles() -> None:
    world = World(articles=40, dead=1.0)
    assert world.expected() == []
    assert len(world.gone()) == 40
    with serve(world) as running:
        seen = {get(running, doc.url)[0] for doc in world if doc.layout != "X"}
        assert seen == {404, 200}
        body = next(get(running, doc.url)[2] for doc in world if doc.dead == 200)
        assert "5秒钟之后将会带您进入新浪首页" in body.decode("gbk")


# faults and controls -------------------------------------------------------------------------------


def test_faults_end_and_repeat(site: Site) -> None:
    world = World(articles=60, dead=0, junk=0)
    with serve(world, Options(faults=1.0)) as running:
        for doc in world:
            for _ in range(2):
                try:
                    status, headers, _ = get(running, doc.url)
                except (http.client.HTTPException, ConnectionError):
                    continue
                if status == 429:
                    assert headers["retry-after"] == "1"
            assert _fetched(running, doc.url, site).id == doc.key
        made = running.stats()["faults"]
        assert set(made) == set(Options().fault_kinds.split(","))
        assert sum(made.values()) == 120


def test_feeds_fail_twice_and_are_compressed() -> None:
    with serve(World(articles=20), Options(feed_faults=1.0, gzip=True)) as running:
        url = "https://zhibo.sina.com.cn/api/zhibo/feed?zhibo_id=152&page=1"
        for _ in range(2):
            with contextlib.suppress(ConnectionError, http.client.HTTPException):
                get(running, url)
        status, headers, body = get(running, url, {"Accept-Encoding": "gzip"})
        assert (status, headers["content-encoding"]) == (200, "gzip")
        assert json.loads(gzip.decompress(body))["result"]["status"]["msg"] == "OK"
        assert sum(running.stats()["faults"].values()) == 2


@pytest.mark.parametrize(
    ("kind", "error"), [("reset", ConnectionError), ("truncated", (http.client.IncompleteRead, ConnectionError))]
)
def test_connections_break(kind: str, error: Any) -> None:
    world = World(articles=1, dead=0)
    with serve(world, Options(faults=1.0, fault_kinds=kind)) as running, pytest.raises(error):
        get(running, world.docs[0].url)


def test_bans_and_refusals() -> None:
    world = World(articles=20, dead=0, junk=0)
    with serve(world, Options(ban_after=5)) as running:
        url = world.docs[0].url
        answers = [b"sina" in get(running, url)[2] for _ in range(8)]
        assert answers == [True] * 5 + [False] * 3
        running.option("ban_after", 0)
        time.sleep(2.1)
        assert get(running, url)[0] == 200
        running.option("refuse_all", "true")
        assert get(running, url)[0] == 403
        assert roll(running)["data"]


def test_controls(site: Site) -> None:
    world = World(articles=20, dead=0, junk=0, seed=2)
    with serve(world) as running:
        (new,) = running.control("publish", n=1)
        assert key_of(roll(running)["data"][0], site) == new["id"]
        before = _fetched(running, new["url"], site)
        assert running.control("edit", id=new["id"])["paragraphs"] == list(world.expected()[-1].paragraphs)
        after = _fetched(running, new["page_urls"][0], site)
        assert after.body.split("\n")[0].startswith(before.body.split("\n")[0])
        assert after.content_hash != before.content_hash
        running.control("delete", id=new["id"])
        assert get(running, new["url"])[0] == 404
        assert len(world.expected()) == 20
        running.control("restore", id=new["id"])
        assert get(running, new["url"])[0] == 200
        stats = running.stats()
        assert stats["requests"][urlsplit(new["url"]).netloc + urlsplit(new["url"]).path] == 4
        assert (stats["articles_served"], stats["total"], stats["max_parallel"]) == (3, 5, 1)
        assert stats["min_gap_ms_by_host"]
        running.control("reset_stats")
        assert running.stats()["total"] == 0
