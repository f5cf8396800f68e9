"""A parsed page and the places that rules name in it. One parse a page; look-ups before searches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any

from lxml import etree

from newscrawl.normalise.blocks import CONTROLS
from newscrawl.normalise.region import Tail
from newscrawl.site import Comment, Css, Header, Key, Meta, Script, Where, css

MAX_DEPTH = 2048
"""Levels at which libxml2 stops; it drops what lies deeper, so such a page is refused."""

_whole_text = etree.XPath("string()", smart_strings=False)
_bodies = etree.XPath("//body")
_class_attributes = etree.XPath("/descendant::*/@class", smart_strings=False)


def squeeze(text: str) -> str:
    """Runs of blanks (also U+3000 and U+00A0) and controls become one ordinary space; the ends are trimmed."""
    return " ".join((CONTROLS.sub(" ", text) if CONTROLS.search(text) else text).split())


Step = tuple[bool, etree.XPath]
"""Whether a step goes on to later siblings, else to descendants; and the step."""


@cache
def _search(selector: str) -> tuple[tuple[tuple[Step, ...], ...], tuple[frozenset[str], ...]]:
    """The parts of a selector in steps, and the classes that each of them needs."""
    rule = css(selector)
    parts = [[(step.startswith("following"), etree.XPath(step, smart_strings=False)) for step in part]
             for part in rule.steps()]  # fmt: skip
    return tuple(map(tuple, parts)), rule.classes()


def _found(root: Any, parts: tuple[tuple[Step, ...], ...]) -> list[Any]:
    """What a selector finds, in the order of the page.

    libxml2 merges what it finds from each element by comparing all of it; so no two elements are gone on from that
    find the same.
    """
    lists = [found for part in parts if (found := _part_found(root, part))]
    return lists[0] if len(lists) == 1 else _in_order(root, lists)


def _part_found(root: Any, steps: tuple[Step, ...]) -> list[Any]:
    found: list[Any] = steps[0][1](root)
    for beside, step in steps[1:]:
        starts = (_first_beside if beside else _outermost)(found) if len(found) > 1 else found
        lists = [step(start) for start in starts]
        found = _in_order(root, lists) if beside and len(lists) > 1 else [one for more in lists for one in more]
    return found


def _first_beside(found: list[Any]) -> list[Any]:
    """Of elements beside each other only the first."""
    first: dict[Any, Any] = {}
    for element in found:
        first.setdefault(element.getparent(), element)
    return [*first.values()]


def _outermost(found: list[Any]) -> list[Any]:
    """Those of the elements that stand inside no other of them; every element around them is asked once."""
    inside: dict[Any, bool] = dict.fromkeys(found, True)
    kept = []
    for element in found:
        path, around = [], element.getparent()
        while around is not None and around not in inside:
            path.append(around)
            around = around.getparent()
        is_inside = around is not None and inside[around]
        inside |= dict.fromkeys(path, is_inside)
        if not is_inside:
            kept.append(element)
    return kept


def _in_order(root: Any, lists: list[list[Any]]) -> list[Any]:
    """Everything in several lists, each thing once, elements in the order of the page."""
    found = dict.fromkeys(one for part in lists for one in part)
    elements = [one for one in root.iter() if one in found] if found else []
    return elements or [*found]


class Document:
    """The tree of one page, with what was looked up in it."""

    def __init__(self, utf8: bytes, headers: dict[str, str] | None = None, tail: Tail | None = None) -> None:
        """Parse a page.

        Args:
            utf8: the page in UTF-8.
            headers: front matter, for posts; values by key, for flashes, several of one key a line each.
            tail: what was cut off the page.

        Raises:
            TailMattersError: something asked for may stand in the tail; here, and in every look-up.
        """
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
        root = etree.fromstring(utf8, parser)
        if root is None:
            root = etree.Element("html")
        self.root = root
        self.too_deep = bool(parser.error_log.filter_types(etree.ErrorTypes.ERR_RESOURCE_LIMIT))
        """The tree reached MAX_DEPTH and the parser dropped what lay deeper."""
        self.front_matter = headers or {}
        self._found: dict[str, list[Any]] = {}
        self._tail = tail
        if tail:
            tail.check_open(root)

    def find(self, selector: Css, *, every: bool = False) -> list[Any]:
        """Elements, or attribute values where the selector ends in ``::attr()``; ``every`` if all count."""
        found = self._found.get(selector.selector)
        if found is None:
            parts, needed = _search(selector.selector)
            likely = any(map(self._classes.issuperset, needed))
            found = self._found[selector.selector] = _found(self.root, parts) if likely else []
        if self._tail and (every or not found):
            self._tail.check(selector.selector, self.root)
        return found

    @cached_property
    def _classes(self) -> frozenset[str]:
        """Every class of the page. Most selectors name one that is not there, and need no search."""
        return frozenset(" ".join(_class_attributes(self.root)).split())

    def texts(self, where: Where) -> Iterator[str]:
        """What a place says, one text after the other, blanks squeezed, empty ones left out.

        The tail is looked at only for whoever reads to the end: what stands before the cut comes first.
        """
        if isinstance(where, Css) and not self.find(where):
            return iter(())
        texts = filter(None, map(squeeze, self._raw_texts(where)))
        return self._then_tail(texts, where) if self._tail else texts

    def _then_tail(self, texts: Iterator[str], where: Where) -> Iterator[str]:
        yield from texts
        assert self._tail
        if isinstance(where, Css):
            self._tail.check(where.selector, self.root)
        elif isinstance(where, Meta):
            self._tail.check_metas()
        elif isinstance(where, Script):
            self._tail.check_hint(where.hint)

    def _raw_texts(self, where: Where) -> Iterator[str]:
        match where:
            case Css():
                return (self._text(node, where.own_text) for node in self.find(where))
            case Meta():
                return _groups(where.pattern, self.meta.get(where.name.lower(), ()))
            case Comment():
                return _groups(where.pattern, self.comments(where.hint))
            case Script():
                scripts = (element.text for element in self.root.iter("script"))
                return _groups(where.pattern, (text for text in scripts if text and where.hint in text))
            case Header():
                return iter([self.front_matter.get(where.key, "")])
            case Key():
                return _groups(where.pattern, self.front_matter.get(where.path, "").split("\n"))

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Content of every meta element by its name or property, in lower case."""
        meta: dict[str, list[str]] = {}
        for element in self.root.iter("meta"):
            name = element.get("name") or element.get("property")
            if name:
                meta.setdefault(name.lower(), []).append(element.get("content") or "")
        return meta

    def comments(self, hint: str) -> Iterator[str]:
        """Text of every HTML comment that contains ``hint``."""
        yield from (text for text in self._comments if hint in text)
        if self._tail:
            self._tail.check_hint(hint)

    @cached_property
    def _comments(self) -> list[str]:
        before = reversed([*self.root.itersiblings(etree.Comment, preceding=True)])
        behind = self.root.itersiblings(etree.Comment)
        return [one.text for one in (*before, *self.root.iter(etree.Comment), *behind) if one.text]

    def body(self) -> Any:
        """The body element, or the root of a page without one."""
        found = _bodies(self.root)
        return found[0] if found else self.root

    @staticmethod
    def _text(node: Any, own_text: bool) -> str:
        if isinstance(node, str):
            return node
        return (node.text or "") if own_text else _whole_text(node)


def _groups(pattern: str, texts: Iterable[str]) -> Iterator[str]:
    """First group of the pattern in each text that has it; the whole texts without a pattern."""
    if not pattern:
        return iter(texts)
    search = re.compile(pattern).search
    return (match[1] for text in texts if (match := search(text)))


def whole_text(element: Any) -> str:
    """All text in an element, scripts and styles included, as it stands."""
    return str(_whole_text(element))
