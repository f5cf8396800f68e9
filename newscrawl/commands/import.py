"""scrapy import PATH: saved pages, posts and JSON lines into every store that the settings switch on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scrapy.exceptions import UsageError

from newscrawl.commands.crawl import Command as Crawl
from newscrawl.sites import SITES
from newscrawl.spiders.articles import ArticlesSpider

STORES = ("FRONTMATTER_DIR", "MONGODB_URI")
"""Settings that switch a store on."""


class Command(Crawl):
    """A replay of the paths: the same pipelines, summary and exit codes."""

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[options] PATH [PATH...]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Bring posts, JSON lines (.jsonl) or saved pages into the stores that are switched on"

    def add_options(self, parser: Any) -> None:
        """Options of our own."""
        super().add_options(parser)
        parser.add_argument("--site", default="sina", choices=sorted(SITES), help="whose rules to apply")

    def run(self, args: list[str], opts: Any) -> None:
        """Replay the paths."""
        settings: Any = self.settings
        if not args:
            raise UsageError("import: give folders of posts or pages, .jsonl or .warc.gz files", print_help=False)
        if opts.spargs:
            raise UsageError("import: takes no -a; give the paths themselves", print_help=False)
        for path in args:
            if "," in path or not Path(path).exists():
                what = "has a comma in its name; give its folder" if "," in path else "does not exist"
                raise UsageError(f"import: {path} {what}", print_help=False)
        if not any(settings.get(name) for name in STORES) and not settings.getdict("FEEDS"):
            raise UsageError(f"import: no store is switched on; set one of {', '.join(STORES)}", print_help=False)
        self.replay(self._spider_of(opts.site), {"replay": ",".join(args)})

    def _spider_of(self, site: str) -> str:
        """The spider that reads the site's articles."""
        process: Any = self.crawler_process
        spiders: dict[str, Any] = {
            name: process.spider_loader.load(name) for name in sorted(process.spider_loader.list())
        }
        found = [name for name, one in spiders.items() if issubclass(one, ArticlesSpider) and one.site.name == site]
        if not found:
            raise UsageError(f"import: no spider of {site} in newscrawl/spiders/", print_help=False)
        return found[0]
