"""Which articles are one story published again; kept across runs in one SQLite file of the state folder.

Every article is compared with the articles of :data:`WINDOW` before and after it that share pieces of text
(:func:`newscrawl.stores.fingerprints.same_story`). A cluster is its earliest article and the later ones that
are the same story as that one: a chain of likenesses never makes a cluster. Its name is the id of its earliest
article. Which articles make a cluster depends on their texts and times, not on the order in which they were
placed, with one exception: what counts as common (:data:`COMMON`) is what is common when an article is placed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newscrawl.stores.clusters import cluster_of, id_of, settle
from newscrawl.stores.fingerprints import FEWEST, RULES, Fingerprint, fingerprint, same_story

WINDOW = 5 * 86400
"""A repost comes at most so many seconds after the earliest article of its cluster."""
BRIEF_WINDOW = 6 * 3600
"""The same for flashes: the same one-line notice of the next day is another one."""
COMMON = 50
"""A piece that stands in more articles of a period tells nothing any more; no more places of it are kept."""
REMEMBERED = 200_000
"""Common pieces that are kept in memory, so that they need not be looked up."""
PERIOD = 8 * WINDOW
"""Places are kept by periods, so that years of articles cost no more than the latest weeks."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    serial INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,           -- epoch seconds
    pieces BLOB NOT NULL,          -- Fingerprint.packed
    cluster INTEGER NOT NULL       -- serial of the cluster's earliest article
);
CREATE TABLE IF NOT EXISTS places (
    piece INTEGER NOT NULL,        -- the period in the upper 32 bits, the piece in the lower
    article INTEGER NOT NULL,
    PRIMARY KEY (piece, article)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS same (one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS moves (article INTEGER PRIMARY KEY);  -- until known() is said
"""


@dataclass(frozen=True, slots=True)
class Move:
    """An article that is in another cluster than it was said to be."""

    id: str
    cluster: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs."""

    cluster: str
    moved: tuple[Move, ...] = ()
    """Other articles whose cluster changed because this one came."""

    @property
    def earliest(self) -> str:
        """Id of the cluster's earliest article: the cluster is named after it."""
        return self.cluster


class RepostsError(Exception):
    """The file cannot be used; the message says which and what to do."""


class Reposts:
    """The clusters of one state folder. Used from one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._common: set[int] = set()

    def open(self) -> None:
        """Open the file, or begin a new one.

        Raises:
            RepostsError: the file is broken, is another one, or was made by other rules.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            for setting in (
                "busy_timeout=5000",
                "journal_mode=WAL",
                "synchronous=NORMAL",
                "cache_size=-65536",
                "wal_autocheckpoint=8000",
            ):
                self._db.execute(f"PRAGMA {setting}")
            rules = self._db.execute("PRAGMA user_version").fetchone()[0]
            if rules != RULES and self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise sqlite3.DatabaseError(f"made by rules {rules} of fingerprints or by others, these are {RULES}")
            self._db.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version={RULES}; COMMIT;")
        except (sqlite3.Error, OSError) as error:
            self.close()
            raise self._unusable(error) from error

    def close(self) -> None:
        """Close the file."""
        if self._db:
            self._db.close()
            self._db = None

    def place(self, identifier: str, text: str, at: int) -> Placement:
        """Place one article; see :meth:`place_many`."""
        return self.place_many([(identifier, text, at)])[0]

    def place_many(self, articles: Iterable[tuple[str, str, int]]) -> list[Placement]:
        """Place (id, text, epoch seconds) in one transaction: after a kill, all of them or none are placed.

        A later one of the batch may move an earlier one: its :attr:`Placement.moved` says so. The same article
        with the same text and time changes nothing; with another, it is placed anew.

        Raises:
            RepostsError: the file is broken, full or locked; nothing of the batch is placed.
        """
        ready = [(identifier, at, fingerprint(text)) for identifier, text, at in articles]
        db = self._opened
        if len(self._common) > REMEMBERED:
            self._common.clear()
        try:
            db.execute("BEGIN IMMEDIATE")
            try:
                placements = [_place(db, self._common, *article) for article in ready]
                db.execute("COMMIT")
            except BaseException:
                self._common.clear()
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        return placements

    def moves(self) -> list[Move]:
        """All moves since :meth:`known`, as they stand now, also those of a run that was killed."""
        rows = self._opened.execute(
            "SELECT a.id, c.id FROM moves m JOIN articles a ON a.serial=m.article JOIN articles c ON c.serial=a.cluster"
        )
        return [Move(*row) for row in rows]

    def known(self) -> None:
        """Every store has the moves."""
        self._opened.execute("DELETE FROM moves")

    @property
    def _opened(self) -> sqlite3.Connection:
        if self._db is None:
            raise RuntimeError("Reposts: open() it before placing an article")
        return self._db

    def _unusable(self, error: Exception) -> RepostsError:
        return RepostsError(
            f"{self._path}: {error}. If the file is broken, put a backup in its place, or move it away to begin anew:"
            " then reposts are recognised among the articles that are placed from now on"
        )


def _place(db: sqlite3.Connection, common: set[int], identifier: str, at: int, print_: Fingerprint) -> Placement:
    packed = print_.packed()
    old = db.execute("SELECT serial, at, pieces, cluster FROM articles WHERE id=?", (identifier,)).fetchone()
    if old and (old[1], old[2]) == (at, packed):
        return Placement(id_of(db, old[3]))
    touched = set()
    if old:
        serial = old[0]
        touched = _take_out(db, serial, old[1], Fingerprint.unpacked(old[2]))
        db.execute("UPDATE articles SET at=?, pieces=? WHERE serial=?", (at, packed, serial))
    else:
        serial = db.execute("SELECT coalesce(max(serial), 0) + 1 FROM articles").fetchone()[0]
        db.execute("INSERT INTO articles VALUES (?,?,?,?,?)", (serial, identifier, at, packed, serial))
    same = _find_same(db, common, serial, at, print_)
    db.executemany("INSERT INTO same VALUES (?,?)", _both_ways(serial, same))
    if not same and not touched:
        return Placement(identifier)
    moved = settle(db, {serial, *touched, *same}) - {serial}
    db.executemany("INSERT OR IGNORE INTO moves VALUES (?)", [(other,) for other in moved])
    moves = sorted((id_of(db, other), id_of(db, cluster_of(db, other))) for other in moved)
    return Placement(id_of(db, cluster_of(db, serial)), tuple(Move(*move) for move in moves))


def _take_out(db: sqlite3.Connection, serial: int, at: int, print_: Fingerprint) -> set[int]:
    """Forget an article's old text; which articles were the same story."""
    keys = [((at // PERIOD) << 32 | piece, serial) for piece in print_.distinct]
    db.executemany("DELETE FROM places WHERE piece=? AND article=?", keys)
    same = {other for (other,) in db.execute("SELECT other FROM same WHERE one=?", (serial,))}
    db.executemany("DELETE FROM same WHERE one=? AND other=?", _both_ways(serial, same))
    return same


def _both_ways(one: int, others: Iterable[int]) -> list[tuple[int, int]]:
    return [pair for other in others for pair in ((one, other), (other, one))]


def _find_same(db: sqlite3.Connection, common: set[int], serial: int, at: int, print_: Fingerprint) -> list[int]:
    """The articles that are the same story; the article's own places are written down."""
    window, fewest = (BRIEF_WINDOW, 1) if print_.brief else (WINDOW, FEWEST)
    own, pieces = (at // PERIOD) << 32, print_.distinct
    periods = [period << 32 for period in range((at - window) // PERIOD, (at + window) // PERIOD + 1)]
    keys = {period | piece for period in periods for piece in pieces}
    places = _places(db, keys - common)
    common |= {key for key, articles in places.items() if len(articles) > COMMON}
    telling_nothing = {key & 0xFFFFFFFF for key in keys & common}
    votes = Counter(other for key, some in places.items() if key not in common for other in some)
    new = sorted({own | piece for piece in pieces} - common)
    db.executemany("INSERT INTO places VALUES (?,?)", [(key, serial) for key in new])
    found = []
    for other in [other for other, count in votes.items() if count >= fewest]:
        when, packed = db.execute("SELECT at, pieces FROM articles WHERE serial=?", (other,)).fetchone()
        if abs(when - at) <= window and same_story(print_, Fingerprint.unpacked(packed), telling_nothing):
            found.append(other)
    return found


def _places(db: sqlite3.Connection, wanted: set[int]) -> dict[int, list[int]]:
    """The articles of every key; statements of few lengths, so that SQLite need not read each anew."""
    places: dict[int, list[int]] = defaultdict(list)
    keys = sorted(wanted)
    for at in range(0, len(keys), 256):
        some = keys[at : at + 256]
        some += some[-1:] * (-len(some) % 16)
        query = f"SELECT piece, article FROM places WHERE piece IN ({','.join('?' * len(some))})"  # noqa: S608
        for key, article in db.execute(query, some):
            places[key].append(article)
    return places


def reposts_of(state: Path) -> Path:
    """The file in a state folder."""
    return state / "reposts.sqlite"
