"""A user's own tables: read, refused with line and advice, and the same everywhere."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, ROOT, article_of
from test_live import Crawl

from newscrawl.article import Article, Page, plain
from newscrawl.normalise import process
from newscrawl.normalise.listings import Naming, updated
from newscrawl.normalise.review import learned, review
from newscrawl.normalise.rulebook import rulebook
from newscrawl.normalise.securities import Securities
from newscrawl.normalise.tables import TablesError
from newscrawl.site import Site
from newscrawl.tables import read_tables, site_of, site_with_tables
from tests.sina_site import World, serve

PAGE = FIXTURES / "sina/C/2026-memory-capex/page.html"
ID = "comos:nitmeav9633557"
OLD = "报告认为，下载新浪财经APP之类的渠道并不改变问卷样本的构成，纸质问卷仍占三成。"
NAMES = "symbol\tname\tfrom\tto\tkind\n"
LEARNED = "name\tsymbol\tcount\tfirst day\tlast day\n"
CORRECTIONS = "article\tname\tsymbol\tis_company\twhy\n"
MARKS = r"^(?:\*?ST)(?=[\u4e00-\u9fff])"


def page_saying(*sentences: str) -> Page:
    text = PAGE.read_text("utf-8")
    assert OLD in text
    return Page(str(PAGE), text.replace(OLD, "".join(sentences)).encode("utf-8"))


def folder(path: Path, securities: str = "", learned: str = "", corrections: str = "") -> Path:
    path.mkdir(exist_ok=True)
    for name, head, rows in (
        ("securities", NAMES, securities),
        ("learned", LEARNED, learned),
        ("corrections", CORRECTIONS, corrections),
    ):
        if rows:
            (path / f"{name}.tsv").write_text(head + rows, "utf-8")
    return path


def found(article: Article) -> dict[str, tuple[str, str, bool]]:
    return {one.text: (one.symbol, one.rule, one.is_company) for one in article.mentions}


def scrapy(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == code, done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    return done


# what the tables do -------------------------------------------------------------------------------


def test_no_folder_or_an_empty_one_is_the_site_itself(tmp_path: Path, site: Site) -> None:
    assert site_with_tables(site, "") is site
    assert site_with_tables(site, tmp_path) is site
    tables = read_tables(folder(tmp_path, learned="样本甲\tsh600519\t3\t2026-01-01\t2026-02-01\n"))
    assert site_of("sina", tables) is site_of("sina", read_tables(tmp_path)), "the same tables are compiled once"
    assert len({site.digest, site_of("sina", tables).digest}) == 2


def test_a_learned_name_is_found_from_its_first_day_on_and_marked(tmp_path: Path, site: Site) -> None:
    page = page_saying("酱坛子集团表示，今年不再提价。")
    assert "酱坛子集团" not in found(article_of(page, site))
    row = "酱坛子\tsh600519\t3\t{}\t2026-02-01\n"
    known = site_with_tables(site, folder(tmp_path, learned=row.format("2026-01-01")))
    assert found(article_of(page, known))["酱坛子集团"] == ("sh600519", "learned-name", True)
    later = site_with_tables(site, folder(tmp_path, learned=row.format("2026-10-01")))
    assert "酱坛子集团" not in found(article_of(page, later)), "the page is of September"


def test_a_refreshed_name_begins_and_ends_on_its_days(tmp_path: Path, site: Site) -> None:
    rows = "sh600519\t贵州茅台\t2001-08-27\t2026-08-31\ts\nsh600519\t赤水样酒\t2026-09-01\t\ts\n"
    known = site_with_tables(site, folder(tmp_path, securities=rows))
    table = rulebook(known).securities
    assert [b.valid for b in table.bearers("赤水样酒", "20260901")] == [True]
    assert table.bearers("赤水样酒", "20260831") == ()
    assert [b.valid for b in table.bearers("贵州茅台", "20260831")] == [True]
    assert [b.valid for b in table.bearers("贵州茅台", "20260901")] == [False]
    article = article_of(page_saying("赤水样酒表示，今年不再提价。"), known)
    assert found(article)["赤水样酒"] == ("sh600519", "short-name", True)


def test_a_security_that_is_not_listed_any_more_is_not_found_after_its_last_day() -> None:
    table = "sh600001\t\t20000101\t\t*ST样本|s|2000|\t样本|b|2000\t样本股份有限公司|f\tA B|e\n"
    rows = [Naming("sh600001", "*ST样本", "2000-01-01", "2026-08-31", "s")]
    changed = Securities(updated(table, rows, MARKS))
    assert [changed.bearers(text, "20260831") != () for text in ("*ST样本", "样本", "A B")] == [True] * 3
    assert [changed.bearers(text, "20260901") != () for text in ("*ST样本", "样本", "A B")] == [False] * 3
    again = updated(updated(table, rows, MARKS), [Naming("sh600001", "新样", "2027-01-01", "", "s")], MARKS)
    assert Securities(again).bearers("新样", "20270102")


def test_a_new_name_brings_the_one_without_marks_and_keeps_what_is_known_of_the_word() -> None:
    table = "sh600001\t\t\t\t机器人|sw|2000\n"
    rows = [
        Naming("sh600001", "机器人", "2000-01-01", "2020-01-01", "s"),
        Naming("sz000003", "*ST 样 本Ａ", "", "", "s"),
    ]
    changed = Securities(updated(table, rows, MARKS))
    assert changed.everyday("机器人") == "w"
    assert changed.names("sz000003", "99991231") == {"*ST样本Ａ", "*ST样本A", "样本A"}
    assert "sz000003" in changed


def test_corrections_win_over_all_rules(tmp_path: Path, site: Site) -> None:
    page = page_saying("机器人走进了样本车间。贵州茅台发布公告。美光发布公告。招商银行发布公告。")
    rows = (
        "*\t机器人\tsz300024\t1\tthe share, in this archive\n"
        f"{ID}\t贵州茅台\t\t0\ta street of that name\n*\t贵州茅台\t\t1\telsewhere the company\n"
        "*\t美光\t\t0\tnot even where it is linked\ncomos:aaaaaaa1234567\t招商银行\t\t0\tof another article\n"
    )
    article = article_of(page, site_with_tables(site, folder(tmp_path, corrections=rows)))
    said = {one.text: one for one in article.mentions}
    assert (said["机器人"].symbol, said["机器人"].is_company, said["机器人"].confidence) == ("sz300024", True, 1.0)
    assert said["机器人"].reasons[-1] == "correction: the share, in this archive"
    assert "贵州茅台" not in said
    assert (said["美光"].is_company, said["美光"].confidence, said["美光"].evidence) == (False, 0.0, "link")
    assert said["招商银行"].is_company
    assert "usMU" not in {one.symbol for one in article.companies}
    judged = {one.mention.text: one.mention for one in review(page, site_with_tables(site, tmp_path))}  # type: ignore[union-attr]
    assert judged["贵州茅台"].reasons[-1] == "correction: a street of that name"


def test_a_correction_may_give_another_security_and_name_the_longer_words(tmp_path: Path, site: Site) -> None:
    page = page_saying("贵州茅台集团发布公告。招商银行发布公告。")
    rows = "*\t贵州茅台集团\t\t0\tthe parent\n*\t招商银行\thk03968\t1\tthe share in Hong Kong\n"
    said = found(article_of(page, site_with_tables(site, folder(tmp_path, corrections=rows))))
    assert not {"贵州茅台", "贵州茅台集团"} & said.keys()
    assert said["招商银行"][0] == "hk03968"
    mention = next(one for one in article_of(page, site_with_tables(site, tmp_path)).mentions if one.text == "招商银行")
    assert (mention.company, mention.exchange) == ("sh600036", "XHKG")


def test_an_article_without_an_id_is_named_by_its_words(tmp_path: Path, site: Site) -> None:
    text = next((FIXTURES / "sina/post").glob("2021-old-variant/page.md")).read_text("utf-8")
    head, start, rest = text.partition("<div>   \n")
    page = Page("post.md", f"{head}{start}<p>贵州茅台发布公告。</p>{rest}".encode(), format="post")
    article = article_of(page, site)
    assert article.id.startswith("text:")
    assert found(article)["贵州茅台"][2]
    known = site_with_tables(site, folder(tmp_path, corrections=f"{article.id}\t贵州茅台\t\t0\tso\n"))
    assert "贵州茅台" not in found(article_of(page, known))


# what is no table ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("securities.tsv", "symbol\tname\n", "line 1: expected the headings 'symbol\\tname\\tfrom\\tto\\tkind'; found"),
        (
            "securities.tsv",
            NAMES + "sh600519\t贵州茅台\t\ts\n",
            "line 2: expected 5 columns with a tab between two; found 4",
        ),
        ("securities.tsv", NAMES + "\nsh600519\t贵州茅台\t2026/01/02\t\ts\n", "line 3: expected from: a day such as"),
        ("securities.tsv", NAMES + "sh600519\t贵州茅台\t2026-02-30\t\ts\n", "line 2: expected from: a day such as"),
        (
            "securities.tsv",
            NAMES + "sh600519\t贵州茅台\t2026-02-03\t2026-02-02\ts\n",
            "expected to 2026-02-03 or later",
        ),
        ("securities.tsv", NAMES + "sh000300\t沪深300\t\t\ts\n", "line 2: expected symbol: a symbol such as"),
        ("securities.tsv", NAMES + "sh600519\t茅|台\t\t\ts\n", "line 2: expected name: a name of 2 to 60"),
        ("securities.tsv", NAMES + "sh600519\t茅台\t\t\tl\n", "line 2: expected kind: one of"),
        ("learned.tsv", LEARNED + "茅台\tsh600519\t0\t2026-01-01\t2026-01-01\n", "expected count: a whole number"),
        ("learned.tsv", LEARNED + "茅台\tsh600519\t1\t\t2026-01-01\n", "line 2: expected first day: a day"),
        (
            "corrections.tsv",
            CORRECTIONS + "nitmeav9633557\t茅台\t\t1\tso\n",
            "line 2: expected article: an article's id",
        ),
        ("corrections.tsv", CORRECTIONS + "*\t茅台\t\tyes\tso\n", "line 2: expected is_company: 1 or 0; found 'yes'"),
        ("corrections.tsv", CORRECTIONS + "*\t茅台\t\t1\t \n", "line 2: expected why: a reason"),
        (
            "corrections.tsv",
            CORRECTIONS + "*\t茅台\t\t1\ta\n*\t茅台\t\t0\tb\n",
            "line 3: expected one row for it: line 2",
        ),
    ],
)
def test_a_bad_row_is_named_with_what_was_expected(tmp_path: Path, site: Site, file: str, text: str, said: str) -> None:
    (tmp_path / file).write_text(text, "utf-8")
    with pytest.raises(TablesError) as raised:
        site_with_tables(site, tmp_path)
    assert str(raised.value).startswith(
        f"{tmp_path / file}, {said}" if said.startswith("line") else str(tmp_path / file)
    )
    assert said in str(raised.value)
    assert str(raised.value).count("; ") >= 2, "expected, found, and what to do"


def test_other_bytes_than_utf8_and_no_folder(tmp_path: Path, site: Site) -> None:
    (tmp_path / "learned.tsv").write_bytes(LEARNED.encode() + "酱坛子\tsh600519\t1\t\t\n".encode("gb18030"))
    with pytest.raises(TablesError, match=r"learned\.tsv, line 2: expected UTF-8"):
        site_with_tables(site, tmp_path)
    with pytest.raises(TablesError, match="expected a folder; found nothing"):
        site_with_tables(site, tmp_path / "none")
    with pytest.raises(TablesError, match="found a file"):
        site_with_tables(site, tmp_path / "learned.tsv")


def test_a_mark_of_the_encoding_and_line_ends_of_windows_do_not_matter(tmp_path: Path, site: Site) -> None:
    row = "酱坛子\tsh600519\t3\t2026-01-01\t2026-02-01\n"
    plainly = site_with_tables(site, folder(tmp_path, learned=row))
    (tmp_path / "learned.tsv").write_bytes(b"\xef\xbb\xbf" + (LEARNED + row).replace("\n", "\r\n").encode())
    assert site_with_tables(site, tmp_path).digest == plainly.digest


@pytest.mark.parametrize(
    "command",
    [
        ("show", PAGE), ("mentions", PAGE), ("diff", PAGE, PAGE), ("normalise", PAGE, "--out", "OUT", "--format", "jsonl"),
        ("crawl", "sina_finance", "-a", f"replay={PAGE}"), ("import", PAGE), ("parity", PAGE.parent, FIXTURES / "sina/post"),
        ("crawl", "sina_securities"), ("export", PAGE),
    ],
    ids=lambda command: " ".join(map(str, command[:2])),
)  # fmt: skip
def test_every_command_refuses_a_bad_table_before_it_starts(tmp_path: Path, command: tuple[Any, ...]) -> None:
    (tmp_path / "corrections.tsv").write_text("name\n", "utf-8")
    more = [
        "-s",
        f"TABLES_DIR={tmp_path}",
        "-s",
        f"FRONTMATTER_DIR={tmp_path / 'posts'}",
        "-s",
        f"STATE_DIR={tmp_path}",
    ]
    done = scrapy(*(tmp_path / "out" if part == "OUT" else part for part in command), *more, code=2)
    assert f"{tmp_path / 'corrections.tsv'}, line 1: expected the headings" in done.stderr


# the same everywhere ------------------------------------------------------------------------------


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return folder(
        tmp_path / "tables",
        "sh600519\t赤水样酒\t2026-09-01\t\ts\n",
        "酱坛子\tsh600519\t3\t2026-01-01\t2026-02-01\n",
        "*\t机器人\tsz300024\t1\tthe share\n*\t美光\t\t0\tnot here\n",
    )


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    saved = tmp_path / "saved"
    saved.mkdir()
    page = page_saying("赤水样酒表示，今年不再提价。酱坛子集团表示赞同。机器人走进了样本车间。")
    (saved / "page.html").write_bytes(page.body)
    return saved


def _replay(pages: Path, tables: Path, out: Path) -> list[dict[str, Any]]:
    scrapy("crawl", "sina_finance", "-a", f"replay={pages}", "-s", f"TABLES_DIR={tables}", "-O", out / "out.jsonl",
           "-s", f"FRONTMATTER_DIR={out / 'posts'}")  # fmt: skip
    return [json.loads(line) for line in (out / "out.jsonl").read_text("utf-8").splitlines()]


def _export(pages: Path, tables: Path, out: Path) -> list[dict[str, Any]]:
    out.mkdir()
    scrapy("export", pages, "--out", out / "out.jsonl", "-s", f"TABLES_DIR={tables}")
    return [json.loads(line) for line in (out / "out.jsonl").read_text("utf-8").splitlines()]


def _batch(*more: str) -> Callable[[Path, Path, Path], list[dict[str, Any]]]:
    def run(pages: Path, tables: Path, out: Path) -> list[dict[str, Any]]:
        scrapy("normalise", pages, "--out", out, "--format", "jsonl", "-s", f"TABLES_DIR={tables}", *more)
        return [json.loads(line) for file in out.glob("articles/*") for line in file.read_text("utf-8").splitlines()]

    return run


@pytest.mark.parametrize("way", [_replay, _export, _batch("--workers", "2"), _batch("--dask", "local")], ids=["replay", "export", "batch", "dask"])  # fmt: skip
def test_a_folder_gives_the_same_article_by_every_way(
    tmp_path: Path, site: Site, pages: Path, tables: Path, way: Callable[[Path, Path, Path], list[dict[str, Any]]]
) -> None:
    if way not in (_replay, _export):
        pytest.importorskip("distributed")
    known = site_with_tables(site, tables)
    wanted = process(Page(str(pages / "page.html"), (pages / "page.html").read_bytes()), known)
    (article,) = way(pages, tables, tmp_path / "out")
    assert article == plain(wanted)
    assert article["rules"] == known.digest != site.digest
    texts = {one["text"]: one["is_company"] for one in article["mentions"]}
    assert texts["赤水样酒"], texts
    assert texts["酱坛子集团"]
    assert texts["机器人"]
    assert not texts["美光"]


def test_a_batch_is_made_anew_when_a_table_changes_and_diff_says_what(
    tmp_path: Path, pages: Path, tables: Path
) -> None:  # fmt: skip
    run = _batch()
    first = run(pages, tables, tmp_path / "out")
    again = scrapy("normalise", pages, "--out", tmp_path / "out", "--format", "jsonl", "-s", f"TABLES_DIR={tables}")
    assert "0 shards done, 1 were done before" in again.stderr
    scrapy("diff", tmp_path / "out", pages, "-s", f"TABLES_DIR={tables}")
    (tables / "corrections.tsv").unlink()
    done = scrapy("diff", tmp_path / "out", pages, "--json", "-s", f"TABLES_DIR={tables}", code=1)
    assert '"field": "mentions"' in done.stdout
    second = run(pages, tables, tmp_path / "out")
    assert first[0]["rules"] != second[0]["rules"]
    assert first[0]["mentions"] != second[0]["mentions"]


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_live_crawl_honours_them_in_its_processes(tmp_path: Path, site: Site, processes: str) -> None:
    tables = folder(tmp_path / "tables", corrections="".join(
        f"*\t{name}\t\t0\tall of them\n" for name in ("贵州茅台", "五粮液", "宁德时代", "中国平安", "腾讯控股")
    ))  # fmt: skip
    with serve(World(articles=40)) as server:
        crawl = Crawl(tmp_path, server.url)
        done = crawl.run("-a", "since=2020-01-01", TABLES_DIR=str(tables), NORMALISE_PROCESSES=processes)
        assert done.returncode == 0, done.stderr[-2000:]
    articles = crawl.articles()
    assert {article["rules"] for article in articles} == {site_with_tables(site, tables).digest}
    reasons = [one["reasons"] for article in articles for one in article["mentions"] if one["text"] == "贵州茅台"]
    assert reasons
    assert all(found[-1] == "correction: all of them" for found in reasons)


# the command --------------------------------------------------------------------------------------


def test_mentions_lists_what_was_judged(pages: Path, tables: Path) -> None:
    lines = scrapy("mentions", pages, "-s", f"TABLES_DIR={tables}").stdout.splitlines()
    row = next(line for line in lines if "[酱坛子集团]" in line).split("\t")
    assert row[0] == ID
    assert row[1].startswith("body:")
    assert row[2] == "，今年不再提价。[酱坛子集团]表示赞同。机器人走进了样本车间" or row[2].count("[酱坛子集团]") == 1
    before, _, rest = row[2].partition("[酱坛子集团]")
    assert len(before) == len(rest) == 15
    assert row[3:5] == ["sh600519", "name"]
    everything = [json.loads(line) for line in scrapy("mentions", pages, "--json").stdout.splitlines()]
    accepted = [json.loads(line) for line in scrapy("mentions", pages, "--json", "--accepted").stdout.splitlines()]
    rejected = [json.loads(line) for line in scrapy("mentions", pages, "--json", "--rejected").stdout.splitlines()]
    assert sorted(map(str, everything)) == sorted(map(str, [*accepted, *rejected]))
    assert {one["is_company"] for one in accepted} == {True}
    assert "机器人" in {one["text"] for one in rejected}
    body = article_of(Page("p", (pages / "page.html").read_bytes()), site_of("sina")).body
    assert all(body[one["start"] : one["end"]] == one["text"] for one in everything if one["where"] == "body")


def test_mentions_takes_what_show_takes_and_says_what_it_cannot_read(tmp_path: Path, pages: Path, tables: Path) -> None:
    _replay(pages, tables, tmp_path / "out")
    lines = scrapy("mentions", tmp_path / "out/out.jsonl", "--json").stdout.splitlines()
    assert {json.loads(line)["text"] for line in lines} >= {"赤水样酒", "酱坛子集团", "机器人", "美光"}
    (pages / "broken.html").write_text("<p>no article</p>", "utf-8")
    done = scrapy("mentions", pages, code=1)
    assert "refused: no-template" in done.stderr
    assert ID in done.stdout
    assert "does not exist" in scrapy("mentions", tmp_path / "none", code=2).stderr
    scrapy("mentions", code=2)


def test_learn_writes_the_names_of_links_that_no_table_has(tmp_path: Path, site: Site) -> None:
    link = '<span id="stock_{0}"><a href="https://finance.sina.com.cn/realstock/company/{0}/nc.shtml">{1}</a></span>'
    saved = tmp_path / "saved"
    saved.mkdir()
    sentences = f"{link.format('sh600519', '酱坛子')}发布公告。{link.format('sh600036', '招商银行')}发布公告。{link.format('sh600519', '酱坛子')}股价上涨。"
    (saved / "a.html").write_bytes(page_saying(sentences).body)
    file = tmp_path / "tables" / "learned.tsv"
    assert "1 names learned" in scrapy("mentions", saved, "--learn", file).stdout
    assert file.read_text("utf-8") == LEARNED + "酱坛子\tsh600519\t2\t2026-09-29\t2026-09-29\n"
    known = site_with_tables(site, file.parent)
    assert found(article_of(page_saying("酱坛子发布公告。"), known))["酱坛子"] == ("sh600519", "learned-name", True)
    once = file.read_bytes()
    scrapy("mentions", saved, "--learn", file, "-s", f"TABLES_DIR={file.parent}")
    assert file.read_bytes() == once, "what was learned before is learned again"
    judged = review(page_saying(sentences), site)
    assert isinstance(judged, list)
    assert learned([one for one in judged if not one.mention.is_company], rulebook(site).securities) == []


def test_show_prints_mentions_with_reasons_and_companies_with_relevance() -> None:
    shown = scrapy("show", PAGE).stdout
    assert "plain +2.5" in shown
    assert "relevance" in shown
    assert "passing" in shown
