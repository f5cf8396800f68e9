"""Write article.json of every fixture from today's output. Review the diff before you commit it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.archive import read_archive  # noqa: E402
from newscrawl.article import Article, Page, Refusal, plain  # noqa: E402
from newscrawl.normalise import process  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402

VOLATILE = ("source", "rules")
"""Fields that say where and with which rules an article was made, not what it is."""


def expected(page: Page) -> dict[str, object]:
    """What article.json holds: every field of the article, or the refusal's step and reason."""
    result: Article | Refusal = process(page, SITES["sina"])
    record = plain(result)
    if isinstance(result, Refusal):
        return {"step": result.step, "reason": result.reason}
    return {name: value for name, value in record.items() if name not in VOLATILE}


def main() -> int:
    count = 0
    for page in read_archive(str(ROOT / "fixtures"), SITES["sina"]):
        assert isinstance(page, Page), page
        target = Path(page.source).parent / "article.json"
        target.write_text(json.dumps(expected(page), ensure_ascii=False, indent=1) + "\n", "utf-8")
        count += 1
    print(f"{count} fixtures accepted; read `git diff fixtures` before you commit")
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main())
