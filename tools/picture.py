"""Draw docs/show.svg: what ``scrapy show`` prints for one fixture."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
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


def drawn() -> str:
    """The picture as SVG."""
    (page,) = read_archive(str(ROOT / FIXTURE), SITES["sina"])
    assert isinstance(page, Page)
    article = process(replace(page, source=FIXTURE), SITES["sina"])
    assert isinstance(article, Article)
    console = Console(record=True, width=110, file=io.StringIO(), force_terminal=True)
    show(article, SITES["sina"], console)
    return console.export_svg(title=f"scrapy show {FIXTURE}", clear=False)


def main() -> int:
    target = ROOT / "docs/show.svg"
    target.write_text(drawn(), "utf-8")
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
