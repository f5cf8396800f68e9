"""The two JSON feeds: the roll API of feed.mix. and the 7x24 flashes of zhibo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any
from urllib.parse import quote

from tests.sina_site.options import Options
from tests.sina_site.words import ALL, NAMES
from tests.sina_site.world import CHINA, Doc, Flash, World

MAX_ROWS = 50
_CONSTANT = {
    "icons": "", "is_cre_manual": "0", "channelid": "31", "authoruid": "0", "level": "2", "vid": "0", "ipad_vid": "0",
    "video_time_length": "0", "mediaid": "0", "templateid": "0", "productid": "0", "ext_0": "0", "ext_1": "0",
    "ext_2": "0", "ext_3": "0", "ext_4": "0", "wapsummary": "", "stitle": "", "summary": "", "author": "0",
    "video_id": "0", "columnid": "1850,2018,2032", "mlids": "", "ext": "1",
}  # fmt: skip


def roll(world: World, options: Options, query: Mapping[str, str]) -> str:
    """The answer of ``/api/roll/get``.

    A window is ``etime`` <= ctime < ``stime`` (the names are reversed); without one, ``ctime`` alone is a
    cursor: rows strictly older than it.
    """
    pageid, lid = _int(query.get("pageid"), 0), _int(query.get("lid"), 0)
    if lid not in world.lids or world.lids[lid].pageid != pageid:
        lid = ALL[1]
    channel = world.lids[lid]
    per_page = min(max(_int(query.get("num"), MAX_ROWS), 1), MAX_ROWS)
    page = max(_int(query.get("page"), 1), 1)
    start, end, cursor = (_int(query.get(name), 0) for name in ("etime", "stime", "ctime"))
    low, high = 0, len(channel.docs)
    if start and end:
        low, high = channel.slice(start, end) if options.windows else (0, 0)
    elif cursor and options.cursor:
        low, high = channel.slice(None, cursor)
    top = max(high - (page - 1) * per_page, low)
    docs = channel.docs[max(top - per_page, low) : top][::-1]
    if options.depth and page > options.depth:
        docs = []
    now = int(datetime.now(CHINA).timestamp())
    result = {
        "status": {"code": 0, "msg": "succ"},
        "timestamp": f"{datetime.fromtimestamp(now, CHINA):%a %b %d %H:%M:%S +0800 %Y}",
        "top": [_injected(world, 3 * page, now)],
        "pdps": [_injected(world, 3 * page + 1, now)],
        "cre": [_injected(world, 3 * page + 2, now)],
        "total": high - low,
        "end": docs[-1].ctime if docs else 0,
        "start": docs[0].ctime if docs else 0,
        "lid": lid,
        "rtime": now,
        "data": [_row(world, doc) for doc in docs],
    }
    return _wrap({"result": result}, query.get("callback", ""))


# What the linker of the real feed tags beside companies: markets and codes of many kinds.
_ODD_STOCKS = (
    {"market": "cn", "symbol": "si931071", "key": "样本", "hot": 2804},
    {"market": "fund", "symbol": "159363", "key": "快讯", "sym_party_status": "1", "hot": 0},
    {"market": "sb", "symbol": "831183", "key": "可视化"},
    {"market": "CFF", "symbol": "nf_tf0", "key": "国债"},
    {"market": "foreign", "symbol": "DINIW", "key": "美元指数"},
)


def zhibo(world: World, options: Options, query: Mapping[str, str]) -> str:
    """The answer of ``/api/zhibo/feed``; an ``id`` asks for what is older than that flash, where it is heeded."""
    size = min(max(_int(query.get("page_size") or query.get("pagesize"), 20), 1), 100)
    page = max(_int(query.get("page"), 1), 1)
    before = _int(query.get("id"), 0) if options.flash_cursor else 0
    flashes = [item for item in reversed(world.flashes) if not before or item.number < before]
    if query.get("zhibo_id") != "152":
        flashes = []
    listed = flashes[(page - 1) * size : page * size]
    last = max((len(flashes) + size - 1) // size, 1)
    feed = {
        "list": [_flash(item) for item in listed],
        "html": "",
        "page_info": {
            "totalPage": last,
            "pageSize": size,
            "prePage": max(page - 1, 1),
            "nextPage": min(page + 1, last),
            "totalNum": len(flashes),
            "page": page,
        },
        "max_id": listed[0].number if listed else 0,
        "min_id": listed[-1].number if listed else 0,
    }
    data = {
        "zhibo": [],
        "focus": [],
        "top": {"list": [], "html": "", "top_ids": "", "survey_id": []},
        "feed": feed,
    }
    stamp = f"{datetime.now(CHINA):%a %b %d %H:%M:%S +0800 %Y}"
    answer = {"result": {"status": {"code": 0, "msg": "OK"}, "timestamp": stamp, "data": data}}
    return _wrap(answer, query.get("callback", ""))


def row_url(doc: Doc) -> str:
    """The address as rows and lists state it: not always the canonical one."""
    match doc.form:
        case "http":
            return f"http{doc.url.removeprefix('https')}?utm_source=x&from=wap"
        case "wrapped":
            return f"https://cj.sina.cn/article/norm_detail?url={quote(doc.url, safe='')}"
        case "mobile":
            return doc.mobile_url
        case _:
            return doc.url


def _row(world: World, doc: Doc) -> dict[str, Any]:
    picture = {"u": f"http://n.sinaimg.cn/finance/{doc.docid}.png", "w": 100, "h": 100, "t": ""}
    chart = {"stockCharts": "no", "stockCode": "", "stockMarket": "", "mulStockChart": "", "isStaticStock": ""}
    url = row_url(doc)
    wapurls = [doc.mobile_url, f"http{doc.mobile_url.removeprefix('https')}"]
    intro = "" if doc.layout == "X" else f" {world.text(doc)[0][0]}"
    return {
        **_CONSTANT,
        "hqChart": json.dumps(chart),
        "intime": str(doc.mtime + 5),
        "ctime": str(doc.ctime),
        "mtime": str(doc.mtime),
        "categoryid": "2" if "slide" in doc.url else "1",
        "docid": f"slide:9-453-{doc.serial}" if doc.layout == "X" and "slide" in doc.url else f"comos:{doc.docid}",
        "url": url,
        "urls": _dumps([url]),
        "wapurl": doc.mobile_url,
        "wapurls": _dumps(wapurls),
        "title": doc.title,
        "intro": intro,
        "commentid": f"cj:comos-{doc.docid}:0",
        "keywords": "样本,调查" if doc.serial % 5 == 0 else "",
        "media_name": "" if doc.serial % 7 == 0 else doc.media,
        "subjectid": "214673,214674" if doc.serial % 3 == 0 else "",
        "img": picture if doc.serial % 2 else [],
        "images": [{**picture, "w": "550", "h": "315"}] if doc.serial % 4 == 0 else [],
        "lids": ",".join(map(str, doc.lids)),
        "oid": str(895_000_000 + doc.serial),
    }


def _injected(world: World, number: int, now: int) -> dict[str, Any]:
    """An advertisement that looks like a row."""
    docid = world.injected(number)
    url = f"https://finance.sina.com.cn/ad/{datetime.fromtimestamp(now, CHINA):%Y-%m-%d}/doc-i{docid}.shtml"
    return {
        **_CONSTANT,
        "docid": f"comos:{docid}",
        "url": url,
        "urls": _dumps([url]),
        "wapurl": "",
        "title": f"广告：第{number}号推广",
        "intro": "",
        "ctime": str(now),
        "mtime": str(now),
        "media_name": "推广",
        "img": [],
        "images": [],
        "lids": "",
    }


def _flash(item: Flash) -> dict[str, Any]:
    markets = {"us": "us", "hk": "hk"}
    stocks = [
        {
            "market": markets.get(symbol[:2], "cn"),
            "symbol": symbol.removeprefix("us").removeprefix("hk").lower() if symbol[:2] in markets else symbol,
            "key": NAMES[symbol],
        }
        for symbol in item.symbols
    ]
    if item.number % 7 == 0:
        stocks += _ODD_STOCKS
    ext = {"stocks": stocks, "needPushWB": False, "needCMSLink": True}
    if item.docid:
        ext |= {"docurl": item.url, "docid": item.docid}
    title, bracket, text = item.text.partition("】")
    html = f"<b>{escape(title)}{bracket}</b>{escape(text)}" if item.number % 5 == 0 else escape(item.text)
    created = f"{datetime.fromtimestamp(item.ctime, CHINA):%Y-%m-%d %H:%M:%S}"
    return {
        "id": item.number,
        "zhibo_id": 152,
        "type": 0,
        "rich_text": html,
        "multimedia": "",
        "commentid": f"live:finance-152-{item.number}:0",
        "compere_id": 0,
        "creator": f"writer{item.number % 9}@staff.example",
        "mender": f"editor{item.number % 4}@staff.example",
        "create_time": created,
        "update_time": f"{datetime.fromtimestamp(item.ctime + 60 * item.edits, CHINA):%Y-%m-%d %H:%M:%S}",
        "is_need_check": "1",
        "check_time": created,
        "check_status": "1",
        "check_user": f"checker{item.number % 3}@staff.example",
        "is_delete": int(item.deleted),
        "top_value": 0,
        "is_focus": 0,
        "source_content_id": "0",
        "anchor": "直播员",
        "ext": _dumps(ext) if item.number % 41 else "{broken",
        "tab": "",
        "is_repeat": "0",
        "tag": [{"id": "3", "name": "公司"}] if item.symbols else [],
        "like_nums": 0,
        "docurl": item.mobile_url,
        "compere_info": "",
    }


def _dumps(value: Any) -> str:
    """JSON as PHP writes it: ASCII only, every slash escaped."""
    return json.dumps(value, separators=(",", ":")).replace("/", "\\/")


def _wrap(value: Any, callback: str) -> str:
    text = _dumps(value)
    return f"try{{{callback}({text});}}catch(e){{}};" if callback else text


def _int(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default
