"""scrapy mentions PATH…: what may name a company in saved pages, accepted or rejected, and why; or names to learn."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.archive import read_archive
from newscrawl.article import Article, Page, Refusal
from newscrawl.crawl.checks import can_be_written, make_folder, writing
from newscrawl.normalise.review import Judged, as_json, learned, review, reviewed
from newscrawl.normalise.rulebook import rulebook
from newscrawl.normalise.tables import written_learned
from newscrawl.site import Site
from newscrawl.sites import SITES
from newscrawl.stores.disk import write_atomically
from newscrawl.tables import site_with_tables


class Command(ScrapyCommand):
    """Exit code 0; 1 if a page was refused; 2 where nothing can be read."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[options] PATH [PATH...]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "List what may name a company in saved pages, accepted or rejected, and why; learn names from links"

    def add_options(self, parser: Any) -> None:
        """Options of our own."""
        super().add_options(parser)
        parser.add_argument("--site", default="sina", choices=sorted(SITES), help="whose rules to apply")
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--accepted", action="store_true", help="only what is taken for a company")
        only.add_argument("--rejected", action="store_true", help="only what is not")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--learn", metavar="FILE", help="write the names of linked companies that no table has")

    def run(self, args: list[str], opts: Any) -> None:
        """List, or learn."""
        settings: Any = self.settings
        if not args:
            raise UsageError("mentions: give files or folders of saved pages", print_help=False)
        try:
            site = site_with_tables(SITES[opts.site], settings["TABLES_DIR"])
            if opts.learn:
                make_folder("--learn", Path(opts.learn).parent)
                can_be_written("--learn", Path(opts.learn))
                self._learn(self._candidates(args, site), site, Path(opts.learn))
                return
            for one in self._candidates(args, site):
                if not (opts.accepted and not one.mention.is_company) and not (
                    opts.rejected and one.mention.is_company
                ):
                    print(json.dumps(as_json(one), ensure_ascii=False) if opts.json else line(one))
        except BrokenPipeError:  # whoever reads has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except (OSError, ValueError) as error:
            raise UsageError(f"mentions: {error}", print_help=False) from error

    def _candidates(self, args: list[str], site: Site) -> Iterator[Judged]:
        """Of every page; a refusal is said on standard error."""
        for record in read_archive(",".join(args), site):
            found = _found(record, site)
            if isinstance(found, Refusal):
                self.exitcode = 1
                print(f"refused: {found.reason}: {found.detail}", file=sys.stderr)
            else:
                yield from found

    @staticmethod
    def _learn(candidates: Iterator[Judged], site: Site, file: Path) -> None:
        rows = learned(candidates, rulebook(site).securities)
        with writing("--learn", file):
            write_atomically(file, written_learned(rows).encode("utf-8"))
        print(f"{file}: {len(rows)} names learned; look through them, and put the file into TABLES_DIR as learned.tsv")


def _found(record: Page | Article | Refusal, site: Site) -> list[Judged] | Refusal:
    if isinstance(record, Page):
        return review(record, site)
    return reviewed(record, site) if isinstance(record, Article) else record


def line(one: Judged) -> str:
    """The candidate in one line: article, place, words in their context, what it is, and why."""
    mention = one.mention
    place = f"{'title' if one.in_title else 'body'}:{mention.start}"
    words = f"{one.before}[{mention.text}]{one.after}".replace("\n", "↵")
    verdict = f"{'company' if mention.is_company else 'no'} {mention.confidence:.2f}"
    return "\t".join((one.article, place, words, mention.symbol, mention.evidence, verdict, ", ".join(mention.reasons)))
