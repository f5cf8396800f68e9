"""Bad input gets a clear refusal, or an article with a note. Never a traceback, never a lost page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import FIXTURES, article_of, pages_of
from invariants import violations

from newscrawl.article import Article, Page, Refusal
from newscrawl.normalise import process
from newscrawl.normalise.decode import MAX_BYTES
from newscrawl.site import Site
from newscrawl.sites import SITES

GOOD = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="publishid" content="abcdefg1234567"></head><body>
<h1 class="main-title">TITLE</h1><div id="top_bar"><span class="date">2020年01月02日 03:04</span>
<span class="source">某报</span></div><div class="article" id="artibody">BODY</div></body></html>"""


def page(body: str | bytes = "<p>　　新厂投产。</p>", title: str = "某公司新厂投产", **more: object) -> Page:
    text = body if isinstance(body, bytes) else GOOD.replace("TITLE", title).replace("BODY", body).encode()
    return Page("page.html", text, **more)  # type: ignore[arg-type]


def refused(value: Page, site: Site) -> Refusal:
    result = process(value, site)
    assert isinstance(result, Refusal), result
    assert result.source in result.detail
    return result


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "not-text"),
        (b"%PDF-1.4 ...", "not-text"),
        (b"\xff\x80" * 4000, "not-text"),
        (b"\x00\x01\x02\x03" * 2000, "not-text"),
        (b"<html><body>" + b"x" * MAX_BYTES, "too-large"),
        (b"<html><body><p>hello</p>", "no-template"),
        (b"just text", "no-template"),
        ("<html><body>页面没有找到 5秒钟之后将会带您进入新浪首页!</body></html>".encode(), "not-found-page"),
        ("<html><body>您的 IP 存在异常访问，已被新浪安全部门封禁</body></html>".encode("gb18030"), "ban-page"),
        (b"<html><body><ul id='listcontent'><li><a>x</a></li></ul></body></html>", "list-page"),
    ],
)
def test_refusals(body: bytes, reason: str, site: Site) -> None:
    assert refused(page(body), site).reason == reason


def test_no_template_names_the_templates_asked(site: Site) -> None:
    detail = refused(page(b"<html><body>x</body></html>"), site).detail
    for template in site.templates:
        if template.format == "html":
            assert template.name in detail


def test_two_layouts_in_one_page_are_refused_by_name(site: Site) -> None:
    both = GOOD.replace("BODY", "<p>x</p>").replace(
        "<body>", "<body><h1 id='artibodyTitle'>x</h1><span id='pub_date'>2012年01月13日 02:30</span>"
    )
    refusal = refused(page(both.encode()), site)
    assert refusal.reason == "two-templates"
    assert "A, C" in refusal.detail


def test_no_time(site: Site) -> None:
    refusal = refused(page(GOOD.replace("2020年01月02日 03:04", "昨天").encode()), site)
    assert refusal.reason == "no-time"
    assert refusal.title == "TITLE"
    assert "span.date" in refusal.detail


def test_a_time_in_the_future_is_refused_only_where_it_is_known_to_be_one(site: Site) -> None:
    future = page(GOOD.replace("2020年", "2031年").encode(), seen_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert refused(future, site).reason == "time-in-the-future"
    assert article_of(page(GOOD.replace("2020年", "2031年").encode()), site).published_at.year == 2031


def test_an_impossible_time_is_no_time(site: Site) -> None:
    assert refused(page(GOOD.replace("01月02日", "13月42日").encode()), site).reason == "no-time"


@pytest.mark.parametrize(
    "body", ["", "<p>　　</p>", "<img src='//n.sinaimg.cn/a.jpg'>", "<p>……</p>", "<script>var x='字'</script>"]
)
def test_an_empty_body_is_refused(body: str, site: Site) -> None:
    assert refused(page(body), site).reason == "empty-body"


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"])
def test_a_time_of_fetching_that_utc_cannot_hold_ends_nothing(at: str, site: Site) -> None:
    fetched = datetime.fromisoformat(at)
    result = process(page(fetched_at=fetched), site)
    assert isinstance(result, Article) if fetched.year > 1 else result.reason == "time-in-the-future"  # type: ignore[union-attr]


@pytest.mark.parametrize("stated", ["3000000000_2", "2_3000000000", "9" * 5000 + "_2"])
def test_nonsense_is_no_number_of_pages(stated: str, site: Site) -> None:
    article = article_of(page(f"<p>新厂投产。</p><!--page_info={stated}_-->"), site)
    assert (article.page_number, article.page_count) == (1, 1)


def test_a_page_number_in_an_address_has_few_digits(site: Site) -> None:
    address = f"http://finance.sina.com.cn/world/ozjj/20110927/105310547416_{'9' * 3900}.shtml"
    assert article_of(page(url=address), site).url is None
    assert article_of(page(url=address.replace("9" * 3900, "9" * 9000)), site).url is None


def test_a_month_that_does_not_exist_is_no_time(site: Site) -> None:
    post = next(p for p in pages_of(FIXTURES / "sina/post") if b"date: " in p.body)
    body = re.sub(rb"(date: ..., .. )...", rb"\1Xyz", post.body)
    assert refused(Page("x.md", body, format="post"), site).reason == "no-time"


def test_no_title(site: Site) -> None:
    assert refused(page(title=" &nbsp; "), site).reason == "no-title"


def test_truncated_html_still_gives_what_is_there(site: Site) -> None:
    whole = GOOD.replace("BODY", "<p>　　第一段。</p><p>　　第二段").encode()
    cut = whole[: whole.index("第二段".encode()) + 9]
    assert article_of(page(cut), site).body == "第一段。\n第二段"


def test_nesting_deeper_than_the_parser_goes_is_refused(site: Site) -> None:
    deep = "<div>" * 10_000 + "字" + "</div>" * 10_000
    assert refused(page(deep), site).reason == "nested-too-deep"
    shallow = "<div>" * 1_500 + "字" + "</div>" * 1_500
    assert article_of(page(shallow), site).body == "字"


def test_nul_controls_and_surrogates(site: Site) -> None:
    raw = GOOD.replace("BODY", "<p>" + "甲乙丙丁。" * 30 + "NUL乙&#xD800;丙&#0;丁LONE戊\x0b己</p>").encode()
    raw = raw.replace(b"NUL", b"\x00").replace(b"LONE", b"\xed\xa0\x80")
    article = article_of(page(raw), site)
    article.body.encode("utf-8")
    assert "\x00" not in article.body
    assert article.body[0] == "甲"
    assert article.body[-1] == "己"
    assert any("unreadable" in note for note in article.notes)
    assert list(violations(page(raw), article, site)) == []


def test_one_bad_byte_in_utf8_does_not_make_the_page_gb18030(site: Site) -> None:
    raw = page("<p>" + "汽车销量增长。" * 40 + "</p>").body.replace("销量".encode(), b"\xff" + "销量".encode(), 1)
    article = article_of(page(raw), site)
    assert article.charset == "utf-8"
    assert "汽车\ufffd销量增长" in article.body
    assert "1 unreadable bytes" in article.notes[0]


def test_one_bad_byte_in_gbk_keeps_the_rest(site: Site) -> None:
    text = GOOD.replace("BODY", "<p>" + "汽车销量增长。" * 40 + "</p>").replace("utf-8", "gb2312")
    raw = text.encode("gb18030").replace("增长".encode("gb18030"), b"\xff" + "增长".encode("gb18030"), 1)
    article = article_of(page(raw), site)
    assert article.charset == "gb18030"
    assert article.body.count("汽车销量") == 40
    assert any("unreadable" in note for note in article.notes)


@pytest.mark.parametrize(
    ("charset", "declared", "header", "notes"),
    [
        ("utf-8", "utf-8", None, []),
        ("gb18030", "gb2312", "text/html; charset=GBK", []),
        ("utf-8", "gb2312", None, ["charset: the declaration says gb2312, the bytes are utf-8"]),
        ("gb18030", "utf-8", None, ["charset: the declaration says utf-8, the bytes are gb18030"]),
        ("utf-8", "utf-8", "text/html; charset=gbk", ["charset: the header says gbk, the bytes are utf-8"]),
        ("gb18030", "gb2312", "text/html; charset=ISO-8859-1",
         ["charset: the header says ISO-8859-1, the bytes are gb18030"]),
    ],
)  # fmt: skip
def test_the_bytes_decide_and_contradictions_are_noted(
    charset: str, declared: str, header: str | None, notes: list[str], site: Site
) -> None:
    text = GOOD.replace("BODY", "<p>　　新厂投产。</p>").replace("utf-8", declared)
    headers = {"content-type": header} if header else {}
    article = article_of(Page("x.html", text.encode(charset), headers=headers), site)
    assert article.body == "新厂投产。"
    assert article.charset == charset
    assert list(article.notes) == notes


@pytest.mark.parametrize(
    "title", ["汽" * 400, "../../etc/x", "CON", "a\u0000b", "<b>x</b>", "🚗" * 200, ".hidden", "x" * 5000]
)
def test_odd_titles_stay_titles(title: str, site: Site) -> None:
    result = process(page(title=title), site)
    assert isinstance(result, Article)
    assert list(violations(page(title=title), result, site)) == []


def test_defects_of_ours_become_refusals_too(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    from types import SimpleNamespace

    from newscrawl import pipelines

    def parse(value: object, rules: Site) -> object:
        raise KeyError("x")

    monkeypatch.setattr(pipelines.Parse, "step", staticmethod(parse))
    step = pipelines.Parse(SimpleNamespace(spider=SimpleNamespace(site=site)))  # type: ignore[arg-type]
    refusal = step.process_item(page())
    assert isinstance(refusal, Refusal)
    assert (refusal.step, refusal.reason, refusal.source) == ("parse", "defect", "page.html")


@pytest.mark.parametrize(("broken", "step"), [("measured", "mentions"), ("validate", "validate")])
def test_a_defect_in_a_review_has_the_name_of_its_step(
    broken: str, step: str, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    from newscrawl.normalise import review

    def fails(*_: object) -> None:
        raise KeyError("x")

    fails.__name__ = broken
    monkeypatch.setattr(review, broken, fails)
    refusal = review.review(page(), site)
    assert isinstance(refusal, Refusal)
    assert (refusal.step, refusal.reason) == (step, "defect")


def test_real_pages_without_truth_give_an_article_or_a_true_reason(corpus: Path, site: Site) -> None:
    from newscrawl.archive import read_archive

    results = [process(value, site) for value in read_archive(str(corpus / "pages-unlabelled"), SITES["sina"])]  # type: ignore[arg-type]
    assert len(results) == 9
    assert {result.reason for result in results if isinstance(result, Refusal)} == {"empty-body"}
    assert all("player" in result.detail for result in results if isinstance(result, Refusal))


def test_the_fixtures_folder_is_what_make_replay_reads() -> None:
    assert (FIXTURES / "sina").is_dir()


@pytest.mark.parametrize(
    "line",
    [
        "（原标题：" + "】" * 300_000 + "x",
        "来源：" + "，" * 300_000,
        "本文" * 150_000,
        "公众号" * 100_000,
        "作者：" + "张三/" * 100_000,
    ],
    ids=["title", "source", "statement", "account", "names"],
)
def test_a_long_line_that_begins_like_boilerplate_is_text(line: str, site: Site) -> None:
    """Asked word by word it would take hours."""
    assert line in article_of(page(f"<p>{line}</p>"), site).body
