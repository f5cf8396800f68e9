"""Delivery and its spool, with a store that obeys: what a server does only now and then."""

from __future__ import annotations

import asyncio
import resource
import signal
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import FIXTURES, article_of
from scrapy.settings import Settings

from newscrawl.article import Article, Page, Refusal
from newscrawl.crawl.fetching import Fetching
from newscrawl.crawl.ledger import Ledger, Sighting
from newscrawl.site import Site
from newscrawl.stores.delivery import AwayError, Delivery
from newscrawl.stores.spool import Record, Spool

NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)


@pytest.fixture
def articles(site: Site) -> list[Article]:
    path = next(FIXTURES.glob("sina/C/*/page.html"))
    found = replace(article_of(Page(str(path), path.read_bytes()), site), fetched_at=NOON)
    return [replace(found, id=f"comos:many{number:07}", content_hash=f"{number:032x}") for number in range(10)]


class Store:
    """``error``: what it raises instead of writing; it waits for ``may_write`` before either."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.may_write = asyncio.Event()
        self.closed = False

    def made_ready(self, item: Article | Refusal) -> Article | Refusal:
        return item

    async def write(self, items: Sequence[Article | Refusal]) -> list[str | None]:
        await self.may_write.wait()
        if self.error:
            raise self.error
        return [None] * len(items)

    async def is_there(self) -> bool:
        return not isinstance(self.error, AwayError)

    async def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize("error", [AwayError("away"), RuntimeError("a file is broken")])
def test_close_ends_whatever_the_store_does_while_the_spool_is_delivered(
    error: Exception, articles: list[Article], tmp_path: Path
) -> None:
    async def run() -> None:
        spool = Spool(tmp_path / "mongodb.jsonl")
        spool.append([Record(one, one.id) for one in articles])
        store = Store()
        delivery = Delivery(store, spool, 5, lambda *_: None)
        delivery.start()
        await asyncio.sleep(0.05)
        closing = asyncio.ensure_future(delivery.close())
        await asyncio.sleep(0.05)
        store.error = error
        store.may_write.set()
        await asyncio.wait_for(closing, 5)
        assert (spool.count, store.closed) == (10, True)

    asyncio.run(run())


def test_a_disk_that_becomes_full_inside_a_line_spoils_no_later_one(articles: list[Article], tmp_path: Path) -> None:
    path = tmp_path / "mongodb.jsonl"
    spool = Spool(path)
    spool.append([Record(articles[0], "first")])
    before = path.read_bytes()
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 100, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            spool.append([Record(articles[1], "lost")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert path.read_bytes() == before
    spool.append([Record(articles[2], "third")])
    assert [record.key for record in spool.records()] == ["first", "third"]
    assert spool.count == 2


# what the ledger hears --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "then"),
    [(None, ("stored", 1, "hash", None)), ("too large", ("refused", 0, None, "not-stored: too large"))],
)
@pytest.mark.parametrize("settled_first", [True, False])
def test_the_ledger_says_what_the_store_said_of_what_waited_on_disk(
    fault: str | None, then: tuple[Any, ...], site: Site, tmp_path: Path, *, settled_first: bool
) -> None:
    """Also where the store takes it from the disk before the other stores have it."""
    settings = Settings()
    settings.setmodule("newscrawl.settings")
    crawler: Any = SimpleNamespace(settings=settings, stats=SimpleNamespace(inc_value=lambda *_: None))
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.sight("channel", [Sighting("comos:a", "http://a/", 1, {})], 1)
    fetching = Fetching(crawler, site, ledger)
    assert [request.url for request in fetching.requests()] == ["http://a/"]
    fetching.spooled("http://a/")
    if settled_first:
        fetching.done("http://a/", "hash", 1)
        fetching.delivered("comos:a", fault)
    else:
        fetching.delivered("comos:a", fault)
        fetching.done("http://a/", "hash", 1)
    rows = ledger.connection.execute("SELECT state, revision, content_hash, last_error FROM articles")
    assert rows.fetchall() == [then]
    ledger.close()


def test_a_refusal_that_answers_a_delivery_goes_to_the_store(articles: list[Article], tmp_path: Path) -> None:
    written: list[Article | Refusal] = []

    class Refusing(Store):
        async def write(self, items: Sequence[Article | Refusal]) -> list[str | None]:
            written.extend(items)
            return ["too large" if item == articles[1] else None for item in items]

    async def run() -> None:
        spool = Spool(tmp_path / "mongodb.jsonl")
        spool.append([Record(one, one.id) for one in articles[:3]])
        delivery = Delivery(Refusing(), spool, 5, lambda _, fault: refusal if fault else None)
        delivery.start()
        await delivery.close()
        assert spool.count == 0

    refusal = Refusal("u", "store", "not-stored", "too large")
    asyncio.run(run())
    assert written == [*articles[:3], refusal]


def test_a_batch_that_takes_too_long_is_tried_again_in_smaller_ones(
    articles: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newscrawl.stores.delivery.FIRST_LOOK", 0.01)
    sizes: list[int] = []

    class Slow(Store):
        async def write(self, items: Sequence[Article | Refusal]) -> list[str | None]:
            sizes.append(len(items))
            if len(items) > 3:
                raise AwayError("no answer in time")
            return [None] * len(items)

    async def run() -> None:
        spool = Spool(tmp_path / "mongodb.jsonl")
        spool.append([Record(one, one.id) for one in articles])
        delivery = Delivery(Slow(), spool, 8, lambda *_: None)
        delivery.start()
        while spool.count:
            await asyncio.sleep(0.005)
        await delivery.close()

    asyncio.run(asyncio.wait_for(run(), 20))
    assert sizes[:3] == [8, 4, 2]
    assert sum(size for size in sizes if size <= 3) == len(articles)
