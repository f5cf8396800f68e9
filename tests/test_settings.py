"""The way of a page as settings.py orders it: what the ledger hears is true only because of this order."""

from __future__ import annotations

from newscrawl import pipelines, settings
from newscrawl.pipelines import stores

ORDER = [name.rpartition(".")[2] for name, _ in sorted(settings.ITEM_PIPELINES.items(), key=lambda row: row[1])]
STORES = {
    name
    for name, value in vars(stores).items()
    if isinstance(value, type) and value.__module__ == stores.__name__ and hasattr(value, "process_item")
} & {*pipelines.__all__}


def test_every_pipeline_has_a_place_of_its_own() -> None:
    assert sorted(ORDER) == sorted(pipelines.__all__)
    assert len(set(settings.ITEM_PIPELINES.values())) == len(ORDER)
    assert all(hasattr(getattr(pipelines, name), "process_item") for name in ORDER)


def test_every_store_stands_between_the_outcome_and_the_word_to_the_ledger() -> None:
    """Before Outcome nobody knows whether an item goes to the stores; after Settle it counts as stored."""
    assert {"FrontMatter", "JsonLines", "MongoDB"} <= STORES
    places = [ORDER.index(name) for name in STORES]
    assert ORDER.index("Outcome") < min(places)
    assert max(places) < ORDER.index("Settle")


def test_the_steps_of_the_core_come_first_and_refusals_leave_last() -> None:
    assert ORDER[:7] == ["Normalise", "Decode", "Parse", "Strip", "Mentions", "Validate", "Outcome"]
    assert ORDER[-1] == "ArticlesOnly"


def test_one_item_at_a_time_and_nothing_follows_or_retries_by_itself() -> None:
    assert settings.CONCURRENT_ITEMS == 1
    off = ("RETRY_ENABLED", "REDIRECT_ENABLED", "METAREFRESH_ENABLED", "COOKIES_ENABLED", "TELNETCONSOLE_ENABLED")
    assert not any(getattr(settings, name) for name in off)
    assert settings.ROBOTSTXT_OBEY


def test_the_check_of_hosts_comes_before_all_other_middlewares_and_the_other_origin_last() -> None:
    """Scrapy's own have numbers from 100 to 900: robots.txt is asked by the one at 100."""
    places = {name.rpartition(".")[2]: place for name, place in settings.DOWNLOADER_MIDDLEWARES.items()}
    assert places["SiteHostsOnly"] < 100 < places["CrawlDelay"] < 900 < places["OriginOverride"]
