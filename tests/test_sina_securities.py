"""The names of listed securities, refreshed from the simulated site's lists by real processes."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from filelock import FileLock
from test_live import FAST

from newscrawl.crawl.listing import count_of, page_rows, refreshed
from newscrawl.crawl.lists import ListError
from newscrawl.normalise.listings import Naming, in_order
from newscrawl.normalise.tables import names_of
from newscrawl.site import Site
from tests.children import tied
from tests.sina_site import Options, World, serve

DAY = date(2026, 11, 26)


@dataclass
class Refresh:
    """The spider with folders of its own, aimed at one simulated site."""

    folder: Path
    origin: str

    @property
    def file(self) -> Path:
        return self.folder / "tables" / "securities.tsv"

    def command(self, *more: str, **settings: str) -> list[str]:
        values = {
            **FAST, "ORIGIN_OVERRIDE": self.origin, "STATE_DIR": str(self.folder / "state"), "RETRY_FIRST_WAIT": "0.01",
            "TABLES_DIR": str(self.file.parent), "FRONTMATTER_DIR": str(self.folder / "posts"), **settings,
        }  # fmt: skip
        options = [part for name, value in values.items() for part in ("-s", f"{name}={value}")]
        return tied([sys.executable, "-m", "scrapy", "crawl", "sina_securities", *options, *more])

    def run(self, code: int = 0, *more: str, limit: int = 0, **settings: str) -> str:
        """The last line of a run; with a limit no file can become larger than so many KiB."""
        command = self.command(*more, **settings)
        if limit:
            command = ["bash", "-c", f'ulimit -f {limit}; exec "$@"', "-", *command]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == code, done.stderr[-3000:]
        assert not re.search(r'File "[^"]*/newscrawl/', done.stderr), "a traceback of ours"
        return done.stderr.splitlines()[-1]

    def rows(self, site: Site) -> dict[str, list[Naming]]:
        found: dict[str, list[Naming]] = {}
        for row in names_of(self.file.read_text("utf-8"), "securities.tsv", site):
            found.setdefault(row.symbol, []).append(row)
        return found

    def age(self, days: int) -> None:
        """As if what is from today were so many days older."""
        today = datetime.now(tz=site_zone()).date()
        text = self.file.read_text("utf-8")
        self.file.write_text(text.replace(str(today), str(today - timedelta(days=days))), "utf-8")


def site_zone() -> Any:
    from newscrawl.sites import SITES

    return SITES["sina"].zone


def small() -> World:
    return World(articles=5)


def test_a_rename_opens_a_row_and_a_second_run_changes_nothing(tmp_path: Path, site: Site) -> None:
    with serve(small()) as server:
        refresh = Refresh(tmp_path, server.url)
        assert "all well (exit code 0)" in refresh.run()
        today = datetime.now(tz=site.zone).date()
        rows = refresh.rows(site)
        assert rows["sh600519"] == [Naming("sh600519", "贵州茅台", rows["sh600519"][0].since, "", "s")]
        assert rows["sh600519"][0].since < str(today), "the shipped table knows since when"
        assert [row.name for row in rows["sz000858"]] == ["五粮液"], "blanks are no rename"
        assert rows["sz300801"][-1] == Naming("sz300801", "样本801股份", str(today), "", "s")
        assert rows["sz300801"][0].until == str(today - timedelta(days=1)), "the name of the shipped table has ended"

        written = refresh.file.stat().st_mtime_ns, refresh.file.read_bytes()
        assert "0 new, 0 renamed, 0 closed" in refresh.run()
        assert (refresh.file.stat().st_mtime_ns, refresh.file.read_bytes()) == written

        refresh.age(10)
        server.control("rename", symbol="sz300805", name="改名科技")
        server.control("rename", symbol="sz300806", name="XD样本80")
        server.control("rename", symbol="sz301999", name="N新上市")
        server.control("unlist", symbol="sh900901")
        assert "0 new, 1 renamed, 1 closed" in refresh.run()
        rows, yesterday = refresh.rows(site), str(today - timedelta(days=1))
        old, new = [row for row in rows["sz300805"] if row.since >= str(today - timedelta(days=10))]
        assert (old.name, old.until) == ("样本805股份", yesterday)
        assert new == Naming("sz300805", "改名科技", str(today), "", "s")
        assert [row.name for row in rows["sz300806"] if not row.until] == ["样本806股份"]
        assert "sz301999" not in rows
        assert [row.until for row in rows["sh900901"]] == [yesterday]
        once = refresh.file.read_bytes()
        assert "0 new, 0 renamed, 0 closed" in refresh.run()
        assert refresh.file.read_bytes() == once

        server.control("rename", symbol="sz300805", name="样本805股份")
        refresh.run()
        assert [row.name for row in refresh.rows(site)["sz300805"] if not row.until] == ["样本805股份"]
        stats = server.stats()
        assert set(stats["hosts"]) == {"vip.stock.finance.sina.com.cn"}
        assert stats["max_parallel"] == 1
        assert not (tmp_path / "posts").exists()


def test_faults_are_passed_over(tmp_path: Path) -> None:
    with serve(small(), Options(feed_faults=0.5, fault_kinds="502,reset", short_board=3)) as server:
        assert "all well (exit code 0)" in Refresh(tmp_path, server.url).run()
        assert server.stats()["faults"]


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (Options(short_board=1), 6, "incomplete (exit code 6): hs_a"),
        (Options(feed_faults=1, fault_times=99, fault_kinds="502"), 6, "status 502"),
        (Options(feed_faults=1, fault_times=99, fault_kinds="403"), 4, "site refused us"),
        (Options(robots="disallow"), 6, "robots.txt"),
    ],
)
def test_what_is_not_complete_changes_nothing(tmp_path: Path, options: Options, code: int, words: str) -> None:
    with serve(small(), options) as server:
        refresh = Refresh(tmp_path, server.url)
        refresh.file.parent.mkdir()
        refresh.file.write_text("symbol\tname\tfrom\tto\tkind\nsh600000\t样本银行\t\t\ts\n", "utf-8")
        before = refresh.file.read_bytes()
        assert words in refresh.run(code)
        assert refresh.file.read_bytes() == before
        if code == 4:
            asked = server.stats()["total"]
            assert "nothing is asked before" in refresh.run(4)
            assert asked == server.stats()["total"]


def test_a_file_that_cannot_be_written_is_5_and_one_that_cannot_be_read_is_2(tmp_path: Path) -> None:
    with serve(small()) as server:
        refresh = Refresh(tmp_path, server.url)
        assert "not written (exit code 5)" in refresh.run(5, limit=4)
        assert list(refresh.file.parent.iterdir()) == []
        server.control("reset_stats")
        refresh.file.mkdir()
        assert "securities.tsv" in refresh.run(2)
        assert server.stats()["total"] == 0


def test_wrong_calls_ask_nothing(tmp_path: Path) -> None:
    refresh = Refresh(tmp_path, "http://127.0.0.1:9")
    assert "TABLES_DIR" in refresh.run(2, TABLES_DIR="")
    assert "takes no arguments" in refresh.run(2, "-a", "since=2026-11-01")
    refresh.file.write_text("symbol\tname\tfrom\tto\tkind\nsh600000\t样本银行\t20261101\t\ts\n", "utf-8")
    assert "securities.tsv, line 2: expected from: a day" in refresh.run(2)
    (tmp_path / "state").mkdir(exist_ok=True)
    refresh.file.unlink()
    with FileLock(tmp_path / "state" / "lock"):
        refresh.run(75)
    assert "incomplete (exit code 6)" in refresh.run(6)


def test_ctrl_c_changes_nothing(tmp_path: Path) -> None:
    with serve(small(), Options(latency_ms=800)) as server:
        refresh = Refresh(tmp_path, server.url)
        running = subprocess.Popen(refresh.command(), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + 30
        while not server.stats()["total"] and time.monotonic() < end:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
        assert running.returncode == 7, said
        assert not refresh.file.exists()


def test_old_and_new_forms_of_answers_are_read(site: Site) -> None:
    listing = site.listing
    assert listing
    board = listing.boards[0]
    assert [count_of(text) for text in ('"5530"', '(new String("3530"))', "7")] == [5530, 3530, 7]
    old = '[{symbol:"sh600000",code:"600000",name:"浦发银行",trade:"9.1"}]'
    assert page_rows(old, listing, board, 1) == {"sh600000": "浦发银行"}
    assert page_rows("null", listing, board, 0) == {}
    for text, expected in (
        ("<html>", 1),
        ("[]", 1),
        ('[{"symbol":"usA","name":"安捷伦"}]', 1),
        ('[{"symbol":"sh600000"}]', 1),
    ):
        with pytest.raises(ListError):
            page_rows(text, listing, board, expected)
    with pytest.raises(ListError):
        count_of("<html>12</html>")


def test_rows_of_other_sorts_and_of_other_markets_stay(site: Site) -> None:
    known = [
        Naming("hk00700", "腾讯控股", "", "", "s"),
        Naming("sh600519", "茅台", "", "", "a"),
        Naming("sh600519", "贵州茅台", "2001-08-27", "", "s"),
        Naming("sh600000", "明日银行", "2026-12-01", "", "s"),
        Naming("sh600000", "浦发银行", "1999-11-10", "", "s"),
    ]
    found = refreshed(known, {"sh600519": "贵州茅台", "sh600000": "浦发银行"}, site, DAY)
    assert found.rows == in_order(known)
    gone = refreshed(known, {"sh600000": "浦发银行"}, site, DAY)
    assert gone.closed == 1
    assert Naming("sh600519", "贵州茅台", "2001-08-27", "2026-11-25", "s") in gone.rows
    back = refreshed(gone.rows, {"sh600519": "贵州茅台", "sh600000": "浦发银行"}, site, DAY)
    assert back.rows == in_order(known), "gone and back on one day is no change"
