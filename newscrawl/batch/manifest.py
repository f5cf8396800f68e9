"""What of a batch is done: ``manifest.json`` in its folder, and a journal while it runs.

A shard is done when its line stands in the journal, which is only ever added to; its outputs have their real names by
then. The manifest takes the journal in when a run ends, whichever way, and when the next one begins.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from newscrawl import __version__
from newscrawl.batch.canonical import digest_of_shards
from newscrawl.batch.outputs import ARTICLES, REFUSALS, names_of, output_digest
from newscrawl.batch.shards import PART
from newscrawl.batch.tables import SCHEMA
from newscrawl.batch.work import Done, File, Job, remove
from newscrawl.calendars import digest as calendars_digest
from newscrawl.site import Site
from newscrawl.stores.frontmatter import write_atomically

MANIFEST = "manifest.json"
JOURNAL = "manifest.journal"
VERSION = 1
"""Of the manifest itself."""
MADE_WITH = ("newscrawl", "site", "rules", "calendars", "format", "schema")
"""Keys of :attr:`Manifest.made_with`; a manifest that lacks one is older."""
_PART_NAME = re.compile(rf"{PART}[0-9a-f]{{32}}\.")


class ManifestError(ValueError):
    """A file that is no manifest; the message names it and says what to do."""


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

    def write(self, folder: Path) -> None:
        """Put it in its folder, as a whole."""
        content = {
            "manifest": VERSION,
            **self.made_with,
            "complete": self.complete,
            "sources": self.sources,
            "shard_files": self.shard_files,
            "output_sha256": self.output_sha256,
            "counts": dict(sorted(self.counts.items())),
            "shards": [_without_temporaries(done) for done in self.shards.values()],
        }
        write_atomically(folder / MANIFEST, (json.dumps(content, ensure_ascii=True, indent=1) + "\n").encode())


def made_with(job: Job, site: Site) -> dict[str, Any]:
    """What the outputs of a job depend on beside its sources."""
    columns = {"schema": SCHEMA} if job.format == "parquet" else {}
    return {
        "newscrawl": __version__, "site": job.site, "rules": site.digest, "calendars": calendars_digest(),
        "format": job.format, **columns,
    }  # fmt: skip


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
        raise ManifestError(f"{path}: no manifest of a batch ({type(error).__name__}: {error})") from None


def _without_temporaries(done: Done) -> dict[str, Any]:
    written = done.write()
    for file in filter(None, (written["output"], written["refused"])):
        del file["temporary"]
    return written


def _with_temporaries(written: dict[str, Any]) -> dict[str, Any]:
    files = {name: written[name] and {**written[name], "temporary": ""} for name in ("output", "refused")}
    return {**written, **files}


class Keeper:
    """The manifest of a folder while a run works on it; one run a folder at a time.

    Raises:
        ManifestError: the folder's manifest is none, or of another format.
    """

    def __init__(self, folder: Path, job: Job, site: Site) -> None:
        self._folder = folder
        wanted = made_with(job, site)
        self.known = self._take_over(wanted)
        """What earlier runs have done with the same rules."""
        self._present = Manifest(wanted)
        self._journal: IO[str] | None = None

    def _take_over(self, wanted: dict[str, Any]) -> dict[str, Done]:
        try:
            before = read_manifest(self._folder / MANIFEST)
        except FileNotFoundError:
            return {}
        if before.made_with["format"] != wanted["format"]:
            have = before.made_with["format"]
            raise ManifestError(f"{self._folder}: holds {have}; give another folder for {wanted['format']}")
        return before.shards if before.made_with == wanted else {}

    def begin(self, sources: Iterable[str], shard_files: int) -> None:
        """Take in the journal of a run that was killed, throw away its half files, and say that a run has begun.

        Raises:
            OSError: the folder cannot be written.
        """
        for name in (ARTICLES, REFUSALS):
            (self._folder / name).mkdir(exist_ok=True)
        self._remove_halves()
        for made, done in self._read_journal():
            if made == self._present.made_with:
                self.known[done.stamp] = done
        self._present.sources, self._present.shard_files = list(sources), shard_files
        self._write(complete=False, shards=self.known)
        self._journal = (self._folder / JOURNAL).open("w", encoding="utf-8")

    def _read_journal(self) -> Iterable[tuple[dict[str, Any], Done]]:
        path = self._folder / JOURNAL
        for line in path.read_bytes().splitlines() if path.exists() else ():
            try:
                made, done = json.loads(line)
                yield made, Done.read(done)
            except (ValueError, KeyError, TypeError):  # the line that was being written when the run was killed
                return

    def done_before(self, stamp: str) -> Done | None:
        """A shard of an earlier run, if its outputs are still there, whole."""
        done = self.known.get(stamp)
        if done is None or not all(self._is_there(file) for file in (done.output, done.refused) if file):
            return None
        return done

    def _is_there(self, file: File) -> bool:
        path = self._folder / file.name
        try:
            return path.is_dir() or path.stat().st_size == file.bytes
        except OSError:
            return False

    def settle(self, done: Done) -> None:
        """Give a shard's outputs their real names, then write it down.

        Raises:
            OSError: they cannot be renamed, or the journal cannot be written.
        """
        assert self._journal
        if done.refused is None:  # under other rules it may have had some
            remove(self._folder / names_of(f"{PART}{done.stamp}", self._present.made_with["format"])[1])
        for file in filter(None, (done.output, done.refused)):
            path = self._folder / file.name
            if path.is_dir():
                remove(path)
            (self._folder / file.temporary).replace(path)
        self.known[done.stamp] = done
        json.dump([self._present.made_with, done.write()], self._journal)
        self._journal.write("\n")
        self._journal.flush()
        os.fsync(self._journal.fileno())

    def end(self, order: list[str], complete: bool) -> Manifest:
        """Write the manifest; when all is done, without the outputs of sources that are not there any more.

        Args:
            order: stamps of the sources' shards, in their order.
        """
        self._write(complete, {stamp: self.known[stamp] for stamp in order} if complete else self.known)
        self._remove_halves()
        if complete:
            self._remove_others()
        if self._journal:
            self._journal.close()
        (self._folder / JOURNAL).unlink(missing_ok=True)
        return self._present

    def _remove_halves(self) -> None:
        for half in self._folder.glob(f"*/.{PART}*.tmp"):
            remove(half)

    def _remove_others(self) -> None:
        shards = self._present.shards.values()
        ours = {file.name for done in shards for file in (done.output, done.refused) if file}
        for path in list(self._folder.glob(f"*/{PART}*")):
            if str(path.relative_to(self._folder)) not in ours and _PART_NAME.match(path.name):
                remove(path)

    def _write(self, complete: bool, shards: dict[str, Done]) -> None:
        self._present.complete, self._present.shards = complete, shards
        self._present.write(self._folder)


def differs(folder: Path, file: File) -> str:
    """In what an output is not as the manifest says; nothing if it is."""
    path = folder / file.name
    try:
        digest, size = output_digest(path)
    except OSError as error:
        return f"{path}: {error.strerror or error}"
    if size != file.bytes:
        return f"{path}: has {size} bytes, expected {file.bytes}"
    return "" if digest == file.sha256 else f"{path}: other content than was written (sha256 {digest[:12]}…)"
