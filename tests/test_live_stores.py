"""A live crawl whose posts cannot be written: it ends, says so, and the next run stores what this one could not."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from test_live import Crawl, serve, since

from newscrawl.settings import ITEM_PIPELINES
from newscrawl.stores.paths import INDEX
from tests.sina_site import Options, World


def test_an_index_of_posts_that_another_program_holds_ends_the_crawl_and_loses_nothing(tmp_path: Path) -> None:
    with serve(World(articles=40, days=1, seed=3), Options()) as site:
        crawl = Crawl(tmp_path, site.url)
        pipelines = {**ITEM_PIPELINES, "tests.broken_pipeline.Held": 595}
        held = {"ITEM_PIPELINES": json.dumps(pipelines), "HELD_INDEX": str(tmp_path / "posts" / INDEX)}
        done = crawl.run(*since(), CONCURRENT_REQUESTS="1", **held)  # each article in flight waits for the index
        assert done.returncode == 5, done.stderr[-3000:]
        assert "newscrawl: store failed (exit code 5): " in done.stderr.splitlines()[-1]
        assert "database is locked: another program holds the index of posts" in done.stderr
        assert "Traceback" not in done.stderr
        states = dict(crawl.ledger("SELECT state, count(*) FROM articles GROUP BY state"))
        assert "stored" not in states
        assert "refused" not in states
        done = crawl.run(*since())
        assert done.returncode == 0, done.stderr[-3000:]
        assert crawl.posts() == Counter(row["id"] for row in site.expected())
