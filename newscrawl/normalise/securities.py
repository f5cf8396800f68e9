"""Listed securities, point in time: which names a security bore on a day, and whose name a text is.

A line of the table is tab separated: symbol, the symbol of its company's first listing (empty: its own), first
and last day of listing, and its names. A name is ``text|sort|first day|last day``; days are ``YYYYMMDD``, an
empty one is open or unknown, and a window always covers the real validity. The first letter of the sort says
what the name is, a second one that it is an everyday word (``w``) or a place (``p``) as well:

==== ==========================================================
s    short name, as the exchange shows it
b    short name without the marks of a share class or of special treatment
f    legal name, whole or without its legal form
a    another usual name
e    name in English
o    an older or doubtful name, of unknown days
c    core: a short name without its general part; only beside other evidence
l    learned from links in the user's own archive
==== ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import ahocorasick_rs

Sort = Literal["s", "b", "f", "a", "e", "o", "c", "l"]
STRONG = frozenset("sbfael")
"""Sorts of names that stand for the company by themselves."""
FORMER = frozenset("sf")
"""Sorts of names by which a company is still spoken of when it has another."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A security that bears, or bore, a name."""

    symbol: str
    company: str
    """Symbol of the company's first listing: the same for all its listings."""
    sort: str
    everyday: str
    """``w``: the name is an everyday word too; ``p``: a place; empty: neither."""
    valid: bool
    """Whether it bore the name on the day; else it had borne it before."""


@dataclass(frozen=True, slots=True)
class _Row:
    symbol: str
    company: str
    listed: str
    delisted: str
    sort: str
    since: str
    until: str


class Securities:
    """The table. Building it reads every line once; the search automaton is built when it is first used.

    Args:
        table: lines as above.
        more: further lines, for example those that a user refreshed or learned; they add to the others.
    """

    def __init__(self, table: str, more: Iterable[str] = ()) -> None:
        self._bearers: dict[str, list[tuple[str, str]]] = {}
        self._heads: dict[str, tuple[str, str, str]] = {}
        for line in (*table.splitlines(), *more):
            symbol, company, listed, delisted, *names = line.split("\t")
            if company or listed or symbol not in self._heads:
                self._heads[symbol] = (company or symbol, listed, delisted)
            for name in names:
                text, _, rest = name.partition("|")
                self._bearers.setdefault(text, []).append((symbol, rest))
        self._legal: dict[str, list[str]] = {}
        for text, rows in self._bearers.items():
            for symbol, rest in rows:
                if rest[0] == "f":
                    self._legal.setdefault(symbol, []).append(text)

    def __contains__(self, symbol: object) -> bool:
        return symbol in self._heads

    def company(self, symbol: str) -> str:
        """Symbol of the company's first listing; the symbol itself where the table does not have it."""
        return self._heads.get(symbol, (symbol, "", ""))[0]

    def home(self, bearer: Bearer, day: str) -> str:
        """The listing that stands for a bearer's company: its first one if that is in mainland China and was listed."""
        _, listed, delisted = self._heads.get(bearer.company, ("", "9", ""))
        is_listed = (not listed or listed <= day) and (not delisted or day <= delisted)
        return bearer.company if bearer.company[:2] in ("sh", "sz", "bj") and is_listed else bearer.symbol

    def names(self, symbol: str) -> frozenset[str]:
        """All names that a security bears or bore, cores aside."""
        return frozenset(self._by_symbol.get(symbol, ()))

    def bears(self, symbol: str, text: str) -> bool:
        """Whether the table gives a security this name, of whatever sort or day; learned names aside."""
        return any(bearer == symbol and rest[0] != "l" for bearer, rest in self._bearers.get(text, ()))

    def knows(self, text: str) -> bool:
        """Whether anything bears or bore this name."""
        return text in self._bearers

    def everyday(self, text: str) -> str:
        """Classes of the name: ``w`` an everyday word, ``p`` a place."""
        return "".join(sorted({letter for _, rest in self._bearers.get(text, ()) for letter in rest.split("|")[0][1:]}))

    def bearers(self, text: str, day: str) -> tuple[Bearer, ...]:
        """Who bears the name on a day (``YYYYMMDD``), else who bore it before; nobody who bore it only later.

        A security that was not listed yet on that day, or no longer, is not listed on that day.
        """
        found = [self._bearer(*row, day) for row in self._bearers.get(text, ())]
        known = [bearer for bearer in found if bearer]
        valid = [bearer for bearer in known if bearer.valid]
        return tuple(valid or known)

    def _bearer(self, symbol: str, rest: str, day: str) -> Bearer | None:
        company, listed, delisted = self._heads[symbol]
        sort, since, until = [*rest.split("|"), "", ""][:3]
        valid = not until or day <= until
        if (listed and day < listed) or (delisted and day > delisted) or (since and day < since):
            return None
        return Bearer(symbol, company, sort[0], sort[1:], valid) if valid or sort[0] in FORMER else None

    def find(self, text: str) -> list[tuple[int, int]]:
        """Spans of all known names, also of those inside longer ones or across each other.

        A legal name is found by a shorter name inside it, so that the automaton need not hold it.
        """
        found: set[tuple[int, int]] = set()
        for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            found.add((start, end))
            found.add(self._whole(text, start, end))
        return sorted(found)

    def goes_on_as_legal_name(self, symbol: str, name: str, text: str, end: int) -> bool:
        """Whether the text after a name is what its bearer's legal name has after it."""
        for legal in self._legal.get(symbol, ()):
            _, found, rest = legal.partition(name)
            if found and rest and text.startswith(rest, end):
                return True
        return False

    def _whole(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The legal name around a shorter one, if the text has it."""
        name, longest = text[start:end], (start, end)
        for symbol, _ in self._bearers[name]:
            for legal in self._legal.get(symbol, ()):
                at = start - legal.find(name)
                if name in legal and at >= 0 and len(legal) > longest[1] - longest[0] and text.startswith(legal, at):
                    longest = (at, at + len(legal))
        return longest

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(
            [text for text, rows in self._bearers.items() if not self._is_covered(text, rows)],
            matchkind=ahocorasick_rs.MatchKind.Standard,
            store_patterns=False,
        )

    def _is_covered(self, text: str, rows: list[tuple[str, str]]) -> bool:
        """Whether it is a legal name in which a shorter name of its bearer stands."""
        return all(rest[0] == "f" for _, rest in rows) and all(
            any(name in text for name in self._by_symbol[symbol] if len(name) < len(text)) for symbol, _ in rows
        )

    @cached_property
    def _by_symbol(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for text, rows in self._bearers.items():
            for symbol, rest in rows:
                if rest[0] != "c":
                    found.setdefault(symbol, []).append(text)
        return found
