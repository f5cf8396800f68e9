"""Slots between two comments of a body: where each ends, and what stands in the one that is open."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from lxml import etree

from newscrawl.normalise.blocks import Cut
from newscrawl.normalise.elements import heard_in
from newscrawl.normalise.rulebook import Rulebook


class Slots:
    """The slots of one body, during one walk over it. A slot that never closes is none."""

    def __init__(self, body: Any, book: Rulebook) -> None:
        self._ends: dict[Any, tuple[Any, str]] = {}
        """Opening comment to closing comment and row."""
        self._holders: set[Any] = set()
        """Elements of the body in which a slot ends."""
        self.is_open = False
        """Whether what comes now stands in a slot."""
        self._end: Any = None
        self._rule = ""
        self._texts: list[str] = []
        self._images: list[str] = []
        self._find(body, book)

    def _find(self, body: Any, book: Rulebook) -> None:
        marks = heard_in(body, (one for one in body.iter(etree.Comment) if (one.text or "").strip() in book.slot_marks))
        texts = [element.text.strip() for element in marks]
        places: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            places.setdefault(text, []).append(at)
        at = 0
        while at < len(marks):
            closing, rule = book.between.get(texts[at], ("", ""))
            later = places.get(closing, [])
            following = bisect_right(later, at)
            if following < len(later):
                end = marks[later[following]]
                self._ends[marks[at]] = (end, rule)
                for ancestor in end.iterancestors():
                    if ancestor is body or ancestor in self._holders:
                        break
                    self._holders.add(ancestor)
                at = later[following]
            at += 1

    def holds_end(self, element: Any) -> bool:
        """Whether the open slot ends inside an element that begins in it.

        Such an element holds the end of a slot; if that is a later one, it holds the end of this one too.
        """
        return element in self._holders

    def add(self, text: str, images: tuple[str, ...] = ()) -> None:
        """Put something into the open slot."""
        self._texts.append(text)
        self._images += images

    def comment(self, element: Any) -> Cut | None:
        """Open or close a slot, if a comment does; all of the slot that it closes."""
        if element is self._end:
            self._end, self.is_open = None, False
            return Cut(self._rule, "".join(self._texts), images=tuple(self._images))
        if self._end is None and element in self._ends:
            self._end, self._rule = self._ends[element]
            self._texts, self._images, self.is_open = [], [], True
        return None
