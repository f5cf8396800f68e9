"""Sina Finance (新浪财经)."""

from newscrawl.sites import SITES
from newscrawl.spiders.articles import ArticlesSpider


class SinaFinanceSpider(ArticlesSpider):
    """``scrapy crawl sina_finance``."""

    name = "sina_finance"
    site = SITES["sina"]
