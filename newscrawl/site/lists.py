"""Rows that say where the site lists what it has, and how its answers read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from newscrawl.site.checks import check_names, check_pattern, check_why
from newscrawl.site.places import Css


@dataclass(frozen=True, slots=True)
class ListSource:
    """A kind of list on which the site names its articles, newest first."""

    name: str
    why: str
    url: str
    """Format of the channel's parameters, ``page`` (from 1) and ``symbol``."""
    format: Literal["json", "html", "flash"]
    """flash: JSON whose rows hold the articles themselves."""
    rows: str
    """JSON: keys joined by dots; HTML: CSS of a row."""
    fields: Mapping[str, str]
    """``url``, ``title``, ``time`` and whatever else is kept as listed: JSON key; CSS inside a row, XPath if it
    begins with ``./``, the row itself if empty."""
    epochs: frozenset[str] = frozenset()
    """Fields that are epoch seconds."""
    page_size: int = 0
    """Rows of a full page."""
    window: str = ""
    """Query of a window: ``start`` and ``end`` in epoch seconds."""
    cursor: str = ""
    """Query of everything before ``end``, in epoch seconds; of flashes, before the row of that number."""
    total: str = ""
    """JSON key of the number of rows in the window."""
    echo: tuple[str, str] = ("", "")
    """JSON key and parameter: an answer for another channel is none."""
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_why(f"list {self.name}", self.why)
        if self.format == "html":
            Css(self.rows)


@dataclass(frozen=True, slots=True)
class Channel:
    """One list of articles."""

    name: str
    source: str
    """Name of the :class:`ListSource`."""
    params: Mapping[str, str]
    default: bool = False
    """Read when no channel is named."""


@dataclass(frozen=True, slots=True)
class SymbolMarket:
    """How a flash's own list of securities writes the codes of one market."""

    name: str
    why: str
    market: str
    code: str
    """Pattern with a group ``code``, matched on the whole of what stands there."""
    symbol: str
    """Canonical symbol as a format of the groups."""

    def __post_init__(self) -> None:
        check_why(f"market {self.name}", self.why)
        check_pattern(f"market {self.name}", self.code, "code")


@dataclass(frozen=True, slots=True)
class FlashForm:
    """How a flash is read: a row of a list, in JSON, that holds a whole short article."""

    text: str
    """Key of the text, which is HTML."""
    number: str
    """Key of the row's own number; the list is in its descending order."""
    url: str
    """Address of a flash that states none, as a format of ``number``."""
    channel: str
    nested: frozenset[str]
    """Keys whose value is JSON inside a string."""
    staff: frozenset[str]
    """Keys that name people who work there; they are dropped before anything else happens, at any depth."""
    titles: tuple[tuple[str, str], ...]
    """(name, pattern with a group ``title``) rows, held against the beginning of the text; the first decides."""
    stocks: str
    """Key of the list of securities."""
    stock: tuple[str, str, str]
    """Keys inside one of them: market, code, and the words that stand for it."""
    markets: tuple[SymbolMarket, ...]
    unread: frozenset[str]
    """Keys that no row reads; where one of them says something, that is noted on the article."""

    def __post_init__(self) -> None:
        for name, pattern in self.titles:
            check_pattern(f"flash title {name}", pattern, "title")
        check_names("flash: titles", (name for name, _ in self.titles))
        check_names("flash: markets", (row.name for row in self.markets))


@dataclass(frozen=True, slots=True)
class Board:
    """One list of the securities that are traded."""

    node: str
    """What the site calls it."""
    covers: str
    """Pattern of its symbols: one that matches and does not stand on it is not listed any more."""
    why: str

    def __post_init__(self) -> None:
        check_why(f"board {self.node}", self.why)
        check_pattern(f"board {self.node}", self.covers)


@dataclass(frozen=True, slots=True)
class SecuritiesListing:
    """Where the site says which securities are traded, and under which names today."""

    why: str
    count_url: str
    """Format of ``node``; answers with the number of the board's rows."""
    page_url: str
    """Format of ``node``, ``page`` (from 1) and ``size``; answers with rows in JSON."""
    page_size: int
    symbol: str
    """Key of a row's symbol."""
    name: str
    """Key of its name."""
    passing: str
    """Pattern of a name that is shown for a day or a few and says no new name."""
    boards: tuple[Board, ...]
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_why("listing", self.why)
        check_pattern("listing", self.passing)


@dataclass(frozen=True, slots=True)
class GuardRow:
    """An answer that is not what was asked for, and what to do about it."""

    name: str
    why: str
    action: Literal["retry", "slow", "gone", "refuse"]
    """retry: again later; slow: the site says no, all more slowly; gone: the article is not there; refuse: final."""
    statuses: frozenset[int] = frozenset()
    errors: frozenset[str] = frozenset()
    """Names of download errors."""
    reasons: frozenset[str] = frozenset()
    """Reasons with which the core refuses the page."""

    def __post_init__(self) -> None:
        check_why(f"guard {self.name}", self.why)
