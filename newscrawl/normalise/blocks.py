"""A body as a flat list of blocks: paragraphs, table rows, list items and pictures.

The flat list is what text rules look at, what the body text is joined from, and what clean HTML is
written from. Reading the written HTML again gives the same list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from newscrawl.article import Image

CELL_SEPARATOR = " | "
# What no reader sees, beside blanks: C0 and C1 controls.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ufffe\uffff]")


@dataclass(slots=True)
class Link:
    """The site's mark on words that name a security. Runs of one mark share one Link."""

    symbol: str
    rule: str
    quote: str = ""
    """Price text that the page shows behind the words."""


@dataclass(slots=True)
class Cut:
    """Something removed inside a block."""

    rule: str
    text: str
    at: int = 0
    """Offset in the block's text."""
    images: tuple[str, ...] = ()


@dataclass(slots=True)
class Run:
    """Text of one kind inside a block."""

    text: str
    strong: bool = False
    href: str = ""
    link: Link | None = None
    cut: Cut | None = None
    """The run only marks the place of something removed."""
    joint: bool = False
    """Our separator of two table cells: part of the body, but not of the page's text."""

    def joins(self, other: Run) -> bool:
        """Whether the two are one run: the same mark, or the same style without any."""
        if self.link or other.link:
            return self.link is other.link
        return (self.strong, self.href, self.joint) == (other.strong, other.href, other.joint) and not self.joint


@dataclass(slots=True)
class Block:
    """One block. ``text`` is final: blanks squeezed, ends trimmed, one line."""

    kind: Literal["p", "li", "row", "image", "removed"]
    runs: list[Run] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    image: Image | None = None
    images: tuple[str, ...] = ()
    """Pictures inside a removed block."""
    rule: str = ""
    """The rule that removed the block, if any."""
    text: str = ""
    beside_picture: bool = False
    """The text stands in one centred element with the picture before it."""
    rejoined: int = 0
    """How often the walk went on with it behind something removed."""

    def settle(self) -> Block:
        """Squeeze the blanks over all runs, join runs of one kind, place the cuts, set ``text``."""
        runs: list[Run] = []
        texts: list[list[str]] = []
        length, blank = 0, True
        for run in self.runs:
            if run.cut:
                run.cut.at = length
                self.cuts.append(run.cut)
                continue
            text = _squeezed(run.text, blank)
            if not text:
                continue
            blank = text[-1] == " "
            length += len(text)
            if runs and run.joins(runs[-1]):
                texts[-1].append(text)
            else:
                runs.append(run)
                texts.append([text])
        for run, pieces in zip(runs, texts, strict=True):
            run.text = "".join(pieces)
        while runs and not (stripped := runs[-1].text.rstrip(" ")):
            runs.pop()
        if runs:
            runs[-1].text = stripped
        self.runs = runs
        self.text = "".join([run.text for run in runs])
        for cut in self.cuts:
            cut.at = min(cut.at, len(self.text))
        return self

    def whole_text(self) -> str:
        """The text with everything that was cut out of it put back."""
        pieces, at = [], 0
        for cut in self.cuts:
            pieces += [self.text[at : cut.at], cut.text]
            at = cut.at
        return "".join([*pieces, self.text[at:]])

    @property
    def only_links(self) -> bool:
        """Whether every word of the block is part of a link."""
        return bool(self.runs) and all(run.href or not run.text.strip() for run in self.runs)


def _squeezed(text: str, after_blank: bool) -> str:
    """Runs of blanks and controls as one space each; none at the start after another blank."""
    if CONTROLS.search(text):
        text = CONTROLS.sub(" ", text)
    words = " ".join(text.split())
    if not words:
        return " " if text and not after_blank else ""
    head = " " if text[0].isspace() and not after_blank else ""
    return head + words + (" " if text[-1].isspace() else "")


def row_of(cells: Sequence[Block]) -> Block:
    """One table row of settled cells; a row of one cell is a paragraph."""
    if len(cells) == 1:
        return cells[0]
    row = Block("row")
    length = 0
    for number, cell in enumerate(cells):
        if number:
            row.runs.append(Run(CELL_SEPARATOR, joint=True))
            length += len(CELL_SEPARATOR)
        for cut in cell.cuts:
            cut.at += length
        row.cuts += cell.cuts
        row.runs += cell.runs
        length += len(cell.text)
    row.text = "".join(run.text for run in row.runs)
    return row


def html_of(blocks: Iterable[Block], span_id: Callable[[str], str]) -> str:
    """Clean HTML of kept blocks: p, strong, a, table, ul, figure, and a span with the site's id on a security."""
    lines: list[str] = []
    open_tag = ""
    for block in blocks:
        tag = {"row": "table", "li": "ul"}.get(block.kind, "")
        if tag != open_tag:
            lines += [f"</{open_tag}>"] * bool(open_tag) + [f"<{tag}>"] * bool(tag)
            open_tag = tag
        lines.append(_block_html(block, span_id))
    lines += [f"</{open_tag}>"] * bool(open_tag)
    return "\n".join(lines)


def _block_html(block: Block, span_id: Callable[[str], str]) -> str:
    if block.image is not None:
        caption = f"<figcaption>{escape(block.image.caption, quote=False)}</figcaption>" if block.image.caption else ""
        return f'<figure><img src="{escape(block.image.src)}">{caption}</figure>'
    if block.kind == "row":
        cells = "</td><td>".join("".join(_run_html(run, span_id) for run in cell) for cell in _cells(block.runs))
        return f"<tr><td>{cells}</td></tr>"
    return f"<{block.kind}>{''.join([_run_html(run, span_id) for run in block.runs])}</{block.kind}>"


def _cells(runs: Iterable[Run]) -> list[list[Run]]:
    cells: list[list[Run]] = [[]]
    for run in runs:
        if run.joint:
            cells.append([])
        else:
            cells[-1].append(run)
    return cells


def _run_html(run: Run, span_id: Callable[[str], str]) -> str:
    text = escape(run.text, quote=False)
    if run.link:
        text = f'<span id="{escape(span_id(run.link.symbol))}">{text}</span>'
    elif run.href:
        text = f'<a href="{escape(run.href)}">{text}</a>'
    return f"<strong>{text}</strong>" if run.strong else text
