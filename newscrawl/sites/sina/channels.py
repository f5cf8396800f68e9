"""Where the site names its articles. One channel a row.

The labels of lids conflict between sources, so a channel's name is never taken for a fact about an article.
"""

from newscrawl.site import Channel, ListSource

_REFERER = {"Referer": "https://news.sina.com.cn/"}

LISTS = (
    ListSource(
        name="roll",
        why="the roll API: JSON, newest first, 50 rows a page whatever is asked; etime is a window's START and stime its END",
        url="https://feed.mix.sina.com.cn/api/roll/get?pageid={pageid}&lid={lid}&k=&num=50&page={page}",
        format="json",
        rows="result.data",
        fields={
            "url": "url", "title": "title", "time": "ctime", "mtime": "mtime", "intime": "intime", "intro": "intro",
            "media": "media_name", "docid": "docid", "channelid": "channelid", "lids": "lids",
        },
        epochs=frozenset({"time", "mtime", "intime"}),
        page_size=50,
        window="&etime={start}&stime={end}&ctime={end}",
        cursor="&ctime={end}",
        total="result.total",
        echo=("result.lid", "lid"),
        headers=_REFERER,
    ),
    ListSource(
        name="column",
        why="a column's page: up to 200 rows, times without a year; ?page= is ignored",
        page_size=200,
        url="https://finance.sina.com.cn/roll/c/{cid}.shtml",
        format="html",
        rows="ul#listcontent > li",
        fields={"url": "a::attr(href)", "title": "a", "time": "span"},
        headers=_REFERER,
    ),
    ListSource(
        name="stock-news",
        why="news of one mainland share: GBK, 40 rows a page",
        url="https://vip.stock.finance.sina.com.cn/corp/view/vCB_AllNewsStock.php?symbol={symbol}&Page={page}",
        format="html",
        rows="div.datelist a",
        fields={"url": "::attr(href)", "title": "", "time": "./preceding-sibling::text()[1]"},
        page_size=40,
        headers=_REFERER,
    ),
    ListSource(
        name="hk-news",
        why="news of one Hong Kong share",
        url="https://stock.finance.sina.com.cn/hkstock/go.php/CompanyNews/page/{page}/code/{symbol}/.phtml",
        format="html",
        rows="ul#js_ggzx li, ul.list01 li",
        fields={"url": "a::attr(href)", "title": "a", "time": "span"},
        page_size=40,
        headers=_REFERER,
    ),
    ListSource(
        name="us-news",
        why="news of one US share: GBK",
        url="https://biz.finance.sina.com.cn/usstock/usstock_news.php?symbol={symbol}&page={page}",
        format="html",
        rows="ul.xb_list li",
        fields={"url": "a::attr(href)", "title": "a", "time": "span"},
        page_size=40,
        headers=_REFERER,
    ),
)  # fmt: skip

CHANNELS = (
    Channel("财经", "roll", {"pageid": "384", "lid": "2519"}, default=True),
    Channel("股市", "roll", {"pageid": "384", "lid": "2671"}),
    Channel("美股", "roll", {"pageid": "384", "lid": "2672"}),
    Channel("中国概念股", "roll", {"pageid": "384", "lid": "2673"}),
    Channel("港股", "roll", {"pageid": "384", "lid": "2674"}),
    Channel("研究报告", "roll", {"pageid": "384", "lid": "2675"}),
    Channel("全球市场", "roll", {"pageid": "384", "lid": "2676"}),
    Channel("外汇", "roll", {"pageid": "384", "lid": "2487"}),
    Channel("国内滚动", "roll", {"pageid": "155", "lid": "1686"}),
    Channel("宏观经济", "roll", {"pageid": "155", "lid": "1687"}),
    Channel("地方经济", "roll", {"pageid": "155", "lid": "1688"}),
    Channel("部委动态", "roll", {"pageid": "155", "lid": "1689"}),
    Channel("金融新闻", "roll", {"pageid": "155", "lid": "1690"}),
    Channel("产经滚动", "roll", {"pageid": "164", "lid": "1693"}),
    Channel("公司新闻", "roll", {"pageid": "164", "lid": "1694"}),
    Channel("产业新闻", "roll", {"pageid": "164", "lid": "1695"}),
    Channel("券商", "roll", {"pageid": "186", "lid": "1746"}),
    Channel("新股", "roll", {"pageid": "205", "lid": "1789"}),
    Channel("科技滚动", "roll", {"pageid": "372", "lid": "2431"}),
    Channel("大盘评述", "column", {"cid": "56589"}),
    Channel("宏观研究", "column", {"cid": "56598"}),
    Channel("市场研究", "column", {"cid": "56605"}),
    Channel("机构观点", "column", {"cid": "56978"}),
    Channel("上市公司", "column", {"cid": "56592"}),
    Channel("主力动向", "column", {"cid": "56615"}),
    Channel("港股市场快讯", "column", {"cid": "57027"}),
    Channel("港股大行研报", "column", {"cid": "57028"}),
    Channel("港股公司新闻", "column", {"cid": "57038"}),
    Channel("基金市场", "column", {"cid": "56907"}),
    Channel("期货", "column", {"cid": "56988"}),
    Channel("期市要闻", "column", {"cid": "56995"}),
    Channel("黄金分析", "column", {"cid": "57085"}),
    Channel("银行要闻", "column", {"cid": "56683"}),
    Channel("央行动态", "column", {"cid": "56689"}),
    Channel("银行公司动态", "column", {"cid": "80798"}),
    Channel("保险要闻", "column", {"cid": "56757"}),
    Channel("保险行业动态", "column", {"cid": "56850"}),
    Channel("保险公司动态", "column", {"cid": "56854"}),
    Channel("上市公司研究院", "column", {"cid": "221431"}),
)

SYMBOL_LISTS = (
    (r"^(?P<symbol>(?:sh|sz|bj)[0-9]{6})$", "stock-news", "{symbol}"),
    (r"^hk(?P<symbol>[0-9]{5})$", "hk-news", "{symbol}"),
    (r"^us(?P<symbol>[A-Z.]+)$", "us-news", "{symbol}"),
)
