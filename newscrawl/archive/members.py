"""The records of a WARC file as its gzip members, read up to the first that is cut off or broken.

A run that is killed may leave half a record at the end of its file. A reader stops before it; the next run
that records into the folder cuts it off and writes the index anew. Files of other programs are never changed.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newscrawl.archive.answers import headers_of
from newscrawl.archive.cdxj import Entry, entry_of_record, index_of, read_index, sorted_lines
from newscrawl.archive.records import Records
from newscrawl.archive.stream import BrokenError, Packed
from newscrawl.stores.disk import write_atomically

logger = logging.getLogger(__name__)
SUFFIX = ".warc.gz"
MAX_RECORD = 256 << 20
"""Largest record in bytes, unpacked: many times what an answer may be. A reader stops before what is larger."""
_NAME = re.compile(rf"(?P<run>newscrawl-[0-9]{{8}}T[0-9]{{12}}Z)-[0-9]{{5,}}{re.escape(SUFFIX)}")
"""What the recorder calls its files."""
_GZIP = 31
_BLOCK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """One whole record."""

    head: dict[str, str]
    """Its own fields, names in lower case."""
    block: bytes
    """What follows: the HTTP message, or fields."""
    offset: int
    length: int
    """Bytes of the gzip member."""

    @property
    def kind(self) -> str:
        """One of ``response``, ``revisit``, ``request``, ``metadata``, ``warcinfo`` and others."""
        return self.head.get("warc-type", "")


def read_records(file: Path, offset: int = 0) -> Iterator[Record]:
    """The whole records from an offset on, which is the beginning of one; nothing from the first cut one on."""
    with file.open("rb") as stream:
        packed = Packed(stream, offset)
        records = Records(packed, lambda head, place: True, Counter(), MAX_RECORD)
        try:
            while packed.open():
                found = next(records.of_member(), None)
                if found is None or found.reason or packed.more():
                    return
                yield Record(headers_of(found.head), found.content, packed.offset, packed.here - packed.offset)
        except BrokenError:
            return


def record_at(file: Path, offset: int) -> Record:
    """The record that begins at an offset.

    Raises:
        ValueError: no whole record begins there.
    """
    record = next(read_records(file, offset), None)
    if record is None:
        raise ValueError(f"{file}: no whole record at byte {offset}; the index is of another file: delete it")
    return record


def entries_of(file: Path) -> list[Entry]:
    """The entries of a file in the order of its records, by its index as far as that goes, then by the file itself.

    An index with a broken line has lost an answer, nobody knows where: it counts as missing.
    """
    try:
        known = sorted(read_index(index_of(file)), key=lambda entry: entry.offset)
    except ValueError as error:
        logger.warning("%s; the answers are looked up in %s itself", error, file.name)
        known = []
    if any(entry.filename != file.name for entry in known):
        known = []
    end = known[-1].end if known else 0
    if end == file.stat().st_size:
        return known
    if end > file.stat().st_size:
        known, end = [], 0
    for record in read_records(file, end):
        if entry := entry_of_record(record.head, record.block, record.offset, record.length, file.name):
            known.append(entry)
    return known


def fields_of(record: Record | None) -> dict[str, str]:
    """The fields in a record about a run or a file; none of any other."""
    if record is None or record.kind not in ("warcinfo", "metadata"):
        return {}
    lines = (line.partition(": ") for line in record.block.decode("utf-8", "replace").split("\r\n"))
    return {name: text for name, _, text in lines}


def is_ours(file: Path) -> bool:
    """Whether our recorder made a file: it has the name of one, and says in its first record of which run it is."""
    name = _NAME.fullmatch(file.name)
    return name is not None and fields_of(next(read_records(file), None)).get("isPartOf") == name["run"]


def repair(file: Path) -> None:
    """Cut half a record off the end of a file that is written no more, and write its index where it lags.

    A file of another program is left alone, and so is whatever else than half a record stands behind the last one:
    there may be something in it.

    Raises:
        OSError: it cannot be read or written.
    """
    if not is_ours(file):
        return
    entries = entries_of(file)
    end = entries[-1].end if entries else 0
    size = file.stat().st_size
    whole = max((record.offset + record.length for record in read_records(file, end)), default=end)
    if whole < size and not _is_cut(file, whole):
        logger.warning("%s: damaged at byte %d; what follows is not read, and left as it is", file, whole)
        return
    if whole < size:
        logger.warning("%s: the last record was cut off by a kill; its %d bytes are removed", file, size - whole)
        with file.open("r+b") as stream:
            stream.truncate(whole)
    lines = sorted_lines(entries)
    if not index_of(file).is_file() or index_of(file).read_bytes() != lines:
        write_atomically(index_of(file), lines)


def _is_cut(file: Path, start: int) -> bool:
    """Whether the bytes from a place on begin one gzip member and are no more than that: so a kill leaves them."""
    member = zlib.decompressobj(_GZIP)
    with file.open("rb") as stream:
        stream.seek(start)
        try:
            while data := stream.read(_BLOCK):
                while data:
                    member.decompress(data, _BLOCK)
                    if member.eof:
                        return False
                    data = member.unconsumed_tail
        except zlib.error:
            return False
    return True
