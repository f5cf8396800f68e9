"""Strip: what is no part of the article leaves the text and stays on the record.

Rows that judge elements act during the walk; rows of words then act on whole blocks, again and again
until nothing changes, so that normalising a written article again changes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from newscrawl.article import Refusal, Removal
from newscrawl.normalise.blocks import Block
from newscrawl.normalise.decode import decode
from newscrawl.normalise.draft import Draft, Stripped
from newscrawl.normalise.elements import walk_lines
from newscrawl.normalise.fields import captured
from newscrawl.normalise.flash import link_tagged
from newscrawl.normalise.parse import parse
from newscrawl.normalise.rulebook import Rulebook, rulebook
from newscrawl.normalise.walk import Walk
from newscrawl.normalise.wording import Wording
from newscrawl.site import Site, css


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
    Wording(blocks, book).apply()
    return blocks


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
