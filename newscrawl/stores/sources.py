"""Where histories come from: JSON lines, posts and saved pages, outputs of a batch, MongoDB.

Of JSON lines and posts the deletions stand in ``refused.jsonl``; MongoDB keeps them on the documents.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scrapy.settings import BaseSettings

from newscrawl.archive.lines import SUFFIXES, is_lines, read_records
from newscrawl.article import Refusal
from newscrawl.batch.sides import is_output, records_at
from newscrawl.records import RecordError
from newscrawl.site import Site
from newscrawl.stores.delivery import AwayError
from newscrawl.stores.documents import told_by_document
from newscrawl.stores.folders import results_in
from newscrawl.stores.frontmatter import REFUSED
from newscrawl.stores.history import Deletion, Told, gone_reasons, told_by
from newscrawl.stores.mongo_server import MongoSettings, read

Heard = Told | Deletion | Refusal
"""A refusal is something that cannot be read: the history may lack it."""
ADDRESSES = ("mongodb://", "mongodb+srv://")


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of source."""

    recognises: Callable[[str], bool]
    """Whether what is named so on the command line is of this kind."""
    read: Callable[[str, BaseSettings, Site], AsyncIterator[Heard]]


def is_mongodb(name: str) -> bool:
    """Whether a source is a database: ``mongodb``, that of ``MONGODB_URI``, or its address."""
    return name == "mongodb" or name.startswith(ADDRESSES)


async def _of_mongodb(name: str, settings: BaseSettings, site: Site) -> AsyncIterator[Heard]:
    given = settings.copy()
    if name != "mongodb":
        given.set("MONGODB_URI", name, "cmdline")
    mongo = MongoSettings.read(given)
    if mongo is None:
        raise OSError("mongodb: MONGODB_URI is empty; set it in the environment")
    try:
        async for row in read(mongo, None):
            try:
                yield told_by_document(row, site)
            except RecordError as error:
                place = f"mongodb: {row['_id']}"
                yield Refusal(place, "read", "broken-line", f"{place}: {error}")
    except AwayError as error:
        raise OSError(f"mongodb: {error}") from None


async def _of_lines(name: str, settings: BaseSettings, site: Site) -> AsyncIterator[Heard]:
    del settings
    for heard in _lines(Path(name), site):
        yield heard


def _lines(path: Path, site: Site) -> Iterator[Heard]:
    gone = gone_reasons(site)
    for place, record in read_records(path):
        if heard := told_by(record, gone):
            yield heard
        elif isinstance(record, Refusal) and record.source == place:
            yield record


async def _of_batch(name: str, settings: BaseSettings, site: Site) -> AsyncIterator[Heard]:
    del settings
    gone = gone_reasons(site)
    for record in records_at(Path(name), site):
        if heard := told_by(record, gone):
            yield heard


async def _of_pages(name: str, settings: BaseSettings, site: Site) -> AsyncIterator[Heard]:
    """A folder of posts, or saved pages. A page that gives no article is passed over, a post that gives none is not."""
    del settings
    path, gone = Path(name), gone_reasons(site)
    for result, is_fault in results_in(path, site):
        if heard := told_by(result, gone):
            yield heard
        elif isinstance(result, Refusal) and is_fault:
            yield result
    if (path / REFUSED).is_file():
        for refused in _lines(path / REFUSED, site):
            yield refused


SOURCES = (
    Source(is_mongodb, _of_mongodb),
    Source(lambda name: is_lines(Path(name)) and Path(name).exists(), _of_lines),
    Source(lambda name: is_output(Path(name)), _of_batch),
    Source(lambda name: Path(name).exists(), _of_pages),
)


def heard_from(name: str, settings: BaseSettings, site: Site) -> AsyncIterator[Heard]:
    """Everything that a source tells, in any order.

    Raises:
        FileNotFoundError: it does not exist.
        OSError: it cannot be opened; the message says what to do, and holds no password.
        ValueError, MissingExtraError: as :func:`newscrawl.batch.sides.records_at`.
    """
    for source in SOURCES:
        if source.recognises(name):
            return source.read(name, settings, site)
    raise FileNotFoundError(
        f"{name} does not exist; give {' or '.join(SUFFIXES)} files, posts, an output of normalise, or mongodb"
    )
