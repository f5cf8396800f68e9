"""Companies by name: every cue fires on a labelled sentence, and the decision gives its reasons."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from conftest import article_of

from newscrawl.article import Page
from newscrawl.normalise.companies import Candidate
from newscrawl.normalise.mentions import candidates_of
from newscrawl.normalise.rulebook import rulebook
from newscrawl.site import Site
from newscrawl.sites import SITES
from newscrawl.sites.sina import contexts, lexicon
from tools.labelled import learned_from
from tools.train_contexts import made_from

BOOK = rulebook(SITES["sina"])


def found(text: str, day: str = "20240105") -> list[Candidate]:
    return candidates_of(text, day, [], BOOK)[0]


def told(text: str, name: str, day: str = "20240105") -> Candidate:
    return next(one for one in found(text, day) if one.text == name)


def test_every_cue_fires_on_a_labelled_sentence() -> None:
    fired: Counter[str] = Counter()
    for row in learned_from():
        for one in found(row.sentence, row.day or "20240105"):
            fired.update(reason.rpartition(" ")[0] for reason in one.reasons)
    assert [cue.name for cue in SITES["sina"].companies.cues if not fired[cue.name]] == []


@pytest.mark.parametrize(
    "rows", ["ordinary_names", "phrases", "coined", "places", "persons", "famous", "marks", "venues", "indices"]
)
def test_every_name_that_a_rule_speaks_of_is_in_the_table(rows: str) -> None:
    table = BOOK.securities
    assert [name for name in getattr(SITES["sina"].companies, rows) if not table.find(name)] == []


@pytest.mark.parametrize(
    ("text", "name", "is_company", "reason"),
    [
        ("《甲方证券报》转引中国银行保险报的消息称，网点正在缩减。", "中国银行", False, "name-of-a-medium"),
        ("贵州茅台（600519）昨日收跌，成交不足三十亿元。", "贵州茅台", True, "ticker"),
        ("宁德时代大学的合作名单里没有这家学校。", "宁德时代", False, "name-of-a-school"),
        ("工商银行、农业银行和江苏银行都下调了利率。", "江苏银行", True, "words"),
        ("江苏银行业绩快报昨夜发布，营收增长一成。", "江苏银行", True, "accounts"),
        ("中国银行业整体经营稳健。", "中国银行", False, "boundary"),
        ("这家公司昨日向港交所递交了招股书。", "港交所", False, "a-venue"),
        ("由于港交所业绩超预期，分析师上调了评级。", "港交所", True, "accounts"),
        ("苹果、柠檬等原料全部由总部配送，门店只管出杯。", "苹果", False, "a-fruit-in-a-list"),
        ("这个村子一天卖出两千斤苹果。", "苹果", False, "a-measured-fruit"),
        ("机器人概念同样走强，多只个股封板。", "机器人", False, "a-market-or-an-industry"),
        ("三大股指收高，纳斯达克涨1.2%。", "纳斯达克", False, "an-index"),
    ],
)
def test_a_decision_names_its_reasons(text: str, name: str, reason: str, *, is_company: bool) -> None:
    one = told(text, name)
    assert one.is_company == is_company, one.reasons
    names = [why.rpartition(" ")[0] for why in one.reasons]
    assert reason in names or (reason == "ticker" and one.made is not None and one.made.evidence == "ticker"), names
    assert 0 <= one.confidence <= 1
    assert (one.confidence > 0.5) == is_company


def test_a_short_name_stands_for_the_company_that_the_text_has_named() -> None:
    text = "恒瑞医药昨日公布了新药数据。\n同日，由于恒瑞前期投入较大，利润有所下降。"
    assert told(text, "恒瑞").symbol == "sh600276"
    alone = [
        one
        for one in found("由于恒瑞前期投入较大，利润有所下降。")
        if one.text == "恒瑞" and one.bearers[0].sort == "c"
    ]
    assert not any(one.is_company for one in alone)


def test_the_listings_of_one_company_are_joined_and_the_one_that_is_spoken_of_stands() -> None:
    (mainland,) = [one for one in found("中国石油昨日发布三季报。") if one.text == "中国石油"]
    assert mainland.symbol == "sh601857"
    hongkong = found("中国石油股份（00857.HK）昨日发布三季报，中国石油的派息率不变。")
    assert {one.symbol for one in hongkong if one.is_company} == {"hk00857"}
    assert {one.bearers[0].company for one in hongkong if one.is_company} == {"sh601857"}


def test_names_never_overlap_and_the_longest_wins() -> None:
    assert [one.text for one in found("贵州茅台（五粮液）公司股价上涨")] == ["贵州茅台", "五粮液"]
    text = "万达电影、中国银行和中国银行保险信息都在名单上，东方财富证券与东方财富同涨。"
    spans = sorted((one.start, one.end) for one in found(text))
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))


def test_a_name_of_two_characters_across_two_words_is_none() -> None:
    candidates, _ = candidates_of("它成为联合国安理会非常任理事国。", "20180928", [], BOOK)
    assert not any(one.is_company for one in candidates)


def test_a_longer_name_that_is_not_listed_yet_hides_a_shorter_one_of_another_company() -> None:
    def names(text: str, day: str) -> list[str]:
        return [one.text for one in found(text, day) if one.is_company]

    assert names("券商中信建投的一位分析师昨日上调了评级。", "20120301") == []
    assert names("中金公司的报告更为激进。", "20120301") == []
    assert names("券商中信建投的一位分析师昨日上调了评级。", "20190301") == ["中信建投"]
    assert names("中信证券上调了评级。", "20120301") == ["中信证券"]


def test_words_for_shares_between_a_name_and_its_code_are_no_part_of_the_name() -> None:
    kept = [(one.text, one.symbol) for one in found("中金公司H股(03908.HK)收涨，其H股(03969.HK)收跌。", "20190801")]
    assert kept == [("中金公司", "hk03908"), ("03969", "hk03969")]


def test_a_code_in_brackets_behind_the_name_is_no_second_mention() -> None:
    kept = [one.text for one in found("联合包裹(UPS)与联邦快递都下调了指引。") if one.is_company]
    assert kept == ["联合包裹", "联邦快递"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("中国平安（601318.SH，02318.HK）披露了半年报。", ["中国平安"]),
        ("中芯国际集成电路制造有限公司（中芯国际，688981.SH）挂牌。", ["中芯国际集成电路制造有限公司", "中芯国际"]),
        ("宁波某厂（旧称，600519.SH）披露了年报。", ["600519"]),
    ],
)
def test_a_code_is_a_mention_only_where_no_name_of_its_company_stands(site: Site, text: str, names: list[str]) -> None:
    html = "<h1 class=main-title>题</h1><div class=date-source><span class=date>2024年01月05日 09:30</span></div>"
    page = Page(
        "p.html", f"<html><body>{html}<div class=article id=artibody><p>{text}</p></div></body></html>".encode()
    )
    assert [mention.text for mention in article_of(page, site).mentions] == names


def test_a_text_without_names_and_an_empty_one_give_nothing() -> None:
    assert found("") == found("\n") == found("今天没有新闻。") == []


def test_the_weights_were_learned_from_these_sentences_and_rules() -> None:
    assert made_from() == contexts.MADE_FROM, "learn them anew: python tools/train_contexts.py"


def test_the_lexicon_is_in_order_and_says_nothing_twice() -> None:
    for line in lexicon.WORDS.splitlines():
        category, _, words = line.partition("\t")
        assert words.split(" ") == sorted(set(words.split(" "))), category
