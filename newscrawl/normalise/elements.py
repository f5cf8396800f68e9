"""What HTML itself means: which elements are silent, which begin a block, and what text a reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from newscrawl.normalise.blocks import Block, Run
from newscrawl.normalise.document import squeeze, whole_text

# Elements whose text is never displayed. They hold no words of the page, so no row is needed to drop them.
SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "embed", "head", "title", "svg"})
BREAKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
)
STRONG = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})

SOURCES = ("data-src", "data-original", "real-src", "src")
"""Where the address of a picture stands; the first that is there."""
images_in = etree.XPath(".//img")
MAX_CROWD = 10_000
"""Comments in an element from which on it is not walked by lxml, whose time grows with the square of those in a row."""
_CENTRED = re.compile(r"text-align:\s*center|align-Center")


def visible_text(element: Any) -> str:
    """All text of an element that a reader may see, as it stands."""
    if element.tag in SILENT:
        return ""
    if next(element.iterdescendants(*SILENT), None) is None:
        return whole_text(element)
    return _text_without(element, lambda inner: inner.tag in SILENT)


def text_outside_links(element: Any) -> str:
    """The same without the text of links."""
    return _text_without(element, lambda inner: inner.tag in SILENT or (inner.tag == "a" and "href" in inner.attrib))


def _text_without(element: Any, is_left_out: Callable[[Any], bool]) -> str:
    pieces = []
    walker = walk_of(element)
    for event, node in walker:
        if event != "start":
            pieces.append(node.tail if node is not element else None)
        elif is_left_out(node):
            walker.skip_subtree()
        else:
            pieces.append(node.text)
    return "".join(filter(None, pieces))


def walk_of(element: Any) -> Any:
    """Events start, end, comment and pi of an element and all inside it, as ``etree.iterwalk`` gives them."""
    crowd = islice(element.iter(etree.Comment, etree.PI), MAX_CROWD, None)
    if next(crowd, None) is None:
        return etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    return _CrowdWalk(element)


class _CrowdWalk:
    """The same walk in Python: half as fast, and linear."""

    def __init__(self, root: Any) -> None:
        self._rest: Iterator[Any] = iter((root,))
        self._entered: Any = None
        self._path: list[tuple[Any, Iterator[Any]]] = []

    def __iter__(self) -> _CrowdWalk:
        return self

    def __next__(self) -> tuple[str, Any]:
        if self._entered is not None:
            self._go_in(self._entered.iterchildren())
        node = next(self._rest, None)
        if node is None:
            if not self._path:
                raise StopIteration
            element, self._rest = self._path.pop()
            return "end", element
        if not isinstance(node.tag, str):
            return "comment" if node.tag is etree.Comment else "pi", node
        self._entered = node
        return "start", node

    def skip_subtree(self) -> None:
        """Go on with the end of the element that has just begun."""
        self._go_in(iter(()))

    def _go_in(self, children: Iterator[Any]) -> None:
        self._path.append((self._entered, self._rest))
        self._rest, self._entered = children, None


def heard_in(outer: Any, nodes: Iterable[Any]) -> list[Any]:
    """Those of the nodes inside ``outer`` that stand in no silent element there."""
    known = {outer: True}
    return [node for node in nodes if _is_heard(node.getparent(), known)]


def _is_heard(element: Any, known: dict[Any, bool]) -> bool:
    """Whether neither the element nor one around it is silent; each element is asked once."""
    path = []
    while element not in known:
        path.append(element)
        element = element.getparent()
    heard = known[element]
    for inner in reversed(path):
        heard = known[inner] = heard and inner.tag not in SILENT
    return heard


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
        and all(len(list(islice(cell.iter("p", "div", "table", "ul", "ol", "pre"), 2))) <= 1 for cell in cells)
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


def source_of(picture: Any, base: str | None) -> str:
    """The full address of a picture, also of one that is loaded late; nothing without one."""
    return next((absolute(value, base) for name in SOURCES if (value := picture.get(name))), "")


def sources_of(element: Any, base: str | None) -> tuple[str, ...]:
    """The addresses of a picture, or of the pictures in an element."""
    pictures = [element] if element.tag == "img" else images_in(element)
    return tuple(filter(None, (source_of(picture, base) for picture in pictures)))
