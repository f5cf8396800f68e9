"""``available_at``: never before any time that is known of a text, and the rule that gave it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from conftest import FIXTURES, pages_of
from hypothesis import given
from hypothesis import strategies as st
from invariants import write

from newscrawl.article import Article, Page, StatedTime, plain
from newscrawl.availability import availability
from newscrawl.normalise import process
from newscrawl.records import article_of
from newscrawl.site import Site
from newscrawl.sites import SITES
from newscrawl.stores.documents import document, rounded_up

ARTICLES = [a for page in pages_of(FIXTURES) if isinstance(a := process(page, SITES["sina"]), Article)]
CHINA = timezone(timedelta(hours=8))
NOON = datetime(2026, 9, 18, 12, tzinfo=CHINA)
HOUR = timedelta(hours=1)


def stated(kind: str, at: datetime, precision: Any = "second") -> StatedTime:
    return StatedTime(kind, at, precision, "raw", "origin")


@pytest.mark.parametrize(
    ("times", "fetched", "listed", "at", "rule"),
    [
        ([], None, {}, NOON, "published"),
        ([stated("displayed", NOON)], None, {}, NOON, "published"),
        ([stated("displayed", NOON, "minute")], None, {}, NOON, "published"),
        ([stated("displayed", NOON, "day")], None, {}, NOON + 24 * HOUR, "published"),
        ([stated("displayed", NOON), stated("updated", NOON + HOUR)], None, {}, NOON + HOUR, "stated:updated"),
        ([stated("displayed", NOON), stated("updated", NOON - HOUR)], None, {}, NOON, "published"),
        ([stated("updated", NOON + HOUR, "day")], NOON + 2 * HOUR, {}, NOON + 25 * HOUR, "stated:updated"),
        ([stated("updated", NOON + HOUR)], NOON + 2 * HOUR, {}, NOON + 2 * HOUR, "fetched"),
        ([stated("updated", NOON + 3 * HOUR)], NOON + 2 * HOUR, {}, NOON + 3 * HOUR, "stated:updated"),
        ([], NOON - HOUR, {}, NOON, "published"),
        ([], NOON, {}, NOON, "fetched"),
        ([], None, {"time": "2026-09-18T13:00:00+08:00"}, NOON + HOUR, "list:time"),
        ([], None, {"time": "2026-09-18T05:00:00+00:00", "mtime": "2026-09-18T14:00:00+08:00"}, NOON + 2 * HOUR, "list:mtime"),
        ([], NOON + HOUR, {"time": "2026-09-18T13:00:00+08:00"}, NOON + HOUR, "fetched"),
        ([], None, {"time": "2026-09-18T13:00:00", "intro": "2027", "docid": "20270101"}, NOON, "published"),
    ],
)  # fmt: skip
def test_the_latest_time_decides(
    times: list[StatedTime], fetched: datetime | None, listed: dict[str, str], at: datetime, rule: str
) -> None:
    found = availability(NOON, times, fetched, listed)
    assert found == (at, rule)
    assert found[0].utcoffset() == timedelta(0)


TIMES = st.datetimes(timezones=st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))))
STATED = st.builds(StatedTime, kind=st.sampled_from(["displayed", "updated", "created"]), at=TIMES)
LISTED = st.dictionaries(st.sampled_from(["time", "mtime", "intro"]), TIMES.map(datetime.isoformat) | st.text())


@given(TIMES, st.lists(STATED), st.none() | TIMES, LISTED)
def test_it_is_never_before_any_time_that_is_known(
    published: datetime, times: list[StatedTime], fetched: datetime | None, listed: dict[str, str]
) -> None:
    at, rule = availability(published, times, fetched, listed)
    last_day = datetime(9999, 12, 31, tzinfo=UTC)
    known = [published, *(time.at for time in times), *([fetched] if fetched else [])]
    assert all(at >= time or at == last_day for time in known)
    assert rule.partition(":")[0] in ("fetched", "published", "stated", "list")
    assert rounded_up(at) >= at
    assert rounded_up(at).microsecond % 1000 == 0


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_it_follows_from_the_article_wherever_that_is_kept(article: Article, site: Site) -> None:
    line = json.loads(json.dumps(plain(article)))
    assert {"available_at", "available_by", "sessions"} <= line.keys()
    older = {name: value for name, value in line.items() if name not in ("available_at", "available_by", "sessions")}
    assert article_of(older) == article_of(line) == article
    row = document(article)
    assert row["available_at"] == article.available_at
    assert (row["available_by"], row["schema"]) == (article.available_by, 2)
    assert [one["exchange"] for one in row["sessions"]] == [one.exchange for one in article.sessions]
    for one in article.sessions:
        assert one.opens_at is None or one.opens_at > article.available_at


def test_a_copy_with_another_time_has_another_availability() -> None:
    article = next(one for one in ARTICLES if one.sessions)
    late = replace(article, fetched_at=article.available_at + timedelta(days=30))
    assert late.available_at == article.available_at + timedelta(days=30)
    assert late.available_by == "fetched"
    assert late.sessions != article.sessions
    with pytest.raises((ValueError, TypeError)):
        replace(article, available_at=article.published_at)


def test_what_a_record_says_of_it_is_made_anew() -> None:
    line = json.loads(json.dumps(plain(ARTICLES[0])))
    forged = {**line, "available_at": "1990-01-01T00:00:00+00:00", "available_by": "me", "sessions": None}
    assert article_of(forged).available_at == ARTICLES[0].available_at


def test_a_post_keeps_it_to_the_second_above(site: Site) -> None:
    first = replace(ARTICLES[0], fetched_at=ARTICLES[0].available_at + timedelta(days=1, microseconds=1))
    post = write(first, site)
    assert "\navailable_at: '" in post
    again = process(Page("again.md", post.encode(), format="post"), site)
    assert isinstance(again, Article)
    assert again.available_at - first.available_at == timedelta(microseconds=999_999)
    assert again.available_by == "stated:available"
    assert write(again, site) == post
    on_time = replace(ARTICLES[0], times=(), listed={}, fetched_at=None)
    assert "available_at" not in write(on_time, site)


def test_a_joined_article_is_known_when_its_last_page_is(site: Site) -> None:
    fixture = next(page for page in pages_of(FIXTURES) if "2011-warehouses-page-2-of-3" in page.source)
    number = 2
    pages = [
        replace(
            fixture,
            body=fixture.body.replace(b"page_info=3_2_", f"page_info=3_{one}_".encode()),
            fetched_at=NOON + one * HOUR,
        )
        for one in (1, number, 3)
    ]
    whole = process(replace(pages[0], parts=(*pages[1:],)), site)
    assert isinstance(whole, Article), whole
    assert whole.fetched_at == whole.available_at == NOON + 3 * HOUR


@pytest.mark.parametrize("raw", ["0001-01-01 00:00:00", "9999-12-31 23:59:59", "9999-12-31T23:59:59-05:00"])
def test_an_instant_that_no_other_zone_can_hold_is_no_time(raw: str, site: Site) -> None:
    from newscrawl.normalise.times import read_time

    found = read_time("displayed", raw, "", site)
    assert found is None or found.at.astimezone(UTC)
