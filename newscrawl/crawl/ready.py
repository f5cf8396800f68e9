"""What must be right before a run: settings, folders, feeds, the database, and that nobody else is at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError

from newscrawl.crawl import checks, feeds, outcome, record
from newscrawl.normalise.tables import TablesError
from newscrawl.report import Exit, verdict
from newscrawl.site import Site
from newscrawl.sites import SITES
from newscrawl.stores.delivery import AwayError
from newscrawl.stores.frontmatter import FrontMatterStore
from newscrawl.stores.mongo_server import MongoError, MongoSettings, prepare
from newscrawl.tables import read_tables, site_of


class Ready(ScrapyCrawl):
    """Checks for a command that runs a spider.

    What the user can mend is a UsageError (exit code 2). What may pass by itself is said in a line, with an exit code
    of its own, and the check answers no.
    """

    def tables_are_right(self, refreshing: bool) -> None:
        """The user's own tables fit every site; a run that refreshes them may begin without any."""
        settings: Any = self.settings
        if refreshing:
            self.make_folders("TABLES_DIR")
        try:
            for site in SITES:
                site_of(site, read_tables(settings["TABLES_DIR"]))
        except TablesError as error:
            raise UsageError(f"crawl: {error}", print_help=False) from error

    def spider(self, name: str) -> Any:
        """The spider's class."""
        process: Any = self.crawler_process
        try:
            return process.spider_loader.load(name)
        except KeyError:
            known = ", ".join(sorted(process.spider_loader.list()))
            raise UsageError(f"crawl: no spider {name}; there are {known}", print_help=False) from None

    def site(self, name: str) -> Site:
        """A spider's site, with the user's own tables."""
        settings: Any = self.settings
        return site_of(self.spider(name).site.name, read_tables(settings["TABLES_DIR"]))

    def only_one_of(self, *names: str, most: int = 1) -> None:
        """Settings that exclude each other."""
        given = [name for name in names if self.settings and self.settings[name]]
        if len(given) > most:
            raise UsageError(f"crawl: {', '.join(given)}: not together, and not with replay", print_help=False)

    def make_folders(self, *names: str) -> None:
        """The folders that settings name, or in which the files that they name stand."""
        settings: Any = self.settings
        try:
            for name in filter(settings.get, names):
                path = Path(settings[name])
                checks.make_folder(name, path.parent if name.endswith("_FILE") else path)
                if name.endswith("_FILE") and path.is_dir():
                    raise ValueError(f"{name}={path} is a folder; name a file")
        except ValueError as error:
            raise UsageError(f"crawl: {error}", print_help=False) from error

    def feeds_can_be_written(self, read: Sequence[Path] = ()) -> None:
        """The files of ``-o`` and ``-O``; none of them is read in the same run."""
        settings: Any = self.settings
        try:
            feeds.check(settings, read)
        except ValueError as error:
            raise UsageError(f"crawl: {error}", print_help=False) from error

    def posts_can_be_written(self) -> bool:
        """Whether no posts are to be written, or their index and their refusals can be used: before the first page."""
        settings: Any = self.settings
        try:
            if folder := settings["FRONTMATTER_DIR"]:
                with closing(FrontMatterStore(Path(folder), lambda symbols: "")) as store:
                    store.open()
        except OSError as error:
            self.not_started(str(error))
            return False
        return True

    def database_is_there(self) -> bool:
        """Whether there is none to be used, or it can be; before the first fetch."""
        settings: Any = self.settings
        mongo = MongoSettings.read(settings)
        try:
            if mongo:
                prepare(mongo)
        except MongoError as error:
            raise UsageError(f"crawl: {error}", print_help=False) from error
        except AwayError as error:
            print(verdict(Exit.STORE_FAILED, "database away", f"{error}; nothing was done"), file=sys.stderr)
            self.exitcode = Exit.STORE_FAILED
            return False
        return True

    def site_is_left_alone(self, state: Path) -> bool:
        """Whether the site refused a run a short while ago."""
        settings: Any = self.settings
        until = outcome.refused_until(state / "runs", settings.getfloat("REFUSED_PAUSE"))
        if until:
            detail = f"nothing is asked before {until:%Y-%m-%d %H:%M:%S} UTC (REFUSED_PAUSE)"
            print(verdict(Exit.SITE_REFUSED, "the site refused the last run", detail), file=sys.stderr)
            self.exitcode = Exit.SITE_REFUSED
        return until is not None

    @contextmanager
    def alone(self, name: str = "STATE_DIR") -> Iterator[bool]:
        """Whether no other run uses the folder of a setting; none can while this lasts."""
        settings: Any = self.settings
        lock = FileLock(Path(settings[name]) / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            detail = f"another run holds {lock.lock_file}; nothing was done"
            print(verdict(Exit.LOCKED, "locked", detail), file=sys.stderr)
            self.exitcode = Exit.LOCKED
            yield False
            return
        except OSError as error:
            raise UsageError(f"crawl: {name}={settings[name]}: {error}", print_help=False) from error
        with lock:
            yield True

    @contextmanager
    def records_alone(self) -> Iterator[bool]:
        """Whether nothing is to be recorded, or no other run records there; what a kill left is repaired."""
        settings: Any = self.settings
        if not settings["RECORD_DIR"]:
            yield True
            return
        with self.alone("RECORD_DIR") as alone:
            try:
                if alone:
                    record.prepare(Path(settings["RECORD_DIR"]))
            except OSError as error:
                raise UsageError(f"crawl: RECORD_DIR={settings['RECORD_DIR']}: {error}", print_help=False) from error
            yield alone

    def not_started(self, why: str) -> None:
        """Say that, and why."""
        print(verdict(Exit.BROKE_OFF, "could not start", why), file=sys.stderr)
        self.exitcode = Exit.BROKE_OFF
