"""What a server can do: rows of a table, each found out on the running server by a command, never assumed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pymongo.errors import PyMongoError

from tests.mongo import probes
from tests.mongo.probes import Rows
from tests.mongo.server import MongoServer


@dataclass(frozen=True)
class Capability:
    """``probe`` gets an empty collection of its own, says whether the server did right, or raises what the server said."""

    name: str
    why: str
    probe: Callable[[MongoServer, Rows], bool]


CAPABILITIES = {
    row.name: row
    for row in (
        Capability("kill", "it is ours: it can be killed and started again", lambda server, _: server.killable),
        Capability(
            "quick", "a document is found by its _id without the others being read", lambda server, _: server.quick
        ),
        Capability("durable", "200 acknowledged writes are there after a kill -9", probes.durable),
        Capability("unique", "a compound unique index refuses with 11000", probes.unique),
        Capability("partial-index", "a unique index over a part of the documents", probes.partial),
        Capability(
            "unordered", "a bulk stores what stands beside a duplicate, and says which one it was", probes.unordered
        ),
        Capability("inserted-count", "a bulk with a duplicate counts what it has stored", probes.inserted_count),
        Capability("replace-upsert", "a replacement by _id, twice, is one document", probes.replace_upsert),
        Capability("set-dates", "a time that is $set stays a time", probes.set_dates),
        Capability("upsert", "$setOnInsert, $set, $inc, $push; counts of matched, modified, upserted", probes.upsert),
        Capability("guarded-upsert", "an upsert whose filter misses an existing _id is refused", probes.guarded),
        Capability("find-and-update", "gives the document after the change", probes.find_and_update),
        Capability("update-pipeline", "a pipeline as an update", probes.update_pipeline),
        Capability("array-filters", "an update of the array members that match", probes.array_filters),
        Capability("distinct-arrays", "distinct over a field in an array", probes.distinct),
        Capability("elem-match", "$elemMatch: two conditions on one member", probes.elem_match),
        Capability("unwind-group", "$unwind, then $group", probes.unwind_group),
        Capability("group-by-id", "$group by a field of the name id", probes.group_by_id),
        Capability("lookup", "$lookup of another collection", probes.lookup),
        Capability("merge", "$merge into another collection", probes.merge),
        Capability("array-query", "a field in an array is found", probes.array_query),
        Capability("array-index", "a field in an array is found by an index", probes.array_index),
        Capability("sorted-page", "range, compound sort, skip, limit and projection", probes.sorted_page),
        Capability("sort-by-id", "a compound sort whose last key is a number in _id", probes.sort_by_id),
        Capability("index-with-id", "a compound index with _id in it takes documents", probes.index_with_id),
        Capability("explain", "names the index scan", probes.explain),
        Capability("validator", "$jsonSchema refuses with 121", probes.validator),
        Capability("transactions", "what is aborted is gone", probes.transactions),
        Capability("change-streams", "an insert is seen", probes.change_streams),
        Capability("majority", "acknowledges the write concern majority with j", probes.majority),
        Capability("write-concern", "refuses one that cannot be met", probes.write_concern),
        Capability("auth", "an unknown user is refused with 18", probes.auth),
        Capability("too-large", "a document of 17 MiB is refused, at the latest by the driver", probes.too_large),
    )
}


def lacking(server: MongoServer, name: str) -> str:
    """Why the server lacks the capability; empty if it has it. Found out once a server."""
    if name not in server.found:
        server.found[name] = _probe(server, CAPABILITIES[name])
    return server.found[name]


def _probe(server: MongoServer, row: Capability) -> str:
    database = f"newscrawl_probe_{uuid.uuid4().hex[:12]}"
    with server.client() as client:
        try:
            return "" if row.probe(server, client[database]["rows"]) else f"wanted: {row.why}"
        except (PyMongoError, KeyError, TypeError) as error:  # what it answers may lack what pymongo relies on
            return f"{type(error).__name__}: {str(error)[:120]}"
        finally:
            client.drop_database(database)


def needs(server: MongoServer, *names: str) -> None:
    """Skip the test on a server that lacks one of these."""
    for name in names:
        if why := lacking(server, name):
            pytest.skip(f"{server.name} lacks {name} ({why})")
