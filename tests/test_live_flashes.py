"""Flashes in a live crawl against the simulated site: exactly once, through kills, edits and deletions."""

from __future__ import annotations

import json
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from test_live import Crawl

from newscrawl.crawl import clock
from newscrawl.crawl.arrivals import Arrivals
from newscrawl.crawl.flashes import next_page, reached, read_flashes
from newscrawl.crawl.ledger import Ledger, Sighting
from newscrawl.crawl.lists import ListError
from newscrawl.crawl.tasks import ListTask
from newscrawl.crawl.wanted import Wanted
from newscrawl.site import Site
from tests.sina_site import Options, Running, World, serve
from tests.sina_site.feeds import zhibo

ALONE = ("-a", "channels=7x24")


def _expected(site: Running) -> dict[str, str]:
    assert site.world
    return {flash.key: flash.text for flash in site.world.flashes if not flash.deleted}


def _deleted(site: Running) -> set[str]:
    assert site.world
    return {flash.key for flash in site.world.flashes if flash.deleted}


def _asked(site: Running) -> dict[str, int]:
    hosts: dict[str, int] = site.stats()["hosts"]
    return hosts


def assert_no_staff(folder: Path, *texts: str) -> None:
    """No file that was written names an address of staff, nor does what was printed."""
    for path in folder.rglob("*"):
        if path.is_file():
            assert b"staff.example" not in path.read_bytes(), path
    assert not any("staff.example" in text for text in texts)


def assert_flashes_agree(crawl: Crawl, site: Running) -> None:
    """The site, the JSON lines, the posts and the ledger."""
    expected = _expected(site)
    articles = crawl.articles()
    assert Counter(row["id"] for row in articles) == Counter(expected.keys())
    assert {row["id"]: row["body"] for row in articles} == expected
    assert {row["template"] for row in articles} == {"flash"}
    assert crawl.posts() == Counter(expected.keys())
    rows = crawl.ledger("SELECT key, state, last_error FROM articles")
    assert {key for key, state, _ in rows if state == "stored"} == expected.keys()
    skipped = {key: error for key, state, error in rows if state == "skipped"}
    assert skipped == dict.fromkeys(_deleted(site), "deleted")
    assert len(rows) == len(expected) + len(skipped)


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[tuple[Crawl, Running]]:
    with serve(World(articles=30, days=0.5, seed=5, flashes=230), Options()) as site:
        yield Crawl(tmp_path, site.url), site


def test_every_flash_once_and_again_nothing(feed: tuple[Crawl, Running]) -> None:
    crawl, site = feed
    site.option("feed_faults", 0.3)
    first = crawl.run(*ALONE, LOG_LEVEL="DEBUG")
    assert first.returncode == 0, first.stderr[-3000:]
    assert_flashes_agree(crawl, site)
    assert _asked(site).keys() == {"zhibo.sina.com.cn"}, "no page is fetched for a flash"
    listed, new, stored = (f"{len(_expected(site))} {word}" for word in ("settled", "new", "stored"))
    assert f"230 listed, {new}, {stored}" in first.stderr, listed
    code, days = crawl.coverage()
    assert code == 0
    assert sum(day["stored"] for day in days if day["channel"] == "7x24") == len(_expected(site))
    assert site.world
    assert crawl.ledger("SELECT start, complete FROM windows") == [(site.world.flashes[0].ctime, 1)], (
        "and no further back"
    )
    second = crawl.run(*ALONE)
    assert second.returncode == 0
    assert "0 new, 0 stored" in second.stderr
    assert_flashes_agree(crawl, site)
    assert_no_staff(crawl.folder, first.stdout, first.stderr, second.stderr)


def test_flashes_beside_the_default_channels(feed: tuple[Crawl, Running]) -> None:
    crawl, site = feed
    done = crawl.run("-a", "flashes=1")
    assert done.returncode == 0, done.stderr[-3000:]
    articles = {row["id"] for row in site.expected()}
    assert articles
    assert crawl.posts() == Counter(articles | _expected(site).keys())
    assert crawl.coverage()[0] == 0
    assert {day["channel"] for day in crawl.coverage()[1]} == {"财经", "7x24"}
    assert crawl.run("-a", "flashes=1", EDIT_FIRST_CHECK="0").returncode == 0
    assert crawl.posts() == Counter(articles | _expected(site).keys())
    assert not any("/7x24/" in address and "doc-i" in address for address in site.stats()["requests"])


def test_a_window_of_flashes(feed: tuple[Crawl, Running]) -> None:
    crawl, site = feed
    assert site.world
    since, until = site.world.flashes[40].ctime, site.world.flashes[120].ctime
    window = [
        f"{name}={time.strftime('%Y-%m-%dT%H:%M:%S+00:00', time.gmtime(at))}"
        for name, at in (("since", since), ("until", until))
    ]
    assert crawl.run(*ALONE, "-a", window[0], "-a", window[1]).returncode == 0
    inside = {flash.key for flash in site.world.flashes[40:120] if not flash.deleted}
    assert crawl.posts() == Counter(inside)


def test_a_list_that_heeds_no_number_is_read_by_pages(feed: tuple[Crawl, Running]) -> None:
    crawl, site = feed
    site.option("flash_cursor", "no")
    done = crawl.run(*ALONE)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "heeds no number" in done.stderr
    assert_flashes_agree(crawl, site)
    assert crawl.ledger("SELECT method, complete FROM windows") == [("pages", 1)]


def test_kill_9_loses_nothing_and_stores_nothing_twice(tmp_path: Path) -> None:
    with serve(World(articles=0, days=1, seed=5, flashes=600), Options(latency_ms=40)) as site:
        crawl = Crawl(tmp_path, site.url)
        cut = 0
        for pause in (0.05, 0.3, 0.1, 0.5, 0.2):
            process = crawl.start(*ALONE)
            _wait_for_posts(crawl, len(crawl.posts()) + 20, process)
            time.sleep(pause)
            process.send_signal(signal.SIGKILL)
            process.wait()
            stored = crawl.ledger("SELECT count(*) FROM articles WHERE state='stored'")[0][0]
            if stored < len(_expected(site)):
                cut += 1
                assert crawl.ledger("SELECT complete FROM windows WHERE complete=1") == []
                assert crawl.coverage()[0] == 1
        assert cut >= 2, "the kills came too late to mean anything"
        before = dict(crawl.ledger("SELECT key, stored_at FROM articles WHERE state='stored'"))
        assert crawl.run(*ALONE).returncode == 0
        assert crawl.posts() == Counter(_expected(site).keys())
        states = dict(crawl.ledger("SELECT state, count(*) FROM articles GROUP BY state"))
        assert states == {"stored": len(_expected(site)), "skipped": len(_deleted(site))}
        assert crawl.ledger("SELECT max(revision) FROM articles") == [(1,)]
        after = dict(crawl.ledger("SELECT key, stored_at FROM articles WHERE state='stored'"))
        assert before.items() <= after.items(), "what was stored is not stored again"
        last = max(crawl.folder.glob("out-*.jsonl"), key=lambda path: path.stat().st_mtime_ns).read_text("utf-8")
        assert not before.keys() & {json.loads(line)["id"] for line in last.splitlines()}
        assert crawl.coverage()[0] == 0


def _wait_for_posts(crawl: Crawl, count: int, process: object) -> None:
    ends = time.monotonic() + 30
    while len(crawl.posts()) < count and process.poll() is None and time.monotonic() < ends:  # type: ignore[attr-defined]
        time.sleep(0.02)


def test_an_edit_is_a_revision_a_deletion_is_gone_and_a_late_document_is_no_second_article(
    feed: tuple[Crawl, Running],
) -> None:
    crawl, site = feed
    assert crawl.run(*ALONE).returncode == 0
    assert site.world
    last_hour = [flash for flash in site.world.flashes[-100:] if not flash.deleted]
    edited, deleted = [flash.key for flash in last_hour if flash.docid][:2]
    late = next(flash.key for flash in last_hour if not flash.docid)
    before = crawl.posts()
    site.world.edit_flash(edited)
    site.world.delete_flash(deleted)
    documented = site.world.document_flash(late)
    added = site.world.add_flash()
    time.sleep(1.1)
    since = f"since={time.strftime('%Y-%m-%dT%H:%M:%S+00:00', time.gmtime(last_hour[0].ctime))}"
    done = crawl.run(*ALONE, "-a", since)
    assert done.returncode == 0, done.stderr[-3000:]
    rows = {key: rest for key, *rest in crawl.ledger("SELECT key, state, revision, last_error FROM articles")}
    assert rows[edited] == ["stored", 2, None]
    assert rows[deleted][:2] == ["gone", 1]
    assert rows[deleted][2].startswith("deleted: ")
    assert rows[late] == ["stored", 1, None]
    assert documented.key not in rows
    assert crawl.posts() == before + Counter([edited, added.key])
    assert [row["revision"] for row in crawl.articles() if row["id"] == edited] == [1, 2]
    assert "1 gone" in done.stderr
    assert crawl.run(*ALONE, "-a", since).returncode == 0
    assert crawl.posts() == before + Counter([edited, added.key])
    assert_no_staff(crawl.folder, done.stderr)


def test_a_flash_that_a_list_names_too_is_one_article(feed: tuple[Crawl, Running]) -> None:
    crawl, site = feed
    assert site.world
    chosen = [flash for flash in site.world.flashes if flash.docid and not flash.deleted][:2]
    path = crawl.folder / "urls.txt"
    path.write_text(f"{chosen[0].url}\n{chosen[1].mobile_url}\n")
    assert crawl.run("-a", f"urls={path}").returncode == 0
    assert crawl.ledger("SELECT DISTINCT state, last_error FROM articles") == [("skipped", "flash")]
    assert crawl.run("-a", f"urls={path}", "-a", "flashes=1").returncode == 0
    assert_flashes_agree(crawl, site)
    assert crawl.run("-a", f"urls={path}").returncode == 0
    assert_flashes_agree(crawl, site)


def test_a_store_that_fails_leaves_the_window_open(feed: tuple[Crawl, Running]) -> None:
    crawl, site = feed
    (crawl.folder / "posts").mkdir()
    blocker = crawl.folder / "posts" / "金融"
    blocker.write_text("a file where a folder must be", "utf-8")
    assert crawl.run(*ALONE).returncode == 5
    assert crawl.ledger("SELECT complete FROM windows") == [(0,)]
    blocker.unlink()
    assert crawl.run(*ALONE).returncode == 0
    assert crawl.posts() == Counter(_expected(site).keys())
    assert crawl.coverage()[0] == 0


def test_a_feed_that_does_not_answer_leaves_the_window_open(feed: tuple[Crawl, Running]) -> None:
    crawl, site = feed
    for name, value in (("fault_kinds", "502"), ("fault_times", 99), ("feed_faults", 1)):
        site.option(name, value)
    assert crawl.run(*ALONE, RETRY_FIRST_WAIT="0.01").returncode == 6
    assert crawl.coverage()[0] == 1


def test_a_feed_without_any_flash_is_no_complete_window(tmp_path: Path) -> None:
    with serve(World(articles=0, days=1, seed=5, flashes=0), Options()) as site:
        crawl = Crawl(tmp_path, site.url)
        assert crawl.run(*ALONE).returncode == 6
        assert crawl.ledger("SELECT complete FROM windows") == [(0,)]


def test_a_saved_flash_replays_to_the_identical_article(feed: tuple[Crawl, Running], site: Site) -> None:
    from newscrawl.article import Page, plain
    from newscrawl.normalise import process

    crawl, running = feed
    assert crawl.run(*ALONE).returncode == 0
    assert running.world
    answer = zhibo(running.world, Options(), {"zhibo_id": "152", "page_size": "100"}).encode()
    task = _task(site)
    bodies = {
        row.sighting.key: row.body for row in read_flashes(answer, "x", task.source, task.channel, site, 0).carried
    }
    articles = {row["id"]: row for row in crawl.articles()}
    compared = 0
    for key in bodies.keys() & articles.keys():
        again = plain(process(Page("saved.flash.json", bodies[key], format="flash"), site))
        left = {"source", "fetched_at", "listed", "available_at", "available_by", "sessions"}
        assert {k: v for k, v in again.items() if k not in left} == {
            k: v for k, v in articles[key].items() if k not in left
        }
        compared += 1
    assert compared > 80


# without a process ------------------------------------------------------------------------------------


def _task(site: Site, **more: object) -> ListTask:
    channel = next(row for row in site.channels if row.name == "7x24")
    source = next(row for row in site.lists if row.name == channel.source)
    return ListTask(channel, source, 0, 2**40, "pages", **more)  # type: ignore[arg-type]


def _read(site: Site, records: list[object]):
    body = json.dumps({"result": {"data": {"feed": {"list": records}}}}).encode()
    task = _task(site)
    return read_flashes(body, "https://zhibo.sina.com.cn/", task.source, task.channel, site, 0)


def _record(number: int, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "rich_text": "文。",
        "create_time": "2026-09-19 11:03:13",
        "creator": "a@staff.example",
        **more,
    }


def test_the_cursor_goes_down_and_gives_way_to_pages(site: Site) -> None:
    first = next_page(_task(site), _read(site, [_record(9), _record(8)]))
    assert first
    assert (first.method, first.cursor, first.proven) == ("cursor", 8, False)
    assert first.url.endswith("&page=1&page_size=100&dire=f&dpc=1&id=8")
    heeded = next_page(first, _read(site, [_record(7), _record(6)]))
    assert heeded
    assert (heeded.method, heeded.cursor, heeded.proven) == ("cursor", 6, True)
    assert next_page(heeded, _read(site, [])) is None
    for answer in ([], [_record(9), _record(8)], [_record(11)]):
        counted = next_page(first, _read(site, answer))
        assert counted
        assert (counted.method, counted.page) == ("pages", 2)
        further = next_page(counted, _read(site, [_record(8), _record(7)]))
        assert further
        assert (further.method, further.page) == ("pages", 3)
        assert next_page(further, _read(site, [_record(8), _record(7)])) is None
        assert next_page(further, _read(site, [])) is None


def test_rows_that_cannot_be_read_are_an_error_and_never_a_complete_window(site: Site) -> None:
    with pytest.raises(ListError, match="none of 2 rows"):
        _read(site, [{"a": 1}, {"rich_text": "x"}])
    answer = _read(site, ["text", None, _record(5), _record(6, create_time="never")])
    assert answer.count == 4
    assert [row.key for row in answer.rows] == ["live:5", "live:6"]
    assert [row.listed_at is None for row in answer.rows] == [False, True]
    assert not any(b"staff.example" in row.body for row in answer.carried)


def test_no_state_of_a_flash_is_ever_fetched(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    arrivals = Arrivals(ledger)
    row = Sighting("live:1", "https://wap.cj.sina.cn/pc/7x24/1", 100, {})
    entry, new = arrivals.arrive("7x24", row, 100)
    assert (entry.carried, new, ledger.states()) == (True, True, {"arriving": 1})
    for settle in (
        lambda: None,
        lambda: ledger.stored(row.key, "hash", 1, 100, 0.0),
        lambda: ledger.settle(row.key, "refused", "no-time", 100),
        lambda: ledger.settle(row.key, "gone", "deleted", 100),
        lambda: arrivals.skip("7x24", Sighting(row.key, row.url, 100, {}, "deleted"), 100),
        lambda: arrivals.arrive("7x24", row, 100),
    ):
        settle()
        ledger.reopen()
        ledger.due_rechecks(2**40, 0)
        assert ledger.take(10, 2.0**40) == []
    assert ledger.states() == {"gone": 1}
    ledger.close()


def test_what_an_ordinary_list_fetches_as_a_page_stays_a_page(tmp_path: Path, site: Site) -> None:
    from newscrawl.crawl.flashes import Flashes

    class NothingOnItsWay:
        def entry(self, source: str) -> None:
            return None

    ledger = Ledger(tmp_path / "ledger.sqlite")
    url = "https://finance.sina.com.cn/stock/2026-09-19/doc-initmflq0417382.shtml"
    ledger.sight("财经", [Sighting("comos:nitmflq0417382", url, 100, {})], 100)
    answer = _read(site, [_record(5, ext='{"docid": "nitmflq0417382"}')])
    flashes = Flashes(site, ledger, NothingOnItsWay())  # type: ignore[arg-type]
    taken = flashes.take_in(_task(site).channel, answer.carried, clock.now())
    assert (taken.new, taken.pages) == (0, [])
    assert ledger.states() == {"listed": 1}
    ledger.close()


def test_what_arrived_and_was_withdrawn_before_it_was_stored_is_given_up(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    arrivals = Arrivals(ledger)
    arrivals.arrive("7x24", Sighting("live:1", "https://wap.cj.sina.cn/pc/7x24/1", 100, {}), 100)
    assert arrivals.lost("7x24", 0, 100) == 0
    assert arrivals.lost("7x24", 0, 101) == 1
    assert ledger.states() == {"gone": 1}
    ledger.close()


def test_which_channels_are_read(site: Site, tmp_path: Path) -> None:
    def names(**wanted: str) -> list[str]:
        return [row.name for row in Wanted.read(site, **wanted).lists(site)]

    assert names() == ["财经"]
    assert names(flashes="0") == ["财经"]
    assert names(flashes="1") == ["财经", "7x24"]
    assert names(flashes="1", channels="港股") == ["港股", "7x24"]
    assert names(channels="7x24") == names(channels="7x24", flashes="1") == ["7x24"]
    assert names(flashes="1", symbols="sh600519") == ["sh600519", "7x24"]
    addresses = tmp_path / "urls.txt"
    addresses.write_text("https://finance.sina.com.cn/2026-11-01/doc-iabcdefg1234567.shtml\n")
    assert names(flashes="1", urls=str(addresses)) == ["7x24"]
    with pytest.raises(ValueError, match="flashes=yes: expected 1"):
        Wanted.read(site, flashes="yes")


def test_a_window_is_recorded_as_far_as_the_list_goes(site: Site) -> None:
    task = replace(_task(site), start=100, end=200)
    assert [reached(replace(task, oldest=at)) for at in (None, 50, 100, 150, 300)] == [100, 100, 100, 150, 200]
