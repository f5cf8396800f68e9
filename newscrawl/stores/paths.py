"""File names for posts: safe on every file system, one per article for its whole life."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

INDEX = ".newscrawl-index.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS paths (
    id TEXT PRIMARY KEY,       -- of the article, with a mark for pages and revisions
    path TEXT NOT NULL,        -- relative to the folder
    folded TEXT NOT NULL       -- the path as a file system sees it that ignores case
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS paths_folded ON paths (folded);
CREATE TABLE IF NOT EXISTS refusals (digest BLOB PRIMARY KEY) WITHOUT ROWID;  -- of refused.jsonl
"""
WAIT = 5.0
"""Seconds after which an index that another process holds is an error. A process holds it for some milliseconds."""
AGAIN = 0.02
"""Seconds after which it is tried again."""
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
    """Which article owns which path; kept beside the posts, so that a changed title changes no path.

    One SQLite file, so that a folder of millions of posts needs no more memory than an empty one. It is used
    from one thread at a time, and by any number of processes of one machine: what is looked up and written down
    together is one transaction (:meth:`alone`). All that SQLite raises is an OSError with the file's name.

    Args:
        durable: what is written down is on the disk at once; without it, only a kill does not harm it.
    """

    def __init__(self, folder: Path, durable: bool = False) -> None:
        self._folder, self._path = folder, folder / INDEX
        self._durable = durable
        self._db: sqlite3.Connection | None = None

    def open(self) -> None:
        """Open the index.

        Raises:
            OSError: the file is no index, or cannot be opened; the message names it.
        """
        until = time.monotonic() + WAIT
        while self._db is None:
            try:
                self._db = sqlite3.connect(self._path, WAIT, isolation_level=None, check_same_thread=False)
                self._db.execute("PRAGMA journal_mode=WAL")
                self._db.execute(f"PRAGMA synchronous={'FULL' if self._durable else 'NORMAL'}")
                self._db.executescript(SCHEMA)
            except sqlite3.Error as error:
                self.close()
                if not _is_held(error) or time.monotonic() > until:
                    raise _unusable(self._path, error) from error
                time.sleep(AGAIN)  # SQLite itself does not wait where another process makes the file just now

    def close(self) -> None:
        """Close the index."""
        if self._db:
            with suppress(sqlite3.Error):  # whatever it is, the next to open it meets it too
                self._db.close()
            self._db = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One transaction: no other process writes into the index, or beside it what it stands for, meanwhile.

        Raises:
            OSError: another one does, for longer than SQLite waits; or nothing can be written. Nothing was changed.
        """
        self._ask("BEGIN IMMEDIATE")
        try:
            yield
            self._ask("COMMIT")
        except BaseException:
            with suppress(OSError):  # where it was SQLite that failed, it may have done so itself
                self._ask("ROLLBACK")
            raise

    def path_for(self, identifier: str, categories: Sequence[str], title: str) -> Path:
        """The article's path relative to the folder; written down before the first use.

        Raises:
            OSError: the index cannot be read or written.
        """
        if known := self._known(identifier):
            return known
        parent = Path(*(safe_name(name) for name in categories))
        stem = safe_name(title, fallback=safe_name(identifier.replace(":", "-")))
        mark = _mark(identifier)
        names = [f"{stem}.md", f"{stem}_{mark}.md", *(f"{stem}_{mark}_{n}.md" for n in range(2, 100))]
        with self.alone():
            if known := self._known(identifier):  # to another process, meanwhile
                return known
            path = next(parent / name for name in names if self._is_free(parent / name))
            row = (identifier, path.as_posix(), _key(path.as_posix()))
            self._ask("INSERT OR REPLACE INTO paths VALUES (?,?,?)", *row)
        return path

    def owner_of(self, path: Path) -> str | None:
        """The identifier that a path was given to, relative to the folder; None for a path that is not ours.

        Raises:
            OSError: the index cannot be read.
        """
        text = path.as_posix()
        row = self._ask("SELECT id FROM paths WHERE folded=? AND path=?", _key(text), text)
        return row[0] if row else None

    def is_new(self, refusal: str) -> bool:
        """Whether a refusal was never written down.

        Raises:
            OSError: the index cannot be read.
        """
        return self._ask("SELECT 1 FROM refusals WHERE digest=?", _digest(refusal)) is None

    def written(self, refusal: str) -> None:
        """A refusal was written down.

        Raises:
            OSError: the index cannot be written.
        """
        self._ask("INSERT OR IGNORE INTO refusals VALUES (?)", _digest(refusal))

    def forget_refusals(self) -> None:
        """The file of refusals was taken away: they are to be written again.

        Raises:
            OSError: the index cannot be written.
        """
        self._ask("DELETE FROM refusals")

    def _ask(self, sql: str, *values: object) -> Any:
        """The first row of an answer, or None."""
        if self._db is None:
            raise RuntimeError("PathIndex: open() it before asking for a path")
        try:
            return self._db.execute(sql, values).fetchone()
        except sqlite3.Error as error:
            raise _unusable(self._path, error) from error

    def _known(self, identifier: str) -> Path | None:
        """The path of an earlier time; a path that leads out of the folder counts as unknown."""
        row = self._ask("SELECT path FROM paths WHERE id=?", identifier)
        path = PurePosixPath(row[0]) if row else None
        if path is None or path.is_absolute() or ".." in path.parts or "\\" in str(path):
            return None
        return Path(path)

    def _is_free(self, path: Path) -> bool:
        row = self._ask("SELECT 1 FROM paths WHERE folded=?", _key(path.as_posix()))
        return row is None and not (self._folder / path).exists()


def _code(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "")  # of an error of the module itself there is none


def _is_held(error: sqlite3.Error) -> bool:
    return _code(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _unusable(path: Path, error: sqlite3.Error) -> OSError:
    if _is_held(error):
        return OSError(f"{path}: {error}: another program holds the index of posts; end it, then run again")
    if _code(error).startswith(("SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_READONLY")):
        return OSError(f"{path}: the index of posts: {error}")
    return OSError(f"{path}: no index of posts: {error}; put a good copy in its place, or move it away")


def end_last_line(path: Path) -> None:
    """End the last line of a file that is only ever added to, if a crash cut it off: the next must not join it."""
    with path.open("r+b") as file:
        size = file.seek(0, 2)
        if size and file.seek(size - 1) and file.read(1) != b"\n":
            file.write(b"\n")


def _mark(identifier: str) -> str:
    mark = safe_name(identifier.replace(":", "-").replace("#", "-"))
    if len(mark.encode("utf-8")) <= MAX_MARK_BYTES:
        return mark
    head = mark.encode("utf-8")[: MAX_MARK_BYTES - 17].decode("utf-8", "ignore")
    return f"{head}-{hashlib.sha256(identifier.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _key(path: str) -> str:
    """Paths that some file system takes for the same have the same key."""
    return unicodedata.normalize("NFC", path).casefold()


def _digest(line: str) -> bytes:
    return hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=16).digest()
