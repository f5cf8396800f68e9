"""Bylines as media write them, each in a page of its own; and sentences that only look like one."""

from __future__ import annotations

import pytest

from newscrawl.article import Article, Page
from newscrawl.normalise import process
from newscrawl.site import Site

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"></head><body><h1 class="main-title">题目</h1>'
    '<div class="date-source"><span class="date">2020年01月02日 10:00</span></div>'
    '<div class="article" id="artibody"><p>{first}</p><p>　　第二段写得完整，没有名字。</p><p>{last}</p></div></body></html>'
)
FIRST = [
    ("华夏样本报（www.example.cn）记者 王小悦 徐小茜 北京报道", "王小悦 徐小茜"),
    ("《样本经营报》记者 张小游 郝小娟 上海 北京报道", "张小游 郝小娟"),
    ("样本经济报道记者 李小敏、实习生唐小婧 北京报道", "李小敏 唐小婧"),
    ("样本基金报记者方小丽", "方小丽"),
    ("样本社记者张小辛、周圆", "张小辛 周圆"),
    ("样本周报记者：谢小临", "谢小临"),
    ("样本新闻记者 | 刘小婷", "刘小婷"),
    ("记者丨柳小馨 编辑丨包小鸣", "柳小馨"),
    ("作者｜张三 编辑｜李四", "张三"),
    ("（记者张小晓 实习生李小明）", "张小晓 李小明"),
    ("文|新浪财经 杨小梅 原小鸣", "杨小梅 原小鸣"),
    ("每经记者 张小水 每经编辑 陈小旭", "张小水"),
    ("样本证券报记者了解到，张三报道称公司情况良好。", None),
    ("记者手记", None),
]
LAST = [
    ("全文到此结束。（样本日报）", None),
    ("全文到此结束。（见附表）", None),
    ("全文到此结束。（一死一伤）", None),
    ("全文到此结束。（责编 张三）", None),
    ("全文到此结束。（作者单位 样本大学）", None),
    ("全文到此结束。（张小三）", "张小三"),
]


def _author(first: str, last: str, site: Site) -> str | None:
    html = PAGE.format(first=first, last=last)
    article = process(Page("page.html", html.encode(), headers={"content-type": "text/html; charset=utf-8"}), site)
    assert isinstance(article, Article), article
    return article.author


@pytest.mark.parametrize(("line", "author"), FIRST)
def test_a_byline_at_the_head(line: str, author: str | None, site: Site) -> None:
    assert _author(line, "末段也没有名字。", site) == author


@pytest.mark.parametrize(("line", "author"), LAST)
def test_a_byline_at_the_end(line: str, author: str | None, site: Site) -> None:
    assert _author("首段没有名字。", line, site) == author


KEPT = [
    "证监会提示：投资者应当谨慎，公司股票价格波动较大。",
    "央行提醒：个人应谨慎选择第三方支付机构，妥善保管信息。",
    "上述产品仅供参考，消费者可以到店购买，价格以实际为准。",
    "消费者扫描店内二维码关注公众号后才能点餐",
    "打开新浪财经APP的用户数增长，公司称。",
    "主编：我想知道为什么",
    "编辑：这本书为什么写这么久",
    "来源：国家统计局数据显示，一季度增长",
    "来源：税收收入占比超过八成",
]
REMOVED = [
    ("【免责声明】本文仅代表作者本人观点，与样本网无关。", "disclaimer"),
    ("样本网声明：本文版权归原作者所有。", "disclaimer"),
    ("以上内容仅供参考，不构成投资建议。", "opinion-disclaimer"),
    ("扫描下方二维码关注样本公众号", "scan-line"),
    ("更多内容请扫描下方二维码下载样本", "scan-line"),
    ("责编 蒋小庆", "editor-line"),
    ("编辑 | 张三 审校：李四", "editor-line"),
    ("来源 | 样本社", "source-line"),
    ("[原标题] 另一个题目", "original-title"),
]


def _article(line: str, site: Site) -> Article:
    html = PAGE.format(first=line, last="末段也没有名字。")
    article = process(Page("page.html", html.encode(), headers={"content-type": "text/html; charset=utf-8"}), site)
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("line", KEPT)
def test_a_sentence_that_looks_like_boilerplate_stays(line: str, site: Site) -> None:
    article = _article(line, site)
    assert line in article.body, article.removals


@pytest.mark.parametrize(("line", "rule"), REMOVED)
def test_a_line_of_boilerplate_goes_by_its_rule(line: str, rule: str, site: Site) -> None:
    article = _article(line, site)
    assert [(removal.rule, removal.text) for removal in article.removals] == [(rule, line)]
