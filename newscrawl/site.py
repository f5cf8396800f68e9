"""The words that a site's rules are written in.

A rule is a frozen dataclass, a row of a table in ``newscrawl/sites/<site>/``. Rows are checked
when they are made: a selector that does not parse, a pattern that does not compile or an empty
``why`` raises :class:`RuleError`, which names the row. Rows hold no code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import tzinfo
from functools import cache, cached_property
from hashlib import blake2b
from typing import Literal

from cssselect import SelectorError
from cssselect.parser import Element, Selector, parse
from parsel.csstranslator import HTMLTranslator

from newscrawl.article import SymbolKind as KindOfSymbol

_translator = HTMLTranslator()


class RuleError(ValueError):
    """A row that cannot work. The message names the row and says what is wrong with it."""


def _check_pattern(row: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise RuleError(f"{row}: pattern {pattern!r} does not compile: {error}") from error


def _check_why(row: str, why: str) -> None:
    if not why.strip():
        raise RuleError(f"{row}: say why in `why`")


# Where a field stands ---------------------------------------------------------------------------


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
        """The selector as XPath 1.0; a leading ``#id`` becomes a look-up instead of a search of the page."""
        parts = (_translator.css_to_xpath(part) for part in self.selector.split(","))
        return " | ".join(re.sub(r"^descendant-or-self::\*\[@id = ('[^']*')\]", r"id(\1)", part) for part in parts)

    def classes(self) -> tuple[frozenset[str], ...]:
        """For each part of the selector: the classes without which a page has nothing that it finds."""
        parts = (re.sub(r"\[[^\]]*\]|::attr\(.*|:not\(.*", "", part) for part in self.selector.split(","))
        return tuple(frozenset(re.findall(r"\.([\w-]+)", part)) for part in parts)

    def __str__(self) -> str:
        return self.selector


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
        _check_pattern(f"Meta({self.name!r})", self.pattern)

    def __str__(self) -> str:
        return f"meta[{self.name}]"


@dataclass(frozen=True, slots=True)
class Comment:
    """First group of a pattern searched in the page's HTML comments."""

    pattern: str
    hint: str
    """A string that every such comment contains; finds it quickly."""

    def __post_init__(self) -> None:
        _check_pattern(f"Comment({self.pattern!r})", self.pattern)

    def __str__(self) -> str:
        return f"comment /{self.pattern}/"


@dataclass(frozen=True, slots=True)
class Script:
    """First group of a pattern searched in the page's inline scripts."""

    pattern: str
    hint: str

    def __post_init__(self) -> None:
        _check_pattern(f"Script({self.pattern!r})", self.pattern)

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
        _check_pattern(f"Key({self.path!r})", self.pattern)

    def __str__(self) -> str:
        return f"key {self.path}"


Where = Css | Meta | Comment | Script | Header | Key


# Rows -------------------------------------------------------------------------------------------


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
        _check_why(f"template {self.name}", self.why)
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
        _check_why(row, self.why)
        forms = [bool(self.css), bool(self.text and not self.css), any(self.between), bool(self.heading), self.at_edge]
        if sum(forms) != 1:
            raise RuleError(f"{row}: give exactly one of css, text, between, heading, at_edge")
        if self.between[0] and not self.between[1]:
            raise RuleError(f"{row}: between needs both comments")
        for pattern in (self.text, self.heading, self.link_hosts):
            _check_pattern(row, pattern)
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

    def __post_init__(self) -> None:
        row = f"caption {self.name}"
        _check_why(row, self.why)
        _check_pattern(row, self.text)
        if sum(map(bool, (self.css, self.text, self.beside_picture))) != 1:
            raise RuleError(f"{row}: give exactly one of css, text, beside_picture")
        if self.css:
            simple_selectors(row, self.css)


@dataclass(frozen=True, slots=True)
class ForeignImage:
    """Pictures that are not the article's, by URL. A group ``document`` is compared with the article's number."""

    name: str
    why: str
    src: str

    def __post_init__(self) -> None:
        _check_why(f"image {self.name}", self.why)
        _check_pattern(f"image {self.name}", self.src)


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
        _check_why(f"capture {self.name}", self.why)
        _check_pattern(f"capture {self.name}", self.pattern)
        if not re.compile(self.pattern).groupindex:
            raise RuleError(f"capture {self.name}: the pattern names no group")


@dataclass(frozen=True, slots=True)
class Notice:
    """A page that is no article and says so. Looked for where no template claims a page."""

    name: str
    why: str
    text: str = ""
    css: str = ""

    def __post_init__(self) -> None:
        _check_why(f"notice {self.name}", self.why)
        _check_pattern(f"notice {self.name}", self.text)
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
        _check_pattern(f"url {self.name}", self.pattern)


@dataclass(frozen=True, slots=True)
class TimeFormat:
    """A written time with groups year month day hour minute second zone; what is missing bounds the precision."""

    name: str
    pattern: str

    def __post_init__(self) -> None:
        _check_pattern(f"time {self.name}", self.pattern)


@dataclass(frozen=True, slots=True)
class SymbolLink:
    """How the site marks a security in the text: by an element's id or by a link's address."""

    name: str
    attribute: Literal["id", "href"]
    pattern: str
    symbol: str
    """Canonical symbol as a format of the groups; ``{code:upper}`` and ``{code:lower}`` change case."""

    def __post_init__(self) -> None:
        _check_pattern(f"symbol link {self.name}", self.pattern)


@dataclass(frozen=True, slots=True)
class SymbolClass:
    """What a canonical symbol is, by its form; the first row that matches decides."""

    name: str
    pattern: str
    kind: KindOfSymbol
    exchange: str | None
    why: str

    def __post_init__(self) -> None:
        _check_why(f"symbol class {self.name}", self.why)
        _check_pattern(f"symbol class {self.name}", self.pattern)


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
        if not self.why or not (self.before or self.after) or not self.weight:
            raise ValueError(f"cue {self.name}: expected a why, a weight, and before or after")
        for pattern in (self.before, self.after):
            re.compile(pattern)


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
        names = [cue.name for cue in self.cues]
        if len(names) != len(set(names)):
            raise ValueError("two cues have one name")


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
        _check_why(f"ticker {self.name}", self.why)
        _check_pattern(f"ticker {self.name}", self.anchor)
        _check_pattern(f"ticker {self.name}", self.pattern)
        for pattern, _ in self.symbols:
            _check_pattern(f"ticker {self.name}", pattern)


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
        _check_pattern("declaration", self.pattern)


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
        _check_why(f"market {self.name}", self.why)
        _check_pattern(f"market {self.name}", self.code)


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
            _check_pattern(f"flash title {name}", pattern)


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
        _check_why(f"list {self.name}", self.why)
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
class Board:
    """One list of the securities that are traded."""

    node: str
    """What the site calls it."""
    covers: str
    """Pattern of its symbols: one that matches and does not stand on it is not listed any more."""
    why: str

    def __post_init__(self) -> None:
        _check_why(f"board {self.node}", self.why)
        _check_pattern(f"board {self.node}", self.covers)


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
        _check_why("listing", self.why)
        _check_pattern("listing", self.passing)


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
        _check_why(f"guard {self.name}", self.why)


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
        for table in (
            "templates", "boilerplate", "captions", "captures", "notices", "urls", "ticker_forms",
            "lists", "channels", "guard",
        ):  # fmt: skip
            names = Counter(row.name for row in getattr(self, table))
            twice = [name for name, count in names.items() if count > 1]
            if twice:
                raise RuleError(f"site {self.name}: {table} has two rows named {', '.join(twice)}")

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


# Selectors of single elements -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ElementTest:
    """One compound selector, taken apart so that a walk can ask it of an element."""

    tag: str | None
    id: str | None
    classes: frozenset[str] = field(default_factory=frozenset)
    attributes: tuple[tuple[str, str, str], ...] = ()
    """(name, operator, value); the operator is one of exists, =, ^=, *=."""


def simple_selectors(row: str, css: str) -> tuple[ElementTest, ...]:
    """Take a list of compound selectors apart; RuleError for anything that looks beyond one element."""
    try:
        return tuple(_element_test(row, selector) for selector in parse(css))
    except SelectorError as error:
        raise RuleError(f"{row}: {css!r} is no CSS selector: {error}") from error


def _element_test(row: str, selector: Selector) -> ElementTest:
    node = selector.parsed_tree
    identifier: str | None = None
    classes: list[str] = []
    attributes: list[tuple[str, str, str]] = []
    while not isinstance(node, Element):
        kind = type(node).__name__
        if kind == "Hash":
            identifier = node.id  # type: ignore[union-attr]
        elif kind == "Class":
            classes.append(node.class_name)  # type: ignore[union-attr]
        elif kind == "Attrib" and node.operator in ("exists", "=", "^=", "*="):  # type: ignore[union-attr]
            value = node.value.value if node.value else ""  # type: ignore[union-attr]
            attributes.append((node.attrib, node.operator, value or ""))  # type: ignore[union-attr]
        else:
            raise RuleError(f"{row}: {kind} is not a test of one element; use tag, .class, #id or [attr]")
        node = node.selector
    return ElementTest(node.element, identifier, frozenset(classes), tuple(attributes))
