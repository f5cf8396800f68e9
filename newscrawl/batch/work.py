"""One shard, from its sources to its output: what a process of its own does."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newscrawl.archive.warc import Reading
from newscrawl.article import Article, Page, Refusal
from newscrawl.batch.canonical import Rows
from newscrawl.batch.digests import output_digest
from newscrawl.batch.manifest import Done, File
from newscrawl.batch.outputs import FORMATS, Lines, Output, names_of
from newscrawl.batch.shards import Shard, records_of, source_digest
from newscrawl.batch.tables import MisfitError, check_fits
from newscrawl.normalise import process_safely
from newscrawl.normalise.rulebook import rulebook
from newscrawl.site import Site
from newscrawl.tables import NONE, Tables, site_of
from newscrawl.tally import names

ENDING = -1
"""What is told in place of a page's number when all pages are done and the output is being ended."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for, the same for all shards."""

    site: str
    format: str
    folder: str
    """Where outputs go; on a cluster the same folder for all."""
    tables: Tables = NONE
    """The user's own; they travel with the job, so that no process reads them again."""

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> Job:
        """From its JSON."""
        return cls(**{**written, "tables": Tables(**written["tables"])})

    @property
    def rules(self) -> Site:
        """The site with the tables."""
        return site_of(self.site, self.tables)


class _Writing:
    """The outputs of a shard while they are written."""

    def __init__(self, shard: Shard, job: Job) -> None:
        make = FORMATS[job.format][1]
        self._folder = Path(job.folder)
        self._mark = f"{os.uname().nodename}-{os.getpid()}"
        self._names = names_of(shard.name, job.format)
        self._output: Output = make(self._temporary(self._names[0]), job.rules)
        self._refused: Lines | None = None
        self.rows = Rows()
        self.counts: Counter[str] = Counter()

    def put(self, record: Article | Refusal) -> None:
        record = _fitting(record)
        if isinstance(record, Article):
            self._output.put(record)
        else:
            if self._refused is None:
                self._refused = Lines(self._temporary(self._names[1]))
            self._refused.put(record)
        self.rows.add(record)
        self.counts.update(names(record))

    def close(self) -> tuple[File, File | None]:
        self._output.close()
        if self._refused:
            self._refused.close()
        output, refused = self._names
        return self._file(output), self._file(refused) if self._refused else None

    def _temporary(self, name: str) -> Path:
        path = self._folder / name
        return path.with_name(f".{path.name}.{self._mark}.tmp")

    def _file(self, name: str) -> File:
        path = self._temporary(name)
        digest, size = output_digest(path)
        return File(name, str(path.relative_to(self._folder)), size, digest)

    def remove(self) -> None:
        for name in self._names:
            remove(self._temporary(name))


def _fitting(record: Article | Refusal) -> Article | Refusal:
    """The record; the refusal of an article that no output can hold, whatever the format is."""
    if isinstance(record, Article):
        try:
            check_fits(record)
        except MisfitError as error:
            detail = f"{record.source}: not written: {error}; please report it with the page"
            return Refusal(record.source, "store", "not-stored", detail, record.url, record.id, record.title)
    return record


def remove(path: Path) -> None:
    """Take away a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def normalise_shard(shard: Shard, job: Job, skip: Mapping[int, str], tell: Callable[[int], None]) -> Done:
    """Do a shard; its outputs have temporary names then.

    Args:
        skip: pages by number that are refused, with the reason: a process ended with them.
        tell: hears the number of each page before it is read, and :data:`ENDING` at last.

    Raises:
        OSError: an output cannot be written; what was written of it is taken away.
    """
    rulebook(job.rules).securities.find(
        ""
    )  # compiled before the first page, which is not to blame for an end meanwhile
    writing = _Writing(shard, job)
    try:
        reading = Reading(job.rules)
        for record in _normalised(shard, reading, skip, tell):
            writing.put(record)
        writing.counts.update({f"passed/{kind}": count for kind, count in reading.passed.items()})
        tell(ENDING)
        output, refused = writing.close()
    except OSError:
        with suppress(OSError):
            writing.remove()
        raise
    digest, size = source_digest(shard)
    return Done(
        shard.stamp, shard.label, len(shard.entries), size, digest, writing.rows.digest(), output, refused,
        dict(sorted(writing.counts.items())),
    )  # fmt: skip


def _normalised(
    shard: Shard, reading: Reading, skip: Mapping[int, str], tell: Callable[[int], None]
) -> Iterator[Article | Refusal]:
    """Article or refusal of each page. Records of JSON lines pass as they are."""
    tell(0)
    for number, record in enumerate(records_of(shard, skip, reading), 1):
        yield process_safely(record, reading.site) if isinstance(record, Page) else record
        tell(number)
