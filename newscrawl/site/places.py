"""Where a field stands in a page, a post or a flash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cssselect import SelectorError
from parsel.csstranslator import HTMLTranslator

from newscrawl.site.checks import RuleError, check_pattern

_translator = HTMLTranslator()


@dataclass(frozen=True, slots=True)
class Css:
    """Text of the elements that a CSS selector finds in the page; ``::attr(x)`` takes an attribute."""

    selector: str
    own_text: bool = False
    """Only the element's first own text, without that of its children."""

    def __post_init__(self) -> None:
        try:
            self.xpath()
        except SelectorError as error:
            raise RuleError(f"Css({self.selector!r}) is no CSS selector: {error}") from error

    def xpath(self) -> str:
        """The selector as XPath 1.0."""
        return " | ".join(self._xpaths())

    def steps(self) -> tuple[tuple[str, ...], ...]:
        """For each part of the selector its XPath in steps; each goes on from what the one before it finds.

        All but the first begin with ``descendant::`` or ``following-sibling::``.
        """
        return tuple(tuple(_steps(part)) for part in self._xpaths())

    def _xpaths(self) -> list[str]:
        """XPath of each part; a leading ``#id`` becomes a look-up instead of a search of the page."""
        parts = (_translator.css_to_xpath(part) for part in self.selector.split(","))
        return [re.sub(r"^descendant-or-self::\*\[@id = ('[^']*')\]", r"id(\1)", part) for part in parts]

    def classes(self) -> tuple[frozenset[str], ...]:
        """For each part of the selector: the classes without which a page has nothing that it finds."""
        parts = (re.sub(r"\[[^\]]*\]|::attr\(.*|:not\(.*", "", part) for part in self.selector.split(","))
        return tuple(frozenset(re.findall(r"\.([\w-]+)", part)) for part in parts)

    def __str__(self) -> str:
        return self.selector


def _steps(xpath: str) -> list[str]:
    steps: list[str] = []
    for piece in re.split(r"/(?=(?:descendant|following-sibling)::)", xpath):
        if steps and steps[-1].count("[") > steps[-1].count("]"):  # the cut lies inside a condition
            steps[-1] += f"/{piece}"
        else:
            steps.append(piece)
    return steps


@cache
def css(selector: str) -> Css:
    """The selector, checked once however often it is asked for."""
    return Css(selector)


@dataclass(frozen=True, slots=True)
class Meta:
    """Content of ``<meta name=…>`` or ``<meta property=…>``, or the first group of a pattern in it."""

    name: str
    pattern: str = ""

    def __post_init__(self) -> None:
        check_pattern(f"Meta({self.name!r})", self.pattern)

    def __str__(self) -> str:
        return f"meta[{self.name}]"


@dataclass(frozen=True, slots=True)
class Comment:
    """First group of a pattern searched in the page's HTML comments."""

    pattern: str
    hint: str
    """A string that every such comment contains; finds it quickly."""

    def __post_init__(self) -> None:
        check_pattern(f"Comment({self.pattern!r})", self.pattern)

    def __str__(self) -> str:
        return f"comment /{self.pattern}/"


@dataclass(frozen=True, slots=True)
class Script:
    """First group of a pattern searched in the page's inline scripts."""

    pattern: str
    hint: str

    def __post_init__(self) -> None:
        check_pattern(f"Script({self.pattern!r})", self.pattern)

    def __str__(self) -> str:
        return f"script /{self.pattern}/"


@dataclass(frozen=True, slots=True)
class Header:
    """Value of a front-matter key; only posts have them."""

    key: str

    def __str__(self) -> str:
        return f"front matter {self.key}"


@dataclass(frozen=True, slots=True)
class Key:
    """Value of a key of a flash, keys joined by dots (``ext.docid``), or the first group of a pattern in it."""

    path: str
    pattern: str = ""

    def __post_init__(self) -> None:
        check_pattern(f"Key({self.path!r})", self.pattern)

    def __str__(self) -> str:
        return f"key {self.path}"


Where = Css | Meta | Comment | Script | Header | Key
