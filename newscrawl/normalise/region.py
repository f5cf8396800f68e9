"""Parse less: what follows an article on its page is cut off, if that provably changes nothing.

Half of a page comes after the article: comments, recommendations, scripts. A parser never goes back, so
the tree of a page's beginning is the beginning of the page's tree; what is found there, is found first in
the whole page too. Only what is *not* found, what is collected, and what is still open at the cut could
differ. Each of these is checked against the bytes cut off, and the whole page is parsed if one of them
might stand there: a name as id or class, a meta element, a comment or a script that is read. What is open
at the cut shows a mark set there: its ancestors.

One thing is better for the cut: a page that is nested too deep only behind its article is not refused for
it, since what the parser drops there is no part of the article.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Any
from weakref import WeakKeyDictionary

from lxml import etree

from newscrawl.site import Site

_by_id = etree.XPath("id($id)")
_MARK = "cut"
_META = re.compile(rb"<[Mm][Ee][Tt][Aa]")
_NAMING = re.compile(rb"(?:id|class|name)\s*=\s*(?:\"[^\"]*|'[^']*|[^\s\"'>]*)$", re.IGNORECASE)
"""What stands before a name in a tag that has it as id, class or anchor."""
_BESIDE_A_NAME = b" \t\r\n\f\"'=/>"
_LONGEST_TAG = 4096


class TailMattersError(Exception):
    """Something that a rule asks for may stand in the part that was cut off: the whole page is needed."""


class Tail:
    """What was cut off a page: its bytes from ``start`` on."""

    def __init__(self, utf8: bytes, start: int, site: Site) -> None:
        self._utf8 = utf8
        self._start = start
        self._held: dict[bytes, bool] = {}
        self._clean: set[str] = set()
        self._names = _rule_names(site)

    def check_open(self, root: Any) -> None:
        """Look at what is still open at the cut: the ancestors of the mark that stands there.

        Raises:
            TailMattersError: an element that rules name is open, or the cut is in no element at all.
        """
        ids, classes = self._names
        node = root
        while len(node):
            node = node[-1]
        if node.tag is not etree.Comment or node.text != _MARK:
            raise TailMattersError
        for element in node.iterancestors():
            named = {element.get("id"), element.get("name")} & ids
            if named or not classes.isdisjoint((element.get("class") or "").split()):
                raise TailMattersError

    def check(self, selector: str, root: Any) -> None:
        """Look for whatever the CSS selector might find in the part cut off.

        Raises:
            TailMattersError: the part holds its id or class.
        """
        if selector in self._clean:
            return
        for anchor, name in _needles(selector):
            if anchor and _by_id(root, id=anchor):
                continue
            if not name or self._names_something(name):
                raise TailMattersError
        self._clean.add(selector)

    def check_hint(self, hint: str) -> None:
        """Look for a string that is read in whatever comment or script it stands.

        Raises:
            TailMattersError: the part holds it.
        """
        if self._holds(hint.encode()):
            raise TailMattersError

    def check_metas(self) -> None:
        """Look for meta elements.

        Raises:
            TailMattersError: the part holds one.
        """
        if self._has_metas:
            raise TailMattersError

    @cached_property
    def _has_metas(self) -> bool:
        return _META.search(self._utf8, self._start) is not None

    def _holds(self, needle: bytes) -> bool:
        held = self._held.get(needle)
        if held is None:
            held = self._held[needle] = self._utf8.find(needle, self._start) >= 0
        return held

    def _names_something(self, name: bytes) -> bool:
        """Whether the name stands as an id, or alone or among others as a class."""
        if not self._holds(name):
            return False
        utf8 = self._utf8
        at = utf8.find(name, self._start)
        while at >= 0:
            end = at + len(name)
            if utf8[at - 1] in _BESIDE_A_NAME and utf8[end : end + 1] in _BESIDE_A_NAME:
                tag = max(utf8.rfind(b"<", self._start, at), at - _LONGEST_TAG)
                if _NAMING.search(utf8, tag, at):
                    return True
            at = utf8.find(name, end)
        return False


def cut(utf8: bytes, site: Site) -> tuple[bytes, Tail | None]:
    """The page up to the end of the article's surroundings, and the rest; the whole page where a mark is missing."""
    for begin, ends in site.regions:
        start = utf8.find(begin)
        if start >= 0:
            end = _end(utf8, start, ends)
            if end <= start:
                return utf8, None
            return b"".join((memoryview(utf8)[:end], f"<!--{_MARK}-->".encode())), Tail(utf8, end, site)
    return utf8, None


def _end(utf8: bytes, start: int, marks: tuple[bytes, ...]) -> int:
    """Where the tag begins that has the first of the marks that is there, or the comment around it; -1 without any."""
    mark = next((at for mark in marks if (at := utf8.find(mark, start)) >= 0), -1)
    if mark < 0:
        return -1
    comment = utf8.rfind(b"<!--", start, mark)
    return comment if comment > utf8.rfind(b"-->", start, mark) else utf8.rfind(b"<", start, mark)


@cache
def _needles(selector: str) -> tuple[tuple[str, bytes], ...]:
    """For each part of the selector: the id that holds all it finds, and a name that a finding contains.

    ``#a .b`` finds nothing outside the first ``#a``, and that one is closed before the cut if it begins before it.
    ``#a ~ .b`` may find later elements of class b; ``.b a`` later ones inside ``.b``.
    """
    needles: list[tuple[str, bytes]] = []
    for part in map(str.strip, selector.split(",")):
        anchored = re.match(r"#([\w-]+)(?![\w-])(?![^~+]*[~+])", part)
        if anchored:
            needles.append((anchored[1], anchored[1].encode()))
        else:
            names = re.findall(r"[#.]([\w-]+)", part)
            needles.append(("", names[-1].encode() if names else b""))
    return tuple(needles)


_names: WeakKeyDictionary[Site, tuple[frozenset[str], frozenset[str]]] = WeakKeyDictionary()


def _rule_names(site: Site) -> tuple[frozenset[str], frozenset[str]]:
    """Every id and every class that a selector of the site names."""
    known = _names.get(site)
    if known is None:
        text = " ".join(selector.selector for selector in site.selectors)
        pairs = (re.findall(r"#([\w-]+)", text), re.findall(r"\.([\w-]+)", text))
        known = _names[site] = (frozenset(pairs[0]), frozenset(pairs[1]))
    return known
