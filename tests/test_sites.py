"""The rule tables: every row is checked when made, and every row fires on a fixture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from textwrap import dedent

import pytest
from conftest import FIXTURES, ROOT, pages_of

import newscrawl.site as words
from newscrawl.article import Article, Refusal
from newscrawl.normalise import process
from newscrawl.normalise.identity import identify
from newscrawl.site import (
    Boilerplate,
    Caption,
    Capture,
    Channel,
    Comment,
    Css,
    ForeignImage,
    Notice,
    RuleError,
    Site,
    SymbolLink,
    SymbolMarket,
    Template,
    TickerForm,
)
from newscrawl.sites.sina import boilerplate, credits, listing, symbols, templates

RESULTS = [
    process(page, __import__("newscrawl.sites", fromlist=["SITES"]).SITES["sina"]) for page in pages_of(FIXTURES)
]
ARTICLES = [result for result in RESULTS if isinstance(result, Article)]
REFUSALS = [result for result in RESULTS if isinstance(result, Refusal)]


def _silent(rows: Iterator[str] | list[str], fired: set[str]) -> list[str]:
    return [name for name in rows if name not in fired]


def test_every_boilerplate_and_caption_row_fires(site: Site) -> None:
    fired = {removal.rule for article in ARTICLES for removal in article.removals}
    rows = [row.name for row in (*site.boilerplate, *site.captions)]
    assert _silent(rows, fired) == [], "rows that no fixture needs: write a fixture or delete the row"
    assert _silent([row.name for row in site.foreign_images], fired) == []


def test_every_template_claims_a_fixture(site: Site) -> None:
    assert {article.template for article in ARTICLES} == {row.name for row in site.templates}


def test_every_capture_row_fires(site: Site) -> None:
    fired = {origin.removeprefix("capture ") for article in ARTICLES for origin in article.provenance.values()}
    assert _silent([row.name for row in site.captures], fired) == []


def test_every_symbol_row_fires(site: Site) -> None:
    mentions = [mention for article in ARTICLES for mention in article.mentions]
    fired = {mention.rule for mention in mentions}
    assert site.flash is not None
    assert _silent([row.name for row in (*site.symbol_links, *site.ticker_forms, *site.flash.markets)], fired) == []
    kinds = {(mention.kind, mention.exchange) for mention in mentions}
    assert {("share", mic) for mic in ("XSHG", "XSHE", "XBSE", "XHKG", "US")} <= kinds
    assert {"share", "fund", "index", "bond", "forex", "future"} <= {kind for kind, _ in kinds}
    assert all(mention.kind == "share" for mention in mentions if mention.is_company)
    assert {mention.evidence for mention in mentions} == {"link", "repeat", "ticker", "name"}


def test_every_title_row_of_a_flash_fires(site: Site) -> None:
    origins = {article.provenance.get("title") for article in ARTICLES}
    assert site.flash is not None
    assert {f"flash title {name}" for name, _ in site.flash.titles} <= origins


def test_every_notice_and_placeholder_refuses_a_fixture(site: Site) -> None:
    reasons = {refusal.reason for refusal in REFUSALS}
    assert _silent([row.name for row in (*site.notices, *site.placeholders)], reasons) == []


def test_every_time_format_reads_a_fixture(site: Site) -> None:
    raws = [time.raw for article in ARTICLES for time in article.times]
    first = [next(row.name for row in site.time_formats if re.search(row.pattern, raw)) for raw in raws]
    assert _silent([row.name for row in site.time_formats], set(first)) == []
    kinds = {time.kind for article in ARTICLES for time in article.times}
    assert {"displayed", *site.times} <= kinds


def test_every_identity_place_is_read(site: Site) -> None:
    origins = {article.provenance.get("id") for article in ARTICLES}
    places = {str(where) for where, _ in site.identity}
    assert {str(place) for place in places} <= origins | {"meta[comment]"}
    assert {article.id.split(":")[0] for article in ARTICLES} >= {"comos", "num", "k", "bulletin", "text"}


def test_a_row_in_the_wrong_table_is_refused(site: Site) -> None:
    row = site.boilerplate[0]
    for wrong in ((row,), ((site.notices[0],),)):
        with pytest.raises(
            RuleError, match=r"site sina: placeholders: row 1 is a (Boilerplate|tuple), expected Notice"
        ):
            replace(site, placeholders=wrong)


def test_the_rows_in_contributing_can_be_pasted(site: Site) -> None:
    tables = (templates, boilerplate, credits, symbols, listing)
    names = {name: value for module in tables for name, value in vars(module).items()} | vars(words)
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    blocks = [dedent(block) for block in re.findall(r"^ *```python\n(.*?)```", text, re.DOTALL | re.MULTILINE)]
    rows = [row for block in blocks for row in eval(f"[{block}]", dict(names))]
    assert len(rows) >= 12
    assert {type(row).__name__ for row in rows} >= {
        "Template",
        "Boilerplate",
        "Caption",
        "Capture",
        "TickerForm",
        "Board",
    }


def test_a_second_row_of_one_name_is_refused(site: Site) -> None:
    from dataclasses import replace

    with pytest.raises(RuleError, match="two rows named editor"):
        replace(site, boilerplate=(*site.boilerplate, site.boilerplate[0]))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Css("p..x"), "no CSS selector"),
        (lambda: Boilerplate("x", " ", css="p.x"), "say why"),
        (lambda: Boilerplate("x", "y"), "exactly one of"),
        (lambda: Boilerplate("x", "y", css="p", between=("a", "b")), "exactly one of"),
        (lambda: Boilerplate("x", "y", css="div > p"), "not a test of one element"),
        (lambda: Boilerplate("x", "y", text="("), "does not compile"),
        (lambda: Boilerplate("x", "y", between=("a", "")), "both comments"),
        (lambda: Boilerplate("x", "y", between=("", "b")), "both comments"),
        (lambda: Boilerplate("x", "y", css="p", only_links=True), "only_links needs text"),
        (lambda: Boilerplate("x", "y", css="p", text="a", only_links=True), "only_links needs text"),
        (lambda: Boilerplate("x", "y", text="a", outside_links=True), "outside_links needs css and text"),
        (lambda: Boilerplate("x", "y", text="a", link_hosts="b"), "link_hosts needs at_edge"),
        (lambda: Boilerplate("x", "y", at_edge=True), "at_edge needs link_hosts"),
        (lambda: Caption("x", "y", css="p", between_text=True), "between_text needs text"),
        (lambda: Capture("x", "y", pattern="(?P<author>a)", of="removed"), "of removed needs rule"),
        (lambda: Capture("x", "y", pattern="(?P<author>a)", of="body", rule="editor"), "rule needs of removed"),
        (lambda: TickerForm("x", "y", pattern="a", symbols=()), "no group code"),
        (lambda: SymbolMarket("x", "y", "cn", "a", "b"), "no group code"),
        (lambda: Caption("x", "y", css="p", text="z"), "exactly one of"),
        (lambda: Capture("x", "y", pattern="(a)", of="body"), "names no group"),
        (lambda: Notice("x", "y"), "css or text"),
        (lambda: Template("x", "y", has=("p[",), body="p", fields={}), "no CSS selector"),
        (lambda: TickerForm("x", "", pattern="a", symbols=()), "say why"),
    ],
)
def test_a_row_that_cannot_work_is_refused_when_made(make: object, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        make()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        *(({name: "("}, f"site sina: {name}: pattern '\\(' does not compile") for name in
          ("author_noise", "quote_ids", "name_ends", "share_class", "ai_summary", "name_marks", "media_noise")),
        ({"ai_summary": "x"}, "site sina: ai_summary: pattern 'x' has no group summary"),
        ({"page_url": ("(", "{page}")}, "site sina: page_url: pattern"),
        ({"page_info": Comment("page=(?P<count>[0-9])", "page=")}, "site sina: page_info: pattern .* has no group number"),
        ({"identity": ((Css("p"), "("),)}, "site sina: identity: row 1: pattern"),
        ({"symbol_lists": (("(", "roll", "{symbol}"),)}, "site sina: symbol_lists: row 1: pattern"),
        ({"symbol_lists": (("a", "rol", "{symbol}"),)}, "site sina: symbol_lists: row 1 names 'rol', which is no row of lists"),
        ({"symbol_spans": (("a", "b"), ("(", "b"))}, "site sina: symbol_spans: row 2: pattern"),
        ({"channels": (Channel("x", "rol", {}),)}, "site sina: channels: row 1 names 'rol', which is no row of lists"),
        ({"captures": (Capture("x", "y", "(?P<author>a)", "removed", "edito"),)},
         "site sina: captures: row 1 names 'edito', which is no row of boilerplate or captions"),
        ({"foreign_images": (ForeignImage("x", "y", "a"), ForeignImage("x", "y", "b"))}, "foreign_images has two rows named x"),
        ({"symbol_links": (SymbolLink("x", "id", "a", "b"), SymbolLink("x", "href", "a", "b"))}, "symbol_links has two rows named x"),
        ({"placeholders": (Notice("x", "y", "a"), Notice("x", "y", "b"))}, "placeholders has two rows named x"),
    ],
)  # fmt: skip
def test_a_site_that_cannot_work_is_refused_when_made(change: dict[str, object], says: str, site: Site) -> None:
    with pytest.raises(RuleError, match=says):
        replace(site, **change)


@pytest.mark.parametrize(("name", "says"), [("generic", "companies: generic"), ("forms", "companies: forms"), ("separators", "companies: separators")])  # fmt: skip
def test_patterns_of_companies_are_checked(name: str, says: str, site: Site) -> None:
    with pytest.raises(RuleError, match=f"{says}: pattern .* does not compile"):
        replace(site.companies, **{name: "("})
    with pytest.raises(RuleError, match="no group for the place"):
        replace(site.companies, generic="a")


def test_the_digest_changes_with_every_rule(site: Site) -> None:
    from dataclasses import replace

    assert replace(site, title_marks="x").digest != site.digest
    assert replace(site).digest == site.digest


@pytest.mark.parametrize(
    ("url", "key", "kind"),
    [
        (
            "http://finance.sina.com.cn/wm/2026-07-09/doc-inihefve8236522.shtml?utm_source=x#a",
            "comos:nihefve8236522",
            "article",
        ),
        ("https://finance.sina.cn/2026-07-09/detail-inihefve8236522.d.html?vt=4", "comos:nihefve8236522", "article"),
        ("https://finance.sina.com.cn/stock/2019-09-09/doc-iicezzrq4681677.shtml", "comos:icezzrq4681677", "article"),
        (
            "https://cj.sina.cn/article/norm_detail?url=https%3A%2F%2Ffinance.sina.com.cn%2F2025-02-08%2Fdoc-ineiumza6406789.shtml",
            "comos:neiumza6406789",
            "article",
        ),
        ("http://finance.sina.com.cn/world/ozjj/20110927/105310547416_2.shtml", "num:10547416", "article"),
        ("https://k.sina.com.cn/article_1371701597_m51c2815d03301g0pw.html", "k:m51c2815d03301g0pw", "article"),
        ("https://cj.sina.com.cn/articles/view/6229138373/173491bc500100h1za", "k:173491bc500100h1za", "article"),
        ("http://finance.sina.com.cn/focus/app/7x24_share.shtml?id=4812180", "live:4812180", "flash"),
        ("http://blog.sina.com.cn/s/blog_4af0122b0102vowo.html?tj=fina", None, "not-article"),
        ("http://video.sina.com.cn/p/finance/20130911/132262897019.html", None, "not-article"),
    ],
)
def test_identity(url: str, key: str | None, kind: str, site: Site) -> None:
    identity = identify(url, site)
    assert identity is not None
    assert (identity.key, identity.kind) == (key, kind)


@pytest.mark.parametrize(
    "url",
    ["", "file:///etc/passwd", "data:text/html,x", "http://evil.example/doc-inihefve8236522.shtml",
     "http://finance.sina.com.cn.evil.example/doc-inihefve8236522.shtml", "http://[::1", "http://sina.com.cn@evil.example/"],
)  # fmt: skip
def test_other_addresses_have_no_identity(url: str, site: Site) -> None:
    assert identify(url, site) is None


def test_the_second_page_is_the_same_article(site: Site) -> None:
    identity = identify("http://finance.sina.com.cn/world/ozjj/20110927/105310547416_2.shtml", site)
    assert identity is not None
    assert identity.page == 2
    assert identity.url == "https://finance.sina.com.cn/world/ozjj/20110927/105310547416.shtml"
