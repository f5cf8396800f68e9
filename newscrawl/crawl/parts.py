"""Articles of several pages: where their further pages are. A decision, nothing else."""

from __future__ import annotations

import re

from newscrawl.site import Site

MAX_PARTS = 100
"""Pages of one article. The longest of the 60,000 addresses that are known has 10. One with more than a hundred is no
article or a slip in the page; it would hold its place in the crawl for minutes, and all its pages in memory."""
TOO_MANY = "too-many-pages"
"""Why such an article is refused. No row of the guard names it, so it is final: the next answer says the same."""


class TooManyPagesError(Exception):
    """An article says that it has more pages than are fetched."""


def further_urls(body: bytes, url: str, site: Site) -> list[str]:
    """Addresses of pages 2 to n of an article, by the site's own count.

    Args:
        body: its first page.
        url: the address of that page.

    Raises:
        TooManyPagesError: there are more than :data:`MAX_PARTS`.
    """
    rule, (pattern, form) = site.page_info, site.page_url
    if rule.hint.encode() not in body:
        return []
    found = re.search(rule.pattern, body.decode("latin-1"))
    match = re.match(pattern, url)
    if not found or not match:
        return []
    count = found["count"].lstrip("0")
    if len(count) > len(str(MAX_PARTS)) or int(count or 0) > MAX_PARTS:
        raise TooManyPagesError(f"it has {count[:20]} pages by its own count, and {MAX_PARTS} are the most")
    return [form.format(**match.groupdict(), page=number) for number in range(2, int(count or 0) + 1)]
