"""Draw docs/show.svg: what ``scrapy show`` prints for one fixture."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.archive import read_archive  # noqa: E402
from newscrawl.article import Article, Page  # noqa: E402
from newscrawl.commands.show import show  # noqa: E402
from newscrawl.normalise import process  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402

FIXTURE = "fixtures/sina/C/2026-memory-capex/page.html"


def main() -> int:
    (page,) = read_archive(FIXTURE, SITES["sina"])
    assert isinstance(page, Page)
    article = process(page, SITES["sina"])
    assert isinstance(article, Article)
    console = Console(record=True, width=110, file=io.StringIO(), force_terminal=True)
    show(article, SITES["sina"], console)
    target = ROOT / "docs/show.svg"
    target.write_text(console.export_svg(title=f"scrapy show {FIXTURE}", clear=False), "utf-8")
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
