"""The sources cut into shards: what one process does at a time, and what is done or not done as a whole.

A WARC file and a file of JSON lines are a shard each; a folder is cut, in the order of its paths, after every so many
files. So a folder that grows at its end, as one of dated folders does, changes its last shard alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newscrawl.archive.folder import files_of, read_path, sidecar_of
from newscrawl.archive.lines import is_lines, read_lines
from newscrawl.archive.warc import Reading, is_warc
from newscrawl.article import Article, Page, Refusal, plain
from newscrawl.batch.digests import file_digest
from newscrawl.records import refusal_of

SHARD_FILES = 1000
"""Files of a folder in a shard: some seconds of work, which is what a kill costs (docs/scale.md)."""
PART = "part-"
"""What the names of outputs begin with; the stamp of the shard follows."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that are normalised together, into one output."""

    stamp: str
    """32 hex digits over path, size and time of change of every file and of its sidecar."""
    entries: tuple[Path | Refusal, ...]
    """What is read, in this order; a refusal for what cannot be."""

    @property
    def name(self) -> str:
        """What its outputs are called, without a suffix."""
        return f"{PART}{self.stamp}"

    @property
    def label(self) -> str:
        """For people: its first file, and how many more."""
        first = self.entries[0]
        more = f" and {len(self.entries) - 1} more" if len(self.entries) > 1 else ""
        return f"{first.source if isinstance(first, Refusal) else first}{more}"

    def write(self) -> dict[str, Any]:
        """As JSON, for a process of its own."""
        entries = [plain(entry) if isinstance(entry, Refusal) else str(entry) for entry in self.entries]
        return {"stamp": self.stamp, "entries": entries}

    @classmethod
    def read(cls, written: dict[str, Any]) -> Shard:
        """From that."""
        entries = written["entries"]
        return cls(written["stamp"], tuple(Path(e) if isinstance(e, str) else refusal_of(e) for e in entries))


def shards_of(paths: list[Path], shard_files: int = SHARD_FILES) -> Iterator[Shard]:
    """The shards of the sources, in their order. The names of one shard at a time are in memory."""
    held: list[Path | Refusal] = []
    for path in paths:
        if path.is_dir():
            yield from _cut(held)
        for entry in files_of(path) if path.is_dir() else (path,):
            if isinstance(entry, Path) and _is_whole(entry):
                yield from _cut(held)
                yield from _cut([entry])
                continue
            held.append(entry)
            if len(held) == shard_files:
                yield from _cut(held)
        if path.is_dir():
            yield from _cut(held)
    yield from _cut(held)


def _cut(held: list[Path | Refusal]) -> Iterator[Shard]:
    if held:
        yield Shard(_stamp(held), tuple(held))
        held.clear()


def _is_whole(path: Path) -> bool:
    """Whether a file holds many pages and is a shard of its own, also in a folder."""
    return is_lines(path) or is_warc(path)


def _stamp(entries: list[Path | Refusal]) -> str:
    found = hashlib.sha256()
    for entry in entries:
        said = entry.detail if isinstance(entry, Refusal) else "\n".join(_states(entry))
        found.update(f"{said}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()[:32]


def _states(file: Path) -> Iterator[str]:
    """Path, size and time of change (nanoseconds) of a file and its sidecar; the path alone where there is none."""
    for path in _with_sidecar(file):
        try:
            stat = path.stat()
        except OSError:
            yield str(path)
            continue
        yield f"{path} {stat.st_size} {stat.st_mtime_ns}"


def _with_sidecar(file: Path) -> tuple[Path, ...]:
    return (file,) if _is_whole(file) else (file, sidecar_of(file))


def records_of(shard: Shard, skip: Mapping[int, str], reading: Reading) -> Iterator[Page | Article | Refusal]:
    """What the shard's files hold, one at a time, as a replay reads it.

    Args:
        skip: pages by number that are refused, with the reason; one that is a file of its own is not even read.
        reading: for WARC files; hears what was passed over of them.
    """
    number = 0
    for entry in shard.entries:
        if isinstance(entry, Refusal):
            found: Iterator[Page | Article | Refusal] = iter((entry,))
        elif number in skip and not _is_whole(entry):
            found = iter((_skipped(str(entry), skip[number]),))
        else:
            found = read_lines(entry) if is_lines(entry) else read_path(entry, reading)
        for record in found:
            if number in skip and isinstance(record, Page):
                yield _skipped(record.source, skip[number], record.url, record.expected_id)
            else:
                yield record
            number += 1


def _skipped(source: str, why: str, url: str | None = None, expected_id: str | None = None) -> Refusal:
    return Refusal(source, "process", "defect", f"{source}: {why}; please report it with the page", url, expected_id)


def source_digest(shard: Shard) -> tuple[str, int]:
    """SHA-256 over the content of every file and sidecar with its path, and the bytes that were read.

    Of a file that is missing or cannot be read, a word and its path are hashed.
    """
    found, size = hashlib.sha256(), 0
    for entry in shard.entries:
        for path in () if isinstance(entry, Refusal) else _with_sidecar(entry):
            digest, length = source_file_digest(path)
            size += length
            found.update(f"{digest} {path}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest(), size


def source_file_digest(path: Path) -> tuple[str, int]:
    """SHA-256 and size; of what is no file, or cannot be read, a word instead."""
    try:
        return file_digest(path) if path.is_file() else ("none", 0)
    except OSError:
        return "unreadable", 0
