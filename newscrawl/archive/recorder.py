"""Writes what a crawl asked and was answered, as WARC 1.1: one gzip member a record, an index beside each file.

A record is with the operating system before :meth:`Recorder.put` returns, so a kill costs at most the one
that is being written.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newscrawl.archive.cdxj import Entry, entry_of_record, index_of, sorted_lines
from newscrawl.archive.members import SUFFIX
from newscrawl.stores.disk import add, write_atomically

Headers = tuple[tuple[bytes, bytes], ...]
BODIES_REMEMBERED = 100_000
"""Digests of a run; a body that came again after so many others is written again. About 30 MB."""
PACKED = 6
"""Level of gzip: 9, of which warcio is fond, takes twice the time for one in a hundred bytes."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, or the error in its place."""

    url: str
    """The address asked for, of the site's own host."""
    asked_at: datetime
    at: datetime
    """When the answer, or the error, came."""
    method: str = "GET"
    asked: Headers = ()
    asked_body: bytes = b""
    status: int = 0
    protocol: str = "HTTP/1.1"
    headers: Headers = ()
    body: bytes = field(default=b"", repr=False)
    """As it came: packed, if it came packed."""
    error: str = ""
    """Name of the error; then there is no answer."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be known of a run that is recorded."""

    name: str
    """Begins the names of its files."""
    began: datetime
    software: str
    arguments: Mapping[str, str]
    settings: Mapping[str, Any]

    def fields(self) -> dict[str, str]:
        """For the record at the beginning of each file."""
        return {
            "software": self.software,
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "isPartOf": self.name,
            "robots": "obey" if self.settings.get("ROBOTSTXT_OBEY") else "ignore",
            "began-at": stamp(self.began),
            "arguments": json.dumps(dict(self.arguments), ensure_ascii=False),
            "settings": json.dumps(dict(self.settings), ensure_ascii=False),
        }


class _Raw(StatusAndHeaders):  # type: ignore[misc]
    """An HTTP head that is written as it is; warcio would rewrite what is not ASCII."""

    def __init__(self, head: bytes) -> None:
        super().__init__("", [])
        self._head = head

    def __bool__(self) -> bool:
        return True  # else warcio looks for a head in the body

    def to_ascii_bytes(self, filter_func: object = None) -> bytes:
        """The head."""
        del filter_func
        return self._head


class Recorder:
    """The files of one run in a folder.

    Args:
        most: bytes after which the next file begins.
    """

    def __init__(self, folder: Path, run: Run, most: int) -> None:
        self._folder, self._run, self._most = folder, run, most
        self._number = 0
        self._file: IO[bytes] | None = None
        self._index: IO[bytes] | None = None
        self._entries: list[Entry] = []
        """Of the file that is being written."""
        self._end = 0
        self._about = ""
        """Identity of the record at the beginning of the file."""
        self._known: OrderedDict[str, tuple[str, str]] = OrderedDict()
        """Digest: address and date of the record that holds the body."""

    def open(self) -> None:
        """Begin the first file.

        Raises:
            OSError: it cannot be made.
        """
        self._number += 1
        path = self._path()
        self._file = path.open("xb", buffering=0)
        self._index = index_of(path).open("wb", buffering=0)
        self._entries, self._end = [], 0
        buffer = BytesIO()
        record = self._writer(buffer).create_warcinfo_record(path.name, self._run.fields())
        record.rec_headers.replace_header("WARC-Date", stamp(self._run.began))
        self._about = record.rec_headers.get_header("WARC-Record-ID")
        self._writer(buffer).write_record(record)
        self._append([buffer.getvalue()])

    def put(self, exchange: Exchange) -> None:
        """Write a request and its answer.

        Raises:
            OSError: they could not be written; nothing of them is left in the file.
        """
        if self._end >= self._most:
            self.close()
            self.open()
        answer, identity = self._no_answer(exchange) if exchange.error else self._answer(exchange)
        self._append([self._request(exchange, identity), answer])

    def end(self, reason: str, at: datetime) -> None:
        """Write that the run came to its end, and close the file.

        Raises:
            OSError: it could not be written.
        """
        if self._file:
            content = f"ended-at: {stamp(at)}\r\nreason: {reason}\r\n".encode()
            self._append([self._written("metadata", f"urn:newscrawl:run:{self._run.name}", at, content)[0]])
            self.close()

    def close(self) -> None:
        """Close the file and sort its index; both are on the disk afterwards.

        Raises:
            OSError: they are not there, or the index could not be written; what was put is in the file.
        """
        if self._file and self._index:
            file, index = self._file, self._index
            self._file = self._index = None
            with file, index:
                os.fsync(file.fileno())
            write_atomically(index_of(self._path()), sorted_lines(self._entries))

    # records -------------------------------------------------------------------------------------

    def _path(self) -> Path:
        return self._folder / f"{self._run.name}-{self._number:05}{SUFFIX}"

    @staticmethod
    def _writer(out: IO[bytes]) -> Any:
        return WARCWriter(out, gzip=False, warc_version="1.1")

    def _written(
        self, kind: str, url: str, at: datetime, content: bytes, head: bytes = b"", **more: str
    ) -> tuple[bytes, str]:
        """A record and its identity."""
        buffer = BytesIO()
        writer = self._writer(buffer)
        fields = {"WARC-Date": stamp(at), "WARC-Warcinfo-ID": self._about}
        fields |= {name.replace("_", "-"): value for name, value in more.items()}
        if kind == "revisit":
            url_of_body, date_of_body = self._known[fields["WARC-Payload-Digest"]]
            digest = fields.pop("WARC-Payload-Digest")
            record = writer.create_revisit_record(url, digest, url_of_body, date_of_body, _Raw(head), fields)
        else:
            http = _Raw(head) if head else None
            record = writer.create_warc_record(
                url, kind, BytesIO(content), len(content), http_headers=http, warc_headers_dict=fields
            )
        writer.write_record(record)
        return buffer.getvalue(), record.rec_headers.get_header("WARC-Record-ID")

    def _request(self, exchange: Exchange, answer: str) -> bytes:
        parts = urlsplit(exchange.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        first = f"{exchange.method} {target} HTTP/1.1".encode("latin-1", "replace")
        head = _head(first, exchange.asked)
        more = {"WARC-Concurrent-To": answer}
        return self._written("request", exchange.url, exchange.asked_at, exchange.asked_body, head, **more)[0]

    def _answer(self, exchange: Exchange) -> tuple[bytes, str]:
        phrase = HTTPStatus(exchange.status).phrase if exchange.status in _STATUSES else ""
        head = _head(f"{exchange.protocol} {exchange.status} {phrase}".encode(), exchange.headers)
        digest = digest_of(exchange.body)
        kind = "revisit" if exchange.body and digest in self._known else "response"
        more = {"WARC-Payload-Digest": digest}
        written = self._written(kind, exchange.url, exchange.at, exchange.body, head, **more)
        if kind == "response":
            self._known[digest] = exchange.url, stamp(exchange.at)
        self._known.move_to_end(digest)
        if len(self._known) > BODIES_REMEMBERED:
            self._known.popitem(last=False)
        return written

    def _no_answer(self, exchange: Exchange) -> tuple[bytes, str]:
        detail = " ".join(exchange.detail.split())
        content = f"error: {exchange.error}\r\ndetail: {detail}\r\n".encode("utf-8", "replace")
        return self._written("metadata", exchange.url, exchange.at, content)

    def _append(self, records: list[bytes]) -> None:
        """Add the records in one piece, then their lines to the index; or neither."""
        assert self._file
        assert self._index
        members = [gzip.compress(record, PACKED, mtime=0) for record in records]
        entries, end = [], self._end
        for record, member in zip(records, members, strict=True):
            top, _, block = record.partition(b"\r\n\r\n")
            head = dict(_field(line) for line in top.decode().split("\r\n")[1:])
            if entry := entry_of_record(head, block, end, len(member), self._path().name):
                entries.append(entry)
            end += len(member)
        add(self._file, b"".join(members))
        try:
            add(self._index, "".join(entry.line() for entry in entries).encode())
        except OSError:
            self._file.truncate(self._end)
            raise
        self._entries += entries
        self._end = end


_STATUSES = {status.value for status in HTTPStatus}


def _field(line: str) -> tuple[str, str]:
    name, _, text = line.partition(":")
    return name.lower(), text.strip()


def _head(first: bytes, headers: Headers) -> bytes:
    return b"".join([first, b"\r\n", *(b"%s: %s\r\n" % pair for pair in headers), b"\r\n"])


def digest_of(body: bytes) -> str:
    """SHA-1 of a body, as WARC files write it."""
    return f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"


def stamp(at: datetime) -> str:
    """WARC-Date: UTC with microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
