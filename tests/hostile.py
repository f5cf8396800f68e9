"""Pages, flashes and posts that repeat one structure as often as is asked, each about as long as the repetitions.

``tools/scale.py`` counts how their time grows; ``test_hostile.py`` says what comes of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from newscrawl.article import Page

Shape = Callable[[int], Page]
DEEP = 600
"""Levels of nesting; the parser stops at 2048."""
_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="publishid" content="abcdefg1234567">HEAD</head><body>
<h1 class="main-title">某公司新厂投产</h1><div id="top_bar"><span class="date">2020年01月02日 03:04</span>
<span class="source">MEDIA</span></div><div class="article" id="artibody">BODY</div>AFTER</body></html>"""
_POST = "\n---\ntitle: '某公司新厂投产'\ncategories: \n - 金融\nauthor: 甲报\ndate: Sat, 06 Nov 2021 09:13:06 GMT\nKEYS---\n\n<div>   \nBODY  \n</div>\n            "
_2005 = """<html><body><table><tr><th class=f24>某公司新厂投产</th></tr>ROWS<tr><td align=center>2005年01月02日03:04 <font>甲报</font></td></tr>
<tr><td class=l17><table><tr><td class=l17>　　新厂投产。BODY</td></tr></table></td></tr></table></body></html>"""


def page(body: str = "<p>　　新厂投产。</p>", head: str = "", media: str = "某报", after: str = "") -> Page:
    """A page of layout C."""
    text = _PAGE.replace("HEAD", head).replace("MEDIA", media).replace("AFTER", after).replace("BODY", body)
    return Page("hostile.html", text.encode())


def flash(text: str = "【新厂投产】某公司的新厂投产。", ext: object = None, **more: object) -> Page:
    """A flash."""
    record = {"id": 4812180, "rich_text": text, "create_time": "2026-09-19 11:03:13", **more}
    return Page("hostile.flash.json", json.dumps({**record, "ext": json.dumps(ext or {})}).encode(), format="flash")


def post(body: str = "<p>新厂投产。</p>", keys: str = "") -> Page:
    """A post."""
    return Page("hostile.md", _POST.replace("KEYS", keys).replace("BODY", body).encode(), format="post")


def old(body: str = "", rows: str = "") -> Page:
    """A page of 2005."""
    return Page("hostile.html", _2005.replace("ROWS", rows).replace("BODY", body).encode())


def _letters(number: int) -> str:
    """The number in letters, at least two, no two numbers alike."""
    text = ""
    while number or len(text) < 2:
        number, digit = divmod(number, 26)
        text = chr(97 + digit) + text
    return text


def _han(number: int) -> str:
    """The number in three characters, no two numbers alike."""
    return "".join(chr(0x4E00 + number // 500**power % 500) for power in (2, 1, 0))


def _count(form: str, count: int) -> str:
    """The form with each number in it: ``%d``, ``%a`` in letters, ``%h`` in characters."""
    return "".join(
        form.replace("%d", str(at)).replace("%a", _letters(at)).replace("%h", _han(at)) for at in range(count)
    )


_T = "<p>　　新厂投产。</p>"
_IMG = "<p><img src=//n.sinaimg.cn/%d.jpg></p>"
_EDGE = "<p><a href=http://k.sina.com.cn/x%d>甲</a></p>"
_FAR = "<p><a href=http://a.example/x%d>甲</a></p>"
_CUT = "<p class=article-notice>乙</p>"

BODIES: dict[str, str] = {
    "paragraphs": "<p>甲乙%d。</p>",
    "breaks": "甲%d<br>",
    "bare-breaks": "<br>",
    "empty-paragraphs": "<p></p>",
    "inline-tags": "<i>甲</i>",
    "inline-strong": "<strong>甲</strong>乙",
    "links": "<a href=http://a.example/%d>甲</a>乙",
    "same-links": "<a href=http://a.example/>甲</a>",
    "comments": "<!--x-->甲",
    "comments-alone": "<!--x-->",
    "slot-openers": "<!--video-list-->甲",
    "slot-closers": "<!--/video-list-->甲",
    "slots": "<!--video-list-->甲<!--/video-list-->乙",
    "slots-of-one-mark": "<!--总声明-->甲",
    "slots-mixed": "<!--video-list--><!--期货推广begin--><!--NEWSZW_HZH_BEGIN--><!--开户二维码 start--><!--相关专题top start-->",
    "pictures": "<img src=//n.sinaimg.cn/%d.jpg>",
    "pictures-inline": "甲<img src=//n.sinaimg.cn/%d.jpg>",
    "pictures-foreign": "甲<img src=//image.sinajs.cn/newchart/%d.gif>",
    "captions": _IMG + "<p class=x><span class=img_descr>图%d</span></p>",
    "captions-alone": "<span class=img_descr>图%d</span>",
    "figures": "<figure><img src=http://a/b%d.png><figcaption>x</figcaption></figure>",
    "captions-of-words": _IMG + "<p>▲ 甲乙%d</p>",
    "captions-between": _IMG + "<p>图1：甲乙丙%d</p><p>丁</p>",
    "captions-no-text": _IMG + "<p>图1：甲乙丙%d</p>",
    "captions-beside": "<center><img src=//n.sinaimg.cn/%d.jpg><br>甲</center>",
    "rows": "<table><tr><td>甲</td><td>%d</td></tr></table>",
    "rows-of-one-table": "<tr><td>甲</td><td>%d</td></tr>",
    "cells": "<td>甲%d</td>",
    "list-items": "<li>甲%d</li>",
    "headings": "<p>相关报道：</p>",
    "headings-linked": "<p><a href=http://a.example/%d>相关报道：</a></p>",
    "headings-with-links": "<p>相关报道：</p>" + _FAR,
    "edges": _EDGE,
    "edges-and-text": _EDGE + "<p>甲</p>",
    "far-links": _FAR,
    "edges-and-captions": _IMG + _EDGE + "<p>▲ 甲乙</p>",
    "removed-blocks": _CUT,
    "removed-in-a-sentence": "甲" + _CUT,
    "removed-inline": "甲<ins class=sinaads>广告</ins>",
    "ads": "<ins class=sinaads></ins>",
    "microblog-cards": '甲<a class=wt_article_link href="#">(微博)</a>',
    "microblog-no-cards": '甲<a class=wt_article_link href="#">乙</a>',
    "buttons": '甲<a href="javascript:x()">乙</a>',
    "editors": "<p class=show_author>责任编辑：SF%d</p>",
    "editor-lines": "<p>责任编辑：张三</p>",
    "sources": "<p>来源：甲报%d</p>",
    "original-titles": "<p>原标题：甲报%d</p>",
    "app-lines": "<p>下载新浪财经APP %d</p>",
    "complaints": "<p><a href=http://a.example/>消费曝光台</a></p>",
    "goods": "<div class=goods-card>甲</div>",
    "pagers": "<p class=page><a href=/a_%d.shtml>%d</a></p>",
    "marks": "<span id=stock_sh600519>贵州茅台</span>，",
    "marks-of-different-words": "<span id=stock_sh600519>%h</span>，",
    "marks-with-prices": "<span id=stock_sh600519>贵州茅台</span><span id=quote_sh600519>(1.0, 2%)</span>，",
    "marks-of-long-words": "<span id=stock_sh600519>甲乙丙丁戊己庚辛壬癸%h</span>，甲乙丙丁戊己庚辛壬癸",
    "marks-and-words": "<span id=stock_sh600519>%h</span>，%h。",
    "marks-and-codes": "<span id=stock_sh600519>%h</span>，涨%h（600519.SH）",
    "marks-of-different-securities": "<span id=usstock_%a>%h</span>，",
    "marks-without-end": "<span id=stock_sh600519>甲",
    "marks-and-glosses": "<span id=usstock_amd>AMD</span>（AMD）",
    "mark-links": "<a href=http://finance.sina.com.cn/realstock/company/sh600519/nc.shtml>贵州茅台</a>，",
    "codes": "贵州茅台（600519.SH），",
    "codes-alone": "（600519）",
    "codes-unknown": "%h（NVDA）",
    "codes-in-text": "600519.SH，",
    "brackets": "（",
    "names": "贵州茅台、",
    "names-in-a-row": "贵州茅台五粮液",
    "short-names": "茅台，",
    "words": "平安健康",
    "names-by-line": "<p>中国平安涨</p>",
    "legal-names": "贵州茅台酒股份有限公司",
    "digits": "6",
    "latin": "a ",
    "sentence": "甲",
    "blanks": " 　",
    "entities": "&nbsp;",
    "scripts": "<script>x</script>甲",
    "styles": "甲<style>p{}</style>",
    "open-paragraphs": "<p>甲",
    "open-strong": "<strong>甲",
    "open-links": "<a href=http://a.example/>甲",
    "open-spans": "<span>甲",
    "open-divs": "<div>甲",
    "open-cells": "<table><tr><td>甲",
    "open-two-cells": "<table><tr><td>甲</td><td>",
    "open-items": "<ul><li>甲",
    "open-fonts": "<font color=red>甲",
    "closers": "</div>",
    "attributes": "<p %a=1 class=x>甲</p>",
    "bylines": "（记者 张三）",
    "bylines-by-line": "<p>本报记者 张三</p>",
    "names-of-writers": "张三、",
    "dashes": "—",
    "ends": "THE END ",
    "controls": "\x01甲",
    "sharing": "<div id=sinashareto>x</div>",
    "summary-boxes": "<blockquote class=fin_reference>内容摘要：甲</blockquote>",
}
"""What the body of a page repeats, with ``%d``, ``%a`` and ``%h`` counted."""


def _of_body(form: str) -> Shape:
    return lambda count: page(_T + _count(form, count) + _T)


def _nested(begin: str, inside: str, end: str) -> Shape:
    """A structure nested as deep as the parser goes, around something repeated."""
    return lambda count: page(_T + begin * DEEP + _count(inside, count) + end * DEEP + _T)


SHAPES: dict[str, Shape] = {
    **{name: _of_body(form) for name, form in BODIES.items()},
    "edges-at-the-end": lambda n: page(_T + _count(_EDGE, n)),
    "edges-alone": lambda n: page(_count(_EDGE, n) + _T),
    "cascade-of-edges": lambda n: page(_count(_IMG + _EDGE + "<p>▲ 甲乙</p>", n) + _T),
    "cascade-of-headings": lambda n: page(
        _T + _count("<p>相关报道：</p>" + _IMG, n) + "<p>▲ 甲</p>" + (_FAR + "<p>▲ 甲</p>") * n + _T
    ),
    "heading-before-pictures": lambda n: page(
        _T + _count("<p>相关报道：</p>", n) + _count(_IMG, n) + _count("<p>▲ 甲</p>" + _FAR, n) + _T
    ),
    "slot-with-pictures": lambda n: page(
        _T + "<!--video-list-->" + _count("<img src=//n.sinaimg.cn/%d.jpg>", n) + "<!--/video-list-->" + _T
    ),
    "slot-with-text": lambda n: page(_T + "<!--video-list-->" + "<b>甲</b>乙" * n + "<!--/video-list-->" + _T),
    "slot-in-depth": lambda n: page(
        _T + "<!--video-list-->" + "<div>" * DEEP + "<!--x-->" * n + "<!--/video-list-->" + "</div>" * DEEP + _T
    ),
    "removed-with-comments": lambda n: page(_T + "<p class=article-notice>" + "甲<!--x-->" * n + "</p>" + _T),
    "removed-with-tags": lambda n: page(_T + "<p class=article-notice>" + "甲<b>乙</b>" * n + "</p>" + _T),
    "removed-with-scripts": lambda n: page(_T + "<p class=article-notice>" + "甲<script>乙</script>" * n + "</p>" + _T),
    "caption-with-tags": lambda n: page(_T + "<p><img src=//a/b.jpg></p><p><span class=img_descr>" + "甲<b>乙</b>" * n + "</span></p>" + _T),
    "scripts-and-slots": lambda n: page(_T + "<noscript><!--video-list--></noscript><!--video-list-->甲<!--/video-list-->" * n + _T),
    "slots-in-depth": _nested("<div>", "<!--video-list--><b>甲</b><!--/video-list-->", "</div>"),
    "captions-in-depth": _nested("<div cms-style=legend>", "甲", "</div>"),
    "captions-in-depth-below-a-picture": lambda n: page(
        _T + "<p><img src=//a/b.jpg></p>" + "<div cms-style=legend>" * DEEP + "<p>甲</p>" * n + "<img src=//a/c.jpg>" + "</div>" * DEEP
    ),
    "microblog-cards-in-depth": _nested("<div>", "<a class=wt_article_link>乙</a>", "</div>"),
    "rows-in-depth": _nested("<table><tr><td>甲</td><td>", "<b>甲</b>", "</td></tr></table>"),
    "marks-in-depth": _nested("<span id=stock_sh600519>", "甲", "</span>"),
    "dates-in-depth": lambda n: page(after="<div id=top_bar>" + "<span class=date>" * DEEP + "甲" * n),
    "sources-in-depth": lambda n: page(media="<span class=source>" * DEEP + "甲" * n + "</span>" * DEEP),
    "summary-box-with-links": lambda n: page(
        _T + "<blockquote class=fin_reference>内容摘要：" + _count("<a href=http://a.example/%d>甲%h</a>，", n) + "</blockquote>" + _T
    ),
    "one-row-of-many-cells": lambda n: page(_T + "<table><tr>" + "<td>甲</td>" * n + "</tr></table>" + _T),
    "one-cell-of-many-tags": lambda n: page(
        _T + "<table><tr><td>甲</td><td>" + "<b>甲</b><ins class=sinaads>x</ins>" * n + "</td></tr></table>" + _T
    ),
    "metas": lambda n: page(head="<meta name=mobile-agent content='url=http://finance.sina.cn/a'>" * n),
    "metas-of-different-urls": lambda n: page(
        head=_count("<meta name=mobile-agent content='url=http://finance.sina.cn/%d'>", n)
    ),
    "long-url": lambda n: page(head="<meta property=og:url content='http://finance.sina.com.cn" + "/7x24/x" * n + "'>"),
    "long-url-of-pages": lambda n: page(head="<meta property=og:url content='http://finance.sina.com.cn/a?" + "id=1&" * n + "'>"),
    "wrapped-urls": lambda n: page(
        head="<meta property=og:url content='http://cj.sina.cn/article/norm_detail?url=" + "&url=" * n + "'>"
    ),
    "declarations": lambda n: page(after="<!-- news_keyword_pub,stock,sh600519 -->" * n),
    "declared-codes": lambda n: page(after="<!-- news_keyword_pub,stock," + "sh600519&" * n + " -->"),
    "declared-blanks": lambda n: page(after="<!-- news_keyword_pub,stock,sh" + " " * n + "x\n-->"),
    "stamps": lambda n: page(after="<!-- [1,2,3] published at 2020-01-02 03:04:05 -->" * n),
    "stamps-in-one": lambda n: page(after="<!-- " + "[1,2,3] published at " * n + "-->"),
    "scripts-with-a-config": lambda n: page(after="<script>" + "sudaLogConfig={" * n + "</script>"),
    "mobile-scripts": lambda n: Page(
        "hostile.html",
        (
            "<html><body><h1 class=art_tit_h1>某公司新厂投产</h1><time class=weibo_time>2020年01月02日 03:04</time>"
            "<article class=art_box><p>新厂投产。</p></article><script>" + "sudaLogConfig={__webURL=" * n + "</script></body></html>"
        ).encode(),
    ),
    "mobile-bodies": lambda n: Page(
        "hostile.html",
        (
            "<html><body><h1 class=art_tit_h1>某公司新厂投产</h1><time class=weibo_time>2020年01月02日 03:04</time>"
            + "<div class=art_content><p>新厂投产。</p>" * n
        ).encode(),
    ),
    "doc-ids": lambda n: page(after="<script>" + "docID:'x' " * n + "</script>"),
    "keywords": lambda n: page(after="<div id=keywords>" + _count("<a>甲%d</a>", n) + "</div>"),
    "channels": lambda n: page(after="<div class=channel-path>" + _count("<a>甲%d</a>", n) + "</div>"),
    "channel-boxes": lambda n: page(after=_count("<div class=channel-path><a>甲%d</a>", n)),
    "pages": lambda n: page(after="<!--page_info=3_1_-->" + _count("<p class=page><a href=http://a/_%d.shtml>2</a></p>", n)),
    "page-boxes": lambda n: page(after="<!--page_info=3_1_-->" + _count("<div><p class=page><a href=http://a/_%d.shtml>2</a>", n)),
    "times-in-the-medium": lambda n: page(media="2020年01月02日" * n + "03:04" * n),
    "times-without-a-year": lambda n: page(media="01月02日" * n + "03:04" * n),
    "times-in-a-row": lambda n: page(media="2020年01月02日03:04 " * n),
    "microblogs-in-the-medium": lambda n: page(media="甲" + "微博" * n),
    "media-boxes": lambda n: page(after="<div id=top_bar>" + "<span class=source>甲</span>" * n + "</div>"),
    "summary-of-a-machine": lambda n: page(head="<meta name=description content='" + "甲（AI生成" * n + "'>"),
    "editors-of-both-kinds": lambda n: page(after="<p class=show_author>甲</p><div class=show_author>乙</div>" * n),
    "editor-boxes": lambda n: page(after="<p class=article-editor>责任编辑：SF</p>" * n),
    "names-behind": lambda n: page(after="<div class=blk-comment>" + "content main-title date-source " * n),
    "ids-behind": lambda n: page(after="<div class=blk-comment>" + "<i class='x'>artibody</i>" * n),
    "old-rows": lambda n: old(rows="<tr><td>甲</td></tr>" * n),
    "old-titles": lambda n: old(rows="<tr><th class=f24>甲</th></tr>" * n),
    "old-cells": lambda n: old(rows="<tr><td align=center>甲</td></tr>" * n),
    "old-titles-and-cells": lambda n: old(rows="<tr><th class=f24>甲</th><td align=center>乙</td></tr>" * n),
    "old-bodies": lambda n: old(body="<td class=l17>甲" * n),
    "old-bodies-in-depth": lambda n: old(body="<table><tr><td class=l17>" * 400 + "<td class=l17>甲" * n),
    "bulletin": lambda n: Page(
        "hostile.html",
        (
            "<html><body><table id=allbulletin><tr><th>某公司新厂投产</th></tr><tr><td class=graybgH2>公告日期:2011-12-08</td></tr></table>"
            "<div id=content><pre>" + "甲\n" * n + "</pre></div></body></html>"
        ).encode(),
    ),
    "no-template": lambda n: Page("hostile.html", b"<html><body>" + b"<p>x</p><div class=datelist>" * n),
    "flash-tags": lambda n: flash(
        "【新厂投产】" + _count("%h，", n), {"stocks": [{"market": "us", "symbol": "a", "key": _han(at)} for at in range(n)]}
    ),
    "flash-tags-by-line": lambda n: flash(
        "【新厂投产】" + _count("<p>%h</p>", n), {"stocks": [{"market": "us", "symbol": "a", "key": _han(at)} for at in range(n)]}
    ),
    "flash-tags-not-there": lambda n: flash(
        "【新厂投产】" + "<p>甲乙</p>" * n, {"stocks": [{"market": "us", "symbol": "a", "key": _han(at)} for at in range(n)]}
    ),
    "flash-tags-inside-others": lambda n: flash(
        "【新厂投产】" + _count("甲乙%h，", n),
        {"stocks": [*({"market": "us", "symbol": "a", "key": "甲乙" + _han(at)} for at in range(n)), {"market": "us", "symbol": "b", "key": "甲乙"}]},
    ),
    "flash-tags-unknown": lambda n: flash(ext={"stocks": [{"market": "x", "symbol": str(at), "key": "k"} for at in range(n)]}),
    "flash-list": lambda n: flash(tag=[{"name": f"甲{at}"} for at in range(n)]),
    "flash-keys": lambda n: flash(**{f"k{at}": at for at in range(n)}),
    "flash-depth": lambda n: flash(tag=json.loads('{"a":' * 80 + json.dumps(list(range(n))) + "}" * 80)),
    "flash-title": lambda n: flash("【" + "甲 " * n),
    "flash-paragraphs": lambda n: flash("<p>甲。</p>" * n),
    "flash-media": lambda n: flash("甲。" + "（日报" * n + "）"),
    "post-keys": lambda n: post(keys=_count("k_%a: 'x'\n", n)),
    "post-lists": lambda n: post(keys="stocks: \n" + " - 'x'\n" * n),
    "post-categories": lambda n: Page("hostile.md", post().body.replace(b" - \xe9\x87\x91\xe8\x9e\x8d\n", b" - x\n" * n), format="post"),
    "post-blanks": lambda n: post(keys="k: " + " " * n + "\n"),
    "post-braces": lambda n: post("<p>" + "&#123;" * n + "</p>"),
    "post-edges": lambda n: post(_count(_EDGE, n) + "<p>新厂投产。</p>"),
}  # fmt: skip
"""Every structure by its name."""


def shapes() -> Iterator[tuple[str, Shape]]:
    """All of them."""
    yield from SHAPES.items()
