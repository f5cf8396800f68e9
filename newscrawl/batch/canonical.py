"""Articles and refusals as the bytes that are hashed: the same whatever the format of the output is.

One JSON object a line, keys sorted, instants in UTC. An article read back from Parquet, which keeps instants and no
offsets, therefore has the same bytes as the one that was written. What follows from other fields is left out: that
the calendars reach further today changes no hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from newscrawl.article import Article, Refusal, is_derived
from newscrawl.stores.documents import native

Record = Article | Refusal
UNHASHED = {
    Article: frozenset(field.name for field in fields(Article) if is_derived(field)),
    Refusal: frozenset({"detail", "seen_at"}),
}
"""Of a refusal: a sentence for people, which may name the hour or a signal, and the hour itself."""


def canonical(record: Record) -> bytes:
    """The line that is hashed."""
    hashed = {name: value for name, value in native(record).items() if name not in UNHASHED[type(record)]}
    text = json.dumps(hashed, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_utc)
    return text.encode("utf-8", "replace") + b"\n"


def _utc(value: Any) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"{type(value).__name__}: no canonical form")
    return value.astimezone(UTC).isoformat()


class Rows:
    """The digest of a shard: SHA-256 over its articles', then its refusals' canonical lines, each in their order."""

    def __init__(self) -> None:
        self._articles = hashlib.sha256()
        self._refusals = hashlib.sha256()

    def add(self, record: Record) -> None:
        """The next article or refusal."""
        (self._refusals if isinstance(record, Refusal) else self._articles).update(canonical(record))

    def digest(self) -> str:
        """64 hex digits: SHA-256 over the two digests, one a line."""
        return digest_of_shards((self._articles.hexdigest(), self._refusals.hexdigest()))


def digest_of_shards(digests: Iterable[str]) -> str:
    """The output hash: SHA-256 over the shards' own digests, one a line, in the order of the sources."""
    total = hashlib.sha256()
    for digest in digests:
        total.update(f"{digest}\n".encode("ascii"))
    return total.hexdigest()
