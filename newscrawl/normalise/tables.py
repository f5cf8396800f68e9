"""A user's own tables, read from their text: names that were refreshed, names that were learned, corrections.

Each is tab separated with a line of headings. DATA_FORMAT.md describes every column. What they say becomes part of the
:class:`~newscrawl.site.Site`, so that its digest changes with them and the core needs no other input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from newscrawl.normalise.listings import Naming, updated
from newscrawl.normalise.symbols import Symbols
from newscrawl.site import Correction, Site

ANY = "*"
"""In place of an article's id: all articles."""


class TablesError(ValueError):
    """A table that cannot be read; the message says file, line, what was expected, what was found, and what to do."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and what must stand in it."""

    name: str
    expected: str
    holds: Callable[[str], object]
    """Says no, or raises ValueError, for a value that cannot be."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A name that the site's own links give a security."""

    name: str
    symbol: str
    count: int
    """Links in which it was seen."""
    first: str
    """Day of the first of them, ``YYYY-MM-DD``."""
    last: str


def _matches(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).fullmatch


def _is_day(value: str) -> bool:
    return len(value) == 10 and bool(date.fromisoformat(value))


_SYMBOL = Column("symbol", "a symbol such as sh600519, hk00700 or usNVDA", _matches(r"[a-z]{2}[0-9A-Za-z._$]+"))
_NAME = Column(
    "name", "a name of 2 to 60 characters without |, no blank at its ends", _matches(r"(?! )[^|\x00-\x1f]{2,60}(?<! )")
)
_DAY = "a day such as 2026-11-26"
_SINCE = Column("from", f"{_DAY}, or nothing", lambda value: not value or _is_day(value))

SECURITIES = (
    _SYMBOL,
    _NAME,
    _SINCE,
    replace(_SINCE, name="to"),
    Column("kind", "one of s b f a e o c, after it perhaps w, p or h", _matches("[sbfaeoc][wph]*")),
)
LEARNED = (
    _NAME,
    _SYMBOL,
    Column("count", "a whole number, at least 1", _matches("[1-9][0-9]{0,8}")),
    Column("first day", _DAY, _is_day),
    Column("last day", _DAY, _is_day),
)
CORRECTIONS = (
    Column("article", "an article's id such as comos:nitmeav9633557, or *", _matches(r"\*|[a-z]+:\S+")),
    replace(_NAME, expected="the words as scrapy mentions shows them", holds=_matches(r"[^\x00-\x1f]+")),
    replace(_SYMBOL, expected=f"{_SYMBOL.expected}, or nothing", holds=lambda value: not value or _SYMBOL.holds(value)),
    Column("is_company", "1 or 0", _matches("[01]")),
    Column("why", "a reason in a few words", _matches(r"[^\x00-\x1f]*\S[^\x00-\x1f]*")),
)


def head(columns: tuple[Column, ...]) -> str:
    """The line of headings."""
    return "\t".join(column.name for column in columns)


def names_of(text: str, file: str, site: Site) -> list[Naming]:
    """The rows of ``securities.tsv``.

    Raises:
        TablesError: a row cannot be.
    """
    found = []
    for number, row in _rows(text, file, SECURITIES, site):
        naming = Naming(row["symbol"], row["name"], row["from"], row["to"], row["kind"])
        if naming.since and naming.until and naming.since > naming.until:
            raise _wrong(file, number, f"to {naming.since} or later", naming.until, "repair the days")
        found.append(naming)
    return found


def learned_of(text: str, file: str, site: Site) -> list[Learned]:
    """The rows of ``learned.tsv``.

    Raises:
        TablesError: a row cannot be.
    """
    return [
        Learned(row["name"], row["symbol"], int(row["count"]), row["first day"], row["last day"])
        for _, row in _rows(text, file, LEARNED, site)
    ]


def corrections_of(text: str, file: str, site: Site) -> tuple[Correction, ...]:
    """The rows of ``corrections.tsv``.

    Raises:
        TablesError: a row cannot be, or says of a name what another row says too.
    """
    found: dict[tuple[str, str], Correction] = {}
    lines: dict[tuple[str, str], int] = {}
    for number, row in _rows(text, file, CORRECTIONS, site):
        key = row["article"], row["name"]
        if key in found:
            what = f"{row['name']!r} of article {row['article']} again"
            raise _wrong(file, number, f"one row for it: line {lines[key]}", what, "delete one of them")
        lines[key] = number
        found[key] = Correction(*key, row["symbol"], row["is_company"] == "1", row["why"])
    return tuple(found.values())


def written_learned(rows: list[Learned]) -> str:
    """The text of ``learned.tsv``."""
    lines = ["\t".join((one.name, one.symbol, str(one.count), one.first, one.last)) for one in rows]
    return "\n".join((head(LEARNED), *lines, ""))


def written_names(rows: list[Naming]) -> str:
    """The text of ``securities.tsv``."""
    lines = ["\t".join((one.symbol, one.name, one.since, one.until, one.kind)) for one in rows]
    return "\n".join((head(SECURITIES), *lines, ""))


def with_tables(
    site: Site, names: list[Naming], learned: list[Learned], corrections: tuple[Correction, ...]
) -> Site:  # fmt: skip
    """The site with a user's tables; the site itself where they say nothing."""
    if not (names or learned or corrections):
        return site
    lines = [f"{one.symbol}\t\t\t\t{one.name}|l|{one.first.replace('-', '')}\n" for one in learned]
    securities = updated(site.securities, names, site.name_marks) + "".join(lines)
    return replace(site, securities=securities, corrections=corrections)


def _rows(text: str, file: str, columns: tuple[Column, ...], site: Site) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and values of each row; blank lines are passed over."""
    symbols = Symbols(site)
    first, *lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if first != head(columns):
        raise _wrong(file, 1, f"the headings {head(columns)!r}", repr(first), "write them as the first line")
    for number, line in enumerate(lines, 2):
        if not line:
            continue
        values = line.split("\t")
        if len(values) != len(columns):
            what = f"{len(columns)} columns with a tab between two", f"{len(values)}: {line!r}"
            raise _wrong(file, number, *what, "put the tabs right; an empty column keeps its tab")
        for column, value in zip(columns, values, strict=True):
            if not _holds(column, value, symbols):
                raise _wrong(file, number, f"{column.name}: {column.expected}", repr(value), "repair or delete the row")
        yield number, dict(zip((column.name for column in columns), values, strict=True))


def _holds(column: Column, value: str, symbols: Symbols) -> bool:
    try:
        return bool(column.holds(value)) and (
            column.name != "symbol" or not value or symbols.kind(value)[0] == "share"
        )  # fmt: skip
    except ValueError:
        return False


def _wrong(file: str, number: int, expected: str, found: str, advice: str) -> TablesError:
    return TablesError(f"{file}, line {number}: expected {expected}; found {found}; {advice}")
