"""Articles as front-matter posts in a folder tree, refusals in ``refused.jsonl`` beside them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, BinaryIO

from newscrawl.article import Article, Refusal, plain
from newscrawl.post import post_of
from newscrawl.stores.paths import PathIndex, end_last_line

REFUSED = "refused.jsonl"
PROFILES = ("full", "strict")


class FrontMatterStore:
    """One folder of posts. Putting an article twice changes nothing; every write is a temp file and a rename.

    Args:
        declaration: writes an article's declared symbols as the site's own comment.
    """

    def __init__(self, folder: Path, declaration: Callable[[tuple[str, ...]], str], profile: str = "full") -> None:
        if profile not in PROFILES:
            raise ValueError(f"FRONTMATTER_PROFILE={profile}: expected one of {', '.join(PROFILES)}")
        self._folder = folder
        self._declaration = declaration
        self._strict = profile == "strict"
        self._paths = PathIndex(folder)
        self._refused: IO[str] | None = None

    def open(self) -> None:
        """Make the folder and read its index."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._paths.open()
        refused = self._folder / REFUSED
        if not refused.exists():
            self._paths.forget_refusals()
            refused.touch()
        end_last_line(refused)
        self._refused = refused.open("a", encoding="utf-8")

    def put(self, article: Article) -> Path:
        """Write the article's post; its path."""
        declared = article.declared_symbols
        post = post_of(article, "" if declared is None else self._declaration(declared), strict=self._strict)
        key, title = article.id, article.title
        if article.page_number > 1:  # the pages of one article share its id
            key, title = f"{key}#page{article.page_number}", f"{title}_{article.page_number}"
        if article.revision > 1:  # what was said before stays
            key, title = f"{key}#r{article.revision}", f"{title}_r{article.revision}"
        path = self._folder / self._paths.path_for(key, article.categories, title)
        data = post.write().encode("utf-8", "replace")
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data)
        return path

    def refuse(self, refusal: Refusal) -> None:
        """Add the refusal to ``refused.jsonl``, once, whenever it was seen."""
        if self._refused is None:
            raise RuntimeError("FrontMatterStore: open() it before refuse()")
        line = json.dumps(plain(refusal), ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
        sentence = "\n".join(str(part) for part in plain(replace(refusal, seen_at=None)).values())
        if self._paths.is_new(sentence):
            self._refused.write(f"{line}\n")
            self._refused.flush()
            self._paths.written(sentence)

    def close(self) -> None:
        """Close the files."""
        self._paths.close()
        if self._refused:
            self._refused.close()
            self._refused = None


def write_atomically(path: Path, data: bytes) -> None:
    """A reader sees the old file or the new one, never half of it."""
    with atomically(path) as file:
        file.write(data)


@contextmanager
def atomically(path: Path) -> Iterator[BinaryIO]:
    """Temp file in the same folder, then rename, unless something was raised meanwhile."""
    temporary = path.with_name(f".newscrawl-{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            yield file
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
