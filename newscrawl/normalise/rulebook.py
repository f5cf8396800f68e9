"""A site's rows, compiled and arranged so that a walk over a body can ask them quickly of every element."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

from newscrawl.normalise.companies import Judge
from newscrawl.normalise.contexts import Contexts
from newscrawl.normalise.securities import Securities
from newscrawl.normalise.symbols import Symbols
from newscrawl.site import Boilerplate, Caption, ElementTest, Site, simple_selectors

Entry = tuple[int, ElementTest, Boilerplate | Caption]


class ElementIndex:
    """Rows with ``css``, found by an element's class, id or tag; table order decides between several."""

    def __init__(self, rows: Iterable[Boilerplate | Caption]) -> None:
        self._by_class: dict[str, list[Entry]] = {}
        self._by_id: dict[str, list[Entry]] = {}
        self._by_tag: dict[str, list[Entry]] = {}
        self._by_attribute: dict[str, list[Entry]] = {}
        for order, row in enumerate(rows):
            for test in simple_selectors(row.name, row.css) if row.css else ():
                self._add((order, test, row))

    @property
    def bare_tags(self) -> frozenset[str]:
        """Tags that a row tests without asking for an attribute."""
        bare = (tag for tag, entries in self._by_tag.items() if any(not test.attributes for _, test, _ in entries))
        return frozenset(bare)

    def _add(self, entry: Entry) -> None:
        test = entry[1]
        if test.id:
            self._by_id.setdefault(test.id, []).append(entry)
        elif test.classes:
            self._by_class.setdefault(min(test.classes), []).append(entry)
        elif test.tag:
            self._by_tag.setdefault(test.tag, []).append(entry)
        else:
            self._by_attribute.setdefault(test.attributes[0][0], []).append(entry)

    def matches(self, element: Any, attributes: list[str]) -> list[Boilerplate | Caption]:
        """Rows that match the element, in table order. ``attributes`` are the names of those it has."""
        found: list[Entry] = []
        for name in attributes:
            if name == "class":
                for token in element.get("class").split():
                    found += self._by_class.get(token, ())
            elif name == "id":
                found += self._by_id.get(element.get("id"), ())
            found += self._by_attribute.get(name, ())
        found += self._by_tag.get(element.tag, ())
        if len(found) > 1:
            found.sort(key=lambda entry: entry[0])
        return [row for _, test, row in found if holds(test, element)]


def holds(test: ElementTest, element: Any) -> bool:
    """Whether the element passes the test."""
    if test.tag and element.tag != test.tag:
        return False
    if test.id and element.get("id") != test.id:
        return False
    if test.classes and not test.classes.issubset((element.get("class") or "").split()):
        return False
    for name, operator, wanted in test.attributes:
        value = element.get(name)
        if value is None:
            return False
        if operator == "=" and value != wanted:
            return False
        if operator == "^=" and not value.startswith(wanted):
            return False
        if operator == "*=" and wanted not in value:
            return False
    return True


class Rulebook:
    """Everything that strip and mentions ask of a site's rows."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.symbols = Symbols(site)
        self.elements = ElementIndex((*site.boilerplate, *site.captions))
        self.element_texts = {r.name: re.compile(r.text, re.DOTALL) for r in site.boilerplate if r.css and r.text}
        self.bare_tags = self.elements.bare_tags
        """Elements that are judged even without any attribute."""
        self.between = {r.between[0]: (r.between[1], r.name) for r in site.boilerplate if r.between[0]}
        self.slot_marks = {mark for r in site.boilerplate for mark in r.between if mark}
        self.lines = [(re.compile(r.text), r) for r in site.boilerplate if r.text and not r.css]
        self.any_line = re.compile("|".join(f"(?:{r.text})" for r in site.boilerplate if r.text and not r.css))
        """Matches a whole block if one of ``lines`` does."""
        self.headings = [(re.compile(r.heading), r.name) for r in site.boilerplate if r.heading]
        self.edges = [(re.compile(r.link_hosts), r.name) for r in site.boilerplate if r.at_edge]
        self.caption_lines = [(re.compile(r.text), r) for r in site.captions if r.text]
        self.caption_beside = next((r.name for r in site.captions if r.beside_picture), "")
        self.foreign_images = [(re.compile(r.src), r.name) for r in site.foreign_images]
        self.captures = [(p := re.compile(r.pattern), tuple(p.groupindex), r) for r in site.captures]
        self.tickers = [(re.compile(r.pattern), r) for r in site.ticker_forms]
        self.any_ticker = re.compile(
            "|".join(f"(?:{r.pattern})".replace("(?P<code>", "(?:") for r in site.ticker_forms)
        )
        """Matches where one of ``tickers`` does."""
        self.ticker_anchors = [re.compile(anchor) for anchor in dict.fromkeys(r.anchor for r in site.ticker_forms)]
        self.ticker_codes = {r.name: [(re.compile(p), form) for p, form in r.symbols] for r in site.ticker_forms}
        self.name_ends = re.compile(site.name_ends)
        self.placeholders = [(re.compile(r.text), r.name, r.why) for r in site.placeholders]
        self.author_noise = re.compile(site.author_noise)
        self.securities = Securities(site.securities)
        self.judge = Judge(site.companies, self.securities, Contexts(site.contexts, site.lexicon))
        self.corrections = {(row.article, row.name): row for row in site.corrections}


_books: WeakKeyDictionary[Site, Rulebook] = WeakKeyDictionary()


def rulebook(site: Site) -> Rulebook:
    """The site's rulebook, compiled once."""
    book = _books.get(site)
    if book is None:
        book = _books[site] = Rulebook(site)
    return book
