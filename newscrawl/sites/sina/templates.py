"""Page layouts of Sina Finance and its sister channels, 2005 to 2026.

Layouts overlap for years: a page is claimed by its markup, never by its date. Exactly one row
must claim a page. Fields name the places in the order of trust; the first that says something wins.
"""

from newscrawl.site import Comment, Css, Header, Key, Meta, Script, Template, Where

# The desk's line stands inside the body or directly after it.
_EDITOR = (
    Css("#artibody p.article-editor"),
    Css("#artibody ~ p.article-editor"),
    Css("#artibody p.show_author, #artibody div.show_author"),
    Css("#artibody ~ p.show_author, #artibody ~ div.show_author"),
    Css("p.article-editor"),
)
_TAGS_BELOW = (Css("#keywords a"), Css("#article-bottom div.keywords a"))
_DATE = (Css("#top_bar span.date"), Css("div.date-source span.date"))
_SOURCE = (
    Css("#top_bar .source"),
    Css("#top_bar .ent-source"),
    Css("div.date-source .source"),
    Css("div.date-source .ent-source"),
)
# The feed writes "never" as the epoch or as zeros; there were no flashes before 2010.
_FLASH_TIME = r"^(20[1-9][0-9]-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2})$"
# What only media accounts have.
_ACCOUNT = "#artibody p.article-notice, #artibody div.goods-card"

# Where the article begins, and what stands below it: the reader comments, or the tools above them.
REGIONS = (
    (
        b'id="artibody"',
        (b'class="blk-comment', b'id="J_Comment_Wrap"', b'class="blkContentBtmSearch"', b'id="bottomTools"'),
    ),
    (b'id="article"', (b'class="blk-comment',)),
)

TEMPLATES = (
    Template(
        name="A",
        why="2009-2014: #artibodyTitle with the time in #pub_date and the medium in #media_name (stencil PGLS000125)",
        has=("#artibodyTitle", "#pub_date", "#artibody"),
        body="#artibody",
        fields={
            "title": (Css("#artibodyTitle"),),
            "displayed": (Css("#pub_date"),),
            "media": (Css("#media_name"),),
            "channel": (Css("#lo_links a"), Css("div.blkBreadcrumbLink a")),
            "editor_line": _EDITOR,
            "keywords": (Css("#artibody ~ p.art_keywords a"), Css("#artibody ~ div.content_label_list a")),
            "url": (Meta("og:url"), Css("#artibody p.page a::attr(href)")),
        },
    ),
    Template(
        name="B",
        why="2015-2017: #artibodyTitle with time and medium together in .time-source; the editor stands outside the body",
        has=("#artibodyTitle", "#artibody", "span.time-source"),
        lacks=("#pub_date",),
        body="#artibody",
        fields={
            "title": (Css("#artibodyTitle"),),
            "displayed": (Css("span.time-source"),),
            "media": (Css("span.time-source span"), Css("span.time-source a"), Css("span.time-source")),
            "channel": (Css("div.bread a"), Css("div.blkBreadcrumbLink a")),
            "editor_line": _EDITOR,
            "keywords": (Css("div.article-keywords a"), *_TAGS_BELOW),
            "url": (Meta("og:url"),),
        },
    ),
    Template(
        name="C",
        why="2017-2026: h1.main-title over #artibody; time and medium in .date-source",
        has=("#artibody", "h1.main-title"),
        lacks=(_ACCOUNT,),
        body="#artibody",
        fields={
            "title": (Css("h1.main-title"),),
            "displayed": _DATE,
            "media": _SOURCE,
            "channel": (Css("div.channel-path a"),),
            "editor_line": _EDITOR,
            "keywords": _TAGS_BELOW,
            "url": (Meta("og:url"),),
        },
    ),
    Template(
        name="N",
        why="2017-2026, news.sina.com.cn and sisters: h1.main-title over #article; editor in p.show_author",
        has=("#article", "h1.main-title"),
        body="#article",
        fields={
            "title": (Css("h1.main-title"),),
            "displayed": _DATE,
            "media": _SOURCE,
            "channel": (Css("div.channel-path a"),),
            "editor_line": (
                Css("#article p.show_author"),
                Css("#article p.article-editor"),
                Css("#article ~ p.show_author"),
            ),
            "keywords": _TAGS_BELOW,
            "url": (Meta("og:url"),),
        },
    ),
    Template(
        name="K",
        why="media accounts (k., cj. and t.cj.sina.com.cn): layout C with an account card, a notice and a goods card;"
        " its og:url, keywords and docID are constants of the layout and not facts of the article",
        has=("#artibody", "h1.main-title", _ACCOUNT),
        body="#artibody",
        fields={
            "title": (Css("h1.main-title"),),
            "displayed": _DATE,
            "media": (Css("div.date-source a.ent-source"), Css("div.date-source .source"), Meta("article:author")),
        },
    ),
    Template(
        name="M",
        why="mobile (finance.sina.cn, news.sina.cn): h1.art_tit_h1; the address of the desktop page stands in a script",
        has=("h1.art_tit_h1",),
        lacks=("#artibody", "#article"),
        body=".art_content, article.art_box",
        fields={
            "title": (Css("h1.art_tit_h1"),),
            "displayed": (Css("time.weibo_time"), Css(".weibo_time"), Css("time.art_time", own_text=True)),
            "media": (Css(".weibo_user"), Css("cite.art_cite")),
            "channel": (Css("header h2 a"),),
            "editor_line": (Css("p.article-editor"), Css("p.show_author")),
            "url": (
                Script(r"""__webURL["']?\s*[:=]\s*["'](https?:[^"']+)["']""", "__webURL"),
                Script(
                    r"""sudaLogConfig\s*=\s*\{[^{}]*?["']?url["']?\s*:\s*["'](https?:[^"']+)["']""", "sudaLogConfig"
                ),
            ),
            "alternate_urls": (Meta("og:url"),),
        },
    ),
    Template(
        name="bulletin",
        why="company announcements (vCB_AllBulletinDetail): plain text of a PDF in <pre>, the day alone as time",
        has=("#allbulletin", "#content pre"),
        body="#content pre",
        fields={
            "title": (Css("#allbulletin th", own_text=True),),
            "displayed": (Css("#allbulletin td.graybgH2"),),
        },
        preformatted=True,
    ),
    Template(
        name="T2005",
        why="2005 tables without ids: title in th.f24, time and medium two rows below, text in the inner td.l17",
        has=("th.f24", "td.l17 td.l17"),
        lacks=("#artibody", "#article"),
        body="td.l17 td.l17",
        fields={
            "title": (Css("th.f24"),),
            "displayed": (Css("tr:has(> th.f24) ~ tr > td[align=center]"),),
            "media": (Css("tr:has(> th.f24) ~ tr > td[align=center] font"),),
            "channel": (Css("td[valign=bottom] font a"),),
        },
    ),
    Template(
        name="post",
        why="front-matter posts, ours and those of the feed mirrors that the format comes from",
        has=(),
        body="body > div, div",
        format="post",
        fields={
            "title": (Header("title"),),
            "displayed": (Header("date"),),
            "media": (Header("author"),),
            "url": (Header("source_url"),),
            "revision": (Header("revision"),),
            "page_number": (Header("page"),),
        },
    ),
    Template(
        name="flash",
        why="a row of the 7x24 feed (flashes.py): the text with its facts beside it, no page around it",
        has=(),
        body="body",
        format="flash",
        fields={
            "displayed": (Key("create_time", _FLASH_TIME),),
            "url": (Key("ext.docurl"), Key("docurl")),
            "alternate_urls": (Key("docurl"),),
            "keywords": (Key("tag.name"),),
            "deleted": (Key("is_delete", r"^([1-9])$"),),
        },
    ),
)

# What any layout may say of itself. Measured: the displayed time equals `weibo: article:create_at`;
# `article:published_time` runs up to 5.5 hours later; the comment is a stamp of the last publishing.
# A post of ours says from when on it could be known, where that is after its date.
TIMES: dict[str, tuple[Where, ...]] = {
    "available": (Header("available_at"),),
    "created": (Meta("weibo: article:create_at"),),
    "published": (Meta("article:published_time"),),
    "updated": (Meta("weibo: article:update_at"), Key("update_time", _FLASH_TIME)),
    "bytedance_published": (Meta("bytedance:published_time"),),
    "bytedance_updated": (Meta("bytedance:updated_time"),),
    "republished": (Comment(r"published at\s+([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8})", "published at"),),
}

STATEMENTS: dict[str, tuple[Where, ...]] = {
    "alternate_urls": (Meta("mobile-agent", r"url=(https?://\S+)"),),
    "description": (Meta("description"), Meta("Description")),
}

# `article:author` and `mediaid` carry the medium (of an account: the account), never a person.

PAGE_LINKS = "p.page a[href]"
PAGE_URL = (r"^(?P<stem>.+?)(?P<suffix>\.s?html)$", "{stem}_{page}{suffix}")
PAGE_INFO = Comment(r"page_info=(?P<count>[0-9]{1,4})_(?P<number>[0-9]{1,4})_", "page_info=")

# Words of the layout, not of the article: ends of breadcrumbs, and the platform in place of the account.
CONSTANTS = {
    "channel": frozenset({"正文", "企业服务首页", "首页", "新浪首页"}),
    "media": frozenset({"新浪看点"}),
    "id": frozenset({"comos:fyqptqv7004083"}),
}
TITLE_MARKS = "《》"
# The link to the medium's microblog (but 新浪微博 is a medium), and the way to the comments.
MEDIA_NOISE = r"(?<=\S)(?:\s*(?:[（(\[]\s*微博\s*[\])）]|(?<!新浪)(?<!腾讯)微博|我有话说)){1,4}$"

AI_SUMMARY = r"^\s*(?P<summary>.+?)\s*[（(]\s*AI\s*生成\s*[)）]\s*$"
