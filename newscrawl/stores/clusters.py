"""Clusters of articles that are the same story: each is its earliest article and the later ones linked to that.

The answer depends on the links and on the articles' times alone, not on the order in which they became known.
"""

from __future__ import annotations

import sqlite3
from heapq import heapify, heappop, heappush


def settle(db: sqlite3.Connection, start: set[int]) -> set[int]:
    """Find the clusters of these articles and of all that depend on them, earliest first; which ones changed.

    An article belongs to the earliest article that it is the same story as and that belongs to no other itself.
    So it depends on earlier articles alone, and those that come later are looked at when it begins or ceases to
    be the earliest of a cluster.
    """
    heap = [_order(db, serial) for serial in start]
    heapify(heap)
    changed, done = set(), set()
    while heap:
        order = heappop(heap)
        serial = order[2]
        if serial in done:
            continue
        done.add(serial)
        rows = db.execute(
            "SELECT a.at, a.id, a.serial, a.cluster FROM same JOIN articles a ON a.serial=same.other WHERE same.one=?",
            (serial,),
        ).fetchall()
        before = cluster_of(db, serial)
        cluster = min((row[:3] for row in rows if row[:3] < order and row[2] == row[3]), default=order)[2]
        if cluster == before:
            continue
        changed.add(serial)
        db.execute("UPDATE articles SET cluster=? WHERE serial=?", (cluster, serial))
        if serial in (cluster, before):
            for row in rows:
                if row[:3] > order:
                    heappush(heap, row[:3])
    return changed


def _order(db: sqlite3.Connection, serial: int) -> tuple[int, str, int]:
    at, identifier = db.execute("SELECT at, id FROM articles WHERE serial=?", (serial,)).fetchone()
    return at, identifier, serial


def cluster_of(db: sqlite3.Connection, serial: int) -> int:
    """Serial of the earliest article of an article's cluster."""
    return int(db.execute("SELECT cluster FROM articles WHERE serial=?", (serial,)).fetchone()[0])


def id_of(db: sqlite3.Connection, serial: int) -> str:
    """Id of an article."""
    return str(db.execute("SELECT id FROM articles WHERE serial=?", (serial,)).fetchone()[0])
