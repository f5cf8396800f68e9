"""Rows of words on whole blocks, again and again until nothing changes: what one removes may bring others together.

The first round looks at every block. A row judges a block by itself and by its neighbours, so each further round
looks only where a neighbour went in the round before: the time grows with the blocks, however many rounds there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from newscrawl.article import Image
from newscrawl.normalise.blocks import Block
from newscrawl.normalise.fields import MAX_LINE
from newscrawl.normalise.identity import split
from newscrawl.normalise.rulebook import Rulebook

SENTENCE_END = "。！？"
"""A line of links that ends so is a linked sentence of the article."""
MAX_CAPTION_BESIDE = 100
"""Longest text, in code points, that is taken for a caption only because it stands beside a picture."""
MAX_HEADING = 30
"""Longest heading, in code points."""
NONE = -1
Marked = Iterator[tuple[int, str]]
"""Numbers of blocks, each with the row that removes it."""


class Chain:
    """The numbers of some blocks in their order, from which numbers are taken; :data:`NONE` stands at both ends."""

    def __init__(self, numbers: Iterable[int]) -> None:
        members = [NONE, *numbers, NONE]
        self._after = dict(pairwise(members))
        self._before = {after: before for before, after in pairwise(members)}

    def __contains__(self, number: int) -> bool:
        return number != NONE and number in self._after

    def after(self, number: int) -> int:
        """The next one; of NONE the first."""
        return self._after[number]

    def before(self, number: int) -> int:
        """The one before; of NONE the last."""
        return self._before[number]

    def take(self, number: int) -> int:
        """Take a number out; the one before it."""
        before, after = self._before.pop(number), self._after.pop(number)
        self._after[before], self._before[after] = after, before
        return before


class Wording:
    """The blocks of one page while rows of words act on them."""

    def __init__(self, blocks: list[Block], book: Rulebook) -> None:
        self._blocks = blocks
        self._book = book
        self._first = [number for number, block in enumerate(blocks) if not block.rule]
        self._kept = Chain(self._first)
        self._texts = Chain(number for number in self._first if blocks[number].kind != "image")
        self._judged: dict[int, str] = {}
        """Blocks that stood at an edge: the row that removes them there, or nothing."""

    def apply(self) -> None:
        """Give each block that is no part of the article its rule, and each picture its caption."""
        texts = [number for number in self._first if number in self._texts]
        found = [*self._captions(self._first), *self._lines(texts), *self._headings(texts), *self._edges()]
        while found:
            pictures, headings = self._take(found)
            found = [*self._captions(pictures), *self._headings(headings), *self._edges()]

    def _take(self, found: list[tuple[int, str]]) -> tuple[list[int], list[int]]:
        """Take out what was found; the blocks and the texts that have other neighbours now, in their order."""
        for number, rule in found:
            self._blocks[number].rule = self._blocks[number].rule or rule
        before: set[int] = set()
        texts: set[int] = set()
        for number in sorted({number for number, _ in found}):  # so that what stands before each stays
            before.add(self._kept.take(number))
            texts.add(self._texts.take(number))
        before |= {self._kept.before(number) for number in before if number != NONE}
        return sorted(before - {NONE}), sorted(texts - {NONE})

    def _captions(self, numbers: Iterable[int]) -> Marked:
        for number in numbers:
            picture, beside = self._blocks[number], self._kept.after(number)
            if beside == NONE or picture.image is None or picture.image.caption:
                continue
            block = self._blocks[beside]
            if block.kind == "p" and (rule := self._caption_rule(number, beside)):
                picture.image = Image(picture.image.src, block.text)
                yield beside, rule

    def _caption_rule(self, picture: int, line: int) -> str:
        block = self._blocks[line]
        for pattern, row in self._book.caption_lines:
            if pattern.fullmatch(block.text) and (not row.between_text or self._is_between_text(picture, line)):
                return row.name
        return self._book.caption_beside if block.beside_picture and len(block.text) <= MAX_CAPTION_BESIDE else ""

    def _is_between_text(self, picture: int, line: int) -> bool:
        """Whether text stands before the picture, and directly behind the line below it."""
        return self._texts.after(NONE) < picture and self._kept.after(line) in self._texts

    def _lines(self, texts: Iterable[int]) -> Marked:
        for number in texts:
            block = self._blocks[number]
            if len(block.text) > MAX_LINE or not self._book.any_line.fullmatch(block.text):
                continue
            for pattern, row in self._book.lines:
                if pattern.fullmatch(block.text) and (block.only_links or not row.only_links):
                    yield number, row.name
                    break

    def _headings(self, numbers: Iterable[int]) -> Marked:
        for pattern, name in self._book.headings:
            below = NONE
            for number in numbers:
                text = self._blocks[number].text
                if number <= below or len(text) > MAX_HEADING or not pattern.fullmatch(text):
                    continue  # what stands below another heading goes with that one
                links = self._links_below(number)
                if links:
                    yield from ((removed, name) for removed in (number, *links))
                    below = links[-1]

    def _links_below(self, heading: int) -> list[int]:
        links: list[int] = []
        number = self._texts.after(heading)
        while number != NONE and self._blocks[number].only_links:
            links.append(number)
            number = self._texts.after(number)
        return links

    def _edges(self) -> Marked:
        for number in {self._texts.after(NONE), self._texts.before(NONE)} - {NONE}:
            if number not in self._judged:
                self._judged[number] = self._edge_rule(self._blocks[number])
            if rule := self._judged[number]:
                yield number, rule

    def _edge_rule(self, block: Block) -> str:
        if block.text[-1:] in SENTENCE_END or not block.only_links:
            return ""
        links = [split(run.href) for run in block.runs if run.href]
        for hosts, name in self._book.edges:
            if links and all(link and hosts.search(link.hostname or "") for link in links):
                return name
        return ""
