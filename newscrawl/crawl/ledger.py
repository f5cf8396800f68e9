"""The ledger: every article that a list named, its state, and every window of every channel.

One SQLite file (WAL). Every change is one transaction, so a kill at any moment leaves a true ledger. An
article counts as stored only after every store has it. Times are epoch seconds (UTC).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from newscrawl.crawl.reading import Reading, Transaction
from newscrawl.crawl.windows import days

SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    key TEXT PRIMARY KEY,          -- identity, e.g. comos:…
    url TEXT NOT NULL,             -- address to fetch
    state TEXT NOT NULL,           -- listed fetching arriving spooled stored refused gone skipped
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    listed_at INTEGER,             -- the list's time of the article
    first_seen_at INTEGER NOT NULL,
    next_try_at REAL NOT NULL DEFAULT 0,
    stored_at INTEGER,
    checks INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 0,
    content_hash TEXT,
    listed TEXT NOT NULL DEFAULT '{}',
    gone_at INTEGER                -- since when a stored article is not there any more
);
CREATE INDEX IF NOT EXISTS articles_due ON articles (state, next_try_at);
CREATE INDEX IF NOT EXISTS articles_oldest ON articles (state, listed_at);
CREATE TABLE IF NOT EXISTS listings (
    channel TEXT NOT NULL, key TEXT NOT NULL, listed_at INTEGER, PRIMARY KEY (channel, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS windows (
    channel TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, complete INTEGER NOT NULL,
    rows INTEGER NOT NULL, method TEXT NOT NULL, PRIMARY KEY (channel, start, end)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS followed (
    channel TEXT PRIMARY KEY, since INTEGER NOT NULL -- from here on runs leave no gap (crawl/windows.py)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article to fetch."""

    key: str
    url: str
    attempts: int
    listed: Mapping[str, str]
    content_hash: str | None
    revision: int
    checks: int
    listed_at: int | None
    gone: bool = False
    """It was stored, and then it was not there any more."""
    carried: bool = False
    """A list brought the article itself; no page is fetched for it."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One row of a list."""

    key: str
    url: str
    listed_at: int | None
    listed: Mapping[str, str]
    skipped: str = ""
    """Why it is no article, e.g. ``video``."""


class LedgerError(Exception):
    """The ledger's file cannot be used; the message says which and what to do."""


class Ledger(Reading):
    """The open ledger of one state folder.

    Raises:
        LedgerError: the file is no ledger, is broken or cannot be opened. It is never replaced in silence:
            with a new one, every article would be fetched again.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
        except sqlite3.Error as error:
            raise _unusable(path, error) from error
        try:
            self._db.execute("PRAGMA busy_timeout=5000")
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(SCHEMA)
            known = {row[1] for row in self._db.execute("PRAGMA table_info(articles)")}
            if "gone_at" not in known:  # a ledger of an earlier version
                self._db.execute("ALTER TABLE articles ADD COLUMN gone_at INTEGER")
        except sqlite3.Error as error:
            self._db.close()
            raise _unusable(path, error) from error

    @property
    def connection(self) -> sqlite3.Connection:
        """For the rows that bring their article with them (:mod:`newscrawl.crawl.arrivals`)."""
        return self._db

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def reopen(self) -> int:
        """Put what was in flight when a run ended back to listed; how many."""
        return self._db.execute("UPDATE articles SET state='listed', next_try_at=0 WHERE state='fetching'").rowcount

    # lists ---------------------------------------------------------------------------------------

    def sight(self, channel: str, sightings: Iterable[Sighting], now: int) -> int:
        """Write down the rows of one answer; how many articles are new."""
        new = 0
        with Transaction(self._db):
            for s in sightings:
                state = "skipped" if s.skipped else "listed"
                new += self._db.execute(
                    "INSERT INTO articles (key, url, state, last_error, listed_at, first_seen_at, listed)"
                    " VALUES (?,?,?,?,?,?,?) ON CONFLICT (key) DO NOTHING",
                    (s.key, s.url, state, s.skipped or None, s.listed_at, now, _json(s.listed)),
                ).rowcount
                self._db.execute("INSERT OR IGNORE INTO listings VALUES (?,?,?)", (channel, s.key, s.listed_at))
        return new

    # articles ------------------------------------------------------------------------------------

    def take(self, limit: int, now: float) -> list[Entry]:
        """Articles that are due, oldest listing first; they count as in flight from now on."""
        rows = self._db.execute(
            "SELECT key, url, attempts, listed, content_hash, revision, checks, listed_at, gone_at NOT NULL"
            " FROM articles INDEXED BY articles_oldest WHERE state='listed' AND next_try_at<=?"
            " ORDER BY listed_at LIMIT ?",
            (now, limit),
        ).fetchall()
        with Transaction(self._db):
            for row in rows:
                self._db.execute("UPDATE articles SET state='fetching', attempts=attempts+1 WHERE key=?", (row[0],))
        return [Entry(r[0], r[1], r[2] + 1, json.loads(r[3]), *r[4:]) for r in rows]

    def next_due(self) -> float | None:
        """When the next article that waits for another try is due."""
        row = self._db.execute("SELECT min(next_try_at) FROM articles WHERE state='listed'").fetchone()
        return row[0] if row else None

    def stored(
        self, key: str, content_hash: str, revision: int, now: int, recheck_at: float, *, spooled: bool = False
    ) -> None:
        """Every store has the article; or it waits on disk for one that is away."""
        self._db.execute(
            "UPDATE articles SET state=?, stored_at=coalesce(stored_at, ?), content_hash=?, revision=?,"
            " attempts=0, last_error=NULL, next_try_at=?, gone_at=NULL WHERE key=?",
            ("spooled" if spooled else "stored", now, content_hash, revision, recheck_at, key),
        )

    def delivered(self, key: str) -> None:
        """The store that was away has the article now."""
        self._db.execute("UPDATE articles SET state='stored' WHERE key=? AND state='spooled'", (key,))

    def undeliverable(self, key: str, error: str) -> None:
        """The store that was away will never take the article: it is refused, or stays stored as it was before."""
        self._db.execute(
            "UPDATE articles SET state=CASE WHEN revision>1 THEN 'stored' ELSE 'refused' END, content_hash=NULL,"
            " revision=max(revision-1, 0), last_error=?, next_try_at=0 WHERE key=? AND state='spooled'",
            (error, key),
        )

    def not_spooled(self, keys: Iterable[str], is_brought: Callable[[str], bool]) -> int:
        """Put back to listed what counts as spooled and is not among the keys: its record was lost; how many.

        Args:
            is_brought: whether the article of an address comes with its list: then it is waited for, not fetched.
        """
        self._db.create_function("is_brought", 1, is_brought, deterministic=True)
        self._db.execute("CREATE TEMP TABLE waiting (key TEXT PRIMARY KEY)")
        self._db.executemany("INSERT OR IGNORE INTO waiting VALUES (?)", ((key,) for key in keys))
        lost = self._db.execute(
            "UPDATE articles SET state=CASE WHEN is_brought(url) THEN 'arriving' ELSE 'listed' END, next_try_at=0,"
            " content_hash=NULL, revision=max(revision-1, 0)"
            " WHERE state='spooled' AND key NOT IN (SELECT key FROM waiting)"
        ).rowcount
        self._db.execute("DROP TABLE waiting")
        return lost

    def settle(self, key: str, state: str, error: str, now: int, recheck_at: float = 0) -> None:
        """Refused or gone. A stored article that is refused later stays what it was, stored or gone.

        Args:
            recheck_at: when a later run may look at it again; 0 for never.
        """
        self._db.execute(
            "UPDATE articles SET state=CASE WHEN ?='gone' OR gone_at NOT NULL THEN 'gone'"
            " WHEN revision>0 THEN 'stored' ELSE ? END,"
            " gone_at=CASE WHEN ?='gone' AND revision>0 THEN coalesce(gone_at, ?) ELSE gone_at END,"
            " last_error=?, next_try_at=? WHERE key=?",
            (state, state, state, now, error, recheck_at, key),
        )

    def again(self, key: str, error: str, at: float) -> None:
        """Try the article again, not before ``at``."""
        self._db.execute(
            "UPDATE articles SET state='listed', last_error=?, next_try_at=? WHERE key=?", (error, at, key)
        )

    def due_rechecks(self, now: float, newest: float) -> int:
        """Put articles that are to be looked at again back to listed: stored, refused, and stored but gone; how many.

        Args:
            newest: only articles listed after this time.
        """
        return self._db.execute(
            "UPDATE articles SET state='listed', next_try_at=0, checks=checks+1, attempts=0"
            " WHERE state IN ('stored','refused','gone') AND next_try_at>0 AND next_try_at<=?"
            " AND coalesce(listed_at, first_seen_at)>=?",
            (now, newest),
        ).rowcount

    # answers -------------------------------------------------------------------------------------

    def states(self) -> dict[str, int]:
        """Number of articles in each state."""
        return dict(self._db.execute("SELECT state, count(*) FROM articles GROUP BY state").fetchall())

    def coverage(self, zone: tzinfo) -> list[tuple[str, str, int, int, int, int, int]]:
        """(channel, day in the zone, listed, stored, refused or gone, missing, 1 if all of it was read to its end).

        A day of which a part was left open, or was never read though the channel is followed, is there even if
        nothing is known of it.
        """

        def day(at: int) -> str:
            return datetime.fromtimestamp(at, zone).date().isoformat()

        self._db.create_function("day", 1, day, deterministic=True)
        rows = self._db.execute(
            "SELECT l.channel, day(coalesce(l.listed_at, a.first_seen_at)), count(*),"
            " sum(a.state<>'spooled' AND a.revision>0), sum(a.state IN ('refused','gone') AND a.revision=0),"
            " sum(a.state='spooled' OR (a.state IN ('listed','fetching','arriving') AND a.revision=0))"
            " FROM listings l JOIN articles a USING (key) WHERE a.state<>'skipped' GROUP BY 1, 2 ORDER BY 1, 2"
        ).fetchall()
        open_days = {
            (channel, day(start))
            for channel in self.channels()
            for span in (*self.incomplete(channel), *self.unread(channel))
            for start, _ in days(*span, zone)
        }
        known = {(row[0], row[1]) for row in rows}
        rows += [(*missing, 0, 0, 0, 0) for missing in open_days - known]
        return sorted((*row, int((row[0], row[1]) not in open_days)) for row in rows)


def _unusable(path: Path, error: sqlite3.Error) -> LedgerError:
    return LedgerError(
        f"{path}: {error}. If the file is broken, put a backup in its place (docs/cron.md), or move it away to begin"
        " anew: then everything in the lists is fetched again"
    )


def ledger_of(state: Path) -> Path:
    """The ledger's file in a state folder."""
    return state / "ledger.sqlite"


def _json(listed: Mapping[str, str]) -> str:
    return json.dumps(dict(listed), ensure_ascii=False)
