"""What holds for every article, whatever the page was. Each check returns what is wrong, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from newscrawl.article import Article, Page, Refusal
from newscrawl.normalise import process
from newscrawl.normalise.decode import decode
from newscrawl.normalise.document import Document
from newscrawl.normalise.elements import SILENT, visible_text
from newscrawl.normalise.flash import read_flash
from newscrawl.normalise.rulebook import rulebook
from newscrawl.post import post_of, read_post
from newscrawl.site import Css, Site

# White space in all its forms, controls, and the separator that we write between table cells.
_SQUASHED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufffe\uffff|]+")


def squash(text: str) -> str:
    """Text without blanks, controls and cell separators."""
    return _SQUASHED.sub("", text)


def violations(page: Page, article: Article, site: Site) -> Iterator[str]:
    """Every invariant that the article breaks."""
    yield from offsets(article)
    yield from nothing_lost(page, article, site)
    yield from idempotent(article, site)


def offsets(article: Article) -> Iterator[str]:
    """Spans are half-open, ordered, do not overlap, and hold their text."""
    end = 0
    for mention in article.mentions:
        held = article.body[mention.start : mention.end]
        if held != mention.text:
            yield f"span {mention.start}:{mention.end} holds {held!r}, not {mention.text!r}"
        if mention.start < end:
            yield f"mention {mention.text!r} at {mention.start} overlaps the one before"
        end = mention.end
    for removal in article.removals:
        if not 0 <= removal.at <= len(article.body):
            yield f"removal {removal.rule} at {removal.at} lies outside the body"


def put_back(article: Article) -> str:
    """The body with every removal put back where it stood."""
    pieces, at = [], 0
    for removal in article.removals:
        pieces += [article.body[at : removal.at], removal.text]
        at = removal.at
    return "".join([*pieces, article.body[at:]])


def nothing_lost(page: Page, article: Article, site: Site) -> Iterator[str]:
    """Kept text + removed text = all text of the body region."""
    template = next(row for row in site.templates if row.name == article.template)
    text = decode(page, site)
    assert not isinstance(text, Refusal)
    utf8 = text.utf8
    if template.format == "post":
        utf8 = f"<html><body><div>{read_post(utf8.decode()).html}</div></body></html>".encode()
    if template.format == "flash":
        utf8 = read_flash(utf8, site).html
    body = Document(utf8).find(Css(template.body))[0]
    if body.tag in SILENT:
        return  # a broken page: the style element itself has the body's id
    whole = squash(visible_text(body))
    found = squash(put_back(article))
    if whole != found:
        at = next(
            (i for i, (a, b) in enumerate(zip(whole, found, strict=False)) if a != b), min(len(whole), len(found))
        )
        yield f"text lost or moved at {at}: page {whole[at - 20 : at + 30]!r}, article {found[at - 20 : at + 30]!r}"


def idempotent(article: Article, site: Site) -> Iterator[str]:
    """Normalising the written post again gives the same post and the same measured body."""
    first = write(article, site)
    again = process(Page("again.md", first.encode("utf-8", "replace"), format="post"), site)
    if isinstance(again, Refusal):
        yield f"the written post is refused: {again.detail}"
        return
    second = write(again, site)
    if first != second:
        at = next(
            (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
        )
        yield f"the post changes at {at}: {first[at - 40 : at + 60]!r} → {second[at - 40 : at + 60]!r}"
    if article.body != again.body:
        yield "the body changes"
    if spans(article) != spans(again):
        yield f"mentions change: {sorted(spans(article) ^ spans(again))[:4]}"


def cut_in_vain(page: Page, result: Article | Refusal, site: Site) -> Iterator[str]:
    """Parsing only a page's beginning gives what the whole page gives, an article or a refusal."""
    whole = process(page, _uncut(site))
    if isinstance(whole, Article):
        whole = replace(whole, rules=site.digest)
    if whole != result:
        names = [name for name in result.__dataclass_fields__ if getattr(whole, name, None) != getattr(result, name)]
        yield f"the cut page gives another {', '.join(names)}: {getattr(whole, names[0], whole)!r:.200}"


@cache
def _uncut(site: Site) -> Site:
    return replace(site, regions=())


def spans(article: Article) -> set[tuple[str, int, int]]:
    """Symbol and place of every mention."""
    return {(mention.symbol, mention.start, mention.end) for mention in article.mentions}


def write(article: Article, site: Site) -> str:
    """The article's post."""
    declared = article.declared_symbols
    comment = "" if declared is None else rulebook(site).symbols.declaration(declared)
    return post_of(article, comment, strict=False).write()
