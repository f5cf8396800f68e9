"""scrapy coverage: what the lists named, day by day, and what of it is stored."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from rich.console import Console
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.crawl.ledger import Ledger, LedgerError, ledger_of
from newscrawl.sites import SITES

COLUMNS = ("channel", "day", "listed", "stored", "refused", "missing", "complete")


class Command(ScrapyCommand):
    """Tells "no news" from "not fetched"."""

    requires_project = True
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[options]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Show per channel and day (the site's time): listed, stored, refused or gone, missing"

    def add_options(self, parser: Any) -> None:
        """Options of our own."""
        super().add_options(parser)
        parser.add_argument("--site", default="sina", choices=sorted(SITES), help="in whose time zone days are counted")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def run(self, args: list[str], opts: Any) -> None:
        """Print; exit code 1 if anything is missing or a day was not read to its end."""
        del args
        settings: Any = self.settings
        path = ledger_of(Path(settings["STATE_DIR"]))
        if not path.exists():
            raise UsageError(
                f"coverage: no ledger at {path}; run a live crawl first, or set STATE_DIR", print_help=False
            )
        try:
            ledger = Ledger(path)
        except LedgerError as error:
            raise UsageError(f"coverage: {error}", print_help=False) from error
        zone = SITES[opts.site].zone
        rows = ledger.coverage(zone)
        for channel in ledger.channels():
            for span in ledger.never_read(channel):
                start, end = (f"{datetime.fromtimestamp(at, zone):%Y-%m-%dT%H:%M:%S}" for at in span)
                said = f"{channel}: nobody has asked for {start} to {end}, and no run does by itself"
                print(f"{said}: -a channels={channel} -a since={start} -a until={end}", file=sys.stderr)
        ledger.close()
        if opts.json:
            for row in rows:
                print(
                    json.dumps({**dict(zip(COLUMNS, row, strict=True)), "complete": bool(row[-1])}, ensure_ascii=False)
                )
        else:
            table = Table(*COLUMNS, title=str(path))
            for row in rows:
                table.add_row(*map(str, row[:-1]), "yes" if row[-1] else "no")
            Console().print(table)
        self.exitcode = int(any(row[5] or not row[6] for row in rows))
