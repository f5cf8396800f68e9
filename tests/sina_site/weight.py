"""What surrounds an article on a real page: its sizes, and where it stands. Off, unless ``Options.weight`` is on.

A crawler spends most of its time on what is not the article, so a benchmark needs pages of a real weight.
Only sizes and markup are the site's; every sentence, script and link is invented (``surroundings.py``).
It never changes what a crawl gives. Mobile pages stay light: no raw one has been measured.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random

from tests.sina_site.surroundings import BLOCKS, Part, compose

MEASURED = {
    "A": (Part(29.1, 119, 24, 20.7, 15, 1.4, 0.8), Part(43.0, 342, 54, 15.0, 33, 3.0, 3.2)),
    "B": (Part(57.6, 197, 21, 42.3, 30, 0.0, 2.1), Part(76.7, 529, 80, 24.5, 61, 4.7, 4.3)),
    "C": (Part(49.0, 300, 40, 22.1, 27, 0.0, 1.7), Part(47.5, 500, 60, 5.0, 18, 0.0, 1.9)),
    "N": (Part(36.4, 209, 23, 20.2, 12, 0.2, 1.4), Part(37.2, 415, 40, 5.9, 34, 0.0, 1.6)),
    "K": (Part(9.2, 93, 7, 1.8, 10, 0.0, 0.6), Part(5.9, 59, 0, 0.4, 4, 0.1, 0.8)),
}
"""Before and after the article's element, measured on saved pages: A 2012, B 2016, N and K 2018, all raw answers.

Of C only rendered pages of 2019 are known whole (their styles, which scripts had added, are left out), and of
a raw one of 2026 its 95,062 characters: the part after the article is what that leaves.
"""

KIB = {"A": (73, 88), "B": (134, 141), "C": (98, 106), "N": (75, 81), "K": (16, 19)}
"""Least and most of a whole page. Raw pages: A 77 to 88, B 140, N 76 to 81, K 16 to 18; an invented article
is up to 6 KiB shorter than a real one."""

_OWN = Part(2.2, 30, 2, 0.1, 1, 0.0, 0.1)
"""What a light page already has before its article."""

_MARKS = {
    "A": (b'<div class="blkBreadcrumb">', b'<div class="footer">'),
    "B": (b'<div class="wrap">', b"<!-- bottom -->"),
    "C": (b"<!-- main content start -->", b'<div class="article-content-right">'),
    "N": (b'<div class="main-content w1240">', b"<!-- right -->"),
    "K": (b'<div class="main-content w1240">', b'<div class="article-content-right">'),
}
"""The surroundings stand before these: head and navigation, and what follows the article's tools."""


def dress(body: bytes, seed: int, layout: str, charset: str) -> bytes:
    """The page with its surroundings.

    Raises:
        ValueError: the page lacks a place for them.
    """
    before, after = _MARKS[layout]
    for mark, part in zip((b"</head>", before, after), _parts(seed, layout, charset), strict=True):
        start, found, rest = body.partition(mark)
        if not found:
            raise ValueError(f"layout {layout}: no {mark.decode()} in the page")
        body = b"".join((start, part, mark, rest))
    return body


@lru_cache(maxsize=32)
def _parts(seed: int, layout: str, charset: str) -> tuple[bytes, ...]:
    """Head, navigation and tail of a layout: made once, the server shares the machine with the crawler."""
    random = Random(f"{seed}:weight:{layout}")
    whole, tail = MEASURED[layout]
    before = whole - _OWN
    # A fifth of the scripts and all styles stand in the head.
    scripts, count = before.scripts / 5, before.script_count // 5
    head = Part(scripts + before.styles, 0, 0, scripts, count, before.styles, 0.0)
    texts = (compose(part, BLOCKS[layout], random) for part in (head, before - head, tail))
    return tuple(text.encode(charset, "xmlcharrefreplace") for text in texts)
