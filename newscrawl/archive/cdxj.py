"""The index beside a WARC file: CDXJ, one line for every answer, sorted once the file is closed.

A line is a key (the address with its host turned round), the time to the second, and a JSON object. Whatever
stands in the index stands in the file too, so it can be made again from it at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

REVISIT = "warc/revisit"
NONE = "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a record stands, and what it says. Offset and length are bytes of the file, of one gzip member."""

    url: str
    date: str
    """When the answer came: ISO 8601, UTC, with microseconds, as in the record."""
    status: str
    """Of the answer; ``-`` where none came."""
    mime: str
    """``warc/revisit`` for an answer whose body stands elsewhere; ``-`` where none came."""
    digest: str
    """SHA-1 of the body as it came, base32."""
    offset: int
    length: int
    filename: str
    error: str = ""
    """Name of the error where no answer came."""

    @property
    def at(self) -> datetime:
        """When the answer came."""
        return datetime.fromisoformat(self.date)

    @property
    def end(self) -> int:
        """Where the next record begins."""
        return self.offset + self.length

    def line(self) -> str:
        """The line of the index, with its end."""
        fields = {name: str(getattr(self, name)) for name in self.__slots__ if name != "error" or self.error}
        stamp = self.at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
        return f"{key_of(self.url)} {stamp} {json.dumps(fields, ensure_ascii=False)}\n"


def entry_of_line(line: str) -> Entry:
    """The entry of a line.

    Raises:
        ValueError: it is none, or was cut off.
    """
    try:
        fields = json.loads(line.split(" ", 2)[2])
        return Entry(**{**fields, "offset": int(fields["offset"]), "length": int(fields["length"])})
    except (ValueError, LookupError, TypeError) as error:
        raise ValueError(f"no line of an index: {line[:200]!r}") from error


def key_of(url: str) -> str:
    """The address in the order in which indexes are sorted: ``cn,com,sina,finance)/path?query``."""
    parts = urlsplit(url)
    if not parts.hostname:
        return url.replace(" ", "%20")
    host = ",".join(reversed(parts.hostname.split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}){parts.path or '/'}{query}".lower().replace(" ", "%20")


def index_of(file: Path) -> Path:
    """The index beside a WARC file."""
    return file.with_name(f"{file.name.removesuffix('.gz').removesuffix('.warc')}.cdxj")


def read_index(path: Path) -> Iterator[Entry]:
    """The entries of an index, none where it is missing.

    Raises:
        ValueError: a line is no entry, so an answer is missing; the message names it.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield entry_of_line(line.decode())
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error


def sorted_lines(entries: Iterable[Entry]) -> bytes:
    """The whole index."""
    return "".join(sorted(entry.line() for entry in entries)).encode()


def entry_of_record(
    head: Mapping[str, str], block: bytes, offset: int, length: int, filename: str
) -> Entry | None:  # fmt: skip
    """The entry of a record; None for one that is no answer: about the file, or a request.

    Args:
        head: the record's own fields, names in lower case.
        block: what follows them, at least the HTTP head.
    """
    kind = head.get("warc-type", "")
    if kind not in ("response", "revisit", "metadata"):
        return None
    url, date = head.get("warc-target-uri", NONE), head.get("warc-date", "")
    if kind == "metadata":
        fields = dict(line.split(": ", 1) for line in block.decode("utf-8", "replace").split("\r\n") if ": " in line)
        return Entry(url, date, NONE, NONE, NONE, offset, length, filename, fields.get("error", ""))
    http = block.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    status = [*http[0].split(" "), NONE, NONE][1]
    types = (line.partition(":")[2] for line in http[1:] if line.lower().startswith("content-type:"))
    mime = next(types, NONE).partition(";")[0].strip() or NONE
    digest = head.get("warc-payload-digest", NONE)
    return Entry(url, date, status, REVISIT if kind == "revisit" else mime, digest, offset, length, filename)
