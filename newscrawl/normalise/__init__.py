"""The pure core: a page comes in, an article or a refusal goes out. No network, file, database or clock.

Crawl, replay and batch call :func:`process`; Scrapy's pipelines call the same steps one by one.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from newscrawl.article import Article, Page, Refusal
from newscrawl.normalise.decode import decode
from newscrawl.normalise.mentions import mentions
from newscrawl.normalise.parse import parse
from newscrawl.normalise.strip import strip
from newscrawl.normalise.validate import validate
from newscrawl.site import Site

__all__ = [
    "STEPS", "Step", "decode", "mentions", "page_of", "parse", "process", "process_safely", "strip", "take", "validate",
]  # fmt: skip

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
            return _refused(value, page)
    return value  # type: ignore[no-any-return]


def process_safely(page: Page, site: Site) -> Article | Refusal:
    """The same for a crawl: a defect of ours is a refusal too, and a refusal has the id that was expected."""
    value: Any = page
    for step in STEPS:
        value = take(step, value, site)
    return value  # type: ignore[no-any-return]


def take(step: Step, value: Any, site: Site) -> Any:
    """One step. What has its article or refusal already passes; no page is lost over a defect of ours."""
    if isinstance(value, (Article, Refusal)):
        return value
    page = page_of(value)
    try:
        result = step(value, site)
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{page.source}: {type(error).__name__} in {at.name}, line {at.lineno}: {error}"
        result = Refusal(page.source, step.__name__, "defect", f"{what}; please report it with the page", page.url)
    return _refused(result, page) if isinstance(result, Refusal) else result


def _refused(refusal: Refusal, page: Page) -> Refusal:
    """With what the page itself does not say: the id that a list gave it, and when it came."""
    return replace(refusal, id=page.expected_id or refusal.id, seen_at=page.fetched_at)


def page_of(value: Any) -> Page:
    """The page, wherever the value of a step keeps it."""
    for name in ("stripped", "draft", "page"):
        value = getattr(value, name, value)
    return value  # type: ignore[no-any-return]
