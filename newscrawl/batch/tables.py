"""Articles as rows of a Parquet file. DATA_FORMAT.md describes every column; needs the extra ``parquet``.

The columns follow the fields of :class:`~newscrawl.article.Article`. A column of text that has few values is
dictionary-encoded in Arrow's sense where it stands at the top; inside lists Arrow reads no dictionary across row
groups, so there it is plain text (the file itself holds a dictionary all the same).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newscrawl import __version__
from newscrawl.article import Article, is_derived
from newscrawl.records import INTEGERS, article_of
from newscrawl.stores.documents import native

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError:  # an extra: whoever writes JSON lines does without
    pa = None

SCHEMA = 3
"""Version of the columns. Whoever changes one raises it, with a note in DATA_FORMAT.md."""
ROWS = 1000
"""Articles in a row group at most; so many are in memory at once."""
TEXT = 16 * 1024 * 1024
"""Code points of ``body`` and ``body_html`` after which a row group ends sooner."""
DICTIONARY = frozenset({"site", "template", "media", "editor", "editor_code", "charset", "rules", "available_by"})
MAPS = ("listed", "provenance")
"""Columns of names and values; Arrow takes them as pairs, here sorted by name."""
MISSING = "Parquet needs pyarrow: .venv/bin/pip install -r requirements-batch.txt"


class MissingExtraError(RuntimeError):
    """A package is not installed; the message says how to install it."""


def require_pyarrow() -> None:
    """Raise unless Parquet can be written.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    if pa is None:
        raise MissingExtraError(MISSING)


@cache
def schema(rules: str) -> Any:
    """The Arrow schema of a file that was made with rules of that digest."""
    hints = get_type_hints(Article)
    columns = []
    for field in fields(Article):
        kind, nullable = _arrow(hints[field.name])
        if field.name in DICTIONARY:
            kind = pa.dictionary(pa.int32(), kind)
        columns.append(pa.field(field.name, kind, nullable=nullable))
    metadata = {"newscrawl.schema": str(SCHEMA), "newscrawl.version": __version__, "newscrawl.rules": rules}
    return pa.schema(columns, metadata=metadata)


def _arrow(hint: Any) -> tuple[Any, bool]:
    """Arrow's type for a field, and whether it may be null."""
    origin, arguments = get_origin(hint), get_args(hint)
    scalars = {
        str: pa.string(),
        int: pa.int32(),
        bool: pa.bool_(),
        float: pa.float64(),
        datetime: pa.timestamp("us", "UTC"),
    }
    if hint in scalars:
        return scalars[hint], False
    if origin is Literal:
        return pa.string(), False
    if origin in (Union, UnionType):
        return _arrow(arguments[0])[0], True
    if origin is Mapping:
        return pa.map_(pa.string(), pa.string()), False
    if origin is tuple:
        return pa.list_(_arrow(arguments[0])[0]), False
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        members = [(field.name, *_arrow(hints[field.name])) for field in fields(hint)]
        return pa.struct([pa.field(name, kind, nullable=nullable) for name, kind, nullable in members]), False
    raise TypeError(f"{hint}: no Arrow type is known of it")


class MisfitError(ValueError):
    """An article with a value that no output can hold; the message names the place in it."""


def check_fits(article: Article) -> None:
    """Look at every whole number and every time of an article, so that a fault is the article's and not its shard's.

    Raises:
        MisfitError: a number needs more than 32 bits, or UTC cannot hold a time.
    """
    if place := _misfit(article):
        raise MisfitError(f"{place}: a number of more than 32 bits, or a time that UTC cannot hold")


@cache
def _limited(kind: Any) -> tuple[str, ...]:
    """Fields of a class that hold a number, a time, or something that has fields itself."""
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if _is_limited(hints[field.name]))


def _is_limited(hint: Any) -> bool:
    return hint in (int, datetime) or is_dataclass(hint) or any(map(_is_limited, get_args(hint)))


def _misfit(value: Any) -> str:
    """The place of the first value that does not fit; nothing where all do."""
    kind: Any = type(value)
    for name in _limited(kind):
        held = getattr(value, name)
        for number, item in enumerate(held) if isinstance(held, tuple) else ((None, held),):
            place = name if number is None else f"{name}[{number}]"
            if is_dataclass(item):
                if inner := _misfit(item):
                    return f"{place}.{inner}"
            elif not _fits(item):
                return place
    return ""


def _fits(value: Any) -> bool:
    if not isinstance(value, datetime):
        return value is None or value in INTEGERS
    try:
        return value.astimezone(UTC) is not None
    except OverflowError:
        return False


class ParquetOutput:
    """One file of articles, a batch of rows at a time."""

    def __init__(self, path: Path, rules: str) -> None:
        require_pyarrow()
        self._schema = schema(rules)
        self._file = path.open("wb")
        self._writer = pq.ParquetWriter(self._file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._size = 0

    def put(self, article: Article) -> None:
        """Add an article."""
        self._rows.append(_row(article))
        self._size += len(article.body) + len(article.body_html)
        if len(self._rows) >= ROWS or self._size >= TEXT:
            self._flush()

    def close(self) -> None:
        """End the file; it is on disk afterwards."""
        self._flush()
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_batch(self._batch())
        self._rows.clear()
        self._size = 0

    def _batch(self) -> Any:
        try:
            return pa.RecordBatch.from_pylist(self._rows, schema=self._schema)
        except UnicodeEncodeError:  # half of a pair of UTF-16: a JSON line has ``?`` in its place, and so has a row
            return pa.RecordBatch.from_pylist([_encodable(row) for row in self._rows], schema=self._schema)


def _row(article: Article) -> dict[str, Any]:
    row: dict[str, Any] = native(article)
    for name in MAPS:
        row[name] = sorted(row[name].items())
    return row


def _encodable(value: Any) -> Any:
    """Text that UTF-8 can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, (list, tuple)):
        return type(value)(map(_encodable, value))
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    return value


def read_parquet(path: Path) -> Iterator[Article]:
    """The articles of a file in their order, one row group in memory at a time. Their times are in UTC.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ValueError: the file is no Parquet, or has other columns than this version writes.
        OSError: it cannot be read.
    """
    require_pyarrow()
    with pq.ParquetFile(path) as file:
        names = file.schema_arrow.names
        if names not in ([field.name for field in fields(Article)], _given()):
            raise ValueError(f"{path}: its columns are not those of an article; another version may have written it")
        for group in range(file.metadata.num_row_groups):
            for row in file.read_row_group(group).to_pylist():
                yield article_of(_plain_times({**row, **{name: dict(row[name]) for name in MAPS}}))


def _given() -> list[str]:
    """The columns without those that follow from others, as version 2 had them."""
    return [field.name for field in fields(Article) if not is_derived(field)]


def _plain_times(value: Any) -> Any:
    """Times as text, as :func:`newscrawl.records.article_of` reads them."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain_times(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain_times(item) for key, item in value.items()}
    return value
