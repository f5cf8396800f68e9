"""What the summary counts of an article or a refusal, under which names."""

from __future__ import annotations

from collections.abc import Iterator

from newscrawl.article import Article, Refusal


def names(record: Article | Refusal) -> Iterator[str]:
    """A name for each count that goes up by one."""
    if isinstance(record, Refusal):
        yield f"refused/{record.reason}"
        return
    yield "articles"
    yield f"templates/{record.template}"
    for removal in record.removals:
        yield f"removed/{removal.rule}"
    for mention in record.mentions:
        yield f"mentions/{mention.evidence}"
