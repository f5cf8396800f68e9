"""What a shard becomes: a file of Parquet, a file of JSON lines, or a folder of posts.

An output is written under a name of its own and on disk when it is closed; whoever keeps the manifest gives it its
real name. So what has a real name is whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Protocol

from newscrawl.article import Article, Refusal, plain
from newscrawl.batch.tables import ParquetOutput
from newscrawl.normalise.rulebook import rulebook
from newscrawl.site import Site
from newscrawl.stores.frontmatter import REFUSED, FrontMatterStore


class Output(Protocol):
    """Takes articles in their order."""

    def put(self, article: Article) -> None:
        """Add an article.

        Raises:
            OSError: it cannot be written.
        """
        ...

    def close(self) -> None:
        """End the output; it is on disk afterwards.

        Raises:
            OSError: it cannot be written.
        """
        ...


class Lines:
    """A file of JSON lines. The line of an article is the one that Scrapy's feed writes of it."""

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = path.open("wb")

    def put(self, record: Article | Refusal) -> None:
        """Add an article or a refusal."""
        line = json.dumps(plain(record), ensure_ascii=False) + "\n"
        self._file.write(line.encode("utf-8", "replace"))

    def close(self) -> None:
        """End the file."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()


class Posts:
    """A folder of posts with an index of its own; ``scrapy import`` joins several."""

    def __init__(self, path: Path, site: Site) -> None:
        self._folder = path
        self._store = FrontMatterStore(path, rulebook(site).symbols.declaration, durable=False)
        self._store.open()

    def put(self, article: Article) -> None:
        """Write a post."""
        self._store.put(article)

    def close(self) -> None:
        """End the folder; refusals stand beside it."""
        self._store.close()
        (self._folder / REFUSED).unlink()


def _parquet(path: Path, site: Site) -> Output:
    return ParquetOutput(path, site.digest)


def _lines(path: Path, site: Site) -> Output:
    del site
    return Lines(path)


FORMATS: dict[str, tuple[str, Callable[[Path, Site], Output]]] = {
    "parquet": (".parquet", _parquet),
    "jsonl": (".jsonl", _lines),
    "posts": (".posts", Posts),
}
"""Format to the suffix of its outputs and what writes them."""
ARTICLES, REFUSALS = "articles", "refused"
"""Folders of the outputs. What reads a folder of Parquet as a whole finds nothing else in it."""


def names_of(shard: str, kind: str) -> tuple[str, str]:
    """Where the articles and the refusals of a shard stand, in the folder of the batch."""
    return f"{ARTICLES}/{shard}{FORMATS[kind][0]}", f"{REFUSALS}/{shard}.jsonl"
