"""Whether a batch or a crawl is still what its manifest says: its sources, its outputs, and the output hash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newscrawl.archive.lines import read_records
from newscrawl.batch.canonical import Record, Rows, digest_of_shards
from newscrawl.batch.digests import lines_digest
from newscrawl.batch.manifest import Done, Manifest, differs
from newscrawl.batch.shards import shards_of, source_digest, source_file_digest
from newscrawl.batch.tables import read_parquet


def differences(manifest: Manifest, folder: Path, written_hash: str, sources: bool = True) -> Iterator[str]:
    """Sentences, one for each thing that is not as the manifest says.

    Args:
        written_hash: the output hash that stands in the file.
        sources: whether the sources are looked at too; they may have been moved away.

    Raises:
        MissingExtraError: an output is Parquet and pyarrow is not installed.
    """
    if not manifest.complete:
        yield f"{folder}: not complete; its run was stopped or broke off"
    if sources:
        yield from _of_sources(manifest)
    found = digest_of_shards(done.rows_sha256 for done in manifest.shards.values())
    if found != written_hash:
        yield f"output_sha256: expected {written_hash}, its shards give {found}"
    for done in manifest.shards.values():
        yield from _of_shard(done, folder, str(manifest.made_with["format"]))


def _of_sources(manifest: Manifest) -> Iterator[str]:
    if any(done.archive for done in manifest.shards.values()):
        for run in manifest.shards.values():
            yield from _of_archive(run)
        return
    known = {done.label: done for done in manifest.shards.values()}
    paths = [path for path in map(Path, manifest.sources) if path.exists()]
    for path in map(Path, manifest.sources):
        if not path.exists():
            yield f"{path}: the source is not there"
    for shard in shards_of(paths, manifest.shard_files):
        done = known.pop(shard.label, None)
        if done is None:
            yield f"{shard.label}: new since it was normalised, or cut otherwise"
        elif source_digest(shard)[0] != done.source_sha256:
            yield f"{shard.label}: the source has other content"
    for label in known:
        yield f"{label}: the source is not there, or cut otherwise"


def _of_archive(done: Done) -> Iterator[str]:
    for name, expected in done.archive.items():
        found, _ = source_file_digest(Path(name))
        if found == "none":
            yield f"{name}: the source is not there"
        elif found != expected:
            yield f"{name}: the source has other content (sha256 {found[:12]}…, expected {expected[:12]}…)"


def _of_shard(done: Done, folder: Path, kind: str) -> Iterator[str]:
    faults = [fault for file in (done.output, done.refused) if file and (fault := differs(folder, file))]
    yield from faults
    if faults or kind == "posts":  # a post holds less than an article: its bytes are all that can be compared
        return
    if _rows_digest(done, folder) != done.rows_sha256:
        yield f"{folder / done.output.name if done.output else folder}: its rows are not those that were written"


def _rows_digest(done: Done, folder: Path) -> str:
    if done.output and done.output.start is not None:
        return lines_digest(folder / done.output.name, done.output.start, done.output.bytes)[0]
    rows = Rows()
    for file in filter(None, (done.output, done.refused)):
        for record in records_in(folder / file.name):
            rows.add(record)
    return rows.digest()


def records_in(path: Path) -> Iterator[Record]:
    """The records of an output file.

    Raises:
        MissingExtraError: it is Parquet and pyarrow is not installed.
        OSError, ValueError: it cannot be read, or has other columns.
    """
    if path.suffix == ".parquet":
        yield from read_parquet(path)
    else:
        yield from (record for _, record in read_records(path))
