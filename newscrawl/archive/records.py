"""Records of a WARC file, one after the other. What is not wanted is passed over without a look at its content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newscrawl.archive.stream import FIRST, FREE, BrokenError, Packed, Plain, Stream
from newscrawl.normalise.decode import MAX_BYTES

MAX_HEAD = 64 * 1024
"""Longest header, of a record and of an HTTP answer, in bytes."""
MAX_CONTENT = MAX_BYTES + MAX_HEAD
"""Most bytes of a record that are read: the largest page with its HTTP header."""
_VERSION = re.compile(rb"WARC/[0-9.]{1,8}\r?\n")
_ANYWHERE = -1
_SIZE = re.compile(rb"[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Record:
    """A record that is wanted, or a place of the file that holds nothing readable."""

    place: str
    """Where it stands in the file: see :attr:`Stream.place`."""
    head: bytes
    """Its header lines; empty if they could not be read."""
    content: bytes = b""
    reason: str = ""
    """Why it cannot be used: ``broken-record`` or ``too-large``; empty for a whole one."""
    detail: str = ""


def value(head: bytes, name: bytes) -> bytes:
    """A header's value; empty if it is not there. ``name`` as the standard writes it, which is the fastest."""
    at = head.find(b"\n" + name + b":")
    if at < 0:
        at = head.lower().find(b"\n" + name.lower() + b":")
    if at < 0:
        return b""
    start = at + len(name) + 2
    end = head.find(b"\n", start)
    return head[start : end if end >= 0 else len(head)].strip()


def open_stream(file: BinaryIO, start: int = 0) -> Stream:
    """The file's bytes from an offset on, with or without compression, as the file itself begins."""
    magic = file.read(2)
    is_packed = magic == b"\x1f\x8b" or (magic != b"WA" and str(file.name).lower().endswith(".gz"))
    return Packed(file, start) if is_packed else Plain(file, start)


def record_at(path: Path, place: str) -> Record | None:
    """The record that was found at a place before; None if it is not there now, or too far inside a member."""
    offset, _, inside = place.partition("+")
    if int(inside or 0) > FREE:
        return None  # each such record would cost as much as all before it
    with path.open("rb") as file:
        stream = open_stream(file, int(offset))
        try:
            if stream.open() and stream.skip(int(inside or 0)):
                return next(iter(Records(stream, lambda head, place: True, Counter()).of_member()), None)
        except BrokenError:
            return None
    return None


class Records:
    """The records of a file that are wanted, in their order, and what could not be read, where it stood.

    Args:
        stream: the file.
        wanted: is asked with the header of every record, and a function that says the record's place.
        passed: is told of broken places that are not reported.
        most: bytes of a record that are read; a larger one comes as ``too-large``.
    """

    def __init__(
        self,
        stream: Stream,
        wanted: Callable[[bytes, Callable[[], str]], bool],
        passed: Counter[str],
        most: int = MAX_CONTENT,
    ) -> None:
        self._stream, self._most = stream, most
        self._wanted = wanted
        self._passed = passed
        self._position, self._head, self._ours = 0, b"", False
        self._silent: set[tuple[int, int]] = set()
        self.count = 0
        """Headers of records that were read, wanted or not."""

    def __iter__(self) -> Iterator[Record]:
        """Read the file to its end."""
        stream, going_on = self._stream, True
        while going_on:
            try:
                while stream.open():
                    self._position, self._head = 0, b""
                    yield from self.of_member()
                return
            except BrokenError as error:
                yield from self._fault(str(error))
                going_on = stream.resync()

    def of_member(self) -> Iterator[Record]:
        """Read the present member to its end.

        Raises:
            BrokenError: it cannot be read on.
        """
        stream = self._stream
        while stream.more():
            self._position, self._head = stream.position, b""
            fault = self._begin()
            if not fault:
                self.count += 1
                self._ours = self._wanted(self._head, self._place)
                size = value(self._head, b"Content-Length")
                if not _SIZE.fullmatch(size):
                    fault = f"Content-Length is {size[:40].decode('ascii', 'replace')!r}"
                elif not stream.fits(int(size)):
                    fault = f"Content-Length says {int(size):,} bytes, and no record ends there"
                elif self._ours:
                    record = self._read(int(size))
                    if not record.reason or record.reason == "too-large":
                        yield record
                        continue
                    fault = record.detail
                elif stream.skip(int(size)) and stream.closes():
                    continue
                else:
                    fault = "its length is wrong"
            yield from self._fault(fault)
            if not stream.find_record():
                return

    def _begin(self) -> str:
        """Read the header; what is wrong with it, or nothing."""
        stream, count = self._stream, FIRST
        while True:
            data = stream.ahead(count)
            if not data.startswith(b"WARC/"):
                return "no WARC record begins here"
            end = data.find(b"\r\n\r\n") + 4
            if end < 4:
                end = data.find(b"\n\n") + 2
            if end >= 4:
                break
            if count > MAX_HEAD or len(data) < count:
                stream.pass_headless()
                return f"its header has no end within {min(len(data), MAX_HEAD):,} bytes"
            count *= 2
        if end > MAX_HEAD or not _VERSION.match(data):
            return "its header is no WARC header"
        self._head = data[:end]
        stream.skip(end)
        return ""

    def _read(self, size: int) -> Record:
        """The content of a wanted record, once it is known to be whole."""
        stream = self._stream
        content = stream.take(min(size, self._most))
        whole = len(content) == min(size, self._most) and stream.skip(size - len(content))
        if not whole:
            return self._broken(f"Content-Length says {size:,} bytes, and the record ends before")
        if not stream.closes():
            return self._broken(f"Content-Length says {size:,} bytes, and the record goes on behind them")
        if size > self._most:
            return Record(self._place(), self._head, b"", "too-large", f"{size:,} bytes, more than {MAX_BYTES:,}")
        return Record(self._place(), self._head, content)

    def _place(self) -> str:
        return self._stream.place(self._position)

    def _broken(self, detail: str) -> Record:
        return Record(self._place(), self._head, b"", "broken-record", detail)

    def _fault(self, detail: str) -> Iterator[Record]:
        """A wanted record, or an unknown place once until a record is read again; others are counted."""
        known, fault = bool(self._head), self._broken(detail)
        here = {(self.count, self._stream.offset if known else _ANYWHERE)}
        silent = bool(self._silent & {(self.count, self._stream.offset), (self.count, _ANYWHERE)})
        self._head, self._silent = b"", here
        if (known and self._ours) or not (known or silent):
            yield fault
        else:
            self._passed["broken"] += 1
