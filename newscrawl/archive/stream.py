"""The bytes of a WARC file as they were before compression: member by member, never more at once than asked for.

A member is what one gzip header begins; each holds one record, or one holds them all. A file without compression
is one member. Hostile files are read in bounded memory and in time that grows with their size.
"""

from __future__ import annotations

import os
import re
import zlib
from abc import ABC, abstractmethod
from typing import BinaryIO

START = re.compile(rb"\nWARC/[0-9.]{1,8}\r?\n")
"""A line that begins a record."""
END = b"\r\n\r\n"
"""What stands behind a record."""
FIRST = 2048
"""Bytes that a record's header has, as a rule."""
_BLOCK = 256 * 1024
_SLICE = 16 * 1024
_MAGIC = b"\x1f\x8b\x08"
_GZIP = 31
_PROBE = 1024
"""Compressed bytes that suffice to see whether a member begins with a record."""
FREE = 64 * 1024 * 1024
"""Bytes up to which a member may grow by any ratio, and a broken file be read twice."""
MAX_RATIO = 100
"""Times its compressed size to which a larger member may grow. Text grows 4 to 10 times, zeros 1,030 times."""


class BrokenError(ValueError):
    """The bytes of this member cannot be read on; the message says why."""


class Stream(ABC):
    """Bytes of the present member with a place in them."""

    def __init__(self, file: BinaryIO, start: int = 0) -> None:
        self._file = file
        self._buffer = b""
        self._pos = 0
        self._given = 0
        self._ended = False
        self.offset = start
        """Where the present member begins in the file, in bytes."""

    @property
    def position(self) -> int:
        """Bytes of the member before the place that is read next."""
        return self._given - len(self._buffer) + self._pos

    def place(self, position: int) -> str:
        """A position of the present member in words: the offset of the member, and ``+N`` behind its beginning."""
        return f"{self.offset}+{position}" if position else str(self.offset)

    @abstractmethod
    def open(self) -> bool:
        """Begin the next member; False at the end of the file."""

    @abstractmethod
    def resync(self) -> bool:
        """Go on behind a member that broke; False if no further one is found."""

    def fits(self, size: int) -> bool:
        """Whether a record of so many bytes may begin here; only a file that can be looked ahead in says no."""
        del size
        return True

    @abstractmethod
    def _read(self, limit: int) -> bytes:
        """So many bytes of the member at most, none at its end."""

    def ahead(self, count: int) -> bytes:
        """What comes next, left unread: at least ``count`` bytes, or all that the member has."""
        while not self._ended and len(self._buffer) - self._pos < count:
            data = self._read(max(count, FIRST))
            self._ended = not data
            self._buffer, self._pos = self._buffer[self._pos :] + data, 0
        return self._buffer[self._pos :] if self._pos else self._buffer

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes; fewer at the member's end."""
        pieces = [self._buffer[self._pos : self._pos + count]]
        self._pos += len(pieces[0])
        left = count - len(pieces[0])
        while left and (data := self._read(min(left, _BLOCK))):
            pieces.append(data)
            left -= len(data)
            self._buffer, self._pos = b"", 0
        return b"".join(pieces)

    def skip(self, count: int) -> bool:
        """Pass over ``count`` bytes; False if the member has fewer."""
        left = count - len(self._buffer) + self._pos
        if left <= 0:
            self._pos += count
            return True
        while left:
            self._buffer = self._read(min(left, _BLOCK))
            self._pos = len(self._buffer)
            if not self._buffer:
                return False
            left -= len(self._buffer)
        return True

    def more(self) -> bool:
        """Pass over blank lines; whether the member goes on."""
        while data := self.ahead(FIRST):
            blank = len(data) - len(data.lstrip(b"\r\n"))
            self._pos += blank
            if blank < len(data):
                return True
        return False

    def closes(self) -> bool:
        """Whether a record may end here: two line ends come, the member ends, or the next record begins."""
        return self.ahead(FIRST).startswith(END) or not self.more() or self.ahead(5).startswith(b"WARC/")

    def pass_headless(self) -> None:
        """Pass over what was looked at and has no end of a header, up to the last line in it that begins a record."""
        data = self.ahead(0)
        starts = [found.start() for found in START.finditer(data)]
        self._pos += starts[-1] if starts else max(0, len(data) - 20)

    def find_record(self) -> bool:
        """Go to the next line of the member that begins a record; False if it has none."""
        while True:
            data = self.ahead(_BLOCK)
            if found := START.search(data):
                self._pos += found.start() + 1
                return True
            if len(data) < _BLOCK:
                self._pos += len(data)
                return False
            self._pos += len(data) - 20


class Packed(Stream):
    """A gzip file of one or many members."""

    def __init__(self, file: BinaryIO, start: int = 0) -> None:
        super().__init__(file, start)
        self._size = os.fstat(file.fileno()).st_size
        self._twice = 0
        self._member = zlib.decompressobj(_GZIP)
        self._go(start)

    def _go(self, offset: int) -> None:
        self._file.seek(offset)
        self._raw, self._at, self._end = b"", 0, offset

    @property
    def here(self) -> int:
        """The byte of the file that is read next; at the end of a member, where the next one begins."""
        return self._end - len(self._raw) + self._at

    def _load(self) -> bool:
        """More of the file behind what is not used yet; False at its end."""
        block = self._file.read(_BLOCK)
        self._raw, self._at = self._raw[self._at :] + block, 0
        self._end += len(block)
        return bool(block)

    def open(self) -> bool:
        """Begin the next member; False at the end of the file."""
        if self._at == len(self._raw) and not self._load():
            return False
        self.offset = self.here
        self._buffer, self._pos, self._given, self._ended = b"", 0, 0, False
        self._member = zlib.decompressobj(_GZIP)
        return True

    def _read(self, limit: int) -> bytes:
        member = self._member
        while not member.eof:
            if self._at == len(self._raw):
                self._load()
            piece = self._raw[self._at : self._at + _SLICE]
            try:
                data = member.decompress(piece, limit)
            except zlib.error as error:
                raise BrokenError(f"gzip: {error}") from error
            # At its end zlib may keep what is left in both.
            self._at += len(piece) - len(member.unused_data if member.eof else member.unconsumed_tail)
            if data:
                self._given += len(data)
                if self._given > FREE and self._given > MAX_RATIO * (self.here - self.offset):
                    raise BrokenError(f"gzip: grows to more than {MAX_RATIO} times its size")
                return data
            if not piece and not member.eof:
                raise BrokenError("gzip: the file ends in the middle of it")
        return b""

    def resync(self) -> bool:
        """Go to the next member that begins with a record, also one that a cut member ran into."""
        start, here = self.offset + 1, self.here
        self._twice += max(0, here - start)
        # Bytes that pass for members and overlap must not be read again and again.
        self._go(start if self._twice <= self._size + FREE else max(start, here))
        while True:
            found = self._raw.find(_MAGIC, self._at)
            self._at = found if found >= 0 else max(self._at, len(self._raw) - len(_MAGIC) + 1)
            if (found < 0 or found + _PROBE > len(self._raw)) and self._load():
                continue
            if found < 0:
                return False
            if _begins_record(self._raw[self._at : self._at + _PROBE]):
                return True
            self._at += 1


def _begins_record(raw: bytes) -> bool:
    """Whether compressed bytes begin a member that begins with a record."""
    try:
        return zlib.decompressobj(_GZIP).decompress(raw, 5) == b"WARC/"
    except zlib.error:
        return False


class Plain(Stream):
    """A file without compression; records in it are passed over without being read."""

    def __init__(self, file: BinaryIO, start: int = 0) -> None:
        super().__init__(file)
        self._size = os.fstat(file.fileno()).st_size
        self._opened = False
        self._given = start
        file.seek(start)

    def place(self, position: int) -> str:
        """The offset in the file."""
        return str(position)

    def open(self) -> bool:
        """The file is its one member."""
        was, self._opened = self._opened, True
        return not was

    def resync(self) -> bool:
        """There is no further member."""
        return False

    def fits(self, size: int) -> bool:
        """Whether so many bytes are there and a record begins, or the file ends, behind them."""
        end = self.position + size
        if end > self._size:
            return False
        behind = os.pread(self._file.fileno(), 64, end)
        return behind.startswith(END) or behind.lstrip(b"\r\n")[:5] in (b"", b"WARC/")

    def skip(self, count: int) -> bool:
        """Pass over ``count`` bytes; False if the file has fewer."""
        buffered = len(self._buffer) - self._pos
        if count <= buffered:
            self._pos += count
            return True
        self._given = self._file.seek(self.position + count)
        self._buffer, self._pos = b"", 0
        return self._given <= self._size

    def _read(self, limit: int) -> bytes:
        data = self._file.read(limit)
        self._given += len(data)
        return data
