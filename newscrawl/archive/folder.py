"""Saved pages, posts and flashes: ``.html``, ``.htm``, ``.shtml``, ``.md`` and ``.flash.json``, each also with ``.gz``.

WARC files among them are read where they stand.

Beside ``page.html`` or ``page.flash.json`` may stand ``page.json`` with what is known of the page: ``url``,
``fetched_at`` (ISO 8601 with a zone) and ``headers``.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newscrawl.archive.warc import Reading, is_warc, read_warc
from newscrawl.article import Page, PageFormat, Refusal
from newscrawl.normalise.decode import MAX_BYTES

FORMATS: dict[str, PageFormat] = {
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".md": "post",
    ".flash.json": "flash",
}
MAX_SIDECAR = 1024 * 1024
"""Largest sidecar that is read."""
_KNOWN: dict[str, tuple[type, str]] = {
    "url": (str, "text"),
    "fetched_at": (str, "a time in ISO 8601"),
    "headers": (dict, "an object"),
}
"""What a sidecar says, each absent or null, else of this type."""


def read_path(path: Path, reading: Reading) -> Iterator[Page | Refusal]:
    """One file, or every page of a folder and the folders in it, sorted by path. Links out of it are refused.

    ``reading`` is for WARC files.
    """
    if not path.is_dir():
        yield from read_warc(path, reading) if is_warc(path) else (_read_file(path),)
        return
    for file in files_of(path):
        if isinstance(file, Refusal):
            yield file
        else:
            yield from read_warc(file, reading) if is_warc(file) else (_read_file(file),)


def files_of(folder: Path) -> Iterator[Path | Refusal]:
    """What :func:`read_path` reads of a folder, in its order, unread; a refusal for what it does not read."""
    root = folder.resolve()
    for file in _files(folder):
        if isinstance(file, Refusal):
            yield file
        elif _leads_out(file, root):
            yield _refuse(file, "outside-folder", f"the link leads out of {folder}; name its target to read it")
        elif is_warc(file):
            yield file
        elif _format(file):
            known = sidecar_of(file)
            if known.is_symlink() and _leads_out(known, root):
                what = f"the link {known.name} beside it leads out of {folder}; put a copy in its place"
                yield _refuse(file, "outside-folder", what)
            else:
                yield file


def _leads_out(file: Path, root: Path) -> bool:
    """Whether a link leads out of the root. One that leads to itself leads nowhere: it cannot be read."""
    try:
        return not file.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # RuntimeError is Python 3.11's word for such a link
        return False


def _files(folder: Path) -> Iterator[Path | Refusal]:
    """Files sorted by path, with the names of one branch of folders in memory; links to folders are passed over."""
    branch = [_entries(folder)]  # no recursion: folders may be nested deeper than Python calls
    while branch:
        for entry, is_folder in branch[-1]:
            if is_folder and isinstance(entry, Path):
                branch.append(_entries(entry))
                break
            yield entry
        else:
            branch.pop()


def _entries(folder: Path) -> Iterator[tuple[Path | Refusal, bool]]:
    """What is in a folder, sorted by name, and whether it is a folder itself; one refusal if it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False), entry.is_symlink()) for entry in entries)
    except OSError as error:
        yield _refuse(folder, "unreadable", f"{type(error).__name__}: {error}"), False
        return
    for name, is_folder, is_link in found:
        if not (is_link and (folder / name).is_dir()):
            yield folder / name, is_folder


def _suffix(file: Path) -> str:
    """The suffix that says what the file is, in lower case; nothing for other files."""
    name = file.name.removesuffix(".gz").lower()
    return next((suffix for suffix in FORMATS if name.endswith(suffix) and name != suffix), "")


def _format(file: Path) -> PageFormat | None:
    return FORMATS.get(_suffix(file))


def _read_file(file: Path) -> Page | Refusal:
    page_format = _format(file)
    if page_format is None:
        suffixes = ", ".join(FORMATS)
        return _refuse(file, "unknown-suffix", f"expected {suffixes}, .jsonl, .warc, each also with .gz")
    try:
        body = _bytes(file)
        known = _sidecar(file)
        return Page(
            source=str(file),
            body=body,
            url=known.get("url"),
            headers={name.lower(): str(value) for name, value in (known.get("headers") or {}).items()},
            fetched_at=_time(known["fetched_at"]) if known.get("fetched_at") else None,
            seen_at=datetime.now(UTC),
            format=page_format,
        )
    except (OSError, EOFError, zlib.error) as error:
        return _refuse(file, "unreadable", f"{type(error).__name__}: {error}")
    except (ValueError, RecursionError) as error:
        return _refuse(file, "bad-sidecar", f"{sidecar_of(file).name}: {error}")


def _bytes(file: Path) -> bytes:
    """The content, never more than one byte over the limit that the core refuses."""
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def sidecar_of(file: Path) -> Path:
    """Where what is known of a page stands, if anything is."""
    name = file.name.removesuffix(".gz")
    return file.with_name(f"{name[: len(name) - len(_suffix(file))]}.json")


def _sidecar(file: Path) -> dict[str, Any]:
    """What is known of a page; nothing where no sidecar stands beside it, or JSON about something else.

    Raises:
        ValueError: it is no JSON, or says something of another type than it should.
    """
    path = sidecar_of(file)
    if not path.is_file():
        return {}
    with path.open("rb") as stream:
        text = stream.read(MAX_SIDECAR + 1)
    if len(text) > MAX_SIDECAR:
        raise ValueError(f"longer than {MAX_SIDECAR:,} bytes")
    known = json.loads(text)
    if not isinstance(known, dict) or not _KNOWN.keys() & known.keys():
        return {}
    for key, (kind, expected) in _KNOWN.items():
        if known.get(key) is not None and not isinstance(known[key], kind):
            raise ValueError(f"{key}: expected {expected}, found {type(known[key]).__name__}")
    return known


def _time(text: str) -> datetime:
    """The instant in its own zone.

    Raises:
        ValueError: it is no time, has no zone, or lies outside of what UTC can hold.
    """
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"fetched_at {text!r} has no zone")
    try:
        time.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"fetched_at {text!r} is no time in UTC") from None
    return time


def _refuse(file: Path, reason: str, detail: str) -> Refusal:
    return Refusal(str(file), "read", reason, f"{file}: {detail}")
