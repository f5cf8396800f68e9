"""A folder of saved pages in every layout: pages of the simulated site, and fixtures with a title of their own each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from tests.sina_site import World
from tests.sina_site import pages as site_pages
from tests.sina_site.weight import MEASURED, dress

FIXTURES = Path(__file__).parents[1] / "fixtures" / "sina"
A_FOLDER = 1000
"""Pages in a folder."""
FROM_FIXTURES = 5
"""Every so many pages one is from a fixture: there stand the layouts that the simulated site lacks."""
NOW = 1_790_000_000
"""When the newest was published: the same pages in every run."""


def write_pages(folder: Path, count: int, *, weight: bool = False) -> list[Path]:
    """Write so many pages; their paths.

    Args:
        weight: with surroundings as heavy as those of real pages.
    """
    world = World(articles=count, days=3650, seed=7, multi=0.02, dead=0, junk=0, flashes=0, now=NOW)
    generated = _generated(world, weight)
    varied = _varied()
    written = []
    for number in range(count):
        suffix, body = next(varied if number % FROM_FIXTURES == FROM_FIXTURES - 1 else generated)
        path = folder / f"{number // A_FOLDER:04d}" / f"{number:07d}{suffix}"
        if number % A_FOLDER == 0:
            path.parent.mkdir(parents=True)
        path.write_bytes(body)
        written.append(path)
    return written


def _generated(world: World, weight: bool) -> Iterator[tuple[str, bytes]]:
    for doc in world.docs:
        number = 0 if doc.serial % 10 == 0 and doc.mobile_url else 1  # 0: the mobile page
        text, charset = site_pages.article(world, doc, number)
        body = text.encode(charset, "replace")
        yield (
            ".html",
            dress(body, doc.serial, doc.layout, charset) if weight and number and doc.layout in MEASURED else body,
        )


def _varied() -> Iterator[tuple[str, bytes]]:
    """Fixtures that give an article, one after the other without end, each time with another title."""
    found = []
    for expected in sorted(FIXTURES.glob("*/*/article.json")):
        source = next(path for path in sorted(expected.parent.glob("page.*")) if path.name != "page.json")
        article = json.loads(expected.read_text("utf-8"))
        if "title" in article:
            found.append((source.name.removeprefix("page"), source.read_bytes(), article["title"], article["charset"]))
    for number, (suffix, body, title, charset) in enumerate(cycle(found)):
        old = title.encode(charset)
        yield suffix, body.replace(old, f"{title}，第{number}号".encode(charset))


def head(folder: Path, count: int) -> list[Path]:
    """The first pages of a folder, by path."""
    return list(islice(sorted(path for path in folder.rglob("*") if path.is_file()), count))
