"""scrapy crawl, with the arguments checked before anything starts."""

from __future__ import annotations

from typing import Any

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError

from newscrawl.archive import paths_of
from newscrawl.stores.frontmatter import PROFILES


class Command(ScrapyCrawl):
    """Scrapy's own command; wrong arguments are a usage error (exit code 2), not an empty crawl."""

    def run(self, args: list[str], opts: Any) -> None:
        """Run the spider."""
        profile = self.settings["FRONTMATTER_PROFILE"] if self.settings else PROFILES[0]
        if profile not in PROFILES:
            raise UsageError(f"FRONTMATTER_PROFILE={profile}: expected one of {', '.join(PROFILES)}", print_help=False)
        if args == ["sina_finance"]:
            if not opts.spargs.get("replay"):
                raise UsageError("crawl: say what to replay: -a replay=PATH[,PATH...]", print_help=False)
            try:
                paths_of(opts.spargs["replay"])
            except FileNotFoundError as error:
                raise UsageError(str(error), print_help=False) from error
        super().run(args, opts)
