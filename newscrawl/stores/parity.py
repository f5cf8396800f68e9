"""Stores compared by what they hold: which article is in which, and where their words differ.

What was read goes into a temporary SQLite file and comes back sorted, so memory does not grow with the stores.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import AsyncIterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from newscrawl.article import Refusal
from newscrawl.stores.contents import Held

SCHEMA = """
CREATE TABLE held (id TEXT, page INTEGER, store INTEGER, revision INTEGER, digest TEXT);
CREATE TABLE refused (store INTEGER, detail TEXT);
"""
SORTED = "SELECT id, page, store, revision, digest FROM held ORDER BY id, page, store, revision, rowid"
BATCH = 1000

Row = tuple[str, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One article that the stores do not agree on."""

    kind: str
    """``only`` (some stores lack it) or ``different`` (its newest revisions have other words)."""
    id: str
    page_number: int
    newest: dict[str, tuple[int, str]]
    """Revision and hash in each store that has it."""


@dataclass(slots=True)
class Figures:
    """What a comparison found."""

    articles: Counter[str] = field(default_factory=Counter)
    """Of each store; pages that share an id count each."""
    revisions: Counter[str] = field(default_factory=Counter)
    unreadable: Counter[str] = field(default_factory=Counter)
    counts: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)
    """Differences by kind and the stores that have the article."""
    samples: list[Difference] = field(default_factory=list)

    @property
    def equal(self) -> bool:
        """Whether the stores hold the same articles with the same words."""
        return not self.counts


class Comparison:
    """Takes in one store after the other, then compares them. To be closed.

    Args:
        names: of the stores, as they are shown; each once.
    """

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._db = temporary(SCHEMA)

    def close(self) -> None:
        """Throw away what was read."""
        self._db.close()

    async def take_in(self, name: str, contents: AsyncIterable[Held | Refusal]) -> None:
        """Read a store to its end."""
        store = self._names.index(name)
        rows: list[Row] = []
        async for held in contents:
            if isinstance(held, Refusal):
                self._db.execute("INSERT INTO refused VALUES (?,?)", (store, _text(held.detail)))
                continue
            rows.append((_text(held.id), held.page_number, store, held.revision, held.digest))
            if len(rows) == BATCH:
                self._insert(rows)
        self._insert(rows)

    def unreadable(self, name: str, most: int) -> list[str]:
        """What could not be read of a store, the first few in their order."""
        found = self._db.execute("SELECT detail FROM refused WHERE store=? LIMIT ?", (self._names.index(name), most))
        return [detail for (detail,) in found]

    def figures(self, most: int) -> Figures:
        """Compare.

        Args:
            most: so many differences of each kind are kept as samples, the first by id.
        """
        figures = Figures()
        for store, count in self._db.execute("SELECT store, count(*) FROM refused GROUP BY store"):
            figures.unreadable[self._names[store]] = count
        for (identifier, page), rows in groupby(self._db.execute(SORTED), key=itemgetter(0, 1)):
            newest = self._newest(rows, figures)
            for kind in _kinds(newest, len(self._names)):
                which = kind, tuple(newest) if kind == "only" else ()
                figures.counts[which] += 1
                if figures.counts[which] <= most:
                    figures.samples.append(Difference(kind, identifier, page, newest))
        return figures

    def _newest(self, rows: Iterator[Row], figures: Figures) -> dict[str, tuple[int, str]]:
        """Of one article, by store: of its revisions the last, of copies of a revision the later."""
        newest: dict[str, tuple[int, str]] = {}
        for _, _, store, revision, digest in rows:
            name = self._names[store]
            known = newest.get(name)
            figures.articles[name] += known is None
            figures.revisions[name] += known is None or known[0] != revision
            newest[name] = revision, digest
        return newest

    def _insert(self, rows: list[Row]) -> None:
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO held VALUES (?,?,?,?,?)", rows)
        self._db.execute("COMMIT")
        rows.clear()


def temporary(schema: str) -> sqlite3.Connection:
    """A database in a file of its own in ``TMPDIR``, gone when it is closed."""
    database = sqlite3.connect("", isolation_level=None)
    for statement in ("journal_mode=OFF", "synchronous=OFF", "temp_store=FILE"):
        database.execute(f"PRAGMA {statement}")
    database.executescript(schema)
    return database


def _kinds(newest: dict[str, tuple[int, str]], stores: int) -> Iterator[str]:
    if len(newest) < stores:
        yield "only"
    if len({digest for _, digest in newest.values()}) > 1:
        yield "different"


def _text(text: str) -> str:
    """Text that SQLite takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
