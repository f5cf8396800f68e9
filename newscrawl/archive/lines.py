"""Articles and refusals that were written as JSON lines: ``.jsonl``, also with ``.gz``, one record a line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from newscrawl.article import Article, Refusal, content_hash
from newscrawl.records import record_of

SUFFIXES = (".jsonl", ".jsonl.gz")
MAX_LINE = 64 * 1024 * 1024
"""Longest line in bytes: several times what a page of the largest size becomes."""


def is_lines(path: Path) -> bool:
    """Whether a path is a file of JSON lines, by its name."""
    return path.name.lower().endswith(SUFFIXES) and not path.is_dir()


def read_lines(file: Path) -> Iterator[Article | Refusal]:
    """The records of a file in their order, for the stores.

    A line that is no record, was cut off or does not agree with itself comes as a refusal that names its number.
    """
    for place, record in read_records(file):
        if isinstance(record, Article) and (fault := disagreement(record)):
            yield _refuse(place, "broken-line", fault)
        else:
            yield record


def read_records(file: Path) -> Iterator[tuple[str, Article | Refusal]]:
    """Place (``FILE:LINE``) and record of each line as it stands there; a refusal whose source is the place: none."""
    number = 0
    try:
        with gzip.open(file) if file.suffix.lower() == ".gz" else file.open("rb") as stream:
            while line := stream.readline(MAX_LINE + 1):
                number += 1
                if line.strip():
                    yield f"{file}:{number}", _record(line, f"{file}:{number}")
                if len(line) > MAX_LINE:
                    return
    except (OSError, EOFError, zlib.error) as error:
        place = f"{file}:{number + 1}"
        yield place, _refuse(place, "unreadable", f"{type(error).__name__}: {error}")


def _record(line: bytes, place: str) -> Article | Refusal:
    if len(line) > MAX_LINE:
        return _refuse(place, "broken-line", f"longer than {MAX_LINE} bytes; the rest of the file was not read")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        cut = "" if line.endswith(b"\n") else "; the last line has no end: its writer was stopped"
        return _refuse(place, "broken-line", f"expected one JSON object: {error}{cut}")
    try:
        return record_of(value)
    except ValueError as error:
        return _refuse(place, "broken-line", str(error))


def disagreement(article: Article) -> str:
    """What an article says that its own text contradicts: a line was changed by hand; nothing if it agrees."""
    for number, mention in enumerate(article.mentions):
        held = article.body[mention.start : mention.end]
        if held != mention.text:
            return f"mentions[{number}]: expected {mention.text!r} at {mention.start}:{mention.end}, found {held!r}"
    expected = content_hash(article.title, article.body)
    if article.content_hash != expected:
        return f"content_hash: expected {expected} for its title and body, found {article.content_hash!r}"
    return ""


def _refuse(place: str, reason: str, detail: str) -> Refusal:
    return Refusal(place, "read", reason, f"{place}: {detail}")
