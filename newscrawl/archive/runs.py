"""Recorded runs of a folder of WARC files: what each was asked for, and its answers in the order in which they came."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newscrawl.archive.cdxj import NONE, REVISIT, Entry
from newscrawl.archive.members import SUFFIX, Record, entries_of, fields_of, read_records, record_at

END = "urn:newscrawl:run:"


@dataclass(frozen=True, slots=True)
class Answer:
    """A recorded answer, or the error in its place."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = field(default=b"", repr=False)
    error: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RecordedRun:
    """One run of an archive."""

    name: str
    began: datetime
    arguments: dict[str, str]
    settings: dict[str, object]
    files: tuple[Path, ...]


def runs_of(folder: Path) -> list[RecordedRun]:
    """The runs of a folder, oldest first; files that are none of ours are passed over.

    Raises:
        FileNotFoundError: it holds no run; the message says what was expected.
    """
    files: dict[str, list[Path]] = defaultdict(list)
    about: dict[str, dict[str, str]] = {}
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        fields = fields_of(next(read_records(file), None))
        if name := fields.get("isPartOf"):
            files[name].append(file)
            about.setdefault(name, fields)
    runs = [_run(name, about[name], files[name]) for name in files if "began-at" in about[name]]
    if not runs:
        raise FileNotFoundError(f"{folder}: no recorded run; expected a folder that RECORD_DIR has named")
    return sorted(runs, key=lambda run: run.name)


def run_of(folder: Path, name: str) -> RecordedRun:
    """The run of a name.

    Raises:
        FileNotFoundError: the folder has none of that name; the message names those that it has.
    """
    runs = runs_of(folder)
    for run in runs:
        if run.name == name:
            return run
    raise FileNotFoundError(f"{name}: no run of {folder}; expected one of {', '.join(run.name for run in runs)}")


def _run(name: str, about: dict[str, str], files: list[Path]) -> RecordedRun:
    arguments, settings = json.loads(about["arguments"]), json.loads(about["settings"])
    return RecordedRun(name, datetime.fromisoformat(about["began-at"]), arguments, settings, tuple(files))


class Answers:
    """The answers of one run. What is held in memory is where each stands: about 500 bytes an answer."""

    def __init__(self, run: RecordedRun) -> None:
        self._files = {file.name: file for file in run.files}
        self._waiting: dict[str, deque[Entry]] = defaultdict(deque)
        self._bodies: dict[str, Entry] = {}
        self.reason = ""
        """How the run ended; empty for one that was killed."""
        for entry in (entry for file in run.files for entry in entries_of(file)):
            if entry.url.startswith(END):
                self.reason = fields_of(self._record(entry)).get("reason", "")
                continue
            self._waiting[entry.url].append(entry)
            if entry.status != NONE and entry.mime != REVISIT:
                self._bodies.setdefault(entry.digest, entry)

    def next(self, url: str) -> Entry | None:
        """Where the next answer of an address stands; None where there is no further one."""
        waiting = self._waiting.get(url)
        return waiting.popleft() if waiting else None

    def read(self, entry: Entry) -> Answer:
        """The answer.

        Raises:
            ValueError: there is none where the index says; or its body is nowhere in the run.
        """
        record = self._record(entry)
        if record.kind == "metadata":
            fields = fields_of(record)
            return Answer(0, error=fields.get("error", "Exception"), detail=fields.get("detail", ""))
        head, _, body = record.block.partition(b"\r\n\r\n")
        first, *lines = head.split(b"\r\n")
        if record.kind == "revisit":
            if entry.digest not in self._bodies:
                raise ValueError(f"{entry.filename}: the body of {entry.url}, {entry.digest}, is not in the run")
            body = self._record(self._bodies[entry.digest]).block.partition(b"\r\n\r\n")[2]
        headers = (line.split(b": ", 1) for line in lines if b": " in line)
        return Answer(int(first.split(b" ")[1]), tuple((name, value) for name, value in headers), body)

    def _record(self, entry: Entry) -> Record:
        return record_at(self._files[entry.filename], entry.offset)
