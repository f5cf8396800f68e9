"""Where the site lists the securities that are traded, with their names of today. One board a row.

Boards of Hong Kong and of US shares have addresses of another kind, which nobody has described well enough: their
names come from the table alone.
"""

from newscrawl.site import Board, SecuritiesListing

_API = "https://vip.stock.finance.sina.com.cn/quotes_service/api/json_v2.php/Market_Center."

NAME_MARKS = r"^(?:G?S?\*?ST|S|G)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[AB]$|-[A-Z]{1,3}$"

LISTING = SecuritiesListing(
    why="the quote centre: a count, and 80 rows a page in the order of symbols; null or [] behind the last one",
    count_url=f"{_API}getHQNodeStockCount?node={{node}}",
    page_url=f"{_API}getHQNodeData?page={{page}}&num={{size}}&sort=symbol&asc=1&node={{node}}&symbol=&_s_r_a=page",
    page_size=80,
    symbol="symbol",
    name="name",
    passing=r"(?:XD|XR|DR|N|C)(?=[\u4e00-\u9fff])",
    boards=(
        Board("hs_a", r"^(?:sh6|sz[03]|bj)[0-9]+$", "A shares of Shanghai and Shenzhen, and the shares of Beijing"),
        Board("hs_b", r"^(?:sh900|sz200)[0-9]+$", "B shares"),
    ),
    headers={"Referer": "https://vip.stock.finance.sina.com.cn/mkt/"},
)
