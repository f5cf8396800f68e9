"""A parsed page and the places that rules name in it. One parse a page; look-ups before searches."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from lxml import etree

from newscrawl.normalise.region import Tail
from newscrawl.site import Comment, Css, Header, Key, Meta, Script, Where

MAX_DEPTH = 2048
"""Levels at which libxml2 stops; it drops what lies deeper, so such a page is refused."""

# Everything that no reader sees: white space in all its forms, C0 and C1 controls.
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
_whole_text = etree.XPath("string()", smart_strings=False)
_all_comments = etree.XPath("//comment()")
_bodies = etree.XPath("//body")


def squeeze(text: str) -> str:
    """Runs of blanks (also U+3000 and U+00A0) become one ordinary space; the ends are trimmed."""
    return _BLANK.sub(" ", text).strip()


@cache
def _xpath(selector: Css) -> etree.XPath:
    return etree.XPath(selector.xpath(), smart_strings=False)


@cache
def _any_of(hints: tuple[str, ...]) -> Callable[[str], object]:
    return re.compile("|".join(map(re.escape, hints))).search


class Document:
    """The tree of one page, with what was looked up in it."""

    def __init__(
        self, utf8: bytes, hints: tuple[str, ...], headers: dict[str, str] | None = None, tail: Tail | None = None
    ) -> None:
        """Parse a page.

        Args:
            utf8: the page in UTF-8.
            hints: strings; only comments that contain one of them can be asked for.
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
        self._hinted = _any_of(hints)
        self._found: dict[Css, list[Any]] = {}
        self._tail = tail
        if tail:
            tail.check_tree(root)

    def find(self, selector: Css, *, every: bool = False) -> list[Any]:
        """Elements, or attribute values where the selector ends in ``::attr()``; ``every`` if all count."""
        found = self._found.get(selector)
        if found is None:
            found = self._found[selector] = _xpath(selector)(self.root)
        if self._tail and (every or not found):
            self._tail.check(selector, self.root)
        return found

    def texts(self, where: Where, *, every: bool = False) -> list[str]:
        """All that a place says, blanks squeezed, empty ones left out; ``every`` if all count."""
        match where:
            case Css():
                found = self.find(where, every=every)
                if not found:
                    return []
                texts = [self._text(node, where.own_text) for node in found]
                if self._tail and not texts[0].strip():
                    self._tail.check(where, self.root)
            case Meta():
                texts = self.meta.get(where.name.lower(), [])
                if where.pattern:
                    texts = [m[1] for m in (re.search(where.pattern, text) for text in texts) if m]
            case Comment():
                texts = [m[1] for m in (re.search(where.pattern, text) for text in self.comments(where.hint)) if m]
            case Script():
                scripts = [e.text for e in self.root.iter("script") if e.text and where.hint in e.text]
                texts = [m[1] for m in (re.search(where.pattern, text) for text in scripts) if m]
            case Header():
                texts = [self.front_matter.get(where.key, "")]
            case Key():
                texts = self.front_matter.get(where.path, "").split("\n")
                if where.pattern:
                    texts = [m[1] for m in (re.search(where.pattern, text) for text in texts) if m]
        return [text for text in map(squeeze, texts) if text]

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Content of every meta element by its name or property, in lower case."""
        meta: dict[str, list[str]] = {}
        for element in self.root.iter("meta"):
            name = element.get("name") or element.get("property")
            if name:
                meta.setdefault(name.lower(), []).append(element.get("content") or "")
        return meta

    def comments(self, hint: str) -> list[str]:
        """Text of every HTML comment that contains ``hint``, one of the hints given at the start."""
        return [text for text in self._comments if hint in text]

    @cached_property
    def _comments(self) -> list[str]:
        texts = (element.text for element in _all_comments(self.root))
        return [text for text in texts if text and self._hinted(text)]

    def body(self) -> Any:
        """The body element, or the root of a page without one."""
        found = _bodies(self.root)
        return found[0] if found else self.root

    @staticmethod
    def _text(node: Any, own_text: bool) -> str:
        if isinstance(node, str):
            return node
        return (node.text or "") if own_text else _whole_text(node)


def whole_text(element: Any) -> str:
    """All text in an element, scripts and styles included, as it stands."""
    return str(_whole_text(element))
