"""scrapy verify and scrapy diff, as a person runs them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, ROOT
from test_batch import Batch
from test_warc import write_fixtures

from newscrawl.archive import read_archive
from newscrawl.article import Article, Mention, Page, Removal, plain
from newscrawl.batch.canonical import canonical
from newscrawl.batch.changes import changes
from newscrawl.crawl import manifest
from newscrawl.normalise import process
from newscrawl.site import Site
from newscrawl.sites import SITES


def scrapy(*arguments: object) -> tuple[int, str]:
    command = [sys.executable, "-m", "scrapy", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=120)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    shutil.copytree(FIXTURES, tmp_path / "saved")
    found = Batch(tmp_path / "saved", tmp_path / "out", "--shard-files", "9")
    found.run()
    return found


@pytest.fixture(scope="module")
def articles(site: Site) -> list[Article]:
    pages = [page for page in read_archive(str(FIXTURES), SITES["sina"]) if isinstance(page, Page)]
    found = {a.id: a for page in pages if isinstance(a := process(page, site), Article)}
    return list(found.values())


def lines(path: Path, articles: list[Article]) -> Path:
    path.write_text("".join(f"{json.dumps(plain(article))}\n" for article in articles), "utf-8")
    return path


def test_what_was_written_is_verified(batch: Batch) -> None:
    code, said = scrapy("verify", batch.out)
    assert (code, "all as it was written" in said) == (0, True), said


def test_the_folders_of_a_crawl_stand_for_its_newest_manifest(tmp_path: Path, site: Site) -> None:
    write_fixtures(tmp_path / "a.warc.gz")
    state = tmp_path / "state"
    for name, size in (("20261125T083000.000001Z", 3), ("20261125T083000.000002Z", 4)):
        (tmp_path / f"{name}.jsonl").write_bytes(b"{}\n" * size)
        output = manifest.Output(tmp_path / f"{name}.jsonl", 0)
        path = state / manifest.MANIFESTS / f"{name}.json"
        manifest.write(path, [tmp_path / "a.warc.gz"], output, site, complete=True)
    for given in (state, state / manifest.MANIFESTS, path):
        code, said = scrapy("verify", given)
        assert (code, f"{path}: 1 shards, all as it was written" in said) == (0, True), said
    older = path.with_name("20261125T083000.000001Z.json")
    assert f"{older}: 1 shards" in scrapy("verify", older)[1]


@pytest.mark.parametrize("given", ["nope", "empty", "state", ""])
def test_where_there_is_no_manifest_it_is_said_what_to_give(given: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "state" / manifest.MANIFESTS).mkdir(parents=True)
    (tmp_path / "state" / "package.json").write_text("{}", "utf-8")
    code, said = scrapy("verify", *([tmp_path / given] if given else []))
    assert code == 2
    assert "the folder of scrapy normalise --out, the STATE_DIR of a crawl" in said
    assert "Errno" not in said
    assert str(tmp_path / given) in said or not given


def test_each_thing_that_differs_is_named(batch: Batch, tmp_path: Path) -> None:
    output, refused = batch.files("output")[0], batch.files("refused")[0]
    output.write_text(output.read_text("utf-8").replace("样", "洋"), "utf-8")
    refused.unlink()
    page = next((tmp_path / "saved").rglob("page.html"))
    page.write_bytes(page.read_bytes() + b" ")
    code, said = scrapy("verify", batch.out / "manifest.json")
    assert code == 1
    assert f"{output}: other content" in said
    assert f"{refused}: No such file" in said
    assert "the source has other content" in said
    code, said = scrapy("verify", "--outputs-only", batch.out)
    assert code == 1
    assert "source" not in said


def test_a_forged_output_hash_and_forged_rows_are_found(batch: Batch) -> None:
    path = batch.out / "manifest.json"
    content = batch.manifest()
    content["output_sha256"] = "0" * 64
    content["shards"][0]["rows_sha256"] = "1" * 64
    path.write_text(json.dumps(content), "utf-8")
    code, said = scrapy("verify", path)
    assert code == 1
    assert "output_sha256: expected 0000" in said
    assert "its rows are not those that were written" in said


def test_without_a_manifest_it_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"manifest": 99}', "utf-8")
    assert scrapy("verify", tmp_path / "none")[0] == 2
    assert scrapy("verify", tmp_path)[0] == 2
    assert scrapy("verify")[0] == 2


def test_an_output_equals_its_pages_under_the_same_rules(batch: Batch, tmp_path: Path) -> None:
    code, said = scrapy("diff", batch.out, tmp_path / "saved")
    assert (code, "equal" in said) == (0, True), said
    posts = Batch(tmp_path / "saved", tmp_path / "posts", "--format", "posts")
    posts.run()
    code, said = scrapy("diff", batch.out, tmp_path / "posts")
    assert (code, "equal" in said) == (0, True), said


def test_changes_are_counted_by_field_and_rule_with_samples(articles: list[Article], tmp_path: Path) -> None:
    changed = [*articles]
    number = next(n for n, article in enumerate(articles) if article.mentions and article.template == "C")
    article = articles[number]
    changed[number] = replace(
        article, body=f"{article.body}\n更多精彩", removals=(*article.removals[:-1],), mentions=article.mentions[1:]
    )
    extra = replace(articles[0], id="num:1")
    old, new = lines(tmp_path / "old.jsonl", articles[1:]), lines(tmp_path / "new.jsonl", [*changed[:0:-1], extra])
    code, said = scrapy("diff", "--json", old, new)
    assert code == 1
    rows = [json.loads(line) for line in said.splitlines()]
    assert rows[0]["changed"] == 1
    assert rows[0]["only"] == {"new": 1}
    found = {row["field"]: row for row in rows if "rules" in row and "sample" not in row}
    rule = article.removals[-1].rule
    assert found["body"] == {"field": "body", "articles": 1, "of": len(articles) - 1, "rules": {rule: 1}}
    assert found["mentions"]["rules"] == {article.mentions[0].rule: 1}
    sample = next(row for row in rows if row.get("field") == "body" and "sample" in row)
    assert sample["new"].endswith("更多精彩")
    code, said = scrapy("diff", "--samples", "1", old, new)
    assert f"1 of {len(articles) - 1}" in said
    assert "only in new: num:1" in said
    assert re.search(rf"body: {re.escape(article.id)} \({re.escape(rule)}\)", said)


def test_what_cannot_be_compared_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"no Parquet")
    assert scrapy("diff", tmp_path)[0] == 2
    assert scrapy("diff", tmp_path / "none", FIXTURES)[0] == 2
    assert scrapy("diff", tmp_path / "a.parquet", FIXTURES)[0] == 2


def test_rules_of_a_change(articles: list[Article]) -> None:
    article = next(a for a in articles if a.editor and a.removals)

    def form(**fields: Any) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(canonical(replace(article, **fields)))
        return found

    assert changes(form(), form(rules="0" * 16, source="elsewhere", revision=2)) == []
    (change,) = changes(form(), form(editor=None))
    assert (change.field, change.rules) == ("editor", (article.provenance["editor"],))
    moved = tuple(replace(removal, at=0) for removal in article.removals)
    assert all(change.rules == () for change in changes(form(), form(removals=moved)))
    new = Removal("new-rule", "x", 0)
    (change,) = changes(form(), form(removals=(new, *article.removals)))
    assert change.rules == ("new-rule",)
    mention = Mention("usMU", "M", 0, 1, "link", "share", "US", True, rule="us-span")
    (change,) = changes(form(mentions=()), form(mentions=(mention,)))
    assert change.rules == ("us-span",)
