"""The pure core: a page comes in, an article or a refusal goes out. No network, file, database or clock.

Crawl, replay and batch call :func:`process`; Scrapy's pipelines call the same steps one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newscrawl.article import Article, Page, Refusal
from newscrawl.normalise.decode import decode
from newscrawl.normalise.mentions import mentions
from newscrawl.normalise.parse import parse
from newscrawl.normalise.strip import strip
from newscrawl.normalise.validate import validate
from newscrawl.site import Site

__all__ = ["STEPS", "Step", "decode", "mentions", "parse", "process", "strip", "validate"]

Step = Callable[[Any, Site], Any]
STEPS: tuple[Step, ...] = (decode, parse, strip, mentions, validate)


def process(page: Page, site: Site) -> Article | Refusal:
    """Normalise one page.

    Returns:
        the article, or the refusal of the first step that could not go on. Never raises for bad input.
    """
    value: Any = page
    for step in STEPS:
        value = step(value, site)
        if isinstance(value, Refusal):
            return value
    return value  # type: ignore[no-any-return]
