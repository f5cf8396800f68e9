"""What a store holds, read back for a comparison: the id of every article and a hash of its words.

A post holds less than a JSON line, and its format writes ``_`` for some marks in a title. Where a folder is among
the stores, the titles of all are therefore hashed as a post writes them; else as they are.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from scrapy.settings import BaseSettings

from newscrawl.archive.lines import SUFFIXES, is_lines, read_records
from newscrawl.article import Article, Refusal, content_hash
from newscrawl.batch.sides import is_output, records_at
from newscrawl.post import title_in_post
from newscrawl.site import Site
from newscrawl.stores.delivery import AwayError
from newscrawl.stores.folders import results_in
from newscrawl.stores.mongo_server import MongoSettings, read

Titles = Literal["whole", "as in posts"]
"""How titles are hashed: ``whole`` gives :attr:`Article.content_hash`."""


@dataclass(frozen=True, slots=True)
class Held:
    """One article that a store holds."""

    id: str
    page_number: int
    """From 1; the pages of an article that were not joined share its id."""
    revision: int
    digest: str
    """Of title and body, see :func:`digest_of`."""


class Contents(Protocol):
    """Reads a store: what it holds in any order, every revision, and a refusal for what cannot be read.

    Where an id, page and revision come twice, the later one counts. A store that keeps ``content_hash`` may answer
    with it for ``whole`` titles without reading any text.
    """

    def __call__(self, name: str, titles: Titles, settings: BaseSettings, site: Site) -> AsyncIterator[Held | Refusal]:
        """Read the store.

        Raises:
            OSError: the store cannot be opened; the message says what to do.
        """
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of store."""

    name: str
    titles: Titles
    """What can be hashed of its articles at best."""
    recognises: Callable[[str], bool]
    """Whether a store named so on the command line is of this kind."""
    contents: Contents


def digest_of(title: str, body: str, titles: Titles) -> str:
    """Hash of an article's words, 32 hex digits."""
    return content_hash(title if titles == "whole" else title_in_post(title), body)


async def _of_lines(name: str, titles: Titles, settings: BaseSettings, site: Site) -> AsyncIterator[Held | Refusal]:
    """A file of JSON lines. Records of refusals in it are no articles and are passed over."""
    del settings, site
    for place, record in read_records(Path(name)):
        if isinstance(record, Article):
            yield _held(record, titles)
        elif record.source == place:
            yield record


async def _of_output(name: str, titles: Titles, settings: BaseSettings, site: Site) -> AsyncIterator[Held | Refusal]:
    """An output of ``normalise``. Its refusals are no articles and are passed over."""
    del settings
    for record in records_at(Path(name), site):
        if isinstance(record, Article):
            yield _held(record, titles)


async def _of_folder(name: str, titles: Titles, settings: BaseSettings, site: Site) -> AsyncIterator[Held | Refusal]:
    """A folder of posts, or of pages. A page that gives no article is passed over, a post that gives none is not."""
    del settings
    for result, is_fault in results_in(Path(name), site):
        if isinstance(result, Article):
            yield _held(result, titles)
        elif is_fault:
            yield result


async def _of_mongodb(name: str, titles: Titles, settings: BaseSettings, site: Site) -> AsyncIterator[Held | Refusal]:
    """The newest and the older revisions in the collections that the settings name."""
    del site
    mongo = MongoSettings.read(settings)
    if mongo is None:
        raise OSError(f"{name}: MONGODB_URI is empty; set it in the environment")
    try:
        async for row in read(mongo):
            digest = digest_of(row["title"], row["body"], titles)
            yield Held(row["id"], row["page_number"], row["revision"], digest)
    except AwayError as error:
        raise OSError(f"{name}: {error}") from None


def _held(article: Article, titles: Titles) -> Held:
    digest = digest_of(article.title, article.body, titles)
    return Held(article.id, article.page_number, article.revision, digest)


KINDS = (
    Kind("mongodb", "whole", lambda name: name == "mongodb", _of_mongodb),
    Kind("lines", "whole", lambda name: is_lines(Path(name)) and Path(name).exists(), _of_lines),
    Kind("output", "as in posts", lambda name: is_output(Path(name)), _of_output),
    Kind("folder", "as in posts", lambda name: Path(name).is_dir(), _of_folder),
)


def kind_of(name: str) -> Kind:
    """The kind of a store named on the command line.

    Raises:
        FileNotFoundError: it is of none.
    """
    for kind in KINDS:
        if kind.recognises(name):
            return kind
    what = "is no store" if Path(name).exists() else "does not exist"
    forms = f"a folder of posts, a file of {' or '.join(SUFFIXES)}, an output of normalise, or mongodb"
    raise FileNotFoundError(f"{name} {what}; give {forms}")


def titles_of(kinds: list[Kind]) -> Titles:
    """How titles are hashed so that stores of these kinds can be compared."""
    return "whole" if all(kind.titles == "whole" for kind in kinds) else "as in posts"
