"""scrapy crawl, with settings and arguments checked before anything starts and an exit code that says how it ended."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scrapy.exceptions import UsageError

from newscrawl.archive import paths_of
from newscrawl.archive.runs import RecordedRun
from newscrawl.archive.warc import is_warc
from newscrawl.crawl import checks, clock, manifest, outcome, playback, record, replayed
from newscrawl.crawl.ledger import Ledger, LedgerError, ledger_of
from newscrawl.crawl.ready import Ready
from newscrawl.crawl.wanted import ARGUMENTS, Wanted
from newscrawl.report import Exit, counted, verdict
from newscrawl.spiders.articles import ArticlesSpider

REFRESHING = "sina_securities"
_RECORDED = 25
"""Priority of a recorded run's settings: over the project's, under those of the command line."""
_JOB = "_job"
"""The argument that Scrapyd adds: it stands in the run record and asks for nothing."""


class Command(Ready):
    """Scrapy's own command; wrong arguments are a usage error (exit code 2), not an empty crawl."""

    def process_options(self, args: list[str], opts: Any) -> None:
        """Scrapy's way to take the options; here already, because a wrong LOG_LEVEL breaks what comes next."""
        super().process_options(args, opts)
        settings: Any = self.settings
        if wrong := checks.wrong(settings):
            raise UsageError(f"crawl: {'; '.join(wrong)}", print_help=False)
        self.tables_are_right(args[:1] == [REFRESHING])

    def run(self, args: list[str], opts: Any) -> None:
        """Run the spider."""
        arguments: dict[str, str] = opts.spargs
        if len(args) > 1:
            what = f"crawl: {' '.join(args[1:])}: one spider, then its arguments as -a NAME=VALUE"
            raise UsageError(what, print_help=False)
        if empty := [name for name, value in arguments.items() if not value.strip()]:
            raise UsageError(f"crawl: -a {empty[0]}= says nothing; give a value, or leave it out", print_help=False)
        if args == [REFRESHING]:
            self._refresh(arguments)
            return
        if not args or not issubclass(self.spider(args[0]), ArticlesSpider):
            super().run(args, opts)
            return
        try:
            if "replay" in arguments:
                self.replay(args[0], arguments)
            else:
                self._live(args[0], arguments)
        except LedgerError as error:
            self.not_started(str(error))

    def replay(self, name: str, arguments: dict[str, str]) -> None:
        """Run the spider over saved pages."""
        if others := sorted(arguments.keys() - {"replay", _JOB}):
            raise UsageError(f"crawl: {', '.join(others)}: not together with replay", print_help=False)
        self.only_one_of("RECORD_DIR", "REPLAY_DIR", most=0)
        try:
            paths = paths_of(arguments["replay"])
        except FileNotFoundError as error:
            raise UsageError(str(error), print_help=False) from error
        self.feeds_can_be_written(paths)
        self.make_folders("FRONTMATTER_DIR")
        if self.settings and self.settings["MONGODB_URI"]:  # what waits on disk for it is one run's at a time
            self.make_folders("STATE_DIR")
            with self.alone() as alone:
                if alone and self.database_is_there() and self.posts_can_be_written():
                    self._replay(name, arguments)
        elif self.posts_can_be_written():
            self._replay(name, arguments)

    def _replay(self, name: str, arguments: dict[str, str]) -> None:
        settings: Any = self.settings
        output, paths = manifest.output_of(settings), paths_of(arguments["replay"])
        stats = self._run(name, arguments)
        if self.exitcode:
            return
        if output and all(map(is_warc, paths)):
            self._manifest(name, manifest.beside(output), paths, output, stats)
        articles, refused = counted(stats)
        self.exitcode, what = outcome.replay_ending(stats, articles + refused)
        detail = f"{articles} articles, {refused} refused, from {arguments['replay']}; written to {self._written()}"
        if lost := stats.get("newscrawl/broken"):
            detail += f"; {lost} more are in no store, for a step of ours broke over them: the log has the traceback"
        print(verdict(self.exitcode, what, detail), file=sys.stderr)

    def _written(self) -> str:
        """Where a replay has put what it made."""
        settings: Any = self.settings
        places = [str(uri) for uri in settings.getdict("FEEDS")]
        places += [settings["FRONTMATTER_DIR"]] if settings["FRONTMATTER_DIR"] else []
        places += ["MongoDB"] if settings["MONGODB_URI"] else []
        return ", ".join(places) or "nothing: no store is switched on"

    def _live(self, name: str, arguments: dict[str, str]) -> None:
        self.only_one_of("RECORD_DIR", "REPLAY_DIR")
        if unknown := sorted(arguments.keys() - {*ARGUMENTS, _JOB}):
            known = ", ".join(sorted({*ARGUMENTS, "replay"}))
            raise UsageError(f"crawl: -a {unknown[0]}: there is no such argument; there are {known}", print_help=False)
        try:
            Wanted.read(self.spider(name).site, **{key: text for key, text in arguments.items() if key != _JOB})
        except ValueError as error:
            raise UsageError(f"crawl: {error}", print_help=False) from error
        settings: Any = self.settings
        self.make_folders("STATE_DIR", "FRONTMATTER_DIR", "JSONLINES_FILE", "RECORD_DIR")
        self.feeds_can_be_written()
        state = Path(settings["STATE_DIR"])
        with self.alone() as alone, self.records_alone() as records_alone:
            if not alone or not records_alone or not self.database_is_there() or not self.posts_can_be_written():
                return
            if recorded := self._recorded_run(state):
                arguments = arguments if arguments.keys() - {_JOB} else recorded.arguments
            Ledger(ledger_of(state)).close()  # a broken one is found here, not in a traceback of the spider
            if self.site_is_left_alone(state):
                return
            output = manifest.output_of(settings)
            started = clock.began() if recorded else clock.begin()
            stats = self._run(name, arguments)
            if recorded and _came_to_its_end(stats):
                replayed.end(state)
            if self.exitcode:
                return
            if archive := recorded.files if recorded else record.files_of(settings["RECORD_DIR"], started):
                self._manifest(name, state / manifest.MANIFESTS / outcome.file_of(started), archive, output, stats)
            floors = settings.getfloat("REFUSED_SHARE_MAX"), settings.getint("REFUSED_COUNT_MIN")
            found = outcome.figures(stats, *floors)
            end = outcome.ending(found)
            self.exitcode = end.code
            outcome.record(state / "runs", started, arguments, found, end)
            print(outcome.line(found, end), file=sys.stderr)

    def _manifest(
        self, name: str, path: Path, archive: Sequence[Path], output: manifest.Output | None, stats: dict[str, Any]
    ) -> None:
        """Write it; that it was not counts as a failure of a store."""
        lost = stats.get("newscrawl/store_errors") or stats.get("newscrawl/broken")
        complete = _came_to_its_end(stats) and not lost
        try:
            written = manifest.write(path, archive, output, self.site(name), complete)
        except OSError as error:
            print(verdict(Exit.STORE_FAILED, "the manifest was not written", str(error)), file=sys.stderr)
            stats["newscrawl/store_errors"] = stats.get("newscrawl/store_errors", 0) + 1
        else:
            print(f"newscrawl: output {written.output_sha256[:16]}, manifest {path}", file=sys.stderr)

    def _refresh(self, arguments: dict[str, str]) -> None:
        """Read the lists of securities; alone, as a crawl does, so that the site has one visitor."""
        settings: Any = self.settings
        if others := sorted(arguments.keys() - {_JOB}):
            raise UsageError(f"crawl: {', '.join(others)}: {REFRESHING} takes no arguments", print_help=False)
        if not settings["TABLES_DIR"]:
            raise UsageError(f"crawl: {REFRESHING} needs a folder: -s TABLES_DIR=tables", print_help=False)
        self.make_folders("STATE_DIR")
        state = Path(settings["STATE_DIR"])
        with self.alone() as alone:
            if not alone or self.site_is_left_alone(state):
                return
            started = clock.begin()
            stats = self._run(REFRESHING, arguments)
            if self.exitcode:
                return
            end = outcome.refresh_ending(stats)
            self.exitcode = end.code
            outcome.record(state / "runs", started, arguments, outcome.figures(stats, 0.0, 0), end)
            print(outcome.refresh_line(stats, end), file=sys.stderr)

    def _recorded_run(self, state: Path) -> RecordedRun | None:
        """The recorded run that is gone through, with its clock and its settings; None for a crawl of the site."""
        settings: Any = self.settings
        archive = Path(settings["REPLAY_DIR"])
        try:
            if not settings["REPLAY_DIR"]:
                replayed.live(state)
                return None
            run = replayed.choose(state, archive, settings["REPLAY_RUN"])
        except (FileNotFoundError, ValueError) as error:
            raise UsageError(f"crawl: {error}", print_help=False) from error
        for name, value in run.settings.items():
            settings.set(name, value, priority=_RECORDED)
        settings.set("REPLAY_RUN", run.name, priority="cmdline")
        clock.begin(run.began)
        replayed.begin(state, archive, run)
        return run

    def _run(self, name: str, arguments: dict[str, str]) -> dict[str, Any]:
        process: Any = self.crawler_process
        crawler = process.create_crawler(name)
        process.crawl(crawler, **arguments)
        process.start()
        if process.bootstrap_failed:
            self.not_started("the traceback above says why")
            return {}
        stats: dict[str, Any] = crawler.stats.get_stats()
        return stats


def _came_to_its_end(stats: dict[str, Any]) -> bool:
    """Whether nobody stopped it. The replay of a run that was stopped says "shutdown" as that did."""
    return stats.get("finish_reason") != "shutdown" or playback.THROUGH in stats
