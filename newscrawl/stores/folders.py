"""What stands in a folder of posts, or of saved pages, normalised; and whose post it is by the folder's index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from newscrawl.archive.folder import read_path
from newscrawl.archive.warc import Reading
from newscrawl.article import Article, Page, Refusal
from newscrawl.normalise import process_safely
from newscrawl.site import Site
from newscrawl.stores.paths import INDEX, PathIndex

_OWNER = re.compile(r"(?s)(?P<id>.*?)(?:#page(?P<page>[0-9]+))?(?:#r(?P<revision>[0-9]+))?")


def results_in(path: Path, site: Site) -> Iterator[tuple[Article | Refusal, bool]]:
    """The article of every file, or its refusal, and whether that is a fault of the store.

    A page that gives no article is none: it was saved as it came. A post that gives none is. A post of the strict
    profile says neither its id nor its page: the index of the folder does, where it stands.
    """
    index = PathIndex(path) if (path / INDEX).exists() else None
    if index:
        index.open()
    try:
        for page in read_path(path, Reading(site)):
            result = process_safely(page, site) if isinstance(page, Page) else page
            if index and isinstance(result, Article):
                result = _owned(result, index.owner_of(Path(result.source).relative_to(path)))
            yield result, isinstance(page, Refusal) or page.format == "post"
    finally:
        if index:
            index.close()


def _owned(article: Article, owner: str | None) -> Article:
    """With what the index says of a post; its own id wins."""
    found = _OWNER.fullmatch(owner or "")
    if not owner or not found or (article.id != found["id"] and not article.id.startswith("text:")):
        return article
    page, revision = int(found["page"] or 1), int(found["revision"] or 1)
    return replace(article, id=found["id"], page_number=page, revision=revision)
