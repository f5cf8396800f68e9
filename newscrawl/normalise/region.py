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

import ahocorasick_rs
from lxml import etree

from newscrawl.site import Site

_by_id = etree.XPath("id($id)")
_MARK = "cut"
_META = re.compile(rb"<[Mm][Ee][Tt][Aa]")
_META_BEGINS = (b"<me", b"<mE", b"<Me", b"<ME")
_NAMING = re.compile(rb"(?:id|class|name)\s*+=\s*+(?:\"[^\"]*+|'[^']*+|[^\s\"'>]*+)$", re.IGNORECASE)
"""What stands before a name in a tag that has it as id, class or anchor."""
_BESIDE_A_NAME = b" \t\r\n\f\"'=/>"
_LONGEST_TAG = 4096
_MAX_LOOKS = 200
"""Places of names at which it is looked whether they name something; real pages have up to 21."""


class TailMattersError(Exception):
    """Something that a rule asks for may stand in the part that was cut off: the whole page is needed."""


class Tail:
    """What was cut off a page: its bytes from ``start`` on."""

    def __init__(self, utf8: bytes, start: int, site: Site) -> None:
        self._utf8 = utf8
        self._start = start
        self._clean: set[str] = set()
        self._looks = 0
        self._wanted = _wanted_of(site)

    def check_open(self, root: Any) -> None:
        """Look at what is still open at the cut: the ancestors of the mark that stands there.

        Raises:
            TailMattersError: an element that rules name is open, or the cut is in no element at all.
        """
        ids, classes = self._wanted.ids, self._wanted.classes
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
        return any(map(self._holds, _META_BEGINS)) and _META.search(self._utf8, self._start) is not None

    @cached_property
    def _seen(self) -> frozenset[bytes]:
        return self._wanted.seen_in(self._utf8[self._start :])

    def _holds(self, needle: bytes) -> bool:
        if needle in self._seen:
            return True
        return not self._wanted.is_absent(needle, self._seen) and self._utf8.find(needle, self._start) >= 0

    def _names_something(self, name: bytes) -> bool:
        """Whether the name stands as an id, or alone or among others as a class, or too often to look."""
        if not self._holds(name):
            return False
        utf8 = self._utf8
        at = utf8.find(name, self._start)
        while at >= 0:
            end = at + len(name)
            if utf8[at - 1] in _BESIDE_A_NAME and utf8[end : end + 1] in _BESIDE_A_NAME:
                self._looks += 1
                tag = max(utf8.rfind(b"<", max(self._start, at - _LONGEST_TAG), at), at - _LONGEST_TAG)
                if self._looks > _MAX_LOOKS or _NAMING.search(utf8, tag, at):
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


class _Wanted:
    """Whatever the rules of a site may ask of a part cut off, found there in one pass."""

    def __init__(self, site: Site) -> None:
        selectors = [selector.selector for selector in site.selectors]
        self.ids = frozenset(re.findall(r"#([\w-]+)", " ".join(selectors)))
        self.classes = frozenset(re.findall(r"\.([\w-]+)", " ".join(selectors)))
        names = {name for selector in selectors for _, name in _needles(selector) if name}
        needles = tuple(sorted({*names, *(hint.encode() for hint in site.hints), *_META_BEGINS}))
        self._needles = needles
        longest = ahocorasick_rs.MatchKind.LeftmostLongest
        self._automaton = ahocorasick_rs.BytesAhoCorasick(needles, matchkind=longest)
        self._hidden_by = {one: frozenset(other for other in needles if _hides(other, one)) for one in needles}

    def seen_in(self, part: bytes) -> frozenset[bytes]:
        """Needles that stand in the part, from left to right the longest at each place, none across another."""
        return frozenset(self._needles[found[0]] for found in self._automaton.find_matches_as_indexes(part))

    def is_absent(self, needle: bytes, seen: frozenset[bytes]) -> bool:
        """Whether a needle that was not seen is not there: nothing that was seen can lie over its beginning."""
        return needle in self._hidden_by and seen.isdisjoint(self._hidden_by[needle])


def _hides(other: bytes, one: bytes) -> bool:
    """Whether a match of the other string can take the place where the one begins: it holds it, or runs on into it."""
    shared = range(1, min(len(one), len(other)))
    return other != one and (one in other or any(other.endswith(one[:length]) for length in shared))


_of_sites: WeakKeyDictionary[Site, _Wanted] = WeakKeyDictionary()


def _wanted_of(site: Site) -> _Wanted:
    known = _of_sites.get(site)
    if known is None:
        known = _of_sites[site] = _Wanted(site)
    return known
