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
    ("文/样本财经意见领袖专栏作家 任小平", "任小平"),
    ("作者：样本证券首席经济学家 刘小晨", "刘小晨"),
    ("21世纪样本报道 周小炎 上海报道", "周小炎"),
    ("样本观察报 周小炎 黄一小 上海、北京报道", "周小炎 黄一小"),
    ("样本观察报 记者 黄一小", "黄一小"),
    ("样本观察网 记者 胡小群 5月3日，样本协会召开会议。", "胡小群"),
    ("⊙记者 周小宏 ○编辑 朱小茵", "周小宏"),
    ("记者 夏小超 | 实习生 王小莹", "夏小超 王小莹"),
    ("【样本时报记者 倪小浩】样本部20日回应。", "倪小浩"),
    ("【样本时报驻外特约记者 陈小山 样本时报记者 李小坤】样本部20日回应。", "陈小山 李小坤"),
    ("样本日报讯 （记者/彭小琳 通讯员/王小丽）样本局发布数据。", "彭小琳 王小丽"),
    ("文 | 样本杂志 记者 王小颖", "王小颖"),
    ("采访：王小晓 整理：李小丽", "王小晓"),
    ("样本证券报记者了解到，张三报道称公司情况良好。", None),
    ("样本观察网 记者 从样本协会 5月3日的会议获悉，情况良好。", None),
    ("样本银行首席经济学家 张小三", None),
    ("样本公司财报 营收 北京报道组供稿", None),
    ("【样本论坛】记者会在北京举行。", None),
    ("记者手记", None),
]
LAST = [
    ("全文到此结束。（样本日报）", None),
    ("全文到此结束。（见附表）", None),
    ("全文到此结束。（一死一伤）", None),
    ("全文到此结束。（责编 张三）", None),
    ("全文到此结束。（作者单位 样本大学）", None),
    ("全文到此结束。（张小三）", "张小三"),
    ("全文到此结束。（作者：王小建，系样本经济学会副会长）", "王小建"),
    ("全文到此结束。（作者为样本学院教授）", None),
    ("（样本社记者：王小萧；参与采写：刘小霞）", "王小萧 刘小霞"),
    ("全文到此结束。（李小涛 编译）", "李小涛"),
    ("全文到此结束。（李小涛，刘小霞）", "李小涛 刘小霞"),
    ("全文到此结束。（云小飞 发自北京）", "云小飞"),
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


@pytest.mark.parametrize(
    "line",
    [
        "（记者 张三" + " 本报记者 李四" * 60 + "的话没有说完",
        "记者 张三" + " 样本时报记者 李四" * 60 + "的话没有说完",
        "作者：张三" + " | 实习生 李四" * 60 + "的话没有说完",
        "记者 张三" + "；参与采写：李四" * 60 + "的话没有说完",
    ],
)
def test_a_line_of_many_roles_is_read_once(line: str, site: Site) -> None:
    """It can be read in 2^60 ways; whoever tries them all does not come back."""
    assert _author(line, line, site) is None


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
    "关注样本公众号的读者增长了三成，样本公司称。",
    "编辑 张三 说过这句话",
    "样本公司编辑部 | 这里是标题",
    "END OF THE YEAR",
    "更多内容，请大家期待。",
    "转自样本公司的数据显示良好",
]
REMOVED = [
    ("【免责声明】本文仅代表作者本人观点，与样本网无关。", "disclaimer"),
    ("样本网声明：本文版权归原作者所有。", "disclaimer"),
    ("以上内容仅供参考，不构成投资建议。", "opinion-disclaimer"),
    ("扫描下方二维码关注样本公众号", "scan-line"),
    ("更多内容请扫描下方二维码下载样本", "scan-line"),
    ("责编 蒋小庆", "editor-line"),
    ("编辑 | 张三 审校：李四", "editor-line"),
    ("（编辑 张三 李小四）", "editor-line"),
    ("样本新闻编辑 | 宋小珺", "editor-line"),
    ("— END —", "end-mark"),
    ("（转自：样本财经）", "source-line"),
    ("更多精彩内容，请登陆样本网", "medium-app-line"),
    ("（本文来自样本新闻，更多原创资讯请下载“样本新闻”APP）", "medium-app-line"),
    ("关注样本财经微信公众号(yb518)，获取更多财经资讯", "account-line"),
    ("欢迎关注官方微信公众号“样本证券报”", "account-line"),
    ("点击关注样本财经官方微博", "account-line"),
    (
        "本文首发于微信公众号：样本研究。文章内容属作者个人观点，不代表样本网立场。投资者据此操作，风险请自担。",
        "opinion-disclaimer",
    ),
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


BELOW = [
    ("图为样本工厂的生产线。", "description"),
    ("（图说：工人在检修样本设备）", "description"),
    ("图1：样本产量走势", "numbered"),
    ("图表 12：样本产量走势", "numbered"),
    ("（图片来源：样本公司公告）", "credit"),
    ("资料来源：样本研究", "credit"),
    ("制图：王小琦", "credit"),
    ("视频截图", "credit"),
    ("来源：样本社", "source-below"),
    ("（来源：样本公司公告、样本研究所整理）", "source-below"),
    ("图书市场的数据显示，销量增长。", None),
    ("第二个产品的产量下降。", None),
]


def _with_picture(before: str, line: str, behind: str, site: Site) -> Article:
    html = PAGE.format(
        first=f"{before}</p><p><img src='//n.sinaimg.cn/1.jpg'></p><p>{line}</p>{behind}<p>", last="末段也没有名字。"
    )
    article = process(Page("page.html", html.encode(), headers={"content-type": "text/html; charset=utf-8"}), site)
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(("line", "rule"), BELOW)
def test_the_line_below_a_picture(line: str, rule: str | None, site: Site) -> None:
    article = _with_picture("首段没有名字。", line, "", site)
    assert article.images[0].caption == (line if rule else ""), article.removals
    assert [(removal.rule, removal.text) for removal in article.removals] == ([(rule, line)] if rule else [])
    assert article.media is None


def test_a_source_above_all_text_is_the_articles(site: Site) -> None:
    article = _with_picture("", "来源：样本社", "", site)
    assert (article.media, article.images[0].caption) == ("样本社", "")


def test_a_heading_between_two_pictures_is_no_caption(site: Site) -> None:
    article = _with_picture("首段没有名字。", "图2：样本价格走势", "<p><img src='//n.sinaimg.cn/2.jpg'></p>", site)
    assert "图2：样本价格走势" in article.body


@pytest.mark.parametrize(
    ("shown", "media"),
    [
        ("<a href='http://a.example/'>样本观察报</a>&nbsp;<a href='http://weibo.com/a'>微博</a>", "样本观察报"),
        ("<a href='http://a.example/'>样本观察报</a><a href='http://weibo.com/a'>微博</a>", "样本观察报"),
        ("样本观察报 [微博]", "样本观察报"),
        ("《样本观察报》&nbsp; 我有话说", "样本观察报"),
        ("新浪微博", "新浪微博"),
        ("微博", "微博"),
    ],
)
def test_the_link_to_its_microblog_is_no_part_of_a_medium(shown: str, media: str, site: Site) -> None:
    html = (
        '<html><body><h1 id="artibodyTitle">题目</h1><span id="pub_date">2013年01月02日 10:00</span>'
        f'<span id="media_name">{shown}</span><div id="artibody"><p>第一段写得完整。</p></div></body></html>'
    )
    article = process(Page("page.html", html.encode(), headers={"content-type": "text/html; charset=utf-8"}), site)
    assert isinstance(article, Article), article
    assert article.media == media
