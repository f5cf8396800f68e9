"""Every query of docs/mongodb.md is run as it stands there, on documents that the store wrote, and its index is checked."""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from conftest import FIXTURES, ROOT
from pymongo.cursor import Cursor
from pymongo.database import Database
from scrapy.settings import Settings

from newscrawl import settings as defaults
from newscrawl.archive import read_archive
from newscrawl.article import Article, Page, Refusal, content_hash
from newscrawl.normalise import process
from newscrawl.records import article_of
from newscrawl.site import Site
from newscrawl.sites import SITES
from newscrawl.stores.collected import Collected
from newscrawl.stores.documents import key_of
from newscrawl.stores.history import Told
from newscrawl.stores.mongo import MongoWriter
from newscrawl.stores.mongo_server import INDEXES, MongoSettings, prepare
from newscrawl.stores.sources import heard_from
from tests.mongo.capabilities import lacking, needs
from tests.mongo.server import MongoServer

Rows = list[dict[str, Any]]
DOCUMENT = (ROOT / "docs" / "mongodb.md").read_text("utf-8")
S, T = "hk00700", datetime(2026, 9, 19, 4, tzinfo=UTC)
"""The security and the instant of the page's queries."""
DAY = datetime(2026, 9, 18, 16, tzinfo=UTC)
"""Its day begins, in China."""
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Query:
    """A section of the page."""

    title: str
    indexes: frozenset[str]
    blocks: tuple[tuple[str, str], ...]
    """(language, text)."""


def _queries(text: str) -> list[Query]:
    sections = text.partition("\n## Queries\n")[2].partition("\n## ")[0].split("\n### ")[1:]
    found = []
    for section in sections:
        line = re.search(r"^Index: (.*)$", section, re.MULTILINE)
        assert line, section
        blocks = re.findall(r"^```(\w+)\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
        found.append(Query(section.partition("\n")[0], frozenset(re.findall(r"`(\w[^`]*|_id_)`", line[1])), (*blocks,)))
    return found


QUERIES = {query.title: query for query in _queries(DOCUMENT)}


# mongosh, as far as the page uses it --------------------------------------------------------------------


class _Found:
    def __init__(self, cursor: Cursor[dict[str, Any]], asked: dict[str, Any]) -> None:
        self._cursor, self._asked = cursor, asked

    def sort(self, keys: dict[str, int]) -> Cursor[dict[str, Any]]:
        self._asked["sort"] = keys
        return self._cursor.sort(list(keys.items()))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self._cursor


class _Collection:
    """Notes what is asked, so that it can be explained."""

    def __init__(self, database: Database[dict[str, Any]], name: str, asked: list[dict[str, Any]]) -> None:
        self._rows, self._name, self._asked = database[name], name, asked

    def find(self, wanted: dict[str, Any], fields: dict[str, Any]) -> _Found:
        self._asked.append({"find": self._name, "filter": wanted})
        return _Found(self._rows.find(wanted, fields), self._asked[-1])

    def distinct(self, key: str, wanted: dict[str, Any]) -> list[Any]:
        self._asked.append({"distinct": self._name, "key": key, "query": wanted})
        return self._rows.distinct(key, wanted)

    def aggregate(self, steps: Rows) -> Iterable[dict[str, Any]]:
        self._asked.append({"aggregate": self._name, "pipeline": steps, "cursor": {}})
        return self._rows.aggregate(steps)


class _Shell:
    def __init__(self, database: Database[dict[str, Any]]) -> None:
        self._database = database
        self.asked: list[dict[str, Any]] = []

    def __getattr__(self, name: str) -> _Collection:
        return _Collection(self._database, name, self.asked)


def as_python(script: str) -> str:
    """A script of mongosh as Python: the two differ, on the page, in ``const``, ``null``, keys without quotes and ``...``."""
    parts = re.split(r'("[^"]*")', script)
    for at in range(0, len(parts), 2):
        part = re.sub(r"^const ", "", parts[at], flags=re.MULTILINE).replace("...", "*")
        part = re.sub(r"(?<=[{,])(\s*)([$\w]+):", r'\1"\2":', part)
        parts[at] = re.sub(r"\bnull\b", "None", re.sub(r"\btrue\b", "True", part))
    return re.sub(r"^db\.", "result = db.", "".join(parts), flags=re.MULTILINE)


def run(database: Database[dict[str, Any]], language: str, text: str) -> tuple[Rows, list[dict[str, Any]]]:
    """What the block gives, and what it asked the server."""
    if language == "python":
        names: dict[str, Any] = {"db": database}
        exec(text, names)
        return sorted(names["news"].values(), key=lambda row: row["available_at"], reverse=True), []
    assert language == "js"
    shell = _Shell(database)
    names = {"db": shell, "ISODate": datetime.fromisoformat}
    exec(as_python(text), names)
    return list(names["result"]), shell.asked


# what is in the database --------------------------------------------------------------------------------


class Story:
    """Articles and refusals in the order in which a crawl would give them."""

    def __init__(self, site: Site, *, deletions: bool) -> None:
        self.items: list[Article | Refusal] = []
        for page in read_archive(str(FIXTURES), SITES["sina"]):
            self.items.append(process(page, site) if isinstance(page, Page) else page)
        flash = next(one for one in self.articles if one.template == "flash" and self.names(one))
        silent = replace(flash, mentions=(), times=())
        start = T - timedelta(hours=6)
        base = {
            name: replace(flash, id=f"comos:told{name}", fetched_at=start, times=(), published_at=start)
            for name in "abcdefg"
        }
        self.items += base.values()
        linked = tuple(replace(mention, is_company=False) for mention in flash.mentions)  # the site linked it wrongly
        self.items.append(replace(base["a"], id="comos:toldw", mentions=linked))
        self.edit(base["a"], T - HOUR, "早")  # edited before T and after it
        self.edit(self.items[-1], T + HOUR, "晚")
        self.edit(replace(silent, id=base["b"].id), T - HOUR, "无")  # names the security no more, before T …
        self.edit(replace(silent, id=base["c"].id), T + HOUR, "无")  # … and after it
        self.edit(next(one for one in self.articles if one.id == "num:21273456"), T + 2 * HOUR, "更正")
        late = {"time": (T - HOUR / 2).isoformat()}  # a list states that it is younger than the edit that follows
        self.items.append(replace(base["a"], id="comos:toldh", listed=late))
        self.edit(replace(self.items[-1], listed={}), T - 3 * HOUR, "新")
        if deletions:
            self.delete(base)

    def delete(self, base: dict[str, Article]) -> None:
        self.gone(base["d"], T - HOUR)
        self.gone(base["e"], T + HOUR)
        self.gone(base["f"], T - 3 * HOUR)  # gone and back before T
        self.items.append(replace(base["f"], fetched_at=T - 2 * HOUR, revision=2))
        self.gone(base["g"], T - HOUR)  # gone before T, back after it
        self.items.append(replace(base["g"], fetched_at=T + HOUR, revision=2))

    @staticmethod
    def names(article: Article) -> bool:
        return any(mention.symbol == S and mention.is_company for mention in article.mentions)

    @property
    def articles(self) -> list[Article]:
        return [item for item in self.items if isinstance(item, Article)]

    @property
    def newest(self) -> dict[str, Article]:
        """Of each article the last text; a post beside its page has the same."""
        found: dict[str, Article] = {}
        for one in self.articles:
            if key_of(one) not in found or one.revision > found[key_of(one)].revision:
                found[key_of(one)] = one
        return found

    def edit(self, article: Any, at: datetime, words: str) -> None:
        body = f"{article.body}\n{words}"
        digest, revision = content_hash(article.title, body), article.revision + 1
        self.items.append(replace(article, body=body, content_hash=digest, fetched_at=at, revision=revision))

    def gone(self, article: Article, at: datetime) -> None:
        self.items.append(Refusal(article.source, "fetch", "gone", "404", article.url, article.id, None, at))

    def known(self, at: datetime) -> set[tuple[str, int]]:
        """(id, revision) of what named the security at that instant, told from the story, event by event."""
        state: dict[str, Article | None] = {}
        events = [(item.available_at if isinstance(item, Article) else item.seen_at, item) for item in self.items]
        for when, item in events:  # each article's own events are in order
            if when is None or when > at or item.id is None:
                continue
            if isinstance(item, Article):
                here = state.get(key_of(item))
                if here is None or here.content_hash != item.content_hash or here.revision < item.revision:
                    state[key_of(item)] = item
            elif item.reason == "gone":
                state[item.id] = None
        return {(key, one.revision) for key, one in state.items() if one and self.names(one)}


def write(mongo: MongoServer, database: str, items: Iterable[Article | Refusal]) -> None:
    names = {name: name for name in INDEXES}
    settings = MongoSettings(mongo.uri, database, names, 20, "", 5.0)
    gone = frozenset({"gone"})

    async def run() -> None:
        writer = MongoWriter(settings, prepare(settings), gone)
        try:
            assert set(await writer.write([writer.made_ready(item) for item in items])) == {None}
        finally:
            await writer.close()

    asyncio.run(run())


@pytest.fixture
def story(mongo: MongoServer, site: Site) -> Story:
    """Written by the store."""
    told = Story(site, deletions=not lacking(mongo, "set-dates"))
    write(mongo, mongo.database, told.items)
    with mongo.client() as client:  # a story and its repost
        client[mongo.database]["articles"].update_many(
            {"_id": {"$in": ["num:21273456", "num:6976543"]}}, {"$set": {"cluster": "num:21273456"}}
        )
    return told


def ids(rows: Rows) -> list[Any]:
    return [row["_id"] for row in rows]


def by_time(articles: Iterable[Article], key: Callable[[Article], Any], *, falling: bool = True) -> list[Any]:
    return [key(one) for one in sorted(articles, key=key, reverse=falling)]


def published(one: Article) -> datetime:
    return one.published_at


def known_at(one: Article) -> datetime:
    return one.available_at


def within(low: datetime, one: datetime, high: datetime) -> bool:
    return low <= one < high


# what each query must give ------------------------------------------------------------------------------


def news(rows: Rows, told: Story) -> None:
    wanted = [one for one in told.newest.values() if told.names(one)]
    assert {row["_id"] for row in rows} == {key_of(one) for one in wanted}
    assert [row["published_at"] for row in rows] == by_time(wanted, published)


def as_known(rows: Rows, told: Story) -> None:
    keys = [(row.get("article", row["_id"]), row["revision"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert set(keys) == told.known(T)
    revisions = {key.removeprefix("comos:told"): revision for key, revision in keys if key.startswith("comos:told")}
    assert revisions == {"a": 2, "c": 1, "e": 1, "f": 2, "h": 2}, "as a person reads the story"


def since(rows: Rows, told: Story) -> None:
    wanted = [one for one in told.newest.values() if known_at(one) > T - HOUR]
    assert [row["available_at"] for row in rows] == by_time(wanted, known_at, falling=False)
    assert rows


def channel(rows: Rows, told: Story) -> None:
    assert ids(rows) == [key for key, one in told.newest.items() if "港股" in one.channel] == ["num:21273456"]


def most(rows: Rows, told: Story) -> None:
    day = [one for one in told.newest.values() if within(DAY, one.published_at, DAY + 24 * HOUR)]
    counts = Counter(
        symbol for one in day for symbol in {mention.symbol for mention in one.mentions if mention.is_company}
    )
    wanted = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:20]
    assert [(row["_id"], row["articles"]) for row in rows] == wanted != []


def reposts(rows: Rows, _: Story) -> None:
    assert ids(rows) == ["num:6976543", "num:21273456"]


def same_words(rows: Rows, _: Story) -> None:
    assert ids(rows) == ["comos:nitmeav9633557"]


def edits(rows: Rows, _: Story) -> None:
    moments = [(row["article"][-1], (row["superseded_at"] - T) // HOUR) for row in rows]
    assert sorted(moments) == [("6", 2), ("a", -1), ("a", 1), ("b", -1), ("c", 1), ("h", -3)]
    assert [hours for _, hours in moments] == sorted(hours for _, hours in moments)
    assert all(any(line.startswith("+") for line in row["diff"]) for row in rows)


def revisions(rows: Rows, _: Story) -> None:
    assert [(row["revision"], row["superseded_at"], row["diff"][-1]) for row in rows] == [(1, T + 2 * HOUR, "+更正")]


def deleted(rows: Rows, _: Story) -> None:
    assert {row["_id"][-1]: row["gone_at"] for row in rows} == {"d": T - HOUR, "e": T + HOUR}


def refused(rows: Rows, told: Story) -> None:
    wanted = [item for item in told.items if isinstance(item, Refusal) and item.reason == "not-viewable"]
    assert [row["detail"] for row in rows] == [item.detail for item in wanted] != []


def counted(rows: Rows, told: Story) -> None:
    wanted = Counter(item.reason for item in told.items if isinstance(item, Refusal))
    assert {row["_id"]: row["count"] for row in rows} == wanted
    assert [row["count"] for row in rows] == sorted(wanted.values(), reverse=True)


def why(rows: Rows, _: Story) -> None:
    assert [row["reason"] for row in rows] == ["attachment-only"]


AS_KNOWN = "News of a security as known at an instant"
CHECKS: dict[str, tuple[Callable[[Rows, Story], None], tuple[str, ...]]] = {
    "News of a security, newest first": (news, ("array-index", "elem-match")),
    AS_KNOWN: (as_known, ("set-dates", "array-index", "elem-match", "unwind-group", "lookup")),
    "What became known since an instant": (since, ()),
    "News of a channel": (channel, ("array-index",)),
    "The most mentioned securities of a day": (most, ("unwind-group", "group-by-id")),
    "Reposts of a story": (reposts, ()),
    "The same words under another id": (same_words, ()),
    "Edits of a day": (edits, ("set-dates",)),
    "The revisions of an article": (revisions, ()),
    "Deleted articles": (deleted, ("set-dates",)),
    "Refusals for one reason, the latest first": (refused, ()),
    "How many refusals for each reason": (counted, ()),
    "Why an article was refused": (why, ()),
}
"""Title of the section to what it must give and what the server must be able to do."""


def test_every_query_of_the_page_has_a_check_and_every_index_has_a_query() -> None:
    assert list(QUERIES) == list(CHECKS)
    ours = {index.document["name"] for indexes in INDEXES.values() for index in indexes}
    said = {name for query in QUERIES.values() for name in query.indexes}
    assert said == ours | {"_id_"}
    chinese = (ROOT / "docs" / "mongodb.zh-CN.md").read_text("utf-8")
    other = _queries(chinese.replace("\n## 查询\n", "\n## Queries\n").replace("索引：", "Index: "))
    assert [(query.indexes, query.blocks) for query in other] == [
        (query.indexes, query.blocks) for query in QUERIES.values()
    ]


@pytest.mark.parametrize(
    ("title", "language", "text"),
    [
        pytest.param(title, *block, id=f"{title}-{block[0]}")
        for title, query in QUERIES.items()
        for block in query.blocks
    ],
)
def test_the_query_gives_what_the_page_says(
    mongo: MongoServer, story: Story, title: str, language: str, text: str
) -> None:
    check, wants = CHECKS[title]
    needs(mongo, *wants)
    with mongo.client() as client:
        rows, _ = run(client[mongo.database], language, text)
        check(rows, story)


def our_settings(database: str) -> Settings:
    settings = Settings()
    settings.setmodule(defaults)
    settings.set("MONGODB_DATABASE", database)
    return settings


def collected_from(mongo: MongoServer, database: str) -> Collected:
    collected = Collected()

    async def read() -> None:
        async for heard in heard_from(mongo.uri, our_settings(database), SITES["sina"]):
            assert not isinstance(heard, Refusal), heard
            collected.take_in(heard)

    asyncio.run(read())
    return collected


@pytest.mark.parametrize("language", ["js", "python"])
def test_the_command_answers_as_the_query_does(mongo: MongoServer, story: Story, language: str) -> None:
    needs(mongo, *(CHECKS[AS_KNOWN][1] if language == "js" else ("set-dates", "elem-match")))
    text = dict(QUERIES[AS_KNOWN].blocks)[language]
    with mongo.client() as client, closing(collected_from(mongo, mongo.database)) as collected:
        for half_hours in range(-14, 8):
            at = T + half_hours * HOUR / 2
            asked = text.replace("2026-09-19T12:00:00+08:00", at.isoformat())
            assert asked != text or at == T
            rows, _ = run(client[mongo.database], language, asked)
            articles = [article_of(json.loads(line)) for line in collected.answer(at)]
            named = {(key_of(one), one.revision) for one in articles if Story.names(one)}
            assert {(row.get("article", row["_id"]), row["revision"]) for row in rows} == named == story.known(at)
            assert all(one.available_at <= at for one in articles)


@pytest.mark.parametrize("hours", [-4, -1, 0, 1])
def test_a_database_that_never_heard_of_the_rest_answers_the_same(mongo: MongoServer, story: Story, hours: int) -> None:
    needs(mongo, "set-dates")
    at, database = T + hours * HOUR, f"{mongo.database}_then"
    moments = [(item.available_at if isinstance(item, Article) else item.seen_at, item) for item in story.items]
    write(mongo, database, [item for when, item in moments if when and when <= at])
    try:
        with closing(collected_from(mongo, database)) as then, closing(collected_from(mongo, mongo.database)) as now:
            assert list(then.answer(None)) == list(then.answer(at)) == list(now.answer(at)) != []
    finally:
        with mongo.client() as client:
            client.drop_database(database)


def test_what_the_command_reads_is_what_was_written(mongo: MongoServer, story: Story) -> None:
    settings = our_settings(mongo.database)

    async def read() -> list[Article]:
        return [one.article async for one in heard_from(mongo.uri, settings, SITES["sina"]) if isinstance(one, Told)]

    found = {(key_of(one), one.content_hash, one.revision): one for one in asyncio.run(read())}
    for article in story.newest.values():
        again = found[key_of(article), article.content_hash, article.revision]
        # one of the servers keeps no empty list, so none and an empty one are the same there
        first, second = (replace(one, declared_symbols=one.declared_symbols or None) for one in (again, article))
        assert first == second
        assert again.published_at.utcoffset() == 8 * HOUR, "as pages state it; the database has UTC"


def test_the_queries_use_the_indexes_that_the_page_names(mongo: MongoServer, story: Story) -> None:
    needs(mongo, "explain")
    del story
    with mongo.client() as client:
        database = client[mongo.database]
        _fill(database)
        for query in QUERIES.values():
            if not query.indexes:
                continue
            _, asked = run(database, *query.blocks[0])
            used: set[str] = set()
            for command in asked:
                plan = str(database.command("explain", command, verbosity="queryPlanner"))
                assert "COLLSCAN" not in plan, f"{query.title}: {command}"
                used |= set(re.findall(r"'indexName': '([^']+)'", plan.partition("rejectedPlans")[0]))
            assert used, query.title
            assert used <= query.indexes, query.title


def _fill(database: Database[dict[str, Any]]) -> None:
    """So many documents that only one index is the right one."""
    for number in range(600):
        at = T + timedelta(days=number + 1)
        other = T - timedelta(days=number + 1)
        row = {"published_at": at, "available_at": at, "mentions": [{"symbol": S}], "content_hash": f"{number:032x}"}
        database["articles"].insert_one({"_id": f"filler{number}", "channel": ["港股"], "cluster": f"{number}", **row})
        database["articles"].insert_one({"_id": f"other{number}", "published_at": other, "available_at": other})
        database["revisions"].insert_one({"_id": f"f{number}", "article": f"{number}", "superseded_at": at, **row})
        database["refusals"].insert_one({"_id": f"f{number}", "id": f"{number}", "reason": f"r{number}", "seen_at": at})
