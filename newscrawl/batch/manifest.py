"""A manifest: from which sources, with which rules and versions, which outputs were made, and the output hash.

That of a batch is ``manifest.json`` in its folder (:mod:`newscrawl.batch.keeper`). That of a crawl has one shard, the
run (:mod:`newscrawl.crawl.manifest`).
"""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from newscrawl.batch.canonical import digest_of_shards
from newscrawl.batch.digests import file_digest, output_digest
from newscrawl.stores.disk import write_atomically

MANIFEST = "manifest.json"
VERSION = 1
"""Of the manifest itself."""
MADE_WITH = ("newscrawl", "site", "rules", "calendars", "format", "schema")
"""Keys of :attr:`Manifest.made_with`; a manifest that lacks one is older."""
PACKAGES = ("Scrapy", "lxml", "parsel", "w3lib", "cssselect", "brotli", "backports.zstd", "warcio")
"""What an article may depend on beside newscrawl; their versions are written down for whoever finds a difference."""


class ManifestError(ValueError):
    """A file that is no manifest; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class File:
    """An output as it was written."""

    name: str
    """In the folder."""
    temporary: str
    """What it is called until its shard is in the manifest."""
    bytes: int
    sha256: str
    start: int | None = None
    """Where it begins in a file to which other runs may add; None where it is the whole file."""


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that is done."""

    stamp: str
    label: str
    files: int
    source_bytes: int
    source_sha256: str
    rows_sha256: str
    """See :class:`~newscrawl.batch.canonical.Rows`: its articles and refusals, in the order of their pages.
    Of a crawl see :func:`~newscrawl.batch.digests.lines_digest`."""
    output: File | None
    """None for a crawl that wrote no JSON lines."""
    refused: File | None
    """None without refusals."""
    counts: dict[str, int] = field(default_factory=dict)
    archive: dict[str, str] = field(default_factory=dict)
    """Of a crawl: its WARC files as they were named, each with its SHA-256."""

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> Done:
        """From its JSON.

        Raises:
            TypeError, KeyError: it is none of ours.
        """
        files = {name: written[name] and File(**written[name]) for name in ("output", "refused")}
        return cls(**{**written, **files})

    def write(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


@dataclass(slots=True)
class Manifest:
    """Shards that are done, by stamp, and with what they were made."""

    made_with: dict[str, Any]
    """Site, digests of rules and calendars, version, format, version of the columns: what must agree for a shard to
    stay."""
    sources: list[str] = field(default_factory=list)
    """As they were named."""
    shard_files: int = 0
    """Files of a folder in a shard."""
    complete: bool = False
    """Whether every shard of the sources is done."""
    shards: dict[str, Done] = field(default_factory=dict)
    """In the order of the sources, once complete."""

    @property
    def output_sha256(self) -> str:
        """The output hash: it depends on the sources, their names and the rules, not on workers, format or order."""
        return digest_of_shards(done.rows_sha256 for done in self.shards.values())

    @property
    def counts(self) -> Counter[str]:
        """Of all shards."""
        total: Counter[str] = Counter()
        for done in self.shards.values():
            total.update(done.counts)
        return total

    def write(self, path: Path) -> None:
        """Replace the file as a whole; it is on the disk afterwards.

        Raises:
            OSError: it cannot be written.
        """
        content = {
            "manifest": VERSION,
            **self.made_with,
            "versions": {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
            "complete": self.complete,
            "sources": self.sources,
            "shard_files": self.shard_files,
            "output_sha256": self.output_sha256,
            "counts": dict(sorted(self.counts.items())),
            "shards": [_as_kept(done) for done in self.shards.values()],
        }
        write_atomically(path, (json.dumps(content, ensure_ascii=True, indent=1) + "\n").encode())


def written_hash(path: Path) -> str:
    """The output hash as it stands in the file of a manifest."""
    return str(json.loads(path.read_text("utf-8")).get("output_sha256"))


def read_manifest(path: Path) -> Manifest:
    """A manifest as it stands in its file.

    Raises:
        FileNotFoundError: there is none.
        ManifestError: the file is none.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["manifest"] != VERSION:
            raise ManifestError(f"{path}: version {content['manifest']} of a manifest, this newscrawl reads {VERSION}")
        keys = [key for key in MADE_WITH if key in content]
        made = {key: content[key] for key in keys}
        shards = {done.stamp: done for done in map(Done.read, map(_with_temporaries, content["shards"]))}
        return Manifest(made, content["sources"], content["shard_files"], content["complete"], shards)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, ManifestError):
            raise
        raise ManifestError(f"{path}: no manifest of a batch or a crawl ({type(error).__name__}: {error})") from None


def _as_kept(done: Done) -> dict[str, Any]:
    """Without temporary names, and without what only a crawl has where there is nothing of it."""
    written = done.write()
    for file in filter(None, (written["output"], written["refused"])):
        del file["temporary"]
        if file["start"] is None:
            del file["start"]
    if not written["archive"]:
        del written["archive"]
    return written


def _with_temporaries(written: dict[str, Any]) -> dict[str, Any]:
    files = {name: written[name] and {**written[name], "temporary": ""} for name in ("output", "refused")}
    return {**written, **files}


def differs(folder: Path, file: File) -> str:
    """In what an output is not as the manifest says; nothing if it is."""
    path = folder / file.name
    try:
        digest, size = output_digest(path) if file.start is None else file_digest(path, file.start, file.bytes)
    except OSError as error:
        return f"{path}: {error.strerror or error}"
    if size != file.bytes:
        return f"{path}: has {size} bytes, expected {file.bytes}"
    return "" if digest == file.sha256 else f"{path}: other content than was written (sha256 {digest[:12]}…)"
