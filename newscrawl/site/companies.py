"""Rows that say which security is meant: what the site marks, codes beside names, and what speaks for a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from newscrawl.article import SymbolKind as KindOfSymbol
from newscrawl.site.checks import RuleError, check_names, check_pattern, check_why


@dataclass(frozen=True, slots=True)
class SymbolLink:
    """How the site marks a security in the text: by an element's id or by a link's address."""

    name: str
    attribute: Literal["id", "href"]
    pattern: str
    symbol: str
    """Canonical symbol as a format of the groups; ``{code:upper}`` and ``{code:lower}`` change case."""

    def __post_init__(self) -> None:
        check_pattern(f"symbol link {self.name}", self.pattern)


@dataclass(frozen=True, slots=True)
class SymbolClass:
    """What a canonical symbol is, by its form; the first row that matches decides."""

    name: str
    pattern: str
    kind: KindOfSymbol
    exchange: str | None
    why: str

    def __post_init__(self) -> None:
        check_why(f"symbol class {self.name}", self.why)
        check_pattern(f"symbol class {self.name}", self.pattern)


@dataclass(frozen=True, slots=True)
class TickerForm:
    """A code written beside a company's name. The pattern begins with what ``anchor`` finds."""

    name: str
    why: str
    pattern: str
    symbols: tuple[tuple[str, str], ...]
    """(pattern of the code, canonical symbol) pairs; the first that matches decides."""
    needs_known_name: bool = False
    """The form is too common to stand alone: a name of that very security must stand before it."""
    needs_known_symbol: bool = False
    """The series is shared with codes of other markets: the security must be in the site's table of names."""
    anchor: str = r"[（(]"
    """Where the form may begin; cheap to find if it begins with a character or a set of them."""

    def __post_init__(self) -> None:
        check_why(f"ticker {self.name}", self.why)
        check_pattern(f"ticker {self.name}", self.anchor)
        check_pattern(f"ticker {self.name}", self.pattern, "code")
        for pattern, _ in self.symbols:
            check_pattern(f"ticker {self.name}", pattern)


@dataclass(frozen=True, slots=True)
class Declaration:
    """The page's own list of the securities that it links: group ``market`` and group ``codes``."""

    pattern: str
    hint: str
    separator: str
    symbols: Mapping[str, tuple[str, str]]
    """Market to (pattern of a code, canonical symbol); the key ``*`` stands for every other market."""
    written: tuple[tuple[str, str, str], ...]
    """(pattern of a canonical symbol, market, code) rows: the same list, written."""
    comment: str
    """The comment with ``{market}`` and ``{codes}``."""

    def __post_init__(self) -> None:
        check_pattern("declaration", self.pattern, "market", "codes")
        for pattern in (*(pattern for pattern, _ in self.symbols.values()), *(row[0] for row in self.written)):
            check_pattern("declaration", pattern)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside a name that speak for or against its being the company."""

    name: str
    weight: float
    """Added to what the name has; negative: against."""
    before: str = ""
    """Pattern of what ends directly before the name."""
    after: str = ""
    """Pattern of what begins directly after it. With ``before`` as well, both must hold."""
    only: str = ""
    """Classes of names that it is asked of, a letter each; empty: all.

    w everyday word, p place, k phrase of everyday words, f famous, g generic, h person, m mark of the site,
    v venue, x index, s name of two characters, c core of a longer name, n none of these.
    """
    credits: bool = False
    """Whether the company is then named as a source."""
    final: bool = False
    """Whether the words around an ambiguous name are not asked any more."""
    why: str = ""

    def __post_init__(self) -> None:
        check_why(f"cue {self.name}", self.why)
        if not (self.before or self.after) or not self.weight:
            raise RuleError(f"cue {self.name}: give a weight, and before or after")
        for pattern in (self.before, self.after):
            check_pattern(f"cue {self.name}", pattern)


Weight = tuple[float, str]
"""A weight and why."""


@dataclass(frozen=True, slots=True)
class CompanyRules:
    """When a name in a text is the listed company."""

    cues: tuple[Cue, ...]
    priors: Mapping[str, Weight]
    """Class of a name to its weight: plain, short, word, …; and code, linked, former."""
    inside_own: Weight
    inside_other: Weight
    joined: Mapping[str, Weight]
    """For a name of two characters directly beside another word: left, right, both."""
    peer: Weight
    established: Weight
    same_word: Weight
    boundary: Weight
    generic: str
    """Pattern of a name that begins like a phrase."""
    forms: str
    """Pattern of the legal or general form that a text may add to a name."""
    famous: tuple[str, ...]
    """Everyday words that in such news mostly are the company."""
    markets: tuple[str, ...]
    """How the symbols of each market begin, the market first by which a company is meant if a text says no more."""
    home_markets: tuple[str, ...]
    """Those of them by whose listing a company is spoken of, if it has one there."""
    other_lines: tuple[str, ...]
    """How symbols of a company's further lines begin: in another currency, for other holders."""
    separators: str
    """Pattern of what stands between the members of a list."""
    free_characters: str
    """Characters that may stand alone beside a name: a word that ends there cuts no name."""
    ordinary_names: tuple[str, ...]
    """Names that a dictionary has as words, but that are nothing but names."""
    phrases: tuple[str, ...]
    """Names that are phrases of everyday words as well."""
    coined: tuple[str, ...]
    """Phrases that became names: in such news they mostly are the company."""
    places: tuple[str, ...]
    """Names that are places as well, though a dictionary says otherwise."""
    persons: tuple[str, ...]
    """Names that are names of persons as well."""
    marks: tuple[str, ...]
    """Names of media and services: they are quoted, credited and linked as such."""
    venues: tuple[str, ...]
    """Names of exchanges: others are listed there."""
    indices: tuple[str, ...]
    """Names of indices as well: they rise and fall as shares do."""

    def __post_init__(self) -> None:
        check_names("companies: cues", (cue.name for cue in self.cues))
        for name in ("generic", "forms", "separators"):
            check_pattern(f"companies: {name}", getattr(self, name))
        if self.generic and not re.compile(self.generic).groups:
            raise RuleError("companies: generic: the pattern has no group for the place")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person has decided of a name, against all rules."""

    article: str
    """Id of the article; ``*``: all articles."""
    name: str
    """The words of the candidate."""
    symbol: str
    """Security that it is; empty: as it was found."""
    is_company: bool
    why: str
