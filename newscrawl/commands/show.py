"""scrapy show PATH: saved pages for the eye, one article after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, ClassVar

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.archive import read_archive
from newscrawl.article import Article, Mention, Page, Refusal, Removal, plain
from newscrawl.normalise import process
from newscrawl.normalise.tables import TablesError
from newscrawl.normalise.walk import QUOTE_RULE
from newscrawl.site import Boilerplate, Caption, ForeignImage, Site
from newscrawl.sites import SITES
from newscrawl.tables import site_with_tables

HIDDEN = frozenset(
    {
        "body",
        "body_html",
        "mentions",
        "title_mentions",
        "companies",
        "removals",
        "images",
        "provenance",
        "times",
        "notes",
        "sessions",
    }
)
STYLES = {"link": "bold green", "repeat": "green", "ticker": "bold cyan", "name": "yellow"}


class Command(ScrapyCommand):
    """Fields, the body with its mentions, and what was removed, greyed, with its rule."""

    requires_project = True
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Arguments."""
        return "[options] PATH[,PATH...]"

    def short_desc(self) -> str:
        """One line of help."""
        return "Show saved pages as articles: fields, mentions, and what was removed by which rule"

    def add_options(self, parser: Any) -> None:
        """Options beside Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--site", default="sina", choices=sorted(SITES), help="whose rules to apply")

    def run(self, args: list[str], opts: Any) -> None:
        """Show every page of the paths; exit code 1 if any was refused."""
        if not args:
            raise UsageError("show: give a file or folder of saved pages")
        console = Console()
        settings: Any = self.settings
        try:
            site = site_with_tables(SITES[opts.site], settings["TABLES_DIR"])
            pages = list(read_archive(",".join(args), site))
        except (FileNotFoundError, TablesError) as error:
            raise UsageError(str(error), print_help=False) from error
        if not pages:
            raise UsageError(f"show: no page found in {', '.join(args)}; give saved pages or posts", print_help=False)
        for page in pages:
            result = process(page, site) if isinstance(page, Page) else page
            if isinstance(result, Refusal):
                self.exitcode = 1
                console.rule(f"[red]refused: {escape(result.reason)}")
                console.print(escape(result.detail))
            else:
                show(result, site, console)


def show(article: Article, site: Site, console: Console) -> None:
    """Print one article."""
    console.rule(f"[bold]{escape(article.title)}")
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for name, value in plain(article).items():
        if name not in HIDDEN and value not in (None, [], ""):
            origin = article.provenance.get(name, "")
            text = Text(", ".join(map(str, value)) if isinstance(value, list) else str(value))
            table.add_row(name, text.append(f"   ← {origin}", style="dim") if origin else text)
    for time in article.times:
        table.add_row(
            f"time, {time.kind}",
            Text(f"{time.at.isoformat()} ({time.precision})").append(f"   ← {time.origin}", style="dim"),
        )
    for one in article.sessions:
        opens = one.opens_at.isoformat() if one.opens_at else f"unknown: {one.unknown}"
        table.add_row(f"session, {one.exchange}", Text(opens))
    for image in article.images:
        table.add_row("image", Text(f"{image.src}  {image.caption}"))
    for note in article.notes:
        table.add_row("note", Text(note, style="yellow"))
    console.print(table)
    console.print()
    console.print(body_text(article))
    console.print()
    if article.removals:
        console.print(removals_table(article, site))
        console.print()
    if article.mentions or article.title_mentions:
        console.print(mentions_table(article))
    if article.companies:
        console.print(companies_table(article))
    console.print()


def removals_table(article: Article, site: Site) -> Table:
    """Each rule that removed something, and why it is there. Its name stands once in ``newscrawl/sites/``."""
    rows: list[Boilerplate | Caption | ForeignImage] = [*site.boilerplate, *site.captions, *site.foreign_images]
    whys = {row.name: row.why for row in rows}
    whys[QUOTE_RULE] = "the price of a security, drawn anew on every view"
    table = Table("removed by", "times", "why", box=None, pad_edge=False)
    for rule, count in Counter(removal.rule for removal in article.removals).items():
        table.add_row(*map(Text, (rule, str(count), whys.get(rule, ""))))
    return table


def mentions_table(article: Article) -> Table:
    """Each mention with the part that its company plays, and why it is one."""
    roles = {one.company: one.role for one in article.companies}
    table = Table("mention", "at", "symbol", "company", "sure", "role", "by", "reasons", box=None, pad_edge=False)
    for place, found in (("title", article.title_mentions), ("body", article.mentions)):
        for one in found:
            role = roles.get(one.company or "", "") if one.is_company else ""
            said = "yes" if one.is_company else "no"
            cells = one.text, f"{place} {one.start}", one.symbol, said, f"{one.confidence:.2f}", role
            by = f"{one.evidence}, {one.rule}"
            style = STYLES[one.evidence] if one.is_company else "magenta"
            table.add_row(*map(Text, (*cells, by, ", ".join(one.reasons))), style=style)
    return table


def companies_table(article: Article) -> Table:
    """The companies, the most relevant first."""
    table = Table("company", "as", "role", "relevance", "mentions", "reasons", box=None, pad_edge=False)
    for one in article.companies:
        cells = one.company, one.symbol, one.role, f"{one.relevance:.2f}", str(one.count), ", ".join(one.reasons)
        table.add_row(*map(Text, cells))
    return table


def body_text(article: Article) -> Text:
    """The body with mentions coloured and removals put back in grey where they stood."""
    text = Text()
    for piece in _pieces(article):
        if isinstance(piece, Removal):
            if piece.text or piece.images:
                shown = piece.text if len(piece.text) <= 200 else f"{piece.text[:200]}… ({len(piece.text)} characters)"
                text.append(f"⟦{piece.rule}: {shown or f'{len(piece.images)} picture(s)'}⟧", style="bright_black")
        elif isinstance(piece, Mention):
            style = STYLES[piece.evidence] if piece.is_company else "magenta"
            text.append(piece.text, style=style).append(f"[{piece.symbol}]", style="dim")
        else:
            text.append(piece)
    return text


def _pieces(article: Article) -> Iterator[str | Mention | Removal]:
    """Body text, mentions and removals in order."""
    marks: list[tuple[int, int, Mention | Removal]] = [(r.at, 0, r) for r in article.removals]
    marks += [(m.start, 1, m) for m in article.mentions]
    at = 0
    for start, _, mark in sorted(marks, key=lambda mark: mark[:2]):
        if start > at:
            yield article.body[at:start]
            at = start
        yield mark
        if isinstance(mark, Mention):
            at = max(at, mark.end)
        elif not article.body[start - 1 : start].strip() or start in (0, len(article.body)):
            yield "\n"
    yield article.body[at:]
