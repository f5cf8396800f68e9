"""The live crawl against the simulated site: real processes, real sockets, a real kill -9."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from conftest import ROOT
from filelock import FileLock

from newscrawl.crawl.ledger import SCHEMA
from newscrawl.settings import ITEM_PIPELINES

sys.path.insert(0, str(ROOT))
from tests.children import tied
from tests.sina_site import Options, Running, World, serve

ARTICLES = int(os.environ.get("NEWSCRAWL_LIVE_ARTICLES", "600"))
"""Size of the simulated site; the full acceptance runs with 3000."""
SEED = int(os.environ.get("NEWSCRAWL_LIVE_SEED", random.SystemRandom().randrange(2**32)))
"""Of the moments at which a crawl is killed; a test that fails says it."""
FAST = {
    "DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "False", "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
    "RETRY_FIRST_WAIT": "0.1", "DOWNLOAD_TIMEOUT": "3",
}  # fmt: skip


@dataclass
class Crawl:
    """The crawler with a state folder of its own, aimed at one simulated site."""

    folder: Path
    origin: str

    def command(self, *more: str, **settings: str) -> list[str]:
        values = {
            **FAST, "ORIGIN_OVERRIDE": self.origin, "STATE_DIR": str(self.folder / "state"),
            "FRONTMATTER_DIR": str(self.folder / "posts"), **settings,
        }  # fmt: skip
        options = [part for name, value in values.items() for part in ("-s", f"{name}={value}")]
        return tied([sys.executable, "-m", "scrapy", "crawl", "sina_finance", *options, *more])

    def run(self, *more: str, **settings: str) -> subprocess.CompletedProcess[str]:
        out = self.folder / f"out-{time.monotonic_ns()}.jsonl"
        command = [*self.command(*more, **settings), "-o", str(out)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False)

    def start(self, *more: str, **settings: str) -> subprocess.Popen[bytes]:
        out = self.folder / f"out-{time.monotonic_ns()}.jsonl"
        command = [*self.command(*more, **settings), "-o", str(out)]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def articles(self) -> list[dict[str, Any]]:
        lines = [
            line for path in sorted(self.folder.glob("out-*.jsonl")) for line in path.read_text("utf-8").splitlines()
        ]
        return [json.loads(line) for line in lines if line.endswith("}")]

    def posts(self) -> Counter[str]:
        texts = [path.read_text("utf-8") for path in (self.folder / "posts").rglob("*.md")]
        return Counter(text.partition("\ndoc_id: '")[2].partition("'")[0] for text in texts)

    def ledger(self, query: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.folder / "state" / "ledger.sqlite") as db:
            return db.execute(query).fetchall()

    def run_coverage(self) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "scrapy", "coverage", "--json", "-s", f"STATE_DIR={self.folder / 'state'}"]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    def coverage(self) -> tuple[int, list[dict[str, Any]]]:
        done = self.run_coverage()
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def world(articles: int = ARTICLES, **more: Any) -> World:
    return World(articles=articles, days=30, seed=1, multi=0.03, **more)


def since() -> tuple[str, str]:
    return "-a", f"since={(datetime.now(UTC) - timedelta(days=33)).date()}"


def settle(site: Running) -> None:
    """Wait until the newest article lies before the second that runs: there ends a window."""
    newest = max(row["ctime"] for row in site.expected())
    time.sleep(max(0.0, newest - time.time()) + 1.1)


def served(site: Running) -> int:
    """Answers with an article's page."""
    count: int = site.stats()["articles_served"]
    return count


def test_every_article_once_through_faults_and_again_nothing(tmp_path: Path) -> None:
    with serve(world(), Options(faults=0.1, feed_faults=0.1, shift=5)) as site:
        crawl = Crawl(tmp_path, site.url)
        began = time.time()
        done = crawl.run(*since())
        assert done.returncode == 0, done.stderr[-3000:]
        expected = {row["id"]: row for row in site.expected()}
        arrived = {key for key, row in expected.items() if row["ctime"] >= began - 1}
        articles = {row["id"]: row for row in crawl.articles()}
        assert len(crawl.articles()) == len(articles)
        assert expected.keys() - arrived <= articles.keys() <= expected.keys()
        code, days = crawl.coverage()
        assert code == 0
        assert all(day["complete"] and not day["missing"] for day in days)

        for name in ("faults", "feed_faults", "shift"):
            site.option(name, 0)
        site.control("reset_stats")
        settle(site)
        assert crawl.run().returncode == 0
        late = [row for row in site.expected() if row["id"] not in articles]
        assert served(site) == sum(len(row["pages"]) for row in late), "lists, and what came since"
        assert_all_agree(crawl, site)

        site.control("reset_stats")
        assert crawl.run().returncode == 0
        assert served(site) == 0
        site.control("publish", n=7)
        settle(site)
        known = crawl.posts()
        assert crawl.run().returncode == 0
        new = [row for row in site.expected() if row["id"] not in known]
        assert len(new) == 7
        assert served(site) == sum(len(row["pages"]) for row in new)
        assert_all_agree(crawl, site)


def assert_all_agree(crawl: Crawl, site: Running) -> None:
    """The site, the ledger, the posts and the JSON lines."""
    expected = {row["id"]: row for row in site.expected()}
    articles = crawl.articles()
    assert Counter(row["id"] for row in articles) == Counter(expected.keys())
    for row in articles:
        assert row["body"].split("\n") == list(expected[row["id"]]["paragraphs"])
    assert crawl.posts() == Counter(expected.keys())
    states = dict(crawl.ledger("SELECT state, count(*) FROM articles GROUP BY state"))
    assert states.pop("stored") == len(expected)
    assert states.keys() <= {"gone", "refused", "skipped"}
    assert all(error for (error,) in crawl.ledger("SELECT last_error FROM articles WHERE state<>'stored'"))
    path = crawl.folder / "posts" / "refused.jsonl"
    refused = {json.loads(line)["source"] for line in path.read_text("utf-8").splitlines()}
    assert {url for (url,) in crawl.ledger("SELECT url FROM articles WHERE state IN ('gone', 'refused')")} == refused


def test_kill_9_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    """With one connection a host, which is the default: what is on the wire at a kill is fetched again."""
    print(f"NEWSCRAWL_LIVE_SEED={SEED}")
    drawn = random.Random(SEED)
    with serve(world(), Options(latency_ms=36000 // ARTICLES)) as site:  # slow enough for five kills
        crawl = Crawl(tmp_path, site.url)
        lines = tmp_path / "articles.jsonl"
        polite = {"CONCURRENT_REQUESTS_PER_DOMAIN": "1", "JSONLINES_FILE": str(lines)}
        for _ in range(5):
            before = served(site)
            process = crawl.start(*since(), **polite)
            while served(site) == before and process.poll() is None:
                time.sleep(0.02)
            time.sleep(drawn.uniform(0.0, 0.8))
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert crawl.ledger("SELECT count(*) FROM articles WHERE state='stored'")[0][0] < len(site.expected())
        done = crawl.run(*since(), **polite)
        assert done.returncode == 0, done.stderr[-3000:]
        expected = {row["id"] for row in site.expected()}
        assert crawl.posts() == Counter(expected)
        assert Counter(json.loads(line)["id"] for line in lines.read_text("utf-8").splitlines()) == Counter(expected)
        assert dict(crawl.ledger("SELECT state, count(*) FROM articles GROUP BY state"))["stored"] == len(expected)
        whole = sum(len(row["pages"]) for row in site.expected())
        hosts = {row["url"].split("/")[2] for row in site.expected()}
        again = served(site) - whole
        print(f"fetched again: {again} of {whole}")
        assert again <= max(0.01 * whole, 5 * 2 * len(hosts)), "more than what was on its way at five kills"


def test_sigterm_fetches_nothing_again(tmp_path: Path) -> None:
    with serve(world(), Options(latency_ms=2)) as site:
        crawl = Crawl(tmp_path, site.url)
        process = crawl.start(*since())
        while crawl.posts().total() < 20 and process.poll() is None:
            time.sleep(0.02)
        process.terminate()
        assert process.wait(60) == 7
        stored = crawl.ledger("SELECT count(*) FROM articles WHERE state='stored'")[0][0]
        assert 0 < stored < len(site.expected())
        record = json.loads(max((tmp_path / "state" / "runs").glob("*.json")).read_text("utf-8"))
        assert (record["exit_code"], record["verdict"]) == (7, "interrupted")
        assert crawl.run(*since()).returncode == 0
        # A mobile page holds all pages of its article, so there may be a few less.
        assert served(site) <= sum(len(row["pages"]) for row in site.expected())
        assert crawl.posts() == Counter(row["id"] for row in site.expected())


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Crawl, Running]]:
    with serve(World(articles=60, days=1, seed=3), Options()) as site:
        yield Crawl(tmp_path, site.url), site


def test_a_second_run_at_once_is_told_so(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    site.option("latency_ms", 50)
    first = crawl.start()
    lock = crawl.folder / "state" / "lock"
    while not (crawl.folder / "state" / "ledger.sqlite").exists():
        time.sleep(0.02)
    second = crawl.run()
    assert second.returncode == 75
    assert str(lock) in second.stderr
    assert first.wait(120) == 0
    assert crawl.posts() == Counter(row["id"] for row in site.expected())


def test_the_cursor_where_windows_answer_nothing(tmp_path: Path) -> None:
    with serve(world(), Options(windows=False, shift=3)) as site:
        crawl = Crawl(tmp_path, site.url)
        done = crawl.run(*since())
        assert done.returncode == 0, done.stderr[-3000:]
        assert "reading by the ctime cursor" in done.stderr
        began_with = world().expected()
        assert {row.id for row in began_with} <= crawl.posts().keys() <= {row["id"] for row in site.expected()}
        assert crawl.coverage()[0] == 0


def test_lists_of_securities_and_columns_are_read_to_their_end(tmp_path: Path) -> None:
    with serve(World(articles=600, days=30, seed=1), Options()) as site:
        assert site.world is not None
        lists = site.world.symbols
        longest = [
            max((s for s in lists if s.startswith(m)), key=lambda s: len(lists[s].docs)) for m in ("sh", "hk", "us")
        ]
        crawl = Crawl(tmp_path, site.url)
        assert crawl.run(*since(), "-a", f"symbols={','.join(longest)}").returncode == 0
        rows = dict(crawl.ledger("SELECT channel, count(*) FROM listings GROUP BY channel"))
        assert rows == {symbol: len({doc.url for doc in lists[symbol].docs}) for symbol in longest}
        assert min(rows.values()) > 20, "more than one page"
        assert crawl.run(*since(), "-a", "channels=上市公司").returncode == 0
        ((column,),) = crawl.ledger("SELECT count(*) FROM listings WHERE channel='上市公司'")
        assert column == len(site.world.columns[56592].docs)


def test_a_redirect_to_the_same_article_is_followed(tmp_path: Path) -> None:
    with serve(World(articles=60, days=1, seed=3), Options(moved=0.5)) as site:
        crawl = Crawl(tmp_path, site.url)
        assert crawl.run().returncode == 0
        assert crawl.posts() == Counter(row["id"] for row in site.expected())
        assert site.stats()["statuses"]["301"] > 5


def test_an_edit_is_a_revision_and_a_deletion_keeps_the_post(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    assert crawl.run(EDIT_FIRST_CHECK="0").returncode == 0
    listed = {key for (key,) in crawl.ledger("SELECT key FROM articles WHERE state='stored'")}
    edited, deleted = [row["id"] for row in site.expected() if row["id"] in listed][:2]
    before = crawl.posts()
    site.control("edit", id=edited)
    site.control("delete", id=deleted)
    time.sleep(1.1)
    assert crawl.run(EDIT_FIRST_CHECK="0").returncode == 0
    after = crawl.posts()
    assert after[edited] == before[edited] + 1
    assert after[deleted] == before[deleted]
    assert crawl.ledger(f"SELECT state, revision FROM articles WHERE key='{deleted}'") == [("gone", 1)]
    assert crawl.ledger(f"SELECT state, revision FROM articles WHERE key='{edited}'") == [("stored", 2)]
    revisions = [row["revision"] for row in crawl.articles() if row["id"] == edited]
    assert revisions == [1, 2]
    texts = {row["body"] for row in crawl.articles() if row["id"] == edited}
    assert len(texts) == 2
    third = crawl.run(EDIT_FIRST_CHECK="0")
    assert third.returncode == 0
    assert crawl.posts() == after, "an unchanged text is no new revision"
    site.control("restore", id=deleted)
    assert crawl.run(EDIT_FIRST_CHECK="0").returncode == 0
    assert crawl.ledger(f"SELECT state, revision, gone_at FROM articles WHERE key='{deleted}'") == [("stored", 2, None)]
    assert crawl.posts()[deleted] == before[deleted] + 1, "that it came back is a revision, though the text is the same"


# exit codes -------------------------------------------------------------------------------------------


def test_exit_2_for_wrong_arguments(small: tuple[Crawl, Running]) -> None:
    crawl, _ = small
    for wrong in ("channels=none", "symbols=x", "since=yesterday", "since=0001-01-01", "urls=/none", "word=1"):
        done = crawl.run("-a", wrong)
        assert done.returncode == 2, wrong
        assert wrong.partition("=")[0] in done.stderr
        assert "Traceback" not in done.stderr


def test_exit_3_when_too_many_are_refused(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    site.option("fault_kinds", "home")
    site.option("fault_times", 99)
    site.option("faults", 1)
    done = crawl.run(RETRY_FIRST_WAIT="0.01")
    assert done.returncode == 3, done.stderr[-3000:]


def test_exit_4_when_the_site_refuses(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    site.option("fault_kinds", "403")
    site.option("fault_times", 99)
    site.option("faults", 1)
    done = crawl.run(RETRY_FIRST_WAIT="0.01", BREAKER_REFUSALS="8")
    assert done.returncode == 4, done.stderr[-3000:]
    assert "8 requests in a row" in done.stderr
    site.option("faults", 0)
    site.control("reset_stats")
    early = crawl.run()
    assert early.returncode == 4
    assert "REFUSED_PAUSE" in early.stderr
    assert site.stats()["hosts"] == {}, "the site is left alone for a while"
    assert len(list((crawl.folder / "state" / "runs").glob("*.json"))) == 1
    time.sleep(1)
    assert crawl.run(REFUSED_PAUSE="1").returncode == 0
    assert crawl.posts() == Counter(row["id"] for row in site.expected())


def test_exit_5_when_a_store_fails(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    (crawl.folder / "posts").mkdir()
    blocker = crawl.folder / "posts" / "金融"
    blocker.write_text("a file where a folder must be", "utf-8")
    assert crawl.run().returncode == 5
    blocker.unlink()
    assert crawl.run().returncode == 0
    assert crawl.posts() == Counter(row["id"] for row in site.expected())


def test_exit_6_when_the_lists_do_not_answer(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    site.option("fault_kinds", "502")
    site.option("fault_times", 99)
    site.option("feed_faults", 1)
    assert crawl.run().returncode == 6
    code, days = crawl.coverage()
    assert code == 1
    assert not all(day["complete"] for day in days) or not days
    site.option("feed_faults", 0)
    assert crawl.run().returncode == 0
    assert crawl.posts() == Counter(row["id"] for row in site.expected())


def test_a_defect_costs_one_article_and_never_hangs(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    pipelines = {**ITEM_PIPELINES, "tests.broken_pipeline.Broken": 650}
    broken = sorted(row["id"] for row in site.expected())[0]
    done = crawl.run(ITEM_PIPELINES=json.dumps(pipelines), BROKEN_ID=broken)
    assert done.returncode == 0, done.stderr[-3000:]
    ((state, error),) = crawl.ledger(f"SELECT state, last_error FROM articles WHERE key='{broken}'")
    assert state == "refused"
    assert "defect: this article breaks" in error
    assert (
        dict(crawl.ledger("SELECT state, count(*) FROM articles GROUP BY state"))["stored"] == len(site.expected()) - 1
    )


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("ORIGIN_OVERRIDE", "nonsense"), ("ORIGIN_OVERRIDE", "http://127.0.0.1:x"), ("DOWNLOAD_DELAY", "abc"),
        ("DOWNLOAD_DELAY", "-1"), ("CONCURRENT_REQUESTS", "x"), ("CONCURRENT_REQUESTS", "0"), ("FIRST_RUN_HOURS", "x"),
        ("REFUSED_SHARE_MAX", "20"), ("ROBOTSTXT_OBEY", "perhaps"), ("LOG_LEVEL", "LOUD"), ("STATE_DIR", ""),
        ("FRONTMATTER_PROFILE", "x"), ("STATE_DIR", "FILE"), ("FRONTMATTER_DIR", "FILE"),
    ],
)  # fmt: skip
def test_exit_2_for_a_setting_that_cannot_be(small: tuple[Crawl, Running], setting: str, value: str) -> None:
    crawl, site = small
    (crawl.folder / "file").write_text("no folder", "utf-8")
    value = value.replace("FILE", str(crawl.folder / "file"))
    done = crawl.run(**{setting: value})
    assert done.returncode == 2
    assert f"crawl: {setting}={value}: " in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert_nothing_began(crawl, site)


@pytest.mark.parametrize("setting", ["ITEM_PIPELINES", "DOWNLOADER_MIDDLEWARES", "EXTENSIONS"])
def test_exit_1_when_a_class_cannot_be_imported(small: tuple[Crawl, Running], setting: str) -> None:
    crawl, site = small
    done = crawl.run(**{setting: json.dumps({"newscrawl.no_such_module.Thing": 10})})
    assert done.returncode == 1
    assert "newscrawl: could not start (exit code 1)" in done.stderr.splitlines()[-1]
    assert "No module named 'newscrawl.no_such_module'" in done.stderr
    assert_nothing_began(crawl, site)
    assert crawl.run().returncode == 0


@pytest.mark.parametrize("broken", ["garbage", "torn", "foreign"])
def test_exit_1_for_a_broken_ledger_which_is_not_replaced(small: tuple[Crawl, Running], broken: str) -> None:
    crawl, site = small
    path = crawl.folder / "state" / "ledger.sqlite"
    path.parent.mkdir()
    if broken == "garbage":
        path.write_bytes(random.Random(1).randbytes(5000))
    else:
        with contextlib.closing(sqlite3.connect(path)) as db:
            db.executescript("CREATE TABLE articles (other TEXT)" if broken == "foreign" else SCHEMA)
    if broken == "torn":
        path.write_bytes(path.read_bytes()[:6000])
    before = path.read_bytes()
    for command in ("crawl", "coverage"):
        done = crawl.run() if command == "crawl" else crawl.run_coverage()
        assert done.returncode == {"crawl": 1, "coverage": 2}[command]
        assert f"{path}: " in done.stderr.splitlines()[-1]
        assert "put a backup in its place" in done.stderr.splitlines()[-1]
        assert "Traceback" not in done.stderr
    assert path.read_bytes()[100:] == before[100:], "SQLite may note in the header how it was opened"
    assert_nothing_began(crawl, site)


def test_exit_1_for_a_ledger_of_another_version(small: tuple[Crawl, Running]) -> None:
    crawl, _ = small
    assert crawl.run().returncode == 0
    crawl.ledger("ALTER TABLE articles RENAME COLUMN checks TO looks")
    done = crawl.run()
    assert done.returncode == 1
    assert "newscrawl: broke off (exit code 1)" in done.stderr.splitlines()[-1]
    record = json.loads(max((crawl.folder / "state" / "runs").glob("*.json")).read_text("utf-8"))
    assert (record["exit_code"], record["verdict"]) == (1, "broke off")


def assert_nothing_began(crawl: Crawl, site: Running) -> None:
    """No request, no run record, no article, and the lock is free."""
    assert site.stats()["total"] == 0
    assert not list(crawl.folder.glob("state/runs/*"))
    assert crawl.articles() == []
    lock = crawl.folder / "state" / "lock"
    if lock.exists():
        FileLock(lock).acquire(timeout=0).lock.release()


# manners ----------------------------------------------------------------------------------------------


def test_the_crawl_delay_of_robots_txt_is_kept(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    site.option("crawl_delay", 0.4)
    path = crawl.folder / "urls.txt"
    path.write_text("\n".join(row["url"] for row in site.expected()[:6]))
    assert crawl.run("-a", f"urls={path}", CONCURRENT_REQUESTS_PER_DOMAIN="1").returncode == 0
    stats = site.stats()
    host = max(stats["hosts"], key=stats["hosts"].get)
    assert stats["hosts"][host] > 3
    assert stats["seconds_by_host"][host] >= 0.4 * (stats["hosts"][host] - 3), "robots.txt and one page come before it"


def test_what_robots_txt_forbids_is_refused_and_never_asked_for(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    site.option("robots", "disallow")
    path = crawl.folder / "urls.txt"
    path.write_text("\n".join(row["url"] for row in site.expected()[:3]))
    crawl.run("-a", f"urls={path}")
    errors = crawl.ledger("SELECT state, last_error FROM articles")
    assert len(errors) == 3
    assert all(state == "refused" and error.startswith("disallowed") for state, error in errors)
    assert served(site) == 0


# hosts ------------------------------------------------------------------------------------------------


def test_a_list_of_addresses_reaches_only_the_site(small: tuple[Crawl, Running]) -> None:
    crawl, site = small
    rows = site.expected()[:3]
    hostile = [
        "http://127.0.0.1:1/doc-iabcdefg1234567.shtml", "file:///etc/passwd", "data:text/html,x",
        "https://finance.sina.com.cn.evil.example/2026-01-01/doc-iabcdefg1234567.shtml",
        "https://evil.example/?u=finance.sina.com.cn/doc-iabcdefg1234567.shtml", "not an address",
        "https://video.sina.com.cn/p/finance/2026-01-01/detail-iabcdefg1234567.d.html",
    ]  # fmt: skip
    path = crawl.folder / "urls.txt"
    path.write_text(
        "\n".join([*(row["url"] for row in rows), f"{rows[0]['url']}?from=wap#x", rows[1]["mobile_url"], *hostile])
    )
    done = crawl.run("-a", f"urls={path}")
    assert done.returncode == 0, done.stderr[-3000:]
    assert {row["id"] for row in rows} <= crawl.posts().keys()
    hosts = site.stats()["hosts"]
    assert all(host.endswith((".sina.com.cn", ".sina.cn")) for host in hosts), hosts
    assert crawl.ledger("SELECT state, last_error FROM articles WHERE url LIKE '%video%'") == [("skipped", "video")]


class _Hostile(BaseHTTPRequestHandler):
    """A site that leads elsewhere: a list full of foreign addresses, and articles that redirect."""

    outside = ""
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.headers["Host"], self.path))
        if "/api/roll/get" in self.path:
            urls = [
                f"{self.outside}/doc-iaaaaaaa0000001.shtml", "file:///etc/passwd", "data:text/html,<p>x", "javascript:alert(1)",
                "//evil.example/doc-iaaaaaaa0000002.shtml", "https://finance.sina.com.cn@127.0.0.1/doc-iaaaaaaa0000003.shtml",
                "https://finance.sina.com.cn.evil.example/doc-iaaaaaaa0000004.shtml", "ftp://finance.sina.com.cn/doc-iaaaaaaa0000005.shtml",
                "https://finance.sina.com.cn/2026-01-01/doc-iaaaaaaa0000006.shtml",
                "https://finance.sina.com.cn/2026-01-01/doc-iaaaaaaa0000007.shtml",
            ]  # fmt: skip
            rows = [{"url": url, "title": "题", "ctime": str(int(time.time()) - 60)} for url in urls]
            body = json.dumps({"result": {"lid": "2519", "total": str(len(rows)), "data": rows}}).encode()
            self._answer(200, body)
        elif "0000006" in self.path:
            self._answer(302, b"", Location=f"{self.outside}/secret")
        elif self.path == "/robots.txt":
            self._answer(301, b"", Location=f"{self.outside}/robots.txt")
        else:
            head = f'<meta http-equiv="refresh" content="0;url={self.outside}/refresh">'
            self._answer(
                200, f'<html><head>{head}</head><body><a href="file:///etc/passwd">x</a></body></html>'.encode()
            )

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body)), "Content-Type": "text/html"}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Outside(BaseHTTPRequestHandler):
    """Nothing may ever ask here."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(500)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def test_no_list_redirect_or_refresh_leads_out_of_the_site(tmp_path: Path) -> None:
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler) for handler in (_Hostile, _Outside)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _Hostile.outside = f"http://127.0.0.1:{servers[1].server_port}"
        crawl = Crawl(tmp_path, f"http://127.0.0.1:{servers[0].server_port}")
        done = crawl.run(RETRY_FIRST_WAIT="0.01")
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
    assert _Outside.asked == []
    assert {host for host, _ in _Hostile.asked} <= {"feed.mix.sina.com.cn", "finance.sina.com.cn"}
    assert any("0000006" in path for _, path in _Hostile.asked)
    assert not any(f"000000{n}" in path for _, path in _Hostile.asked for n in "12345")
    states = dict(crawl.ledger("SELECT key, state || ' ' || last_error FROM articles"))
    foreign = {key for key, state in states.items() if state == "skipped foreign-address"}
    assert states.keys() - foreign == {"comos:aaaaaaa0000006", "comos:aaaaaaa0000007"}
    assert {"url:file:///etc/passwd", "url:javascript:alert(1)"} <= foreign
    assert states["comos:aaaaaaa0000006"].startswith("refused redirected")
    assert states["comos:aaaaaaa0000007"].startswith("refused no-template")
    assert "Traceback" not in done.stderr


def test_a_ledger_that_cannot_be_written_is_no_success(small: tuple[Crawl, Running]) -> None:
    """A file-size limit makes SQLite fail in mid-crawl, as a full disk does."""
    crawl, site = small
    command = ["bash", "-c", 'ulimit -f 150; exec "$@"', "-", *crawl.command(FRONTMATTER_DIR="")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode in (1, 5), done.stderr[-3000:]
    assert crawl.run(FRONTMATTER_DIR=str(crawl.folder / "posts")).returncode == 0
    ((stored,),) = crawl.ledger("SELECT count(*) FROM articles WHERE state='stored'")
    assert stored == len(site.expected())
