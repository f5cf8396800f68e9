"""The HTML lists: columns of the roll, and the news of one stock in each of the three markets."""

from __future__ import annotations

from html import escape

from tests.sina_site.feeds import row_url
from tests.sina_site.world import Doc, World

COLUMN_ROWS = 200
STOCK_ROWS = 40
"""Rows a page of a mainland stock; pages of the other markets hold half as many."""


def column(world: World, cid: int) -> str | None:
    """``/roll/c/{cid}.shtml``: the newest 200, whatever page is asked for; None for an unknown column."""
    channel = world.columns.get(cid)
    if channel is None:
        return None
    items = "\t".join(
        f'<li><a href="{escape(row_url(doc))}" target="_blank">{escape(doc.title)}</a>'
        f"<span>({doc.local():%m月%d日 %H:%M})</span></li>"
        for doc in channel.docs[: -COLUMN_ROWS - 1 : -1]
    )
    return f"""<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="robots" content="noindex,nofollow"><meta name="robots" content="noarchive">
			<title>				{channel.name}_证券_新浪财经</title>
</head><body>
<div id="Main">
	<div class="Main_b1"><div class="aL"><h2>{channel.name}</h2></div></div>
	<div class="listBlk">
				<div id="page-wrap-top" class="page-wrap" style="display: none;">
					<span class="pagebox"><span class="pagebox_num_nonce">1</span> <span class="pagebox_num"><a href="?page=2">2</a></span>
						<span class="pagebox_next"><a href="?page=2">下一页</a></span></span>
				</div>
<ul class="list_009" id="listcontent" style="display: none;">
{items}
</ul>
</div></div></body></html>
"""


def mainland(world: World, symbol: str, page: int) -> str:
    """``vCB_AllNewsStock``: one line of blanks, times and links; GBK."""
    rows = "".join(
        f"&nbsp;&nbsp;&nbsp;&nbsp;{doc.local():%Y-%m-%d}&nbsp;{doc.local():%H:%M}&nbsp;&nbsp;"
        f"<a target='_blank' href='{escape(row_url(doc))}'>{escape(doc.title)}</a> <br>"
        for doc in _page(world, symbol, page, STOCK_ROWS)
    )
    name = world.symbols[symbol].name if symbol in world.symbols else ""
    older = f"/corp/view/vCB_AllNewsStock.php?symbol={escape(symbol)}&Page={page + 1}"
    return f"""
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>{name}({escape(symbol)[2:]})_个股资讯_新浪网</title>
</head>
<body><div id="con02-7" class="tagmain"><table class="table2"><tr><td width="60"><font>个股相关资讯:</font></td></tr><tr><td>
<div class="datelist"><ul>			{rows}</ul></div>
<div style="margin-top:10px;float:right;"><a href="{older}">下一页</a></div>
</td></tr></table></div></body></html>
"""


def hongkong(world: World, code: str, page: int) -> str:
    """``hkstock/go.php/CompanyNews``: ``ul#js_ggzx.list01 > li > a + span.rt``, an empty li at the end; GBK."""
    rows = "".join(
        f'<li><a href="{escape(row_url(doc))}" title="{escape(doc.title)}" target="_blank">{escape(doc.title)}</a>'
        f'<span class="rt">{doc.local():%Y-%m-%d %H:%M:%S}</span></li>\n'
        for doc in _page(world, f"hk{code}", page, STOCK_ROWS // 2)
    )
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>{escape(code)}_港股_新浪财经</title></head>
<body><div class="part02"><ul class="list01" id="js_ggzx">
{rows}<li>&nbsp;</li>
</ul></div></body></html>
"""


def america(world: World, code: str, page: int) -> str:
    """``usstock_news.php``: ``ul.xb_list > li > span.xb_list_r + a``; GBK."""
    rows = "".join(
        f'<li><span class="xb_list_r">{doc.media} | {doc.local():%Y年%m月%d日 %H:%M}</span>'
        f'<a type-stastics="cj" href="{escape(row_url(doc))}" target="_blank">{escape(doc.title)}</a></li>\n'
        for doc in _page(world, f"us{code.upper()}", page, STOCK_ROWS // 2)
    )
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>{escape(code)}相关新闻_美股 - 新浪财经</title></head>
<body><div class="xb_news"><ul class="xb_list">
{rows}</ul></div></body></html>
"""


def _page(world: World, symbol: str, page: int, size: int) -> list[Doc]:
    """One page, the newest first; an unknown symbol or a page beyond the end is empty."""
    channel = world.symbols.get(symbol)
    if channel is None or page < 1:
        return []
    top = max(len(channel.docs) - (page - 1) * size, 0)
    return channel.docs[max(top - size, 0) : top][::-1]
