"""What HTML itself means: which elements are silent, which begin a block, and what text a reader sees."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from newscrawl.normalise.blocks import Block, Run
from newscrawl.normalise.document import squeeze

# Elements whose text is never displayed. They hold no words of the page, so no row is needed to drop them.
SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "embed", "head", "title", "svg"})
BREAKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
)
STRONG = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})

_has_silent = etree.XPath("boolean(" + " | ".join(f".//{tag}" for tag in sorted(SILENT)) + ")")
_text = etree.XPath(".//text()", smart_strings=False)
_CENTRED = re.compile(r"text-align:\s*center|align-Center")


def visible_text(element: Any) -> str:
    """All text of an element that a reader may see, as it stands."""
    if element.tag in SILENT:
        return ""
    if next(element.iterdescendants(*SILENT), None) is None:
        return "".join(_text(element))
    pieces = []
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event != "start":
            pieces.append(node.tail if node is not element else None)
        elif node.tag in SILENT:
            walker.skip_subtree()
        else:
            pieces.append(node.text)
    return "".join(filter(None, pieces))


def is_silent_inside(node: Any, outer: Any) -> bool:
    """Whether a node of ``outer`` stands inside a silent element there."""
    for ancestor in node.iterancestors():
        if ancestor is outer:
            return False
        if ancestor.tag in SILENT:
            return True
    return False


def walk_lines(element: Any) -> list[Block]:
    """Blocks of text with hard line ends: an indented line begins a paragraph, another continues it without a blank."""
    blocks: list[Block] = []
    for line in visible_text(element).splitlines():
        text = squeeze(line)
        if not text:
            continue
        if line[:1].isspace() or not blocks:
            blocks.append(Block("p"))
        blocks[-1].runs.append(Run(text))
    return [block.settle() for block in blocks]


def is_centred(element: Any) -> bool:
    """Whether the element itself centres what it holds."""
    style = f"{element.get('style') or ''} {element.get('cms-style') or ''}"
    return element.tag == "center" or (element.get("align") or "").lower() == "center" or bool(_CENTRED.search(style))


def is_data_row(element: Any) -> bool:
    """Several cells with at most one block in each and nothing beside them; other tables only lay out the page."""
    cells = list(element.iterchildren())
    return (
        len(cells) > 1
        and not (element.text or "").strip()
        and all(cell.tag in ("td", "th") and not (cell.tail or "").strip() for cell in cells)
        and all(len(list(cell.iter("p", "div", "table", "ul", "ol", "pre"))) <= 1 for cell in cells)
    )


def absolute(address: str, base: str | None) -> str:
    """A full http address, or nothing."""
    address = squeeze(address)
    if address.startswith("//"):
        return "https:" + address
    if not address.startswith(("http://", "https://")):
        if not base or not address or address[0] == "#" or ":" in address.split("/")[0]:
            return ""
        try:
            address = urljoin(base, address)
        except ValueError:
            return ""
    return address
