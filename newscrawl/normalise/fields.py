"""Fields that stand in the text: credits read from removed lines, bylines read from kept ones."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.normalise.blocks import Block
from newscrawl.normalise.draft import Draft
from newscrawl.normalise.rulebook import Rulebook
from newscrawl.site import Capture

MAX_LINE = 2000
"""Longest text, in code points, that may be boilerplate by its words; disclaimers have up to some hundreds."""


def captured(
    draft: Draft, kept: Sequence[Block], removed: Sequence[tuple[str, str]], book: Rulebook
) -> tuple[dict[str, str], dict[str, str]]:
    """Field values by name, and the row that read each. Earlier rows win; a row fills only what is missing.

    Args:
        removed: (rule, text) of everything that was removed.
    """
    texts = [block.text for block in kept if block.text]
    fields: dict[str, str] = {}
    provenance: dict[str, str] = {}
    for pattern, names, row in book.captures:
        wanted = [name for name in names if name not in fields]
        if not wanted or row.flash != (draft.template.format == "flash"):
            continue
        for text in _texts_of(row, draft, texts, removed):
            match = pattern.search(text)
            if not match:
                continue
            for name in wanted:
                value = match[name]
                if name == "author" and value:
                    value = " ".join(filter(None, book.author_noise.sub(" ", value).split()))
                if value:
                    fields[name] = value.strip()
                    provenance[name] = f"capture {row.name}"
            break
    return fields, provenance


def _texts_of(row: Capture, draft: Draft, texts: list[str], removed: Sequence[tuple[str, str]]) -> Sequence[str]:
    if row.of == "editor_line":
        return [draft.fields["editor_line"]] if "editor_line" in draft.fields else []
    if row.of == "removed":
        return [text for rule, text in removed if rule == row.rule and len(text) <= MAX_LINE]
    if row.position == "first":
        return texts[:2]
    return texts[-1:] if row.position == "last" else texts
