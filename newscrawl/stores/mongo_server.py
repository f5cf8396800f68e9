"""The server of MongoDB: where it is, how it is asked, and whether it can be used as it is set."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pymongo import ASCENDING, DESCENDING, AsyncMongoClient, IndexModel, MongoClient, WriteConcern
from pymongo.errors import (
    ConfigurationError,
    ConnectionFailure,
    InvalidName,
    InvalidURI,
    OperationFailure,
    PyMongoError,
)  # fmt: skip
from scrapy.settings import BaseSettings

from newscrawl.stores.delivery import AwayError

INDEX_SECONDS = 600
"""Time that the making of indexes may take: on a large collection that had none, minutes."""
REFUSED = {18: "user or password is wrong", 13: "the user may not write there"}
INDEXES = {
    "articles": (
        IndexModel([("mentions.symbol", ASCENDING), ("published_at", DESCENDING)]),
        IndexModel([("mentions.symbol", ASCENDING), ("available_at", DESCENDING)]),
        IndexModel([("published_at", DESCENDING)]),
        IndexModel([("available_at", DESCENDING)]),
        IndexModel([("channel", ASCENDING), ("published_at", DESCENDING)]),
        IndexModel([("content_hash", ASCENDING)]),
        IndexModel([("cluster", ASCENDING), ("published_at", ASCENDING)]),
    ),
    "revisions": (
        IndexModel([("article", ASCENDING), ("revision", ASCENDING)]),
        IndexModel([("superseded_at", DESCENDING)]),
        IndexModel([("mentions.symbol", ASCENDING), ("available_at", DESCENDING)]),
    ),
    "refusals": (
        IndexModel([("reason", ASCENDING), ("seen_at", DESCENDING)]),
        IndexModel([("id", ASCENDING)]),
    ),
}
"""By what each collection is asked for; ``_id`` is unique by itself. docs/mongodb.md shows the queries."""


class MongoError(Exception):
    """The database cannot be used as it is set; the message says why and what to do, and holds no password."""


@dataclass(frozen=True, slots=True)
class MongoSettings:
    """Where the articles go."""

    uri: str
    database: str
    names: Mapping[str, str]
    """Names of the collections articles, revisions and refusals."""
    batch: int
    """Most articles in a batch."""
    write_concern: str
    """``majority``, a number, or nothing: majority where the server is a replica set."""
    timeout: float
    """Seconds to wait for a server, and for an answer."""

    @classmethod
    def read(cls, settings: BaseSettings) -> MongoSettings | None:
        """From the settings; None where ``MONGODB_URI`` is empty."""
        if not settings["MONGODB_URI"]:
            return None
        return cls(
            settings["MONGODB_URI"],
            settings["MONGODB_DATABASE"],
            {
                "articles": settings["MONGODB_COLLECTION"],
                "revisions": settings["MONGODB_REVISIONS"],
                "refusals": settings["MONGODB_REFUSALS"],
            },
            settings.getint("MONGODB_BATCH_SIZE"),
            str(settings["MONGODB_WRITE_CONCERN"]),
            settings.getfloat("MONGODB_TIMEOUT"),
        )

    @property
    def options(self) -> dict[str, Any]:
        """For a client."""
        wait = int(self.timeout * 1000)
        return {
            "serverSelectionTimeoutMS": wait, "connectTimeoutMS": wait, "socketTimeoutMS": wait, "tz_aware": True,
            "appname": "newscrawl",
        }  # fmt: skip

    def safe(self, text: object) -> str:
        """The text without the user and the password of the URI."""
        secret = re.search(r"//([^/@]+)@", self.uri)
        parts = (secret[1], *secret[1].split(":")[1:]) if secret else ()
        result = str(text)
        for part in filter(None, parts):
            result = result.replace(part, "***")
        return result


_CONCERNS: dict[tuple[str, ...], WriteConcern] = {}
"""By address, database and names: what this process has prepared."""


def prepared(settings: MongoSettings) -> WriteConcern:
    """The write concern of a database that the command of this process has prepared already, else prepare it."""
    return _CONCERNS.get(_key(settings)) or prepare(settings)


def _key(settings: MongoSettings) -> tuple[str, ...]:
    return (settings.uri, settings.database, settings.write_concern, *settings.names.values())


def prepare(settings: MongoSettings) -> WriteConcern:
    """Connect, make the indexes that are missing, and see that articles may be written; the write concern to use.

    Raises:
        MongoError: the URI is none, or the user may not write.
        AwayError: no server answers.
    """
    try:
        patient = {**settings.options, "socketTimeoutMS": INDEX_SECONDS * 1000}
        client: MongoClient[dict[str, Any]] = MongoClient(settings.uri, **patient)
        with client:
            client.admin.command("ping")
            servers = client.topology_description.server_descriptions().values()
            database = client[settings.database]
            for name, indexes in INDEXES.items():
                collection = database.get_collection(settings.names[name], write_concern=WriteConcern(1))
                there = {index["name"] for index in collection.list_indexes()}
                if missing := [index for index in indexes if index.document["name"] not in there]:
                    collection.create_indexes(missing)
                collection.update_one({"_id": "newscrawl: may this be written?"}, {"$set": {"asked": True}})
    except (InvalidURI, ConfigurationError, InvalidName, ValueError, OSError) as error:  # OSError: a file it names
        raise MongoError(f"MONGODB_URI: {settings.safe(error)}; expected mongodb://HOST:PORT") from None
    except ConnectionFailure as error:
        raise AwayError(
            f"MONGODB_URI: no server answers: {settings.safe(error)}; start it, or leave MONGODB_URI empty"
        ) from None
    except OperationFailure as error:
        what = REFUSED.get(error.code or 0, "the server refuses")
        raise MongoError(f"MONGODB_URI: {what}: {settings.safe(error.details or error)}; correct the URI") from None
    is_set = any(server.replica_set_name or server.server_type_name == "Mongos" for server in servers)
    wanted = settings.write_concern or ("majority" if is_set else "1")
    if wanted == "0":
        raise MongoError(
            "MONGODB_WRITE_CONCERN=0: nothing would be acknowledged; expected 1 or more, majority, or nothing"
        )
    # Without j, a server alone acknowledges what a kill -9 of the next 100 ms takes away. Without a limit, a majority
    # that cannot be had would be waited for without end.
    concern = WriteConcern(int(wanted) if wanted.isdigit() else wanted, wtimeout=int(settings.timeout * 1000), j=True)
    _CONCERNS[_key(settings)] = concern
    return concern


TEXTS = ("id", "page_number", "revision", "title", "body")
"""Identity and text of an article."""


async def read(settings: MongoSettings, names: Iterable[str] | None = TEXTS) -> AsyncIterator[dict[str, Any]]:
    """Every older revision and every article, with the fields of these names; None: with all.

    The articles come last: an older text that came late may have the number of the newest one.

    Raises:
        AwayError: no server answers, or it does not let them be read.
    """
    fields = None if names is None else dict.fromkeys(names, 1)
    try:
        async with AsyncMongoClient[dict[str, Any]](settings.uri, **settings.options) as client:
            for name in ("revisions", "articles"):
                async for row in client[settings.database][settings.names[name]].find({}, fields):
                    yield row
    except (PyMongoError, ValueError) as error:
        raise AwayError(f"it cannot be read: {settings.safe(error)}; start it, or correct MONGODB_URI") from None
