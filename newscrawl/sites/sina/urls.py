"""URLs of the site and what they identify.

The channel and the date in a path are not identity: the desktop and the mobile page of one article
differ there and share the id. Of a numeric name (HHMM + serial) the serial alone is the key.
"""

from newscrawl.site import Comment, Css, Header, Key, Meta, Script, UrlRule, Where

HOSTS = ("sina.com.cn", "sina.cn")

URLS = (
    UrlRule("video", "not-article", r"^(?:live\.)?video\.sina\.(?:com\.)?cn/"),
    UrlRule("slide", "not-article", r"^slide\.[a-z.]*sina\.(?:com\.)?cn/"),
    UrlRule("blog", "not-article", r"^blog\.sina\.(?:com\.)?cn/"),
    UrlRule("topic", "not-article", r"^[a-z.]*sina\.(?:com\.)?cn/(?:[^?]*/)?zt_d/"),
    UrlRule("pdf", "not-article", r"^file\.finance\.sina\.com\.cn/.*?/(?P<id>[0-9]+)\.PDF$", "pdf:{id}"),
    UrlRule("wrapper", "wrapper", r"^cj\.sina\.cn/article/norm_detail\?(?:.*&)?url=(?P<url>[^&]+)", query=True),
    UrlRule(
        "flash-share", "flash", r"/focus/app/7x24_share\.shtml\?(?:.*&)?id=(?P<id>[0-9]+)", "live:{id}", query=True
    ),
    UrlRule("flash-app", "flash", r"^wap\.cj\.sina\.cn/pc/7x24/(?P<id>[0-9]+)", "live:{id}"),
    UrlRule(
        "flash",
        "flash",
        r"^(?=[^?]*/7x24/[^?]*/)[^?]*/(?:doc|detail)-i(?P<id>[a-z]{7}[0-9]{7})\.(?:shtml|d\.html)$",
        "comos:{id}",
    ),
    # Strip exactly one i: the ids of 2019 begin with an i themselves.
    UrlRule("comos", "article", r"/(?:doc|detail|zl)-i(?P<id>[a-z]{7}[0-9]{7})\.(?:shtml|d\.html)$", "comos:{id}"),
    UrlRule("account", "article", r"^k\.sina\.(?:com\.)?cn/article_[0-9]+_(?P<id>[a-z0-9]+)\.html$", "k:{id}"),
    UrlRule(
        "account-view", "article", r"^[a-z.]*cj\.sina\.(?:com\.)?cn/articles?/view/[0-9]+/(?P<id>[a-z0-9]+)", "k:{id}"
    ),
    # /YYYYMMDD/ or /YYYY-MM-DD/ + HHMM + serial of 6 to 8 digits; _2 is page 2 of the same article.
    UrlRule(
        "numeric",
        "article",
        r"/(?P<date>[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})/[0-9]{4}(?P<id>[0-9]{6,8})(?:_(?P<page>[0-9]{1,4}))?\.s?html$",
        "num:{id}",
    ),
    # 2005: the serial alone.
    UrlRule(
        "numeric-2005",
        "article",
        r"/(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})/(?P<id>[0-9]{5,8})\.s?html$",
        "num:{id}",
    ),
    UrlRule(
        "bulletin",
        "article",
        r"/vCB_AllBulletinDetail\.php\?(?:.*&)?id=(?P<id>[0-9]+)",
        "bulletin:{id}",
        query=True,
    ),
    UrlRule("stock-list", "not-article", r"^vip\.stock\.finance\.sina\.com\.cn/", query=True),
)

# Where a page states its own id. The first that matches wins; the group's name is the kind of id.
IDENTITY: tuple[tuple[Where, str], ...] = (
    (
        Header("doc_id"),
        r"^(?:comos:(?P<comos>\S+)|num:(?P<num>\S+)|k:(?P<k>\S+)|live:(?P<live>\S+)|bulletin:(?P<bulletin>\S+)|text:(?P<text>\S+))$",
    ),
    (Meta("mobile-agent"), r"/article_[0-9]+_(?P<k>[a-z0-9]+)\.html"),
    (Meta("comment"), r"^mp:[0-9]+-(?P<k>[a-z0-9]+)$"),
    (Meta("publishid"), r"^(?P<comos>[a-z]{7}[0-9]{7})$"),
    (Meta("publishid"), r"^[0-9]+,[0-9]+,(?P<num>[0-9]{5,8})$"),
    (Comment(r"(\[[0-9]+,[0-9]+,[0-9]+\]) published at", "published at"), r",(?P<num>[0-9]{5,8})\]$"),
    (Script(r"""docID["']?\s*[:=]\s*["'](?:comos:)?([a-z]{7}[0-9]{7})["']""", "docID"), r"(?P<comos>[a-z]{7}[0-9]{7})"),
    (Css("#allbulletin a::attr(href)"), r"/(?P<bulletin>[0-9]+)\.PDF$"),
    (Key("ext.docid"), r"^(?:comos:)?(?P<comos>[a-z]{7}[0-9]{7})$"),
)
