"""Articles as front-matter posts in a folder tree, refusals in ``refused.jsonl`` beside them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO

from newscrawl.article import Article, Refusal, plain
from newscrawl.post import post_of
from newscrawl.stores.disk import add, make_folder, sync_folder, write_atomically
from newscrawl.stores.paths import PathIndex, end_last_line

REFUSED = "refused.jsonl"
PROFILES = ("full", "strict")


class FrontMatterStore:
    """One folder of posts. Putting an article twice changes nothing; every write is a temp file and a rename.

    Several processes of one machine may write into one folder: the index gives no path and no refusal to two of them.

    Args:
        declaration: writes an article's declared symbols as the site's own comment.
        durable: a post is on the disk when ``put`` returns. Without it, it is with the operating system then, and all
            posts are on the disk after ``close``: a replay, which can be repeated, waits for the disk once.
    """

    def __init__(
        self,
        folder: Path,
        declaration: Callable[[tuple[str, ...]], str],
        profile: str = "full",
        durable: bool = True,
    ) -> None:
        if profile not in PROFILES:
            raise ValueError(f"FRONTMATTER_PROFILE={profile}: expected one of {', '.join(PROFILES)}")
        self._folder = folder
        self._declaration = declaration
        self._strict = profile == "strict"
        self._durable = durable
        self._paths = PathIndex(folder, durable)
        self._refused: IO[bytes] | None = None

    def open(self) -> None:
        """Make the folder and read its index.

        Raises:
            OSError: they cannot be used; the message names the file.
        """
        make_folder(self._folder)
        self._paths.open()
        try:
            with self._paths.alone():
                self._refused = self._open_refused()
        except OSError:
            self._paths.close()
            raise

    def _open_refused(self) -> IO[bytes]:
        path = self._folder / REFUSED
        if not path.exists():
            self._paths.forget_refusals()
            path.touch()
            sync_folder(self._folder)
        end_last_line(path)
        return path.open("ab", buffering=0)

    def put(self, article: Article) -> Path:
        """Write the article's post; its path.

        Raises:
            OSError: it is not written; what stood there before still does.
        """
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
            if self._durable:
                make_folder(path.parent)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data, self._durable)
        return path

    def refuse(self, refusal: Refusal) -> None:
        """Add the refusal to ``refused.jsonl``, once, whenever it was seen.

        Raises:
            OSError: it is not written.
        """
        if self._refused is None:
            raise RuntimeError("FrontMatterStore: open() it before refuse()")
        line = json.dumps(plain(refusal), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        sentence = "\n".join(str(part) for part in plain(replace(refusal, seen_at=None)).values())
        with self._paths.alone():
            if self._paths.is_new(sentence):
                add(self._refused, line, self._durable)
                self._paths.written(sentence)

    def close(self) -> None:
        """Close the files; all that was written is on the disk afterwards."""
        self._paths.close()
        if self._refused:
            self._refused.close()
            self._refused = None
            if not self._durable:
                os.sync()  # the whole machine's, which is less work than a file of each post after the other
