"""Two outputs compared article by article, whatever their order and size: through a temporary SQLite file."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from newscrawl.article import Refusal
from newscrawl.batch.canonical import Record, canonical
from newscrawl.batch.changes import Change, changes
from newscrawl.stores.parity import temporary

SCHEMA = """
CREATE TABLE held (id TEXT, page INTEGER, side INTEGER, revision INTEGER, form BLOB, PRIMARY KEY (id, page, side));
"""
PUT = """
INSERT INTO held VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET revision=excluded.revision, form=excluded.form
WHERE excluded.revision >= revision
"""
PAIRS = """
SELECT a.id, a.page, a.form, b.form FROM held a LEFT JOIN held b ON b.id=a.id AND b.page=a.page AND b.side=1
WHERE a.side=0 ORDER BY a.id, a.page
"""
ADDED = """
SELECT b.id, b.page FROM held b WHERE b.side=1
AND NOT EXISTS (SELECT 1 FROM held a WHERE a.id=b.id AND a.page=b.page AND a.side=0) ORDER BY b.id, b.page
"""
BATCH = 1000
OLD, NEW = "old", "new"
SIDES = (OLD, NEW)


@dataclass(frozen=True, slots=True)
class Sample:
    """One article that is not the same on both sides."""

    kind: str
    """``changed``, ``only in old`` or ``only in new``."""
    id: str
    page_number: int
    change: Change | None = None


@dataclass(slots=True)
class Report:
    """What a comparison found."""

    articles: Counter[str] = field(default_factory=Counter)
    """Of each side; copies and older revisions of an article are not counted."""
    refused: dict[str, Counter[str]] = field(default_factory=lambda: {side: Counter() for side in SIDES})
    """Of each side, by reason."""
    both: int = 0
    """Articles that both sides have."""
    changed: int = 0
    """Of those, the ones that are not the same."""
    only: Counter[str] = field(default_factory=Counter)
    """Articles that one side alone has."""
    fields: Counter[str] = field(default_factory=Counter)
    """Articles in which a field changed."""
    rules: dict[str, Counter[str]] = field(default_factory=dict)
    """Of each field, articles by the rule that accounts for its change."""
    samples: list[Sample] = field(default_factory=list)

    @property
    def equal(self) -> bool:
        """Whether both sides have the same articles, and these are the same."""
        return not self.changed and not self.only


class Comparison:
    """Takes in both sides, then compares them. To be closed."""

    def __init__(self) -> None:
        self._db: sqlite3.Connection = temporary(SCHEMA)
        self._report = Report()

    def close(self) -> None:
        """Throw away what was read."""
        self._db.close()

    def take_in(self, side: str, records: Iterable[Record]) -> None:
        """Read a side to its end. Of an article the newest revision counts, of copies the later one."""
        rows: list[tuple[Any, ...]] = []
        for record in records:
            if isinstance(record, Refusal):
                self._report.refused[side][record.reason] += 1
                continue
            identifier = record.id.encode("utf-8", "replace").decode("utf-8")
            form = zlib.compress(canonical(record), 1)
            rows.append((identifier, record.page_number, SIDES.index(side), record.revision, form))
            if len(rows) == BATCH:
                self._insert(rows)
        self._insert(rows)

    def _insert(self, rows: list[tuple[Any, ...]]) -> None:
        self._db.execute("BEGIN")
        self._db.executemany(PUT, rows)
        self._db.execute("COMMIT")
        rows.clear()

    def report(self, most: int) -> Report:
        """Compare.

        Args:
            most: so many samples are kept of each field, and of articles that one side lacks; the first by id.
        """
        report = self._report
        for identifier, page, old, new in self._db.execute(PAIRS):
            report.articles[OLD] += 1
            if new is None:
                self._only(OLD, identifier, page, most)
                continue
            report.both += 1
            found = changes(_form(old), _form(new)) if old != new else []
            report.changed += bool(found)
            for change in found:
                self._changed(change, identifier, page, most)
        for identifier, page in self._db.execute(ADDED):
            self._only(NEW, identifier, page, most)
        report.articles[NEW] = report.both + report.only[NEW]
        return report

    def _only(self, side: str, identifier: str, page: int, most: int) -> None:
        self._report.only[side] += 1
        if self._report.only[side] <= most:
            self._report.samples.append(Sample(f"only in {side}", identifier, page))

    def _changed(self, change: Change, identifier: str, page: int, most: int) -> None:
        report = self._report
        report.fields[change.field] += 1
        report.rules.setdefault(change.field, Counter()).update(change.rules)
        if report.fields[change.field] <= most:
            report.samples.append(Sample("changed", identifier, page, change))


def _form(packed: bytes) -> dict[str, Any]:
    form: dict[str, Any] = json.loads(zlib.decompress(packed))
    return form


def first_difference(old: Any, new: Any, around: int = 30) -> Iterator[str]:
    """Both values from a little before where they part, cut short; for the eye."""
    before, after = (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in (old, new))
    pairs = zip(before, after, strict=False)
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))
    start = max(at - around, 0)
    for text in (before, after):
        piece = text[start : at + 2 * around]
        yield f"{'…' if start else ''}{piece}{'…' if at + 2 * around < len(text) else ''}"
