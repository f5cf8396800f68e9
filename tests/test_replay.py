"""The main job as a person runs it: a subprocess, real files in, real files out."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FIXTURES, ROOT, SHARED
from invariants import write

from newscrawl.archive import read_archive
from newscrawl.article import Article, Page, Refusal, plain
from newscrawl.normalise import STEPS, process
from newscrawl.site import Site
from newscrawl.sites import SITES

SCRAPY = [sys.executable, "-m", "scrapy"]


def crawl(tmp_path: Path, replay: str, *more: str) -> subprocess.CompletedProcess[str]:
    command = [*SCRAPY, "crawl", "sina_finance", "-a", f"replay={replay}", "-s", f"FRONTMATTER_DIR={tmp_path / 'posts'}",
               "-O", str(tmp_path / "out.jsonl"), *more]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("replay")
    return folder, crawl(folder, str(FIXTURES))


def test_the_run_is_clean(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = run
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "Deprecat" not in done.stderr


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_summary_in_the_read_me_is_the_one_that_is_printed(
    run: tuple[Path, subprocess.CompletedProcess[str]], name: str
) -> None:
    text = (ROOT / name).read_text("utf-8")
    shown = text[text.index("\nsina_finance: ") :].partition("```")[0]
    title, head, *rows = (line.strip() for line in shown.splitlines() if line.strip() not in ("", "…"))
    printed = {line.strip() for line in run[1].stderr.splitlines()}
    assert len(rows) > 3
    old = [line for line in (title, head, *rows) if line not in printed]
    assert old == [], "if fixtures were added: copy the new figures of `make replay` into both read-mes"


def test_json_lines_are_the_articles_of_the_pure_core_in_order(
    run: tuple[Path, subprocess.CompletedProcess[str]], site: Site
) -> None:
    folder, _ = run
    results = [process(page, site) for page in read_archive(str(FIXTURES), SITES["sina"]) if isinstance(page, Page)]
    articles = [json.loads(json.dumps(plain(r))) for r in results if isinstance(r, Article)]
    assert records(folder / "out.jsonl") == articles
    assert all(str(record["published_at"])[-6] in "+-" for record in records(folder / "out.jsonl"))


def test_the_pipelines_are_the_steps_of_the_core(site: Site) -> None:
    from newscrawl import pipelines, settings

    names = [
        name.rsplit(".", 1)[1] for name in sorted(settings.ITEM_PIPELINES, key=settings.ITEM_PIPELINES.__getitem__)
    ]
    assert names[0] == "Normalise"
    steps = names[1:6]
    assert [getattr(pipelines, name).step for name in steps] == list(STEPS)


def test_every_page_is_a_post_or_a_refusal(run: tuple[Path, subprocess.CompletedProcess[str]], site: Site) -> None:
    folder, _ = run
    pages = list(read_archive(str(FIXTURES), SITES["sina"]))
    posts = [path.read_bytes().decode() for path in (folder / "posts").rglob("*.md")]
    refused = records(folder / "posts" / "refused.jsonl")
    results = [process(page, site) for page in pages if isinstance(page, Page)]
    articles = [r for r in results if isinstance(r, Article)]
    assert len(articles) + len(refused) == len(pages)
    newest = {(article.id, article.page_number): write(article, site) for article in articles}
    assert sorted(posts) == sorted(newest.values())
    assert refused == [plain(r) for r in results if isinstance(r, Refusal)]


def test_the_summary_counts_what_came_out(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = run
    out, refused = records(folder / "out.jsonl"), records(folder / "posts" / "refused.jsonl")
    assert f"{len(out) + len(refused)} pages in, {len(out)} articles out, {len(refused)} refused" in done.stderr
    for heading in ("articles by template", "refusals by reason", "removals by rule", "mentions by evidence"):
        assert heading in done.stderr


def test_a_second_run_changes_no_file(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = run
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / "posts").rglob("*.md")}
    refused = (folder / "posts" / "refused.jsonl").read_bytes()
    assert crawl(folder, str(FIXTURES)).returncode == 0
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / "posts").rglob("*.md")} == before
    assert (folder / "posts" / "refused.jsonl").read_bytes() == refused


def test_replaying_the_written_posts_gives_the_same_posts(
    run: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    folder, _ = run
    assert crawl(tmp_path, str(folder / "posts")).returncode == 0
    first = sorted(path.read_bytes() for path in (folder / "posts").rglob("*.md"))
    assert sorted(path.read_bytes() for path in (tmp_path / "posts").rglob("*.md")) == first


def test_a_file_a_folder_several_and_gz(tmp_path: Path) -> None:
    source = next(FIXTURES.glob("sina/C/*/page.html"))
    packed = tmp_path / "in" / "page.shtml.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(source.read_bytes()))
    (packed.parent / "notes.txt").write_text("not a page")
    done = crawl(tmp_path, f"{source},{packed.parent}")
    assert done.returncode == 0
    found = records(tmp_path / "out.jsonl")
    assert [record["source"] for record in found] == [str(source), str(packed)]
    assert len(list((tmp_path / "posts").rglob("*.md"))) == 1, "one article, whichever copy it came from"


def test_what_cannot_be_read_is_a_refusal(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html.gz").write_bytes(b"no gzip")
    (folder / "b.html").write_bytes(b"<html>")
    (folder / "b.json").write_text('{"url": "x", "fetched_at": "yesterday"}')
    (folder / "b2.html").write_bytes(b"<html>")
    (folder / "b2.json").write_text('{"fetched_at": "2026-01-01T00:00:00"}')
    (folder / "c.html").symlink_to("/etc/hostname")
    (folder / "d.html.gz").write_bytes(gzip.compress(b"x" * 60_000_000))
    results = list(read_archive(str(folder), SITES["sina"]))
    assert [r.reason if isinstance(r, Refusal) else "page" for r in results] == [
        "unreadable",
        "bad-sidecar",
        "bad-sidecar",
        "outside-folder",
        "page",
    ]
    assert crawl(tmp_path, str(folder)).returncode == 0
    reasons = [record["reason"] for record in records(tmp_path / "posts" / "refused.jsonl")]
    assert reasons == ["unreadable", "bad-sidecar", "bad-sidecar", "outside-folder", "too-large"]


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ('{"url": 5}', "url: expected text, found int"),
        ('{"url": ["http://a/"]}', "url: expected text, found list"),
        ('{"headers": "x"}', "headers: expected an object, found str"),
        ('{"fetched_at": 1}', "fetched_at: expected a time in ISO 8601, found int"),
        ('{"fetched_at": "9999-12-31T23:59:59-14:00"}', "is no time in UTC"),
        ('{"fetched_at": "0001-01-01T00:00:00+14:00"}', "is no time in UTC"),
        ('{"url": ' + "[" * 100_000, "recursion"),
        ('{"url": "' + "x" * 2_000_000 + '"}', "longer than"),
        ('{"url": "\xff', "decode"),
    ],
)
def test_a_sidecar_of_other_types_is_refused_with_what_was_expected(
    known: str, says: str, tmp_path: Path, site: Site
) -> None:
    (tmp_path / "a.html").write_bytes((FIXTURES / "sina/C/2026-memory-capex/page.html").read_bytes())
    (tmp_path / "a.json").write_bytes(known.encode("latin-1"))
    (refusal,) = read_archive(str(tmp_path), site)
    assert isinstance(refusal, Refusal)
    assert (refusal.step, refusal.reason) == ("read", "bad-sidecar")
    assert says in refusal.detail


def test_a_sidecar_that_leads_out_of_the_folder_is_not_read(tmp_path: Path, site: Site) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"in/{name}.html").write_bytes((FIXTURES / "sina/C/2026-memory-capex/page.html").read_bytes())
    for place in ("secret.json", "in/shared.json"):
        (tmp_path / place).write_text('{"url": "https://finance.sina.com.cn/secret"}')
    (tmp_path / "in/a.json").symlink_to("../secret.json")
    (tmp_path / "in/b.json").symlink_to("shared.json")
    refusal, link, page = read_archive(str(tmp_path / "in"), site)
    for refused in (refusal, link):
        assert isinstance(refused, Refusal)
        assert refused.reason == "outside-folder"
        assert "a.json" in refused.detail
        assert "secret" not in refused.detail
    assert refusal.source.endswith("a.html")
    assert isinstance(page, Page)
    assert page.url == "https://finance.sina.com.cn/secret", "a link inside the folder is read"


def test_a_link_to_itself_and_folders_nested_without_end_hide_nothing(tmp_path: Path) -> None:
    page = (FIXTURES / "sina/C/2026-memory-capex/page.html").read_bytes()
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.html").symlink_to("b.html")
    (folder / "z.html").write_bytes(page)
    here = Path.cwd()
    try:
        os.chdir(folder / "deep")  # a path as long as these is no argument for the system
        for number in range(3000):
            Path("d").mkdir()
            os.chdir("d")
            if number == 1500:
                Path("page.html").write_bytes(page)
    finally:
        os.chdir(here)
    try:
        found = list(read_archive(str(folder), SITES["sina"]))
    finally:
        subprocess.run(["rm", "-rf", str(folder / "deep")], check=True)
    assert [getattr(result, "reason", "page") for result in found] == ["unreadable", "unreadable", "page", "page"]


def test_a_path_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    done = crawl(tmp_path, str(tmp_path / "nowhere"))
    assert done.returncode != 0
    assert "does not exist" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_to_replay_is_a_clear_error() -> None:
    command = [*SCRAPY, "crawl", "sina_finance", "-a", "replay="]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 2
    assert "-a replay= says nothing" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sina_finance", "replay=fixtures"), "replay=fixtures: one spider"),
        (("sina_finance", "fixtures"), "fixtures: one spider"),
        (("sina_finanse",), "no spider sina_finanse; there are sina_finance"),
        (("sina_finance", "-a", "urls="), "-a urls= says nothing"),
        (("sina_finance", "-a", "channels= "), "-a channels= says nothing"),
        (("sina_finance", "-a", "replays=x"), "-a replays: there is no such argument"),
        (("sina_finance", "-a", "since=2099-01-01"), "since=2099-01-01: expected a time before now"),
        (
            ("sina_finance", "-a", "since=2026-01-02", "-a", "until=2026-01-02"),
            "expected a time before until=2026-01-02",
        ),
        (
            ("sina_finance", "-a", "replay=fixtures", "-s", "FRONTMATER_DIR=x"),
            "FRONTMATER_DIR: there is no such setting; is it FRONTMATTER_DIR?",
        ),
        (("sina_finance", "-a", "urls=README.md"), "expected a file with an address of sina"),
    ],
)
def test_what_would_crawl_something_else_is_a_usage_error(arguments: tuple[str, ...], said: str) -> None:
    done = subprocess.run(
        [*SCRAPY, "crawl", *arguments], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 2, done.stderr
    assert said in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("feed", ["/proc/none/x.jsonl", "FOLDER:jsonl", "FOLDER/file/x.jsonl"])
def test_a_feed_that_cannot_be_written_is_a_usage_error(tmp_path: Path, feed: str) -> None:
    (tmp_path / "file").touch()
    feed = feed.replace("FOLDER", str(tmp_path))
    done = crawl(tmp_path, str(FIXTURES), "-O", feed)
    assert done.returncode == 2
    assert "name a file that can be written" in done.stderr.splitlines()[-1]
    assert not (tmp_path / "posts").exists() or not list((tmp_path / "posts").iterdir())


@pytest.mark.parametrize("copies", [1, 30], ids=["fails when it is closed", "fails when it is written"])
def test_a_feed_on_a_full_disk_is_a_failure_and_spares_the_others(tmp_path: Path, copies: int) -> None:
    page = (
        '<html><head><meta charset="utf-8"></head><body><h1 class="main-title">题目</h1><div id="top_bar">'
        '<span class="date">2020年01月02日 10:00</span></div><div id="artibody"><p>一段。</p></div></body></html>'
    )
    (tmp_path / "pages").mkdir()
    for number in range(copies):
        (tmp_path / "pages" / f"{number}.html").write_text(page, "utf-8")
    feeds = {path: {"format": "jsonl"} for path in ("/dev/full", str(tmp_path / "out.jsonl"))}
    command = [*SCRAPY, "crawl", "sina_finance", "-a", f"replay={tmp_path / 'pages'}", "-s", f"FEEDS={json.dumps(feeds)}",
               "-s", f"FRONTMATTER_DIR={tmp_path / 'posts'}"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 5
    assert "newscrawl: store failed (exit code 5): " in done.stderr.splitlines()[-1]
    assert done.stderr.count("what is to come is not written there") == (copies > 1)
    assert len(records(tmp_path / "out.jsonl")) == copies


def test_a_replay_without_pages_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = crawl(tmp_path, str(tmp_path / "empty"))
    assert done.returncode == 2
    assert "newscrawl: no pages found (exit code 2): " in done.stderr.splitlines()[-1]


def test_the_last_line_says_what_was_written_where(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = run
    last = done.stderr.splitlines()[-1]
    assert last.startswith("newscrawl: all well (exit code 0): 30 articles, 13 refused, ")
    assert str(folder / "out.jsonl") in last
    assert str(folder / "posts") in last
    assert "Disabled" not in done.stderr


def test_strict_profile_by_setting(tmp_path: Path) -> None:
    source = next(FIXTURES.glob("sina/C/*/page.html"))
    assert crawl(tmp_path, str(source), "-s", "FRONTMATTER_PROFILE=strict").returncode == 0
    (post,) = (tmp_path / "posts").rglob("*.md")
    assert "doc_id" not in post.read_text("utf-8")


def test_an_unknown_profile_is_a_clear_error(tmp_path: Path) -> None:
    source = next(FIXTURES.glob("sina/C/*/page.html"))
    done = crawl(tmp_path, str(source), "-s", "FRONTMATTER_PROFILE=loose")
    assert done.returncode == 2
    assert "expected one of full, strict" in done.stderr


def test_show(tmp_path: Path) -> None:
    source = next(FIXTURES.glob("sina/C/2026*/page.html"))
    refused = next(FIXTURES.glob("sina/refused/ban-page/page.html"))
    done = subprocess.run(
        [*SCRAPY, "show", str(source)], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 0
    assert "published_at" in done.stdout
    assert "⟦app-qr: " in done.stdout
    assert re.search(r"^app-qr +1 +QR code of the finance app", done.stdout, re.MULTILINE)
    assert "[us" in done.stdout
    done = subprocess.run(
        [*SCRAPY, "show", str(refused)], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "refused: ban-page" in done.stdout


def test_the_benchmark_figures_hold(tmp_path: Path, corpus: Path) -> None:
    bench = SHARED / "bench"
    assert crawl(tmp_path, f"{corpus / 'pages'},{corpus / 'posts'}").returncode == 0
    score = [sys.executable, str(bench / "score.py"), str(bench / "labels"), str(tmp_path / "out.jsonl")]
    figures = json.loads(subprocess.run(score, capture_output=True, text=True, check=True, timeout=60).stdout)
    assert figures["missing"] == []
    assert figures["body"]["f1"] >= 0.995
    assert figures["paragraphs_exact"] >= 0.95
    assert figures["leaks"] == figures["offsets_bad"] == 0
    exact = ("title", "published_at", "doc_id", "media", "editor", "editor_code", "original_title", "declared_symbols")
    assert {field: figures["fields"][field] for field in exact} == dict.fromkeys(exact, 1.0)
    assert figures["fields"]["author"] >= 0.95
    assert figures["fields"]["channel"] >= 0.95
    assert figures["images"]["f1"] >= 0.95
    assert figures["linked_mentions"]["precision"] == figures["linked_mentions"]["recall"] == 1.0
    assert figures["mentions"]["recall"] >= 0.70
    assert figures["mentions"]["precision"] >= 0.85
