"""The values that travel through newscrawl: a page comes in, an article or a refusal goes out.

Every value is a frozen dataclass. Every time is aware. Every offset counts code points of
:attr:`Article.body` and is half-open: ``body[m.start:m.end] == m.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any, Literal

from newscrawl.availability import Session, availability, sessions

PageFormat = Literal["html", "post", "flash"]
Precision = Literal["day", "minute", "second"]
Role = Literal["subject", "peer", "credit", "passing"]
"""subject: in the title, or named most; peer: only in lists; credit: only as a source; passing: the others."""
Evidence = Literal["link", "repeat", "ticker", "name"]
SymbolKind = Literal["share", "fund", "index", "bond", "forex", "future", "other"]


def iso(value: datetime | None) -> str | None:
    """ISO 8601 with the offset written out; an absent time stays absent."""
    return None if value is None else value.isoformat()


def content_hash(title: str, body: str) -> str:
    """What tells one text from another: 32 hex digits over title and body."""
    return blake2b(f"{title}\n{body}".encode("utf-8", "replace"), digest_size=16).hexdigest()


def plain(value: Any) -> Any:
    """Dataclasses, tuples and times as the plain values that JSON knows."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


# Scrapy's exporters ask a field for its serializer; without one they drop the zone of a time.
PLAIN = {"serializer": plain}


def is_derived(field: Field[Any]) -> bool:
    """Whether a field follows from the others: it is made with them, also by ``replace``, and never given.

    A record may lack it; what a record says there is not looked at.
    """
    return not field.init


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they were saved or answered, and what is known of where they came from."""

    source: str
    """Path, URL or archive record that the page was read from; names it in every message."""
    body: bytes = field(repr=False)
    url: str | None = None
    """Address that the bytes were fetched from, if the archive knows it."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Answer headers, names in lower case."""
    fetched_at: datetime | None = None
    """When the bytes were fetched, if the archive knows it; never guessed."""
    seen_at: datetime | None = None
    """An instant by which the bytes existed for certain. A page that displays a later time is refused."""
    format: PageFormat = "html"
    expected_id: str | None = None
    """The id under which a list named the page. A page that states another id is refused."""
    listed: Mapping[str, str] = field(default_factory=dict)
    """What the list said of the article, as text; times in ISO 8601."""
    parts: tuple[Page, ...] = ()
    """The further pages of a multi-page article, in order."""


@dataclass(frozen=True, slots=True)
class StatedTime:
    """One of the several times that a page states; they differ and are kept apart."""

    kind: str
    """displayed, created, published, updated, republished … (DATA_FORMAT.md, "times")."""
    at: datetime
    precision: Precision
    raw: str
    """The text as it stands in the page."""
    origin: str
    """The selector that it was read with."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article's content."""

    src: str
    """Absolute URL (https: is written before a URL that begins with //)."""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """Text of the body region that is not part of the article, kept so that it can be put back."""

    rule: str
    """Name of the rule that removed it."""
    text: str
    at: int
    """Code-point offset into the body at which the text stood."""
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the body that names a security."""

    symbol: str
    """Canonical symbol: sh601398, sz000402, bj430047, hk00700, usMU, forex:GBP."""
    text: str
    start: int
    end: int
    evidence: Evidence
    """link: the site linked it; repeat: a linked name again; ticker: a code stands beside it; name: by name."""
    kind: SymbolKind
    exchange: str | None
    """ISO 10383 MIC (XSHG, XSHE, XBSE, XHKG), or US; None outside exchanges."""
    is_company: bool
    """Whether the span names a listed company. False for currencies, futures, funds, bonds and indices."""
    quote: str | None = None
    """Price text that the page showed beside the name, as it stood."""
    rule: str = ""
    """The row that recognised the mention."""
    reasons: tuple[str, ...] = ()
    """Why :attr:`is_company` was decided as it is: the rules that counted, each with its weight."""
    company: str | None = None
    """Key of the company: the symbol that stands for it in the table, the same for all its shares; None for others."""
    confidence: float = 0.0
    """0 to 1: how sure :attr:`is_company` is; the weight of the reasons as a logistic figure, no measured frequency."""


@dataclass(frozen=True, slots=True)
class Company:
    """What part a company plays in an article."""

    company: str
    """Key of the company, as in a mention."""
    symbol: str
    """Symbol under which the article speaks of it."""
    role: Role
    relevance: float
    """0 to 1; ``reasons`` say how it came about."""
    count: int
    """Mentions in title and body that name it."""
    in_title: bool
    first: int | None
    """Code-point offset of its first mention in the body."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A page that gave no article, with the reason. A refusal is a record like an article."""

    source: str
    step: str
    """read, decode, parse, strip, mentions, validate or store."""
    reason: str
    """A short fixed word for counting, e.g. ``no-template``."""
    detail: str
    """What was expected, what came, and what to do next."""
    url: str | None = None
    id: str | None = None
    title: str | None = None
    seen_at: datetime | None = None
    """When the answer came that is refused; None where no time of fetching is known."""


@dataclass(frozen=True, slots=True)
class Article:
    """A normalised article. DATA_FORMAT.md describes every field with an example and its origin."""

    id: str
    doc_id: str | None
    url: str | None
    canonical_url: str | None
    source: str
    site: str
    template: str
    title: str
    original_title: str | None
    channel: tuple[str, ...] = field(metadata=PLAIN)
    categories: tuple[str, ...] = field(metadata=PLAIN)
    media: str | None
    author: str | None
    editor: str | None
    editor_code: str | None
    keywords: tuple[str, ...] = field(metadata=PLAIN)
    summary: str | None
    summary_is_ai: bool
    published_at: datetime = field(metadata=PLAIN)
    times: tuple[StatedTime, ...] = field(metadata=PLAIN)
    fetched_at: datetime | None = field(metadata=PLAIN)
    page_number: int
    page_count: int
    page_urls: tuple[str, ...] = field(metadata=PLAIN)
    alternate_urls: tuple[str, ...] = field(metadata=PLAIN)
    head_image: str | None
    images: tuple[Image, ...] = field(metadata=PLAIN)
    body: str
    body_html: str
    mentions: tuple[Mention, ...] = field(metadata=PLAIN)
    title_mentions: tuple[Mention, ...] = field(metadata=PLAIN)
    """Like ``mentions``, with offsets into the title."""
    companies: tuple[Company, ...] = field(metadata=PLAIN)
    """The companies of title and body, the most relevant first."""
    declared_symbols: tuple[str, ...] | None = field(metadata=PLAIN)
    declared_not_linked: tuple[str, ...] = field(metadata=PLAIN)
    linked_not_declared: tuple[str, ...] = field(metadata=PLAIN)
    removals: tuple[Removal, ...] = field(metadata=PLAIN)
    listed: Mapping[str, str] = field(metadata=PLAIN)
    charset: str
    notes: tuple[str, ...] = field(metadata=PLAIN)
    provenance: Mapping[str, str] = field(metadata=PLAIN)
    content_hash: str
    revision: int
    """1 for the text as first seen; a changed text is a new revision."""
    rules: str
    """Digest of the site's rules that the article was made with."""
    available_at: datetime = field(init=False, metadata=PLAIN)
    """From when on this revision could be known, UTC; see :func:`newscrawl.availability.availability`."""
    available_by: str = field(init=False, metadata=PLAIN)
    """The rule that gave it: ``fetched``, ``published``, ``stated:KIND`` or ``list:KEY``."""
    sessions: tuple[Session, ...] = field(init=False, metadata=PLAIN)
    """Of each exchange that the mentions of title and body have, the first session that opens after that."""

    def __post_init__(self) -> None:
        at, rule = availability(self.published_at, self.times, self.fetched_at, self.listed)
        after = sessions((mention.exchange for mention in (*self.title_mentions, *self.mentions)), at)
        for name, value in (("available_at", at), ("available_by", rule), ("sessions", after)):
            object.__setattr__(self, name, value)
