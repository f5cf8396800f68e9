"""File names for posts: safe on every file system, one per article for its whole life."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import IO

logger = logging.getLogger(__name__)
INDEX = ".newscrawl-paths.jsonl"
MAX_NAME_BYTES = 180
"""Longest stem of a file name in UTF-8; file systems allow 255 with the suffix and a mark of distinction."""
MAX_MARK_BYTES = 60
"""Longest mark of distinction; of a longer one, the head and a hash."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*#\ufffd]')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?")


def safe_name(text: str, fallback: str = "_") -> str:
    """One component of a path: no separators, controls or reserved names, no dots or blanks at its ends."""
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    name = _UNSAFE.sub("_", name).replace(".", "").strip(" .")
    name = name.encode("utf-8", "ignore")[:MAX_NAME_BYTES].decode("utf-8", "ignore").strip(" .")
    if not name:
        return fallback
    return f"_{name}" if _RESERVED.fullmatch(name) else name


class PathIndex:
    """Which article owns which path; kept beside the posts, so that a changed title changes no path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path_of: dict[str, str] = {}
        self._owner_of: dict[str, str] = {}
        self._file: IO[str] | None = None

    def open(self) -> None:
        """Read the index. A line that was cut off, or that leads out of the folder, is left out with a warning."""
        index = self._folder / INDEX
        for number, line in enumerate(whole_lines(index), 1):
            try:
                entry = json.loads(line)
                identifier, path = str(entry["id"]), PurePosixPath(entry["path"])
            except (ValueError, KeyError, TypeError):
                logger.warning("%s, line %d: no entry; its article gets a path anew", index, number)
                continue
            if path.is_absolute() or ".." in path.parts or "\\" in str(path):
                logger.warning("%s, line %d: the path leads out of the folder; left out", index, number)
                continue
            self._remember(identifier, path.as_posix())
        self._file = index.open("a", encoding="utf-8")

    def close(self) -> None:
        """Close the index file."""
        if self._file:
            self._file.close()
            self._file = None

    def path_for(self, identifier: str, categories: Sequence[str], title: str) -> Path:
        """The article's path relative to the folder; written down before the first use."""
        if known := self._path_of.get(identifier):
            return Path(known)
        parent = Path(*(safe_name(name) for name in categories))
        stem = safe_name(title, fallback=safe_name(identifier.replace(":", "-")))
        mark = _mark(identifier)
        names = [f"{stem}.md", f"{stem}_{mark}.md", *(f"{stem}_{mark}_{n}.md" for n in range(2, 100))]
        path = next(parent / name for name in names if self._is_free(parent / name))
        if self._file is None:
            raise RuntimeError("PathIndex: open() it before asking for a path")
        self._file.write(json.dumps({"id": identifier, "path": path.as_posix()}, ensure_ascii=False) + "\n")
        self._file.flush()
        self._remember(identifier, path.as_posix())
        return path

    def _is_free(self, path: Path) -> bool:
        return _key(path.as_posix()) not in self._owner_of and not (self._folder / path).exists()

    def _remember(self, identifier: str, path: str) -> None:
        self._path_of[identifier] = path
        self._owner_of[_key(path)] = identifier


def whole_lines(path: Path) -> list[str]:
    """Lines of a file that is only ever added to.

    A last line that a crash cut off is ended, so that the next one does not join it.
    """
    if not path.exists():
        return []
    data = path.read_bytes()
    if data and not data.endswith(b"\n"):
        with path.open("ab") as file:
            file.write(b"\n")
    return data.decode("utf-8", "replace").splitlines()


def _mark(identifier: str) -> str:
    mark = safe_name(identifier.replace(":", "-").replace("#", "-"))
    if len(mark.encode("utf-8")) <= MAX_MARK_BYTES:
        return mark
    head = mark.encode("utf-8")[: MAX_MARK_BYTES - 17].decode("utf-8", "ignore")
    return f"{head}-{hashlib.sha256(identifier.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _key(path: str) -> str:
    """Paths that some file system takes for the same have the same key."""
    return unicodedata.normalize("NFC", path).casefold()
