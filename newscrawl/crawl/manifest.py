"""The manifest of a crawl that is recorded or replayed: like that of a batch, with the run as its one shard.

Its sources are the WARC files of the run, its output is what the run has added to its JSON lines. Answers come in
chance order in a live crawl, so the order of the lines does not count: a replay has the output hash of the crawl.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrapy.settings import BaseSettings

from newscrawl import __version__, calendars
from newscrawl.batch.canonical import Rows
from newscrawl.batch.digests import file_digest, lines_digest
from newscrawl.batch.manifest import Done, File, Manifest
from newscrawl.site import Site

FORMAT = "jsonl"
MANIFESTS = "manifests"
"""Folder in STATE_DIR: a manifest for each run, called after its beginning."""
RUN = "[0-9]*Z.json"
"""What those are called."""


@dataclass(frozen=True, slots=True)
class Output:
    """JSON lines, before a run adds to them."""

    path: Path
    start: int
    """Bytes that the run will leave as they are."""


def output_of(settings: BaseSettings) -> Output | None:
    """Where a run writes JSON lines: ``JSONLINES_FILE``, else its first feed of them in a file; None: nowhere."""
    if settings["JSONLINES_FILE"]:
        return _output(Path(settings["JSONLINES_FILE"]), overwrite=False)
    for uri, options in settings.getdict("FEEDS").items():
        name = str(uri).removeprefix("file://")
        is_file = "://" not in name and "%(" not in name and name != "stdout:"
        if is_file and name.endswith(".jsonl") and not options.get("postprocessing"):
            return _output(Path(name), overwrite=options.get("overwrite", False))
    return None


def _output(path: Path, overwrite: bool) -> Output:
    return Output(path, path.stat().st_size if path.is_file() and not overwrite else 0)


def beside(output: Output) -> Path:
    """The manifest of a replay that keeps no state: next to its JSON lines."""
    return output.path.with_name(f"{output.path.name}.manifest.json")


def write(path: Path, archive: Sequence[Path], output: Output | None, site: Site, complete: bool) -> Manifest:
    """Write the manifest of a run that has ended.

    Args:
        archive: the WARC files of the run.
        output: as it was before the run.
        complete: whether the run came to its end.

    Raises:
        OSError: a file cannot be read, or the manifest cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made_with = {
        "newscrawl": __version__, "site": site.name, "rules": site.digest, "calendars": calendars.digest(),
        "format": FORMAT,
    }  # fmt: skip
    done = _done(path.parent, archive, output)
    manifest = Manifest(made_with, list(map(str, archive)), 0, complete, {done.stamp: done})
    manifest.write(path)
    return manifest


def _done(folder: Path, archive: Sequence[Path], output: Output | None) -> Done:
    digests = {str(file): file_digest(file) for file in archive}
    source = hashlib.sha256("".join(f"{digest} {name}\n" for name, (digest, _) in digests.items()).encode())
    known: dict[str, Any] = {"output": None, "rows_sha256": Rows().digest()}
    if output and output.path.is_file():
        digest, size = file_digest(output.path, output.start)
        name = os.path.relpath(output.path.resolve(), folder.resolve())
        rows, count = lines_digest(output.path, output.start, size)
        known = {
            "output": File(name, "", size, digest, output.start),
            "rows_sha256": rows,
            "counts": {"articles": count},
        }
    more = f" and {len(archive) - 1} more" if len(archive) > 1 else ""
    return Done(
        stamp=source.hexdigest()[:32], label=f"{archive[0]}{more}", files=len(archive),
        source_bytes=sum(size for _, size in digests.values()), source_sha256=source.hexdigest(), refused=None,
        archive={name: digest for name, (digest, _) in digests.items()}, **known,
    )  # fmt: skip
