"""What the site's lists of securities answer, and what a complete listing changes in a user's table of names.

Decisions, nothing else. A name that is shown for a few days (ex dividend, first days of trading) is no new name.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from newscrawl.crawl.lists import ListError
from newscrawl.normalise.listings import Naming, in_order, open_names, plain
from newscrawl.site import Board, SecuritiesListing, Site

_COUNT = re.compile(r"\s*(?:\(new String\()?\"?([0-9]{1,6})\"?(?:\)\))?\s*")
_BARE_KEY = re.compile(r"([{,])\s*([A-Za-z_]\w*)\s*:")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The rows of the table after a listing, and how many were made or changed."""

    rows: list[Naming]
    new: int
    """Symbols that no row had."""
    renamed: int
    closed: int
    """Symbols that are not listed any more."""


def count_of(text: str) -> int:
    """The number of securities on a board.

    Raises:
        ListError: the answer is none.
    """
    match = _COUNT.fullmatch(text)
    if not match:
        raise ListError(f"expected a number of securities, found {text[:60]!r}")
    return int(match[1])


def page_rows(text: str, listing: SecuritiesListing, board: Board, expected: int) -> dict[str, str]:
    """Symbol to name of one page; keys without quotation marks, as older answers have them, are read too.

    Args:
        expected: rows that the page must have, by the count.

    Raises:
        ListError: the answer is no such page.
    """
    try:
        try:
            rows = json.loads(text)
        except ValueError:
            rows = json.loads(_BARE_KEY.sub(r'\1"\2":', text))
        found = {str(row[listing.symbol]): " ".join(str(row[listing.name]).split()) for row in rows or ()}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ListError(f"expected rows in JSON, found {text[:60]!r} ({type(error).__name__})") from error
    if len(found) != expected:
        raise ListError(f"expected {expected} securities by the count, found {len(found)}")
    for symbol, name in found.items():
        if not re.search(board.covers, symbol) or not 2 <= len(name) <= 60 or not name.isprintable() or "|" in name:
            raise ListError(f"expected a symbol of {board.covers} and its name, found {symbol!r} {name!r}")
    return found


def page_count(count: int, size: int) -> int:
    """Pages of a board."""
    return math.ceil(count / size)


def refreshed(known: Collection[Naming], seen: Mapping[str, str], site: Site, day: date) -> Refreshed:
    """The table after a complete listing of all boards.

    A name that is not borne any more ends on the day before; the new one begins on the day on which it was seen.
    Rows of other sorts than short names, and of symbols that no board covers, stay as they are.

    Args:
        known: rows of the user's table.
        site: without the user's tables. Of a symbol that no row has, the names of its own table are taken over.
        seen: symbol to name, as listed on ``day``.
        day: at the site.
    """
    assert site.listing
    boards = re.compile("|".join(f"(?:{board.covers})" for board in site.listing.boards))
    passing = re.compile(site.listing.passing)
    ours = in_order(row for row in known if row.kind[0] == "s" and boards.search(row.symbol))
    rows = {symbol: list(group) for symbol, group in groupby(ours, key=lambda row: row.symbol)}
    others = [row for row in known if row.kind[0] != "s" or not boards.search(row.symbol)]
    table = {line.partition("\t")[0]: line for line in site.securities.splitlines()}
    changes = {"new": 0, "renamed": 0, "closed": 0}
    for symbol in sorted(rows.keys() | seen.keys()):
        before, name = rows.get(symbol, []), seen.get(symbol, "")
        if not before and name and symbol in table:
            before = open_names(table[symbol], site.name_marks)
        after = _symbol(before, symbol, name, day, passing)
        changes["new"] += symbol not in rows and bool(after)
        changes["closed"] += not name and after != before
        changes["renamed"] += bool(name) and bool(before) and _present(after) != _present(before)
        rows[symbol] = after
    return Refreshed(in_order([*others, *(row for group in rows.values() for row in group)]), **changes)


def _symbol(before: list[Naming], symbol: str, name: str, day: date, passing: re.Pattern[str]) -> list[Naming]:
    """The rows of one symbol, listed today under a name; an empty one: not listed."""
    if name and passing.match(plain(name)):  # it is there, and its own name is not said
        return before
    today, yesterday = day.isoformat(), (day - timedelta(days=1)).isoformat()
    borne = [row for row in before if not row.until and plain(row.name) == plain(name)]
    again = [row for row in before if row.until == yesterday and plain(row.name) == plain(name)]
    ended = [row for row in before if not row.until and row not in borne and row.since < today]
    kept = [row for row in before if (row.until and row not in again) or row.since > today]
    rows = [*kept, *(replace(row, until=yesterday) for row in ended), *borne]
    if name and not borne:
        rows.append(replace(again[0], until="") if again else Naming(symbol, name, today, "", "s"))
    return in_order(rows)


def _present(rows: Iterable[Naming]) -> set[str]:
    return {plain(row.name) for row in rows if not row.until}
