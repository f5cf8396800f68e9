"""File names and the front-matter store."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FIXTURES, ROOT, article_of, pages_of
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.article import Article, Page, Refusal, plain
from newscrawl.settings import ITEM_PIPELINES
from newscrawl.site import Site
from newscrawl.sites import SITES
from newscrawl.stores.frontmatter import FrontMatterStore
from newscrawl.stores.lines import LinesStore
from newscrawl.stores.paths import INDEX, MAX_NAME_BYTES, PathIndex, safe_name


@given(st.text())
def test_a_name_is_one_safe_component(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name not in (".", "..")
    assert name[-1] not in " ."
    assert len(name.encode("utf-8")) <= MAX_NAME_BYTES + 1
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


@pytest.mark.parametrize(
    ("text", "name"),
    [("../../etc/x", "__etc_x"), ("CON", "_CON"), ("nul", "_nul"), ("...", "_"), ("", "_"), ("a\nb", "a b"), (" x. ", "x"),
     ("跌0.2%", "跌02%"), ("“引号”：问？", "“引号”：问？")],
)  # fmt: skip
def test_names(text: str, name: str) -> None:
    assert safe_name(text) == name


@pytest.fixture
def article(site: Site) -> Article:
    path = next(FIXTURES.glob("sina/C/*/page.html"))
    return article_of(Page(str(path), path.read_bytes()), site)


def _store(folder: Path, profile: str = "full") -> FrontMatterStore:
    store = FrontMatterStore(folder, lambda symbols: "", profile)
    store.open()
    return store


def test_two_articles_of_one_title_never_overwrite_each_other(article: Article, tmp_path: Path) -> None:
    other = replace(article, id="comos:zzzzzzz0000001", body_html="<p>另一篇</p>")
    store = _store(tmp_path)
    paths = [store.put(a) for a in (article, other, article)]
    store.close()
    assert paths[0] != paths[1]
    assert paths[2] == paths[0]
    assert "另一篇" in paths[1].read_text("utf-8")
    assert "zzzzzzz0000001" in paths[1].name


@pytest.mark.parametrize(
    ("one", "other"), [("Straße CEO 表态", "STRASSE ceo 表态"), ("Renée 上任", "Rene\u0301e 上任")]
)
def test_titles_that_some_file_system_takes_for_one_are_two_posts(
    one: str, other: str, article: Article, tmp_path: Path
) -> None:
    store = _store(tmp_path)
    paths = [
        store.put(replace(article, id=f"comos:zzzzzzz000000{n}", title=title)) for n, title in enumerate((one, other))
    ]
    store.close()
    assert len({unicodedata.normalize("NFC", str(path)).casefold() for path in paths}) == 2


def test_an_article_keeps_its_path_when_its_title_changes(article: Article, tmp_path: Path) -> None:
    store = _store(tmp_path)
    first = store.put(article)
    store.close()
    store = _store(tmp_path)
    assert store.put(replace(article, title="改过的标题")) == first
    store.close()
    assert "改过的标题" in first.read_text("utf-8")
    assert len(list(tmp_path.rglob("*.md"))) == 1


def test_a_file_that_is_not_ours_is_never_overwritten(article: Article, tmp_path: Path) -> None:
    store = _store(tmp_path)
    path = store.put(article)
    store.close()
    foreign = tmp_path / "other"
    target = foreign / path.relative_to(tmp_path)
    target.parent.mkdir(parents=True)
    target.write_text("mine")
    store = _store(foreign)
    written = store.put(article)
    store.close()
    assert target.read_text() == "mine"
    assert written != target


def test_titles_cannot_leave_the_folder(article: Article, tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    store = _store(folder)
    for number, name in enumerate(("../../etc/x", "/etc/passwd", "..", "CON", "a" * 400, "字" * 400, "\x00", "C:\\x")):
        evil = replace(article, id=f"comos:evil{number}", title=name, categories=("..", name, "/"))
        path = store.put(evil)
        assert path.resolve().is_relative_to(folder.resolve())
        assert all(len(os.fsencode(part)) <= 255 for part in path.relative_to(folder).parts)
    store.close()
    assert len(list(folder.rglob("*.md"))) == 8
    assert {path.name for path in tmp_path.iterdir()} == {"posts"}


def test_a_killed_run_leaves_no_half_file_and_no_second_copy(article: Article, tmp_path: Path) -> None:
    index = PathIndex(tmp_path)
    index.open()
    promised = index.path_for(article.id, article.categories, article.title)
    index.close()  # killed between the index and the file
    store = _store(tmp_path)
    assert store.put(article).relative_to(tmp_path) == promised
    store.close()
    assert list(tmp_path.rglob("*.tmp")) == []


def test_the_pages_of_one_article_are_kept_apart(article: Article, site: Site, tmp_path: Path) -> None:
    store = _store(tmp_path)
    paths = {store.put(replace(article, page_number=number, page_count=3)) for number in (1, 2, 3, 2)}
    store.close()
    assert len(paths) == len(list(tmp_path.rglob("*.md"))) == 3
    assert sorted(article_of(page, site).page_number for page in pages_of(tmp_path)) == [1, 2, 3]


def test_a_refusal_is_recorded_once(tmp_path: Path) -> None:
    refusal = Refusal("a.html", "parse", "no-template", "a.html: none")
    for _ in range(2):
        store = _store(tmp_path)
        store.refuse(refusal)
        store.refuse(refusal)
        store.close()
    assert (tmp_path / "refused.jsonl").read_text("utf-8").count("\n") == 1


def test_an_unknown_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected one of full, strict"):
        FrontMatterStore(tmp_path, lambda symbols: "", "loose")


def test_a_refusal_that_was_cut_off_does_not_join_the_next(tmp_path: Path) -> None:
    store = _store(tmp_path)
    store.close()
    with (tmp_path / "refused.jsonl").open("ab") as file:
        file.write('{"source": "题'.encode()[:-1])
    store = _store(tmp_path)
    store.refuse(Refusal("page.html", "parse", "no-template", "page.html: none"))
    store.close()
    lines = (tmp_path / "refused.jsonl").read_text("utf-8", "replace").splitlines()
    assert json.loads(lines[-1])["reason"] == "no-template"


def test_refusals_are_written_again_when_their_file_was_taken_away(tmp_path: Path) -> None:
    refusal = Refusal("a.html", "parse", "no-template", "a.html: none")
    for _ in range(2):
        store = _store(tmp_path)
        store.refuse(refusal)
        store.close()
        assert (tmp_path / "refused.jsonl").read_text("utf-8").count("\n") == 1
        (tmp_path / "refused.jsonl").unlink()


def test_an_index_that_is_none_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / INDEX).write_bytes(b"this is no database" * 100)
    with pytest.raises(OSError, match=INDEX):
        _store(tmp_path)


@pytest.mark.parametrize("path", ["../../evil.md", "/tmp/evil.md", "a/../../evil.md", "..\\evil.md"])
def test_an_index_cannot_lead_out_of_the_folder(path: str, article: Article, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "posts"
    store = _store(folder)
    store.close()
    with sqlite3.connect(folder / INDEX) as db:
        db.execute("INSERT INTO paths VALUES (?,?,?)", (article.id, path, path))
    db.close()
    store = _store(folder)
    written = store.put(article)
    store.close()
    assert folder in written.resolve().parents


def test_long_titles_and_long_ids_fit_into_a_file_name(article: Article, tmp_path: Path) -> None:
    store = _store(tmp_path)
    long = replace(article, title="很长的题目" * 60)
    paths = {store.put(replace(long, id=f"text:{'x' * 300}{n}")) for n in range(3)}
    store.close()
    assert len(paths) == 3
    assert all(len(path.name.encode()) <= 255 for path in paths)


def test_a_post_that_cannot_be_written_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "金融").write_text("a file where a folder must be", "utf-8")
    page = next(FIXTURES.glob("sina/C/*/page.html"))
    run = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "sina_finance", "-a", f"replay={page}", "-s", f"FRONTMATTER_DIR={tmp_path / 'posts'}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    refused = [json.loads(line) for line in (tmp_path / "posts" / "refused.jsonl").read_text("utf-8").splitlines()]
    assert [(entry["step"], entry["reason"]) for entry in refused] == [("store", "not-stored")]
    assert "1 pages in, 0 articles out, 1 refused" in run.stderr
    assert run.returncode == 5
    assert "newscrawl: store failed (exit code 5): 0 articles, 1 refused" in run.stderr.splitlines()[-1]


def test_a_revision_is_a_post_of_its_own_and_stays_one(article: Article, site: Site, tmp_path: Path) -> None:
    store = _store(tmp_path / "a")
    paths = [store.put(article), store.put(replace(article, revision=2))]
    store.close()
    assert paths[0] != paths[1]
    again = [article_of(page, site) for page in pages_of(tmp_path / "a")]
    assert sorted(one.revision for one in again) == [1, 2]
    assert {one.id for one in again} == {article.id}
    copies = _store(tmp_path / "b")
    for one in again:
        copies.put(one)
    copies.close()
    written = [sorted(path.read_bytes() for path in (tmp_path / name).rglob("*.md")) for name in "ab"]
    assert written[0] == written[1]


def test_json_lines_are_added_once_though_a_run_was_killed(article: Article, tmp_path: Path) -> None:
    path = tmp_path / "new" / "articles.jsonl"
    second = replace(article, id="comos:second0000002")
    changed = replace(article, revision=2, content_hash="other")
    for round_of in ([article], [article, second], [second, changed, article]):
        store = LinesStore(path)
        store.open()
        for one in round_of:
            store.put(one)
        # Killed: nothing closes the store, and the last line may be cut off.
        with path.open("ab") as file:
            file.write(b'{"id": "comos:cut')
    rows = []
    for line in path.read_text("utf-8").splitlines():
        if line.endswith("}"):
            rows.append((json.loads(line)["id"], json.loads(line)["revision"]))
    assert rows == [(article.id, 1), (second.id, 1), (article.id, 2)]
    assert json.loads(path.read_text("utf-8").splitlines()[0]) == json.loads(json.dumps(plain(article)))


def _held(path: Path) -> sqlite3.Connection:
    """The index as another program holds it that writes into it."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    return db


def test_an_index_that_is_held_or_broken_is_an_error_of_the_store(article: Article, tmp_path: Path) -> None:
    refusal = Refusal("a.html", "parse", "no-template", "a.html: none")
    store = _store(tmp_path)
    db = _held(tmp_path / INDEX)
    with pytest.raises(OSError, match=f"{INDEX}: database is locked: another program holds"):
        store.put(article)
    db.execute("ROLLBACK")
    db.close()
    assert store.put(article).is_file()
    store.refuse(refusal)
    store.close()
    store = _store(tmp_path)
    with (tmp_path / INDEX).open("r+b") as file:  # every page of it, while it is open
        file.write(b"\xff" * (tmp_path / INDEX).stat().st_size)
    for again in (
        lambda: store.put(replace(article, id="comos:new")),
        lambda: store.refuse(replace(refusal, detail="x")),
    ):
        with pytest.raises(OSError, match=INDEX):
            again()
    store.close()
    with pytest.raises(OSError, match=f"{INDEX}: no index of posts"):
        _store(tmp_path)


def _replay(*settings: str) -> subprocess.CompletedProcess[str]:
    page = next(FIXTURES.glob("sina/C/*/page.html"))
    command = [sys.executable, "-m", "scrapy", "crawl", "sina_finance", "-a", f"replay={page}"]
    return subprocess.run(
        [*command, *(part for setting in settings for part in ("-s", setting))],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("broken", ["index", "held", "refused"])
def test_a_folder_of_posts_that_cannot_be_used_is_told_before_the_first_page(broken: str, tmp_path: Path) -> None:
    _store(tmp_path).close()
    names = {"index": INDEX, "held": INDEX, "refused": "refused.jsonl"}
    if broken == "index":
        (tmp_path / INDEX).write_bytes(b"this is no database" * 100)
    elif broken == "refused":
        (tmp_path / "refused.jsonl").unlink()
        (tmp_path / "refused.jsonl").mkdir()
    db = _held(tmp_path / INDEX) if broken == "held" else None
    run = _replay(f"FRONTMATTER_DIR={tmp_path}")
    if db:
        db.close()
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "newscrawl: could not start (exit code 1): " in run.stderr.splitlines()[-1]
    assert str(tmp_path / names[broken]) in run.stderr.splitlines()[-1]


def test_a_page_whose_index_is_held_in_the_middle_of_a_run_is_counted_and_told(tmp_path: Path) -> None:
    """Neither the post nor its refusal can be written then."""
    pipelines = {**ITEM_PIPELINES, "tests.broken_pipeline.Held": 595}
    posts = tmp_path / "posts"
    run = _replay(f"FRONTMATTER_DIR={posts}", f"ITEM_PIPELINES={json.dumps(pipelines)}", f"HELD_INDEX={posts / INDEX}")
    assert "Traceback" not in run.stderr
    assert run.returncode == 5
    assert "newscrawl: store failed (exit code 5): 0 articles, 1 refused" in run.stderr.splitlines()[-1]
    assert "database is locked" in run.stderr


def test_a_page_over_which_a_step_breaks_is_a_failure_of_the_run(tmp_path: Path) -> None:
    pipelines = {**ITEM_PIPELINES, "tests.broken_pipeline.Broken": 560}
    page = next(FIXTURES.glob("sina/C/*/page.html"))
    identity = article_of(Page(str(page), page.read_bytes()), SITES["sina"]).id
    settings = (f"FRONTMATTER_DIR={tmp_path}", f"ITEM_PIPELINES={json.dumps(pipelines)}")
    run = _replay(*settings, f"BROKEN_ID={identity}")
    assert run.returncode == 1
    last = run.stderr.splitlines()[-1]
    assert last.startswith("newscrawl: pages lost (exit code 1): 0 articles, 0 refused, ")
    assert "1 more are in no store" in last
    assert list(tmp_path.rglob("*.md")) == []
    assert _replay(*settings, "BROKEN_ID=another").returncode == 0


WRITES = """
import sys
from dataclasses import replace
from pathlib import Path
from conftest import FIXTURES, article_of
from newscrawl.article import Page, Refusal
from newscrawl.sites import SITES
from newscrawl.stores.frontmatter import FrontMatterStore

folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
path = next(FIXTURES.glob("sina/C/*/page.html"))
article = article_of(Page(str(path), path.read_bytes()), SITES["sina"])
print("ready", flush=True)
sys.stdin.readline()
store = FrontMatterStore(folder, lambda symbols: "", durable=False)
store.open()
for number in range(count):
    store.put(replace(article, id=f"comos:{name}{number:07}", title=f"题目 {number}"))
    store.refuse(Refusal(f"{number}.html", "parse", "no-template", f"{number}.html: none"))
store.close()
"""


def test_two_processes_that_write_the_same_titles_overwrite_nothing(tmp_path: Path) -> None:
    count = 300
    command = [sys.executable, "-c", WRITES, str(tmp_path / "posts")]
    paths = {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    running = [
        subprocess.Popen(
            [*command, name, str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, **paths},
        )
        for name in ("one", "two")
    ]  # fmt: skip
    for process in running:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        process.communicate()
        assert process.returncode == 0
    texts = [path.read_text("utf-8") for path in (tmp_path / "posts").rglob("*.md")]
    written = sorted(text.partition("\ndoc_id: '")[2].partition("'")[0] for text in texts)
    assert written == sorted(f"comos:{name}{number:07}" for name in ("one", "two") for number in range(count))
    refused = (tmp_path / "posts" / "refused.jsonl").read_text("utf-8").splitlines()
    assert sorted(json.loads(line)["source"] for line in refused) == sorted(f"{number}.html" for number in range(count))
