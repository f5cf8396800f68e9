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
from newscrawl.sites import SITES

FORMATS: dict[str, PageFormat] = {
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".md": "post",
    ".flash.json": "flash",
}


def read_path(path: Path, reading: Reading | None = None) -> Iterator[Page | Refusal]:
    """One file, or every page of a folder and the folders in it, sorted by path. Links out of it are refused.

    ``reading`` is for WARC files: without it, those of Sina are read.
    """
    reading = reading or Reading(SITES["sina"])
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
        elif is_warc(file) or _format(file):
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
        fetched = datetime.fromisoformat(known["fetched_at"]) if known.get("fetched_at") else None
        if fetched and fetched.tzinfo is None:
            raise ValueError(f"fetched_at {known['fetched_at']!r} has no zone")
        return Page(
            source=str(file),
            body=body,
            url=known.get("url"),
            headers={str(k).lower(): str(v) for k, v in (known.get("headers") or {}).items()},
            fetched_at=fetched,
            seen_at=datetime.now(UTC),
            format=page_format,
        )
    except (OSError, EOFError, zlib.error) as error:
        return _refuse(file, "unreadable", f"{type(error).__name__}: {error}")
    except (ValueError, AttributeError, TypeError) as error:
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
    path = sidecar_of(file)
    if not path.is_file():
        return {}
    known = json.loads(path.read_text("utf-8"))
    if not isinstance(known, dict) or not {"url", "fetched_at", "headers"} & known.keys():
        return {}
    return known


def _refuse(file: Path, reason: str, detail: str) -> Refusal:
    return Refusal(str(file), "read", reason, f"{file}: {detail}")
