"""Parse less: what follows an article on its page is cut off, if that provably changes nothing.

Half of a page comes after the article: comments, recommendations, scripts. A parser never goes back, so
the tree of a page's beginning is the beginning of the page's tree; what is found there, is found first in
the whole page too. Only what is *not* found, what is collected, and what is still open at the cut could
differ. Each of these is checked against the bytes cut off, and the whole page is parsed if one of them
might stand there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from lxml import etree

from newscrawl.site import Css, Site

_by_id = etree.XPath("id($id)")


class TailMattersError(Exception):
    """Something that a rule asks for may stand in the part that was cut off: the whole page is needed."""


class Tail:
    """What was cut off a page: its bytes from ``start`` on."""

    def __init__(self, utf8: bytes, start: int, site: Site) -> None:
        self._utf8 = utf8
        self._start = start
        self._clean: set[Css] = set()
        self._names = _rule_names(site)
        self._read_anywhere = (b"<meta", *(hint.encode() for hint in site.comment_hints))

    def check_tree(self, root: Any) -> None:
        """Look at what is still open at the cut, and at what is read wherever it stands.

        Raises:
            TailMattersError: an element that rules name is open, or metas or read comments follow.
        """
        ids, classes = self._names
        node = root
        while len(node):
            node = node[-1]
            if isinstance(node.tag, str) and (
                node.get("id") in ids or not classes.isdisjoint((node.get("class") or "").split())
            ):
                raise TailMattersError
        if any(map(self._holds, self._read_anywhere)):
            raise TailMattersError

    def check(self, selector: Css, root: Any) -> None:
        """Look for whatever the selector might find in the part cut off.

        Raises:
            TailMattersError: the part holds its id or class.
        """
        if selector not in self._clean:
            for anchor, name, needles in _needles(selector):
                if anchor and _by_id(root, id=anchor):
                    continue
                if not name or (self._holds(name) and any(map(self._holds, needles))):
                    raise TailMattersError
            self._clean.add(selector)

    def _holds(self, needle: bytes) -> bool:
        return self._utf8.find(needle, self._start) >= 0


def cut(utf8: bytes, site: Site) -> tuple[bytes, Tail | None]:
    """The page up to the end of the article's surroundings, and the rest; the whole page where a mark is missing."""
    for begin, ends in site.regions:
        start = utf8.find(begin)
        if start >= 0:
            end = next((at for mark in ends if (at := utf8.find(mark, start)) >= 0), -1)
            end = utf8.rfind(b"<", start, end) if end >= 0 else -1
            return (utf8[:end], Tail(utf8, end, site)) if end > start else (utf8, None)
    return utf8, None


@cache
def _needles(selector: Css) -> tuple[tuple[str, bytes, tuple[bytes, ...]], ...]:
    """For each part of the selector: the id that holds all it finds, the name and the strings that a finding contains.

    ``#a .b`` finds nothing outside the first ``#a``, and that one is closed before the cut if it begins before it.
    ``#a ~ .b`` may find later elements of class b; ``.b a`` later ones inside ``.b``.
    """
    needles: list[tuple[str, bytes, tuple[bytes, ...]]] = []
    for part in map(str.strip, selector.selector.split(",")):
        anchored = re.match(r"#([\w-]+)(?![\w-])(?![^~+]*[~+])", part)
        if anchored:
            name = anchored[1].encode()
            needles.append((anchored[1], name, (b'id="%b"' % name, b"id='%b'" % name, b"id=%b" % name)))
        else:
            names = re.findall(r"[#.]([\w-]+)", part)
            name = names[-1].encode() if names else b""
            needles.append(("", name, (name,)))
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
