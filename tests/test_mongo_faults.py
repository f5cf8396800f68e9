"""Hostile articles, late ones and kills: what the MongoDB store makes of them."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pymongo import WriteConcern
from test_mongo_store import NAMES, NOON, article, everything, many, settings_of, write, writing

from newscrawl.article import Article, Refusal, StatedTime
from newscrawl.stores.delivery import AwayError
from newscrawl.stores.documents import line_diff
from newscrawl.stores.mongo import MongoWriter
from newscrawl.stores.mongo_server import MongoError, MongoSettings, prepare, read
from tests.mongo.gatekeeper import Gatekeeper
from tests.mongo.server import MongoServer

__all__ = ["article"]


def told(article: Article, text: str, hours: float | None, revision: int = 1, **more: Any) -> Article:
    """The article with another text, fetched so many hours after noon."""
    fetched_at = None if hours is None else NOON + timedelta(hours=hours)
    digest = f"{ord(text[0]):032x}"
    return replace(article, body=text, content_hash=digest, revision=revision, fetched_at=fetched_at, **more)


def test_a_refusal_whose_title_no_database_can_hold_breaks_nothing(mongo: MongoServer, article: Article) -> None:
    broken = Refusal("u", "store", "not-stored", "x", None, "comos:a", "half a pair: \ud800", NOON)
    large = Refusal("v", "store", "not-stored", "x", None, "comos:b", "长" * 6_000_000, NOON)
    assert [fault is None for fault in write(settings_of(mongo), broken, large, article)] == [True, False, True]
    rows = everything(mongo)
    assert ([row["title"] for row in rows["refusals"]], len(rows["articles"])) == (["half a pair: ?"], 1)


def test_a_time_beyond_the_calendar_is_written_as_its_last_day(mongo: MongoServer, article: Article) -> None:
    end = StatedTime("updated", datetime(9999, 12, 31, tzinfo=UTC), "day", "9999-12-31", "meta")
    good = many(article, 2)
    faults = write(settings_of(mongo), good[0], replace(article, times=(end,)), good[1])
    assert faults == [None, None, None]
    assert max(row["available_at"] for row in everything(mongo)["articles"]) == end.at


def test_an_edit_of_a_very_long_article_is_a_revision(mongo: MongoServer, article: Article) -> None:
    settings = settings_of(mongo, timeout=30.0)
    write(settings, told(article, "长" * 3_000_000, 1, body_html=""))
    assert write(settings, told(article, "短" * 3_000_000, 2, 2, body_html="")) == [None]
    rows = everything(mongo)
    assert rows["articles"][0]["revision"] == 2
    assert rows["revisions"][0]["diff"] == ["@@ -2 +2 @@"]


def test_the_diff_is_a_unified_one() -> None:
    chance = random.Random(5)
    for _ in range(300):
        before, after = ([chance.choice("abc") for _ in range(chance.randrange(1, 8))] for _ in range(2))
        diff = line_diff(*({"title": lines[0], "body": "\n".join(lines[1:])} for lines in (before, after)))
        if len(before) > 1 and len(after) > 1:
            assert applied(before, diff) == after, (before, after, diff)


def applied(lines: list[str], diff: list[str]) -> list[str]:
    """The lines with the diff applied, hunk by hunk from the last."""
    result = list(lines)
    hunks: list[list[str]] = []
    for line in diff:
        hunks += [[]] if line.startswith("@@") else []
        hunks[-1].append(line)
    for hunk in reversed(hunks):
        start, _, count = hunk[0].split()[1].removeprefix("-").partition(",")
        at = int(start) - (count != "0")
        went = [line[1:] for line in hunk[1:] if line[0] == "-"]
        assert result[at : at + len(went)] == went
        result[at : at + len(went)] = [line[1:] for line in hunk[1:] if line[0] == "+"]
    return result


def test_a_diff_of_very_many_lines_takes_no_minutes() -> None:
    before, after = (
        {"title": "t", "body": "\n".join(str((i * step + i // 100) % 100) for i in range(50_000))} for step in (1, 7)
    )
    started = time.monotonic()
    assert len(line_diff(before, after)) > 50_000
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("hours", [(3, 2, 1), (3, 1, 2), (None, None, None)])
def test_every_text_is_kept_in_whatever_order_they_come(
    mongo: MongoServer, article: Article, hours: tuple[float | None, ...]
) -> None:
    """Saved pages all come as revision 1."""
    settings = settings_of(mongo)
    story = [told(article, text, hour) for text, hour in zip("ABC", hours, strict=True)]
    for one in story:
        write(settings, one)
    before = everything(mongo)
    assert [row["body"] for row in before["articles"]] == ["A"]
    assert sorted(row["body"] for row in before["revisions"]) == ["B", "C"]
    write(settings, *reversed(story))
    assert everything(mongo) == before
    write(settings, told(article, "D", 4, 2))
    after = everything(mongo)
    assert [row["body"] for row in after["articles"]] == ["D"]
    assert sorted(row["body"] for row in after["revisions"]) == ["A", "B", "C"]
    write(settings, *story)
    assert everything(mongo) == after


def test_a_kill_between_revision_and_article_is_mended_though_the_text_has_changed_again(
    mongo: MongoServer, article: Article
) -> None:
    settings = settings_of(mongo)
    write(settings, told(article, "A", 1))

    async def killed() -> None:
        async with writing(settings) as writer:
            with pytest.raises(KilledError):
                await writer.write([writer.made_ready(told(article, "B", 2, 2))])

    class KilledError(Exception):
        pass

    async def bulk(self: MongoWriter, name: str, writes: list[Any], *rest: Any) -> Any:
        if name == "articles" and [type(one).__name__ for one in writes] == ["ReplaceOne"]:
            raise KilledError
        return await real(self, name, writes, *rest)

    real = MongoWriter._bulk
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MongoWriter, "_bulk", bulk)
        asyncio.run(killed())
    write(settings, told(article, "C", 3, 2))
    rows = everything(mongo)
    assert [row["body"] for row in rows["articles"]] == ["C"]
    assert [(row["body"], row["diff"][1:]) for row in rows["revisions"]] == [("A", ["-A", "+C"])]
    assert rows["revisions"][0]["superseded_by"] == rows["articles"][0]["content_hash"]


def test_an_article_that_states_a_later_time_can_be_gone(mongo: MongoServer, article: Article) -> None:
    """The day that it states ends, or the update that it announces comes, after the site has taken it away."""
    settings = settings_of(mongo)
    today = StatedTime("displayed", NOON - timedelta(hours=4), "day", "2026-11-25", "meta")
    for fetched_at in (NOON, None):
        one = replace(article, id=f"comos:gone{fetched_at is None}", times=(today,), fetched_at=fetched_at)
        write(settings, one, Refusal("u", "fetch", "gone", "404", None, one.id, seen_at=NOON + timedelta(hours=2)))
        back = Refusal("u", "fetch", "gone", "an old one", None, article.id, seen_at=NOON - timedelta(hours=2))
        write(settings, article, back)
    gone = {row["_id"]: row.get("gone_at") is not None for row in everything(mongo)["articles"]}
    assert gone == {"comos:goneFalse": True, "comos:goneTrue": True, article.id: False}


def test_what_is_acknowledged_is_in_the_journal(mongo: MongoServer) -> None:
    assert prepare(settings_of(mongo)).document["j"] is True
    with pytest.raises(MongoError, match="nothing would be acknowledged"):
        prepare(settings_of(mongo, write_concern="0"))


@pytest.mark.parametrize(("code", "wrote", "is_away"), [(171, 1, False), (171, 0, True), (14031, 1, True)])
def test_an_unknown_error_is_one_articles_if_the_others_are_written(
    code: int, wrote: int, article: Article, *, is_away: bool
) -> None:
    """Else that article would be tried for ever, and whatever came after it would wait."""
    good, bad = many(article, 2)
    done: dict[str, Any] = {
        "ok": 1.0, "n": wrote, "nModified": 0, "upserted": [{"index": 0, "_id": good.id}][:wrote],
        "writeErrors": [{"index": number, "code": code, "errmsg": "odd"} for number in (0, 1)[wrote:]],
    }  # fmt: skip

    async def run() -> list[str | None]:
        settings = MongoSettings(door.uri("right"), "news", NAMES, 10, "", 1.0)
        writer = MongoWriter(settings, WriteConcern(1), frozenset())
        try:
            return await writer.write([writer.made_ready(item) for item in (good, bad)])
        finally:
            await writer.close()

    with Gatekeeper("writer", "right", {"update": done}) as door:
        if is_away:
            with pytest.raises(AwayError):
                asyncio.run(run())
        else:
            assert asyncio.run(run()) == [None, "the database refuses it: 171 odd"]


def test_the_newest_text_is_read_last(mongo: MongoServer, article: Article) -> None:
    settings = settings_of(mongo)
    write(settings, told(article, "B", 2), told(article, "A", 1))

    async def run() -> list[tuple[int, str]]:
        return [(row["revision"], row["body"]) async for row in read(settings)]

    assert asyncio.run(run()) == [(1, "A"), (1, "B")]
