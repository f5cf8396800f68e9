"""What the steps hand to each other: bytes → Text → Draft → Stripped → Measured → Article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newscrawl.article import Company, Image, Mention, Page, Removal, StatedTime, content_hash
from newscrawl.normalise.blocks import Block
from newscrawl.normalise.document import Document
from newscrawl.site import Template


@dataclass(frozen=True, slots=True)
class Text:
    """After decode: the page's text."""

    page: Page
    utf8: bytes
    """The text in UTF-8; the page's own bytes where they are."""
    charset: str
    """What the page's bytes are."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """After parse: the fields as found and the tree that holds the body."""

    page: Page
    charset: str
    notes: tuple[str, ...]
    template: Template
    document: Document
    id: str | None
    url: str | None
    fields: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    times: tuple[StatedTime, ...]
    declared: tuple[str, ...] | None
    pages: tuple[int, int]
    """Number of this page and count of all pages of the article."""
    provenance: Mapping[str, str]
    tagged: tuple[tuple[str, str, str], ...] = ()
    """(words, symbol, rule) of securities that a flash names beside its text."""


@dataclass(frozen=True, slots=True)
class Stripped:
    """After strip: the kept blocks, and what was removed with its place."""

    draft: Draft
    blocks: tuple[Block, ...]
    body: str
    removals: tuple[Removal, ...]
    """Those of empty elements too; an article keeps the ones with text or pictures."""
    images: tuple[Image, ...]
    fields: Mapping[str, str]
    provenance: Mapping[str, str]

    @property
    def id(self) -> str:
        """The article's id: the one that the page states, else one made of its words."""
        return self.draft.id or f"text:{content_hash(self.draft.fields.get('title', ''), self.body)[:16]}"


@dataclass(frozen=True, slots=True)
class Measured:
    """After mentions: the spans on the body."""

    stripped: Stripped
    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...] = ()
    companies: tuple[Company, ...] = ()
