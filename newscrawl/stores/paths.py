"""File names for posts: safe on every file system, one per article for its whole life."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import IO

INDEX = ".newscrawl-paths.jsonl"
MAX_NAME_BYTES = 180
"""Longest stem of a file name in UTF-8; file systems allow 255 with the suffix and a mark of distinction."""

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
        """Read the index; a last line that was cut off is left out."""
        index = self._folder / INDEX
        if index.exists():
            for line in index.read_text("utf-8").splitlines():
                try:
                    entry = json.loads(line)
                    self._remember(entry["id"], entry["path"])
                except (ValueError, KeyError):
                    continue
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
        mark = safe_name(identifier.replace(":", "-").replace("#", "-"))
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


def _key(path: str) -> str:
    """Paths that some file system takes for the same have the same key."""
    return unicodedata.normalize("NFC", path).casefold()
