"""Articles in MongoDB: batched upserts, each acknowledged before the article counts as stored.

A batch is whatever has come while the batch before it was on its way, so a quick server gets small batches
at once and a slow one gets large ones. Writing the same article again changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import bson
from bson.codec_options import CodecOptions
from bson.errors import BSONError, InvalidDocument
from bson.raw_bson import RawBSONDocument
from pymongo import (
    AsyncMongoClient,
    ReplaceOne,
    UpdateOne,
    WriteConcern,
)
from pymongo.errors import (
    BulkWriteError,
    PyMongoError,
)  # fmt: skip

from newscrawl.article import Article, Refusal
from newscrawl.stores.delivery import AwayError
from newscrawl.stores.documents import Change, change, document, refusal_document
from newscrawl.stores.mongo_server import INDEXES, MongoSettings
from newscrawl.stores.reposts import Reposts

logger = logging.getLogger(__name__)
UTC_DATES: CodecOptions[dict[str, Any]] = CodecOptions(tz_aware=True)
MAX_DOCUMENT = (16 * 1024 - 16) * 1024
"""Largest document in bytes: that of every MongoDB, less what a command needs beside it."""
NOT_BSON = (BSONError, OverflowError, UnicodeEncodeError)
"""What bson.encode raises at a value that a document cannot have."""
DUPLICATE = 11000
FAULTS = {
    2: "bad value", 9: "failed to parse", 22: "invalid BSON", 52: "a field begins with a dollar", 56: "an empty field",
    57: "a field with a dot", 121: "validation failed", 10334: "too large", 17280: "key too long", 17419: "too large",
}  # fmt: skip
"""Codes of the server that speak of the document itself."""
OUTAGES = frozenset({
    6, 7, 13, 24, 50, 64, 89, 91, 112, 133, 134, 189, 202, 262, 8000, 9001, 10107, 11600, 11602, 13388, 13435, 13436,
    14031,
})  # fmt: skip
"""Codes of the server that say that it will not write now: unreachable, no rights, no time, not the primary, no room.

Any other code speaks of the document if the server has written others of the same batch, else of the server.
"""


@dataclass(frozen=True, slots=True)
class Ready:
    """An article or a refusal as it goes to the database."""

    item: Article | Refusal
    fields: dict[str, Any]
    """Its document."""
    encoded: bytes = b""
    """The document without its ``_id`` as BSON."""
    fault: str = ""
    """Why a database cannot hold it."""

    @property
    def key(self) -> str:
        """``_id``."""
        return str(self.fields["_id"])


class MongoWriter:
    """Writes batches. One is written at a time, and in the order in which they came.

    Args:
        gone: reasons of refusals that mean that an article is not there any more.
        reposts: knows which articles are one story; None: the documents do not say.
    """

    def __init__(
        self, settings: MongoSettings, concern: WriteConcern, gone: frozenset[str], reposts: Reposts | None = None
    ) -> None:
        self._settings = settings
        self._gone = gone
        self._reposts = reposts
        self._client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(settings.uri, **settings.options)
        database = self._client[settings.database]
        self._in = {
            name: database.get_collection(settings.names[name], UTC_DATES, write_concern=concern) for name in INDEXES
        }

    async def is_there(self) -> bool:
        """Whether the server answers."""
        try:
            await self._client.admin.command("ping")
        except PyMongoError:
            return False
        return True

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    def made_ready(self, item: Article | Refusal) -> Ready:
        """Its document, encoded: most of what an article costs on this side of the line."""
        fields: dict[str, Any] = {}
        try:
            fields = document(item) if isinstance(item, Article) else refusal_document(item)
            return Ready(item, fields, _encoded(fields))
        except NOT_BSON as error:
            return Ready(item, fields, fault=_cannot_hold(error))

    async def write(self, items: Sequence[Ready]) -> list[str | None]:
        """Write the items; for each, None, or why the server does not take it.

        Raises:
            AwayError: the server is away, or will not write at all. The batch may be written again.
        """
        faults = {number: ready.fault for number, ready in enumerate(items) if ready.fault}
        try:
            for numbers in _without_twins(items):
                good = [(number, items[number]) for number in numbers if number not in faults]
                await self._articles([(n, ready) for n, ready in good if isinstance(ready.item, Article)], faults)
                await self._refusals([(n, ready) for n, ready in good if isinstance(ready.item, Refusal)], faults)
        except PyMongoError as error:
            raise AwayError(self._settings.safe(error)) from None
        return [faults.get(number) for number in range(len(items))]

    async def _articles(self, articles: list[tuple[int, Ready]], faults: dict[int, str]) -> None:
        """First sightings cost one write; whatever has a document already is looked at."""
        await self._place([ready.fields for _, ready in articles])
        inserts = [_insert(ready.key, _with_cluster(ready)) for _, ready in articles]
        done = await self._bulk("articles", inserts, [number for number, _ in articles], faults)
        new = {row["_id"] for row in done["upserted"]}
        known = {
            ready.key: (number, ready.fields)
            for number, ready in articles
            if ready.key not in new and number not in faults
        }
        if known:
            await self._change(known, faults)
        await self._move()

    async def _place(self, documents: list[dict[str, Any]]) -> None:
        """Each document hears of its cluster: the id of the earliest article of its story."""
        if self._reposts and documents:
            stories = [(row["_id"], row["body"], int(row["published_at"].timestamp())) for row in documents]
            placements = await asyncio.to_thread(self._reposts.place_many, stories)
            for row, placement in zip(documents, placements, strict=True):
                row["cluster"] = placement.cluster

    async def _move(self) -> None:
        """Articles that are in another cluster than their documents say, because others came."""
        if self._reposts and (moves := await asyncio.to_thread(self._reposts.moves)):
            writes = [UpdateOne({"_id": move.id}, {"$set": {"cluster": move.cluster}}) for move in moves]
            await self._in["articles"].bulk_write(writes, ordered=False)
            await asyncio.to_thread(self._reposts.known)

    async def _change(self, come: Mapping[str, tuple[int, dict[str, Any]]], faults: dict[int, str]) -> None:
        """Articles of which there is a document: nothing, a new revision, or one that came late.

        The older revision is written first: a crash between the two leaves it twice, which the next try mends,
        also if the article has changed again meanwhile.
        """
        changes: list[tuple[int, dict[str, Any], Change]] = []
        async for there in self._in["articles"].find({"_id": {"$in": list(come)}}):
            number, fields = come[there["_id"]]
            changes.append((number, there, change(there, fields)))
        # What came late or again was placed by a text that is not the newest one.
        await self._place([there for _, there, what in changes if what.document is None])
        texts = await self._older_texts(
            [there["_id"] for _, there, what in changes if what.revision and not what.document]
        )
        older: list[tuple[int, UpdateOne | ReplaceOne[Any]]] = []
        for number, _, what in changes:
            if what.revision and (what.revision["article"], what.revision["content_hash"]) not in texts:
                with _held_back(number, faults):
                    write = _insert(what.revision["_id"], _encoded(what.revision))
                    again = ReplaceOne({"_id": what.revision["_id"]}, what.revision, upsert=True)
                    older.append((number, again if what.document else write))
        await self._bulk("revisions", [write for _, write in older], [number for number, _ in older], faults)
        newer = [(number, _replace(there, what.document)) for number, there, what in changes if what.document]
        newer = [(number, write) for number, write in newer if number not in faults]
        done = await self._bulk("articles", [write for _, write in newer], [number for number, _ in newer], faults)
        if done["nMatched"] < sum(number not in faults for number, _ in newer):
            raise AwayError("another writer changed an article at the same moment")

    async def _older_texts(self, articles: list[str]) -> set[tuple[str, str]]:
        """Articles and hashes of their older revisions."""
        if not articles:
            return set()
        rows = self._in["revisions"].find({"article": {"$in": articles}}, {"article": 1, "content_hash": 1})
        return {(row["article"], row["content_hash"]) async for row in rows}

    async def _refusals(self, refusals: list[tuple[int, Ready]], faults: dict[int, str]) -> None:
        writes = [_insert(ready.key, ready.encoded) for _, ready in refusals]
        await self._bulk("refusals", writes, [number for number, _ in refusals], faults)
        marks = [
            UpdateOne(  # not one that has come back since
                {
                    "_id": refusal.id,
                    "gone_at": None,
                    "$or": [{"fetched_at": {"$lt": refusal.seen_at}}, {"fetched_at": None}],
                },
                {"$set": {"gone_at": refusal.seen_at}},
            )
            for _, ready in refusals
            if isinstance(refusal := ready.item, Refusal)
            if refusal.reason in self._gone and refusal.id and refusal.seen_at
        ]
        if marks:
            await self._in["articles"].bulk_write(marks, ordered=False)

    async def _bulk(self, name: str, writes: list[Any], numbers: list[int], faults: dict[int, str]) -> dict[str, Any]:
        """Write; what was done. Documents that the server refuses go to ``faults`` under their numbers."""
        if not writes:
            return {"upserted": [], "nMatched": 0}
        try:
            return (await self._in[name].bulk_write(writes, ordered=False)).bulk_api_result
        except BulkWriteError as error:
            details: dict[str, Any] = dict(error.details)
            writes_others = details["nUpserted"] + details["nMatched"] > 0
            for fault in details["writeErrors"]:
                code = fault["code"]
                if code == DUPLICATE:  # two writers inserted it at once, so it is there
                    continue
                if code not in FAULTS and (code in OUTAGES or not writes_others):
                    raise
                why = FAULTS.get(code) or f"{code} {self._settings.safe(fault.get('errmsg', ''))[:200]}"
                faults[numbers[fault["index"]]] = f"the database refuses it: {why}"
            if details.get("writeConcernErrors"):
                raise
            return details


@contextmanager
def _held_back(number: int, faults: dict[int, str]) -> Iterator[None]:
    """What a database cannot hold goes to ``faults`` and stops nothing else."""
    try:
        yield
    except NOT_BSON as error:
        faults[number] = _cannot_hold(error)


def _cannot_hold(error: Exception) -> str:
    return f"a database cannot hold it: {error}"


def _encoded(fields: dict[str, Any]) -> bytes:
    """The document without its ``_id``.

    Raises:
        bson.errors.BSONError: the document is too large, or holds what a database cannot.
    """
    encoded = bson.encode({key: value for key, value in fields.items() if key != "_id"})
    if len(encoded) > MAX_DOCUMENT:
        raise InvalidDocument(f"its {len(encoded):,} bytes are more than {MAX_DOCUMENT:,}")
    return encoded


def _with_cluster(ready: Ready) -> bytes:
    """The document and the cluster that was found since it was encoded: BSON is a length, fields, and a zero."""
    if "cluster" not in ready.fields:
        return ready.encoded
    fields = ready.encoded[4:-1] + bson.encode({"cluster": ready.fields["cluster"]})[4:]
    return (len(fields) + 4).to_bytes(4, "little") + fields


def _insert(key: str, encoded: bytes) -> UpdateOne:
    """Write the document unless there is one; what is there is not touched, not even a time."""
    return UpdateOne({"_id": key}, {"$setOnInsert": RawBSONDocument(encoded)}, upsert=True)


def _replace(there: dict[str, Any], newest: dict[str, Any]) -> ReplaceOne[Any]:
    """Put the newest document in the place of exactly the one that was looked at."""
    return ReplaceOne({name: there[name] for name in ("_id", "content_hash", "revision")}, newest)


def _without_twins(items: Sequence[Ready]) -> Iterator[list[int]]:
    """Positions of the items, in order, in groups in which no article comes twice."""
    group: list[int] = []
    known: set[str | None] = set()
    for number, ready in enumerate(items):
        item = ready.item
        if item.id in known:
            yield group
            group, known = [], set()
        if item.id:
            known.add(item.id)
        group.append(number)
    if group:
        yield group
