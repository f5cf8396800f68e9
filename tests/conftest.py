"""What several tests share: the site, the fixtures, and the corpus where it is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newscrawl.archive import read_archive
from newscrawl.article import Article, Page
from newscrawl.normalise import process
from newscrawl.site import Site
from newscrawl.sites import SITES

pytest_plugins = ["tests.mongo.fixtures"]
ROOT = Path(__file__).parents[1]
# A database that is given is for the tests of the store alone, not for every crawl of every test.
if _given := os.environ.pop("MONGODB_URI", ""):
    os.environ.setdefault("MONGODB_TEST_URI", _given)
FIXTURES = ROOT / "fixtures"
SHARED = Path(os.environ.get("NEWSCRAWL_SHARED", ROOT.parent / "shared"))
"""Real pages and hand-made truth; not part of the repository. Tests that need them skip without them."""


@pytest.fixture(scope="session")
def site() -> Site:
    return SITES["sina"]


@pytest.fixture(scope="session")
def corpus() -> Path:
    path = SHARED / "corpus"
    if not path.is_dir():
        pytest.skip(f"no corpus of real pages at {path} (set NEWSCRAWL_SHARED)")
    return path


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What is brought onto the disk from now on, in order, by its name at that time: bytes of a file, -1 for a folder.

    It is brought there too: only who asks for it is written down. ``os.sync`` is all of it, with the name ``*``.
    """
    seen: list[tuple[str, int]] = []
    fsync, sync = os.fsync, os.sync

    def told_fsync(file: int) -> None:
        path = Path(f"/proc/self/fd/{file}").readlink()
        seen.append((str(path), -1 if path.is_dir() else os.fstat(file).st_size))
        fsync(file)

    def told_sync() -> None:
        seen.append(("*", -1))
        sync()

    monkeypatch.setattr(os, "fsync", told_fsync)
    monkeypatch.setattr(os, "sync", told_sync)
    return seen


def pages_of(folder: Path) -> list[Page]:
    pages = list(read_archive(str(folder), SITES["sina"]))
    assert pages, f"no pages in {folder}"
    assert all(isinstance(page, Page) for page in pages), pages
    return pages  # type: ignore[return-value]


def article_of(page: Page, site: Site) -> Article:
    result = process(page, site)
    assert isinstance(result, Article), result
    return result
