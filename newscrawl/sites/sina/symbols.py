"""How the site writes securities: linked spans, addresses of quote pages, codes in the text.

Canonical symbols: sh601398, sz000402, bj430047, hk00700, usMU, forex:GBP, future:hf_GC, fund:000001.
"""

from newscrawl.site import Declaration, SymbolClass, SymbolLink, TickerForm

SYMBOL_LINKS = (
    SymbolLink("stock-span", "id", r"^stock_(?P<code>(?:sh|sz|bj)[0-9]{6})$", "{code}"),
    SymbolLink("hkstock-span", "id", r"^hkstock_(?:hk)?(?P<code>[0-9]{5}|HS[A-Z]+)$", "hk{code}"),
    SymbolLink("usstock-span", "id", r"^usstock_(?:gb_)?(?P<code>[A-Za-z.$_]+)$", "us{code:upper}"),
    SymbolLink("forex-span", "id", r"^forex_(?:fx_s|fx_)?(?P<code>[A-Za-z]+)$", "forex:{code:upper}"),
    SymbolLink("overseas-futures-span", "id", r"^overseas_futures_(?P<code>[A-Za-z0-9_]+)$", "future:{code}"),
    SymbolLink("futures-span", "id", r"^futures?_(?P<code>[A-Za-z0-9_]+)$", "future:{code}"),
    SymbolLink("fund-span", "id", r"^fund_(?:of|f_)?(?P<code>[0-9]{6})$", "fund:{code}"),
    SymbolLink("company-link", "href", r"/realstock/company/(?P<code>(?:sh|sz|bj)[0-9]{6})/", "{code}"),
    SymbolLink("hkstock-link", "href", r"/hkstock/quotes/(?P<code>[0-9]{5}|HS[A-Z]+)\.html", "hk{code}"),
    SymbolLink("usstock-link", "href", r"/usstock/quotes/(?P<code>[A-Za-z.]+)\.html", "us{code:upper}"),
    SymbolLink("forex-link", "href", r"quote\.php\?(?:.*&)?code=(?P<code>[A-Z]{3,6})$", "forex:{code}"),
    SymbolLink("futures-link", "href", r"/futures/quotes/(?P<code>[A-Z]+[0-9]*)\.shtml", "future:{code}"),
    SymbolLink("fund-link", "href", r"/fund/quotes/(?P<code>[0-9]{6})/", "fund:{code}"),
)

# The same marks, written: the simplest form of a linked security in a post.
SYMBOL_SPANS = (
    (r"^(?P<code>(?:sh|sz|bj)[0-9]{6})$", "stock_{code}"),
    (r"^(?P<code>hk.+)$", "hkstock_{code}"),
    (r"^us(?P<code>.+)$", "usstock_{code}"),
    (r"^forex:(?P<code>.+)$", "forex_{code}"),
    (r"^future:(?P<code>.+)$", "futures_{code}"),
    (r"^fund:(?P<code>.+)$", "fund_{code}"),
)

QUOTE_IDS = r"^quote_"

SYMBOL_CLASSES = (
    SymbolClass("sh-index", r"^sh000[0-9]{3}$", "index", "XSHG", "the Shanghai exchange numbers its indices 000xxx"),
    SymbolClass("sz-index", r"^sz399[0-9]{3}$", "index", "XSHE", "the Shenzhen exchange numbers its indices 399xxx"),
    SymbolClass("bj-index", r"^bj899[0-9]{3}$", "index", "XBSE", "the Beijing exchange numbers its indices 899xxx"),
    SymbolClass("hk-index", r"^hkHS", "index", "XHKG", "HSI, HSCEI and HSTECH are Hang Seng indices"),
    SymbolClass("us-index", r"^us\.", "index", "US", "the site writes US indices with a leading dot (.DJI)"),
    SymbolClass("sh-fund", r"^sh5[0-9]{5}$", "fund", "XSHG", "50xxxx to 58xxxx are listed funds"),
    SymbolClass("sz-fund", r"^sz1[568][0-9]{4}$", "fund", "XSHE", "15xxxx, 16xxxx and 18xxxx are listed funds"),
    SymbolClass(
        "sh-bond", r"^sh(?:0[0-9]|1[0-9]|2[0-9])[0-9]{4}$", "bond", "XSHG", "01xxxx, 1xxxxx and 2xxxxx are bonds"
    ),
    SymbolClass("sz-bond", r"^sz1[0-4][0-9]{4}$", "bond", "XSHE", "10xxxx to 14xxxx are bonds"),
    SymbolClass("sh-share", r"^sh[69][0-9]{5}$", "share", "XSHG", "60xxxx main board, 68xxxx STAR, 900xxx B shares"),
    SymbolClass(
        "sz-share", r"^sz[023][0-9]{5}$", "share", "XSHE", "00xxxx main board, 30xxxx ChiNext, 200xxx B shares"
    ),
    SymbolClass("bj-share", r"^bj[0-9]{6}$", "share", "XBSE", "43, 83, 87 and 920 series"),
    SymbolClass("hk-share", r"^hk[0-9]{5}$", "share", "XHKG", "five digits"),
    SymbolClass(
        "us-share", r"^us[A-Z]", "share", "US", "NYSE, Nasdaq and over the counter are not told apart by the site"
    ),
    SymbolClass("forex", r"^forex:", "forex", None, "currency pairs are no companies"),
    SymbolClass("future", r"^future:", "future", None, "futures are no companies"),
    SymbolClass("fund", r"^fund:", "fund", None, "open-ended funds are no companies"),
)

_SH_SZ = (
    (r"^(?:[69][0-9]{5})$", "sh{code}"),
    (r"^(?:[023][0-9]{5})$", "sz{code}"),
    (r"^(?:(?:4|8|92)[0-9]{4,5})$", "bj{code}"),
)

TICKER_FORMS = (
    TickerForm(
        "code-and-exchange",
        "（600519.SH） and （002594，SZ）: digits with the exchange's suffix mean nothing else",
        r"[（(]\s*(?:股票代码|证券代码|代码)?\s*[:：]?\s*(?P<code>[0-9]{6})\s*[.．，,]\s*(?:SH|SZ|SS|BJ|XSHG|XSHE)\s*[)）,，;；、/]",
        _SH_SZ,
    ),
    TickerForm(
        "exchange-and-code",
        "（SH600519） and （SZ:000002）",
        r"[（(]\s*(?:SH|SZ|BJ|sh|sz|bj)[:：.]?\s*(?P<code>[0-9]{6})\s*[)）,，;；、/]",
        _SH_SZ,
    ),
    TickerForm(
        "said-code",
        "（股票代码：600519）: the text itself says that it is a code",
        r"[（(]\s*(?:股票代码|证券代码|A股代码|股票简称[^)）]{0,20}代码)\s*[:：]?\s*(?P<code>[0-9]{6})\s*[)）,，;；、/]",
        _SH_SZ,
    ),
    TickerForm(
        "bare-code",
        "（600519）: six digits of a share series in brackets directly after a name",
        r"(?<=[\u4e00-\u9fffA-Za-z])[（(]\s*(?P<code>(?:60|68|30)[0-9]{4})\s*[)）,，;；、]",
        _SH_SZ,
    ),
    TickerForm(
        "bare-code-of-a-shared-series",
        "（000002）: funds and the third board use these series too, so the share must be known",
        r"(?<=[\u4e00-\u9fffA-Za-z])[（(]\s*(?P<code>(?:00|43|83|87|92)[0-9]{4})\s*[)）,，;；、]",
        _SH_SZ,
        needs_known_symbol=True,
    ),
    TickerForm(
        "hk-code",
        "（9888.HK） and （00700.HK）: leading zeros are optional",
        r"[（(]\s*(?:股份代号|股票代码|港股代码)?\s*[:：]?\s*(?P<code>[0-9]{1,5})\s*[.．，,]?\s*(?:HK|hk|Hk)\s*[)）,，;；、/]",
        ((r"^[0-9]{1,5}$", "hk{code:0>5}"),),
    ),
    TickerForm(
        "hk-named-code",
        "（HK00700）, （港股：00700） and （HKEX：700）",
        r"[（(]\s*(?:HK|HKEX|SEHK|港股|港交所)\s*[:：.]?\s*(?P<code>[0-9]{3,5})\s*[)）,，;；、/]",
        ((r"^[0-9]{1,5}$", "hk{code:0>5}"),),
    ),
    TickerForm(
        "us-exchange",
        "（NYSE：BABA）, （NASDAQ:NVDA） and （纳斯达克：BIDU）",
        r"[（(]\s*(?:NYSE|NASDAQ|Nasdaq|AMEX|纳斯达克|纽交所|纳斯达克股票代码|纽约证券交易所)\s*(?:股票代码)?\s*[:：]\s*"
        r"(?P<code>[A-Z]{1,5}(?:\.[AB])?)\s*[)）,，;；、/]",
        ((r"^[A-Z.]+$", "us{code}"),),
    ),
    TickerForm(
        "us-suffix",
        "（BABA.US）, （BABA.N） and （NVDA.O）: the suffix names the market",
        r"[（(]\s*(?P<code>[A-Z]{1,5})\.(?:US|N|O|OQ)\s*[)）,，;；、/]",
        ((r"^[A-Z]+$", "us{code}"),),
    ),
    TickerForm(
        "us-said-code",
        "（股票代码 MU）: the text itself says that it is a code",
        r"[（(]\s*(?:美股代码|股票代码|证券代码|代码|交易代码)\s*[:：]?\s*(?P<code>[A-Z]{1,5})\s*[)）,，;；、/]",
        ((r"^[A-Z]+$", "us{code}"),),
    ),
    TickerForm(
        "us-bare",
        "（NVDA）: capitals in brackets are mostly no ticker (GDP, CPI, BNP), so the name before must be that security's",
        r"[（(]\s*(?P<code>[A-Z]{1,5}(?:\.[AB])?)\s*[)）,，;；、/]",
        ((r"^[A-Z.]+$", "us{code}"),),
        needs_known_name=True,
    ),
    TickerForm(
        "hk-bare",
        "（00700）: five digits are often something else, so the name before must be that security's",
        r"[（(]\s*(?P<code>[0-9]{5})\s*[)）,，;；、/]",
        ((r"^[0-9]{5}$", "hk{code}"),),
        needs_known_name=True,
    ),
    TickerForm(
        "said-code-in-text",
        "股票代码：600519 and 股票代码 MU without brackets: the text itself says that it is a code",
        r"(?:股票代码|证券代码|股份代号|A股代码|港股代码|美股代码|交易代码)\s*[:：为是]?\s*[“\"]?(?P<code>[0-9]{6}|[0-9]{5}|[A-Z]{1,5})(?![A-Za-z0-9])",
        (*_SH_SZ, (r"^[0-9]{5}$", "hk{code}"), (r"^[A-Z]+$", "us{code}")),
        anchor=r"股票代码|证券代码|股份代号|A股代码|港股代码|美股代码|交易代码",
    ),
    TickerForm(
        "code-and-exchange-in-text",
        "000977.SZ without brackets",
        r"(?P<code>[0-9]{6})\.(?:SH|SZ|SS|BJ)(?![A-Za-z0-9])",
        _SH_SZ,
        anchor=r"[0-9](?<![A-Za-z0-9.].)[0-9]{5}\.(?=S[HZS]|BJ)",
    ),
    TickerForm(
        "hk-code-in-text",
        "9888.HK without brackets",
        r"(?P<code>[0-9]{4,5})\.HK(?![A-Za-z0-9])",
        ((r"^[0-9]{4,5}$", "hk{code:0>5}"),),
        anchor=r"[0-9](?<![A-Za-z0-9.].)[0-9]{3,4}\.(?=HK)",
    ),
)

# What may stand between a known name and the code: 联邦快递集团(FDX), 美光科技（MU）
NAME_SUFFIXES = (
    "-W", "-SW", "-S", "-B",
    "股份有限公司", "有限责任公司", "有限公司", "股份公司", "集团公司", "集团", "公司", "股份", "控股",
    "科技", "国际", "汽车", "银行", "通讯", "网络", "软件", "电子", "制药", "能源", "航空", "Inc", "Inc.", "Corp",
)  # fmt: skip

# 中金公司H股(03908.HK): the name stands before these words.
SHARE_CLASS = r"的?[AHB]股\Z"

# A company's name before its code ends here at the latest, read backwards.
NAME_ENDS = (
    r"[\s，。、；：！？,.;:!?（）()《》“”\"'‘’【】\[\]…—/|]"
    r"|消息|表示|报道|公告|获悉|其中|包括|以及|分别|股东|子公司|旗下|收购|持有|关于|对于|根据|由于|截至|与|和|及|对|被|把|向|从|给|让|将|已|称|在|是|为|的|据|跟|同时|其|该|[AHB]股"
)

DECLARATION = Declaration(
    pattern=r"^\s*news_keyword_pub,\s*(?P<market>[a-z_]+)\s*,\s*(?P<codes>(?:.*\S)?)\s*$",
    hint="news_keyword_pub",
    separator="&",
    symbols={
        "stock": (r"^(?P<code>.+)$", "{code}"),
        "hkstock": (r"^(?:hk)?(?P<code>.+)$", "hk{code}"),
        "usstock": (r"^(?:gb_)?(?P<code>.+)$", "us{code:upper}"),
        "forex": (r"^(?:fx_s|fx_)?(?P<code>.+)$", "forex:{code:upper}"),
        "futures": (r"^(?P<code>.+)$", "future:{code}"),
        "future": (r"^(?P<code>.+)$", "future:{code}"),
        "overseas_futures": (r"^(?P<code>.+)$", "future:{code}"),
        "fund": (r"^(?:of|f_)?(?P<code>.+)$", "fund:{code}"),
        "*": (r"^(?P<code>.+)$", "{market}:{code}"),
    },
    written=(
        (r"^(?P<code>(?:sh|sz|bj)[0-9]{6})$", "stock", "{code}"),
        (r"^(?P<code>hk[^:]+)$", "hkstock", "{code}"),
        (r"^us(?P<code>[^:]+)$", "usstock", "{code}"),
        (r"^forex:(?P<code>.+)$", "forex", "{code}"),
        (r"^future:(?P<code>.+)$", "futures", "{code}"),
        (r"^fund:(?P<code>.+)$", "fund", "{code}"),
        (r"^(?P<market>[a-z_]+):(?P<code>.+)$", "{market}", "{code}"),
    ),
    comment="<!-- news_keyword_pub,{market},{codes} -->",
)
