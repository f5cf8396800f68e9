"""scrapy show PATH: saved pages for the eye, one article after the other."""

from __future__ import annotations

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
from newscrawl.sites import SITES

HIDDEN = frozenset({"body", "body_html", "mentions", "removals", "images", "provenance", "times", "notes", "sessions"})
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
        try:
            pages = list(read_archive(",".join(args), SITES[opts.site]))
        except FileNotFoundError as error:
            raise UsageError(str(error), print_help=False) from error
        for page in pages:
            result = process(page, SITES[opts.site]) if isinstance(page, Page) else page
            if isinstance(result, Refusal):
                self.exitcode = 1
                console.rule(f"[red]refused: {escape(result.reason)}")
                console.print(escape(result.detail))
            else:
                show(result, console)


def show(article: Article, console: Console) -> None:
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
