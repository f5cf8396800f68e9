"""All rules of one site, and the digest that changes with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import tzinfo
from functools import cached_property
from hashlib import blake2b
from operator import attrgetter, itemgetter
from typing import Any

from newscrawl.site.checks import RuleError, check_names, check_pattern
from newscrawl.site.companies import (
    CompanyRules,
    Correction,
    Declaration,
    SymbolClass,
    SymbolLink,
    TickerForm,
)
from newscrawl.site.lists import Channel, FlashForm, GuardRow, ListSource, SecuritiesListing
from newscrawl.site.pages import (
    Boilerplate,
    Caption,
    Capture,
    ForeignImage,
    Notice,
    Template,
    TimeFormat,
    UrlRule,
)
from newscrawl.site.places import Comment, Css, Script, Where

_TABLES: dict[str, type] = {
    "templates": Template, "boilerplate": Boilerplate, "captions": Caption, "foreign_images": ForeignImage,
    "captures": Capture, "notices": Notice, "placeholders": Notice, "urls": UrlRule, "time_formats": TimeFormat,
    "symbol_links": SymbolLink, "symbol_classes": SymbolClass, "ticker_forms": TickerForm, "lists": ListSource,
    "channels": Channel, "guard": GuardRow, "corrections": Correction,
}  # fmt: skip
"""What the rows of each table are."""
_PATTERNS: dict[str, tuple[str, ...]] = {
    "author_noise": (), "quote_ids": (), "name_ends": (), "share_class": (), "media_noise": (), "name_marks": (),
    "ai_summary": ("summary",),
}  # fmt: skip
"""Fields that are a pattern, with the groups that are read of it."""
_PATTERN_AT = {"identity": 1, "symbol_spans": 0, "symbol_lists": 0}
"""Tables whose rows are plain tuples, and where in a row its pattern stands."""
_REFERENCES: tuple[tuple[str, Callable[[Any], str], tuple[str, ...]], ...] = (
    ("channels", attrgetter("source"), ("lists",)),
    ("captures", attrgetter("rule"), ("boilerplate", "captions")),
    ("symbol_lists", itemgetter(1), ("lists",)),
)
"""Tables whose rows name a row, how, and the tables that it must stand in; an empty name names none."""


@dataclass(frozen=True, eq=False)
class Site:
    """All rules of one site."""

    name: str
    zone: tzinfo
    """Zone of every time that the site writes without one."""
    hosts: tuple[str, ...]
    """Registered domains that belong to the site."""
    categories: tuple[str, str]
    """The first two categories of a written post."""
    regions: tuple[tuple[bytes, tuple[bytes, ...]], ...]
    """How the element that holds an article begins in a page's bytes, and what comes after its surroundings."""
    templates: tuple[Template, ...]
    boilerplate: tuple[Boilerplate, ...]
    captions: tuple[Caption, ...]
    foreign_images: tuple[ForeignImage, ...]
    captures: tuple[Capture, ...]
    author_noise: str
    """Pattern of what is dropped from a captured author: roles and separators."""
    notices: tuple[Notice, ...]
    placeholders: tuple[Notice, ...]
    """Whole bodies that stand for an article that is not there."""
    urls: tuple[UrlRule, ...]
    time_formats: tuple[TimeFormat, ...]
    times: Mapping[str, tuple[Where, ...]]
    """Stated times that every template may have, beside its own displayed time."""
    identity: tuple[tuple[Where, str], ...]
    """Where a page states its id, and the pattern with a group that ``identity_key`` formats."""
    statements: Mapping[str, tuple[Where, ...]]
    """Fields that any template may have, read where the template itself is silent."""
    symbol_links: tuple[SymbolLink, ...]
    symbol_spans: tuple[tuple[str, str], ...]
    """(pattern of a canonical symbol, id of the element that marks it) pairs."""
    quote_ids: str
    """Pattern of the id of an element that shows a price."""
    symbol_classes: tuple[SymbolClass, ...]
    ticker_forms: tuple[TickerForm, ...]
    name_suffixes: tuple[str, ...]
    """What may stand between a company's known name and the code beside it."""
    share_class: str
    """Pattern of the words for a company's shares of one class, behind its name."""
    name_ends: str
    """Characters and words at which a name before a code begins at the latest, as a pattern."""
    securities: str
    """Table of listed securities; ``newscrawl.normalise.securities`` says how a line reads."""
    companies: CompanyRules
    contexts: str
    """Weights of the words around ambiguous names; ``newscrawl.normalise.contexts`` says how a line reads."""
    lexicon: str
    """Words by category that stand beside names."""
    declaration: Declaration
    page_links: str
    """CSS of the links to the other pages of an article."""
    page_url: tuple[str, str]
    """Pattern of an article's URL, and the form of its further pages with ``page``."""
    page_info: Comment
    """Comment with the groups ``count`` and ``number``."""
    constants: Mapping[str, frozenset[str]]
    """Field to texts that stand on every page of a layout and say nothing of the article."""
    media_noise: str
    """Pattern of what follows the name of a medium and is no part of it."""
    title_marks: str
    """Marks around the name of a medium that are no part of it."""
    ai_summary: str
    """Pattern with a group ``summary`` of a description that says it is machine-made."""
    lists: tuple[ListSource, ...]
    channels: tuple[Channel, ...]
    flash: FlashForm | None
    """None where the site has no flashes."""
    symbol_lists: tuple[tuple[str, str, str], ...]
    """(pattern of a symbol, name of a ListSource, parameter ``symbol``) rows: the news of one security."""
    guard: tuple[GuardRow, ...]
    name_marks: str
    """Pattern of the marks of a share class or of special treatment in a short name."""
    listing: SecuritiesListing | None
    """None where the site lists no securities."""
    corrections: tuple[Correction, ...] = ()
    """A user's own; no row of the site itself."""

    def __post_init__(self) -> None:
        for table, kind in _TABLES.items():
            for at, row in enumerate(getattr(self, table)):
                if not isinstance(row, kind):
                    what = f"row {at + 1} is a {type(row).__name__}, expected {kind.__name__}: {row!r:.60}"
                    raise RuleError(f"site {self.name}: {table}: {what}")
        for table in (table for table in _TABLES if table != "corrections"):  # several may speak of one name
            check_names(f"site {self.name}: {table}", (row.name for row in getattr(self, table)))
        for field, groups in _PATTERNS.items():
            check_pattern(f"site {self.name}: {field}", getattr(self, field), *groups)
        for table, place in _PATTERN_AT.items():
            for at, row in enumerate(getattr(self, table)):
                check_pattern(f"site {self.name}: {table}: row {at + 1}", row[place])
        check_pattern(f"site {self.name}: page_url", self.page_url[0])
        check_pattern(f"site {self.name}: page_info", self.page_info.pattern, "count", "number")
        for table, name_of, tables in _REFERENCES:
            known = {row.name for other in tables for row in getattr(self, other)}
            for at, row in enumerate(getattr(self, table)):
                if name_of(row) and name_of(row) not in known:
                    what = f"row {at + 1} names {name_of(row)!r}, which is no row of {' or '.join(tables)}"
                    raise RuleError(f"site {self.name}: {table}: {what}")

    @cached_property
    def selectors(self) -> tuple[Css, ...]:
        """Every selector that is asked of a whole page."""
        named = [selector for row in self.templates for selector in (*row.has, *row.lacks, row.body)]
        found = [where for where in self._places if isinstance(where, Css)]
        return tuple(dict.fromkeys([*map(Css, named), *found, Css(self.page_links)]))

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """Every string by which a comment or a script of a whole page is found."""
        found = [where.hint for where in self._places if isinstance(where, (Comment, Script))]
        return tuple(dict.fromkeys([*found, self.declaration.hint, self.page_info.hint]))

    @cached_property
    def _places(self) -> list[Where]:
        """Where fields, times and the identity are looked for."""
        fields = [where for row in self.templates for group in row.fields.values() for where in group]
        others = [where for group in (*self.times.values(), *self.statements.values()) for where in group]
        return [*fields, *others, *(where for where, _ in self.identity)]

    @cached_property
    def url_patterns(self) -> tuple[tuple[re.Pattern[str], UrlRule], ...]:
        """The patterns of ``urls``, compiled, each with its row."""
        return tuple((re.compile(row.pattern), row) for row in self.urls)

    @cached_property
    def time_patterns(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of ``time_formats``, compiled."""
        return tuple(re.compile(row.pattern) for row in self.time_formats)

    @cached_property
    def digest(self) -> str:
        """16 hex digits that change with every change of a rule."""
        text = "\n".join(f"{name}={_canonical(getattr(self, name))}" for name in sorted(self.__dataclass_fields__))
        return blake2b(text.encode(), digest_size=8).hexdigest()


def _canonical(value: object) -> str:
    """Text of a value that is the same in every run: sets and mappings in sorted order."""
    if isinstance(value, (frozenset, set)):
        return f"{{{', '.join(sorted(map(_canonical, value)))}}}"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key!r}: {_canonical(item)}' for key, item in sorted(value.items()))}}}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_canonical, value))})"
    if is_dataclass(value):
        return f"{type(value).__name__}({', '.join(_canonical(getattr(value, f.name)) for f in fields(value))})"
    return repr(value)
