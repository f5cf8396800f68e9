"""Flashes in the core: rows of a list in JSON, whole short articles."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, SHARED, pages_of
from invariants import violations

from newscrawl.archive import read_archive
from newscrawl.article import Article, Page, Refusal, plain
from newscrawl.normalise import process
from newscrawl.normalise.flash import canonical, without_staff
from newscrawl.site import Site
from newscrawl.sites import SITES

STAFF = {
    "creator": "a.writer@staff.example",
    "mender": "b.editor@staff.example",
    "check_user": "c.checker@staff.example",
}


def flash(text: Any = "【样本排队缩短】冷库的排队时间缩短。", ext: Any = None, **more: Any) -> Page:
    record = {
        "id": 4812180, "rich_text": text, "create_time": "2026-09-19 11:03:13", "update_time": "2026-09-19 11:05:00",
        "is_delete": 0, "tag": [{"id": "3", "name": "公司"}], **STAFF, **more,
    }  # fmt: skip
    if ext is not None:
        record["ext"] = ext if isinstance(ext, str) else json.dumps(ext)
    return Page("x.flash.json", json.dumps(record).encode(), format="flash")


def stocks(*rows: tuple[str, str, str]) -> dict[str, Any]:
    return {"stocks": [dict(zip(("market", "symbol", "key"), row, strict=True)) for row in rows]}


def article(page: Page, site: Site) -> Article:
    result = process(page, site)
    assert isinstance(result, Article), result
    assert list(violations(page, result, site)) == []
    return result


def mentioned(found: Article) -> list[tuple[str, str, int, str]]:
    return [(m.symbol, m.text, m.start, m.evidence) for m in found.mentions]


def test_a_flash_is_an_article(site: Site) -> None:
    found = article(flash(), site)
    assert (found.template, found.id, found.title) == ("flash", "live:4812180", "样本排队缩短")
    assert found.body == "【样本排队缩短】冷库的排队时间缩短。", "the site shows the title as the beginning of the text"
    assert found.published_at.isoformat() == "2026-09-19T11:03:13+08:00"
    assert [(t.kind, t.at.isoformat()) for t in found.times] == [
        ("displayed", "2026-09-19T11:03:13+08:00"),
        ("updated", "2026-09-19T11:05:00+08:00"),
    ]
    assert (found.channel, found.keywords, found.declared_symbols) == (("7x24",), ("公司",), None)
    assert found.url == "https://wap.cj.sina.cn/pc/7x24/4812180"


def test_the_document_is_the_identity_and_the_number_only_without_one(site: Site) -> None:
    url = "https://finance.sina.com.cn/7x24/2026-09-19/doc-initmflq0417382.shtml"
    assert article(flash(ext={"docid": "nitmflq0417382", "docurl": url}), site).id == "comos:nitmflq0417382"
    assert article(flash(ext={"docurl": url}), site).id == "comos:nitmflq0417382"
    assert (
        article(flash(docurl=url.replace("doc-", "detail-").replace("shtml", "d.html")), site).id
        == "comos:nitmflq0417382"
    )
    found = article(flash(ext={"docid": "nitmflq0417382"}), site)
    assert (found.id, found.url) == ("comos:nitmflq0417382", "https://wap.cj.sina.cn/pc/7x24/4812180")
    assert found.notes == ()
    assert (
        article(flash(ext={"docid": "../../etc", "docurl": "http://evil.example/doc-initmflq0417382.shtml"}), site).id
        == "live:4812180"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("【 题 】正文。", "题"),
        ("<b>【题】</b><br>正文。", "题"),
        ("【】正文到此为止。后文。", "【】正文到此为止"),
        ("首句在此。后文。", "首句在此"),
        ("首行没有句号<br/>第二行。", "首行没有句号"),
        ("没有句号", "没有句号"),
        ("长" * 80, "长" * 60),
        ("消息：【题】在中间。", "消息：【题】在中间"),
    ],
)
def test_the_title_is_always_words_of_the_text(text: str, title: str, site: Site) -> None:
    assert article(flash(text), site).title == title


def test_html_is_markup(site: Site) -> None:
    found = article(
        flash(
            '【题】甲&amp;乙<br>丙<a href="https://finance.sina.com.cn/a.shtml">丁</a><img src="//n.sinaimg.cn/x.png">戊<script>己</script>'
        ),
        site,
    )
    assert found.body == "【题】甲&乙\n丙丁戊"
    assert [image.src for image in found.images] == ["https://n.sinaimg.cn/x.png"]
    assert "<a href=" in found.body_html


def test_tagged_words_are_links_at_their_first_place_and_repeats_after(site: Site) -> None:
    ext = stocks(("cn", "sh600030", "中信证券"), ("hk", "06030", "中信证券"), ("us", "ciihy", "中信证券"))
    found = article(flash("【中信证券说】中信证券和中信<b>证券</b>。", ext), site)
    assert mentioned(found) == [
        ("sh600030", "中信证券", 1, "link"),
        ("sh600030", "中信证券", 7, "repeat"),
        ("sh600030", "中信证券", 12, "repeat"),
    ]
    assert found.declared_symbols == ("sh600030", "hk06030", "usCIIHY")
    assert found.declared_not_linked == ("hk06030", "usCIIHY")


def test_words_cut_by_markup_are_one_mention(site: Site) -> None:
    found = article(flash("据<b>中信</b>证券<i>研究</i>员。", stocks(("cn", "sh600030", "中信证券"))), site)
    assert mentioned(found) == [("sh600030", "中信证券", 1, "link")]


def test_spans_never_overlap_and_the_longest_name_wins(site: Site) -> None:
    ext = stocks(("fund", "515290", "银行"), ("cn", "sh600036", "招商银行"))
    found = article(flash("招商银行和其他银行。", ext), site)
    assert mentioned(found) == [("sh600036", "招商银行", 0, "link"), ("fund:515290", "银行", 7, "link")]


def test_latin_names_are_whole_words(site: Site) -> None:
    ext = stocks(("us", "a", "AI"), ("us", "brk.b", "伯克希尔"))
    found = article(flash("OpenAI 与 AI 无关，伯克希尔除外。", ext), site)
    assert mentioned(found) == [("usA", "AI", 9, "link"), ("usBRK.B", "伯克希尔", 15, "link")]


def test_a_link_of_the_text_itself_wins(site: Site) -> None:
    text = '<a href="https://finance.sina.com.cn/realstock/company/sh600036/nc.shtml">招商银行</a>回应。'
    found = article(flash(text, stocks(("hk", "03968", "招商银行"))), site)
    assert mentioned(found) == [("sh600036", "招商银行", 0, "link")]
    assert (found.declared_not_linked, found.linked_not_declared) == (("hk03968",), ("sh600036",))


@pytest.mark.parametrize(
    ("market", "code"),
    [("cn", "si931071"), ("sb", "831183"), ("foreign", "DINIW"), ("cn", "600718"), ("hk", "6030"), ("us", "12"),
     ("mars", "sh600519"), ("", ""), ("CFF", "tf0"), ("cn", "sh600519x")],
)  # fmt: skip
def test_unknown_markets_and_codes_are_noted_and_no_symbol(market: str, code: str, site: Site) -> None:
    found = article(flash("排队时间缩短。", stocks((market, code, "排队"))), site)
    assert (found.mentions, found.declared_symbols) == ((), ())
    assert found.notes == (f"ext.stocks: no symbol for market {market!r}, code {code!r}, name '排队'",)


@pytest.mark.parametrize(
    ("ext", "declared", "note"),
    [
        (None, None, ""),
        ("", None, ""),
        ("{broken", None, "ext: no JSON in it"),
        ("[1, 2]", None, ""),
        ('"text"', None, ""),
        ('{"stocks": null}', None, ""),
        ('{"stocks": {"a": 1}}', None, "ext.stocks: a list was expected, found dict"),
        ('{"stocks": []}', (), ""),
        (
            '{"stocks": [null, 7, "sh600519", {"market": ["cn"], "symbol": {}, "key": 1.5}]}',
            (),
            "ext.stocks: no symbol for",
        ),
    ],
)
def test_an_ext_that_is_none(ext: str | None, declared: Any, note: str, site: Site) -> None:
    found = article(flash(ext=ext), site)
    assert found.declared_symbols == declared
    assert [text for text in found.notes if not text.startswith(note or "-")] == []
    assert bool(note) == bool(found.notes)


def test_what_no_row_reads_is_noted(site: Site) -> None:
    assert (
        article(flash(multimedia={"img_url": ["//n.sinaimg.cn/x.png"]}), site)
        .notes[0]
        .startswith("multimedia: not read")
    )
    assert article(flash(multimedia=""), site).notes == ()


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("【题】文。（湖畔日报）", "湖畔日报"), ("【题】文。（路透）", "路透"), ("文，“话。”（江城财经）", "江城财经"),
        ("【题】文。", None), ("【题】文（湖畔日报）", None), ("【题】文。（约合人民币三亿元）", None), ("【题】文。（年报）", None),
        ("【题】文。（张三）", None), ("【题】（湖畔日报）文。", None), ("【题】文。（某电网）", None),
    ],
)  # fmt: skip
def test_the_medium_behind_the_last_sentence(text: str, media: str | None, site: Site) -> None:
    found = article(flash(text), site)
    assert (found.media, found.author) == (media, None)
    assert found.body == text


@pytest.mark.parametrize(
    "time",
    ["", "0000-00-00 00:00:00", "-0001-11-30 00:00:00", "1970-01-01 08:00:01", "2026-13-01 00:00:00", "2026-02-30 10:00:00",
     "2026-09-19 25:00:00", "2026-09-19", "昨天", -1, 0, 1758250993, None, [], {"a": 1}, True],
)  # fmt: skip
def test_a_time_that_is_none_is_a_refusal(time: Any, site: Site) -> None:
    result = process(flash(create_time=time), site)
    assert isinstance(result, Refusal)
    assert (result.reason, result.id, result.title) == ("no-time", "live:4812180", "样本排队缩短")
    assert "create_time" in result.detail


def test_an_update_that_is_none_is_left_out(site: Site) -> None:
    assert [t.kind for t in article(flash(update_time="1970-01-01 08:00:01"), site).times] == ["displayed"]


def test_a_time_in_the_future_is_refused(site: Site) -> None:
    page = flash(create_time="2031-01-01 00:00:00")
    seen = Page(page.source, page.body, format="flash", seen_at=datetime(2026, 1, 1, tzinfo=UTC))
    result = process(seen, site)
    assert isinstance(result, Refusal)
    assert result.reason == "time-in-the-future"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (flash(is_delete=1), "deleted"),
        (flash(is_delete="1"), "deleted"),
        (flash(""), "no-title"),
        (flash(None), "no-title"),
        (flash(["a"]), "no-title"),
        (flash("<img src='//n.sinaimg.cn/x.png'>"), "no-title"),
        (flash("【】——。"), "empty-body"),
        (Page("x.flash.json", b"[]", format="flash"), "broken-flash"),
        (Page("x.flash.json", b"{", format="flash"), "broken-flash"),
        (Page("x.flash.json", b'{"a":' * 5000 + b"1" + b"}" * 5000, format="flash"), "broken-flash"),
        (Page("x.flash.json", b'{"id": ' + b"9" * 5000 + b"}", format="flash"), "broken-flash"),
        (Page("x.flash.json", b"<html>", format="flash"), "broken-flash"),
        (Page("x.flash.json", b"", format="flash"), "empty"),
    ],
)
def test_refusals(page: Page, reason: str, site: Site) -> None:
    result = process(page, site)
    assert isinstance(result, Refusal), result
    assert result.reason == reason
    assert "staff.example" not in str(plain(result))


def test_half_a_surrogate_pair_breaks_nothing(site: Site) -> None:
    page = flash("【题】半个\ud83d字。", tag=[{"name": "\udc00"}])
    found = article(page, site)
    json.dumps(plain(found), ensure_ascii=False).encode("utf-8")
    canonical(json.loads(page.body)).decode("utf-8")


def test_staff_is_dropped_at_any_depth(site: Site) -> None:
    assert site.flash is not None
    record = {
        **json.loads(flash(ext={"stocks": [], **STAFF}).body),
        "comment_list": {"list": [{"creator": "d@staff.example"}]},
    }
    clean = without_staff(record, site.flash)
    assert b"staff.example" not in canonical(clean)
    assert clean.keys() == record.keys() - STAFF.keys()
    assert canonical(clean) == canonical(json.loads(canonical(clean))), "the same flash has the same bytes"
    raw, kept = (process(Page("x", data, format="flash"), site) for data in (canonical(record), canonical(clean)))
    assert plain(raw) == plain(kept)
    assert "staff.example" not in str(plain(raw))


def test_saved_flashes_are_read_with_their_sidecar(tmp_path: Path, site: Site) -> None:
    (tmp_path / "a.flash.json").write_bytes(flash().body)
    (tmp_path / "a.json").write_text('{"fetched_at": "2026-09-19T04:00:00+00:00"}')
    (tmp_path / "other.json").write_text("{}")
    (tmp_path / ".flash.json").write_text("{}")
    (page,) = read_archive(str(tmp_path), SITES["sina"])
    assert isinstance(page, Page)
    assert (page.format, page.fetched_at) == ("flash", datetime(2026, 9, 19, 4, tzinfo=UTC))
    assert article(page, site).fetched_at == page.fetched_at


def test_real_flashes(corpus: Path, site: Site) -> None:
    rows = [json.loads((corpus / "feeds" / "zhibo_feed_item_2025-04-21.json").read_text("utf-8"))]
    feed = json.loads((corpus / "feeds" / "053_zhibo_7x24_152_20260919_FRAG.json").read_text("utf-8"))
    rows += feed["result"]["data"]["feed"]["list"]
    for row in rows:
        found = article(Page("x", json.dumps(row).encode(), format="flash"), site)
        assert found.body == row["rich_text"]
        assert found.id == f"comos:{json.loads(row['ext'])['docid']}"
        assert f"【{found.title}】" in found.body
        linked = {m.text for m in found.mentions if m.evidence == "link"}
        known = {
            s["key"] for s in json.loads(row["ext"])["stocks"] if s["symbol"] not in ("si931071", "831183", "DINIW")
        }
        assert linked == {key for key in known if key in found.body}


def test_there_are_fixtures_and_they_name_no_staff() -> None:
    assert SHARED
    bodies = [page.body for page in pages_of(FIXTURES) if page.format == "flash"]
    assert len(bodies) >= 5
    assert not any(b"@" in body or b"creator" in body for body in bodies)
