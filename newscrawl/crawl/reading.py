"""The ledger's rows of windows: what of each channel was to be read, and what was read to its end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from newscrawl.crawl.windows import Span, gaps


class Reading:
    """Windows in the ledger; epoch seconds (UTC)."""

    _db: sqlite3.Connection

    def window(self, channel: str, start: int, end: int, *, complete: bool, rows: int, method: str) -> None:
        """Write down how far a window of a channel was read."""
        self._db.execute(
            "INSERT OR REPLACE INTO windows VALUES (?,?,?,?,?,?)", (channel, start, end, int(complete), rows, method)
        )

    def plan(self, channel: str, spans: Iterable[Span], method: str, followed: int | None) -> None:
        """Write down what a run is going to read of a channel, so that a kill loses no part of it.

        Args:
            followed: since when the channel is followed; None to leave that as it is.
        """
        with Transaction(self._db):
            for start, end in spans:
                self.window(channel, start, end, complete=False, rows=0, method=method)
            if followed is not None:
                self._db.execute("INSERT OR REPLACE INTO followed VALUES (?,?)", (channel, followed))

    def followed(self, channel: str) -> int | None:
        """Since when a channel is followed; None for one that is not."""
        row = self._db.execute("SELECT since FROM followed WHERE channel=?", (channel,)).fetchone()
        return row[0] if row else None

    def complete(self, channel: str) -> list[Span]:
        """Windows of a channel that were read to their end, oldest first."""
        return self._spans("SELECT start, end FROM windows WHERE channel=? AND complete=1 ORDER BY start", channel)

    def incomplete(self, channel: str) -> list[Span]:
        """Windows of a channel that were begun and are not complete, and that no complete one covers."""
        return self._spans(
            "SELECT start, end FROM windows w WHERE channel=? AND complete=0 AND NOT EXISTS (SELECT 1 FROM windows c"
            " WHERE c.channel=w.channel AND c.complete=1 AND c.start<=w.start AND c.end>=w.end) ORDER BY start",
            channel,
        )

    def unread(self, channel: str) -> list[Span]:
        """Stretches up to the newest window that no window reaches; a run without arguments reads them."""
        read, since = self._known(channel), self.followed(channel)
        return gaps(since, max(end for _, end in read), read) if read and since is not None else []

    def never_read(self, channel: str) -> list[Span]:
        """Stretches between two windows of a channel that nobody has asked for, and that no run goes back for."""
        read, since = self._known(channel), self.followed(channel)
        if not read:
            return []
        newest = max(end for _, end in read)
        return gaps(read[0][0], newest if since is None else min(since, newest), read)

    def channels(self) -> list[str]:
        """Channels of which something was to be read."""
        return [name for (name,) in self._db.execute("SELECT DISTINCT channel FROM windows ORDER BY channel")]

    def _known(self, channel: str) -> list[Span]:
        return self._spans("SELECT start, end FROM windows WHERE channel=? ORDER BY start", channel)

    def _spans(self, query: str, channel: str) -> list[Span]:
        return [(start, end) for start, end in self._db.execute(query, (channel,))]


class Transaction:
    """BEGIN IMMEDIATE … COMMIT, or ROLLBACK."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        self._db.execute("ROLLBACK" if kind else "COMMIT")
