"""Normalising processes: real ones, ended for real."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, pages_of
from test_live import Crawl

from newscrawl.article import Page, Refusal
from newscrawl.crawl import workers
from newscrawl.crawl.worker import message_of, page_of
from newscrawl.crawl.workers import Workers
from newscrawl.normalise import process
from newscrawl.site import Site
from tests.sina_site import Options, World, serve


def children(pid: int) -> list[int]:
    """Processes that a process has started and that have not ended."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has ended meanwhile
            found += [int(child) for child in task.read_text("ascii").split()]
    return found


async def _ask(pages: list[Page], site: str, count: int = 2) -> list[Any]:
    workers = Workers(site, count)
    workers.start()
    try:
        return list(await asyncio.gather(*(workers.process(page) for page in pages)))
    finally:
        await workers.close()


def test_they_say_what_the_core_says(site: Site) -> None:
    pages = pages_of(FIXTURES)
    assert asyncio.run(_ask(pages, site.name)) == [process(page, site) for page in pages]


def test_a_page_crosses_whole() -> None:
    part = Page("b.html", b"second\n", "https://finance.sina.com.cn/b_2.shtml")
    page = Page(
        "a.html", b"\x00\n\xff first", "https://finance.sina.com.cn/b.shtml", {"content-type": "text/html"},
        datetime(2026, 11, 25, 8, 0, 0, 1, UTC), None, "html", "comos:a", {"title": "题 \ud800"}, (part,),
    )  # fmt: skip
    stream = BytesIO(message_of(page) + message_of(part))
    assert [page_of(stream.readline(), stream.read) for _ in range(2)] == [page, part]


def test_a_page_with_which_the_process_ends_is_refused_and_nothing_hangs() -> None:
    page = Page("a.html", b"<p>", "https://finance.sina.com.cn/a.shtml", expected_id="comos:a")
    (refusal,) = asyncio.run(_ask([page], "no such site: the process ends at once", 1))
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.id, refusal.source) == ("defect", "comos:a", "a.html")
    assert "ended 2 times, last with code 1" in refusal.detail


_RUBBISH = """
import os, sys
from newscrawl.crawl import worker

answers = os.fdopen(1, "wb")

def process_safely(page, site, ours=worker.process_safely):
    if b"rubbish" in page.body:
        answers.write({rubbish})
        answers.flush()
    return ours(page, site)

worker.process_safely = process_safely
worker.serve(sys.stdin.buffer, answers)
"""
"""A normalising process as it is, but for what a page with that word in it makes it write first."""


def _of(length: int, text: str) -> str:
    return f"({length}).to_bytes(4, 'big') + {text.encode()!r}"


@pytest.mark.parametrize(
    ("rubbish", "said"),
    [
        ("b'a stray print of a library\\n'", "an answer of 1629516660 bytes"),
        ("b'\\t\\n' * 1_000_000", "an answer of 151652618 bytes"),  # more than a pipe holds
        (_of(8, "no JSON!"), "an answer that is none (Expecting value"),
        ("(2).to_bytes(4, 'big') + bytes((255, 192))", "an answer that is none ('utf-8' codec"),
        (_of(2, "{}"), "an answer that is none (record: expected"),
        (_of(4, "null"), "an answer that is none (record: expected"),
        (_of(100_000, "[" * 100_000), "an answer that is none (maximum recursion"),
        ("worker.LENGTH.pack(0)", "an answer that is none (Expecting value"),
        (
            "(lambda said: worker.LENGTH.pack(len(said)) + said)(worker.json.dumps(worker.plain(ours("
            "worker.Page('other.html', b'<p>'), site))).encode())",
            "an answer to other.html, which was not asked for",
        ),
    ],
)
def test_an_answer_that_is_none_ends_the_process_and_costs_its_page_alone(
    rubbish: str, said: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", _RUBBISH.format(rubbish=rubbish)))
    others = pages_of(FIXTURES)[:6]
    page = Page("a.html", b"<p>rubbish", "https://finance.sina.com.cn/a.shtml", expected_id="comos:a")
    found = asyncio.run(_ask([*others[:3], page, *others[3:]], site.name, 1))
    refusal = found.pop(3)
    assert found == [process(other, site) for other in others]
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.id, refusal.source) == ("defect", "comos:a", "a.html")
    assert f"ended 2 times, last with {said}" in refusal.detail


def test_kill_9_of_a_worker_costs_no_article(tmp_path: Path) -> None:
    """Each is killed after it has answered all that the one before had in work: no page is blamed for two kills."""
    with serve(World(articles=200, days=1, seed=3), Options(latency_ms=150)) as site:
        crawl = Crawl(tmp_path, site.url)
        running = crawl.start()
        killed: set[int] = set()
        while running.poll() is None and len(killed) < 3:
            before = len(crawl.posts())
            while running.poll() is None and len(crawl.posts()) < before + 20:
                time.sleep(0.02)
            for child in set(children(running.pid)) - killed:
                os.kill(child, signal.SIGKILL)
                killed.add(child)
        assert running.wait(120) == 0
        assert len(killed) == 3
        expected = {row["id"] for row in site.expected()}
        assert crawl.posts().keys() == expected
        assert sorted(row["id"] for row in crawl.articles()) == sorted(expected)


def test_kill_9_of_the_crawl_ends_its_workers(tmp_path: Path) -> None:
    with serve(World(articles=200, days=1, seed=3), Options(latency_ms=20)) as site:
        running = Crawl(tmp_path, site.url).start(NORMALISE_PROCESSES="2")
        while len(workers := children(running.pid)) < 2:
            time.sleep(0.01)
        running.kill()
        running.wait()
        deadline = time.monotonic() + 30
        while any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers)


def test_without_workers_the_articles_are_the_same(tmp_path: Path) -> None:
    with serve(World(articles=60, days=1, seed=3), Options()) as site:
        found = []
        for count in ("0", "2"):
            crawl = Crawl(tmp_path / count, site.url)
            crawl.folder.mkdir()
            done = crawl.run(NORMALISE_PROCESSES=count)
            assert done.returncode == 0, done.stderr[-3000:]
            rows = sorted(crawl.articles(), key=lambda row: row["id"])
            when = dict.fromkeys(("fetched_at", "available_at", "sessions"))
            found.append(json.dumps([{**row, **when} for row in rows]))
        assert found[0] == found[1]
