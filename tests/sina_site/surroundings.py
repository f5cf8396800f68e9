"""Invented navigation, lists, advertising slots, scripts and styles in the markup of each layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from itertools import cycle
from random import Random

from tests.sina_site import words


@dataclass(frozen=True, slots=True)
class Part:
    """Sizes of a part of a page. Tags and comments are those outside scripts."""

    kib: float
    tags: int
    items: int
    """``<li>`` among the tags."""
    scripts: float
    """KiB."""
    script_count: int
    styles: float
    """KiB."""
    comments: float
    """KiB."""

    def __sub__(self, other: Part) -> Part:
        return Part(*(max(mine - its, 0) for mine, its in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Blocks:
    """Markup of one layout. Of a form, ``{url}``, ``{text}``, ``{more}``, ``{n}`` and ``{id}`` are filled in."""

    first: str
    """What the part after the article begins with, e.g. its tool bar; also stands before it."""
    list: str
    """Around list items, ``{items}``."""
    item: str
    others: tuple[str, ...]
    """Cards, advertising slots, comment templates: in turn."""


_ITEM = '<li><a href="{url}" target="_blank">{text}</a></li>'
_SLOT = (
    '<div class="right-side-ad">\n<ins class="sinaads" data-ad-pdps="PDPS0000000{n}"></ins>\n</div>',
    '<div class="img-video-box"><div class="img-video-text"><a href="{url}" target="_blank"><span class="img-span"><img '
    'src="//n.sinaimg.cn/news/transform/{n}/w198h132/{id}.jpg" width="150" height="100" alt="{text}" class="img-hover" />'
    '<i class="icon-video"></i></span><span class="text-span">{text}</span></a></div></div>',
    '<div class="right-tlt"><i class="top-bar"></i><h3>{more}</h3><a href="{url}" target="_blank" class="more"></a></div>',
    '<div class="cmnt-item" comment-id="{id}"><div class="head-wrap"><a href="{url}" class="head"><img src="//n.sinaimg.cn/'
    'default/{n}.png"></a></div><div class="cont"><div class="txt">{more}</div><span class="time">{n}</span></div></div>',
)  # fmt: skip
_MODERN = Blocks(
    '<div class="share-more-list" style="display:none;"><span class="tool-icon"><a href="{url}" data-share="qq" '
    'data-sudaclick="share_{id}">{more}</a></span></div>',
    '<div class="nav-mod-1"><ul class="right-text-ul">\n{items}\n</ul></div>', _ITEM, _SLOT,
)  # fmt: skip
BLOCKS = {
    "A": Blocks(
        '<div class="blkTopNav"><p class="nav"><a href="{url}">{more}</a>|<a href="{url}">{more}</a></p></div>',
        '<div class="conFeed"><ul class="list_009x">\n{items}\n</ul></div>', '<li>·<a href="{url}" target="_blank">{text}</a></li>',
        (
            '<div class="adNone" id="PublicRelation{n}">\t\t<iframe id="{id}" frameborder="0" scrolling="no" width="300" '
            'height="250" src="http://d4.sina.com.cn/iframe/finance/{n}.html"></iframe>\t</div>\n<div class="HSpace_10"></div>',
            '<div class="blkHotNews"><h3><a href="{url}" target="_blank">{text}</a></h3><p>{more}</p></div>',
            '<table class="tb{n}" cellspacing="0"><tr><th>{n}</th><td><a href="{url}" target="_blank">{text}</a></td></tr></table>',
            '<span class="seg">┊</span><a href="{url}" target="_blank">{more}</a>',
        ),
    ),
    "B": Blocks(
        '<div class="site-nav"><a href="{url}" suda-uatrack="key=news_content_2014&value={id}">{more}</a></div>',
        '<div class="seo_data_list"><ul>\n{items}\n</ul></div>', _ITEM,
        (
            '<div class="slide clearfix"><div class="author"><a href="{url}" target="_blank"><img src="http://i1.sinaimg.cn/{id}.jpg" '
            'alt=""></a><span><a href="{url}" target="_blank">{n}</a></span></div><div class="content"><h2><a href="{url}" '
            'target="_blank" title="{text}">{text}</a></h2></div></div>',
            '<span class="page-tool-i"><a href="javascript:;" suda-uatrack="key=news_content_2014&value={id}">{more}</a> <s class="bottom-border"></s></span>',
            '<div class="item" id="imgbaidu{n}"><a href="{url}" target="_blank"><img src="http://i0.sinaimg.cn/cj/{id}.jpg" width="140" '
            'height="93" /><span>{text}</span></a></div>',
            '<div class="adNone"><ins class="sinaads" data-ad-pdps="PDPS0000000{n}"></ins></div>',
        ),
    ),
    "C": _MODERN, "N": _MODERN, "K": _MODERN,
}  # fmt: skip

_STATEMENTS = (
    'var {a}=function({b},{c}){{if({b}==={c}){{return {n}}}return {b}.{d}({c},"{w}")}};',
    'if(typeof {a}!=="undefined"&&{a}.{b}){{{a}.{b}("{w}",{n})}}else{{{c}={n}}}',
    "for(var {a}=0;{a}<{b}.length;{a}++){{{c}[{b}[{a}].id]={b}[{a}].offset+{n}}}",
    '{a}.push({{id:"{w}",width:{n},node:document.getElementById("{w}-{n}")}});',
    "try{{{a}.{b}=new {c}({n})}}catch({d}){{{a}.{b}=null}}",
)
_SMALL = (
    "<script>(sinaads = window.sinaads || []).push({{}});</script>",
    '<script type="text/javascript" src="//n.sinaimg.cn/invented/{id}.js" charset="utf-8"></script>',
)
_RULES = (
    ".{w}-{n}{{width:{n}px;height:{n}px;overflow:hidden;zoom:1}}",
    ".{w} a:link,.{w} a:visited{{color:#0{n};text-decoration:none}}",
)
_WORDS = ("feed", "slot", "panel", "track", "nav", "board", "card", "quote", "share", "login", "scroll", "thumb")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def compose(part: Part, blocks: Blocks, random: Random) -> str:
    """Markup of these sizes: lists, then other blocks, with scripts, styles and comments among them."""
    pieces = [*_markup(part, blocks, random), *_scripts(part, random)]
    random.shuffle(pieces)
    if part.tags:
        pieces.insert(0, blocks.first.format(**_values(random)))
    if part.styles:
        pieces.insert(0, f'<style type="text/css">{_filled(_RULES, part.styles * 1024, random)}</style>')
    pieces += _comments(part.comments * 1024, random)
    missing = int(part.kib * 1024) - sum(map(_size, pieces))
    # The rest is what templates leave behind: blank lines and indents.
    indent = "\n" + "\t" * max(missing // max(len(pieces), 1) - 1, 0)
    return indent.join([*pieces, ""])


def _markup(part: Part, blocks: Blocks, random: Random) -> Iterator[str]:
    tags = _tags(blocks.first)
    for start in range(0, part.items, 12):
        count = min(12, part.items - start)
        items = "\n".join(blocks.item.format(**_values(random)) for _ in range(count))
        text = blocks.list.format(items=items)
        tags += _tags(text)
        yield text
    for form in cycle(blocks.others):
        if tags >= part.tags:
            return
        tags += _tags(form)
        yield form.format(**_values(random))


def _scripts(part: Part, random: Random) -> Iterator[str]:
    """A few long ones hold nearly everything; the many are slots and files."""
    long = min(4, part.script_count)
    left = part.scripts * 1024
    for number in range(part.script_count - long):
        text = _SMALL[number % 2].format(**_values(random))
        left -= _size(text)
        yield text
    for _ in range(long):
        yield f'<script type="text/javascript">\n//<!--\n{_filled(_STATEMENTS, left / long - 60, random)}\n//-->\n</script>'


def _comments(size: float, random: Random) -> Iterator[str]:
    while size > 0:
        text = f"<!-- {words.title(random, random.randrange(10**6))} begin -->"
        size -= _size(text)
        yield text


def _filled(forms: tuple[str, ...], size: float, random: Random) -> str:
    lines = []
    while size > 0:
        names = dict(zip("abcd", random.sample(_LETTERS, 4), strict=True))
        line = random.choice(forms).format(**names, n=random.randrange(10, 999), w=random.choice(_WORDS))
        size -= len(line) + 1
        lines.append(line)
    return "\n".join(lines)


def _values(random: Random) -> dict[str, object]:
    serial = random.randrange(10**6)
    return {
        "url": f"https://finance.sina.com.cn/invented/{serial}/{words.comos(random, serial)}.shtml",
        "text": words.title(random, serial),
        "more": random.choice(words.MEDIA),
        "n": random.randrange(10_000, 99_999),
        "id": f"{random.choice(_WORDS)}{serial}",
    }


def _tags(text: str) -> int:
    return len(re.findall(r"<[a-z]", text))


def _size(text: str) -> int:
    """Bytes in UTF-8, and nearly those in GBK: there is little Chinese in it."""
    return len(text.encode())
