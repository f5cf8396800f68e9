"""Each asks a running server for one thing and looks at what came of it. ``capabilities`` says what each is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pymongo import ASCENDING, InsertOne, ReturnDocument, WriteConcern
from pymongo.collection import Collection
from pymongo.errors import (
    BulkWriteError,
    DocumentTooLarge,
    DuplicateKeyError,
    OperationFailure,
    PyMongoError,
    WriteError,
)

from tests.mongo.server import MongoServer

Rows = Collection[dict[str, Any]]


def durable(server: MongoServer, rows: Rows) -> bool:
    if not server.killable:
        return False
    for start in range(0, 200, 20):
        rows.insert_many([{"_id": n} for n in range(start, start + 20)])
    server.kill()
    server.restart()
    return rows.count_documents({}) == 200


def unique(_: MongoServer, rows: Rows) -> bool:
    rows.create_index([("url", ASCENDING), ("revision", ASCENDING)], unique=True)
    rows.insert_one({"url": "a", "revision": 1})
    rows.insert_one({"url": "a", "revision": 2})
    try:
        rows.insert_one({"url": "a", "revision": 1})
    except DuplicateKeyError as error:
        return error.code == 11000 and rows.count_documents({}) == 2
    return False


def unordered(_: MongoServer, rows: Rows) -> bool:
    try:
        rows.bulk_write([InsertOne({"_id": n}) for n in (1, 2, 1, 3)], ordered=False)
    except BulkWriteError as error:
        (refused,) = error.details["writeErrors"]
        return (refused["index"], refused["code"], rows.count_documents({})) == (2, 11000, 3)
    return False


def inserted_count(_: MongoServer, rows: Rows) -> bool:
    try:
        rows.bulk_write([InsertOne({"_id": n}) for n in (1, 2, 1, 3)], ordered=False)
    except BulkWriteError as error:
        return error.details["nInserted"] == 3
    return False


def replace_upsert(_: MongoServer, rows: Rows) -> bool:
    for n in (1, 2):
        rows.replace_one({"_id": "a"}, {"n": n}, upsert=True)
    return list(rows.find()) == [{"_id": "a", "n": 2}]


def set_dates(_: MongoServer, rows: Rows) -> bool:
    at = datetime(2026, 11, 25, tzinfo=UTC)
    rows.insert_one({"_id": 1})
    rows.update_one({"_id": 1}, {"$set": {"at": at}})
    found = rows.find_one({"_id": 1})
    return found is not None and isinstance(found["at"], datetime)


def upsert(_: MongoServer, rows: Rows) -> bool:
    change = {"$setOnInsert": {"first": 1}, "$set": {"last": 2}, "$inc": {"n": 1}, "$push": {"seen": 5}}
    counts = [rows.update_one({"_id": "a"}, change, upsert=True) for _ in range(2)]
    same = rows.update_one({"_id": "a"}, {"$set": {"last": 2}})
    right = rows.find_one() == {"_id": "a", "first": 1, "last": 2, "n": 2, "seen": [5, 5]}
    return right and counts[0].upserted_id == "a" and counts[1].modified_count == 1 and same.modified_count == 0


def guarded(_: MongoServer, rows: Rows) -> bool:
    """An update whose filter misses because of a newer value must not overwrite; as an upsert it is a duplicate."""
    rows.insert_one({"_id": "a", "n": 5})
    try:
        rows.update_one({"_id": "a", "n": {"$lt": 3}}, {"$set": {"n": 3}}, upsert=True)
    except DuplicateKeyError:
        return rows.find_one() == {"_id": "a", "n": 5}
    return False


def find_and_update(_: MongoServer, rows: Rows) -> bool:
    after = rows.find_one_and_update(
        {"_id": "a"}, {"$inc": {"n": 1}}, upsert=True, return_document=ReturnDocument.AFTER
    )
    return after == {"_id": "a", "n": 1}


def update_pipeline(_: MongoServer, rows: Rows) -> bool:
    rows.insert_one({"_id": 1, "a": 2})
    rows.update_one({"_id": 1}, [{"$set": {"b": {"$add": ["$a", 1]}}}])
    return rows.find_one() == {"_id": 1, "a": 2, "b": 3}


def array_filters(_: MongoServer, rows: Rows) -> bool:
    rows.insert_one({"_id": 1, "m": [{"s": "a"}, {"s": "b"}]})
    rows.update_one({"_id": 1}, {"$set": {"m.$[x].n": 1}}, array_filters=[{"x.s": "b"}])
    return rows.find_one() == {"_id": 1, "m": [{"s": "a"}, {"s": "b", "n": 1}]}


def _mentions(rows: Rows) -> None:
    rows.insert_one({"_id": 1, "m": [{"s": "a", "e": "link"}, {"s": "b", "e": "name"}]})
    rows.insert_one({"_id": 2, "m": [{"s": "b", "e": "link"}]})


def distinct(_: MongoServer, rows: Rows) -> bool:
    _mentions(rows)
    return sorted(rows.distinct("m.s")) == ["a", "b"]


def elem_match(_: MongoServer, rows: Rows) -> bool:
    _mentions(rows)
    return [row["_id"] for row in rows.find({"m": {"$elemMatch": {"s": "b", "e": "link"}}})] == [2]


def unwind_group(_: MongoServer, rows: Rows) -> bool:
    _mentions(rows)
    steps = [{"$unwind": "$m"}, {"$group": {"_id": "$m.s", "n": {"$sum": 1}}}, {"$sort": {"_id": 1}}]
    return list(rows.aggregate(steps)) == [{"_id": "a", "n": 1}, {"_id": "b", "n": 2}]


def group_by_id(_: MongoServer, rows: Rows) -> bool:
    rows.insert_many([{"_id": str(n), "id": f"a:{n}", "m": [{"s": "a"}, {"s": "b"}]} for n in range(3)])
    steps = [{"$unwind": "$m"}, {"$group": {"_id": {"article": "$id", "s": "$m.s"}}}]
    return len(list(rows.aggregate(steps))) == 6


def lookup(_: MongoServer, rows: Rows) -> bool:
    _mentions(rows)
    steps = [{"$lookup": {"from": rows.name, "localField": "_id", "foreignField": "_id", "as": "found"}}]
    return [len(row["found"]) for row in rows.aggregate(steps)] == [1, 1]


def merge(_: MongoServer, rows: Rows) -> bool:
    _mentions(rows)
    rows.aggregate([{"$match": {"_id": 2}}, {"$merge": {"into": f"{rows.name}_merged"}}])
    return rows.database[f"{rows.name}_merged"].count_documents({}) == 1


def array_index(_: MongoServer, rows: Rows) -> bool:
    rows.create_index("m.s")
    _mentions(rows)
    return sorted(row["_id"] for row in rows.find({"m.s": "b"})) == [1, 2]


def array_query(_: MongoServer, rows: Rows) -> bool:
    _mentions(rows)
    return sorted(row["_id"] for row in rows.find({"m.s": "b"})) == [1, 2]


def sorted_page(_: MongoServer, rows: Rows) -> bool:
    rows.insert_many([{"_id": n, "n": n % 7, "m": n, "body": "x"} for n in range(100)])
    found = rows.find({"n": {"$gte": 3, "$lt": 5}}, {"_id": 1}).sort([("n", -1), ("m", 1)]).skip(10).limit(8)
    return [row["_id"] for row in found] == [74, 81, 88, 95, 3, 10, 17, 24]


def sort_by_id(_: MongoServer, rows: Rows) -> bool:
    rows.insert_many([{"_id": n, "n": 1} for n in (10, 9, 8)])
    return [row["_id"] for row in rows.find().sort([("n", -1), ("_id", 1)])] == [8, 9, 10]


def index_with_id(_: MongoServer, rows: Rows) -> bool:
    rows.create_index([("n", -1), ("_id", 1)])
    rows.insert_one({"_id": 1, "n": 1})
    return rows.count_documents({}) == 1


def explain(_: MongoServer, rows: Rows) -> bool:
    rows.create_index("url")
    rows.insert_one({"url": "a"})
    return '"IXSCAN"' in str(rows.find({"url": "a"}).explain()["queryPlanner"]["winningPlan"]).replace("'", '"')


def partial(_: MongoServer, rows: Rows) -> bool:
    rows.create_index("url", unique=True, partialFilterExpression={"current": True})
    rows.insert_many([{"url": "a", "current": False}, {"url": "a", "current": False}, {"url": "a", "current": True}])
    try:
        rows.insert_one({"url": "a", "current": True})
    except DuplicateKeyError:
        return True
    return False


def validator(_: MongoServer, rows: Rows) -> bool:
    rows.database.create_collection(rows.name, validator={"$jsonSchema": {"required": ["url"]}})
    try:
        rows.insert_one({})
    except WriteError as error:
        return error.code == 121
    return False


def transactions(_: MongoServer, rows: Rows) -> bool:
    rows.insert_one({"_id": 0})
    with rows.database.client.start_session() as session:
        with session.start_transaction():
            rows.insert_one({"_id": 1}, session=session)
        session.start_transaction()
        rows.insert_one({"_id": 2}, session=session)
        session.abort_transaction()
    return rows.count_documents({}) == 2


def change_streams(_: MongoServer, rows: Rows) -> bool:
    with rows.watch(max_await_time_ms=2000) as stream:
        rows.insert_one({"_id": 1})
        seen = next((event for _ in range(3) if (event := stream.try_next())), None)
    return seen is not None and seen["documentKey"] == {"_id": 1}


def majority(_: MongoServer, rows: Rows) -> bool:
    sure = rows.with_options(write_concern=WriteConcern("majority", wtimeout=5000, j=True))
    return sure.insert_one({}).acknowledged and sure.count_documents({}) == 1


def write_concern(_: MongoServer, rows: Rows) -> bool:
    """Fifty members must acknowledge: where that is said to be done, write concerns are not heeded."""
    try:
        rows.with_options(write_concern=WriteConcern(50, wtimeout=100)).insert_one({})
    except PyMongoError:
        return True
    return False


def auth(server: MongoServer, rows: Rows) -> bool:
    try:
        with server.client(username="nobody", password="wrong") as client:
            client[rows.database.name].list_collection_names()
    except OperationFailure as error:
        return error.code == 18
    return False


def too_large(_: MongoServer, rows: Rows) -> bool:
    try:
        rows.insert_one({"body": "x" * (17 << 20)})
    except (DocumentTooLarge, WriteError):
        return rows.count_documents({}) == 0
    return False
