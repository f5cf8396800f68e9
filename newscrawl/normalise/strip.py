"""Strip: what is no part of the article leaves the text and stays on the record.

Rows that judge elements act during the walk; rows of words then act on whole blocks, again and again
until nothing changes, so that normalising a written article again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from newscrawl.article import Image, Refusal, Removal
from newscrawl.normalise.blocks import Block
from newscrawl.normalise.decode import decode
from newscrawl.normalise.draft import Draft, Stripped
from newscrawl.normalise.elements import walk_lines
from newscrawl.normalise.fields import MAX_LINE, captured
from newscrawl.normalise.flash import link_tagged
from newscrawl.normalise.identity import split
from newscrawl.normalise.parse import parse
from newscrawl.normalise.rulebook import Rulebook, rulebook
from newscrawl.normalise.walk import Walk
from newscrawl.site import Site, css

SENTENCE_END = "。！？"
"""A line of links that ends so is a linked sentence of the article."""
MAX_CAPTION_BESIDE = 100
"""Longest text, in code points, that is taken for a caption only because it stands beside a picture."""


def strip(draft: Draft, site: Site) -> Stripped | Refusal:
    """The draft's body without its boilerplate, or a refusal: no-body or nested-too-deep."""
    book = rulebook(site)
    blocks = _blocks(draft, book)
    if draft.page.parts and len(draft.page.parts) + 1 != draft.pages[1]:
        return _missing(draft, len(draft.page.parts) + 2, "it was not fetched")
    for number, part in enumerate(draft.page.parts, 2):
        if isinstance(blocks, Refusal):
            break
        text = decode(part, site)
        further = text if isinstance(text, Refusal) else parse(text, site)
        more = further if isinstance(further, Refusal) else _blocks(further, book)
        if isinstance(more, Refusal):
            return _missing(draft, number, f"{more.reason}: {more.detail}")
        assert isinstance(further, Draft)
        if further.pages != (number, draft.pages[1]) or further.id != draft.id:
            return _missing(draft, number, f"the answer is page {further.pages[0]} of {further.id}")
        blocks += more
        draft = replace(draft, declared=_union(draft.declared, further.declared), pages=(1, draft.pages[1]))
    if isinstance(blocks, Refusal):
        return blocks
    link_tagged([block for block in blocks if not block.rule], draft.tagged)
    body, removals = _assemble(blocks)
    kept = tuple(block for block in blocks if not block.rule)
    images = tuple(block.image for block in kept if block.image)
    fields, provenance = captured(draft, kept, _removed_texts(blocks), book)
    return Stripped(draft, kept, body, removals, images, fields, provenance)


def _missing(draft: Draft, number: int, what: str) -> Refusal:
    page = draft.page
    detail = f"{page.source}: page {number} of {draft.pages[1]} is missing: {what}; fetch the article again"
    return Refusal(page.source, "strip", "missing-page", detail, draft.url, draft.id)


def _union(first: tuple[str, ...] | None, second: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys([*(first or ()), *(second or ())])) if first or second else first


def _blocks(draft: Draft, book: Rulebook) -> list[Block] | Refusal:
    """The settled blocks of one page, boilerplate marked."""
    page = draft.page
    if draft.document.too_deep:
        detail = (
            "elements are nested deeper than 2,048 levels and the parser drops text there; repair or leave the page"
        )
        return Refusal(page.source, "strip", "nested-too-deep", f"{page.source}: {detail}", draft.url, draft.id)
    found = draft.document.find(css(draft.template.body))
    if not found:
        detail = f"template {draft.template.name} finds no body at {draft.template.body}"
        return Refusal(page.source, "strip", "no-body", f"{page.source}: {detail}", draft.url, draft.id)
    if draft.template.preformatted:
        blocks = walk_lines(found[0])
    else:
        number = draft.id.rpartition(":")[2] if draft.id and draft.id.startswith("num:") else None
        blocks = Walk(book, draft.url or page.url, number).run(found[0])
    while _apply_rows(blocks, book):
        pass
    return blocks


def _apply_rows(blocks: list[Block], book: Rulebook) -> bool:
    """One pass of every row of words over the blocks still kept; True if anything was removed."""
    kept = [block for block in blocks if not block.rule]
    texts = [block for block in kept if block.kind != "image"]
    marked = [*_captions(kept, book), *_lines(texts, book), *_headings(texts, book), *_edges(texts, book)]
    for block, rule in marked:
        block.rule = block.rule or rule
    return bool(marked)


def _captions(kept: list[Block], book: Rulebook) -> Iterator[tuple[Block, str]]:
    for at, (picture, block) in enumerate(pairwise(kept)):
        if picture.image is None or picture.image.caption or block.kind != "p":
            continue
        matching = (row for pattern, row in book.caption_lines if pattern.fullmatch(block.text))
        rule = next((row.name for row in matching if not row.between_text or _is_between_text(kept, at)), "")
        if not rule and block.beside_picture and len(block.text) <= MAX_CAPTION_BESIDE:
            rule = book.caption_beside
        if rule:
            picture.image = Image(picture.image.src, block.text)
            yield block, rule


def _is_between_text(kept: list[Block], at: int) -> bool:
    """Whether text stands before the picture there, and directly behind the line below it."""
    return any(block.kind != "image" for block in kept[:at]) and any(b.kind != "image" for b in kept[at + 2 : at + 3])


def _lines(texts: list[Block], book: Rulebook) -> Iterator[tuple[Block, str]]:
    for block in texts:
        if len(block.text) > MAX_LINE or not book.any_line.fullmatch(block.text):
            continue
        for pattern, row in book.lines:
            if pattern.fullmatch(block.text) and (block.only_links or not row.only_links):
                yield block, row.name
                break


def _headings(texts: list[Block], book: Rulebook) -> Iterator[tuple[Block, str]]:
    for pattern, name in book.headings:
        for at, block in enumerate(texts):
            if len(block.text) > 30 or not pattern.fullmatch(block.text):
                continue
            end = at + 1
            while end < len(texts) and texts[end].only_links:
                end += 1
            if end > at + 1:
                yield from ((removed, name) for removed in texts[at:end])


def _edges(texts: list[Block], book: Rulebook) -> Iterator[tuple[Block, str]]:
    for hosts, name in book.edges:
        for block in {id(block): block for block in texts[:1] + texts[-1:]}.values():
            links = [split(run.href) for run in block.runs if run.href]
            if block.text[-1:] in SENTENCE_END:
                continue
            if links and block.only_links and all(link and hosts.search(link.hostname or "") for link in links):
                yield block, name


def _assemble(blocks: list[Block]) -> tuple[str, tuple[Removal, ...]]:
    """The body text, and every removal with the offset at which its text stood."""
    lines: list[str] = []
    removals: list[Removal] = []
    at = 0
    for block in blocks:
        if block.rule:
            images = (*block.images, *(image for cut in block.cuts for image in cut.images))
            removals.append(Removal(block.rule, block.whole_text(), at, images))
        elif block.kind != "image":
            removals += [Removal(cut.rule, cut.text, at + cut.at, cut.images) for cut in block.cuts]
            lines.append(block.text)
            at += len(block.text) + 1
    body = "\n".join(lines)
    return body, tuple(Removal(r.rule, r.text, min(r.at, len(body)), r.images) for r in removals)


def _removed_texts(blocks: list[Block]) -> list[tuple[str, str]]:
    """(rule, text) of everything removed, without what was cut out of it before."""
    pairs = [
        [(block.rule, block.text)] if block.rule else [(cut.rule, cut.text) for cut in block.cuts] for block in blocks
    ]
    return [pair for group in pairs for pair in group]
