"""The manifest of a folder while a run works on it, and the journal.

A shard is done when its line stands in the journal, which is only ever added to; its outputs have their real names by
then. The manifest takes the journal in when a run ends, whichever way, and when the next one begins. Each is on the
disk before it is relied on: outputs before their line, the manifest before the journal is emptied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from newscrawl import __version__, calendars
from newscrawl.batch.manifest import MANIFEST, Done, File, Manifest, ManifestError, read_manifest
from newscrawl.batch.outputs import ARTICLES, REFUSALS, names_of
from newscrawl.batch.shards import PART
from newscrawl.batch.tables import SCHEMA
from newscrawl.batch.work import Job, remove
from newscrawl.site import Site
from newscrawl.stores.disk import add, make_folder, sync_folder

JOURNAL = "manifest.journal"
_PART_NAME = re.compile(rf"{PART}[0-9a-f]{{32}}\.")


def made_with(job: Job, site: Site) -> dict[str, Any]:
    """What the outputs of a job depend on beside its sources."""
    columns = {"schema": SCHEMA} if job.format == "parquet" else {}
    return {
        "newscrawl": __version__, "site": job.site, "rules": site.digest, "calendars": calendars.digest(),
        "format": job.format, **columns,
    }  # fmt: skip


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
        self._journal: IO[bytes] | None = None

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
            make_folder(self._folder / name)
        self._remove_halves()
        for made, done in self._read_journal():
            if made == self._present.made_with:
                self.known[done.stamp] = done
        self._present.sources, self._present.shard_files = list(sources), shard_files
        self._write(complete=False, shards=self.known)
        self._journal = (self._folder / JOURNAL).open("wb", buffering=0)
        sync_folder(self._folder)

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
            sync_folder(path.parent)
        self.known[done.stamp] = done
        line = json.dumps([self._present.made_with, done.write()]) + "\n"
        add(self._journal, line.encode("ascii"), durable=True)

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
        self._present.write(self._folder / MANIFEST)
