"""scrapy diff OLD NEW: what changed between two outputs, or between an output and its pages under today's rules."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.batch.comparison import SIDES, Comparison, Report, Sample, first_difference
from newscrawl.batch.sides import records_at
from newscrawl.batch.tables import MissingExtraError
from newscrawl.sites import SITES
from newscrawl.tables import site_with_tables

RULES_SHOWN = 5


class Command(ScrapyCommand):
    """Exit code 0: equal; 1: different; 2: one of them cannot be read."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[options] OLD NEW"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Show what changed between two outputs (or an output and its pages): by field and by rule"

    def add_options(self, parser: Any) -> None:
        """Options of our own."""
        super().add_options(parser)
        parser.add_argument("--site", default="sina", choices=sorted(SITES), help="whose rules pages are read with")
        parser.add_argument("--samples", type=int, default=3, metavar="N", help="show N articles a field (3)")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def run(self, args: list[str], opts: Any) -> None:
        """Compare and print."""
        if len(args) != 2:
            raise UsageError("diff: give two: outputs of normalise, JSON lines, posts or saved pages", print_help=False)
        settings: Any = self.settings
        with closing(Comparison()) as comparison:
            try:
                site = site_with_tables(SITES[opts.site], settings["TABLES_DIR"])
                for side, name in zip(SIDES, args, strict=True):
                    with Console(stderr=True).status(f"reading {escape(name)}"):
                        comparison.take_in(side, records_at(Path(name), site))
                report = comparison.report(max(0, opts.samples))
            except (OSError, ValueError, MissingExtraError) as error:
                raise UsageError(f"diff: {error}", print_help=False) from error
            except sqlite3.Error as error:  # a traceback would end with 1, as if they differed
                raise UsageError(f"diff: {error}; make room in TMPDIR", print_help=False) from error
        (_print_json if opts.json else _print_tables)(report)
        self.exitcode = int(not report.equal)


def _print_json(report: Report) -> None:
    rows: list[dict[str, Any]] = [
        {"equal": report.equal, "both": report.both, "changed": report.changed, "articles": report.articles,
         "only": report.only, "refused": report.refused},
    ]  # fmt: skip
    for name, count in report.fields.most_common():
        rules = dict(report.rules[name].most_common())
        rows.append({"field": name, "articles": count, "of": report.both, "rules": rules})
    for sample in report.samples:
        row = {"sample": sample.kind, "id": sample.id, "page_number": sample.page_number}
        if change := sample.change:
            row |= {"field": change.field, "rules": change.rules, "old": change.old, "new": change.new}
        rows.append(row)
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def _print_tables(report: Report) -> None:
    console = Console()
    table = Table("", title="equal" if report.equal else f"{report.changed} of {report.both} articles changed")
    for heading in ("articles", "only here", "refused"):
        table.add_column(heading, justify="right")
    for side in SIDES:
        counts = report.articles[side], report.only[side], report.refused[side].total()
        table.add_row(side, *map(str, counts))
    console.print(table)
    if report.fields:
        table = Table("field", "changed in", "by rule", show_lines=True)
        for name, count in report.fields.most_common():
            table.add_row(name, f"{count} of {report.both}", escape(_rules(report, name)))
        console.print(table)
    for sample in report.samples:
        for line in _lines(sample):
            console.print(line, highlight=False, markup=False, soft_wrap=True)


def _rules(report: Report, name: str) -> str:
    found = report.rules[name].most_common()
    shown = [f"{rule} {count}" for rule, count in found[:RULES_SHOWN]]
    return ", ".join(shown) + (f", {len(found) - RULES_SHOWN} more" if len(found) > RULES_SHOWN else "")


def _lines(sample: Sample) -> list[str]:
    page = f" page {sample.page_number}" if sample.page_number > 1 else ""
    if sample.change is None:
        return [f"{sample.kind}: {sample.id}{page}"]
    change = sample.change
    rules = f" ({', '.join(change.rules)})" if change.rules else ""
    old, new = first_difference(change.old, change.new)
    return [f"{change.field}: {sample.id}{page}{rules}", f"  - {old}", f"  + {new}"]
