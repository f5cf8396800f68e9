"""The ledger's rows of flashes: articles that arrive with their list.

Such a row is *arriving* until every store has it. Nothing fetches that state, and nothing puts it back to
listed: a run that reads the list again brings it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from newscrawl.crawl.ledger import Entry, Ledger, Sighting
from newscrawl.crawl.reading import Transaction


class Arrivals:
    """Flashes in the ledger. ``arrive`` and ``skip`` belong inside one ``transaction`` an answer."""

    def __init__(self, ledger: Ledger) -> None:
        self._db = ledger.connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All rows of an answer, or none."""
        with Transaction(self._db):
            yield

    def revision(self, key: str) -> int:
        """Revision of a stored article; 0 for any other."""
        row = self._db.execute("SELECT revision FROM articles WHERE key=?", (key,)).fetchone()
        return row[0] if row else 0

    def url(self, key: str) -> str:
        """Address under which the ledger has an article, or hopes to get it; empty for any other."""
        row = self._db.execute(
            "SELECT url FROM articles WHERE key=? AND (revision>0 OR state NOT IN ('refused', 'gone'))", (key,)
        ).fetchone()
        return row[0] if row else ""

    def note(self, channel: str, s: Sighting) -> None:
        """Write down that a list named an article."""
        self._db.execute("INSERT OR IGNORE INTO listings VALUES (?,?,?)", (channel, s.key, s.listed_at))

    def arrive(self, channel: str, s: Sighting, now: int) -> tuple[Entry, bool]:
        """Write down a flash that has come; the article as known so far, and whether it is new.

        One that was skipped or given up so far, because another list named it, arrives like a new one.
        """
        before = self._db.execute("SELECT state FROM articles WHERE key=?", (s.key,)).fetchone()
        listed = json.dumps(dict(s.listed), ensure_ascii=False)
        self._db.execute(
            "INSERT INTO articles (key, url, state, listed_at, first_seen_at, listed) VALUES (?,?,'arriving',?,?,?)"
            " ON CONFLICT (key) DO UPDATE SET state='arriving', url=excluded.url, listed_at=excluded.listed_at,"
            " listed=excluded.listed, last_error=NULL, next_try_at=0 WHERE revision=0",
            (s.key, s.url, s.listed_at, now, listed),
        )
        self.note(channel, s)
        content_hash, revision, checks, gone = self._db.execute(
            "SELECT content_hash, revision, checks, gone_at NOT NULL FROM articles WHERE key=?", (s.key,)
        ).fetchone()
        entry = Entry(s.key, s.url, 1, s.listed, content_hash, revision, checks, s.listed_at, bool(gone), carried=True)
        return entry, before in (None, ("skipped",))

    def is_there(self, key: str) -> bool:
        """Whether an article is stored and not gone."""
        found = self._db.execute("SELECT 1 FROM articles WHERE key=? AND revision>0 AND gone_at IS NULL", (key,))
        return found.fetchone() is not None

    def skip(self, channel: str, s: Sighting, now: int) -> None:
        """Write down a flash that the site deleted before it was stored."""
        self._db.execute(
            "INSERT INTO articles (key, url, state, last_error, listed_at, first_seen_at) VALUES (?,?,'skipped',?,?,?)"
            " ON CONFLICT (key) DO UPDATE SET state='skipped', last_error=excluded.last_error WHERE revision=0",
            (s.key, s.url, s.skipped, s.listed_at, now),
        )
        self.note(channel, s)

    def forget(self, channel: str, start: int, end: int, oldest: int) -> None:
        """Drop the open windows of a stretch that the list does not hold in full: there is nothing to go back for.

        Args:
            oldest: of what the list still holds; before it the channel is not followed.
        """
        with self.transaction():
            self._db.execute(
                "DELETE FROM windows WHERE channel=? AND complete=0 AND start>=? AND end<=?", (channel, start, end)
            )
            self._db.execute("UPDATE followed SET since=max(since, ?) WHERE channel=?", (oldest, channel))

    def lost(self, channel: str, start: int, end: int) -> int:
        """Give up what once arrived, was never stored, and is not in the list any more; how many."""
        return self._db.execute(
            "UPDATE articles SET state='gone', last_error='withdrawn: not in its list any more' WHERE state='arriving'"
            " AND key IN (SELECT key FROM listings WHERE channel=? AND listed_at>=? AND listed_at<?)",
            (channel, start, end),
        ).rowcount
