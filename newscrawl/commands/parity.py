"""scrapy parity A B: whether stores hold the same articles, and where they do not."""

from __future__ import annotations

import asyncio
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

from newscrawl.batch.tables import MissingExtraError
from newscrawl.normalise.tables import TablesError
from newscrawl.sites import SITES
from newscrawl.stores.contents import kind_of, titles_of
from newscrawl.stores.parity import Comparison, Difference, Figures
from newscrawl.tables import site_with_tables


class Command(ScrapyCommand):
    """Exit code 0: the stores are equal; 1: they differ; 2: a store cannot be opened."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Arguments, for the help."""
        return "[options] STORE STORE [STORE...]"

    def short_desc(self) -> str:
        """One line, for the list of commands."""
        return "Compare stores (a folder of posts, a .jsonl file, mongodb): articles by id and words"

    def add_options(self, parser: Any) -> None:
        """Options of our own."""
        super().add_options(parser)
        parser.add_argument("--site", default="sina", choices=sorted(SITES), help="whose rules posts are read with")
        parser.add_argument("--samples", type=int, default=10, metavar="N", help="show N differences of a kind (10)")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def run(self, args: list[str], opts: Any) -> None:
        """Compare and print."""
        names = list(dict.fromkeys(name if name == "mongodb" else str(Path(name)) for name in args))
        if len(names) < 2:
            raise UsageError(
                "parity: give two stores or more: folders of posts, .jsonl files, outputs of normalise, mongodb"
            )
        with closing(Comparison(names)) as comparison:
            most = max(0, opts.samples)
            try:
                asyncio.run(self._read(names, opts.site, comparison))
                figures = comparison.figures(most)
            except (OSError, TablesError, ValueError, MissingExtraError) as error:
                raise UsageError(f"parity: {error}", print_help=False) from error
            except sqlite3.Error as error:  # a traceback would end with 1, as if they differed
                raise UsageError(f"parity: {error}; make room in TMPDIR", print_help=False) from error
            unreadable = {name: comparison.unreadable(name, most) for name in names}
        (_print_json if opts.json else _print_tables)(names, figures, unreadable)
        self.exitcode = int(not figures.equal)

    async def _read(self, names: list[str], site: str, comparison: Comparison) -> None:
        settings: Any = self.settings
        kinds = [kind_of(name) for name in names]
        titles = titles_of(kinds)
        rules = site_with_tables(SITES[site], settings["TABLES_DIR"])
        for name, kind in zip(names, kinds, strict=True):
            with Console(stderr=True).status(f"reading {escape(name)}"):
                await comparison.take_in(name, kind.contents(name, titles, settings, rules))


def _print_json(names: list[str], figures: Figures, unreadable: dict[str, list[str]]) -> None:
    """Stores, then counts of differences, then samples."""
    rows: list[dict[str, Any]] = [
        {"store": name, "articles": figures.articles[name], "revisions": figures.revisions[name],
         "unreadable": figures.unreadable[name], "unreadable_samples": unreadable[name]}
        for name in names
    ]  # fmt: skip
    for (kind, holders), count in sorted(figures.counts.items()):
        rows.append({"difference": kind, "in": list(holders or names), "count": count})
    for sample in figures.samples:
        rows.append({"difference": sample.kind, "id": sample.id, "page_number": sample.page_number,
                     "revisions": {name: revision for name, (revision, _) in sample.newest.items()},
                     "hashes": {name: digest for name, (_, digest) in sample.newest.items()}})  # fmt: skip
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def _print_tables(names: list[str], figures: Figures, unreadable: dict[str, list[str]]) -> None:
    console = Console()
    table = Table("store", title="equal" if figures.equal else "different")
    for heading in ("articles", "revisions", "unreadable"):
        table.add_column(heading, justify="right")
    for name in names:
        counts = figures.articles[name], figures.revisions[name], figures.unreadable[name]
        table.add_row(escape(name), *map(str, counts))
    console.print(table)
    if figures.counts:
        table = Table("difference")
        table.add_column("articles", justify="right")
        for (kind, holders), count in sorted(figures.counts.items()):
            table.add_row(escape(_words(kind, holders)), str(count))
        console.print(table)
    for sample in figures.samples:
        console.print(_line(sample), highlight=False, markup=False, soft_wrap=True)
    for name in names:
        for detail in unreadable[name]:
            console.print(f"unreadable: {detail}", highlight=False, markup=False, soft_wrap=True)


def _words(kind: str, holders: tuple[str, ...]) -> str:
    return f"only in {' and '.join(holders)}" if kind == "only" else "different words"


def _line(sample: Difference) -> str:
    page = f" page {sample.page_number}" if sample.page_number > 1 else ""
    holders = tuple(sample.newest)
    if sample.kind == "only":
        return f"{_words('only', holders)}: {sample.id}{page}"
    each = ", ".join(f"{name} revision {revision} {digest}" for name, (revision, digest) in sample.newest.items())
    return f"different words: {sample.id}{page}: {each}"
