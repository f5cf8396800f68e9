"""Settings. README.md documents those that are ours, in one table; every default works without any."""

import os

from newscrawl import __version__

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]
COMMANDS_MODULE = "newscrawl.commands"

# The way of a page -------------------------------------------------------------------------------
ITEM_PIPELINES = {
    "newscrawl.pipelines.Normalise": 50,
    "newscrawl.pipelines.Decode": 100,
    "newscrawl.pipelines.Parse": 200,
    "newscrawl.pipelines.Strip": 300,
    "newscrawl.pipelines.Mentions": 400,
    "newscrawl.pipelines.Validate": 500,
    "newscrawl.pipelines.Outcome": 550,
    "newscrawl.pipelines.MongoDB": 590,
    "newscrawl.pipelines.FrontMatter": 600,
    "newscrawl.pipelines.JsonLines": 610,
    "newscrawl.pipelines.Count": 700,
    "newscrawl.pipelines.Settle": 800,
    "newscrawl.pipelines.ArticlesOnly": 900,
}
# The default of 100 makes a hundred tasks an answer; one keeps the order and is faster.
CONCURRENT_ITEMS = 1

# What the user adds to the rules -------------------------------------------------------------------
TABLES_DIR = ""

# Stores ------------------------------------------------------------------------------------------
FRONTMATTER_DIR = "posts"
FRONTMATTER_PROFILE = "full"
JSONLINES_FILE = ""
# In the environment, so that no password has to stand in a file or in a command line.
MONGODB_URI = os.environ.get("MONGODB_URI", "")
MONGODB_DATABASE = "newscrawl"
MONGODB_COLLECTION = "articles"
MONGODB_REVISIONS = "revisions"
MONGODB_REFUSALS = "refusals"
MONGODB_BATCH_SIZE = 100
MONGODB_WRITE_CONCERN = ""
MONGODB_TIMEOUT = 10.0
FEED_EXPORT_ENCODING = "utf-8"
FEED_EXPORTERS = dict.fromkeys(("jsonl", "jsonlines", "jl"), "newscrawl.stores.lines.LinesExporter")

# Live crawl --------------------------------------------------------------------------------------
STATE_DIR = ".newscrawl"
FIRST_RUN_HOURS = 24
NORMALISE_PROCESSES = 1
EDIT_DAYS = 2
EDIT_FIRST_CHECK = 3600
RETRY_FIRST_WAIT = 2.0
RETRY_PATIENCE = 60
BREAKER_REFUSALS = 20
REFUSED_PAUSE = 3600.0
REFUSED_SHARE_MAX = 0.2
REFUSED_COUNT_MIN = 5
CRAWL_DELAY_MAX = 60.0
ORIGIN_OVERRIDE = ""
RECORD_DIR = ""
RECORD_MAX_MIB = 1024
REPLAY_DIR = ""
REPLAY_RUN = ""
DOWNLOADER_MIDDLEWARES = {
    "newscrawl.crawl.manners.SiteHostsOnly": 10,
    "newscrawl.crawl.manners.CrawlDelay": 110,
    "newscrawl.crawl.manners.OriginOverride": 950,
}
# Retries, redirects and cookies are ours to decide: the ledger knows when to try again, a redirect is
# followed only to the same article, and nobody is logged in.
RETRY_ENABLED = False
REDIRECT_ENABLED = False
METAREFRESH_ENABLED = False
COOKIES_ENABLED = False
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024 + 1
DOWNLOAD_TIMEOUT = 60
CONCURRENT_REQUESTS = 8

# Manners -----------------------------------------------------------------------------------------
USER_AGENT = f"newscrawl/{__version__}"
CONTACT = ""
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
AUTOTHROTTLE_ENABLED = True

# Safety: no console and no remote control listens while a crawl runs.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

EXTENSIONS = {
    "newscrawl.report.Report": 500,
    "newscrawl.crawl.feeds.Feeds": 0,
    "scrapy.extensions.feedexport.FeedExporter": None,
}
STATS_DUMP = False
LOG_FORMATTER = "newscrawl.report.BriefLog"
LOG_LEVEL = "INFO"
