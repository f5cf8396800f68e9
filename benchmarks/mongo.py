"""What storing in MongoDB costs: beside a bare client, and beside a crawl without the store.

    python benchmarks/mongo.py [--articles 2000] [--rounds 5] [--crawl 1500] [--crawl-rounds 3] [--profile]

The store: articles through Delivery and MongoWriter, each put by itself, and enough of them at a time that the next
batch is there when one is on its way, as in a crawl that the store slows. The bare client writes
the same upserts in the same batches, one after the other, from documents that were made before its clock ran: it has
to encode them as BSON and to wait, no more. The two alternate, each on a database of its own with the same indexes.
Asked: a ratio of 0.8. ``null`` is a server that acknowledges at once, so there the whole difference shows.

The crawl: heavy pages of the simulated site with no delay, into the null server over a line that is so many
milliseconds long in each direction (a round trip is twice that), and into the stand-ins; alternating with the same
crawl without a store. Asked: a loss of less than 10 %. Crawl, worker, site, line and server share the processors,
so beside each ratio stand the processor seconds of the server and of the line: where two cores are all there is,
a stand-in takes from the crawl what a server of its own would not.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import pstats
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import bson
from pymongo import AsyncMongoClient, UpdateOne

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.crawl import ROOT, SCRATCH, one, serve
from newscrawl.archive import read_archive
from newscrawl.article import Article, Page, content_hash
from newscrawl.normalise import process
from newscrawl.sites import SITES
from newscrawl.stores.delivery import STORED, Delivery
from newscrawl.stores.documents import document
from newscrawl.stores.mongo import MongoWriter
from newscrawl.stores.mongo_server import MongoSettings, prepare
from newscrawl.stores.spool import Record, Spool
from tests.mongo.null import Null
from tests.mongo.proxy import Proxy
from tests.mongo.server import MongoServer
from tests.mongo.servers import usable
from tests.sina_site.running import Running

NAMES = {"articles": "articles", "revisions": "revisions", "refusals": "refusals"}
BATCH = 100
"""Articles in a batch. Twice as many are put at a time: both sides then write the same batches."""
CHARACTERS = (200, 1700)
"""Of a body; real ones have 900 in the median."""


def articles(count: int) -> list[Article]:
    """Distinct ones, made from those of the fixtures; as long as real ones."""
    random = Random("mongo")
    pages = [page for page in read_archive(str(ROOT / "fixtures"), SITES["sina"]) if isinstance(page, Page)]
    known = [article for page in pages if isinstance(article := process(page, SITES["sina"]), Article)]
    made = []
    for number in range(count):
        article = random.choice(known)
        body = article.body
        while len(body) < random.randint(*CHARACTERS):
            body += "\n" + random.choice(known).body
        html = f"{article.body_html}{body[len(article.body) :]}"
        made.append(
            replace(
                article, id=f"comos:bench{number:07}", body=body, body_html=html,
                content_hash=content_hash(article.title, f"{body}{number}"), fetched_at=datetime.now(UTC),
            )
        )  # fmt: skip
    return made


def settings_of(server: MongoServer) -> MongoSettings:
    """A database that nobody has used."""
    return MongoSettings(server.uri, f"newscrawl_bench_{uuid.uuid4().hex[:12]}", NAMES, BATCH, "", 60.0)


async def by_store(settings: MongoSettings, items: list[Article]) -> None:
    """As the pipeline does: each article is put by itself."""
    with tempfile.TemporaryDirectory(dir=SCRATCH) as folder:
        spool = Spool(Path(folder) / "mongodb.jsonl")
        writer = MongoWriter(settings, prepare(settings), frozenset())
        delivery = Delivery(writer, spool, settings.batch, lambda *_: None)
        delivery.start()
        coming = iter(items)

        async def put() -> None:
            for item in coming:
                if (outcome := await delivery.put(Record(item, item.id))) != STORED:
                    raise SystemExit(f"the store did not take an article: {outcome}")

        await asyncio.gather(*(put() for _ in range(2 * BATCH)))
        await delivery.close()


async def by_client(settings: MongoSettings, items: list[dict[str, Any]]) -> None:
    """The same upserts and nothing else."""
    concern = prepare(settings)
    async with AsyncMongoClient(settings.uri, **settings.options) as client:
        collection = client[settings.database].get_collection(NAMES["articles"], write_concern=concern)
        for at in range(0, len(items), settings.batch):
            batch = items[at : at + settings.batch]
            await collection.bulk_write(
                [UpdateOne({"_id": row["_id"]}, {"$setOnInsert": row}, upsert=True) for row in batch], ordered=False
            )


def seconds(
    server: MongoServer, work: Callable[[MongoSettings], Any], profile: cProfile.Profile | None = None
) -> float:
    """Of one run from an empty database, connecting included; the database is taken away after it."""
    settings = settings_of(server)
    begin = time.perf_counter()
    if profile:
        profile.enable()
    asyncio.run(work(settings))
    if profile:
        profile.disable()
    spent = time.perf_counter() - begin
    with server.client() as client:
        client.drop_database(settings.database)
    return spent


def beside_client(server: MongoServer, items: list[Article], rounds: int, profile: cProfile.Profile | None) -> None:
    """Print the rates of both and their ratio."""
    rows = [document(item) for item in items]
    pairs = []
    for number in range(rounds + 1):
        ours = seconds(server, lambda settings: by_store(settings, items), profile if number else None)
        bare = seconds(server, lambda settings: by_client(settings, rows))
        pairs.append((len(items) / ours, len(items) / bare, bare / ours))
    pairs = pairs[1:]  # the first one warms up
    rates = [statistics.median(column) for column in zip(*pairs, strict=True)]
    low = min(pair[2] for pair in pairs)
    print(
        f"  {server.name:18} store {rates[0]:6.0f}/s, client {rates[1]:6.0f}/s: ratio {rates[2]:.2f} (min {low:.2f})",
        flush=True,
    )


@dataclass
class Crawls:
    """Crawls of the same articles."""

    urls: Path
    origin: str
    count: int

    def rate(self, *more: str) -> float:
        """Articles per second."""
        return one("newscrawl", self.urls, self.origin, self.count, *more)[0]


@contextmanager
def crawls(count: int) -> Iterator[Crawls]:
    """The simulated site, and the addresses of so many articles on it."""
    site, origin = serve(count, "on")
    try:
        with tempfile.TemporaryDirectory(dir=SCRATCH) as name:
            urls = Path(name) / "urls.txt"
            urls.write_text("\n".join(row["url"] for row in Running(origin).expected()[:count]), "utf-8")
            yield Crawls(urls, origin, count)
    finally:
        site.terminate()
        site.wait()


def beside_no_store(server: MongoServer, crawl: Crawls, rounds: int, latency: float) -> None:
    """Print the rates with and without the store, and what the server and the line took of the processors."""
    pairs = []
    with Proxy(server.port, latency) as line:
        for number in range(rounds):
            database = f"newscrawl_bench_{uuid.uuid4().hex[:12]}"
            without = crawl.rate() if number % 2 else 0.0  # what runs first is slower: they take turns
            server_before, line_before = server.processor_seconds(), time.process_time()
            with_store = crawl.rate("-s", f"MONGODB_URI={line.uri}", "-s", f"MONGODB_DATABASE={database}")
            taken = server.processor_seconds() - server_before, time.process_time() - line_before
            without = without or crawl.rate()
            pairs.append((with_store, without, with_store / without, *taken))
            with server.client() as client:
                client.drop_database(database)
    middle = [statistics.median(column) for column in zip(*pairs, strict=True)]
    print(
        f"  {server.name:18} with {middle[0]:4.0f}/s, without {middle[1]:4.0f}/s: ratio {middle[2]:.2f}"
        f" (min {min(pair[2] for pair in pairs):.2f}); processor seconds of {crawl.count / middle[0]:.1f}:"
        f" server {middle[3]:.1f}, line {middle[4]:.1f}",
        flush=True,
    )


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=int, default=2000)
    cli.add_argument("--rounds", type=int, default=5)
    cli.add_argument("--crawl", type=int, default=1500, help="articles of a crawl; 0: no crawls")
    cli.add_argument("--crawl-rounds", type=int, default=3)
    cli.add_argument("--latency", type=float, default=10.0, help="milliseconds in each direction")
    cli.add_argument("--server", action="append", help="only these, by name")
    cli.add_argument("--profile", action="store_true", help="also print where the store spends its time")
    args = cli.parse_args()
    SCRATCH.mkdir(exist_ok=True)
    kinds = [kind for kind in (Null, *usable()) if not args.server or kind.name in args.server]
    profile = cProfile.Profile() if args.profile else None
    items = articles(args.articles)
    size = statistics.median(len(bson.encode(document(item))) for item in items) / 1024
    print(f"{len(items)} articles, {size:.1f} KiB in the median, {args.rounds} rounds")
    with tempfile.TemporaryDirectory(dir=SCRATCH) as name:
        for kind in kinds if items else ():
            with kind(Path(name) / kind.name) as server:
                beside_client(server, items, args.rounds, profile)
        if profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(30)
        if args.crawl:
            print(f"crawls of {args.crawl} articles, {args.latency:g} ms in each direction, {args.crawl_rounds} rounds")
            with crawls(args.crawl) as crawl:
                for kind in kinds:
                    with kind(Path(name) / f"{kind.name} crawl") as server:
                        beside_no_store(server, crawl, args.crawl_rounds, args.latency)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
