"""The guard's decisions: what an answer means, how long to wait, when to give up. No process, no network."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from scrapy.http import Response

from newscrawl.crawl import guard
from newscrawl.crawl.guard import MAX_ATTEMPTS, MAX_WAIT, Verdict
from newscrawl.crawl.ledger import Entry
from newscrawl.site import Site

NOW = datetime(2026, 11, 24, 2, 0, 0, tzinfo=UTC)
URL = "https://finance.sina.com.cn/2026-11-24/doc-iabcdefg1234567.shtml"
KEY = "comos:abcdefg1234567"


def entry(attempts: int) -> Entry:
    return Entry(KEY, URL, attempts, {}, None, 0, 0, None)


# Retry-After ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        (None, 0.0),
        ("", 0.0),
        ("0", 0.0),
        ("120", 120.0),
        (" 120 ", 120.0),
        ("3600", 3600.0),
        ("3601", MAX_WAIT),
        ("99999999999", MAX_WAIT),
        ("9" * 5000, MAX_WAIT),
        ("-5", 0.0),
        ("1.5", 0.0),
        ("1e9", 0.0),
        ("inf", 0.0),
        ("nan", 0.0),
        ("²", 0.0),
        ("soon", 0.0),
        ("Tue, 24 Nov 2026 02:02:00 GMT", 120.0),
        ("Tue, 24 Nov 2026 02:02:00 -0000", 120.0),
        ("Tue, 24 Nov 2026 01:00:00 GMT", 0.0),  # over
        ("Fri, 31 Dec 9999 23:59:59 GMT", MAX_WAIT),
        ("Tue, 31 Feb 2026 02:02:00 GMT", 0.0),
        ("Tue, 24 Nov 2026 02:02:00 +9999", 0.0),
    ],
)
def test_what_the_site_asks_to_wait_is_bounded(stated: str | None, seconds: float) -> None:
    headers = {} if stated is None else {"Retry-After": stated.encode()}
    assert guard.retry_after(Response(URL, 429, headers), NOW) == seconds


def test_the_longest_wait_is_an_hour() -> None:
    assert MAX_WAIT == 3600


# rows -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (200, None), (304, None), (403, "forbidden"), (418, "forbidden"), (429, "too-many"), (503, "too-many"),
        (404, "gone"), (410, "gone"), (500, "server-error"), (502, "server-error"), (301, "redirected"), (401, None),
    ],
)  # fmt: skip
def test_the_row_of_a_status(status: int, name: str | None, site: Site) -> None:
    row = guard.by_status(status, site)
    assert (row.name if row else None) == name


@pytest.mark.parametrize(
    ("error", "name"),
    [
        ("TimeoutError", "cut-off"), ("CannotResolveHostError", "cut-off"), ("IgnoreRequest", "disallowed"),
        ("NotInArchiveError", "not-in-archive"), ("NobodyKnowsThisError", "cut-off"), ("", "cut-off"),
    ],
)  # fmt: skip
def test_the_row_of_a_download_error(error: str, name: str, site: Site) -> None:
    assert guard.by_error(error, site).name == name


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        ("ban-page", "ban-page"), ("home-page", "home-page"), ("no-template", "broken-page"), ("too-many", "too-many"),
        ("missing-page", "missing-page"), ("defect", None), ("list-page", None), ("too-many-pages", None),
    ],
)  # fmt: skip
def test_the_row_of_a_refusal(reason: str, name: str | None, site: Site) -> None:
    row = guard.by_reason(reason, site)
    assert (row.name if row else None) == name


# verdicts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "attempts", "site_refuses", "action"),
    [
        ("gone", 1, False, "again"),  # a passing trouble looks the same
        ("gone", 2, False, "gone"),
        ("disallowed", 1, False, "refused"),
        ("server-error", 1, False, "again"),
        ("server-error", MAX_ATTEMPTS - 1, False, "again"),
        ("server-error", MAX_ATTEMPTS, False, "refused"),
        ("server-error", MAX_ATTEMPTS, True, "refused"),
        ("forbidden", MAX_ATTEMPTS - 1, False, "again"),
        ("forbidden", MAX_ATTEMPTS, False, "refused"),  # this article alone is disliked
        ("forbidden", MAX_ATTEMPTS, True, "again"),  # everything is: it is not about this article
        ("forbidden", 5000, True, "again"),
    ],
)
def test_the_verdict(name: str, attempts: int, site_refuses: bool, action: str, site: Site) -> None:
    found = guard.judge(guard.named(name, site), entry(attempts), 2.0, 0.0, site_refuses=site_refuses)
    assert found.action == action
    assert found.wait == (guard.backoff(attempts, 2.0, KEY) if action == "again" else 0.0)
    assert found.wait <= MAX_WAIT


@pytest.mark.parametrize(("asked", "longer"), [(0.0, False), (0.5, False), (120.0, True), (MAX_WAIT, True)])
def test_the_site_may_ask_for_a_longer_wait_and_not_for_a_shorter_one(asked: float, longer: bool, site: Site) -> None:
    own = guard.backoff(1, 2.0, KEY)
    found = guard.judge(guard.named("too-many", site), entry(1), 2.0, asked, site_refuses=False)
    assert found == Verdict("again", asked if longer else own)


# redirects --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "location", "moved"),
    [
        (301, "https://finance.sina.cn/2026-11-24/detail-iabcdefg1234567.d.html", True),
        (302, "/stock/2026-11-24/doc-iabcdefg1234567.shtml", True),
        (302, URL, False),  # to itself
        (302, "", False),
        (200, "https://finance.sina.cn/2026-11-24/detail-iabcdefg1234567.d.html", False),
        (302, "https://finance.sina.com.cn/2026-11-24/doc-iabcdefg7654321.shtml", False),  # another article
        (302, "https://finance.sina.com.cn/", False),
        (302, "https://evil.example/2026-11-24/doc-iabcdefg1234567.shtml", False),
        (302, "https://finance.sina.com.cn.evil.example/doc-iabcdefg1234567.shtml", False),
        (302, "file:///etc/passwd", False),
    ],
)
def test_a_redirect_is_followed_to_the_same_article_alone(status: int, location: str, moved: bool, site: Site) -> None:
    headers = {"Location": location.encode()} if location else {}
    target = guard.moved_to(Response(URL, status, headers), KEY, site)
    assert (target is not None) == moved
    if target:
        assert "abcdefg1234567" in target
