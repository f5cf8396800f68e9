"""scrapy crawl, with the arguments checked before anything starts and an exit code that says how it ended."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError

from newscrawl.archive import paths_of
from newscrawl.crawl import outcome
from newscrawl.crawl.wanted import Wanted
from newscrawl.sites import SITES
from newscrawl.stores.frontmatter import PROFILES

_SITE_OF = {"sina_finance": SITES["sina"]}
_STORE_FAILED = 5


class Command(ScrapyCrawl):
    """Scrapy's own command; wrong arguments are a usage error (exit code 2), not an empty crawl."""

    def run(self, args: list[str], opts: Any) -> None:
        """Run the spider."""
        if args[:1] not in ([name] for name in _SITE_OF):
            super().run(args, opts)
            return
        profile = self.settings["FRONTMATTER_PROFILE"] if self.settings else PROFILES[0]
        if profile not in PROFILES:
            raise UsageError(f"FRONTMATTER_PROFILE={profile}: expected one of {', '.join(PROFILES)}", print_help=False)
        arguments: dict[str, str] = opts.spargs
        if "replay" in arguments:
            self._replay(args[0], arguments)
        else:
            self._live(args[0], arguments)

    def _replay(self, name: str, arguments: dict[str, str]) -> None:
        if not arguments["replay"]:
            raise UsageError("crawl: say what to replay: -a replay=PATH[,PATH...]", print_help=False)
        if others := sorted(arguments.keys() - {"replay"}):
            raise UsageError(f"crawl: {', '.join(others)}: not together with replay", print_help=False)
        try:
            paths_of(arguments["replay"])
        except FileNotFoundError as error:
            raise UsageError(str(error), print_help=False) from error
        stats = self._run(name, arguments)
        if stats.get("newscrawl/store_errors"):
            self.exitcode = _STORE_FAILED

    def _live(self, name: str, arguments: dict[str, str]) -> None:
        try:
            Wanted.read(_SITE_OF[name], **arguments)
        except (ValueError, TypeError) as error:
            raise UsageError(f"crawl: {error}", print_help=False) from error
        settings: Any = self.settings
        state = Path(settings["STATE_DIR"])
        lock = FileLock(state / "lock")
        try:
            state.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
        except Timeout:
            print(f"newscrawl: {outcome.LOCKED} another run holds {state / 'lock'}; nothing was done", file=sys.stderr)
            self.exitcode = outcome.LOCKED
            return
        except OSError as error:
            raise UsageError(
                f"STATE_DIR={state}: {error}; name a folder that can be written", print_help=False
            ) from error
        with lock:
            started = datetime.now(UTC)
            stats = self._run(name, arguments)
            if self.exitcode:  # it could not start; the traceback says why
                return
            floors = settings.getfloat("REFUSED_SHARE_MAX"), settings.getint("REFUSED_COUNT_MIN")
            found = outcome.figures(stats, *floors)
            end = outcome.ending(found)
            self.exitcode = end.code
            outcome.record(state / "runs", started, arguments, found, end)
            print(outcome.line(found, end), file=sys.stderr)

    def _run(self, name: str, arguments: dict[str, str]) -> dict[str, Any]:
        process: Any = self.crawler_process
        crawler = process.create_crawler(name)
        process.crawl(crawler, **arguments)
        process.start()
        if process.bootstrap_failed:
            self.exitcode = 1
            return {}
        stats: dict[str, Any] = crawler.stats.get_stats()
        return stats
