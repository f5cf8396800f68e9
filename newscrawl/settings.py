"""Settings. README.md documents those that are ours, in one table; every default works without any."""

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]
COMMANDS_MODULE = "newscrawl.commands"

# The way of a page -------------------------------------------------------------------------------
ITEM_PIPELINES = {
    "newscrawl.pipelines.Decode": 100,
    "newscrawl.pipelines.Parse": 200,
    "newscrawl.pipelines.Strip": 300,
    "newscrawl.pipelines.Mentions": 400,
    "newscrawl.pipelines.Validate": 500,
    "newscrawl.pipelines.FrontMatter": 600,
    "newscrawl.pipelines.Count": 700,
    "newscrawl.pipelines.ArticlesOnly": 900,
}
# The default of 100 makes a hundred tasks an answer; one keeps the order and is faster.
CONCURRENT_ITEMS = 1

# Stores ------------------------------------------------------------------------------------------
FRONTMATTER_DIR = "posts"
FRONTMATTER_PROFILE = "full"
FEED_EXPORT_ENCODING = "utf-8"

# Manners -----------------------------------------------------------------------------------------
USER_AGENT = "newscrawl/0.1.0"
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
AUTOTHROTTLE_ENABLED = True

# Safety: no console and no remote control listens while a crawl runs.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

EXTENSIONS = {"newscrawl.report.Report": 500}
LOG_FORMATTER = "newscrawl.report.BriefLog"
LOG_LEVEL = "INFO"
