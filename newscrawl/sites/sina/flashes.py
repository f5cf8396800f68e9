"""The 7x24 flashes: rows of zhibo.sina.com.cn/api/zhibo/feed, read where they are listed.

The text of a flash is HTML. ``【…】`` at its beginning is its title; the site shows it as the beginning of the text,
so it stays there. ``ext`` is JSON inside a string. ``stocks`` in it are the site's own tags of securities: ``key`` is
the word in the text, and one word may stand for several (the A share, the H share, the ADR, an index, a fund).
"""

from newscrawl.site import FlashForm, SymbolMarket

FLASH = FlashForm(
    text="rich_text",
    number="id",
    url="https://wap.cj.sina.cn/pc/7x24/{number}",
    channel="7x24",
    nested=frozenset({"ext"}),
    staff=frozenset({"creator", "mender", "check_user"}),
    titles=(
        ("bracketed", r"^【\s*(?P<title>[^【】]*[^【】\s])\s*】"),
        ("first-sentence", r"^(?P<title>[^。！？；]{1,60})(?=[。！？；]|$)"),
        ("head", r"^(?P<title>.{1,60})"),
    ),
    stocks="ext.stocks",
    stock=("market", "symbol", "key"),
    markets=(
        SymbolMarket(
            "flash-cn", "shares, funds and exchange indices; si931071 is an index of another house and none of these",
            "cn", r"(?P<code>(?:sh|sz|bj)[0-9]{6})", "{code}",
        ),
        SymbolMarket("flash-hk", "06030, five digits", "hk", r"(?:hk)?(?P<code>[0-9]{5})", "hk{code}"),
        SymbolMarket("flash-hk-index", "Hang Seng indices", "hk", r"(?:hk)?(?P<code>HS[A-Z]+)", "hk{code}"),
        SymbolMarket("flash-us", "jpm, brk.b: lower case", "us", r"(?:gb_)?(?P<code>[A-Za-z]{1,6}(?:\.[A-Za-z])?)", "us{code:upper}"),
        SymbolMarket("flash-us-index", ".dji: indices begin with a dot", "us", r"(?P<code>\.[A-Za-z]+)", "us{code:upper}"),
        SymbolMarket("flash-fund", "a fund's own code, listed or not", "fund", r"(?:of|f_)?(?P<code>[0-9]{6})", "fund:{code}"),
        SymbolMarket("flash-cff", "nf_tf0: continuous contracts of the China Financial Futures Exchange", "CFF", r"nf_(?P<code>[A-Za-z]+[0-9]+)", "future:nf_{code:upper}"),
        SymbolMarket("flash-forex", "fx_susdcny: pairs; DINIW, an index of currencies, is none", "foreign", r"fx_s?(?P<code>[A-Za-z]{6})", "forex:{code:upper}"),
    ),
    unread=frozenset({"multimedia"}),
)  # fmt: skip
