"""Stores are compared by what they hold; posts, pages and JSON lines are brought into stores."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, ROOT, pages_of
from hypothesis import given
from hypothesis import strategies as st
from invariants import write

from newscrawl.article import Article, Page, Refusal, content_hash, plain
from newscrawl.normalise import process
from newscrawl.sites import SITES
from newscrawl.stores.contents import Held, digest_of
from newscrawl.stores.frontmatter import FrontMatterStore
from newscrawl.stores.parity import Comparison, Figures
from newscrawl.stores.paths import INDEX

SITE = SITES["sina"]
ARTICLES = [a for page in pages_of(FIXTURES) if isinstance(a := process(page, SITE), Article)]


def scrapy(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)


def parity(*arguments: object) -> tuple[int, list[dict[str, Any]]]:
    done = scrapy("parity", "--json", *arguments)
    assert "Traceback" not in done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def lines_of(path: Path, *articles: object) -> Path:
    path.write_text("".join(json.dumps(plain(article), ensure_ascii=False) + "\n" for article in articles), "utf-8")
    return path


def posts_of(folder: Path, *articles: Article, profile: str = "full") -> Path:
    store = FrontMatterStore(folder, lambda symbols: "", profile)
    store.open()
    for article in articles:
        store.put(article)
    store.close()
    return folder


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Posts and JSON lines of one replay of all fixtures."""
    folder = tmp_path_factory.mktemp("stores")
    posts, lines = folder / "posts", folder / "articles.jsonl"
    done = scrapy("crawl", "sina_finance", "-a", f"replay={FIXTURES}", "-s", f"FRONTMATTER_DIR={posts}", "-O", lines)
    assert done.returncode == 0
    return posts, lines


def test_posts_and_lines_of_one_replay_are_equal(stores: tuple[Path, Path]) -> None:
    code, rows = parity(*stores)
    assert code == 0
    assert [row["store"] for row in rows] == list(map(str, stores))
    assert rows[0]["articles"] == rows[1]["articles"] == len({(a.id, a.page_number) for a in ARTICLES})
    assert scrapy("parity", *stores).returncode == 0
    assert parity(*stores, FIXTURES)[0] == 0, "and so is a folder of the pages themselves"


def test_what_is_missing_and_what_is_changed_is_named(stores: tuple[Path, Path], tmp_path: Path) -> None:
    records = [json.loads(line) for line in stores[1].read_text("utf-8").splitlines()]
    ids = [record["id"] for record in records]
    alone = [number for number, identifier in enumerate(ids) if ids.count(identifier) == 1]
    missing, changed = (ids[number] for number in alone[:2])
    records[alone[1]]["body"] += "!"
    del records[alone[0]]
    extra = replace(ARTICLES[0], id="comos:extra000000001")
    lines = lines_of(tmp_path / "b.jsonl", *records, extra)
    code, rows = parity(stores[0], lines)
    assert code == 1
    posts = str(stores[0])
    assert [row for row in rows if "count" in row] == [
        {"difference": "different", "in": [posts, str(lines)], "count": 1},
        {"difference": "only", "in": [posts], "count": 1},
        {"difference": "only", "in": [str(lines)], "count": 1},
    ]
    samples = {row["id"]: (row["difference"], list(row["hashes"])) for row in rows if "id" in row}
    assert samples == {
        missing: ("only", [posts]),
        changed: ("different", [posts, str(lines)]),
        extra.id: ("only", [str(lines)]),
    }
    shown = scrapy("parity", posts, lines)
    assert shown.returncode == 1
    assert f"only in {posts}: {missing}" in shown.stdout
    assert f"different words: {changed}" in shown.stdout


def test_a_post_taken_away_or_changed_is_named(stores: tuple[Path, Path], tmp_path: Path) -> None:
    posts = posts_of(tmp_path / "posts", *ARTICLES)
    assert parity(posts, stores[1])[0] == 0
    first, second = sorted(posts.rglob("*.md"))[:2]
    gone, other = (
        process(page, SITE) for page in (Page(str(p), p.read_bytes(), format="post") for p in (first, second))
    )
    assert isinstance(gone, Article)
    assert isinstance(other, Article)
    first.unlink()
    second.write_text(second.read_text("utf-8").replace("。", "！"), "utf-8")
    code, rows = parity(posts, stores[1])
    assert code == 1
    samples = {row["id"]: row["difference"] for row in rows if "id" in row}
    assert samples == {gone.id: "only", other.id: "different"}


def test_a_title_that_a_post_cannot_hold_is_still_equal(tmp_path: Path) -> None:
    titles = ["a:b/c\\d?e*f“g”h<i>j|k[l]m", "it's", "both ' and \"", "{x} &#123; y", "'", "“”"]
    articles = [
        replace(a, title=title, content_hash=content_hash(title, a.body), id=f"comos:titles0000{number:04d}")
        for number, (a, title) in enumerate(zip(ARTICLES, titles, strict=False))
    ]
    posts, lines = posts_of(tmp_path / "posts", *articles), lines_of(tmp_path / "a.jsonl", *articles)
    assert parity(posts, lines)[0] == 0
    other = lines_of(tmp_path / "b.jsonl", *(replace(a, title=a.title.replace(":", "_")) for a in articles))
    assert parity(posts, other)[0] == 0, "a post cannot tell them apart"
    assert parity(lines, other)[0] == 1, "lines can"


@given(
    st.sampled_from(ARTICLES),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1),
)
def test_the_hash_of_a_post_is_that_of_its_article(article: Article, title: str) -> None:
    article = replace(article, title=title)
    again = process(Page("a.md", write(article, SITE).encode("utf-8", "replace"), format="post"), SITE)
    assert isinstance(again, Article)
    assert digest_of(again.title, again.body, "as in posts") == digest_of(title, article.body, "as in posts")
    assert digest_of(title, article.body, "whole") == content_hash(title, article.body)


def test_the_newest_revision_counts_and_of_copies_the_later(tmp_path: Path) -> None:
    old = ARTICLES[0]
    new = replace(old, body=old.body + "\n新", body_html=old.body_html + "<p>新</p>", revision=2)
    a = lines_of(tmp_path / "a.jsonl", new, old, replace(old, body="x"))
    b = lines_of(tmp_path / "b.jsonl", replace(new, body="first"), new)
    code, rows = parity(a, b)
    assert code == 0
    assert [(row["articles"], row["revisions"]) for row in rows] == [(1, 2), (1, 1)]
    posts = posts_of(tmp_path / "posts", old, new)
    assert parity(posts, a)[0] == 0
    assert parity(posts, lines_of(tmp_path / "c.jsonl", old))[0] == 1


def test_strict_posts_are_known_by_the_index_of_their_folder(tmp_path: Path) -> None:
    one = replace(ARTICLES[0], page_count=2)
    two = replace(one, page_number=2, body_html=one.body_html + "<p>二</p>", body=one.body + "\n二")
    lines = lines_of(tmp_path / "a.jsonl", one, two)
    for profile in ("full", "strict"):
        posts = posts_of(tmp_path / profile, one, two, profile=profile)
        assert parity(posts, lines)[0] == 0
        (posts / INDEX).unlink()
        assert parity(posts, lines)[0] == (profile == "strict")


def test_what_cannot_be_read_is_counted_and_shown(tmp_path: Path) -> None:
    a = lines_of(tmp_path / "a.jsonl", *ARTICLES[:2], Refusal("x.html", "parse", "no-template", "x.html: none"))
    b = lines_of(tmp_path / "b.jsonl", *ARTICLES[:2])
    with b.open("a") as file:
        file.write('{"id": "comos:cu')
    code, rows = parity(a, b)
    assert code == 0
    assert [row["unreadable"] for row in rows] == [0, 1]
    assert rows[1]["unreadable_samples"][0].startswith(f"{b}:3: ")
    assert f"{b}:3: " in scrapy("parity", a, b).stdout
    posts = posts_of(tmp_path / "posts", *ARTICLES[:2])
    (posts / "notes.md").write_text("no post")
    code, rows = parity(posts, a)
    assert (code, rows[0]["unreadable"]) == (0, 1)


def test_three_stores(tmp_path: Path) -> None:
    a = lines_of(tmp_path / "a.jsonl", *ARTICLES[:3])
    b = lines_of(tmp_path / "b.jsonl", *ARTICLES[:2], replace(ARTICLES[2], body="x"))
    c = lines_of(tmp_path / "c.jsonl", *ARTICLES[:2])
    code, rows = parity(a, b, c, "--samples", 0)
    assert code == 1
    assert rows[3:] == [
        {"difference": "different", "in": [str(a), str(b), str(c)], "count": 1},
        {"difference": "only", "in": [str(a), str(b)], "count": 1},
    ]


@pytest.mark.parametrize("form", ["parquet", "jsonl", "posts"])
def test_an_output_of_normalise_is_a_store(stores: tuple[Path, Path], tmp_path: Path, form: str) -> None:
    pytest.importorskip("pyarrow")
    assert scrapy("normalise", FIXTURES, "--out", tmp_path / "out", "--format", form).returncode == 0
    _, lines = stores
    code, rows = parity(lines, tmp_path / "out")
    assert (code, rows[0]["articles"], rows[1]["articles"]) == (0, rows[0]["articles"], rows[0]["articles"]), rows
    assert rows[1]["articles"] > 20


def test_a_store_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    lines = lines_of(tmp_path / "a.jsonl", ARTICLES[0])
    (tmp_path / "a.txt").touch()
    for arguments, says in [
        ((lines,), "give two stores"),
        ((lines, lines), "give two stores"),
        ((lines, tmp_path / "nowhere"), "does not exist"),
        (
            (lines, tmp_path / "a.txt"),
            "is no store; give a folder of posts, a file of .jsonl or .jsonl.gz, an output of normalise, or mongodb",
        ),
    ]:
        done = scrapy("parity", *arguments)
        assert done.returncode == 2
        assert says in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    (tmp_path / INDEX).write_bytes(b"this is no database" * 100)
    assert scrapy("parity", lines, tmp_path).returncode == 2


def test_memory_does_not_grow_with_the_stores() -> None:
    async def many(count: int) -> AsyncIterator[Held]:
        for number in range(count):
            yield Held(f"comos:{number * 7919 % count:012d}", 1, 1, "0" * 32)

    async def compare() -> Figures:
        with closing(Comparison(["a", "b"])) as comparison:
            await comparison.take_in("a", many(60_000))
            await comparison.take_in("b", many(60_001))
            return comparison.figures(3)

    figures = asyncio.run(compare())
    assert figures.counts == {("only", ("b",)): 1}
    assert [sample.id for sample in figures.samples] == ["comos:000000060000"]


def test_lines_and_posts_are_imported_twice_and_change_nothing(stores: tuple[Path, Path], tmp_path: Path) -> None:
    posts = tmp_path / "posts"
    for _ in range(2):
        done = scrapy("import", stores[1], stores[0] / "refused.jsonl", "-s", f"FRONTMATTER_DIR={posts}")
        assert done.returncode == 0
        assert "Traceback" not in done.stderr
        written = {path.name: path.read_bytes() for path in posts.rglob("*.md")}
        assert written == {path.name: path.read_bytes() for path in stores[0].rglob("*.md")}
        assert (posts / "refused.jsonl").read_bytes() == (stores[0] / "refused.jsonl").read_bytes()
    again = tmp_path / "again"
    assert scrapy("import", stores[0], "-s", f"FRONTMATTER_DIR={again}", "-O", tmp_path / "a.jsonl").returncode == 0
    assert {p.read_bytes() for p in again.rglob("*.md")} == {p.read_bytes() for p in posts.rglob("*.md")}
    assert parity(again, posts, tmp_path / "a.jsonl")[0] == 0


def test_a_replay_of_lines_gives_the_same_lines(stores: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = scrapy("crawl", "sina_finance", "-a", f"replay={stores[1]}", "-s", "FRONTMATTER_DIR=", "-O", out)
    assert done.returncode == 0
    assert out.read_bytes() == stores[1].read_bytes()


def test_what_is_read_is_never_written(stores: tuple[Path, Path], tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_bytes(stores[1].read_bytes())
    for option in ("-o", "-O"):
        done = scrapy("import", lines, "-s", "FRONTMATTER_DIR=", option, lines)
        assert done.returncode == 2
        assert "cannot be written too" in done.stderr
        assert lines.read_bytes() == stores[1].read_bytes()


def test_imports_that_cannot_be_are_usage_errors(tmp_path: Path) -> None:
    (tmp_path / "a,b.jsonl").touch()
    lines = lines_of(tmp_path / "a.jsonl", ARTICLES[0])
    for arguments, says in [
        ((), "give folders"),
        ((tmp_path / "nowhere",), "does not exist"),
        ((tmp_path / "a,b.jsonl",), "comma"),
        ((lines, "-a", "channels=x"), "takes no -a"),
        ((lines, "-s", "FRONTMATTER_DIR="), "no store is switched on"),
    ]:
        done = scrapy("import", *arguments)
        assert done.returncode == 2, done.stderr
        assert says in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_an_interrupted_import_says_so_and_can_be_repeated(tmp_path: Path) -> None:
    articles = [replace(ARTICLES[n % 5], id=f"comos:many{n:09d}") for n in range(4000)]
    lines, posts = lines_of(tmp_path / "a.jsonl", *articles), tmp_path / "posts"
    command = [sys.executable, "-m", "scrapy", "import", str(lines), "-s", f"FRONTMATTER_DIR={posts}"]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not any(posts.rglob("*.md")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGINT)
    assert run.wait(60) == 7
    assert 0 < len(list(posts.rglob("*.md"))) < len(articles)
    assert list(posts.rglob("*.tmp")) == []
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120).returncode == 0
    assert parity(posts, lines)[0] == 0
