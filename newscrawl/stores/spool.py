"""What a store could not take while it was away: on disk, in order, until it is back.

One file that is only added to: a line a record, its CRC-32 before it. A record is on the disk (fsync) before
``append`` returns. The file goes away when everything in it was delivered; until then delivering it again
from its beginning is harmless, since a store that is given the same article twice changes nothing.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from newscrawl.article import Article, Refusal, plain
from newscrawl.records import record_of
from newscrawl.stores.disk import add, make_folder, sync_folder

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Record:
    """Something for a store."""

    item: Article | Refusal
    key: str | None = None
    """Under which the ledger has it; None where there is no ledger."""


class Spool:
    """One file; used from one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._damaged = path.with_suffix(".damaged")
        self.count = 0
        """Records that wait."""

    def open(self) -> None:
        """Count the records. A last line that a crash cut off was never acknowledged and is cut off for good."""
        self.count = 0
        if not self._path.exists():
            return
        data_end = 0
        with self._path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                data_end += len(line)
                self.count += 1
        os.truncate(self._path, data_end)

    def append(self, records: Iterable[Record]) -> None:
        """Add the records.

        Raises:
            OSError: they are not on the disk.
        """
        lines = [_line(record) for record in records]
        is_new = not self._path.exists()
        make_folder(self._path.parent)
        with self._path.open("ab", buffering=0) as file:
            add(file, b"".join(lines), durable=True)
        if is_new:
            sync_folder(self._path.parent)
        self.count += len(lines)

    def records(self) -> Iterator[Record]:
        """All records in order. A damaged line is kept in a file of its own, and said aloud."""
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            for number, line in enumerate(file, 1):
                record = _read(line)
                if record:
                    yield record
                    continue
                with self._damaged.open("ab") as damaged:
                    damaged.write(line)
                what = "%s, line %d is damaged, or of another version; it was put into %s"
                logger.error(what, self._path, number, self._damaged)

    def keys(self) -> set[str]:
        """Keys of all records that the ledger knows."""
        if not self._path.exists():
            return set()
        with self._path.open("rb") as file:  # a damaged line is put aside when it is delivered, not here too
            return {record.key for line in file if (record := _read(line)) and record.key}

    def clear(self) -> None:
        """Everything was delivered."""
        self._path.unlink(missing_ok=True)
        self.count = 0


def _line(record: Record) -> bytes:
    text = json.dumps({"key": record.key, "record": plain(record.item)}, ensure_ascii=False, separators=(",", ":"))
    data = text.encode("utf-8", "replace")
    return b"%08x %s\n" % (crc32(data), data)


def _read(line: bytes) -> Record | None:
    checksum, _, data = line.rstrip(b"\n").partition(b" ")
    if b"%08x" % crc32(data) != checksum:
        return None
    try:
        found = json.loads(data)
        return Record(record_of(found["record"]), found["key"])
    except (ValueError, KeyError):  # of another version of newscrawl
        return None
