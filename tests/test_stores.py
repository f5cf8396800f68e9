"""File names and the front-matter store."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FIXTURES, ROOT, article_of, pages_of
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.article import Article, Page, Refusal, plain
from newscrawl.site import Site
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
    shouting = replace(article, id="comos:zzzzzzz0000002", title=article.title.swapcase())
    store = _store(tmp_path)
    paths = [store.put(a) for a in (article, other, shouting, article)]
    store.close()
    assert len({str(path).casefold() for path in paths[:3]}) == 3
    assert paths[3] == paths[0]
    assert "另一篇" in paths[1].read_text("utf-8")
    assert "zzzzzzz0000001" in paths[1].name


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
    assert "'newscrawl/refused/not-stored': 1" in run.stderr
    assert "'newscrawl/articles'" not in run.stderr


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
