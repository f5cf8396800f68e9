"""Rows that turn a page into an article: its layout, what is no part of it, its address and its times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from newscrawl.site.checks import RuleError, check_needs, check_pattern, check_why
from newscrawl.site.elements import simple_selectors
from newscrawl.site.places import Css, Where


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A page layout. It claims a page that has all of ``has`` and none of ``lacks``."""

    name: str
    why: str
    has: tuple[str, ...]
    """CSS selectors; cheap ones (``#id``) first."""
    body: str
    fields: Mapping[str, tuple[Where, ...]]
    """Field name to places, the first that says something wins."""
    lacks: tuple[str, ...] = ()
    format: Literal["html", "post", "flash"] = "html"
    preformatted: bool = False
    """The body is text with hard line ends: an indented line begins a paragraph."""

    @property
    def tests(self) -> tuple[tuple[Css, bool], ...]:
        """Selectors and whether they must find something, look-ups by id before searches of the page."""
        pairs = [(Css(s), True) for s in self.has] + [(Css(s), False) for s in self.lacks]
        return tuple(sorted(pairs, key=lambda pair: not pair[0].selector.startswith("#")))

    def __post_init__(self) -> None:
        check_why(f"template {self.name}", self.why)
        for selector in (*self.has, *self.lacks, self.body):
            Css(selector)


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A block that is no part of the article. Exactly one of the four forms is given."""

    name: str
    why: str
    css: str = ""
    """Elements to remove: tag, .class, #id, [attr], [attr=v], [attr^=v], [attr*=v]; no combinators."""
    text: str = ""
    """With ``css``: the element's whole text must match. Alone: a whole block of text that matches."""
    between: tuple[str, str] = ("", "")
    """Everything between two HTML comments with these (stripped) texts; nothing if the second is missing."""
    heading: str = ""
    """A whole block that matches, if only links follow it; they go too."""
    at_edge: bool = False
    """Blocks at the beginning or end of the body that are nothing but links to ``link_hosts``."""
    link_hosts: str = ""
    only_links: bool = False
    """With ``text``: every word of the block is a link."""
    outside_links: bool = False
    """With ``css`` and ``text``: the pattern is held against the text outside links."""

    def __post_init__(self) -> None:
        row = f"boilerplate {self.name}"
        check_why(row, self.why)
        forms = [bool(self.css), bool(self.text and not self.css), any(self.between), bool(self.heading), self.at_edge]
        if sum(forms) != 1:
            raise RuleError(f"{row}: give exactly one of css, text, between, heading, at_edge")
        needs = (
            (any(self.between), all(self.between), "between needs both comments"),
            (self.only_links, self.text and not self.css, "only_links needs text, without css"),
            (self.outside_links, self.text and self.css, "outside_links needs css and text"),
            (self.link_hosts, self.at_edge, "link_hosts needs at_edge"),
            (self.at_edge, self.link_hosts, "at_edge needs link_hosts"),
        )
        check_needs(row, needs)
        for pattern in (self.text, self.heading, self.link_hosts):
            check_pattern(row, pattern)
        if self.css:
            simple_selectors(row, self.css)


@dataclass(frozen=True, slots=True)
class Caption:
    """How the text of a picture is recognised. Exactly one of the three forms is given."""

    name: str
    why: str
    css: str = ""
    """The element that holds it."""
    text: str = ""
    """The whole block directly after a picture without a caption."""
    beside_picture: bool = False
    """The text that stands in one centred element with the picture."""
    between_text: bool = False
    """With ``text``: only where text stands before the picture, and directly behind the line."""

    def __post_init__(self) -> None:
        row = f"caption {self.name}"
        check_why(row, self.why)
        check_pattern(row, self.text)
        if sum(map(bool, (self.css, self.text, self.beside_picture))) != 1:
            raise RuleError(f"{row}: give exactly one of css, text, beside_picture")
        check_needs(row, [(self.between_text, self.text, "between_text needs text")])
        if self.css:
            simple_selectors(row, self.css)


@dataclass(frozen=True, slots=True)
class ForeignImage:
    """Pictures that are not the article's, by URL. A group ``document`` is compared with the article's number."""

    name: str
    why: str
    src: str

    def __post_init__(self) -> None:
        check_why(f"image {self.name}", self.why)
        check_pattern(f"image {self.name}", self.src)


@dataclass(frozen=True, slots=True)
class Capture:
    """Fields read from a text by named groups, e.g. editor and editor_code from one line."""

    name: str
    why: str
    pattern: str
    of: Literal["editor_line", "removed", "body"]
    """editor_line: the template's field of that name; removed: a block that ``rule`` removed; body: a kept block."""
    rule: str = ""
    position: Literal["any", "first", "last"] = "any"
    """Of kept blocks: the first two, the last one, or any."""
    flash: bool = False
    """Read in flashes, and in nothing else; the other rows are read in everything else."""

    def __post_init__(self) -> None:
        check_why(f"capture {self.name}", self.why)
        check_pattern(f"capture {self.name}", self.pattern)
        if not re.compile(self.pattern).groupindex:
            raise RuleError(f"capture {self.name}: the pattern names no group")
        removed = self.of == "removed"
        needs = ((removed, self.rule, "of removed needs rule"), (self.rule, removed, "rule needs of removed"))
        check_needs(f"capture {self.name}", needs)


@dataclass(frozen=True, slots=True)
class Notice:
    """A page that is no article and says so. Looked for where no template claims a page."""

    name: str
    why: str
    text: str = ""
    css: str = ""

    def __post_init__(self) -> None:
        check_why(f"notice {self.name}", self.why)
        check_pattern(f"notice {self.name}", self.text)
        if bool(self.css) == bool(self.text):
            raise RuleError(f"notice {self.name}: give css or text")
        if self.css:
            Css(self.css)


@dataclass(frozen=True, slots=True)
class UrlRule:
    """URL to identity. The pattern is matched on host + path (+ ?query where ``query`` is set)."""

    name: str
    kind: Literal["article", "flash", "wrapper", "not-article"]
    pattern: str
    key: str = ""
    """Identity as a format of the pattern's groups, e.g. ``comos:{id}``."""
    query: bool = False
    """The query is part of the URL's meaning and is kept."""

    def __post_init__(self) -> None:
        check_pattern(f"url {self.name}", self.pattern)


@dataclass(frozen=True, slots=True)
class TimeFormat:
    """A written time with groups year month day hour minute second zone; what is missing bounds the precision."""

    name: str
    pattern: str

    def __post_init__(self) -> None:
        check_pattern(f"time {self.name}", self.pattern)
