"""Listed securities, point in time: which names a security bore on a day, and whose name a text is.

A line of the table is tab separated: symbol, the symbol that stands for its company (empty: its own), first
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

from dataclasses import dataclass
from functools import cache, cached_property

import ahocorasick_rs

SORTS = {
    "s": "short-name", "b": "short-name-without-marks", "l": "learned-name", "f": "legal-name", "a": "alias",
    "e": "english-name", "o": "older-name", "c": "core-of-a-name",
}  # fmt: skip
"""What recognises a mention by a name of each sort; the one first that speaks most for its bearer."""
STRONG = frozenset("sbfael")
"""Sorts of names that stand for the company by themselves."""
OWN = frozenset("sfa")
"""Sorts of names that are a company's own, listed or not."""
FORMER = frozenset("sf")
"""Sorts of names by which a company is still spoken of when it has another."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A security that bears, or bore, a name."""

    symbol: str
    company: str
    """Key of the company: the symbol that stands for it, the same for all its listings."""
    sort: str
    everyday: str
    """``w``: the name is an everyday word too; ``p``: a place; empty: neither."""
    valid: bool
    """Whether it bore the name on the day; else it had borne it before."""
    known: bool = True
    """Whether it was listed on the day and had borne the name by then."""


class Securities:
    """The table. Building it reads every line once; the search automaton is built when it is first used.

    Args:
        table: lines as above; of a symbol that stands in several, the names add up.
    """

    def __init__(self, table: str) -> None:
        self._bearers: dict[str, list[tuple[str, str]]] = {}
        self._heads: dict[str, tuple[str, str, str]] = {}
        for line in table.splitlines():
            symbol, company, listed, delisted, *names = line.split("\t")
            if company or listed or symbol not in self._heads:
                self._heads[symbol] = (company or symbol, listed, delisted)
            for name in names:
                text, _, rest = name.partition("|")
                self._bearers.setdefault(text, []).append((symbol, rest))
        self._legal: dict[str, list[str]] = {}
        self._around: dict[str, list[tuple[str, int]]] = {}
        """Legal names around a name, the longest first, with where in them it stands; made when first asked for."""
        for text, rows in self._bearers.items():
            for symbol, rest in rows:
                if rest[0] == "f":
                    self._legal.setdefault(symbol, []).append(text)

    def __contains__(self, symbol: object) -> bool:
        return symbol in self._heads

    def company(self, symbol: str) -> str:
        """The symbol that stands for a company; the symbol itself where the table does not have it."""
        return self._heads.get(symbol, (symbol, "", ""))[0]

    def is_listed(self, symbol: str, day: str) -> bool:
        """Whether the table has it, and has it listed on a day (``YYYYMMDD``) as far as its days are known."""
        if symbol not in self._heads:
            return False
        _, listed, delisted = self._heads[symbol]
        return not (listed and day < listed) and not (delisted and day > delisted)

    def names(self, symbol: str, day: str) -> frozenset[str]:
        """All names that a security bears on a day or bore before, cores aside."""
        return frozenset(text for text, since in self._by_symbol.get(symbol, ()) if since <= day)

    def bears(self, symbol: str, text: str) -> bool:
        """Whether the table gives a security this name, of whatever sort or day; learned names aside."""
        return any(bearer == symbol and rest[0] != "l" for bearer, rest in self._bearers.get(text, ()))

    def everyday(self, text: str) -> str:
        """Classes of the name: ``w`` an everyday word, ``p`` a place."""
        return "".join(sorted({letter for _, rest in self._bearers.get(text, ()) for letter in _entry(rest)[0][1:]}))

    def bearers(self, text: str, day: str) -> tuple[Bearer, ...]:
        """Who bears the name on a day (``YYYYMMDD``), else who bore it before; nobody who bore it only later.

        A security that was not listed yet on that day, or no longer, is not listed on that day.
        """
        found = [self._bearer(*row, day) for row in self._bearers.get(text, ())]
        known = [bearer for bearer in found if bearer]
        valid = [bearer for bearer in known if bearer.valid]
        return tuple(valid or known)

    def strangers(self, text: str) -> tuple[Bearer, ...]:
        """Who bears the name as a name of its own on whatever day."""
        rows = ((symbol, _entry(rest)[0]) for symbol, rest in self._bearers.get(text, ()))
        return tuple(Bearer(s, self.company(s), sort[0], sort[1:], False, False) for s, sort in rows if sort[0] in OWN)

    def _bearer(self, symbol: str, rest: str, day: str) -> Bearer | None:
        sort, since, until = _entry(rest)
        valid = not until or day <= until
        if day < since or not self.is_listed(symbol, day) or not (valid or sort[0] in FORMER):
            return None
        return Bearer(symbol, self.company(symbol), sort[0], sort[1:], valid)

    def is_borne_by(self, text: str, symbol: str) -> bool:
        """Whether it is a name of the security, on whatever day."""
        return any(row[0] == symbol for row in self._bearers.get(text, ()))

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
        name = text[start:end]
        if name not in self._around:
            legal = {name for symbol, _ in self._bearers[name] for name in self._legal.get(symbol, ())}
            longest = sorted(legal, key=lambda whole: (-len(whole), whole))
            self._around[name] = [(whole, whole.find(name)) for whole in longest if name in whole]
        for whole, before in self._around[name]:
            at = start - before
            if at >= 0 and text.startswith(whole, at):
                return at, at + len(whole)
        return start, end

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
            any(name in text for name, _ in self._by_symbol[symbol] if len(name) < len(text)) for symbol, _ in rows
        )

    @cached_property
    def _by_symbol(self) -> dict[str, list[tuple[str, str]]]:
        """Names of each security, cores aside, with their first days."""
        found: dict[str, list[tuple[str, str]]] = {}
        for text, rows in self._bearers.items():
            for symbol, rest in rows:
                if rest[0] != "c":
                    found.setdefault(symbol, []).append((text, _entry(rest)[1]))
        return found


@cache
def _entry(rest: str) -> tuple[str, str, str]:
    """Sort with classes, first day and last day of what stands behind a name."""
    sort, since, until, *_ = *rest.split("|"), "", ""
    return sort, since, until
