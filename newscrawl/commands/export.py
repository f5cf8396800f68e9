"""scrapy export --as-of INSTANT SRC…: the articles exactly as they were known at an instant, as JSON lines."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.article import Refusal
from newscrawl.batch.tables import MissingExtraError
from newscrawl.crawl.checks import can_be_written, writing
from newscrawl.site import Site
from newscrawl.sites import SITES
from newscrawl.stores.collected import Collected
from newscrawl.stores.disk import atomically
from newscrawl.stores.history import read_instant
from newscrawl.stores.sources import heard_from, is_mongodb
from newscrawl.tables import site_with_tables

SAMPLES = 10
"""So many of the things that cannot be read are shown."""


class Command(ScrapyCommand):
    """Exit code 0: all was read; 1: something could not be read; 2: a source cannot be opened, or no such instant."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[options] [SRC...]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Write the articles of stores (.jsonl, posts, mongodb) as JSON lines, as known at an instant"

    def add_options(self, parser: Any) -> None:
        """Options of our own."""
        super().add_options(parser)
        parser.add_argument("--as-of", metavar="INSTANT", help="ISO 8601 with a zone; without it, what is known last")
        parser.add_argument("--out", metavar="FILE", help="written as a whole; without it, standard output")
        parser.add_argument("--site", default="sina", choices=sorted(SITES), help="whose rules posts are read with")

    def run(self, args: list[str], opts: Any) -> None:
        """Read all sources, then write the answer."""
        settings: Any = self.settings
        given = args or (["mongodb"] if settings["MONGODB_URI"] else [])
        names = list(dict.fromkeys(name if is_mongodb(name) else str(Path(name)) for name in given))
        if not names:
            raise UsageError("export: give .jsonl files, folders of posts, or set MONGODB_URI", print_help=False)
        try:
            at = read_instant(opts.as_of) if opts.as_of is not None else None
            _check_out(opts.out, names)
            with closing(Collected()) as collected:
                site = site_with_tables(SITES[opts.site], settings["TABLES_DIR"])
                unreadable = asyncio.run(self._read(names, site, collected))
                count = _write(opts.out, collected.answer(at))
        except sqlite3.Error as error:  # a traceback would end with 1, as if something could not be read
            raise UsageError(f"export: {error}; make room in TMPDIR", print_help=False) from error
        except (OSError, ValueError, MissingExtraError) as error:
            raise UsageError(f"export: {error}", print_help=False) from error
        _say(count, at, unreadable)
        self.exitcode = int(bool(unreadable))

    async def _read(self, names: list[str], site: Site, collected: Collected) -> list[str]:
        """What could not be read, in sentences."""
        settings: Any = self.settings
        unreadable = []
        for name in names:
            async for heard in heard_from(name, settings, site):
                if isinstance(heard, Refusal):
                    unreadable.append(heard.detail)
                else:
                    collected.take_in(heard)
        return unreadable


def _check_out(out: str | None, names: list[str]) -> None:
    """Raise for an output that cannot be written, or would take the place of a source: its history would be lost."""
    for name in names if out else ():
        path, target = Path(name).resolve(), Path(str(out)).resolve()
        if not is_mongodb(name) and (target == path or target.is_relative_to(path)):
            raise ValueError(f"--out {out} is, or lies in, the source {name}; give another file")
    if out is not None:
        can_be_written("--out", Path(out))


def _write(out: str | None, lines: Iterable[bytes]) -> int:
    """Write the lines, a file as a whole; how many."""
    if out is None:
        return _copy(lines, sys.stdout.buffer)
    with writing("--out", Path(out)), atomically(Path(out)) as file:
        return _copy(lines, file)


def _copy(lines: Iterable[bytes], to: BinaryIO) -> int:
    count = 0
    for line in lines:
        to.write(line)
        count += 1
    to.flush()
    return count


def _say(count: int, at: datetime | None, unreadable: list[str]) -> None:
    """To standard error, so that the lines can be piped."""
    console = Console(stderr=True)
    for detail in unreadable[:SAMPLES]:
        console.print(f"unreadable: {detail}", highlight=False, markup=False, soft_wrap=True)
    when = f" as known at {at.isoformat()}" if at else ""
    lost = f", {len(unreadable)} records could not be read" if unreadable else ""
    console.print(f"export: {count} articles{when}{lost}", highlight=False, markup=False, soft_wrap=True)
