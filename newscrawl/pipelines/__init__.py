"""The way of a page, one class a step. ``ITEM_PIPELINES`` in settings.py reads as the table of contents.

The first five call the pure core; then come the stores; the last one takes refusals out of the feeds.
A refusal, from any step, passes through to the stores: it is a record like an article.
"""

from newscrawl.pipelines.outcome import ArticlesOnly, Count, Outcome, Settle
from newscrawl.pipelines.steps import Decode, Mentions, Normalise, Parse, Strip, Validate
from newscrawl.pipelines.stores import FrontMatter, JsonLines, MongoDB

__all__ = [
    "ArticlesOnly", "Count", "Decode", "FrontMatter", "JsonLines", "Mentions", "MongoDB", "Normalise", "Outcome",
    "Parse", "Settle", "Strip", "Validate",
]  # fmt: skip
