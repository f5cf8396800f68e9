"""One walk over the body tree: elements become blocks, and what a row removes becomes a record.

Only elements are judged here, by the rows with ``css`` and ``between``. Rows of words come after, on
whole blocks (:mod:`newscrawl.normalise.wording`).
"""

from __future__ import annotations

from typing import Any

from newscrawl.article import Image
from newscrawl.normalise.blocks import Block, Cut, Link, Run, row_of
from newscrawl.normalise.document import squeeze
from newscrawl.normalise.elements import (
    BREAKS,
    SILENT,
    STRONG,
    absolute,
    images_in,
    is_centred,
    is_data_row,
    source_of,
    sources_of,
    text_outside_links,
    visible_text,
    walk_of,
)  # fmt: skip
from newscrawl.normalise.rulebook import Rulebook
from newscrawl.normalise.slots import Slots
from newscrawl.site import Boilerplate, Caption

QUOTE_RULE = "quote-price"
"""Rule name of a removed price; the row is the site's ``quote_ids``."""
MAX_REJOINED = 20
"""Removed blocks behind which one paragraph goes on; advertising cuts a sentence once or twice."""
MAX_HOLDING = 20
"""Elements of captions, each inside the one before, that hold a picture; what is deeper is no caption."""
_SENTENCE_END = "。！？…”!?；"


class Walk:
    """Blocks of one body."""

    def __init__(self, book: Rulebook, base: str | None, document_number: str | None) -> None:
        self._book = book
        self._base = base
        self._document_number = document_number
        self.blocks: list[Block] = []
        self._current = Block("p")
        self._waiting: list[Block] = []
        """Pictures inside a line of text; they follow it."""
        self._open: list[Any] = []
        self._strong: list[Any] = []
        self._hrefs: list[tuple[Any, str]] = []
        self._links: list[tuple[Any, Link]] = []
        self._last_link: Link | None = None
        self._picture_box: Any = None
        """The block element that holds the picture seen last."""
        self._holding: list[Any] = []
        """Open elements of captions that hold a picture themselves."""
        self._slots: Slots
        self._tried: dict[str, list[Any]] = {}
        """Elements that a row of element and words has judged."""
        self._cuts_sentence = False
        """A block was removed directly before; text that goes on without an indent continues the paragraph."""

    def run(self, body: Any) -> list[Block]:
        """Walk the element and return its blocks, all settled."""
        self._slots = Slots(body, self._book)
        if body.text:
            self._text(body.text)
        walker = walk_of(body)
        for event, element in walker:
            if element is body:
                continue
            if event == "start":
                if self._slots.is_open:
                    self._into_slot(element, walker)
                    continue
                if not self._enter(element):
                    walker.skip_subtree()
                    continue
                text = element.text
            else:
                if event == "end":
                    self._leave(element)
                elif event == "comment" and (cut := self._slots.comment(element)):
                    self._remove(cut.rule, cut.text, cut.images, inline=True)
                text = element.tail
            if text:
                self._text(text)
        self._flush()
        return self.blocks

    def _into_slot(self, element: Any, walker: Any) -> None:
        """Take an element into the open slot; only its head if the slot ends inside it."""
        if self._slots.holds_end(element):
            self._slots.add(element.text or "")
            return
        self._slots.add(f" {visible_text(element)} ", sources_of(element, self._base))
        walker.skip_subtree()

    # elements ------------------------------------------------------------------------------------

    def _enter(self, element: Any) -> bool:
        """Begin an element; False if its inside is not walked."""
        tag = element.tag
        if tag in SILENT:
            return False
        attributes = element.keys()
        if (attributes or tag in self._book.bare_tags) and self._judged(element, attributes):
            return False
        if tag in BREAKS:
            self._flush()
            self._cuts_sentence = False
            if tag == "br":
                return True
            if tag == "tr" and is_data_row(element):
                self._row(element)
                return False
            self._open.append(element)
            if tag == "li":
                self._current.kind = "li"
        if tag in STRONG or ("cms-style" in attributes and "strong-Bold" in element.get("cms-style")):
            self._strong.append(element)
        if tag == "a" and (href := absolute(element.get("href") or "", self._base)):
            self._hrefs.append((element, href))
        elif tag == "img":
            self._image(element)
        return True

    def _judged(self, element: Any, attributes: list[str]) -> bool:
        """Whether a row took the element away. Marks of securities are noted on the way."""
        book = self._book
        for row in book.elements.matches(element, attributes):
            if isinstance(row, Caption):
                if self._caption(row.name, element):
                    return True
            elif self._row_holds(row, element):
                self._remove(
                    row.name, visible_text(element), sources_of(element, self._base), inline=element.tag not in BREAKS
                )
                return True
        if "id" in attributes:
            identifier = element.get("id")
            if book.symbols.is_quote(identifier):
                self._quote(element)
                return True
            self._mark(element, book.symbols.of_id(identifier))
        if element.tag == "a" and "href" in attributes:
            self._mark(element, book.symbols.of_href(element.get("href")))
        return False

    def _row_holds(self, row: Boilerplate, element: Any) -> bool:
        pattern = self._book.element_texts.get(row.name)
        if pattern is None:
            return True
        tried = self._tried.setdefault(row.name, [])
        if any(ancestor is outer for ancestor in element.iterancestors(element.tag) for outer in tried[-1:]):
            return False  # judged as a part of what is around it; else nested ones would be read again and again
        tried.append(element)
        text = text_outside_links(element) if row.outside_links else visible_text(element)
        return pattern.fullmatch(squeeze(text)) is not None

    def _leave(self, element: Any) -> None:
        if self._links and self._links[-1][0] is element:
            self._last_link = self._links.pop()[1]
        if self._strong and self._strong[-1] is element:
            self._strong.pop()
        if self._hrefs and self._hrefs[-1][0] is element:
            self._hrefs.pop()
        if self._holding and self._holding[-1] is element:
            self._holding.pop()
        if self._open and self._open[-1] is element:
            if not self._slots.is_open:
                self._flush()
            self._open.pop()

    def _row(self, element: Any) -> None:
        """A table row: each cell walked on its own, then put together."""
        cells = []
        for cell in element.iterchildren("td", "th"):
            texts = Block("p")
            for block in Walk(self._book, self._base, self._document_number).run(cell):
                if block.text and block.kind != "removed":
                    texts.runs += [Run(" "), *block.runs]
                    texts.cuts += block.cuts
                elif block.kind == "removed":
                    texts.runs.append(Run("", cut=Cut(block.rule, block.text, images=block.images)))
                else:
                    self.blocks.append(block)
            cells.append(texts.settle())
        if any(cell.text for cell in cells):
            self.blocks.append(row_of(cells))

    # text ----------------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        if self._slots.is_open:
            self._slots.add(text)
            return
        if text.isspace():
            if not self._current.runs:
                return
        elif self._cuts_sentence:
            self._rejoin(text)
        link = self._links[0][1] if self._links else None
        href = self._hrefs[-1][1] if self._hrefs and not link else ""
        self._current.runs.append(Run(text, bool(self._strong), href, link))

    def _rejoin(self, text: str) -> None:
        """Go on with the paragraph that a removed block cut in two, unless a new one begins here."""
        self._cuts_sentence = False
        if len(self.blocks) < 2 or any(run.text.strip() for run in self._current.runs):
            return
        before, removed = self.blocks[-2:]
        indented = text.lstrip("\r\n")[:1] in ("\u3000", "\u00a0", "\t") or text.lstrip("\r\n").startswith("  ")
        if before.kind != "p" or indented or before.text[-1:] in _SENTENCE_END or before.rejoined >= MAX_REJOINED:
            return
        del self.blocks[-2:]
        before.rejoined += 1
        before.runs.append(Run("", cut=Cut(removed.rule, removed.text, images=removed.images)))
        self._current = before

    def _flush(self) -> None:
        block = self._current
        if block.runs:
            self._current = Block("p")
            block.settle()
            if block.text:
                block.beside_picture = (
                    bool(self.blocks)
                    and self.blocks[-1].kind == "image"
                    and bool(self._open)
                    and self._picture_box is self._open[-1]
                    and is_centred(self._open[-1])
                )
                self.blocks.append(block)
            else:
                self.blocks += [Block("removed", rule=c.rule, text=c.text, images=c.images) for c in block.cuts]
        elif block.kind != "p":
            self._current = Block("p")
        if self._waiting:
            self.blocks += self._waiting
            self._waiting = []

    # what rows do --------------------------------------------------------------------------------

    def _remove(self, rule: str, text: str, images: tuple[str, ...], inline: bool) -> None:
        text = squeeze(text)
        if inline:
            if text or images:
                self._current.runs.append(Run("", cut=Cut(rule, text, images=images)))
            return
        self._flush()
        self.blocks.append(Block("removed", rule=rule, text=text, images=images))
        self._cuts_sentence = True

    def _caption(self, rule: str, element: Any) -> bool:
        """Give the text to the picture before it; False if there is none."""
        self._flush()
        before = self.blocks[-1] if self.blocks else None
        if before is None or len(self._holding) >= MAX_HOLDING:
            return False
        lacks_caption = before.image is not None and not before.image.caption
        if not lacks_caption and not (before.kind == "removed" and before.images and not before.text):
            return False
        if images_in(element):
            self._holding.append(element)
            return False
        text = squeeze(visible_text(element))
        if before.image:
            before.image = Image(before.image.src, text)
        if text:
            self.blocks.append(Block("removed", rule=rule, text=text))
        return True

    def _image(self, element: Any) -> None:
        src = source_of(element, self._base)
        if not src:
            return
        block = Block("image", image=Image(src))
        for pattern, rule in self._book.foreign_images:
            match = pattern.search(src)
            if match and match.groupdict().get("document", "") != self._document_number:
                block = Block("removed", rule=rule, images=(src,))
                break
        self._picture_box = self._open[-1] if self._open else None
        if any(run.text.strip() for run in self._current.runs):
            self._waiting.append(block)
        else:
            self._flush()
            self.blocks.append(block)

    def _quote(self, element: Any) -> None:
        text = squeeze(visible_text(element))
        if text:
            if self._last_link:
                self._last_link.quote = text
            self._remove(QUOTE_RULE, text, (), inline=True)

    def _mark(self, element: Any, found: tuple[str, str] | None) -> None:
        """Note a security; of nested marks the outermost counts."""
        if found and not self._links:
            self._links.append((element, Link(*found)))
