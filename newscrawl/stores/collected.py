"""Histories of many articles, and the answer for an instant. To be closed.

What was read goes into a temporary SQLite file and comes back sorted, so memory does not grow with the sources.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter

from newscrawl.article import plain
from newscrawl.stores.history import Deletion, Text, Told, as_known
from newscrawl.stores.parity import temporary

SCHEMA = """
CREATE TABLE texts (id TEXT, page INTEGER, known INTEGER, seen INTEGER, revision INTEGER, digest TEXT, gone INTEGER,
    line BLOB);
CREATE TABLE deletions (id TEXT, at INTEGER);
CREATE INDEX deletions_of ON deletions (id);
CREATE TABLE answer (known INTEGER, id TEXT, page INTEGER, line INTEGER);
"""
PUT = "INSERT INTO texts VALUES (?,?,?,?,?,?,?,?)"
HISTORIES = "SELECT id, page, rowid, known, seen, revision, digest, gone FROM texts ORDER BY id, page"
ANSWER = """SELECT texts.line FROM answer JOIN texts ON texts.rowid = answer.line
    ORDER BY answer.known, answer.id, answer.page"""
BATCH = 1000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Collected:
    """Takes in what sources tell, in any order, then answers."""

    def __init__(self) -> None:
        self._db = temporary(SCHEMA)
        self._rows: list[tuple[object, ...]] = []

    def close(self) -> None:
        """Throw away what was read."""
        self._db.close()

    def take_in(self, what: Told | Deletion) -> None:
        """Add a revision or a deletion."""
        if isinstance(what, Deletion):
            self._db.execute("INSERT INTO deletions VALUES (?,?)", (_text(what.id), _number(what.at)))
            return
        article = what.article
        line = json.dumps(plain(article), ensure_ascii=False).encode("utf-8", "replace")
        self._rows.append((
            _text(article.id), article.page_number, _number(what.known_at),
            _number(article.fetched_at or what.known_at), article.revision,
            blake2b(line, digest_size=16).hexdigest(), what.gone_at and _number(what.gone_at), zlib.compress(line, 1),
        ))  # fmt: skip
        if len(self._rows) == BATCH:
            self._insert()

    def answer(self, at: datetime | None) -> Iterator[bytes]:
        """A JSON line, with its newline, for each article that was there.

        Ordered by the instants from which they could be known, then by id and page: whoever reads them in this
        order learns nothing too early.

        Args:
            at: the instant; None is after everything.
        """
        self._insert()
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM answer")
        for (identifier, page), rows in groupby(self._db.execute(HISTORIES), key=itemgetter(0, 1)):
            texts = {_text_of(row): row[2] for row in rows}
            if found := as_known(texts, self._deletions(identifier), at):
                values = _number(found.known_at), identifier, page, texts[found]
                self._db.execute("INSERT INTO answer VALUES (?,?,?,?)", values)
        self._db.execute("COMMIT")
        for (line,) in self._db.execute(ANSWER):
            yield zlib.decompress(line) + b"\n"

    def _deletions(self, identifier: str) -> list[datetime]:
        rows = self._db.execute("SELECT at FROM deletions WHERE id=?", (identifier,))
        return [_instant(number) for (number,) in rows]

    def _insert(self) -> None:
        self._db.execute("BEGIN")
        self._db.executemany(PUT, self._rows)
        self._db.execute("COMMIT")
        self._rows.clear()


def _text_of(row: tuple[str, int, int, int, int, int, str, int | None]) -> Text:
    _, _, _, known, seen, revision, digest, gone = row
    return Text(_instant(known), _instant(seen), revision, digest, None if gone is None else _instant(gone))


def _number(at: datetime) -> int:
    """Microseconds since 1970, exactly."""
    return (at - EPOCH) // MICROSECOND


def _instant(number: int) -> datetime:
    return EPOCH + number * MICROSECOND


def _text(text: str) -> str:
    """Text that SQLite takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
